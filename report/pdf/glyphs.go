package pdf

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"mognad/checklist/display"
)

// glyphs is one line of text of which the fonts have every character. Only
// [setter.glyphs] makes it, so nothing else can reach the page.
type glyphs string

// lacking stands for a character that the fonts lack.
const lacking = '?'

// substitutes are characters that the fonts lack and that another says as well.
var substitutes = map[rune]string{
	'\u2011': "-", // no-break hyphen
	'\u2010': "-",
	'\u2012': "\u2013",
	'\u2002': " ", '\u2003': " ", '\u2004': " ", '\u2005': " ", '\u2006': " ", '\u2008': " ", '\u200A': " ", '\u205F': " ", '\u3000': " ",
	'\u2007': "\u00A0", '\u2009': "\u00A0", '\u202F': "\u00A0",
	'\u2713': "\u221A", '\u2714': "\u221A",
	'\u2715': "\u00D7", '\u2716': "\u00D7", '\u2717': "\u00D7", '\u2718': "\u00D7",
	'\u25C6': "\u25CA",
}

// glyphs returns t on one line, in characters that the fonts have. Letters with
// separate accents are put together. What the fonts lack becomes a question
// mark and is counted.
func (s *setter) glyphs(t display.Text) glyphs {
	var b strings.Builder
	for _, r := range norm.NFC.String(t.Line().String()) {
		if s.has(r) {
			b.WriteRune(r)
			continue
		}
		if other, ok := substitutes[r]; ok {
			b.WriteString(other)
			continue
		}
		b.WriteRune(lacking)
		s.replaced++
	}
	return glyphs(b.String())
}

// has reports whether both faces have r, so that what is replaced does not
// depend on where a text stands.
func (s *setter) has(r rune) bool {
	_, regular := s.fonts.regular.width(r)
	_, bold := s.fonts.bold.width(r)
	return regular && bold && !private(r)
}

// private reports whether r has no meaning that a reader could be told.
func private(r rune) bool { return r < ' ' || r >= 0xE000 && r <= 0xF8FF }

// paragraphs returns the lines of t that have something in them.
func (s *setter) paragraphs(t display.Text) []glyphs {
	var all []glyphs
	for _, l := range t.Lines() {
		if !l.Empty() {
			all = append(all, s.glyphs(l))
		}
	}
	return all
}
