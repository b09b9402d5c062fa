package pdf

// A tableHead is the first row of a table.
type tableHead struct {
	table  *tabular
	lines  [][]glyphs // of each column
	cells  []*element
	height length
}

// head returns the head of the table: as it stands first, with its cells in the
// structure, and as it is repeated on the pages that follow.
func (t *tabular) head() (first piece, again *piece) {
	h := tableHead{table: t}
	most := 1
	tr := t.element.add("THead").add("TR")
	for i, col := range t.columns {
		lines := t.set.fonts.wrap(t.heads[i], noteStrong, max(col.width, 1))
		most = max(most, len(lines))
		h.lines = append(h.lines, lines)
		cell := tr.add("TH", columnScope)
		if t.heads[i] == "" {
			cell.tag, cell.attrs = "TD", nil
		}
		h.cells = append(h.cells, cell)
	}
	h.height = length(most)*noteStrong.leading + third
	if t.picture != nil {
		h.height = max(h.height, scaleHeight+third)
	}
	return piece{height: h.height, draw: h.draw}, &piece{height: h.height, draw: h.repeat}
}

func (h *tableHead) draw(c *canvas, y length) {
	c.artifact(ornament, func() { h.rules(c, y) })
	for i := range h.cells {
		c.mark(h.cells[i], func() { h.text(c, y, i) })
	}
}

func (h *tableHead) repeat(c *canvas, y length) {
	c.artifact(repeated, func() {
		h.rules(c, y)
		for i := range h.cells {
			h.text(c, y, i)
		}
	})
}

// rules draws what is no text of the table: lines, and the scale of a picture.
func (h *tableHead) rules(c *canvas, y length) {
	c.rule(leftEdge, rightEdge, y, medium, ink)
	c.rule(leftEdge, rightEdge, y+h.height, fine, grey)
	if p := h.table.picture; p != nil {
		p.scale(c, y+h.height)
	}
}

// text sets the lines of one column, standing on the line below the head.
func (h *tableHead) text(c *canvas, y length, i int) {
	top := y + h.height - third/2 - length(len(h.lines[i]))*noteStrong.leading
	for j, g := range h.lines[i] {
		h.table.columns[i].put(c, top+length(j)*noteStrong.leading, g, noteStrong)
	}
}
