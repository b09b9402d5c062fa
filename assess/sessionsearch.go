package assess

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"mognad/checklist"
	"mognad/checklist/display"
)

// A Found is a point that a search has found.
type Found struct {
	Point *checklist.Point
	Text  display.Text // the first of its texts that holds all the words
	words []string
}

// Where returns the bytes of the text where the first of the words stands in it;
// alike if none does, since the point was meant by its id or its number.
func (f Found) Where() (from, to int) {
	var in strings.Builder
	var at []int // for each byte of in, where in the text it comes from
	for i, r := range f.Text.String() {
		n, _ := in.WriteString(fold(string(r)))
		at = append(at, slices.Repeat([]int{i}, n)...)
	}
	at = append(at, len(f.Text.String()))
	for _, w := range f.words {
		if i := strings.Index(in.String(), w); i >= 0 && (to == 0 || at[i] < from) {
			from, to = at[i], at[i+len(w)]
		}
	}
	return from, to
}

// Meant returns the id of the asked point that text names: by its id, whatever
// stands between its letters and digits, or by its number among the points that
// are asked, from 1. It reports false where it names none.
func (s *Session) Meant(text string) (id string, ok bool) {
	wanted := bare(text)
	if wanted == "" {
		return "", false
	}
	for _, p := range s.asked {
		if bare(p.ID) == wanted {
			return p.ID, true
		}
	}
	if n, err := strconv.Atoi(wanted); err == nil && n >= 1 && n <= len(s.asked) {
		return s.asked[n-1].ID, true
	}
	return "", false
}

// bare is the letters and digits of text, as they are compared.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, fold(text))
}

// Search returns the asked points in which all words of text occur within one
// text: its id, what the checklist says of it in the conversation's language, or
// what was written of it. Case does not matter, nor do marks on letters. The point
// that is [Session.Meant] and those whose id begins with text come first, then those
// whose title holds the words; otherwise they stand in checklist order. Blank text
// finds nothing.
func (s *Session) Search(text string) []Found {
	wanted := strings.Fields(fold(text))
	if len(wanted) == 0 {
		return nil
	}
	meant, _ := s.Meant(text)
	id := bare(text)
	var ranks [4][]Found
	for i, p := range s.asked {
		title := s.texts(i)[0]
		hit, ok := s.holding(i, wanted)
		switch {
		case p.ID == meant:
			ranks[0] = append(ranks[0], Found{p, title.text, wanted})
		case id != "" && strings.HasPrefix(bare(p.ID), id):
			ranks[1] = append(ranks[1], Found{p, title.text, wanted})
		case title.holds(wanted):
			ranks[2] = append(ranks[2], Found{p, title.text, wanted})
		case ok:
			ranks[3] = append(ranks[3], Found{p, hit, wanted})
		}
	}
	return slices.Concat(ranks[:]...)
}

// textsOf returns every text that the checklist has of a point, in the order in
// which it is read.
func (s *Session) textsOf(p *checklist.Point) []display.Text {
	texts := []checklist.Text{p.Question, p.Intent, p.NoneShort, p.None}
	for _, l := range p.Levels {
		texts = append(texts, l.Short)
	}
	said := make([]display.Text, 0, 64)
	for _, t := range texts {
		said = append(said, t.In(s.lang))
	}
	for _, l := range p.Levels {
		for _, c := range l.Clauses {
			said = append(said, c.For(s.now.Profile).In(s.lang))
		}
	}
	for _, t := range p.Evidence {
		said = append(said, t.In(s.lang))
	}
	for _, step := range p.Steps {
		for _, t := range step.Actions {
			said = append(said, t.In(s.lang))
		}
	}
	return said
}

// writtenOn returns what people wrote of a point.
func (s *Session) writtenOn(point string) []display.Text {
	a := s.now.Answers[point]
	said := []display.Text{display.Clean(a.Comment), display.Clean(a.PrivateNote), display.Clean(a.Reason), display.Clean(a.By)}
	for _, e := range a.Evidence {
		said = append(said, display.Clean(e.Ref), display.Clean(e.Note))
	}
	return said
}

// A folded is a text, and as it is compared.
type folded struct {
	text display.Text
	in   string
}

func foldedText(t display.Text) folded { return folded{t, fold(t.String())} }

func (f folded) holds(words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(f.in, w) })
}

// texts returns what the checklist says of an asked point, counted from 0, with
// its title first. Every point is folded once.
func (s *Session) texts(i int) []folded {
	if s.known.texts == nil {
		s.known.texts = make([][]folded, len(s.asked))
		for i, p := range s.asked {
			for _, t := range append([]display.Text{p.Title.In(s.lang).Line()}, s.textsOf(p)...) {
				s.known.texts[i] = append(s.known.texts[i], foldedText(t))
			}
		}
	}
	return s.known.texts[i]
}

// holding returns the first text of an asked point, counted from 0, that holds all
// the words: what the checklist says, or what people wrote.
func (s *Session) holding(i int, words []string) (display.Text, bool) {
	for _, f := range s.texts(i) {
		if f.holds(words) {
			return f.text, true
		}
	}
	for _, t := range s.writtenOn(s.asked[i].ID) {
		if foldedText(t).holds(words) {
			return t, true
		}
	}
	return display.Text{}, false
}

// fold returns text as it is compared: lower case, and without marks on letters.
func fold(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for i, r := range text {
		if r <= unicode.MaxASCII {
			b.WriteRune(unicode.ToLower(r))
			continue
		}
		parts := norm.NFKD.PropertiesString(text[i:]).Decomposition()
		if parts == nil {
			parts = utf8.AppendRune(nil, r)
		}
		for _, part := range string(parts) {
			if !unicode.Is(unicode.Mn, part) {
				b.WriteRune(unicode.ToLower(part))
			}
		}
	}
	return b.String()
}
