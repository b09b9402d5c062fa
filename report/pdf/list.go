package pdf

import (
	"strconv"

	"mognad/checklist/display"
	"mognad/report"
)

// list sets items one under the other. A mark stands in the margin, in words
// and as a sign.
func (s *setter) list(l report.List) {
	attr := bulleted
	switch {
	case l.Ordered:
		attr = numbered
	case len(l.Items) > 0 && l.Items[0].Mark != report.NoMark:
		attr = unnumbered
	}
	e := s.root.add("L", attr)
	var all []piece
	for i, item := range l.Items {
		pieces := s.item(e.add("LI"), l, i, item)
		pieces[0].snap = true
		if i == 0 {
			pieces[0].gap = s.gap(module / 2)
		}
		pieces[len(pieces)-1].glue = i == 0 && len(l.Items) > 1 || i == len(l.Items)-2
		all = append(all, pieces...)
	}
	s.add(all...)
}

func (s *setter) item(e *element, l report.List, i int, item report.Item) []piece {
	label := e.add("Lbl")
	link := s.link(item.Link)
	body := linked(e.add("LBody"), link)
	st := textStyle
	if away(link) {
		st.ink = accent
	}
	x, draw := s.itemLabel(label, l, i, item.Mark)
	var pieces []piece
	for _, g := range s.paragraphs(item.Text) {
		lines := s.fonts.wrap(g, st, rightEdge-x)
		pieces = append(pieces, s.setLines(run{element: body, lines: lines, x: x, style: st, link: link, says: item.Text})...)
	}
	if len(pieces) == 0 {
		pieces = []piece{{height: module, draw: func(*canvas, length) {}}}
	}
	along(pieces, draw)
	return pieces
}

// itemLabel returns where the text of an item begins and what is drawn before it.
func (s *setter) itemLabel(e *element, l report.List, i int, m report.Mark) (length, func(*canvas, length)) {
	if m != report.NoMark {
		word := s.glyphs(s.markWord(m))
		return bodyLeft, func(c *canvas, y length) {
			c.mark(e, func() { c.textEnd(bodyLeft-2*module, y, word+" ", sideStyle) })
			c.artifact(ornament, func() { c.sign(m, bodyLeft-module-third, y+module/2) })
		}
	}
	if l.Ordered {
		number := s.glyphs(display.Clean(strconv.Itoa(i+1) + "."))
		x := bodyLeft + s.fonts.width(s.glyphs(display.Clean(strconv.Itoa(len(l.Items))+".")), textStyle) + 2*third
		return x, func(c *canvas, y length) {
			c.mark(e, func() { c.textEnd(x-third, y, number+" ", textStyle.with(grey)) })
		}
	}
	bullet := s.glyphs(display.Clean("\u2022"))
	return bodyLeft + module, func(c *canvas, y length) {
		c.mark(e, func() { c.text(bodyLeft+third/2, y, bullet+" ", textStyle.with(grey)) })
	}
}

// markWord tells a mark in a word.
func (s *setter) markWord(m report.Mark) display.Text {
	switch m {
	case report.MarkTrue:
		return words.Say(s.doc.Lang, "mark-true")
	case report.MarkFalse:
		return words.Say(s.doc.Lang, "mark-false")
	case report.MarkOpen:
		return words.Say(s.doc.Lang, "mark-open")
	case report.NoMark:
	}
	return display.Text{}
}

// sign draws a mark with its middle at x and y: a tick, a hollow dot, a dash.
func (c *canvas) sign(m report.Mark, x, y length) {
	switch m {
	case report.MarkTrue:
		c.path([]spot{{x - 3*pt, y}, {x - pt, y + 2*pt}, {x + 3*pt, y - 3*pt}}, false, strong, accent)
	case report.MarkFalse:
		c.ring(x, y, 2_500, medium, grey)
	case report.MarkOpen:
		c.rule(x-2*pt, x+2*pt, y, medium, grey)
	case report.NoMark:
	}
}
