package pdf

import "mognad/checklist/display"

// canvas draws on the pages of one document, in our units, and remembers what
// every piece of content belongs to.
type canvas struct {
	lib     lib
	fonts   fonts
	page    int // from 1; 0 before the first
	marks   [][]*element
	links   []*annotation
	targets []*target
	open    bool
	err     error // the first fault of our own
	set     style // the font that is set on this page
}

func points(l length) float64 { return float64(l) / 1000 }

func (c *canvas) addPage() {
	c.lib.AddPage()
	c.page++
	c.marks = append(c.marks, nil)
	c.set = style{}
}

// text sets g with the top of its line at y.
func (c *canvas) text(x, y length, g glyphs, s style) {
	if g == "" {
		return
	}
	if c.set.bold != s.bold || c.set.size != s.size {
		weight := ""
		if s.bold {
			weight = "B"
		}
		c.lib.SetFont(family, weight, points(s.size))
		c.set = s
	}
	c.lib.SetTextColor(s.ink.red, s.ink.green, s.ink.blue)
	c.lib.Text(points(x), points(y+s.baseline), string(g))
}

// textEnd sets g so that it ends at x.
func (c *canvas) textEnd(x, y length, g glyphs, s style) {
	c.text(x-c.fonts.width(g, s), y, g, s)
}

// textMiddle sets g with its middle at x.
func (c *canvas) textMiddle(x, y length, g glyphs, s style) {
	c.text(x-c.fonts.width(g, s)/2, y, g, s)
}

// line draws a straight line.
func (c *canvas) line(x0, y0, x1, y1, weight length, ink colour) {
	c.pen(weight, ink)
	c.lib.Line(points(x0), points(y0), points(x1), points(y1))
}

// rule draws a horizontal line.
func (c *canvas) rule(left, right, y, weight length, ink colour) {
	c.line(left, y, right, y, weight, ink)
}

// fill draws a solid rectangle.
func (c *canvas) fill(left, top, right, bottom length, ink colour) {
	c.lib.SetFillColor(ink.red, ink.green, ink.blue)
	c.lib.Rect(points(left), points(top), points(right-left), points(bottom-top), "F")
}

// box draws the outline of a rectangle.
func (c *canvas) box(left, top, right, bottom, weight length, ink colour) {
	c.pen(weight, ink)
	c.lib.Rect(points(left), points(top), points(right-left), points(bottom-top), "D")
}

func (c *canvas) pen(weight length, ink colour) {
	c.lib.SetDrawColor(ink.red, ink.green, ink.blue)
	c.lib.SetLineWidth(points(weight))
}

// A spot is a point on the page.
type spot struct{ x, y length }

// path draws a line through spots.
func (c *canvas) path(spots []spot, closed bool, weight length, ink colour) {
	c.pen(weight, ink)
	for i, s := range spots {
		if i == 0 {
			c.lib.MoveTo(points(s.x), points(s.y))
			continue
		}
		c.lib.LineTo(points(s.x), points(s.y))
	}
	if closed {
		c.lib.ClosePath()
	}
	c.lib.DrawPath("D")
}

// ring draws a hollow dot: paper inside, so that what is behind does not show.
func (c *canvas) ring(x, y, radius, weight length, ink colour) {
	c.pen(weight, ink)
	c.lib.SetFillColor(paper.red, paper.green, paper.blue)
	c.circle(x, y, radius, "DF")
}

// dot draws a solid dot.
func (c *canvas) dot(x, y, radius length, ink colour) {
	c.lib.SetFillColor(ink.red, ink.green, ink.blue)
	c.circle(x, y, radius, "F")
}

// circle draws four curves. The library's own circle computes sines, whose last
// digit differs between platforms.
func (c *canvas) circle(x, y, r length, how string) {
	k := r * 552 / 1000 // how far the handles of a quarter circle reach
	quarter := func(a, b, to spot) {
		c.lib.CurveBezierCubicTo(points(a.x), points(a.y), points(b.x), points(b.y), points(to.x), points(to.y))
	}
	c.lib.MoveTo(points(x+r), points(y))
	quarter(spot{x + r, y + k}, spot{x + k, y + r}, spot{x, y + r})
	quarter(spot{x - k, y + r}, spot{x - r, y + k}, spot{x - r, y})
	quarter(spot{x - r, y - k}, spot{x - k, y - r}, spot{x, y - r})
	quarter(spot{x + k, y - r}, spot{x + r, y - k}, spot{x + r, y})
	c.lib.ClosePath()
	c.lib.DrawPath(how)
}

// link lets a reader follow a link from the place where its text stands.
func (c *canvas) link(e *element, address string, says display.Text, left, top, right, bottom length) {
	a := &annotation{owner: e, page: c.page, place: box{left, top, right, bottom}, address: address, says: pdfText(says)}
	e.kids = append(e.kids, kid{page: c.page, link: a})
	c.links = append(c.links, a)
}
