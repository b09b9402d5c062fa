package interview

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"mognad/checklist/display"
)

// An editor holds text that is being written. What goes in passes the gate, so
// what is written is what is seen. The zero value is empty.
type editor struct {
	text   []string // characters; a line feed is one
	at     int      // before which character the cursor stands
	single bool     // one line: line feeds become spaces
	want   int      // the column that moving up and down tries to keep; -1 for none
}

// newEditor returns an editor with the cursor after the text.
func newEditor(text string, single bool) editor {
	e := editor{single: single, want: -1}
	return e.insert(text)
}

// String returns the text.
func (e editor) String() string { return strings.Join(e.text, "") }

// insert puts s before the cursor.
func (e editor) insert(s string) editor {
	t := display.Clean(s)
	if e.single {
		t = display.Clean(strings.ReplaceAll(t.String(), "\n", " "))
	}
	add := characters(t.String())
	e.text = slices.Insert(slices.Clone(e.text), e.at, add...)
	e.at += len(add)
	e.want = -1
	return e
}

// remove takes the characters from a up to b out and puts the cursor there.
func (e editor) remove(a, b int) editor {
	a, b = max(0, a), min(len(e.text), b)
	e.text = slices.Delete(slices.Clone(e.text), a, b)
	e.at, e.want = a, -1
	return e
}

// to moves the cursor.
func (e editor) to(at int) editor {
	e.at, e.want = min(max(0, at), len(e.text)), -1
	return e
}

// word returns where the word before (by < 0) or after the cursor ends.
func (e editor) word(by int) int {
	at := e.at
	next := func() bool { return by < 0 && at > 0 || by > 0 && at < len(e.text) }
	beside := func() string {
		if by < 0 {
			return e.text[at-1]
		}
		return e.text[at]
	}
	for next() && blank(beside()) {
		at += by
	}
	for next() && !blank(beside()) {
		at += by
	}
	return at
}

func blank(character string) bool { return strings.TrimSpace(character) == "" }

// lineStart and lineEnd return the ends of the cursor's line, line feeds apart.
func (e editor) lineStart() int {
	at := e.at
	for at > 0 && e.text[at-1] != "\n" {
		at--
	}
	return at
}

func (e editor) lineEnd() int {
	at := e.at
	for at < len(e.text) && e.text[at] != "\n" {
		at++
	}
	return at
}

// A stretch is the characters of one row on the screen, from and up to.
type stretch struct{ from, to int }

// rows breaks the text into rows of at most width cells. The last row is there
// even if it is empty: the cursor needs a place.
func (e editor) rows(width int) []stretch {
	var all []stretch
	start, used, space := 0, 0, -1
	for i, c := range e.text {
		if c == "\n" {
			all = append(all, stretch{start, i})
			start, used, space = i+1, 0, -1
			continue
		}
		n := ansi.StringWidthWc(c)
		for used+n > width && i > start {
			end := i
			if space > start {
				end = space
			}
			all = append(all, stretch{start, end})
			start, space = end, -1
			used = ansi.StringWidthWc(strings.Join(e.text[start:i], ""))
		}
		used += n
		if c == " " {
			space = i + 1
		}
	}
	return append(all, stretch{start, len(e.text)})
}

// cursor returns on which of the rows, and in which cell, the cursor stands.
func (e editor) cursor(rows []stretch) (line, cell int) {
	for i, r := range rows {
		if e.at >= r.from {
			line = i
		}
	}
	return line, ansi.StringWidthWc(strings.Join(e.text[rows[line].from:e.at], ""))
}

// vertical moves the cursor by rows, in the same column where it can.
func (e editor) vertical(by, width int) editor {
	rows := e.rows(width)
	line, cell := e.cursor(rows)
	if e.want >= 0 {
		cell = e.want
	}
	to := min(max(0, line+by), len(rows)-1)
	if to == line {
		return e
	}
	at, used := rows[to].from, 0
	for at < rows[to].to && used < cell {
		used += ansi.StringWidthWc(e.text[at])
		at++
	}
	if at == rows[to].to && to < len(rows)-1 && rows[to+1].from == at && at > rows[to].from {
		at-- // the end of a soft row is the beginning of the next
	}
	e.at, e.want = at, cell
	return e
}

// view returns the rows that are seen in a window of the height, around the
// cursor, and where the cursor stands in it.
func (e editor) view(width, height int) (lines []display.Text, line, cell int) {
	rows := e.rows(width)
	line, cell = e.cursor(rows)
	first := max(0, min(line-height+1, len(rows)-height))
	if line < first {
		first = line
	}
	for _, r := range rows[first:min(len(rows), first+height)] {
		lines = append(lines, display.Clean(strings.Join(e.text[r.from:r.to], "")))
	}
	return lines, line - first, min(cell, width)
}
