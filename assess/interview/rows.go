package interview

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"mognad/checklist/display"
)

// A span is a piece of a row in one role.
type span struct {
	text display.Text // without line feeds
	role role
}

// A row is one line of the screen. A screen is made of rows and nothing else,
// so that every text on it is measured, cut and gated in one place.
type row []span

// paint is the one place where text becomes what is written to a terminal. Rows
// that are wider than width are cut.
func paint(rows []row, width int, s styles) string {
	var b strings.Builder
	for i, r := range rows {
		if i > 0 {
			b.WriteByte('\n')
		}
		for _, piece := range r.cut(width) {
			if text := piece.text.String(); text != "" {
				look := s.looks[piece.role]
				b.WriteString(look.before)
				b.WriteString(text)
				b.WriteString(look.after)
			}
		}
	}
	return b.String()
}

// fixed makes a span of a text that is known when the program is built.
func fixed(s string, r role) span { return span{display.Clean(s), r} }

// gap is n empty cells.
func gap(n int) span { return fixed(strings.Repeat(" ", max(0, n)), plain) }

// cells is how many cells a text takes. It counts as terminals do that know
// nothing of joined characters, since those are the widest.
func cells(t display.Text) int { return ansi.StringWidthWc(t.String()) }

func (r row) cells() int {
	n := 0
	for _, piece := range r {
		n += cells(piece.text)
	}
	return n
}

// cut returns r, shortened to width where it is wider.
func (r row) cut(width int) row {
	if r.cells() <= width {
		return r
	}
	var short row
	left := width
	for _, piece := range r {
		piece.text = shorten(piece.text, left)
		left -= cells(piece.text)
		short = append(short, piece)
	}
	return short
}

// shorten returns t on one line of at most width cells, with a mark where
// something was left out.
func shorten(t display.Text, width int) display.Text {
	switch {
	case cells(t) <= width:
		return t
	case width < 1:
		return display.Text{}
	}
	head := firstCells(t.String(), width-1)
	if ansi.StringWidthWc(head) > width-1 {
		head = "" // not even one character fits
	}
	return display.Clean(head + "…")
}

// spread puts left and right at the two ends of a row of the width. Where both
// do not fit, left is shortened.
func spread(left row, right row, width int) row {
	room := width - right.cells()
	if left.cells() > room-2 {
		left = left.cut(max(0, room-2))
	}
	return append(append(left, gap(room-left.cells())), right...)
}

// wrap breaks t into lines of at most width cells, at spaces where it can. A
// no-break space is none. A word that is wider than a line is broken.
func wrap(t display.Text, width int) []display.Text {
	var lines []display.Text
	for _, paragraph := range t.Lines() {
		lines = append(lines, wrapLine(paragraph.String(), max(2, width))...)
	}
	return lines
}

func wrapLine(s string, width int) []display.Text {
	var lines []display.Text
	var line strings.Builder
	used := 0
	flush := func() {
		lines = append(lines, display.Clean(line.String()))
		line.Reset()
		used = 0
	}
	for word := range strings.SplitSeq(s, " ") {
		n := ansi.StringWidthWc(word)
		if used > 0 && used+1+n > width {
			flush()
		}
		if used > 0 {
			line.WriteByte(' ')
			used++
		}
		for n > width {
			head := firstCells(word, width-used)
			line.WriteString(head)
			flush()
			word = word[len(head):]
			n = ansi.StringWidthWc(word)
		}
		line.WriteString(word)
		used += n
	}
	flush()
	return lines
}

// firstCells returns the beginning of s that fits into width cells, and at
// least one character.
func firstCells(s string, width int) string {
	end, used := 0, 0
	for end < len(s) {
		c := firstCharacter(s[end:])
		used += ansi.StringWidthWc(c)
		if used > width && end > 0 {
			break
		}
		end += len(c)
	}
	return s[:end]
}

// characters splits s into letters with the marks that stand on them.
func characters(s string) []string {
	var all []string
	for s != "" {
		c := firstCharacter(s)
		all = append(all, c)
		s = s[len(c):]
	}
	return all
}

func firstCharacter(s string) string {
	for i, r := range s {
		if i > 0 && !unicode.Is(unicode.M, r) {
			return s[:i]
		}
	}
	return s
}

// hang sets t in lines of at most width cells: the first one after head, the
// others indented as far as head is wide.
func hang(head row, t display.Text, r role, width int) []row {
	indent := head.cells()
	var rows []row
	for i, line := range wrap(t, width-indent) {
		lead := row{gap(indent)}
		if i == 0 {
			lead = append(row{}, head...)
		}
		rows = append(rows, append(lead, span{line, r}))
	}
	return rows
}
