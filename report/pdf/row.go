package pdf

import (
	"strconv"
	"strings"

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
	tile    glyphs // the digit of a level, on its colour; "" for none
	cell    cell
}

// row lays out one row: as one piece, or, where no page is high enough, line by
// line.
func (t *tabular) row(tr *element, at int, cells []cell) []piece {
	lines := t.strips(tr, cells)
	height := length(len(lines))*module + rowPadding
	if t.picture != nil {
		height = max(height, t.picture.height(at))
	}
	if height <= highestRow {
		return []piece{{height: height, draw: func(c *canvas, y length) {
			t.tiles(c, y, y+height, lines[0])
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
				if i == 0 {
					t.tiles(c, y, y+module+rowPadding, l)
				}
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
		tile := c.tile()
		for at, p := range c.paragraphs {
			if at < len(c.paragraphs)-1 {
				p = apart(p)
			}
			for _, g := range t.cellLines(i, c, p[len(tile):]) {
				if n == len(lines) {
					lines = append(lines, nil)
				}
				one := t.strip(e, i, c, g)
				one.tile, tile = tile, ""
				lines[n] = append(lines[n], one)
				n++
			}
		}
	}
	return lines
}

// tile returns the digit that a cell's text begins with, if that is its level.
func (c cell) tile() glyphs {
	if c.level == nil || len(c.paragraphs) != 1 {
		return ""
	}
	digit := glyphs(strconv.Itoa(int(*c.level)))
	if rest, ok := strings.CutPrefix(string(c.text()), string(digit)); ok && (rest == "" || rest[0] == ' ') {
		return digit
	}
	return ""
}

// cellLines returns the lines of one paragraph of a cell. What follows a tile
// begins with a space, which stands between the two when read.
func (t *tabular) cellLines(i int, c cell, p glyphs) []glyphs {
	if t.columns[i].align == report.Decimal {
		return []glyphs{p}
	}
	width := t.columns[i].width
	if c.tile() == "" {
		return t.set.fonts.wrap(p, c.style(), max(width, 1))
	}
	return t.set.fonts.wrap(glyphs(strings.TrimPrefix(string(p), " ")), c.style(), max(width-tileWidth-tileGap, 1))
}

func (t *tabular) strip(e *element, i int, c cell, g glyphs) strip {
	col, st := t.columns[i], c.style()
	f := t.set.fonts
	one := strip{element: e, x: col.left, text: g, style: st, cell: c}
	switch {
	case c.tile() != "" && len(c.tile()) < len(c.text()):
		one.x = col.left + tileWidth + tileGap
	case c.tile() != "":
		one.x = col.left + (col.width-tileWidth)/2 + tileWidth + tileGap
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
		left := s.x
		if s.tile != "" {
			left -= tileWidth + tileGap
			st := s.style.with(on(t.set.ramp(*s.cell.level)))
			c.mark(s.element, func() { c.text(left+(tileWidth-c.fonts.width(s.tile, st))/2, y, s.tile+" ", st) })
		}
		c.mark(s.element, func() { c.text(s.x, y, s.text, s.style) })
		if s.cell.link != "" {
			c.link(s.element, s.cell.link, s.cell.says, left, y, s.x+c.fonts.width(s.text, s.style), y+module)
		}
	}
}

// tiles colours the ground of the levels of a row.
func (t *tabular) tiles(c *canvas, top, bottom length, strips []strip) {
	for _, s := range strips {
		if s.tile != "" {
			left := s.x - tileWidth - tileGap
			shade := t.set.ramp(*s.cell.level)
			c.artifact(ornament, func() { c.fill(left, top+fine, left+tileWidth, bottom-fine, shade) })
		}
	}
}
