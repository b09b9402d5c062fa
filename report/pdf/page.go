package pdf

import "mognad/checklist/display"

// A frame is what stands on every page around its content.
type frame struct {
	unit, title, draft glyphs
	source             glyphs
	numbers            []glyphs // "page n of m", one for each page
}

// frame makes the texts of all pages. It counts what it replaces like any other
// text, so it is made before the note at the end.
func (s *setter) frame() frame {
	return frame{
		unit:   s.fit(s.doc.Unit, noteStrong, fullWidth/3),
		title:  s.fit(s.doc.Title, noteStyle, fullWidth/3),
		draft:  s.fit(s.doc.Draft, noteStrong, fullWidth/3),
		source: s.fit(display.Join([]display.Text{s.doc.Date.In(s.doc.Lang), s.doc.Source}, display.Clean("  \u00B7  ")), noteStyle, fullWidth*3/4),
	}
}

// fit returns as much of t as fits on one line of the width.
func (s *setter) fit(t display.Text, st style, width length) glyphs {
	lines := s.fonts.wrap(s.glyphs(t), st, width)
	if len(lines) == 1 {
		return lines[0]
	}
	short := s.fonts.wrap(s.glyphs(t), st, width-s.fonts.width("\u2026", st))
	return short[0] + "\u2026"
}

// number makes the page numbers, once it is known how many pages there are.
func (s *setter) number(f *frame, pages int) {
	for i := range pages {
		f.numbers = append(f.numbers, s.glyphs(words.Say(s.doc.Lang, "page-of", "page", i+1, "pages", pages)))
	}
}

func (f *frame) draw(c *canvas) {
	c.artifact(header, func() {
		y := headerLine - noteStyle.baseline
		c.text(leftEdge, y, f.unit, noteStrong)
		c.text(max(bodyLeft, leftEdge+c.fonts.width(f.unit, noteStrong)+module), y, f.title, noteStyle)
		c.textEnd(rightEdge, y, f.draft, noteStrong.with(accent))
	})
	c.artifact(footer, func() {
		y := footerLine - noteStyle.baseline
		c.rule(leftEdge, rightEdge, y-third, fine, line)
		c.text(leftEdge, y, f.source, noteStyle)
		c.textEnd(rightEdge, y, f.numbers[c.page-1], noteStyle)
	})
}
