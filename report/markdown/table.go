package markdown

import (
	"strings"

	"mognad/report"
)

var rules = [...]string{report.Start: "---", report.Decimal: "---:", report.Middle: ":---:"}

// table writes a table without its caption. A cell has one line.
func (p *printer) table(v report.Table) {
	if len(v.Columns) == 0 {
		return
	}
	heads, under := make([]string, len(v.Columns)), make([]string, len(v.Columns))
	for i, c := range v.Columns {
		heads[i], under[i] = escape(c.Head.Line()), rules[c.Align]
	}
	lines := []string{row(heads), row(under)}
	for _, cells := range v.Rows {
		texts := make([]string, len(cells))
		for i, c := range cells {
			texts[i] = escape(c.Text.Line())
			if c.Strong && texts[i] != "" {
				texts[i] = "**" + texts[i] + "**"
			}
			texts[i] = p.linked(texts[i], c.Link)
		}
		lines = append(lines, row(texts))
	}
	p.paragraph(strings.Join(lines, "\n"))
}

func row(cells []string) string { return "| " + strings.Join(cells, " | ") + " |" }
