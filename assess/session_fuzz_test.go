package assess

import (
	"testing"

	"mognad/checklist"
	"mognad/checklist/language"
)

// FuzzSession does anything in any order, and holds that the answers are always
// such as a file may hold.
func FuzzSession(f *testing.F) {
	f.Add([]byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, "text")
	f.Add([]byte{0x40, 0x10, 0x41, 0x42, 0x63, 0x9f}, "\x1b[2J\r\n\u202e\xff")
	list := sessionTiny(f)
	f.Fuzz(func(t *testing.T, deeds []byte, text string) {
		s := sessionWith(list, map[string]Answer{
			list.Points[0].ID: {State: Answered, Level: 1, Clauses: map[string]bool{"1a": true, "2a": false}},
		})
		for _, d := range deeds {
			doAnything(s, d, text)
			checkSession(t, list, s)
		}
		for s.Undo() {
			checkSession(t, list, s)
		}
	})
}

func doAnything(s *Session, d byte, text string) {
	arg := checklist.Level(d>>4) - 1
	switch d & 15 {
	case 0, 1, 2:
		_ = s.Answer(arg)
	case 3:
		_ = s.NotApplicable(text, text)
	case 4:
		s.Unknown()
	case 5:
		_ = s.Comment(text)
	case 6:
		_ = s.Target(arg, language.Date{})
	case 7:
		s.NoTarget()
	case 8:
		s.Clear()
	case 9:
		s.Next()
	case 10:
		s.Back()
	case 11:
		s.Undo()
	case 12:
		_ = s.GoTo(text)
	case 13:
		_ = s.Only(text)
	case 14:
		s.Resume()
	case 15:
		s.Speak(language.Tag(text))
	}
}

func checkSession(t *testing.T, list *checklist.Checklist, s *Session) {
	t.Helper()
	if s.Index() < 0 || s.Index() >= s.Count() {
		t.Fatalf("at %d of %d", s.Index(), s.Count())
	}
	for id, a := range s.Assessment().Answers {
		p, ok := list.Point(id)
		if !ok {
			t.Fatalf("an answer to %q", id)
		}
		checkSessionAnswer(t, list, p, a)
	}
	if got := s.Progress().Settled() + len(s.Open()); got != s.Count() {
		t.Fatalf("settled and open points are %d, want %d", got, s.Count())
	}
}

func checkSessionAnswer(t *testing.T, list *checklist.Checklist, p *checklist.Point, a Answer) {
	t.Helper()
	if a.Level < 0 || a.Level > list.Top() || a.State != Answered && (a.Level != 0 || a.Clauses != nil || a.Confidence != "") {
		t.Fatalf("%s: %+v", p.ID, a)
	}
	if (a.State == NotApplicable) != (a.Reason != "") || a.State == NotApplicable && !p.AllowsNA {
		t.Fatalf("%s: %+v", p.ID, a)
	}
	if a.Target != nil && (a.Target.Level < 0 || a.Target.Level > list.Top()) {
		t.Fatalf("%s: target %+v", p.ID, a.Target)
	}
	for id, holds := range a.Clauses {
		if _, of, _ := p.Clause(id); of <= a.Level && !holds {
			t.Fatalf("%s: clause %s is false at level %d", p.ID, id, a.Level)
		}
	}
	next := p.Clauses(a.Level + 1)
	if a.State == Answered && len(next) > 0 && allTrue(next, a.Clauses) {
		t.Fatalf("%s: all clauses of level %d are true at level %d", p.ID, a.Level+1, a.Level)
	}
}
