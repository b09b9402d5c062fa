package interview

import (
	"embed"
	"strings"

	"mognad/assess"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

//go:embed words.en.json words.sv.json
var files embed.FS

var words = language.Embedded(files)

// stateOf says in words what an answer is.
func stateOf(s *assess.Session, a assess.Answer) display.Text {
	return stateIn(s.Checklist(), s.Language(), a)
}

// targetOf says the answer's own target, nothing if it has none.
func targetOf(s *assess.Session, a assess.Answer) display.Text {
	return targetText(s.Language(), a.Target)
}

// pointLike returns the point that is meant by text, whatever its case; text
// itself if there is none.
func pointLike(s *assess.Session, text string) string {
	text = strings.TrimSpace(text)
	for _, p := range s.Points() {
		if strings.EqualFold(p.ID, text) {
			return p.ID
		}
	}
	return text
}

// countsOf says how many points are in which state, leaving out what there is
// none of.
func countsOf(s *assess.Session, c assess.Counts) display.Text {
	lang := s.Language()
	parts := []display.Text{words.Say(lang, "count-answered", "n", c.Answered, "all", c.All)}
	if c.NotApplicable > 0 {
		parts = append(parts, words.Say(lang, "count-na", "n", c.NotApplicable))
	}
	if c.Unknown > 0 {
		parts = append(parts, words.Say(lang, "count-unknown", "n", c.Unknown))
	}
	if c.Unanswered > 0 {
		parts = append(parts, words.Say(lang, "count-open", "n", c.Unanswered))
	}
	return display.Join(parts, display.Clean(" · "))
}
