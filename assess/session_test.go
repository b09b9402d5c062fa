package assess

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mognad/checklist"
	"mognad/checklist/language"
)

// sessionWith is a session over answers by point.
func sessionWith(list *checklist.Checklist, answers map[string]Answer) *Session {
	return NewSession(list, &Assessment{
		Checklist: Ref{ID: list.ID, Release: list.Release}, Unit: Unit{Name: "Nordvik"},
		Date: language.Date{Year: 2026, Month: 11, Day: 23}, Language: language.English, Answers: answers,
	}, "")
}

// sessionDo fails the test if something is refused.
func sessionDo(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

func TestSessionAnswers(t *testing.T) {
	full := Answer{
		State: Answered, Level: 2, Confidence: High, Comment: "c", PrivateNote: "p",
		Target: &Target{Level: 3}, Evidence: []Evidence{{Ref: "KS 1"}},
	}
	kept := Answer{Comment: "c", PrivateNote: "p", Target: &Target{Level: 3}, Evidence: []Evidence{{Ref: "KS 1"}}}
	with := func(a Answer, change func(*Answer)) Answer {
		a = a.Clone()
		change(&a)
		return a
	}
	tests := []struct {
		name   string
		before Answer
		do     func(s *Session) error
		want   Answer
	}{
		{
			"a level",
			Answer{},
			func(s *Session) error { return s.Answer(0) },
			Answer{State: Answered},
		},
		{
			"another level keeps what was written", full,
			func(s *Session) error { return s.Answer(1) },
			with(full, func(a *Answer) { a.Level = 1 }),
		},
		{
			"don't know keeps what was written, and no confidence", full,
			func(s *Session) error { s.Unknown(); return nil },
			with(kept, func(a *Answer) { a.State = Unknown }),
		},
		{
			"taking back keeps what was written", full,
			func(s *Session) error { s.Clear(); return nil },
			kept,
		},
		{
			"not applicable, with its reason and who decided", full,
			func(s *Session) error { return s.NotApplicable(" no\r\nstock ", " IT lead ") },
			with(kept, func(a *Answer) { a.State, a.Reason, a.By = NotApplicable, "no\nstock", "IT lead" }),
		},
		{
			"a level after not applicable drops the reason",
			Answer{State: NotApplicable, Reason: "r", By: "b", Comment: "c"},
			func(s *Session) error { return s.Answer(1) },
			Answer{State: Answered, Level: 1, Comment: "c"},
		},
		{
			"a comment on an open point does not answer it",
			Answer{},
			func(s *Session) error { return s.Comment("c\n") },
			Answer{Comment: "c"},
		},
		{
			"a blank comment removes it", full,
			func(s *Session) error { return s.Comment(" \n\t\u200B") },
			with(full, func(a *Answer) { a.Comment = "" }),
		},
		{
			"a comment in broken UTF-8 is mended",
			Answer{},
			func(s *Session) error { return s.Comment("a\xffb") },
			Answer{Comment: "a\uFFFDb"},
		},
		{
			"a target with a date",
			Answer{},
			func(s *Session) error { return s.Target(2, language.Date{Year: 2027, Month: 6, Day: 30}) },
			Answer{Target: &Target{Level: 2, By: language.Date{Year: 2027, Month: 6, Day: 30}}},
		},
		{
			"no target of its own", full,
			func(s *Session) error { s.NoTarget(); return nil },
			with(full, func(a *Answer) { a.Target = nil }),
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			list := smallList(t)
			point := sessionPoint(list, true)
			s := sessionWith(list, map[string]Answer{point: tt.before})
			sessionDo(t, s.GoTo(point))
			sessionDo(t, tt.do(s))
			if diff := cmp.Diff(tt.want, s.Current()); diff != "" {
				t.Errorf("answer (-want +got):\n%s", diff)
			}
			if s.Changes() != 1 {
				t.Errorf("Changes() = %d, want 1", s.Changes())
			}
			if !s.Undo() {
				t.Fatal("Undo() = false")
			}
			if diff := cmp.Diff(tt.before, s.Current()); diff != "" {
				t.Errorf("answer after Undo (-want +got):\n%s", diff)
			}
		})
	}
}

// sessionPoint returns the first point that may, or may not, be not applicable.
func sessionPoint(list *checklist.Checklist, allowsNA bool) string {
	for _, p := range list.Points {
		if p.AllowsNA == allowsNA {
			return p.ID
		}
	}
	return ""
}

func TestSessionRefuses(t *testing.T) {
	list := smallList(t)
	tests := []struct {
		name  string
		point string
		do    func(s *Session) error
		want  string // of the message
	}{
		{"a level above the top", sessionPoint(list, true), func(s *Session) error { return s.Answer(4) }, "session-no-level"},
		{"a level below 0", sessionPoint(list, true), func(s *Session) error { return s.Answer(-1) }, "session-no-level"},
		{"a target above the top", sessionPoint(list, true), func(s *Session) error { return s.Target(4, language.Date{}) }, "session-no-target"},
		{"a target of level 0", sessionPoint(list, true), func(s *Session) error { return s.Target(0, language.Date{}) }, "session-no-target"},
		{"a role that is no line", sessionPoint(list, true), func(s *Session) error { return s.NotApplicable("r", strings.Repeat("x", maxLine+1)) }, "session-text-too-long"},
		{"evidence of no kind", sessionPoint(list, true), func(s *Session) error { return s.AddEvidence(Evidence{Ref: "x", Kind: "rumour"}) }, "session-no-kind"},
		{"evidence with a novel as its reference", sessionPoint(list, true), func(s *Session) error { return s.AddEvidence(Evidence{Ref: strings.Repeat("x", maxLine+1)}) }, "session-text-too-long"},
		{"not applicable where it always applies", sessionPoint(list, false), func(s *Session) error { return s.NotApplicable("r", "") }, "session-always-applies"},
		{"no reason", sessionPoint(list, true), func(s *Session) error { return s.NotApplicable("", "x") }, "session-no-reason"},
		{"a reason of which nothing is seen", sessionPoint(list, true), func(s *Session) error { return s.NotApplicable(" \u200B\n", "x") }, "session-no-reason"},
		{"a comment that nobody reads", sessionPoint(list, true), func(s *Session) error { return s.Comment(strings.Repeat("å", MaxText+1)) }, "session-text-too-long"},
		{"a point that is not there", sessionPoint(list, true), func(s *Session) error { return s.GoTo("nowhere") }, "session-no-point"},
		{"a point nearly spelt right", sessionPoint(list, true), func(s *Session) error { return s.GoTo(list.Points[0].ID + "x") }, "session-no-point-near"},
		{"an area that is not there", sessionPoint(list, true), func(s *Session) error { return s.Only("nowhere") }, "session-no-point-or-area"},
		{"nothing to ask", sessionPoint(list, true), func(s *Session) error { return s.Only() }, "session-nothing-asked"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := sessionWith(list, nil)
			sessionDo(t, s.GoTo(tt.point))
			err := tt.do(s)
			told, ok := err.(*language.Error)
			if !ok || told.Key != tt.want {
				t.Fatalf("error = %v, want %s", err, tt.want)
			}
			if s.Changes() != 0 || s.Point().ID != tt.point || s.Count() != len(list.Points) {
				t.Errorf("something changed: %d changes, at %s, %d asked", s.Changes(), s.Point().ID, s.Count())
			}
			for _, lang := range language.All() {
				if text := told.In(lang).String(); text == "" || strings.ContainsAny(text, "⟨{") {
					t.Errorf("In(%s) = %q", lang, text)
				}
			}
		})
	}
}

func TestSessionGivesUpClausesThatContradict(t *testing.T) {
	// LO-1 has the clauses 1a, 2a–2c, 3a, 3b, 4a–4c.
	yes := func(ids ...string) map[string]bool {
		m := map[string]bool{}
		for _, id := range ids {
			m[strings.TrimPrefix(id, "!")] = !strings.HasPrefix(id, "!")
		}
		return m
	}
	tests := []struct {
		name  string
		said  map[string]bool
		level checklist.Level
		want  map[string]bool
	}{
		{"nothing said", nil, 2, nil},
		{"a false clause at the level", yes("2a", "!2b"), 2, yes("2a")},
		{"a false clause below the level", yes("!1a", "!3a"), 2, yes("!3a")},
		{"a false clause above stays", yes("!3a"), 2, yes("!3a")},
		{"all of the next level true", yes("1a", "3a", "3b"), 2, yes("1a")},
		{"some of the next level true", yes("3a"), 2, yes("3a")},
		{"a level further up true stays", yes("4a", "4b", "4c"), 2, yes("4a", "4b", "4c")},
		{"down a level from the top", yes("4a", "4b", "4c"), 3, nil},
		{"level 0 with level 1 true", yes("1a", "2a"), 0, yes("2a")},
		{"the top level has no next", yes("4a"), 4, yes("4a")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before := Answer{State: Answered, Level: 1, Clauses: maps.Clone(tt.said)}
			s := sessionWith(bigList(t), map[string]Answer{"LO-1": before})
			sessionDo(t, s.GoTo("LO-1"))
			sessionDo(t, s.Answer(tt.level))
			if diff := cmp.Diff(tt.want, s.Current().Clauses); diff != "" {
				t.Errorf("clauses (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSessionMoves(t *testing.T) {
	list := smallList(t)
	ids := list.PointIDs()
	s := sessionWith(list, map[string]Answer{ids[0]: {State: Unknown}, ids[2]: {State: Answered}})
	if s.Index() != 1 || s.Count() != len(ids) {
		t.Errorf("starts at %d of %d, want the first open one", s.Index(), s.Count())
	}
	if !s.Back() || s.Back() {
		t.Error("Back() goes to the first point and no further")
	}
	for range len(ids) - 1 {
		if !s.Next() {
			t.Fatal("Next() = false before the end")
		}
	}
	if s.Next() || s.Point().ID != ids[len(ids)-1] {
		t.Error("Next() went past the last point")
	}
	if want := []string{ids[1], ids[3], ids[4]}; !slices.Equal(s.Open(), want) {
		t.Errorf("Open() = %v, want %v", s.Open(), want)
	}
	p := s.Progress()
	if p.Settled() != 2 || p.All != len(ids) || len(p.Areas) != len(list.Areas) {
		t.Errorf("Progress() = %+v", p)
	}
}

func TestSessionAsksOnlySome(t *testing.T) {
	list := smallList(t)
	s := sessionWith(list, nil)
	last := list.Points[len(list.Points)-1].ID
	sessionDo(t, s.Only(last, list.Areas[0].ID))
	for _, p := range s.Points()[:s.Count()-1] {
		if p.Area != list.Areas[0].ID {
			t.Errorf("%s is asked, of area %s", p.ID, p.Area)
		}
	}
	if got := s.Points()[s.Count()-1].ID; got != last {
		t.Errorf("the last point asked is %s, want %s", got, last)
	}
	if p := s.Progress(); p.All != s.Count() {
		t.Errorf("Progress().All = %d, want %d", p.All, s.Count())
	}
}

func TestSessionNeverChangesWhatItReturned(t *testing.T) {
	list := smallList(t)
	given := &Assessment{Answers: map[string]Answer{}}
	s := NewSession(list, given, language.Swedish)
	var returned []*Assessment
	var copies []*Assessment
	keep := func() {
		returned = append(returned, s.Assessment())
		copies = append(copies, s.Assessment().Clone())
	}
	keep()
	for level := range list.Top() + 1 {
		sessionDo(t, s.Answer(level))
		keep()
		sessionDo(t, s.Comment(strings.Repeat("x", int(level)+1)))
		sessionDo(t, s.Target(1+level%list.Top(), language.Date{}))
		keep()
	}
	s.Undo()
	s.Clear()
	keep()
	for i := range returned {
		if diff := cmp.Diff(copies[i], returned[i]); diff != "" {
			t.Errorf("state %d has changed (-then +now):\n%s", i, diff)
		}
	}
	if len(given.Answers) != 0 {
		t.Error("the assessment that was given has changed")
	}
}

func TestSessionRedo(t *testing.T) {
	list := smallList(t)
	s := sessionWith(list, nil)
	if s.Redo() {
		t.Error("Redo() = true before anything was undone")
	}
	first := s.Point().ID
	sessionDo(t, s.Answer(1))
	sessionDo(t, s.Comment("because"))
	s.Next()
	s.Unknown()
	want := s.Assessment()
	for range 3 {
		s.Undo()
	}
	for i := range 3 {
		if !s.Redo() {
			t.Fatalf("Redo() number %d = false", i+1)
		}
		if at := s.Point().ID; (at == first) != (i < 2) {
			t.Errorf("Redo() number %d went to %s", i+1, at)
		}
	}
	if diff := cmp.Diff(want, s.Assessment()); diff != "" {
		t.Errorf("after undoing and redoing (-want +got):\n%s", diff)
	}
	if s.Redo() {
		t.Error("Redo() = true with nothing left")
	}
	s.Undo()
	sessionDo(t, s.Answer(2))
	if s.Redo() {
		t.Error("Redo() = true after something else was changed")
	}
	for range 2 {
		s.Undo()
	}
	if s.Assessment().Answer(first).Comment != "" {
		t.Error("undoing after that is not as it was")
	}
}

func TestSessionSayingTheSameIsNoChange(t *testing.T) {
	s := sessionWith(smallList(t), nil)
	sessionDo(t, s.Answer(1))
	sessionDo(t, s.Answer(1))
	sessionDo(t, s.Comment(""))
	s.NoTarget()
	if s.Changes() != 1 {
		t.Errorf("Changes() = %d, want 1", s.Changes())
	}
	s.Clear()
	if len(s.Assessment().Answers) != 0 {
		t.Errorf("an answer taken back leaves %v", s.Assessment().Answers)
	}
}
