package yamlfile

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// A Writer builds YAML text, one line after the other, in block style with two
// spaces to a level. The zero value is ready for use.
//
// It is made for files that people read, compare and merge: a text of several
// lines stands as a literal block, and whatever some version of YAML might take
// for a number, a truth value or a date stands in quotes.
type Writer struct {
	// Escaped makes every text a quoted one, with escapes for line breaks. It is
	// the way out where a literal block does not read back as it was meant.
	Escaped bool

	text  strings.Builder
	depth int
}

// String returns what was written.
func (w *Writer) String() string { return w.text.String() }

// Field writes a key with a value that is ready to stand there: see [Word],
// [Quoted], [FlowMap] and [FlowList]. An empty value writes nothing.
func (w *Writer) Field(key, value string) {
	if value != "" {
		w.line(Word(key) + ": " + value)
	}
}

// Text writes a key with a text as a literal block, or in quotes if the block
// could read back differently. An empty text writes nothing.
func (w *Writer) Text(key, text string) {
	if text == "" {
		return
	}
	body, clip := strings.CutSuffix(text, "\n")
	if w.Escaped || !fitsBlock(body) {
		w.Field(key, Quoted(text))
		return
	}
	header := "|-"
	if clip {
		header = "|"
	}
	w.Field(key, header)
	w.depth++
	for line := range strings.SplitSeq(body, "\n") {
		w.line(line)
	}
	w.depth--
}

// Open writes a key whose value is a map or a list on the lines that follow, up
// to [Writer.Close].
func (w *Writer) Open(key string) {
	w.line(Word(key) + ":")
	w.depth++
}

// Close ends what the last Open began.
func (w *Writer) Close() { w.depth-- }

// Item writes an item of a list.
func (w *Writer) Item(value string) { w.line("- " + value) }

// Comment writes a comment on a line of its own.
func (w *Writer) Comment(text string) { w.line("# " + text) }

// Blank writes an empty line.
func (w *Writer) Blank() { w.line("") }

// Lines writes lines that are ready, at the present depth.
func (w *Writer) Lines(text string) {
	for line := range strings.Lines(text) {
		w.line(strings.TrimSuffix(line, "\n"))
	}
}

func (w *Writer) line(s string) {
	if s != "" {
		w.text.WriteString(strings.Repeat("  ", w.depth))
	}
	w.text.WriteString(strings.ReplaceAll(s, "\n", "\n"+strings.Repeat("  ", w.depth)))
	w.text.WriteByte('\n')
}

// fitsBlock reports whether the text reads back from a literal block: nothing
// in it that YAML or an editor would change, no indent to be guessed from its
// first line, no blank line at its end.
func fitsBlock(text string) bool {
	if text == "" || strings.ContainsAny(text[:1], " \t\n") || strings.ContainsFunc(text, needsEscape) || crammed(text) {
		return false
	}
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimRight(line, " \t") != line {
			return false
		}
	}
	return !strings.HasSuffix(text, "\n")
}

// needsEscape reports the characters that only an escape keeps as they are.
func needsEscape(r rune) bool {
	return r != '\n' && r != '\t' && (forbidden(r) || r == '\r' || r == 0x85 || r == 0x2028 || r == 0x2029)
}

// maxRun is how many characters that [Parse] counts as marks may stand on one
// line of what is written, well below what it takes for a hostile file.
const maxRun = 1000

func isMark(r rune) bool { return strings.ContainsRune(`,[]{}"':?&*!`, r) }

// crammed reports whether a line of text has more marks than may stand on one.
func crammed(text string) bool {
	run := 0
	for _, r := range text {
		switch {
		case r == '\n':
			run = 0
		case isMark(r):
			run++
		}
		if run > maxRun {
			return true
		}
	}
	return false
}

// Quoted returns s in double quotes, on one line. Only a text with a great many
// commas or brackets goes on on further lines.
func Quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	run := 0
	for _, r := range s {
		if isMark(r) {
			run++
		}
		if run > maxRun {
			b.WriteString("\\\n  ") // before a mark, so that no blank of the text counts as indent
			run = 0
		}
		quote(&b, r)
	}
	b.WriteByte('"')
	return b.String()
}

// quote writes one character as it stands in double quotes.
func quote(b *strings.Builder, r rune) {
	switch {
	case r == '"' || r == '\\':
		b.WriteByte('\\')
		b.WriteRune(r)
	case r == '\n':
		b.WriteString(`\n`)
	case r == '\t':
		b.WriteString(`\t`)
	case r == '\r':
		b.WriteString(`\r`)
	case !needsEscape(r):
		b.WriteRune(r)
	case r <= 0xFF:
		fmt.Fprintf(b, `\x%02X`, r)
	default:
		fmt.Fprintf(b, `\u%04X`, r)
	}
}

var (
	plainWord    = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]*([._-][A-Za-z0-9]+)*$`)
	plainNumbers = regexp.MustCompile(`^[0-9]+\.[0-9]+\.[0-9]+$`)
	plainClause  = regexp.MustCompile(`^[1-9][a-z]$`)
	plainDate    = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)
)

// misread are the words that some version of YAML does not take for a text.
var misread = []string{"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"}

// Word returns an id, a key, a date or a release as it is where every YAML
// reader takes it for what it is, and in quotes otherwise: se, but "no".
func Word(s string) string {
	for _, plain := range []*regexp.Regexp{plainWord, plainNumbers, plainClause, plainDate} {
		if plain.MatchString(s) && !slices.Contains(misread, strings.ToLower(s)) {
			return s
		}
	}
	return Quoted(s)
}

// FlowMap returns a map on one line. The arguments are pairs of a key and a
// value that is ready to stand there; a pair with an empty value is left out.
func FlowMap(pairs ...string) string {
	var parts []string
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			parts = append(parts, Word(pairs[i])+": "+pairs[i+1])
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// FlowList returns a list on one line of values that are ready to stand there.
func FlowList(items ...string) string { return "[" + strings.Join(items, ", ") + "]" }

// Printable returns s on one line without anything that may not stand in a
// comment.
func Printable(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || needsEscape(r) || r == '\n' }), " ")
}
