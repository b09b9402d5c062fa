package assess

import (
	"slices"
	"strconv"
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
		title := foldedText(p.Title.In(s.lang).Line())
		switch hit, ok := s.holding(i, wanted); {
		case p.ID == meant:
			ranks[0] = append(ranks[0], found(p, title.text, wanted))
		case id != "" && strings.HasPrefix(bare(p.ID), id):
			ranks[1] = append(ranks[1], found(p, title.text, wanted))
		case title.holds(wanted):
			ranks[2] = append(ranks[2], found(p, title.text, wanted))
		case ok:
			ranks[3] = append(ranks[3], found(p, hit, wanted))
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

// holding returns the first text of an asked point, counted from 0, that holds all
// the words. What the checklist says is folded once; what people wrote may change.
func (s *Session) holding(i int, words []string) (display.Text, bool) {
	if s.known.texts == nil {
		s.known.texts = make([][]folded, len(s.asked))
		for i, p := range s.asked {
			for _, t := range s.textsOf(p) {
				s.known.texts[i] = append(s.known.texts[i], foldedText(t))
			}
		}
	}
	for _, f := range s.known.texts[i] {
		if f.holds(words) {
			return f.text, true
		}
	}
	for _, t := range s.writtenOn(s.asked[i].ID) {
		if f := foldedText(t); f.holds(words) {
			return t, true
		}
	}
	return display.Text{}, false
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
