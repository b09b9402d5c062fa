package interview

import (
	"slices"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"mognad/checklist/display"
)

// An editor holds text that is being written, as it was given: only what is drawn
// passes the gate. The zero value is empty.
type editor struct {
	text   []glyph
	at     int  // before which glyph the cursor stands
	single bool // one line: line feeds are spaces
	fresh  bool // all of the text is marked: what is typed takes its place
	want   int  // the column that moving up and down tries to keep; -1 for none
}

// A glyph is what the cursor passes in one step: one thing that is seen, with the
// marks on it and what follows it that is not seen.
type glyph struct {
	raw   string // as it was given
	seen  string // as it is drawn; a line feed ends the line
	cells int
}

// newEditor returns an editor with the cursor after the text.
func newEditor(text string, single bool) editor {
	e := editor{single: single, want: -1}
	e.text = e.glyphs(text)
	e.at = len(e.text)
	return e
}

// String returns the text as it was given, changed only where it was edited.
func (e editor) String() string { return rawOf(e.text) }

func rawOf(text []glyph) string {
	var b strings.Builder
	for _, l := range text {
		b.WriteString(l.raw)
	}
	return b.String()
}

// seen returns the text as it is drawn: of a word to look for, or of a number,
// nothing else was meant.
func (e editor) seen() string { return shownOf(e.text) }

func shownOf(text []glyph) string {
	var b strings.Builder
	for _, l := range text {
		b.WriteString(l.seen)
	}
	return b.String()
}

// glyphs parts a text into glyphs. What is not seen, and a mark, goes with what
// stands before it, at the beginning with what follows.
func (e editor) glyphs(s string) []glyph {
	var all []glyph
	start, complete := 0, false // whether something is seen from start on
	for i, r := range s {
		hidden := display.Clean(string(r)) == display.Text{}
		joined := hidden || unicode.Is(unicode.M, r) || r == '\n' && strings.HasSuffix(s[:i], "\r")
		if complete && !joined {
			all = append(all, e.glyph(s[start:i]))
			start, complete = i, false
		}
		complete = complete || !hidden
	}
	if start < len(s) {
		all = append(all, e.glyph(s[start:]))
	}
	return all
}

func (e editor) glyph(raw string) glyph {
	seen := display.Clean(raw).String()
	switch {
	case !strings.Contains(seen, "\n"):
		return glyph{raw, seen, ansi.StringWidthWc(seen)}
	case e.single:
		return glyph{raw, " ", 1}
	}
	return glyph{raw, "\n", 0}
}

// marked returns e with all of its text marked.
func (e editor) marked() editor {
	e.fresh = len(e.text) > 0
	return e
}

// insert puts s before the cursor, or in the place of what is marked. Marks, and what is not seen, join the glyphs
// beside them.
func (e editor) insert(s string) editor {
	if e.fresh {
		e.text, e.at, e.fresh = nil, 0, false
	}
	from, to := max(0, e.at-1), min(len(e.text), e.at+1)
	before, after := rawOf(e.text[from:e.at])+writable(s, e.single), rawOf(e.text[e.at:to])
	text := slices.Clone(e.text[:from])
	text = append(text, e.glyphs(before+after)...)
	e.at = min(from+len(e.glyphs(before)), len(text))
	e.text = append(text, e.text[to:]...)
	e.want = -1
	return e
}

// writable is text that was typed or pasted as it goes into a file: its line ends are
// those of a file, in one line they are spaces, and a control, which nobody writes,
// becomes its picture.
func writable(s string, single bool) string {
	s = strings.ToValidUTF8(s, string(unicode.ReplacementChar))
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		if !unicode.IsControl(r) || r == '\t' {
			return r
		}
		shown := []rune(display.Clean(string(r)).String())[0]
		if shown == '\n' && single {
			return ' '
		}
		return shown
	}, s)
}

// remove takes the glyphs from a up to b out and puts the cursor there.
func (e editor) remove(a, b int) editor {
	a, b = max(0, a), min(len(e.text), b)
	e.text = slices.Delete(slices.Clone(e.text), a, b)
	e.at, e.want, e.fresh = a, -1, false
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
			return e.text[at-1].seen
		}
		return e.text[at].seen
	}
	for next() && blank(beside()) {
		at += by
	}
	for next() && !blank(beside()) {
		at += by
	}
	return at
}

func blank(seen string) bool { return strings.TrimSpace(seen) == "" }

// lineStart and lineEnd return the ends of the cursor's line, line feeds apart.
func (e editor) lineStart() int {
	at := e.at
	for at > 0 && e.text[at-1].seen != "\n" {
		at--
	}
	return at
}

func (e editor) lineEnd() int {
	at := e.at
	for at < len(e.text) && e.text[at].seen != "\n" {
		at++
	}
	return at
}

// A stretch is the glyphs of one row on the screen, from and up to.
type stretch struct{ from, to int }

// rows breaks the text into rows of at most width cells. The last row is there
// even if it is empty: the cursor needs a place.
func (e editor) rows(width int) []stretch {
	var all []stretch
	start, used, space := 0, 0, -1
	for i, c := range e.text {
		if c.seen == "\n" {
			all = append(all, stretch{start, i})
			start, used, space = i+1, 0, -1
			continue
		}
		for used+c.cells > width && i > start {
			end := i
			if space > start {
				end = space
			}
			all = append(all, stretch{start, end})
			start, space = end, -1
			used = cellsOf(e.text[start:i])
		}
		used += c.cells
		if c.seen == " " {
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
	return line, cellsOf(e.text[rows[line].from:e.at])
}

func cellsOf(text []glyph) int {
	n := 0
	for _, l := range text {
		n += l.cells
	}
	return n
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
		used += e.text[at].cells
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
		lines = append(lines, display.Clean(shownOf(e.text[r.from:r.to])))
	}
	return lines, line - first, min(cell, width)
}
