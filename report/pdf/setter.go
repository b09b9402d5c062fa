package pdf

import (
	"slices"
	"strings"

	"mognad/checklist"
	"mognad/checklist/display"
	"mognad/report"
)

// setter lays a document out: it turns blocks into pieces and, in the same
// order, into the elements of the structure tree. Nothing is drawn yet, so the
// number of pages is known before the first one is.
type setter struct {
	doc      *report.Document
	fonts    fonts
	root     *element
	pieces   []piece
	top      checklist.Level // of the colours of levels
	ids      map[string]bool // headings that a link may lead to
	heading  int             // level of the heading before
	under    int             // level of the heading that the last block was, 0 if it was none
	tight    bool            // what was added last leads to what follows: no white between
	side     *side           // a heading that waits for what stands beside it
	replaced int             // characters that the fonts lack
}

func newSetter(d *report.Document) (*setter, error) {
	f, err := readFonts()
	if err != nil {
		return nil, err
	}
	s := &setter{doc: d, fonts: f, root: &element{tag: "Document"}, ids: map[string]bool{}, top: topLevel(d)}
	for _, b := range d.Blocks {
		if h, ok := b.(report.Heading); ok && h.ID != "" {
			s.ids[h.ID] = true
		}
	}
	return s, nil
}

// topLevel returns where the colours of levels end.
func topLevel(d *report.Document) checklist.Level {
	top := d.Top
	if top > 0 {
		return top
	}
	for _, b := range d.Blocks {
		t, _ := b.(report.Table)
		if f, ok := b.(report.Figure); ok {
			t = f.Data
		}
		for _, row := range t.Rows {
			for _, c := range row {
				if c.Level != nil {
					top = max(top, *c.Level)
				}
			}
		}
	}
	return top
}

// blocks lays out the whole document, and at its end a note on what could not
// be shown.
func (s *setter) blocks() {
	for i, b := range s.doc.Blocks {
		s.block(b, i)
		if _, ok := b.(report.Heading); !ok {
			s.under = 0
		}
	}
	if s.replaced > 0 {
		s.paragraph(report.Paragraph{Role: report.Note, Text: words.Say(s.doc.Lang, "replaced", "n", s.replaced)}, 0)
	}
}

func (s *setter) block(b report.Block, at int) {
	switch b := b.(type) {
	case report.Heading:
		s.head(b, at)
	case report.Paragraph:
		s.paragraph(b, at)
	case report.List:
		s.list(b)
	case report.Facts:
		s.facts(b)
	case report.Table:
		s.table(b)
	case report.Figure:
		s.figure(b, at)
	case report.Blank:
		s.blank(b)
	}
}

// add adds pieces, a waiting heading beside the first of them.
func (s *setter) add(pieces ...piece) {
	if side := s.side; side != nil && len(pieces) > 0 {
		s.side = nil
		missing := length(len(side.pieces))*headingStyle.leading - third
		for _, p := range pieces {
			missing -= p.height
		}
		pieces[len(pieces)-1].height += max(missing, 0)
		along(pieces, func(c *canvas, y length) {
			for i, p := range side.pieces {
				p.draw(c, y-(headingStyle.baseline-textStyle.baseline)+length(i)*p.height)
			}
		})
		pieces[0].gap, pieces[0].snap, pieces[0].page = module, true, side.page
	}
	s.pieces = append(s.pieces, pieces...)
	s.tight = false
}

// gap returns the white above a block, none where something leads to it.
func (s *setter) gap(l length) length {
	if s.tight {
		return 0
	}
	return l
}

// leads keeps what was added last together with what follows, without white
// between.
func (s *setter) leads() {
	s.glueLast()
	s.tight = true
}

// glueLast keeps what was added last together with what follows.
func (s *setter) glueLast() {
	if len(s.pieces) > 0 {
		s.pieces[len(s.pieces)-1].glue = true
	}
}

// A run is text to be set in one column.
type run struct {
	element *element
	lines   []glyphs
	x       length
	style   style
	link    string // "" for none
	says    display.Text
}

// setLines returns the lines of a run, without a single line at the head or
// foot of a page.
func (s *setter) setLines(r run) []piece {
	pieces := make([]piece, len(r.lines))
	for i, l := range r.lines {
		pieces[i] = piece{
			height: r.style.leading,
			glue:   i < len(r.lines)-1 && (i == 0 || i == len(r.lines)-2),
			draw: func(c *canvas, y length) {
				c.mark(r.element, func() { c.text(r.x, y, l, r.style) })
				if r.link != "" {
					c.link(r.element, r.link, r.says, r.x, y, r.x+c.fonts.width(l, r.style), y+r.style.leading)
				}
			},
		}
	}
	return pieces
}

// along draws other things beside the first of the pieces.
func along(pieces []piece, draw func(c *canvas, y length)) {
	own := pieces[0].draw
	pieces[0].draw = func(c *canvas, y length) {
		draw(c, y)
		own(c, y)
	}
}

// link returns where a link of the document leads, "" where that is nowhere: to
// a heading that is not there, or to an address of a kind that does not open a
// page or a letter.
func (s *setter) link(link string) string {
	if id, ok := strings.CutPrefix(link, "#"); ok {
		if s.ids[id] {
			return link
		}
		return ""
	}
	if slices.ContainsFunc([]string{"https://", "http://", "mailto:"}, func(p string) bool { return strings.HasPrefix(link, p) }) {
		return link
	}
	return ""
}

// linked returns the element that text of e belongs to: a link in e, or e.
func linked(e *element, link string) *element {
	if link == "" {
		return e
	}
	return e.add("Link")
}
