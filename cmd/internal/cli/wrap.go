package cli

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"mognad/checklist/display"
)

// leastWidth is how many columns a terminal must have for lines to be broken.
const leastWidth = 20

// broken returns a text for standard error: on a terminal broken between words,
// elsewhere as it is, for programs that read lines.
func (a *app) broken(t display.Text) display.Text {
	width := 0
	if a.env.StderrTerminal {
		width = a.env.Width()
	}
	if width < leastWidth {
		return t
	}
	return display.Clean(fold(t.String(), width, 0))
}

// fold breaks each line of a text between words, so that it fits in width. What
// follows a break is indented like the line, and by hang more. A word that is too
// long stays whole, so that a path can be copied.
func fold(text string, width, hang int) string {
	var b strings.Builder
	for i, l := range strings.Split(text, "\n") {
		if i > 0 {
			b.WriteString("\n")
		}
		rest := strings.TrimLeft(l, " ")
		lead := l[:len(l)-len(rest)]
		b.WriteString(lead)
		indent := lead + strings.Repeat(" ", hang)
		at := len(lead)
		for j, word := range strings.Split(rest, " ") {
			cells := ansi.StringWidth(word)
			switch {
			case j == 0:
			case at+1+cells > width:
				b.WriteString("\n" + indent)
				at = len(indent)
			default:
				b.WriteString(" ")
				at++
			}
			b.WriteString(word)
			at += cells
		}
	}
	return b.String()
}
