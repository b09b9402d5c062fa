package pdf

import (
	"strings"

	"mognad/checklist/display"
	"mognad/report"
)

// paragraph sets running text. Each line feed in it begins a paragraph.
func (s *setter) paragraph(p report.Paragraph, at int) {
	st, x, width := s.paragraphLook(p.Role)
	link := s.link(p.Link)
	if link != "" {
		st.ink = accent
	}
	parent := s.root
	if p.Role == report.Quoted {
		parent = s.root.add("BlockQuote")
	}
	var all []piece
	leads := false
	for i, g := range s.paragraphs(p.Text) {
		e := linked(parent.add("P"), link)
		pieces := s.setLines(run{element: e, lines: s.fonts.wrap(g, st, width), x: x, style: st, link: link, says: p.Text})
		if p.Role == report.Quoted {
			quoted(pieces)
		}
		switch {
		case i == 0 && p.Role == report.Note:
			pieces[0].gap = s.gap(third + third/2)
		case i == 0:
			pieces[0].gap, pieces[0].snap = s.gap(module/2), true
		case p.Role != report.Quoted:
			pieces[0].gap = third
		}
		all = append(all, pieces...)
		leads = strings.HasSuffix(string(g), ":")
	}
	start := len(s.pieces)
	s.add(all...)
	if p.Role == report.Quoted && len(all) <= keptWords {
		s.keep(start)
	}
	if leads {
		s.leads()
	}
	if len(all) <= 3 && s.opens(at) {
		s.glueLast()
	}
}

// keptWords is how many lines of a person's own words are kept on one page: a
// proposed decision is read as a whole.
const keptWords = 12

// opens reports whether the block at a place stands between a heading and what
// is not text: then it stays with both.
func (s *setter) opens(at int) bool {
	if at < 1 || at+1 >= len(s.doc.Blocks) {
		return false
	}
	if _, ok := s.doc.Blocks[at-1].(report.Heading); !ok {
		return false
	}
	switch s.doc.Blocks[at+1].(type) {
	case report.Table, report.Figure, report.List:
		return true
	}
	return false
}

func (s *setter) paragraphLook(r report.Role) (st style, x, width length) {
	switch {
	case r == report.Lead:
		return strongStyle, bodyLeft, bodyWidth
	case r == report.Note && s.under == 1:
		return noteStyle, leftEdge, bodyWidth
	case r == report.Note:
		return noteStyle, bodyLeft, bodyWidth
	case r == report.Quoted:
		return textStyle, bodyLeft + module, bodyWidth - module
	}
	return textStyle, bodyLeft, bodyWidth
}

// quoted draws a line beside a person's own words.
func quoted(pieces []piece) {
	for i := range pieces {
		own, height := pieces[i].draw, pieces[i].height
		pieces[i].draw = func(c *canvas, y length) {
			c.artifact(ornament, func() { c.line(bodyLeft+third, y, bodyLeft+third, y+height, medium, line) })
			own(c, y)
		}
	}
}

// facts sets names in the margin and what is said under them beside.
func (s *setter) facts(f report.Facts) {
	list := s.root.add("L", unnumbered)
	var facts [][]piece
	for _, fact := range f {
		item := list.add("LI")
		label, body := item.add("Lbl"), item.add("LBody")
		pieces := s.sideLines(label, s.fonts.wrap(s.glyphs(fact.Name), sideStyle, marginWidth), sideStyle)
		var texts []piece
		for _, t := range fact.Texts {
			for _, g := range s.paragraphs(t) {
				e := body.add("P")
				texts = append(texts, s.setLines(run{element: e, lines: s.fonts.wrap(g, textStyle, bodyWidth), x: bodyLeft, style: textStyle})...)
			}
		}
		if all := beside(pieces, texts); len(all) > 0 {
			all[0].snap = true
			facts = append(facts, all)
		}
	}
	s.spaced(facts)
}

// manyLines is how many lines of a fact stand together without air around them.
const manyLines = 4

// spaced adds facts, with air where some have so many lines that they could not
// be told apart: between all of them if that is most.
func (s *setter) spaced(facts [][]piece) {
	long := 0
	for _, f := range facts {
		if len(f) > 1 {
			long++
		}
	}
	for i, f := range facts {
		if i == 0 {
			f[0].gap = s.gap(module / 2)
		} else if long*2 > len(facts) && len(facts) > 3 || len(f) > manyLines || len(facts[i-1]) > manyLines {
			f[0].gap = module / 2
		}
		f[len(f)-1].glue = i == 0 && len(facts) > 1 || i == len(facts)-2
		s.add(f...)
	}
}

// sideLines sets lines in the margin.
func (s *setter) sideLines(e *element, lines []glyphs, st style) []piece {
	pieces := s.setLines(run{element: e, lines: lines, x: leftEdge, style: st})
	for i := range pieces {
		pieces[i].glue = i < len(pieces)-1
	}
	return pieces
}

// beside puts the lines of the margin beside those of the body, which have the
// same height.
func beside(side, body []piece) []piece {
	for i := range side {
		if i >= len(body) {
			body = append(body, side[i])
			continue
		}
		main, margin := body[i].draw, side[i].draw
		body[i].glue = body[i].glue || side[i].glue
		body[i].draw = func(c *canvas, y length) {
			margin(c, y)
			main(c, y)
		}
	}
	return body
}

// blank sets room for writing by hand.
func (s *setter) blank(b report.Blank) {
	if !b.Head.Empty() {
		e := s.root.add("P")
		pieces := s.setLines(run{element: e, lines: s.fonts.wrap(s.glyphs(b.Head), strongStyle, bodyWidth), x: bodyLeft, style: strongStyle})
		pieces[0].gap, pieces[0].snap = s.gap(module/2), true
		s.add(pieces...)
		s.leads()
	}
	if b.Lines > 0 || len(b.Names) == 0 {
		s.add(room(b.Lines)...)
	}
	if len(b.Names) > 0 {
		s.glueLast()
		s.signature(b.Names)
	}
}

// The height of an open box, and the least that leaves room to write in.
const (
	boxHeight = 5 * module
	leastBox  = 2*module + module/2
)

// openBox returns a box to write in.
func openBox(height length) (piece, bool) {
	return piece{height: height, shorter: openBox, draw: func(c *canvas, y length) {
		c.artifact(ornament, func() { c.box(bodyLeft, y+third, rightEdge, y+height, fine, line) })
	}}, height >= leastBox
}

// room returns ruled lines, or one open box.
func room(lines int) []piece {
	if lines == 0 {
		open, _ := openBox(boxHeight)
		return []piece{open}
	}
	var pieces []piece
	for i := range lines {
		pieces = append(pieces, piece{height: 2 * module, glue: i == 0 && lines > 1, draw: func(c *canvas, y length) {
			c.artifact(ornament, func() { c.rule(bodyLeft, rightEdge, y+2*module-third, fine, line) })
		}})
	}
	return pieces
}

// signature sets short lines to write on, each with its name under it.
func (s *setter) signature(names []display.Text) {
	width := (bodyWidth+module)/length(len(names)) - module
	var cells []run
	for i, n := range names {
		e := s.root.add("P")
		x := bodyLeft + length(i)*(width+module)
		cells = append(cells, run{element: e, lines: s.fonts.wrap(s.glyphs(n), noteStyle, width), x: x})
	}
	s.add(piece{height: 3 * module, draw: func(c *canvas, y length) {
		for _, cell := range cells {
			c.artifact(ornament, func() { c.rule(cell.x, cell.x+width, y+2*module-third, fine, line) })
			c.mark(cell.element, func() { c.text(cell.x, y+2*module-third, cell.lines[0], noteStyle) })
		}
	}})
}
