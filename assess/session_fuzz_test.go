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
	list := smallList(f)
	f.Fuzz(func(t *testing.T, deeds []byte, text string) {
		s := sessionWith(list, map[string]Answer{
			list.Points[0].ID: {State: Answered, Level: 1, Clauses: map[string]bool{"1a": true, "2a": false}},
		})
		for _, d := range deeds[:min(len(deeds), 100)] {
			doAnything(s, d, text)
		}
		checkSession(t, list, s)
		last := s.Assessment()
		n := 0
		for s.Undo() {
			n++
		}
		checkSession(t, list, s)
		for range n {
			s.Redo()
		}
		checkSession(t, list, s)
		if !s.Assessment().Equal(last) {
			t.Fatal("what was undone and redone is not the same")
		}
	})
}

func doAnything(s *Session, d byte, text string) {
	arg := checklist.Level(d>>4) - 1
	deeds := []func(){
		func() { _ = s.Answer(arg) },
		func() { _ = s.NotApplicable(text, text) },
		s.Unknown,
		func() { _ = s.Comment(text) },
		func() { _ = s.PrivateNote(text) },
		func() { _ = s.Target(arg, language.Date{}) },
		s.NoTarget,
		s.Clear,
		s.Forget,
		func() { s.Next() },
		func() { s.Back() },
		func() { s.Undo() },
		func() { s.Redo() },
		func() { _ = s.GoTo(text); _ = s.Only(text); s.Resume(); s.Speak(language.Tag(text)) },
		func() { _ = s.Confidence(Confidence(text)) },
		func() { _ = s.AddEvidence(Evidence{Ref: text, Note: text}) },
		func() {
			all := s.Point().ClauseIDs()
			_ = s.Clause(all[int(d>>4)%len(all)], len(text)%2 == 0)
		},
		func() {
			all := s.Point().ClauseIDs()
			_ = s.Tick(all[int(d>>4)%len(all)])
		},
		func() { _ = s.ChangeEvidence(int(d>>4), Evidence{Ref: text, Kind: EvidenceKind(text)}) },
		func() { _ = s.RemoveEvidence(int(d >> 4)) },
		func() { _ = s.StillTrue() },
		func() { s.Search(text); s.Review(); s.Clash() },
		func() { _ = s.Compare(s.Assessment()) },
	}
	deeds[int(d)%len(deeds)]()
}

func checkSession(t *testing.T, list *checklist.Checklist, s *Session) {
	t.Helper()
	if s.Index() < 0 || s.Index() >= s.Count() {
		t.Fatalf("at %d of %d", s.Index(), s.Count())
	}
	if _, err := Write(s.Assessment(), list); err != nil {
		t.Fatalf("the answers cannot be written: %v", err)
	}
	if got := s.Progress().Settled() + len(s.Open()); got != s.Count() {
		t.Fatalf("settled and open points are %d, want %d", got, s.Count())
	}
}
