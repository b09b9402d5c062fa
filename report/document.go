// Package report says what a report contains, in order and in one language.
//
// A [Document] is a tree of headings, paragraphs, lists, tables and figures. It
// knows nothing of pages, fonts or colours: packages below this one draw it and
// compute nothing. [Gap] builds the gap report and [Actions] the action plan,
// both from a [assess.Result] and a [plan.Plan] by pure functions.
package report

import (
	"math/big"

	"mognad/checklist"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// A Document is a whole report.
type Document struct {
	Lang   language.Tag
	Title  display.Text // what it is: "Gap report"
	Unit   display.Text // whom it is about
	Date   language.Date
	Draft  display.Text    // stands on every page: "draft, 17 of 21"; empty if it is none
	Source display.Text    // stands on every page: the checklist, its release
	Top    checklist.Level // highest level of the scale, at which the colours of levels end; 0 for the highest that a cell has
	Blocks []Block
}

// A Block is a part of a document: [Heading], [Paragraph], [List], [Facts],
// [Table], [Figure] or [Blank].
type Block interface{ block() }

// A Heading opens a section.
type Heading struct {
	Level int // 1 for the document's title, 2 for a part, 3 for a section in it, 4 for a point
	Text  display.Text
	ID    string       // for links; unique in the document; "" if nothing links here
	Label display.Text // the short id that stands beside it: "LO-1"; may be empty
	Page  bool         // what follows is meant to be taken out and read alone: it begins a page
}

// A Paragraph is running text.
type Paragraph struct {
	Text display.Text
	Role Role
	Link string // "#id" of a heading, or a web address; "" for none
}

// A Role says what a paragraph is for.
type Role int

// The roles of a paragraph.
const (
	Body   Role = iota
	Lead        // the sentence to take away
	Note        // small print
	Quoted      // a person's own words, as they wrote them
)

// A List is a list of short texts.
type List struct {
	Ordered bool
	Items   []Item
}

// An Item of a list may carry a mark that says whether it holds.
type Item struct {
	Text display.Text
	Mark Mark
	Link string // as in Paragraph
}

// A Mark tells true, false and not yet said apart. The item's text must not
// depend on it being seen: [Mark] is always told in words as well.
type Mark int

// The marks.
const (
	NoMark Mark = iota
	MarkTrue
	MarkFalse
	MarkOpen
)

// Facts are short facts, each under a name: owner, effort, evidence.
type Facts []Fact

// A Fact is a name and what is said under it.
type Fact struct {
	Name  display.Text
	Texts []display.Text // one or more lines
}

// A Table is data in rows and columns.
type Table struct {
	Caption display.Text
	Columns []Column
	Rows    [][]Cell // each as long as Columns
	RowHead bool     // the first column names the row
}

// A Column of a table.
type Column struct {
	Head  display.Text
	Align Align
}

// An Align says how a column's cells line up.
type Align int

// The alignments.
const (
	Start   Align = iota // words
	Decimal              // numbers, on their decimal mark
	Middle               // single digits and marks
)

// A Cell of a table.
type Cell struct {
	Text   display.Text
	Level  *checklist.Level // set where the cell shows a level and may be coloured as one
	Strong bool             // a figure that matters
	Link   string           // as in Paragraph
}

// A Figure is a picture of numbers.
type Figure struct {
	Chart   Chart
	Caption display.Text // what is drawn
	Says    display.Text // the one sentence that the picture shows; its alternative text
	Data    Table        // the numbers of the picture
}

// A Chart is drawn from its data: [Total], [Bars] or [Radar].
type Chart interface{ chart() }

// A Total is the one big figure, with the range it lies in.
type Total struct {
	Share     *big.Rat // nil for "no score"
	Low, High *big.Rat // nil where nothing is applicable
	Figure    display.Text
	Label     display.Text
}

// Bars are horizontal bars on one scale from 0 to 1.
type Bars struct {
	Bars  []Bar
	Scale []display.Text // what stands under the scale, evenly spaced from 0 to 1
}

// A Bar is one bar. Nil values are not drawn.
type Bar struct {
	ID, Label display.Text
	Now       *big.Rat
	Target    *big.Rat // a mark
	Low, High *big.Rat // a thin line
	Before    *big.Rat // a hollow dot
	Value     display.Text
	Level     *checklist.Level // set where Now is a level and may be coloured as one
	Link      string
}

// A Radar has one axis for each area, in the order of the bars.
type Radar struct{ Axes []Bar }

// A Blank is room for people to write in by hand.
type Blank struct {
	Head  display.Text   // "" for none
	Lines int            // ruled lines; 0 for an open box, or for nothing but Names if there are any
	Names []display.Text // labels of short lines under it: name, date
}

func (Heading) block()   {}
func (Paragraph) block() {}
func (List) block()      {}
func (Facts) block()     {}
func (Table) block()     {}
func (Figure) block()    {}
func (Blank) block()     {}

func (Total) chart() {}
func (Bars) chart()  {}
func (Radar) chart() {}
