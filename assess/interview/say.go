package interview

import (
	"embed"
	"strconv"
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

// doubtOfTarget says what may be wrong with the target that the current point has:
// it is taken all the same. The zero message is nothing.
func doubtOfTarget(s *assess.Session) language.Message {
	a, day := s.Current(), s.Assessment().Date
	t := a.Target
	switch {
	case t == nil:
	case a.State == assess.Answered && a.Level >= t.Level:
		return words.Message("target-reached", "level", int(a.Level))
	case !t.By.IsZero() && !day.IsZero() && t.By.Compare(day) < 0:
		return words.Message("target-past", "date", day)
	}
	return language.Message{}
}

// pointLike returns the id of the point that is meant by text; text itself if
// there is none.
func pointLike(s *assess.Session, text string) string {
	if id, ok := s.Meant(text); ok {
		return id
	}
	return strings.TrimSpace(text)
}

// pointNamed returns the point that a line names which is nothing else. A number
// alone is meant as a level, one that there is or not.
func pointNamed(s *assess.Session, text string) (id string, ok bool) {
	if _, err := strconv.Atoi(strings.TrimSpace(text)); err == nil {
		return "", false
	}
	return s.Meant(text)
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
