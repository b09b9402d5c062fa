package assess

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"mognad/checklist/language"
)

func TestStillTrueTakesTheAnswerOfTheTimeBefore(t *testing.T) {
	old := Evidence{Ref: "KS 1", Date: language.Date{Year: 2025, Month: 1, Day: 2}, Clauses: []string{"2a"}}
	was := Answer{
		State: Answered, Level: 2, Clauses: marks("3a"), Confidence: High, Comment: "then", PrivateNote: "secret",
		Evidence: []Evidence{old}, Target: &Target{Level: 4},
	}
	tests := []struct {
		name string
		was  Answer
		now  Answer
		want Answer
	}{
		{
			"an open point", was,
			Answer{},
			Answer{State: Answered, Level: 2, Clauses: marks("3a"), Comment: "then", Evidence: []Evidence{old}},
		},
		{
			"what was written today stays", was,
			Answer{State: Answered, Level: 1, Confidence: Low, Comment: "now", PrivateNote: "p", Target: &Target{Level: 3}, Evidence: []Evidence{{Ref: "KS 2"}, old}},
			Answer{
				State: Answered, Level: 2, Clauses: marks("3a"), Confidence: Low, Comment: "now", PrivateNote: "p",
				Target: &Target{Level: 3}, Evidence: []Evidence{{Ref: "KS 2"}, old},
			},
		},
		{
			"it did not apply",
			Answer{State: NotApplicable, Reason: "r", By: "b"},
			Answer{State: Unknown},
			Answer{State: NotApplicable, Reason: "r", By: "b"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			list := bigList(t)
			point := "LO-1"
			if tt.was.State == NotApplicable {
				point = sessionPoint(list, true)
			}
			s := sessionWith(list, map[string]Answer{point: tt.now})
			sessionDo(t, s.Compare(sessionWith(list, map[string]Answer{point: tt.was}).Assessment()))
			sessionDo(t, s.GoTo(point))
			sessionDo(t, s.StillTrue())
			if diff := cmp.Diff(tt.want, s.Current()); diff != "" {
				t.Errorf("answer (-want +got):\n%s", diff)
			}
			if s.Changes() != 1 {
				t.Errorf("Changes() = %d, want 1: one point and no other", s.Changes())
			}
			if _, err := Write(s.Assessment(), list); err != nil {
				t.Errorf("the answer cannot be written: %v", err)
			}
		})
	}
}

func TestStillTrueMarksEvidenceThatIsTooOld(t *testing.T) {
	list := bigList(t)
	var point, clause string
	for _, p := range list.Points {
		for _, c := range p.Clauses(1) {
			if c.WindowMonths > 0 {
				point, clause = p.ID, c.ID
			}
		}
	}
	if point == "" {
		t.Fatal("no clause of level 1 names a window")
	}
	s := sessionWith(list, nil)
	sessionDo(t, s.Compare(sessionWith(list, map[string]Answer{point: {
		State: Answered, Level: 1,
		Evidence: []Evidence{{Ref: "x", Date: language.Date{Year: 2020, Month: 1, Day: 1}, Clauses: []string{clause}}},
	}}).Assessment()))
	sessionDo(t, s.GoTo(point))
	sessionDo(t, s.StillTrue())
	r, _ := s.Result().Point(point)
	if len(r.Stale) != 1 || r.Shown != TooOld {
		t.Errorf("stale evidence = %v, shown %v; want the one", r.Stale, r.Shown)
	}
}

func TestPreviousSaysNothingWhereNothingWas(t *testing.T) {
	list := smallList(t)
	ids := list.PointIDs()
	s := sessionWith(list, nil)
	if _, _, ok := s.Previous(); ok {
		t.Error("Previous() without an assessment before")
	}
	if err := s.StillTrue(); err == nil {
		t.Error("StillTrue() without an assessment before")
	}
	sessionDo(t, s.Compare(sessionWith(list, map[string]Answer{ids[0]: {State: Unknown}, ids[1]: {Comment: "c"}}).Assessment()))
	sessionDo(t, s.GoTo(ids[0]))
	if a, date, ok := s.Previous(); !ok || a.State != Unknown || date.Year != 2026 {
		t.Errorf("Previous() = %v, %v, %t", a, date, ok)
	}
	if err := s.StillTrue(); err == nil {
		t.Error("StillTrue() took a don't-know")
	}
	sessionDo(t, s.GoTo(ids[1]))
	if _, _, ok := s.Previous(); ok {
		t.Error("Previous() of a point that was open")
	}
	sessionDo(t, s.Compare(nil))
	sessionDo(t, s.GoTo(ids[0]))
	if _, _, ok := s.Previous(); ok {
		t.Error("Previous() after Compare(nil)")
	}
	if s.Changes() != 0 {
		t.Errorf("Changes() = %d, want 0", s.Changes())
	}
}

func TestCompareRefusesAnotherChecklist(t *testing.T) {
	list := smallList(t)
	tests := []struct {
		name string
		ref  Ref
		ok   bool
	}{
		{"the same text", Ref{list.ID, list.Release, list.Hash}, true},
		{"no checksum", Ref{ID: list.ID, Release: list.Release}, true},
		{"another text of the release", Ref{list.ID, list.Release, "00"}, false},
		{"another release", Ref{ID: list.ID, Release: "9.9.9"}, false},
		{"another checklist", Ref{ID: "other", Release: list.Release}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := sessionWith(list, nil).Compare(&Assessment{Checklist: tt.ref})
			if (err == nil) != tt.ok {
				t.Errorf("Compare() = %v, want allowed: %t", err, tt.ok)
			}
		})
	}
}
