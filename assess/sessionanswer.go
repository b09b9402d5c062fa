package assess

import (
	"cmp"
	"maps"
	"strings"
	"unicode/utf8"

	"mognad/checklist"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// MaxText is the most characters in a comment or a reason that a session takes.
const MaxText = 20_000

// Answer says that the point has the level. It is refused if the scale lacks
// the level.
//
// Clauses that were said before stay, but for those that contradict the level:
// a clause at or below it that was said to be false, and, if all clauses of the
// next level were said to be true, all of these. They count as not said then;
// nothing is said in the person's name.
func (s *Session) Answer(level checklist.Level) error {
	if level < 0 || level > s.list.Top() {
		return refuse("session-no-level", "top", int(s.list.Top()))
	}
	a := s.settle(Answered)
	a.Level = level
	a.Confidence = s.Current().Confidence
	a.Clauses = agreeing(s.Point(), level, s.Current().Clauses)
	s.say(a)
	return nil
}

// agreeing returns what of said does not contradict the level, nil for nothing.
func agreeing(p *checklist.Point, level checklist.Level, said map[string]bool) map[string]bool {
	kept := maps.Clone(said)
	maps.DeleteFunc(kept, func(id string, holds bool) bool {
		_, of, ok := p.Clause(id)
		return ok && of <= level && !holds
	})
	if next := p.Clauses(level + 1); allTrue(next, kept) {
		for _, c := range next {
			delete(kept, c.ID)
		}
	}
	if len(kept) == 0 {
		return nil
	}
	return kept
}

func allTrue(clauses []checklist.Clause, said map[string]bool) bool {
	for _, c := range clauses {
		if !said[c.ID] {
			return false
		}
	}
	return true
}

// NotApplicable says that the point does not apply, why, and which role decided
// so, which may be left out. It is refused where the checklist does not allow
// it, and without a reason.
func (s *Session) NotApplicable(reason, by string) error {
	if err := s.MayNotApply(); err != nil {
		return err
	}
	reason, by = written(reason), written(by)
	if display.Clean(reason).Empty() {
		return refuse("session-no-reason")
	}
	if err := cmp.Or(fits(MaxText, reason), fits(maxLine, by)); err != nil {
		return err
	}
	a := s.settle(NotApplicable)
	a.Reason, a.By = reason, by
	s.say(a)
	return nil
}

// MayNotApply returns why the current point cannot be said not to apply, nil if
// it can.
func (s *Session) MayNotApply() error {
	if s.Point().AllowsNA {
		return nil
	}
	return refuse("session-always-applies", "point", s.Point().ID)
}

// Unknown says that nobody present knows: somebody must find out.
func (s *Session) Unknown() { s.say(s.settle(Unknown)) }

// Clear takes the answer back: the point is unanswered again. Comment,
// evidence, note and target stay.
func (s *Session) Clear() { s.say(s.settle(Unanswered)) }

// settle returns the current answer in another state, with what does not depend
// on the state.
func (s *Session) settle(state State) Answer {
	a := s.Current()
	return Answer{State: state, Target: a.Target, Evidence: a.Evidence, Comment: a.Comment, PrivateNote: a.PrivateNote}
}

// Comment replaces the comment on the point. Blank text removes it.
func (s *Session) Comment(text string) error {
	text = written(text)
	if err := fits(MaxText, text); err != nil {
		return err
	}
	a := s.Current()
	a.Comment = text
	s.say(a)
	return nil
}

// Target sets the level to reach, and by when; the zero date is no date. It is
// refused if the scale lacks the level, and for level 0, which needs no reaching.
func (s *Session) Target(level checklist.Level, by language.Date) error {
	if level < 1 || level > s.list.Top() {
		return refuse("session-no-target", "top", int(s.list.Top()))
	}
	a := s.Current()
	a.Target = &Target{Level: level, By: by}
	s.say(a)
	return nil
}

// NoTarget removes the point's own target: the checklist's default holds.
func (s *Session) NoTarget() {
	a := s.Current()
	a.Target = nil
	s.say(a)
}

// written returns text as a file can hold it: valid UTF-8, one kind of line
// end, nothing blank around it. Text of which nothing would be seen is "".
func written(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	if display.Clean(text).Empty() {
		return ""
	}
	return strings.TrimSpace(text)
}

// fits refuses a text of more characters than a file may hold there.
func fits(most int, text string) error {
	if n := utf8.RuneCountInString(text); n > most {
		return refuse("session-text-too-long", "n", n, "most", most)
	}
	return nil
}
