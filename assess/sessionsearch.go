package assess

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"mognad/checklist"
	"mognad/checklist/display"
)

// A Found is a point that a search has found.
type Found struct {
	Point *checklist.Point
	Text  display.Text // the first of its texts that holds all the words
	// From and To are the bytes of Text where the first of the words stands in it;
	// alike if none does, since the id was meant.
	From, To int
}

// Search returns the asked points in which all words of text occur within one
// text: its id, what the checklist says of it in the conversation's language, or
// what was written of it. Case does not matter, nor do marks on letters. Points
// whose id begins with text come first, then those whose title holds the words;
// otherwise they stand in checklist order. Blank text finds nothing.
func (s *Session) Search(text string) []Found {
	wanted := strings.Fields(fold(text))
	if len(wanted) == 0 {
		return nil
	}
	var ranks [3][]Found
	for _, p := range s.asked {
		title := p.Title.In(s.lang).Line()
		switch hit, ok := holding(s.textsOf(p), wanted); {
		case len(wanted) == 1 && strings.HasPrefix(fold(p.ID), wanted[0]):
			ranks[0] = append(ranks[0], found(p, title, wanted))
		case holds(title, wanted):
			ranks[1] = append(ranks[1], found(p, title, wanted))
		case ok:
			ranks[2] = append(ranks[2], found(p, hit, wanted))
		}
	}
	return slices.Concat(ranks[:]...)
}

// found says where in t the first of the words stands.
func found(p *checklist.Point, t display.Text, words []string) Found {
	var folded strings.Builder
	var from []int // for each byte of folded, where in t it comes from
	for i, r := range t.String() {
		n, _ := folded.WriteString(fold(string(r)))
		from = append(from, slices.Repeat([]int{i}, n)...)
	}
	from = append(from, len(t.String()))
	f := Found{Point: p, Text: t}
	for _, w := range words {
		if at := strings.Index(folded.String(), w); at >= 0 && (f.To == 0 || from[at] < f.From) {
			f.From, f.To = from[at], from[at+len(w)]
		}
	}
	return f
}

// textsOf returns every text of a point, in the order in which it is read.
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
	return append(said, s.writtenOn(p.ID)...)
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

// holding returns the first text that holds all the words.
func holding(texts []display.Text, words []string) (display.Text, bool) {
	for _, t := range texts {
		if holds(t, words) {
			return t, true
		}
	}
	return display.Text{}, false
}

func holds(t display.Text, words []string) bool {
	in := fold(t.String())
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(in, w) })
}

// fold returns text as it is compared: lower case, and without marks on letters.
func fold(text string) string {
	if isPlain(text) {
		return strings.ToLower(text)
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(text))
}

func isPlain(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r > unicode.MaxASCII })
}
