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

// share gives each column its width and its place. Columns that ask for little
// get it; the others share what is left.
func (t *tabular) share() {
	free := fullWidth - columnGap*length(len(t.columns)-1)
	if t.picture != nil {
		free -= t.picture.least + columnGap
	}
	t.narrow(free)
	if first := &t.columns[0]; t.inMargin() {
		first.width = bodyLeft - columnGap - leftEdge
	}
	t.stand()
}

// inMargin reports whether the names of the rows can stand in the margin
// column, so that the rest lines up with the text.
func (t *tabular) inMargin() bool {
	if !t.data.RowHead || len(t.columns) < 2 && t.picture == nil || t.columns[0].width > marginWidth {
		return false
	}
	used := bodyLeft - columnGap - leftEdge - t.columns[0].width
	for i, c := range t.columns {
		used += c.width
		if i > 0 {
			used += columnGap
		}
	}
	if t.picture != nil {
		used += columnGap + t.picture.least
	}
	return used <= fullWidth
}

// narrow gives out at most free.
func (t *tabular) narrow(free length) {
	open := map[int]bool{}
	sum := length(0)
	for i := range t.columns {
		t.columns[i].width = t.columns[i].natural
		sum += t.columns[i].natural
		open[i] = t.columns[i].align == report.Start
	}
	if sum <= free {
		return
	}
	for i, c := range t.columns {
		if !open[i] {
			free -= c.width
		}
	}
	for settled := true; settled; {
		settled = false
		for i := range t.columns {
			c := &t.columns[i]
			n := 0
			for _, o := range open {
				if o {
					n++
				}
			}
			if n == 0 {
				return
			}
			fair := max(free, 0) / length(n)
			if open[i] && (c.natural <= fair || c.least > fair) {
				c.width = min(c.natural, max(c.least, min(c.natural, fair)))
				free -= c.width
				open[i], settled = false, true
			}
		}
	}
	t.even(open, free)
}

// even gives the open columns equal parts of what is left.
func (t *tabular) even(open map[int]bool, free length) {
	n := length(0)
	for _, o := range open {
		if o {
			n++
		}
	}
	for i := range t.columns {
		if open[i] {
			t.columns[i].width = max(free, 0) / n
		}
	}
}

// stand puts the columns side by side, with the picture after its column.
func (t *tabular) stand() {
	x := leftEdge
	if t.picture == nil {
		for i := range t.columns {
			t.columns[i].left = x
			x += t.columns[i].width + columnGap
		}
		return
	}
	for i := range t.picture.after {
		t.columns[i].left = x
		x += t.columns[i].width + columnGap
	}
	t.picture.left = x
	x = rightEdge
	for i := len(t.columns) - 1; i >= t.picture.after; i-- {
		x -= t.columns[i].width
		t.columns[i].left = x
		x -= columnGap
	}
	t.picture.right = x
}
