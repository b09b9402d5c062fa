package cli

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"mognad/checklist/display"
)

// table writes rows with their columns under each other. Each letter of align is l
// or r. On a terminal, cells are broken between words where the rows are too long.
func (a *app) table(rows [][]display.Text, align string) {
	widths, least := make([]int, len(align)), make([]int, len(align))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], ansi.StringWidth(cell.String()))
			for _, word := range strings.Split(cell.String(), " ") {
				least[i] = max(least[i], ansi.StringWidth(word))
			}
		}
	}
	if a.env.StdoutTerminal {
		narrow(widths, least, a.columns())
	}
	for _, row := range rows {
		for _, cells := range folded(row, widths) {
			a.data(display.Clean(aligned(cells, widths, align)))
		}
	}
}

// narrow makes columns narrower, the one with the most to spare first, until all
// of them fit in a width or no column can be any narrower.
func narrow(widths, least []int, width int) {
	for {
		total, at := 2*(len(widths)-1), 0
		for i, w := range widths {
			total += w
			if w-least[i] > widths[at]-least[at] {
				at = i
			}
		}
		spare := widths[at] - least[at]
		if total <= width || spare == 0 {
			return
		}
		widths[at] -= min(spare, total-width)
	}
}

// folded breaks the cells of a row, over as many lines as it takes.
func folded(row []display.Text, widths []int) [][]string {
	var lines [][]string
	for i, cell := range row {
		for j, part := range strings.Split(fold(cell.String(), widths[i], 0), "\n") {
			if j == len(lines) {
				lines = append(lines, make([]string, len(row)))
			}
			lines[j][i] = part
		}
	}
	return lines
}

// aligned is one line of a table.
func aligned(cells []string, widths []int, align string) string {
	var b strings.Builder
	for i, cell := range cells {
		pad := strings.Repeat(" ", max(0, widths[i]-ansi.StringWidth(cell)))
		if i > 0 {
			b.WriteString("  ")
		}
		if align[i] == 'r' {
			b.WriteString(pad + cell)
			continue
		}
		b.WriteString(cell + pad)
	}
	return strings.TrimRight(b.String(), " ")
}
