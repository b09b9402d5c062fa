package pdf

import (
	"math"
	"math/big"

	"mognad/report"
)

const (
	radarRadius = 5 * module
	radarHeight = 13 * module
	radarRings  = 4
	labelWidth  = 8 * module
)

// leastAxes is how many axes make a radar; fewer are shown as bars.
const leastAxes = 3

// radar sets a small radar in the body, with what it shows in the margin.
func (s *setter) radar(f report.Figure, r report.Radar) {
	side := s.root.add("P")
	lines := s.fonts.wrap(s.glyphs(f.Caption), strongStyle, marginWidth)
	says := s.fonts.wrap(s.glyphs(f.Says), noteStyle, marginWidth)
	e := s.root.add("Figure")
	e.alt = pdfText(f.Says)
	labels := s.axisLabels(r)
	names := [2]glyphs{s.glyphs(words.Say(s.doc.Lang, "bar-now")), s.glyphs(words.Say(s.doc.Lang, "bar-target"))}
	if r.Axes[0].Now == nil {
		names[0] = ""
	}
	if r.Axes[0].Target == nil {
		names[1] = ""
	}
	height := max(radarHeight, length(len(lines))*module+length(len(says))*noteStyle.leading)
	s.add(piece{gap: s.gap(module), height: height, snap: true, draw: func(c *canvas, y length) {
		c.mark(side, func() {
			for i, g := range lines {
				c.text(leftEdge, y+length(i)*module, apart(g), strongStyle)
			}
			top := y + length(len(lines))*module + third
			for i, g := range says {
				c.text(leftEdge, top+length(i)*noteStyle.leading, g, noteStyle)
			}
		})
		e.enclose(box{bodyLeft, y, rightEdge, y + radarHeight})
		c.mark(e, func() { c.web(spot{bodyLeft + bodyWidth/2, y + radarHeight/2}, r, labels, names) })
	}})
}

func (s *setter) axisLabels(r report.Radar) [][]glyphs {
	labels := make([][]glyphs, len(r.Axes))
	for i, a := range r.Axes {
		text := a.Label
		if text.Empty() {
			text = a.ID
		}
		labels[i] = s.fonts.wrap(s.glyphs(text), noteStyle, labelWidth)
		if value := s.glyphs(a.Value); value != "" {
			labels[i] = append(labels[i], value)
		}
	}
	return labels
}

// web draws the axes, the rings, the target as a line and what is now as an
// outline.
func (c *canvas) web(middle spot, r report.Radar, labels [][]glyphs, names [2]glyphs) {
	n := len(r.Axes)
	one := big.NewRat(1, 1)
	for ring := int64(1); ring <= radarRings; ring++ {
		shade := hair
		if ring == radarRings {
			shade = line
		}
		c.path(polygon(middle, n, func(int) *big.Rat { return big.NewRat(ring, radarRings) }), true, fine, shade)
	}
	for i := range n {
		end := axis(middle, i, n, one, radarRadius)
		c.line(middle.x, middle.y, end.x, end.y, fine, line)
		c.axisLabel(axis(middle, i, n, one, radarRadius+module/2), middle, labels[i])
	}
	c.path(polygon(middle, n, func(i int) *big.Rat { return r.Axes[i].Target }), true, medium, ink)
	now := polygon(middle, n, func(i int) *big.Rat { return r.Axes[i].Now })
	c.path(now, true, strong, accent)
	for i, s := range now {
		if r.Axes[i].Now != nil {
			c.dot(s.x, s.y, 2*pt, accent)
		}
	}
	c.name(names[0], now[0], noteStrong.with(accent))
	c.name(names[1], axis(middle, 0, n, r.Axes[0].Target, radarRadius), noteStrong.with(ink))
}

// name sets a word beside the spot that it names.
func (c *canvas) name(g glyphs, at spot, st style) {
	c.text(at.x+third, at.y-noteStyle.leading/2-pt, g, st)
}

// axisLabel sets a label outside the end of its axis.
func (c *canvas) axisLabel(end, middle spot, lines []glyphs) {
	height := length(len(lines)) * noteStyle.leading
	y := end.y - height/2
	switch near := 2 * module; {
	case end.y < middle.y && end.x > middle.x-near && end.x < middle.x+near:
		y = end.y - height
	case end.y > middle.y && end.x > middle.x-near && end.x < middle.x+near:
		y = end.y
	}
	for i, g := range lines {
		top := y + length(i)*noteStyle.leading
		switch {
		case end.x > middle.x+pt:
			c.text(end.x, top, g, noteStyle)
		case end.x < middle.x-pt:
			c.textEnd(end.x, top, g, noteStyle)
		default:
			c.textMiddle(end.x, top, g, noteStyle)
		}
	}
}

func polygon(middle spot, n int, share func(int) *big.Rat) []spot {
	spots := make([]spot, n)
	for i := range n {
		spots[i] = axis(middle, i, n, share(i), radarRadius)
	}
	return spots
}

// axis returns the place on an axis, the first of which points up. Directions
// are rounded to whole millionths before they are used, so that the last digit
// of a sine decides nothing.
func axis(middle spot, i, n int, share *big.Rat, radius length) spot {
	angle := 2 * math.Pi * float64(i) / float64(n)
	east := length(math.Round(math.Sin(angle) * 1e6))
	north := length(math.Round(math.Cos(angle) * 1e6))
	r := part(share, radius)
	return spot{middle.x + r*east/1e6, middle.y - r*north/1e6}
}
