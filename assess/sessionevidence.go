package assess

import (
	"cmp"
	"slices"

	"mognad/checklist/display"
)

// AddEvidence puts a piece of evidence after those that are there. It needs a
// reference, its kind must be one there is, and the point must have the clauses that
// it names.
func (s *Session) AddEvidence(e Evidence) error {
	e, err := s.sound(e)
	if err != nil {
		return err
	}
	a := s.Current()
	a.Evidence = append(slices.Clone(a.Evidence), e)
	s.say(a)
	return nil
}

// ChangeEvidence puts e in the place of a piece of evidence, counted from 0. It
// asks of e what [Session.AddEvidence] asks.
func (s *Session) ChangeEvidence(i int, e Evidence) error {
	if err := s.hasEvidence(i); err != nil {
		return err
	}
	e, err := s.sound(e)
	if err != nil {
		return err
	}
	a := s.Current()
	a.Evidence = slices.Clone(a.Evidence)
	a.Evidence[i] = e
	s.say(a)
	return nil
}

// RemoveEvidence removes a piece of evidence, counted from 0.
func (s *Session) RemoveEvidence(i int) error {
	if err := s.hasEvidence(i); err != nil {
		return err
	}
	a := s.Current()
	a.Evidence = slices.Delete(slices.Clone(a.Evidence), i, i+1)
	if len(a.Evidence) == 0 {
		a.Evidence = nil
	}
	s.say(a)
	return nil
}

func (s *Session) hasEvidence(i int) error {
	if n := len(s.Current().Evidence); i < 0 || i >= n {
		return refuse("session-no-evidence", "point", s.Point().ID, "index", i+1, "n", n)
	}
	return nil
}

// sound returns e as a file can hold it, or why it cannot.
func (s *Session) sound(e Evidence) (Evidence, error) {
	e.Ref, e.Note = written(e.Ref), written(e.Note)
	if display.Clean(e.Ref).Empty() {
		return e, refuse("session-evidence-no-ref")
	}
	if err := cmp.Or(fits(maxLine, e.Ref), fits(MaxText, e.Note)); err != nil {
		return e, err
	}
	if e.Kind != "" && !slices.Contains(EvidenceKinds(), e.Kind) {
		return e, refuse("session-no-kind")
	}
	for _, id := range e.Clauses {
		if _, _, ok := s.Point().Clause(id); !ok {
			return e, noSuch("session-no-clause", "session-no-clause-near", id, s.Point().ClauseIDs())
		}
	}
	return e, nil
}
