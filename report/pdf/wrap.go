package pdf

import (
	"strings"
	"unicode/utf8"
)

// wrap breaks g into lines that are at most width wide. A word that is wider is
// broken, after a sign that parts it where it has one. Each line but the last
// ends in a space where the text has one, so that programs that read the page
// aloud do not run words together.
func (f fonts) wrap(g glyphs, s style, width length) []glyphs {
	w := wrapper{face: f.face(s), most: int(width) * 1000 / int(s.size)}
	for word := range strings.SplitSeq(string(g), " ") {
		w.word(glyphs(word))
	}
	return append(w.lines, w.line)
}

// even is wrap with lines of about the same length, as headings look best. It
// breaks no word for that.
func (f fonts) even(g glyphs, s style, width length) []glyphs {
	lines, least := f.wrap(g, s, width), max(width/2, f.longestWord(g, s))
	for next := width - third; len(lines) > 1 && next > least; next -= third {
		narrower := f.wrap(g, s, next)
		if len(narrower) > len(lines) {
			break
		}
		lines = narrower
	}
	return lines
}

// longestWord returns the width of the widest word.
func (f fonts) longestWord(g glyphs, s style) length {
	longest := length(0)
	for _, word := range strings.Fields(string(g)) {
		longest = max(longest, f.width(glyphs(word), s))
	}
	return longest
}

// apart ends g in a space, where it is followed by more in the same element.
func apart(g glyphs) glyphs {
	if g == "" || g[len(g)-1] == ' ' {
		return g
	}
	return g + " "
}

// wrapper wraps in thousandths of the type size, in one pass.
type wrapper struct {
	face  *face
	most  int
	lines []glyphs
	line  glyphs
	used  int
}

func (w *wrapper) width(g glyphs) int {
	sum := 0
	for _, r := range g {
		n, _ := w.face.width(r)
		sum += n
	}
	return sum
}

func (w *wrapper) word(word glyphs) {
	width := w.width(word)
	space := 0
	if w.line != "" {
		space = w.width(" ")
	}
	if w.used+space+width <= w.most {
		if space > 0 {
			w.line += " "
		}
		w.line += word
		w.used += space + width
		return
	}
	if w.line != "" {
		w.lines = append(w.lines, w.line+" ")
		w.line, w.used = "", 0
	}
	if width > w.most {
		word = w.breakUp(word)
		width = w.width(word)
	}
	w.line, w.used = word, width
}

// breakUp puts a word that is wider than a line on lines of its own and returns
// what is left of it.
func (w *wrapper) breakUp(word glyphs) glyphs {
	start, sign := 0, 0 // where the line begins; after its last parting sign
	used, since := 0, 0 // widths of the line, and of what follows the sign
	for i, r := range word {
		n, _ := w.face.width(r)
		if used+n > w.most && i > start {
			end := i
			if sign > start && since*2 < used {
				end, used = sign, since
			} else {
				used = 0
			}
			w.lines = append(w.lines, word[start:end])
			start = end
		}
		used += n
		since += n
		if strings.ContainsRune("-/_.,;:&=?", r) {
			sign, since = i+utf8.RuneLen(r), 0
		}
	}
	return word[start:]
}
