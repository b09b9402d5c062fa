package assess

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mognad/checklist"
)

// marks makes what was said of clauses out of their ids, those that are false
// with a mark before them.
func marks(ids ...string) map[string]bool {
	if len(ids) == 0 {
		return nil
	}
	m := map[string]bool{}
	for _, id := range ids {
		m[strings.TrimPrefix(id, "!")] = !strings.HasPrefix(id, "!")
	}
	return m
}

func TestTickLetsTheLevelFollow(t *testing.T) {
	// LO-1 has the clauses 1a, 2a–2c, 3a, 3b, 4a–4c.
	level := func(l checklist.Level, ids ...string) Answer {
		return Answer{State: Answered, Level: l, Clauses: marks(ids...)}
	}
	tests := []struct {
		name   string
		before Answer
		tick   []string
		want   Answer
		clash  string
	}{
		{"the first clause of an open point", Answer{}, []string{"1a"}, level(1, "1a"), ""},
		{"a clause of the next level", level(1), []string{"2a"}, level(1, "1a", "2a"), ""},
		{"the last clause of the next level", level(1, "2a", "2b"), []string{"2c"}, level(2, "1a", "2a", "2b", "2c"), ""},
		{"a clause of the level is not true after all", level(3), []string{"2b"}, level(1, "1a", "2a", "!2b", "2c", "3a", "3b"), "3 needs 2b"},
		{"and is true again", level(3), []string{"2b", "2b"}, level(3, "1a", "2a", "2b", "2c", "3a", "3b"), ""},
		{"a clause far above", level(0), []string{"3b"}, level(0, "3b"), "3 needs 1a,2a,2b,2c,3a"},
		{"several above", level(0, "2a"), []string{"4a"}, level(0, "2a", "4a"), "4 needs 1a,2b,2c,3a,3b,4b,4c"},
		{"filling a hole reaches what stood above it", level(1, "3a", "3b", "2a", "2c"), []string{"2b"}, level(3, "1a", "2a", "2b", "2c", "3a", "3b"), ""},
		{"a clause that was said to be false", level(0, "!1a"), []string{"1a"}, level(1, "1a"), ""},
		{"don't know becomes a level", Answer{State: Unknown, Comment: "c"}, []string{"2a"}, Answer{State: Answered, Clauses: marks("2a"), Comment: "c"}, "2 needs 1a,2b,2c"},
		{"not applicable gives its reason up", Answer{State: NotApplicable, Reason: "r", By: "b"}, []string{"1a"}, level(1, "1a"), ""},
		{"up to the top", level(3), []string{"4a", "4b", "4c"}, level(4, "1a", "2a", "2b", "2c", "3a", "3b", "4a", "4b", "4c"), ""},
		{"confidence and target stay", Answer{State: Answered, Level: 1, Confidence: Low, Target: &Target{Level: 2}}, []string{"1a"}, Answer{State: Answered, Confidence: Low, Target: &Target{Level: 2}, Clauses: marks("!1a")}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			list := bigList(t)
			s := sessionWith(list, map[string]Answer{"LO-1": tt.before})
			sessionDo(t, s.GoTo("LO-1"))
			for _, id := range tt.tick {
				sessionDo(t, s.Tick(id))
			}
			if diff := cmp.Diff(tt.want, s.Current()); diff != "" {
				t.Errorf("answer (-want +got):\n%s", diff)
			}
			if got := clashText(s); got != tt.clash {
				t.Errorf("Clash() = %q, want %q", got, tt.clash)
			}
			if _, err := Write(s.Assessment(), list); err != nil {
				t.Errorf("the answer cannot be written: %v", err)
			}
			for range tt.tick {
				s.Undo()
			}
			if diff := cmp.Diff(tt.before, s.Current()); diff != "" {
				t.Errorf("answer after Undo (-want +got):\n%s", diff)
			}
		})
	}
}

func clashText(s *Session) string {
	level, needs, ok := s.Clash()
	if !ok {
		return ""
	}
	return string(rune('0'+level)) + " needs " + strings.Join(needs, ",")
}

func TestTickRefusesAClauseThatIsNotThere(t *testing.T) {
	s := sessionWith(bigList(t), nil)
	if err := s.Tick("9z"); err == nil || s.Changes() != 0 {
		t.Errorf("Tick(9z) = %v with %d changes, want an error and none", err, s.Changes())
	}
}

// The level that follows from clauses is the one that was answered when each of
// its clauses, and no other one, is said.
func TestTickAgreesWithAnsweringTheLevel(t *testing.T) {
	list := bigList(t)
	for i := range list.Points {
		p := &list.Points[i]
		for want := range list.Top() + 1 {
			s := sessionWith(list, nil)
			sessionDo(t, s.GoTo(p.ID))
			var ids []string
			for l := checklist.Level(1); l <= want; l++ {
				for _, c := range p.Clauses(l) {
					ids = append(ids, c.ID)
				}
			}
			slices.Reverse(ids) // the order does not matter
			for _, id := range ids {
				sessionDo(t, s.Tick(id))
			}
			if got := s.Current().Level; got != want {
				t.Errorf("%s with %v: level %d, want %d", p.ID, ids, got, want)
			}
		}
	}
}

func TestEvidenceIsChangedAndRemoved(t *testing.T) {
	list := smallList(t)
	s := sessionWith(list, nil)
	sessionDo(t, s.Answer(1))
	for _, ref := range []string{"a", "b", "c"} {
		sessionDo(t, s.AddEvidence(Evidence{Ref: ref}))
	}
	earlier := s.Assessment().Clone()
	kept := s.Assessment()
	sessionDo(t, s.ChangeEvidence(1, Evidence{Ref: " B ", Kind: "web", Note: "n\r\n"}))
	sessionDo(t, s.RemoveEvidence(0))
	want := []Evidence{{Ref: "B", Kind: "web", Note: "n"}, {Ref: "c"}}
	if diff := cmp.Diff(want, s.Current().Evidence); diff != "" {
		t.Errorf("evidence (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(earlier, kept); diff != "" {
		t.Errorf("what was returned before has changed (-then +now):\n%s", diff)
	}
	for _, err := range []error{
		s.ChangeEvidence(2, Evidence{Ref: "x"}), s.ChangeEvidence(-1, Evidence{Ref: "x"}), s.RemoveEvidence(2),
		s.ChangeEvidence(0, Evidence{}), s.ChangeEvidence(0, Evidence{Ref: "x", Clauses: []string{"9z"}}),
	} {
		if err == nil {
			t.Error("no error where there should be one")
		}
	}
	if diff := cmp.Diff(want, s.Current().Evidence); diff != "" {
		t.Errorf("evidence after refusals (-want +got):\n%s", diff)
	}
	sessionDo(t, s.RemoveEvidence(1))
	sessionDo(t, s.RemoveEvidence(0))
	if s.Current().Evidence != nil {
		t.Errorf("evidence = %v, want none", s.Current().Evidence)
	}
}
