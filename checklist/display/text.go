// Package display holds the one kind of text that may be shown to a person.
//
// A checklist, an assessment, a form, a file name or an argument may hold
// anything: terminal escape sequences, text that runs backwards, letters
// without width. Only [Clean] makes a [Text], and it lets none of that through.
// What screens, documents and messages hold is Text, so a string that did not
// pass the gate does not compile there.
package display

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Text is safe to show in a terminal, a document, a page or a cell. It may
// have several lines, parted by a line feed and by nothing else. The zero value
// is the empty text.
type Text struct{ s string }

// maxMarks is how many combining marks may follow one letter. Written languages
// need three at most; a tower of hundreds covers the lines around it.
const maxMarks = 4

// Clean is the gate. Line ends of every kind become a line feed and a tab
// becomes a space. Control characters show as their Unicode pictures, so that
// an escape sequence is seen and not obeyed; the C1 controls, code points that
// are no characters and broken UTF-8 show as U+FFFD. What has no width or turns
// the writing direction is dropped.
func Clean(s string) Text {
	if harmless(s) {
		return Text{s}
	}
	return Text{gated(s)}
}

// gated is s as it went through the gate.
func gated(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	marks := 0
	s = strings.ReplaceAll(s, "\r\n", "\n")
	for i, r := range s {
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD") {
			b.WriteRune(unicode.ReplacementChar)
			continue
		}
		shown, ok := gate(r)
		switch {
		case !ok:
			continue // what is dropped parts no tower
		case r >= firstMark && unicode.Is(unicode.M, r):
			marks++
		default:
			marks = 0
		}
		if marks <= maxMarks {
			b.WriteRune(shown)
		}
	}
	return b.String()
}

// harmless reports whether s holds nothing but what nearly every text of a
// European language is made of, of which the gate changes nothing. It only saves
// time.
func harmless(s string) bool {
	for _, r := range s {
		switch {
		case r >= ' ' && r < 0x7F, r == '\n':
		case r >= 0xA0 && r < 0x0250 && r != 0xAD: // Latin, without the soft hyphen
		case r >= 0x2010 && r <= 0x2027: // dashes, quotes, ellipsis
		default:
			return false
		}
	}
	return true
}

// firstMark is the first combining mark. Below it, and above the controls, only
// the soft hyphen is invisible: letters of most texts need no table.
const (
	firstMark  = 0x300
	softHyphen = 0xAD
)

// gate returns what r shows as; false means that it is dropped.
func gate(r rune) (rune, bool) {
	switch {
	case r == '\n', r == '\r', r == 0x85, r == 0x2028, r == 0x2029:
		return '\n', true
	case r == '\t':
		return ' ', true
	case r < 0x20:
		return 0x2400 + r, true
	case r == 0x7F:
		return 0x2421, true
	case r >= 0x80 && r <= 0x9F, r >= 0xFDD0 && r <= 0xFDEF, r&0xFFFE == 0xFFFE:
		return unicode.ReplacementChar, true
	case r < firstMark && r != softHyphen:
		return r, true
	case unicode.Is(invisible, r), unicode.Is(unicode.Cf, r):
		return 0, false
	}
	return r, true
}

// invisible lists what draws nothing and is not a format character (Cf).
var invisible = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x034F, Hi: 0x034F, Stride: 1}, // combining grapheme joiner
		{Lo: 0x115F, Hi: 0x1160, Stride: 1}, // Hangul fillers
		{Lo: 0x180B, Hi: 0x180F, Stride: 1}, // Mongolian selectors
		{Lo: 0x3164, Hi: 0x3164, Stride: 1},
		{Lo: 0xFE00, Hi: 0xFE0F, Stride: 1}, // variation selectors
		{Lo: 0xFFA0, Hi: 0xFFA0, Stride: 1},
	},
	R32: []unicode.Range32{{Lo: 0xE0000, Hi: 0xE0FFF, Stride: 1}},
}

// String returns the shown text.
func (t Text) String() string { return t.s }

// Empty reports whether nothing would be seen.
func (t Text) Empty() bool { return strings.TrimSpace(t.s) == "" }

// Line returns t on one line: each run of line feeds and spaces is one space.
// A no-break space stays.
func (t Text) Line() Text {
	words := strings.FieldsFunc(t.s, func(r rune) bool { return r == ' ' || r == '\n' })
	return Text{strings.Join(words, " ")}
}

// Lines returns the lines of t, without their line feeds.
func (t Text) Lines() []Text {
	var lines []Text
	for line := range strings.SplitSeq(t.s, "\n") {
		lines = append(lines, Text{line})
	}
	return lines
}

// Join puts texts together with sep between them.
func Join(texts []Text, sep Text) Text {
	var b strings.Builder
	for i, t := range texts {
		if i > 0 {
			b.WriteString(sep.s)
		}
		b.WriteString(t.s)
	}
	return Text{b.String()}
}

// MarshalText gives the shown text, so that a Text can stand in JSON.
func (t Text) MarshalText() ([]byte, error) { return []byte(t.s), nil }
