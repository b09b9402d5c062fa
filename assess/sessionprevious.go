package assess

import (
	"slices"

	"mognad/checklist/language"
)

// Compare lets the session show what was answered the time before. It is refused
// if those answers were given to another checklist, or to another release or
// text of it: a level may mean something else there. Nil takes them away again.
func (s *Session) Compare(previous *Assessment) error {
	if previous == nil {
		s.before = nil
		return nil
	}
	is := Ref{s.list.ID, s.list.Release, s.list.Hash}
	was := previous.Checklist
	if was.SHA256 == "" {
		was.SHA256 = is.SHA256
	}
	if was != is {
		return refuse("session-not-comparable",
			"id", was.ID, "release", was.Release, "now", is.ID, "now_release", is.Release)
	}
	s.before = previous.Clone()
	return nil
}

// Previous returns what was answered to the current point the time before, and
// the date of that assessment. It reports false where nothing was.
func (s *Session) Previous() (Answer, language.Date, bool) {
	if s.before == nil {
		return Answer{}, language.Date{}, false
	}
	a := s.before.Answers[s.Point().ID]
	if a.State == Unanswered {
		return Answer{}, language.Date{}, false
	}
	return a, s.before.Date, true
}

// StillTrue answers the current point as the time before: with that level and
// its clauses, or that it does not apply and why. Evidence that is not there yet
// is added, and the comment is taken where there is none. How sure people were
// then is not taken: they may be surer now, or less. It is an answer given now:
// what was answered before it is replaced.
// Evidence may have become too old since: see [PointResult].Stale.
//
// It is refused where there is no answer from the time before, and where nobody
// knew: that is nothing that could still be true.
func (s *Session) StillTrue() error {
	if s.before == nil {
		return refuse("session-no-previous")
	}
	was, _, ok := s.Previous()
	if !ok || was.State == Unknown {
		return refuse("session-nothing-before", "point", s.Point().ID)
	}
	if was.State == NotApplicable {
		if err := s.MayNotApply(); err != nil {
			return err
		}
	}
	was = was.Clone()
	a := s.settle(was.State)
	a.Level, a.Clauses = was.Level, was.Clauses
	if was.State == Answered {
		a.Confidence = s.Current().Confidence
	}
	a.Reason, a.By = was.Reason, was.By
	if a.Comment == "" {
		a.Comment = was.Comment
	}
	a.Evidence = slices.Clone(a.Evidence)
	for _, e := range was.Evidence {
		if !slices.ContainsFunc(a.Evidence, e.equal) {
			a.Evidence = append(a.Evidence, e)
		}
	}
	s.say(a)
	return nil
}
