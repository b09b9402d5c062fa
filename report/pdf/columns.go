package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"mognad/checklist/language"
	"mognad/report"
)

// A column of a table, as wide as what stands in it asks for.
type column struct {
	align       report.Align
	left, width length
	whole, part length // Decimal: the widest before the decimal mark, and from it on
	natural     length // nothing is broken
	least       length // only what is longer than any word is broken
}

const (
	columnGap  = 2 * third
	tileWidth  = module + third
	tileGap    = third
	widestWord = 9 * module // a longer one is broken before it widens its column
)

// measure finds how wide each column wants to be.
func (t *tabular) measure() {
	for i := range t.columns {
		col := &t.columns[i]
		col.align = t.data.Columns[i].Align
		for _, row := range t.cells {
			t.measureCell(col, row[i])
		}
		col.natural = max(col.natural, col.whole+col.part)
		head := t.heads[i]
		headWords := t.set.twoLines(head, noteStrong)
		if col.align == report.Start {
			col.natural = max(col.natural, t.set.fonts.width(head, noteStrong))
			col.least = max(col.least, headWords)
		} else {
			col.natural = max(col.natural, headWords)
			col.least = col.natural
		}
		col.least = min(col.least, col.natural)
	}
}

func (t *tabular) measureCell(col *column, c cell) {
	st := c.style()
	f := t.set.fonts
	if tile := c.tile(); tile != "" {
		word := c.text()[len(tile):]
		col.natural = max(col.natural, tileWidth+tileGap+f.width(word, st))
		col.least = max(col.least, col.natural)
		return
	}
	if col.align == report.Decimal {
		whole, part, ok := splitDecimal(c.text(), t.set.doc.Lang)
		if !ok {
			col.natural = max(col.natural, f.width(c.text(), st))
			return
		}
		col.whole = max(col.whole, f.width(whole, st))
		col.part = max(col.part, f.width(part, st))
		return
	}
	for _, p := range c.paragraphs {
		col.natural = max(col.natural, f.width(p, st))
		col.least = max(col.least, min(t.set.longest(p, st), widestWord))
	}
}

// twoLines returns the least width that sets g on two lines at most.
func (s *setter) twoLines(g glyphs, st style) length {
	all, before := s.fonts.width(g, st), length(0)
	least := all
	for word := range strings.SplitAfterSeq(string(g), " ") {
		before += s.fonts.width(glyphs(word), st)
		least = min(least, max(before, all-before))
	}
	return least
}

// longest returns the width of the widest word.
func (s *setter) longest(g glyphs, st style) length {
	widest := length(0)
	for word := range strings.SplitSeq(string(g), " ") {
		widest = max(widest, s.fonts.width(glyphs(word), st))
	}
	return widest
}

// splitDecimal parts a number where its decimals begin, or where its digits
// end. It reports false for what is no number.
func splitDecimal(g glyphs, lang language.Tag) (whole, part glyphs, ok bool) {
	mark := byte('.')
	if lang == language.Swedish {
		mark = ','
	}
	digit := strings.IndexFunc(string(g), unicode.IsDigit)
	if digit < 0 || digit > 2*utf8.UTFMax {
		return g, "", false
	}
	if i := strings.IndexByte(string(g), mark); i > 0 {
		return g[:i], g[i:], true
	}
	last := strings.LastIndexFunc(string(g), unicode.IsDigit)
	return g[:last+1], g[last+1:], true
}
