package assess

import (
	"maps"
	"slices"
)

// Clause says that a clause of the current point is true or false. It is refused
// where the point has no level, where the point lacks the clause, and where it
// contradicts the level: a clause at or below it cannot be false, and not all
// clauses of the next level can be true.
func (s *Session) Clause(id string, holds bool) error {
	p, a := s.Point(), s.Current()
	_, of, ok := p.Clause(id)
	if !ok {
		return noSuch("session-no-clause", "session-no-clause-near", id, p.ClauseIDs())
	}
	if a.State != Answered {
		return refuse("session-clause-needs-level", "point", p.ID)
	}
	if of <= a.Level && !holds {
		return refuse("session-clause-false", "clause", id, "level", int(a.Level))
	}
	said := maps.Clone(a.Clauses)
	if said == nil {
		said = map[string]bool{}
	}
	said[id] = holds
	if next := p.Clauses(a.Level + 1); len(next) > 0 && allTrue(next, said) {
		return refuse("session-clause-true", "clause", id, "level", int(a.Level), "next", int(a.Level)+1)
	}
	a.Clauses = said
	s.say(a)
	return nil
}

// Confidence says how sure the people who answer are; "" takes it back.
func (s *Session) Confidence(c Confidence) error {
	if c != "" && !slices.Contains(Confidences(), c) {
		return refuse("session-no-confidence")
	}
	a := s.Current()
	a.Confidence = c
	s.say(a)
	return nil
}

// PrivateNote replaces the note that stays out of every report. Blank text
// removes it.
func (s *Session) PrivateNote(text string) error {
	text = written(text)
	if err := fits(MaxText, text); err != nil {
		return err
	}
	a := s.Current()
	a.PrivateNote = text
	s.say(a)
	return nil
}

// Forget takes away everything that was said of the current point.
func (s *Session) Forget() { s.say(Answer{}) }
