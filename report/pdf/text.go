package pdf

import (
	"strconv"

	"mognad/checklist/display"
	"mognad/report"
)

// head sets a heading. Its label stands in the margin, on the same line.
func (s *setter) head(h report.Heading) {
	// A level left out would make a hole in the table of contents that screen
	// readers build.
	level := min(max(h.Level, 1), s.heading+1, 6)
	s.heading = level
	st, gap, after := headingLook(h.Level)
	e := s.root.add("H" + strconv.Itoa(level))
	x, width := bodyLeft, bodyWidth
	if h.Level <= 2 {
		x, width = leftEdge, fullWidth
	}
	label := s.glyphs(h.Label)
	if label != "" && x == leftEdge {
		x, width = bodyLeft, bodyWidth
	}
	pieces := s.setLines(run{element: e, lines: s.fonts.wrap(s.glyphs(h.Text), st, width), x: x, style: st})
	title := display.Join([]display.Text{h.Label, h.Text}, display.Clean(" "))
	if h.Label.Empty() {
		title = h.Text
	}
	t := &target{element: e, level: level, title: pdfText(title), id: h.ID}
	along(pieces, func(c *canvas, y length) {
		t.page, t.top = c.page, y
		c.targets = append(c.targets, t)
		if h.Level == 2 {
			c.artifact(ornament, func() { c.rule(leftEdge, rightEdge, y-third, medium, accent) })
		}
		if label != "" {
			mark := labelStyle
			mark.baseline = st.baseline
			c.mark(e, func() { c.text(leftEdge, y, label+" ", mark) })
		}
	})
	for i := range pieces {
		pieces[i].glue = true
	}
	pieces[0].gap, pieces[0].snap, pieces[0].page = gap, true, h.Page
	s.add(pieces...)
	if after > 0 {
		s.add(piece{height: after, glue: true, draw: func(*canvas, length) {}})
	}
}

// headingLook returns how a heading of a level is set, and the white above and
// below it.
func headingLook(level int) (st style, gap, after length) {
	switch level {
	case 1:
		return titleStyle, 0, 0
	case 2:
		return headingStyle, 2 * module, third
	case 3:
		return headingStyle, module, 0
	}
	return strongStyle, module, 0
}

// paragraph sets running text. Each line feed in it begins a paragraph.
func (s *setter) paragraph(p report.Paragraph) {
	st := textStyle
	x, width := bodyLeft, bodyWidth
	tag := "P"
	switch p.Role {
	case report.Lead:
		st = strongStyle
	case report.Note:
		st = noteStyle
	case report.Quoted:
		tag, x, width = "BlockQuote", bodyLeft+module, bodyWidth-module
	case report.Body:
	}
	link := s.link(p.Link)
	if link != "" {
		st.ink = accent
	}
	parent := s.root
	if tag == "BlockQuote" {
		parent = s.root.add(tag)
	}
	for i, g := range s.paragraphs(p.Text) {
		e := linked(parent.add("P"), link)
		pieces := s.setLines(run{element: e, lines: s.fonts.wrap(g, st, width), x: x, style: st, link: link, says: p.Text})
		if p.Role == report.Quoted {
			quoted(pieces)
		}
		pieces[0].gap, pieces[0].snap = paragraphGap(p.Role, i), p.Role != report.Note || i == 0
		s.add(pieces...)
	}
}

// paragraphGap returns the white above a paragraph, or above a later part of it.
func paragraphGap(r report.Role, part int) length {
	if part == 0 {
		return module / 2
	}
	if r == report.Quoted {
		return 0
	}
	return third
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
	for i, fact := range f {
		item := list.add("LI")
		label, body := item.add("Lbl"), item.add("LBody")
		pieces := s.sideLines(label, s.fonts.wrap(s.glyphs(fact.Name), nameStyle, marginWidth), nameStyle)
		var texts []piece
		for _, t := range fact.Texts {
			for _, g := range s.paragraphs(t) {
				e := body.add("P")
				texts = append(texts, s.setLines(run{element: e, lines: s.fonts.wrap(g, textStyle, bodyWidth), x: bodyLeft, style: textStyle})...)
			}
		}
		all := beside(pieces, texts)
		if len(all) == 0 {
			continue
		}
		all[0].snap = true
		if i == 0 {
			all[0].gap = module / 2
		}
		s.add(all...)
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
		pieces[0].gap, pieces[0].snap = module/2, true
		s.add(pieces...)
		s.glueLast()
	}
	s.add(room(b.Lines)...)
	if len(b.Names) > 0 {
		s.glueLast()
		s.signature(b.Names)
	}
}

// room returns ruled lines, or one open box.
func room(lines int) []piece {
	if lines == 0 {
		return []piece{{gap: third, height: 6 * module, draw: func(c *canvas, y length) {
			c.artifact(ornament, func() { c.box(bodyLeft, y, rightEdge, y+6*module, fine, line) })
		}}}
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
