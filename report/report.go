package report

import (
	"embed"
	"strings"

	"mognad/assess"
	"mognad/assess/plan"
	"mognad/checklist"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

//go:embed words.en.json words.sv.json
var files embed.FS

var words = language.Embedded(files)

// Options say how a report is told.
type Options struct {
	Lang language.Tag // of the report; no language at all is English
}

// A builder puts one document together, block by block.
type builder struct {
	list   *checklist.Checklist
	result *assess.Result
	plan   *plan.Plan
	lang   language.Tag
	blocks []Block
}

func newBuilder(list *checklist.Checklist, r *assess.Result, p *plan.Plan, o Options) *builder {
	if o.Lang == "" {
		o.Lang = language.English
	}
	return &builder{list: list, result: r, plan: p, lang: o.Lang}
}

func (b *builder) add(blocks ...Block) { b.blocks = append(b.blocks, blocks...) }

// document returns the finished document.
func (b *builder) document(title display.Text) *Document {
	d := &Document{
		Lang:   b.lang,
		Title:  title,
		Unit:   display.Clean(b.result.Unit.Name).Line(),
		Date:   b.result.Date,
		Source: words.Say(b.lang, "source", "title", b.list.Title, "release", b.result.Checklist.Release),
		Top:    b.list.Top(),
		Blocks: b.blocks,
	}
	if b.result.OtherText {
		d.Source = words.Say(b.lang, "source-other-text", "title", b.list.Title, "release", b.result.Checklist.Release)
	}
	if c := b.result.Counts; c.Draft() {
		d.Draft = words.Say(b.lang, "draft", "settled", c.Settled(), "all", c.All)
	}
	return d
}

// opening is what stands above everything else: what, for whom, when, and that
// it is a draft if it is one.
func (b *builder) opening(title display.Text) {
	b.add(Heading{Level: 1, Text: title, ID: "top", Page: true})
	b.add(Paragraph{Role: Note, Text: words.Say(b.lang, "opening",
		"date", b.result.Date, "title", b.list.Title, "release", b.result.Checklist.Release)})
	if c := b.result.Counts; c.Draft() {
		b.note(words.Say(b.lang, "draft-note", "n", c.Unanswered, "settled", c.Settled(), "all", c.All))
	}
	if b.result.OtherText {
		b.note(words.Say(b.lang, "other-text-note"))
	}
}

// ask is what the readers are asked for, or room to write it down.
func (b *builder) ask() {
	if display.Clean(b.result.Ask).Empty() {
		b.add(Blank{Head: words.Say(b.lang, "proposed-decision")})
		return
	}
	b.part("proposed-decision", words.Say(b.lang, "proposed-decision"))
	b.quoted(b.result.Ask)
}

// part opens a part of the document.
func (b *builder) part(id string, text display.Text) {
	b.add(Heading{Level: 2, ID: id, Text: text})
}

// page opens a part that begins a page.
func (b *builder) page(id string, text display.Text) {
	b.add(Heading{Level: 2, ID: id, Text: text, Page: true})
}

// section opens a section of a part.
func (b *builder) section(id string, text display.Text) {
	b.add(Heading{Level: 3, ID: id, Text: text})
}

// body adds running text, nothing where a checklist has left it out.
func (b *builder) body(text display.Text) {
	if !text.Empty() {
		b.add(Paragraph{Text: text})
	}
}

// quoted adds a person's own words, a paragraph for each part between empty
// lines.
func (b *builder) quoted(s string) {
	for part := range strings.SplitSeq(free(s).String(), "\n\n") {
		if text := free(part); !text.Empty() {
			b.add(Paragraph{Text: text, Role: Quoted})
		}
	}
}

func (b *builder) note(text display.Text) { b.add(Paragraph{Text: text, Role: Note}) }

// free is a person's own text of several lines, without empty ones around it.
func free(s string) display.Text {
	return display.Clean(strings.TrimSpace(display.Clean(s).String()))
}

// line is a person's own text on one line.
func line(s string) display.Text { return display.Clean(s).Line() }

// fact makes a fact of one or more lines.
func fact(name display.Text, texts ...display.Text) Fact { return Fact{Name: name, Texts: texts} }

// list puts texts together with commas.
func list(texts []display.Text) display.Text { return display.Join(texts, display.Clean(", ")) }

// The ids of headings follow from the checklist's, which are unique in their
// kind even without upper and lower case.

func pointID(id string) string { return "point-" + strings.ToLower(id) }

func areaID(id string) string { return "area-" + strings.ToLower(id) }

func stepID(s plan.StepID) string {
	return "step-" + strings.ToLower(s.Point) + "-" + digits(int(s.To))
}
