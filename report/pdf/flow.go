package pdf

import "slices"

// A piece is what is never cut: a line of text, a row of a table, a picture.
type piece struct {
	gap    length // white above it, dropped at the head of a page
	height length
	snap   bool   // its top stands on the grid of lines
	glue   bool   // what follows stays on the same page
	page   bool   // it begins a page
	above  *piece // drawn first where this piece opens a page: a table's head
	draw   func(c *canvas, y length)

	shorter func(height length) (piece, bool) // the same with less height, false if that is too little; nil for most
}

// A placed piece is a piece at its place on a page.
type placed struct {
	piece
	y length
}

// paginate puts pieces on pages. Pieces that are glued together are kept on one
// page unless they are higher than one.
func paginate(pieces []piece) [][]placed {
	p := paginator{y: topEdge}
	for len(pieces) > 0 {
		n := glued(pieces)
		p.run(pieces[:n])
		pieces = pieces[n:]
	}
	if len(p.page) > 0 || len(p.pages) == 0 {
		p.pages = append(p.pages, p.page)
	}
	return p.pages
}

// glued returns how many of the first pieces stay together.
func glued(pieces []piece) int {
	n := 1
	for n < len(pieces) && pieces[n-1].glue {
		n++
	}
	return n
}

type paginator struct {
	pages [][]placed
	page  []placed
	y     length // where the page is free
}

func (p *paginator) run(pieces []piece) {
	if len(p.page) > 0 && !pieces[0].page && !p.fits(pieces) {
		pieces = p.squeezed(pieces)
	}
	if len(p.page) > 0 && (pieces[0].page || !p.fits(pieces)) {
		p.turn()
	}
	for _, one := range pieces {
		if len(p.page) > 0 && p.after(one) > bottomEdge {
			p.turn()
		}
		p.place(one)
	}
}

// fits reports whether all of the pieces fit on what is left of the page.
func (p *paginator) fits(pieces []piece) bool { return p.end(pieces) <= bottomEdge }

// end returns where the page would be free with all of the pieces on it.
func (p *paginator) end(pieces []piece) length {
	trial := paginator{page: p.page, y: p.y}
	for _, one := range pieces {
		trial.y = trial.after(one)
	}
	return trial.y
}

// squeezed returns the pieces with the last one made shorter, if that lets them
// fit on what is left of the page, else the pieces as they are.
func (p *paginator) squeezed(pieces []piece) []piece {
	last := pieces[len(pieces)-1]
	if last.shorter == nil {
		return pieces
	}
	less, ok := last.shorter(last.height - (p.end(pieces) - bottomEdge))
	if !ok {
		return pieces
	}
	return append(slices.Clone(pieces[:len(pieces)-1]), less)
}

func (p *paginator) turn() {
	p.pages = append(p.pages, p.page)
	p.page, p.y = nil, topEdge
}

func (p *paginator) place(one piece) {
	if len(p.page) == 0 && one.above != nil {
		p.page = append(p.page, placed{*one.above, p.y})
		p.y += one.above.height
	}
	top := p.top(one)
	p.page = append(p.page, placed{one, top})
	p.y = top + one.height
}

// after returns where the page is free once the piece is placed.
func (p *paginator) after(one piece) length { return p.top(one) + one.height }

// top returns where the piece begins.
func (p *paginator) top(one piece) length {
	y := p.y
	if len(p.page) > 0 {
		y += one.gap
	}
	if one.snap {
		y = topEdge + up(y-topEdge, module)
	}
	return y
}

// up rounds l up to a multiple of step.
func up(l, step length) length { return (l + step - 1) / step * step }
