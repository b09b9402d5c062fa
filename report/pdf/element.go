package pdf

import (
	"errors"
	"fmt"

	"mognad/checklist/display"
)

// An element is a node of the structure tree: what a screen reader walks
// through instead of the page. It is made while the document is laid out, in
// reading order, and gets its content while pages are drawn.
type element struct {
	tag    string
	alt    string   // what a picture shows
	attrs  []string // attribute dictionaries
	box    *box     // where a picture stands
	parent *element
	kids   []kid
	object int // number in the file, when it is written
}

// A kid is one of: an element, marked content on a page, a link's annotation.
type kid struct {
	element *element
	page    int // from 1
	mark    int
	link    *annotation
}

// add makes a new last child.
func (e *element) add(tag string, attrs ...string) *element {
	child := &element{tag: tag, parent: e, attrs: attrs}
	e.kids = append(e.kids, kid{element: child})
	return child
}

// addAfter makes a new child that follows another one.
func (e *element) addAfter(before *element, tag string) *element {
	child := &element{tag: tag, parent: e}
	for i, k := range e.kids {
		if k.element == before {
			rest := append([]kid{{element: child}}, e.kids[i+1:]...)
			e.kids = append(e.kids[:i+1], rest...)
			return child
		}
	}
	e.kids = append(e.kids, kid{element: child})
	return child
}

// A box is a rectangle on a page.
type box struct{ left, top, right, bottom length }

// enclose makes the element's box large enough for another one.
func (e *element) enclose(b box) {
	if e.box == nil {
		e.box = &b
		return
	}
	e.box.left, e.box.top = min(e.box.left, b.left), min(e.box.top, b.top)
	e.box.right, e.box.bottom = max(e.box.right, b.right), max(e.box.bottom, b.bottom)
}

// Attribute dictionaries.
const (
	columnScope = "<</O /Table /Scope /Column>>"
	rowScope    = "<</O /Table /Scope /Row>>"
	numbered    = "<</O /List /ListNumbering /Decimal>>"
	bulleted    = "<</O /List /ListNumbering /Disc>>"
	unnumbered  = "<</O /List /ListNumbering /None>>"
)

// summary says what a table is about where that is not set above it.
func summary(t display.Text) string {
	return "<</O /Table /Summary " + pdfText(t) + ">>"
}

// An annotation is the place on a page that a link is followed from.
type annotation struct {
	owner   *element
	page    int
	place   box
	address string // "#id" or a web address
	says    string
	object  int
}

// A target is a heading that was drawn: links and bookmarks lead to it.
type target struct {
	element *element
	level   int
	title   string
	id      string
	page    int
	top     length
}

var (
	errNested = errors.New("marked content inside marked content")
	errNoPage = errors.New("marked content before the first page")
)

// mark draws what belongs to e. Every drawing is inside mark or [canvas.artifact].
func (c *canvas) mark(e *element, draw func()) {
	if !c.begin() {
		return
	}
	marks := &c.marks[c.page-1]
	e.kids = append(e.kids, kid{page: c.page, mark: len(*marks)})
	c.lib.RawWriteStr(fmt.Sprintf("/%s <</MCID %d>> BDC", e.tag, len(*marks)))
	*marks = append(*marks, e)
	draw()
	c.end()
}

// An artifact is drawn and not read.
type artifact string

// The kinds of artifacts.
const (
	header   artifact = "<</Type /Pagination /Subtype /Header>>"
	footer   artifact = "<</Type /Pagination /Subtype /Footer>>"
	repeated artifact = "<</Type /Pagination>>"
	ornament artifact = "<</Type /Layout>>"
)

// artifact draws what a reader of the page sees and a listener does not need.
func (c *canvas) artifact(kind artifact, draw func()) {
	if !c.begin() {
		return
	}
	c.lib.RawWriteStr("/Artifact " + string(kind) + " BDC")
	draw()
	c.end()
}

func (c *canvas) begin() bool {
	switch {
	case c.page == 0:
		c.fail(errNoPage)
	case c.open:
		c.fail(errNested)
	default:
		c.open = true
		return true
	}
	return false
}

func (c *canvas) end() {
	c.lib.RawWriteStr("EMC")
	c.open = false
}

func (c *canvas) fail(err error) {
	if c.err == nil {
		c.err = err
	}
}
