package pdf

import (
	"strconv"

	"mognad/checklist/display"
	"mognad/report"
)

// A side is a heading that stands in the margin, beside the text that it is
// about.
type side struct {
	pieces []piece
	page   bool
}

// head sets a heading. Its label stands in the margin, on the same line.
func (s *setter) head(h report.Heading, at int) {
	// A level left out would make a hole in the table of contents that screen
	// readers build.
	level := min(max(h.Level, 1), s.heading+1, 6)
	s.heading = level
	e := s.root.add("H" + strconv.Itoa(level))
	look := headingLook(h)
	if s.under > 0 || !h.Page && s.ruledAt(at-1) {
		look.rule = 0 // another line, or the heading above, is there already
	}
	text := s.glyphs(h.Text)
	lines := s.fonts.even(text, look.style, look.width)
	if narrow, ok := s.narrow(h, text); ok && s.textAt(at+1) {
		s.side = &side{pieces: s.beginning(h, e, level, look, narrow), page: h.Page}
		s.under = 0
		return
	}
	pieces := s.beginning(h, e, level, look, lines)
	for i := range pieces {
		pieces[i].glue = true
	}
	if h.Level > 1 {
		used := length(len(pieces)) * look.style.leading
		pieces[len(pieces)-1].height += up(used+look.after, module) - used
	}
	pieces[0].gap, pieces[0].snap, pieces[0].page = s.gap(look.gap), true, h.Page
	s.add(pieces...)
	s.leads()
	s.under = h.Level
}

// narrow sets a heading in the margin. It reports false for one that does not
// belong there or does not fit: in two lines, and without breaking a word.
func (s *setter) narrow(h report.Heading, text glyphs) ([]glyphs, bool) {
	if h.Level != 2 || !h.Label.Empty() || s.fonts.longestWord(text, headingStyle) > marginWidth {
		return nil, false
	}
	lines := s.fonts.even(text, headingStyle, marginWidth)
	return lines, len(lines) <= 2
}

// ruledAt reports whether the block at a place ends in a line.
func (s *setter) ruledAt(at int) bool {
	if at < 0 {
		return false
	}
	switch b := s.doc.Blocks[at].(type) {
	case report.Table:
		return true
	case report.Figure:
		_, ok := b.Chart.(report.Total)
		return !ok
	}
	return false
}

// textAt reports whether the block at a place is set in the body column alone.
func (s *setter) textAt(at int) bool {
	if at >= len(s.doc.Blocks) {
		return false
	}
	switch b := s.doc.Blocks[at].(type) {
	case report.Paragraph:
		return !b.Text.Empty()
	case report.List:
		return len(b.Items) > 0 && b.Items[0].Mark == report.NoMark
	case report.Blank:
		return b.Lines > 0 || len(b.Names) == 0 || !b.Head.Empty()
	}
	return false
}

// beginning returns the lines of a heading. Where the first of them is drawn is
// where links to the heading lead.
func (s *setter) beginning(h report.Heading, e *element, level int, look look, lines []glyphs) []piece {
	title := display.Join([]display.Text{h.Label, h.Text}, display.Clean(" "))
	if h.Label.Empty() {
		title = h.Text
	}
	label := s.glyphs(h.Label)
	pieces := s.setLines(run{element: e, lines: lines, x: look.x, style: look.style})
	t := &target{element: e, level: level, title: pdfText(title), id: h.ID}
	along(pieces, func(c *canvas, y length) {
		t.page, t.top = c.page, y
		c.targets = append(c.targets, t)
		if look.rule > 0 {
			c.artifact(ornament, func() { c.rule(leftEdge, rightEdge, y-module/2, look.rule, look.ink) })
		}
		if label != "" {
			mark := labelStyle
			mark.baseline = look.style.baseline
			c.mark(e, func() { c.text(leftEdge, y, label+" ", mark) })
		}
	})
	return pieces
}

// A look is how a heading is set, with the white above and below it.
type look struct {
	style      style
	x, width   length
	gap, after length // at least
	rule       length // weight of the line above; 0 for none
	ink        colour // of that line
}

func headingLook(h report.Heading) look {
	switch {
	case h.Level <= 1:
		return look{style: titleStyle, x: leftEdge, width: fullWidth}
	case h.Level == 2 && h.Label.Empty():
		return look{headingStyle, leftEdge, fullWidth, module, third, medium, accent}
	case h.Level <= 3:
		return look{headingStyle, bodyLeft, bodyWidth, module, 0, medium, accent}
	}
	return look{strongStyle, bodyLeft, bodyWidth, module, 0, fine, line}
}
