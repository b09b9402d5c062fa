package pdf

import (
	"math/big"
	"reflect"

	"mognad/checklist"
	"mognad/report"
)

// figure sets a picture of numbers: what is drawn, what it shows, the picture
// and its numbers.
func (s *setter) figure(f report.Figure, at int) {
	switch chart := f.Chart.(type) {
	case report.Total:
		s.total(f, chart)
		return
	case report.Bars:
		s.caption(f.Caption, bodyLeft)
		s.says(f)
		s.bars(f, chart)
		return
	case report.Radar:
		if len(chart.Axes) < leastAxes {
			s.caption(f.Caption, bodyLeft)
			s.bars(f, report.Bars{Bars: chart.Axes})
			return
		}
		s.radar(f, chart)
	}
	if len(f.Data.Rows) > 0 && !s.drawnBefore(f.Data, at) {
		s.table(f.Data)
	}
}

// says sets the sentence that a picture shows.
func (s *setter) says(f report.Figure) {
	s.paragraph(report.Paragraph{Text: f.Says}, 0)
	s.leads()
}

// drawnBefore reports whether the figure before has the same numbers in a table.
func (s *setter) drawnBefore(d report.Table, at int) bool {
	if at == 0 {
		return false
	}
	before, ok := s.doc.Blocks[at-1].(report.Figure)
	return ok && reflect.DeepEqual(before.Data, d)
}

// ramp returns the colour of a level on the document's scale.
func (s *setter) ramp(l checklist.Level) colour { return ramp(l, s.top) }

// part returns a share of l. A share outside 0 to 1 is taken for the nearest in
// it.
func part(share *big.Rat, l length) length {
	switch {
	case share == nil || share.Sign() <= 0:
		return 0
	case share.Cmp(big.NewRat(1, 1)) >= 0:
		return l
	}
	n := new(big.Int).Mul(share.Num(), big.NewInt(2*int64(l)))
	n.Add(n, share.Denom())
	return length(n.Quo(n, new(big.Int).Mul(share.Denom(), big.NewInt(2))).Int64())
}

// total sets the one big figure in the margin; beside it what it says, the range
// it lies in, and the numbers on one line.
func (s *setter) total(f report.Figure, t report.Total) {
	picture := s.root.add("Figure")
	picture.alt = pdfText(f.Says)
	figure := s.glyphs(t.Figure)
	st := figureStyle
	for s.fonts.width(figure, st) > marginWidth+2*third && st.size > titleStyle.size {
		st.size -= pt
	}
	left := max(bodyLeft, leftEdge+s.fonts.width(figure, st)+third)
	label := s.fonts.wrap(s.glyphs(t.Label), strongStyle, rightEdge-left)
	says := s.root.add("P")
	lines := s.fonts.wrap(s.glyphs(f.Says), textStyle, rightEdge-left)
	below := module + length(len(lines))*module
	height := max(below+module, 3*module)
	s.add(piece{gap: s.gap(2 * third), height: height, snap: true, glue: true, draw: func(c *canvas, y length) {
		picture.enclose(box{leftEdge, y, rightEdge, y + height})
		c.mark(picture, func() {
			c.text(leftEdge, y, apart(figure), st)
			c.text(left, y, label[0], strongStyle)
			c.extent(t, left, y+below+2*third)
		})
		c.mark(says, func() {
			for i, g := range lines {
				c.text(left, y+length(i+1)*module, g, textStyle)
			}
		})
	}})
	s.pairs(f.Data, left)
}

// pairs sets a table of one row on one line, each number after what it is. A
// table of another form is set as it is.
func (s *setter) pairs(d report.Table, left length) {
	t := s.tabular(d)
	if !d.RowHead || len(d.Rows) != 1 || len(d.Columns) < 2 || len(d.Columns) > 5 {
		s.pieces[len(s.pieces)-1].glue = false
		s.table(d)
		return
	}
	e := s.root.add("Table", summary(d.Caption))
	heads, row := e.add("THead").add("TR"), e.add("TBody").add("TR")
	step := (rightEdge - left) / length(len(t.columns)-1)
	var cells []strip
	for i, c := range t.cells[0] {
		name := strip{element: heads.add("TH", columnScope), style: sideStyle}
		if t.heads[i] != "" {
			name.text = t.heads[i] + " "
		}
		value := strip{element: row.add("TD"), text: c.text(), style: c.style()}
		if i == 0 {
			name.x, value.element.tag, value.style = leftEdge, "TH", sideStyle
			value.element.attrs = []string{rowScope}
		} else {
			name.x = left + length(i-1)*step
		}
		value.x = name.x
		if name.text != "" {
			value.x += s.fonts.width(name.text, sideStyle) + third/2
		}
		cells = append(cells, name, value)
	}
	s.add(piece{height: module, draw: func(c *canvas, y length) {
		for _, cell := range cells {
			c.mark(cell.element, func() { c.text(cell.x, y, cell.text, cell.style) })
		}
	}})
}

// extent draws the scale from nothing to all, the range as a line on it and the
// figure as a dot.
func (c *canvas) extent(t report.Total, left, y length) {
	width := rightEdge - left
	c.rule(left, rightEdge, y, fine, line)
	for i := range length(5) {
		x := left + width*i/4
		c.line(x, y-2*pt, x, y+2*pt, fine, line)
	}
	if t.Low != nil && t.High != nil {
		low, high := left+part(t.Low, width), left+part(t.High, width)
		c.rule(low, high, y, strong, accent)
		c.line(low, y-3*pt, low, y+3*pt, strong, accent)
		c.line(high, y-3*pt, high, y+3*pt, strong, accent)
	}
	if t.Share != nil {
		c.dot(left+part(t.Share, width), y, 4*pt, accent)
	}
}
