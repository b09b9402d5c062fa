package pdf

import (
	"mognad/checklist"
	"mognad/checklist/display"
	"mognad/report"
)

// tabular lays one table out.
type tabular struct {
	set     *setter
	data    report.Table
	element *element
	heads   []glyphs
	cells   [][]cell
	columns []column
	picture *picture // drawn in the rows, between two columns; nil for none
}

// A cell of a table.
type cell struct {
	paragraphs []glyphs
	level      *checklist.Level
	strong     bool
	link       string
	says       display.Text
	name       bool // of the row
}

func (c cell) style() style {
	st := textStyle
	if c.strong {
		st = strongStyle
	}
	if c.name && c.link != "" || away(c.link) {
		st.ink = accent
	}
	return st
}

// away reports whether a link leaves the document.
func away(link string) bool { return link != "" && link[0] != '#' }

// text returns the first line.
func (c cell) text() glyphs {
	if len(c.paragraphs) == 0 {
		return ""
	}
	return c.paragraphs[0]
}

// table sets a table.
func (s *setter) table(d report.Table) {
	s.caption(d.Caption, leftEdge)
	s.rows(s.tabular(d))
}

// caption sets the title of a table or a figure.
func (s *setter) caption(text display.Text, x length) {
	if text.Empty() {
		return
	}
	e := s.root.add("P")
	pieces := s.setLines(run{element: e, lines: s.fonts.wrap(s.glyphs(text), strongStyle, rightEdge-x), x: x, style: strongStyle})
	pieces[0].gap, pieces[0].snap = s.gap(module/2), x == bodyLeft
	for i := range pieces {
		pieces[i].glue = true
	}
	s.add(pieces...)
	s.leads()
}

func (s *setter) tabular(d report.Table) *tabular {
	t := &tabular{set: s, data: d, columns: make([]column, len(d.Columns))}
	for _, c := range d.Columns {
		t.heads = append(t.heads, s.glyphs(c.Head))
	}
	for _, row := range d.Rows {
		cells := make([]cell, len(d.Columns))
		for i := range min(len(row), len(cells)) {
			c := row[i]
			cells[i] = cell{
				paragraphs: s.paragraphs(c.Text), level: c.Level, strong: c.Strong, link: s.link(c.Link),
				says: c.Text, name: i == 0 && d.RowHead,
			}
		}
		t.cells = append(t.cells, cells)
	}
	return t
}

// rows lays out the rows and adds them.
func (s *setter) rows(t *tabular) {
	if len(t.columns) == 0 {
		return
	}
	t.measure()
	t.share()
	t.element = s.root.add("Table")
	if t.picture != nil {
		t.picture.label(t.data.Rows)
		t.element.attrs = []string{summary(t.data.Caption)}
	}
	first, again := t.head()
	first.gap, first.glue = s.gap(module/2), true
	if first.gap == 0 {
		first.gap = third
	}
	start := len(s.pieces)
	s.add(first)
	body := t.element.add("TBody")
	for i, row := range t.cells {
		pieces := t.row(body.add("TR"), i, row)
		for j := range pieces {
			pieces[j].above = again
		}
		if i == 0 || i == len(t.cells)-2 {
			pieces[len(pieces)-1].glue = len(t.cells) > 1
		}
		s.add(pieces...)
	}
	s.whole(start)
	s.closing()
}

// whole keeps what was added since start on one page, if it takes at most a
// third of one.
func (s *setter) whole(start int) {
	height := length(0)
	for _, p := range s.pieces[start:] {
		height += p.height
	}
	if height > (bottomEdge-topEdge)/3 {
		return
	}
	s.keep(start)
}

// keep keeps what was added since start on one page.
func (s *setter) keep(start int) {
	for i := start; i < len(s.pieces)-1; i++ {
		s.pieces[i].glue = true
	}
}

// closing draws the rule below a table, with its last row.
func (s *setter) closing() {
	last := &s.pieces[len(s.pieces)-1]
	own, height := last.draw, last.height
	last.height += third
	last.draw = func(c *canvas, y length) {
		own(c, y)
		c.artifact(ornament, func() { c.rule(leftEdge, rightEdge, y+height, medium, ink) })
	}
	last.glue = false
}

// put sets one line in the column.
func (col column) put(c *canvas, y length, g glyphs, st style) {
	switch col.align {
	case report.Decimal:
		c.textEnd(col.left+col.width, y, g, st)
	case report.Middle:
		c.textMiddle(col.left+col.width/2, y, g, st)
	case report.Start:
		c.text(col.left, y, g, st)
	}
}
