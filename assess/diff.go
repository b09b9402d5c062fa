package assess

import "mognad/checklist"

// A Difference is a point of which two versions of an assessment say different
// things.
type Difference struct {
	Point        string
	Ours, Theirs Answer
}

// Diff returns the points that differ between two versions of an assessment, in
// checklist order. What is not an answer is not compared. The answers are not to
// be changed.
func Diff(list *checklist.Checklist, ours, theirs *Assessment) []Difference {
	var all []Difference
	for _, p := range list.Points {
		a, b := ours.Answers[p.ID], theirs.Answers[p.ID]
		if !a.Equal(b) {
			all = append(all, Difference{p.ID, a, b})
		}
	}
	return all
}

// Take puts the answer of another version of the assessment in the place of a
// point's answer, whether the session asks the point or not. It can be undone
// like any other change.
func (s *Session) Take(point string, a Answer) error {
	if _, ok := s.list.Point(point); !ok {
		return noSuch("session-no-point", "session-no-point-near", point, s.list.PointIDs())
	}
	s.sayOf(point, a.Clone())
	return nil
}
