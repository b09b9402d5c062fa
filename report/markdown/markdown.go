// Package markdown writes a report as Markdown, in the dialect that GitHub and
// GitLab share.
//
// The text is made to be read as it stands and to render well. It holds no HTML,
// and nothing in a report's texts has a meaning in Markdown: every character
// that could have one is escaped. Links lead to headings of the document and to
// web addresses, and nowhere else; a link to anything else is left out and its
// text stays. A mail address may still be made a link by whoever renders the
// text: the dialect has no way to prevent that.
//
// A heading's address follows GitHub's rule. GitLab's is the same but for runs
// of hyphens, which it makes one.
package markdown

import (
	"io"
	"strings"

	"mognad/checklist/display"
	"mognad/report"
)

// Write writes d to w. The error is w's own.
func Write(w io.Writer, d *report.Document) error {
	p := printer{anchors: anchors(d)}
	for i, block := range d.Blocks {
		p.block(block)
		if i == 0 && !d.Draft.Empty() {
			p.paragraph(strong(d.Draft))
		}
	}
	p.paragraph("---")
	p.paragraph(emphasis(d.Source))
	_, err := io.WriteString(w, p.String())
	return err
}

// A printer gathers the text. Blocks are parted by an empty line.
type printer struct {
	strings.Builder
	anchors map[string]string // by the ID of a heading
}

func (p *printer) block(block report.Block) {
	switch v := block.(type) {
	case report.Heading:
		p.paragraph(strings.Repeat("#", v.Level) + " " + escape(title(v).Line()))
	case report.Paragraph:
		p.text(v)
	case report.List:
		p.list(v)
	case report.Facts:
		p.facts(v)
	case report.Table:
		if !v.Caption.Empty() {
			p.paragraph(strong(v.Caption))
		}
		p.table(v)
	case report.Figure:
		p.figure(v)
	case report.Blank:
		p.blank(v)
	}
}

// paragraph writes finished Markdown as a block of its own.
func (p *printer) paragraph(s string) {
	if p.Len() > 0 {
		p.WriteByte('\n')
	}
	p.WriteString(s)
	p.WriteByte('\n')
}

func (p *printer) text(v report.Paragraph) {
	switch v.Role {
	case report.Lead:
		p.paragraph(p.linked(strong(v.Text), v.Link))
	case report.Note:
		p.paragraph(p.linked(emphasis(v.Text), v.Link))
	case report.Quoted:
		p.paragraph("> " + strings.ReplaceAll(p.linked(escape(v.Text), v.Link), "\n", "\n> "))
	case report.Body:
		p.paragraph(p.linked(escape(v.Text), v.Link))
	}
}

// marks are what stands before an item that holds, that does not and of which
// nothing is said.
var marks = [...]string{"", "✓ ", "✗ ", "○ "}

func (p *printer) list(v report.List) {
	bullet, indent := "- ", "  "
	if v.Ordered {
		bullet, indent = "1. ", "   "
	}
	var items []string
	for _, item := range v.Items {
		text := marks[item.Mark] + escape(item.Text)
		items = append(items, bullet+strings.ReplaceAll(p.linked(text, item.Link), "\n", "\n"+indent))
	}
	if len(items) > 0 {
		p.paragraph(strings.Join(items, "\n"))
	}
}

// facts writes a list; a fact of several lines has a list of its own.
func (p *printer) facts(v report.Facts) {
	var items []string
	for _, f := range v {
		name := "- " + strong(display.Join([]display.Text{f.Name.Line(), display.Clean(":")}, display.Text{}))
		if len(f.Texts) == 1 {
			items = append(items, name+" "+strings.ReplaceAll(escape(f.Texts[0]), "\n", "\n  "))
			continue
		}
		items = append(items, name)
		for _, text := range f.Texts {
			items = append(items, "  - "+strings.ReplaceAll(escape(text), "\n", "\n    "))
		}
	}
	if len(items) > 0 {
		p.paragraph(strings.Join(items, "\n"))
	}
}

// figure writes what a picture shows, and its numbers.
func (p *printer) figure(v report.Figure) {
	p.paragraph(strong(v.Caption))
	if total, ok := v.Chart.(report.Total); ok {
		p.paragraph(strong(total.Figure) + " · " + escape(total.Label))
	}
	p.paragraph(escape(v.Says))
	p.table(v.Data)
}

// room is what is left free for a person to write in.
const room = "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_"

// blank writes room to write in by hand, or on a keyboard.
func (p *printer) blank(v report.Blank) {
	if !v.Head.Empty() {
		p.paragraph(strong(v.Head))
	}
	if v.Lines > 0 || len(v.Names) == 0 {
		p.paragraph(strings.TrimSuffix(strings.Repeat("> "+room+"\\\n", max(v.Lines, 1)), "\\\n"))
	}
	var names []string
	for _, n := range v.Names {
		names = append(names, escape(n.Line())+": "+room)
	}
	if len(names) > 0 {
		p.paragraph(strings.Join(names, " "))
	}
}
