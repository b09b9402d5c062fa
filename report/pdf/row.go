package pdf

import (
	"mognad/report"
)

// rowPadding is the white between the lines of two rows.
const rowPadding = third

// highestRow is the highest row that is not cut.
const highestRow = bottomEdge - topEdge - 6*module

// A strip is one line of a cell: where it stands and how.
type strip struct {
	element *element
	x       length
	text    glyphs
	style   style
	tile    bool
	cell    cell
}

// row lays out one row: as one piece, or, where no page is high enough, line by
// line.
func (t *tabular) row(tr *element, at int, cells []cell) []piece {
	lines := t.strips(tr, cells)
	if t.picture != nil && len(lines) < t.picture.lines {
		lines = append(lines, make([][]strip, t.picture.lines-len(lines))...)
	}
	height := length(len(lines))*module + rowPadding
	if height <= highestRow {
		return []piece{{height: height, draw: func(c *canvas, y length) {
			for i, l := range lines {
				t.drawStrips(c, y+rowPadding/2+length(i)*module, l)
			}
			if t.picture != nil {
				t.picture.draw(c, at, y, y+height)
			}
		}}}
	}
	pieces := make([]piece, len(lines))
	for i, l := range lines {
		pieces[i] = piece{
			height: module, glue: i == 0 || i == len(lines)-2,
			draw: func(c *canvas, y length) {
				t.drawStrips(c, y+rowPadding/2, l)
				if t.picture != nil && i == 0 {
					t.picture.draw(c, at, y, y+module+rowPadding)
				}
			},
		}
	}
	pieces[len(pieces)-1].height += rowPadding
	return pieces
}

// strips returns the lines of a row from top to bottom. Reading order is cell
// by cell, which the elements say.
func (t *tabular) strips(tr *element, cells []cell) [][]strip {
	lines := make([][]strip, 1)
	for i, c := range cells {
		e := tr.add("TD")
		if c.name {
			e.tag, e.attrs = "TH", []string{rowScope}
		}
		e = linked(e, c.link)
		n := 0
		for _, p := range c.paragraphs {
			for _, g := range t.cellLines(i, c, p) {
				if n == len(lines) {
					lines = append(lines, nil)
				}
				lines[n] = append(lines[n], t.strip(e, i, c, g))
				n++
			}
		}
	}
	return lines
}

func (t *tabular) cellLines(i int, c cell, p glyphs) []glyphs {
	if t.columns[i].align == report.Decimal {
		return []glyphs{p}
	}
	return t.set.fonts.wrap(p, c.style(), max(t.columns[i].width, 1))
}

func (t *tabular) strip(e *element, i int, c cell, g glyphs) strip {
	col, st := t.columns[i], c.style()
	f := t.set.fonts
	one := strip{element: e, x: col.left, text: g, style: st, cell: c}
	switch {
	case c.level != nil:
		one.tile = true
		one.style.ink = on(t.set.ramp(*c.level))
		one.x = col.left + (col.width-f.width(g, st))/2
	case col.align == report.Decimal:
		one.x = col.left + col.width - f.width(g, st)
		if whole, _, ok := splitDecimal(g, t.set.doc.Lang); ok {
			one.x = col.left + col.width - col.part - f.width(whole, st)
		}
	case col.align == report.Middle:
		one.x = col.left + (col.width-f.width(g, st))/2
	}
	return one
}

func (t *tabular) drawStrips(c *canvas, y length, strips []strip) {
	for _, s := range strips {
		if s.tile {
			t.tile(c, y, s)
		}
		c.mark(s.element, func() { c.text(s.x, y, s.text, s.style) })
		if s.cell.link != "" {
			c.link(s.element, s.cell.link, s.cell.says, s.x, y, s.x+c.fonts.width(s.text, s.style), y+module)
		}
	}
}

// tile colours the ground of a level.
func (t *tabular) tile(c *canvas, y length, s strip) {
	middle := s.x + t.set.fonts.width(s.text, s.style)/2
	shade := t.set.ramp(*s.cell.level)
	half := rowPadding/2 - fine
	c.artifact(ornament, func() { c.fill(middle-tileWidth/2, y-half, middle+tileWidth/2, y+module+half, shade) })
}
