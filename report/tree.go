package report

import (
	"fmt"
	"math/big"
	"strings"

	"mognad/checklist/display"
)

// Tree tells d as plain text, block by block and in order: a form in which
// people and tests see what a report says and how a change alters it. It is no
// format to be read back.
func (d *Document) Tree() string {
	var t tree
	t.line("%s · %s · %s · %s · %s · levels to %d", d.Lang, d.Title, d.Unit, d.Date, d.Source, d.Top)
	if !d.Draft.Empty() {
		t.line("draft %q", d.Draft)
	}
	for _, block := range d.Blocks {
		t.block(block)
	}
	return t.String()
}

type tree struct{ strings.Builder }

func (t *tree) line(format string, args ...any) {
	fmt.Fprintf(&t.Builder, format, args...)
	t.WriteByte('\n')
}

func (t *tree) block(block Block) {
	switch v := block.(type) {
	case Heading:
		t.heading(v)
	case Paragraph:
		t.line("%s %s%s", [...]string{"text", "lead", "note", "quote"}[v.Role], folded(v.Text), link(v.Link))
	case List:
		for i, item := range v.Items {
			bullet := "-"
			if v.Ordered {
				bullet = fmt.Sprintf("%d.", i+1)
			}
			t.line("  %s%s %s%s", bullet, [...]string{"", " [true]", " [false]", " [open]"}[item.Mark], folded(item.Text), link(item.Link))
		}
	case Facts:
		for _, f := range v {
			for i, text := range f.Texts {
				name := f.Name.String() + ":"
				if i > 0 {
					name = "…"
				}
				t.line("  %s %s", name, folded(text))
			}
		}
	case Table:
		t.table(v)
	case Figure:
		t.figure(v)
	case Blank:
		t.line("blank %q, %d lines%s", v.Head, v.Lines, names(v.Names))
	}
}

func (t *tree) heading(h Heading) {
	t.WriteByte('\n')
	label, page := "", ""
	if !h.Label.Empty() {
		label = " [" + h.Label.String() + "]"
	}
	if h.Page {
		page = ", page"
	}
	t.line("%s%s %s {#%s%s}", strings.Repeat("#", h.Level), label, h.Text, h.ID, page)
}

func (t *tree) table(v Table) {
	heads := make([]string, len(v.Columns))
	for i, c := range v.Columns {
		heads[i] = c.Head.String() + [...]string{"", " (decimal)", " (middle)"}[c.Align]
	}
	t.line("table %s", v.Caption)
	t.line("  %s", strings.Join(heads, " | "))
	for _, row := range v.Rows {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = folded(c.Text)
			if c.Strong {
				cells[i] = "*" + cells[i] + "*"
			}
			if c.Level != nil {
				cells[i] += fmt.Sprintf(" <%d>", *c.Level)
			}
			cells[i] += link(c.Link)
		}
		t.line("  %s", strings.Join(cells, " | "))
	}
}

func (t *tree) figure(f Figure) {
	switch chart := f.Chart.(type) {
	case Total:
		t.line("total %s: %s, %s of %s to %s", f.Caption, chart.Figure, fraction(chart.Share), fraction(chart.Low), fraction(chart.High))
		t.line("  label %s", chart.Label)
	case Bars:
		t.line("bars %s, scale%s", f.Caption, names(chart.Scale))
		t.bars(chart.Bars)
	case Radar:
		t.line("radar %s", f.Caption)
		t.bars(chart.Axes)
	}
	t.line("  says %s", f.Says)
	t.table(f.Data)
}

func (t *tree) bars(bars []Bar) {
	for _, b := range bars {
		level := ""
		if b.Level != nil {
			level = fmt.Sprintf(" <%d>", *b.Level)
		}
		t.line("  [%s] %s: %s%s, now %s target %s low %s high %s before %s%s", b.ID, b.Label, b.Value, level, fraction(b.Now),
			fraction(b.Target), fraction(b.Low), fraction(b.High), fraction(b.Before), link(b.Link))
	}
}

func fraction(r *big.Rat) string {
	if r == nil {
		return "–"
	}
	return r.RatString()
}

func link(s string) string {
	if s == "" {
		return ""
	}
	return " → " + s
}

func names(texts []display.Text) string {
	var b strings.Builder
	for _, t := range texts {
		b.WriteString(" [" + t.String() + "]")
	}
	return b.String()
}

// folded shows the line feeds of a text.
func folded(t display.Text) string { return strings.ReplaceAll(t.String(), "\n", " ⏎ ") }
