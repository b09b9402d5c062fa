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
	case report.Bars:
		s.caption(f.Caption)
		s.says(f)
		s.bars(f, chart)
		return
	case report.Radar:
		s.radar(f, chart)
	}
	if !f.Later && len(f.Data.Rows) > 0 && !s.drawnBefore(f.Data, at) {
		s.table(f.Data)
	}
}

// says sets the sentence that a picture shows.
func (s *setter) says(f report.Figure) {
	s.paragraph(report.Paragraph{Text: f.Says})
	s.glueLast()
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

// total sets the one big figure in the margin and the range it lies in beside.
func (s *setter) total(f report.Figure, t report.Total) {
	picture := s.root.add("Figure")
	picture.alt = pdfText(f.Says)
	figure := s.glyphs(t.Figure)
	st := figureStyle
	for s.fonts.width(figure, st) > marginWidth+module && st.size > titleStyle.size {
		st.size -= pt
	}
	left := max(bodyLeft, leftEdge+s.fonts.width(figure, st)+module)
	label := s.fonts.wrap(s.glyphs(t.Label), strongStyle, rightEdge-left)
	height := 3 * module
	s.add(piece{gap: module, height: height, snap: true, glue: true, draw: func(c *canvas, y length) {
		picture.enclose(box{leftEdge, y, rightEdge, y + height})
		c.mark(picture, func() {
			c.text(leftEdge, y, figure, st)
			c.text(left, y, label[0], strongStyle)
			c.extent(t, left, y+2*module)
		})
	}})
	s.says(f)
	s.pieces[len(s.pieces)-1].glue = false
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
