package assess

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"mognad/checklist"
	"mognad/checklist/language"
)

func TestReview(t *testing.T) {
	list := bigList(t)
	answers := map[string]Answer{}
	for _, p := range list.Points {
		answers[p.ID] = Answer{State: Answered, Level: 0}
	}
	s := sessionWith(list, answers)
	if got := s.Review(); len(got) != 0 {
		t.Errorf("Review() of level 0 everywhere = %v, want nothing", got)
	}
	delete(answers, "UF-2")
	answers["LO-1"] = Answer{State: Answered, Level: 1, Clauses: marks("3a")}
	answers["LO-2"] = Answer{State: Unknown}
	answers["LO-3"] = Answer{State: Answered, Level: 1, Confidence: Low}
	floor := slices.IndexFunc(list.Points, func(p checklist.Point) bool { return p.FloorIn([]string{"eu"}) > 1 })
	answers[list.Points[floor].ID] = Answer{State: Answered, Target: &Target{Level: 1}}
	s = NewSession(list, &Assessment{Jurisdictions: []string{"eu"}, Language: language.English, Answers: answers, Date: language.Date{Year: 2026, Month: 1, Day: 1}}, "")
	var got []string
	for _, r := range s.Review() {
		got = append(got, fmt.Sprintf("%s %s", r.Kind, r.Point))
		for _, lang := range language.All() {
			if r.In(lang).Empty() {
				t.Errorf("%s %s says nothing", r.Kind, r.Point)
			}
		}
	}
	want := []string{
		"unanswered UF-2", "unknown LO-2", "clash LO-1", "no-evidence LO-1", "no-evidence LO-3",
		"below-floor " + list.Points[floor].ID, "unsure LO-3",
	}
	if !slices.Equal(got, want) {
		t.Errorf("Review() =\n%q, want\n%q", got, want)
	}
	sessionDo(t, s.Only("LO-2"))
	if got := s.Review(); len(got) != 1 || got[0].Point != "LO-2" {
		t.Errorf("Review() of one point = %v", got)
	}
}

func TestReviewOfTargets(t *testing.T) {
	day := language.Date{Year: 2026, Month: 1, Day: 1}
	earlier := language.Date{Year: 2025, Month: 12, Day: 31}
	tests := []struct {
		name   string
		answer Answer
		want   []RemarkKind
	}{
		{"below the level", Answer{State: Answered, Level: 3, Target: &Target{Level: 2}}, []RemarkKind{RemarkTargetLow}},
		{"reached", Answer{State: Answered, Level: 2, Target: &Target{Level: 2, By: earlier}}, nil},
		{"for a day before", Answer{State: Answered, Level: 1, Target: &Target{Level: 2, By: earlier}}, []RemarkKind{RemarkTargetPast}},
		{"for the same day", Answer{State: Answered, Level: 1, Target: &Target{Level: 2, By: day}}, nil},
		{"of what has no level", Answer{State: Unknown, Target: &Target{Level: 2, By: earlier}}, []RemarkKind{RemarkTargetPast}},
		{"of what does not apply", Answer{State: NotApplicable, Reason: "r", Target: &Target{Level: 2, By: earlier}}, nil},
		{"the checklist's own", Answer{State: Answered, Level: 3}, nil},
	}
	list := smallList(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			id := sessionPoint(list, true)
			s := NewSession(list, &Assessment{Language: language.English, Date: day, Answers: map[string]Answer{id: tt.answer}}, "")
			sessionDo(t, s.Only(id))
			var got []RemarkKind
			for _, r := range s.Review() {
				if r.Kind == RemarkTargetLow || r.Kind == RemarkTargetPast {
					got = append(got, r.Kind)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("the remarks are %q, want %q", got, tt.want)
			}
		})
	}
}

func TestDiffAndTake(t *testing.T) {
	list := smallList(t)
	ids := list.PointIDs()
	ours := sessionWith(list, map[string]Answer{ids[0]: {State: Answered, Level: 1}, ids[2]: {State: Unknown}, ids[3]: {Evidence: []Evidence{}}})
	theirs := sessionWith(list, map[string]Answer{ids[0]: {State: Answered, Level: 2}, ids[1]: {Comment: "c"}, ids[2]: {State: Unknown}})
	diff := Diff(list, ours.Assessment(), theirs.Assessment())
	if len(diff) != 2 || diff[0].Point != ids[0] || diff[1].Point != ids[1] {
		t.Fatalf("Diff() = %v, want %s and %s", diff, ids[0], ids[1])
	}
	sessionDo(t, ours.Only(ids[4]))
	for _, d := range diff {
		sessionDo(t, ours.Take(d.Point, d.Theirs))
	}
	if rest := Diff(list, ours.Assessment(), theirs.Assessment()); len(rest) != 0 {
		t.Errorf("after taking all, Diff() = %v", rest)
	}
	ours.Undo()
	ours.Undo()
	if got := Diff(list, ours.Assessment(), theirs.Assessment()); len(got) != 2 {
		t.Errorf("after undoing, Diff() = %v", got)
	}
	if err := ours.Take("nowhere", Answer{}); err == nil {
		t.Error("Take() of a point that is not there")
	}
}

func TestLeftCountsTheWordsThatAreThere(t *testing.T) {
	list := bigList(t)
	s, fresh := sessionWith(list, nil), sessionWith(list, nil)
	fresh.Speak(language.Swedish)
	whole := s.Left(Pace{})
	s.Speak(language.Swedish)
	if got, want := s.Left(Pace{}), fresh.Left(Pace{}); got != want {
		t.Errorf("Left() after another language = %v, want %v", got, want)
	}
	sessionDo(t, s.Only(list.Points[len(list.Points)-1].ID))
	sessionDo(t, fresh.Only(list.Points[len(list.Points)-1].ID))
	if got := s.Left(Pace{}); got > whole/10 || got <= 0 {
		t.Errorf("Left() of one point of %d = %v, and %v of all", len(list.Points), got, whole)
	}
}

func TestLeftGoesByThePersonsOwnPace(t *testing.T) {
	list := bigList(t)
	s := sessionWith(list, nil)
	var p Pace
	guess := s.Left(p)
	if guess < 30*time.Minute || guess > 60*time.Minute {
		t.Errorf("Left() at the start = %v, want something like 40 minutes", guess)
	}
	p.Took(time.Minute)
	p.Took(time.Hour) // a break
	if got := s.Left(p); got != guess {
		t.Errorf("Left() after two points = %v, want still %v", got, guess)
	}
	p.Took(time.Minute)
	third := (time.Duration(len(list.Points))*time.Minute + 2*guess) / 3
	if got := s.Left(p); got < third-time.Minute || got > third+time.Minute {
		t.Errorf("Left() = %v, want about %v: a third of it the middle of 1, 1 and 10 minutes for each", got, third)
	}
	for range paceRecent {
		p.Took(10 * time.Second)
	}
	if got, want := s.Left(p), 4*time.Minute; got != want {
		t.Errorf("Left() = %v, want %v: 21 × 10 s, rounded up", got, want)
	}
	p.Took(0)
	p.Took(-time.Second)
	for _, point := range s.Points() {
		sessionDo(t, s.GoTo(point.ID))
		s.Unknown()
	}
	if got := s.Left(p); got != 0 {
		t.Errorf("Left() at the end = %v, want 0", got)
	}
}

func TestResultFollowsEachChange(t *testing.T) {
	s := sessionWith(smallList(t), nil)
	first := s.Result()
	if s.Result() != first {
		t.Error("Result() was worked out twice for one state")
	}
	sessionDo(t, s.Answer(1))
	if s.Result().Total.Claimed == nil || first.Total.Claimed != nil {
		t.Error("Result() did not follow the answer, or the earlier one changed")
	}
	s.Undo()
	if s.Result().Total.Claimed != nil {
		t.Error("Result() did not follow Undo")
	}
}
