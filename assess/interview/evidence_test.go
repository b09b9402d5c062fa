package interview

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"github.com/google/go-cmp/cmp"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/language"
)

// someEvidence is of every kind that is marked in the list.
func someEvidence(list *checklist.Checklist) []assess.Evidence {
	day := func(y, d int) language.Date { return language.Date{Year: y, Month: 5, Day: d} }
	return []assess.Evidence{
		{Ref: "KS 2025/123", Kind: "decision", Date: day(2026, 2), Clauses: []string{"2a"}, Note: "§ 41, adopted by the council.\nSee the annex, which lists the goals one by one."},
		{Ref: "https://example.org/e-tjanster/matning/2019/slutrapport-om-invanarnas-upplevelse.pdf", Kind: "web", Date: day(2019, 1), Clauses: windowed(list)},
		{Ref: "Minnesanteckningar"},
		{Ref: "KS 2027/1", Kind: "contract", Date: day(2027, 3)},
	}
}

// windowed returns a clause of the first point that asks for something recent.
func windowed(list *checklist.Checklist) []string {
	for _, l := range list.Points[0].Levels {
		for _, c := range l.Clauses {
			if c.WindowMonths > 0 {
				return []string{c.ID}
			}
		}
	}
	return nil
}

func evidenceSession(tb testing.TB, lang language.Tag) *assess.Session {
	tb.Helper()
	list := builtinList(tb)
	return assess.NewSession(list, &assess.Assessment{
		Language: lang, Jurisdictions: []string{"eu", "se"}, Date: language.Date{Year: 2026, Month: 11, Day: 23},
		Answers: map[string]assess.Answer{"LO-1": {State: assess.Answered, Level: 2, Evidence: someEvidence(list)}},
	}, lang)
}

func TestEvidenceKeys(t *testing.T) {
	day := language.Date{Year: 2026, Month: 5, Day: 2}
	a, b := assess.Evidence{Ref: "A"}, assess.Evidence{Ref: "B", Kind: "log", Date: day, Clauses: []string{"1a"}, Note: "n"}
	tests := []struct {
		name  string
		start []assess.Evidence
		keys  []string
		want  []assess.Evidence
		says  string // on the screen at the end
	}{
		{"added by enter through the fields", nil, []string{"e", "type:KS 1", "enter", "right", "enter", "type:2026-05-02", "enter", "space", "right", "right", "space", "enter", "type:why", "enter"}, []assess.Evidence{{Ref: "KS 1", Kind: "decision", Date: day, Clauses: []string{"1a", "2b"}, Note: "why"}}, "The evidence is added."},
		{"a reference is enough", nil, []string{"e", "type:KS 1", "ctrl+s"}, []assess.Evidence{{Ref: "KS 1"}}, "Evidence"},
		{"kinds go round", nil, []string{"e", "type:x", "tab", "left", "ctrl+s"}, []assess.Evidence{{Ref: "x", Kind: "other"}}, ""},
		{"a clause ticked twice is not", nil, []string{"e", "type:x", "tab", "tab", "tab", "space", "space", "ctrl+s"}, []assess.Evidence{{Ref: "x"}}, ""},
		{"shift+tab goes back, round the form", nil, []string{"e", "type:x", "shift+tab", "type:n", "enter"}, []assess.Evidence{{Ref: "x", Note: "n"}}, ""},
		{"arrows go through the fields", nil, []string{"e", "type:x", "down", "down", "type:2026-05-02", "up", "right", "ctrl+s"}, []assess.Evidence{{Ref: "x", Kind: "decision", Date: day}}, ""},
		{"a note in two lines", nil, []string{"e", "type:x", "shift+tab", "type:a", "ctrl+j", "type:b", "enter"}, []assess.Evidence{{Ref: "x", Note: "a\nb"}}, ""},
		{"several lines pasted into the reference become one", nil, []string{"e", "paste:KS\r\n1\x1b[2J", "ctrl+s"}, []assess.Evidence{{Ref: "KS 1␛[2J"}}, ""},
		{"several lines pasted into the note stay", nil, []string{"e", "type:x", "shift+tab", "paste:1\n2\n3", "enter"}, []assess.Evidence{{Ref: "x", Note: "1\n2\n3"}}, ""},
		{"pasting into a choice changes nothing", nil, []string{"e", "type:x", "tab", "paste:log"}, nil, "Not pasted"},
		{"nothing without a reference", nil, []string{"e", "tab", "ctrl+s"}, nil, "Evidence needs a reference, such as a register number."},
		{"no such day", nil, []string{"e", "type:x", "tab", "tab", "type:2026-02-30", "ctrl+s"}, nil, "“2026-02-30” cannot be read as a date"},
		{"leaving asks first", nil, []string{"e", "type:x", "esc"}, nil, "Esc once more throws away"},
		{"and throws away then", nil, []string{"e", "type:x", "esc", "esc", "3"}, nil, "Level 3"},
		{"or goes on", nil, []string{"e", "type:x", "esc", "type:y", "ctrl+s"}, []assess.Evidence{{Ref: "xy"}}, ""},
		{"an untouched form closes at once", nil, []string{"e", "esc", "3"}, nil, "Level 3"},
		{"changed", []assess.Evidence{a, b}, []string{"e", "down", "enter", "backspace", "type:C", "ctrl+s"}, []assess.Evidence{a, {Ref: "C", Kind: "log", Date: day, Clauses: []string{"1a"}, Note: "n"}}, "is changed"},
		{"removed and brought back", []assess.Evidence{a, b}, []string{"e", "2", "x", "u"}, []assess.Evidence{a, b}, "Undone"},
		{"removed", []assess.Evidence{a, b}, []string{"e", "delete"}, []assess.Evidence{b}, "Removed: A."},
		{"the last removed", []assess.Evidence{a}, []string{"e", "x", "x", "enter", "esc"}, nil, ""},
		{"kept when leaving", nil, []string{"e", "type:x", "ctrl+c"}, []assess.Evidence{{Ref: "x"}}, ""},
		{"no half one when leaving", []assess.Evidence{a}, []string{"e", "a", "tab", "right", "ctrl+c"}, []assess.Evidence{a}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := sessionOf(builtinList(t), language.English, map[string]assess.Answer{"LO-1": {Evidence: tt.start}})
			m := pressed(t, screenOf(s, &disk{}, 80, 24), tt.keys...)
			if diff := cmp.Diff(tt.want, s.Current().Evidence); diff != "" {
				t.Errorf("evidence (-want +got):\n%s", diff)
			}
			if got := ansi.Strip(m.render()); !strings.Contains(got, tt.says) {
				t.Errorf("the screen does not say %q:\n%s", tt.says, got)
			}
			checkFrame(t, m, tt.name)
		})
	}
}

func TestUntouchedEvidenceStaysAsItWas(t *testing.T) {
	before := assess.Evidence{Ref: "a\u200bb", Note: "c\u200b", Clauses: []string{"1a"}}
	s := sessionOf(builtinList(t), language.English, map[string]assess.Answer{"LO-1": {Evidence: []assess.Evidence{before}}})
	pressed(t, screenOf(s, &disk{}, 80, 24), "e", "enter", "tab", "right", "left", "ctrl+s")
	if diff := cmp.Diff(before, s.Current().Evidence[0]); diff != "" {
		t.Errorf("evidence (-want +got):\n%s", diff)
	}
}

func TestUndoElsewhereLeavesTheEvidence(t *testing.T) {
	s := sessionOf(builtinList(t), language.English, map[string]assess.Answer{"LO-1": {Evidence: []assess.Evidence{{Ref: "A"}}}})
	m := pressed(t, screenOf(s, &disk{}, 80, 24), "g", "type:LO-3", "enter", "2", "g", "type:LO-1", "enter", "e", "u")
	if s.Point().ID != "LO-3" || m.screen != asking {
		t.Errorf("on %s, screen %d", s.Point().ID, m.screen)
	}
}

func TestEvidenceIsReadWhereNobodyMayAnswer(t *testing.T) {
	s := evidenceSession(t, language.English)
	m := screenOf(s, &disk{}, 80, 24)
	m.readOnly = plainly{errDisk}
	m = pressed(t, m, "e")
	if m.screen == proving || m.dialog.kind != noDialog {
		t.Fatal("there is nothing to read")
	}
	m = pressed(t, m, "g", "type:LO-1", "enter", "e", "down")
	if m.screen != proving || m.lists.item != 1 {
		t.Fatalf("screen %d, on %d", m.screen, m.lists.item)
	}
	for _, k := range []string{"a", "A", "enter", "e", "x", "delete", "backspace", "u"} {
		if next := pressed(t, m, k); s.Changes() > 0 || next.dialog.kind != noDialog || next.note == nil {
			t.Errorf("%s: %d changes, dialog %d", k, s.Changes(), next.dialog.kind)
		}
	}
}

func TestEvidenceScreens(t *testing.T) {
	tests := []struct {
		name string
		keys []string
	}{
		{"list", []string{"e"}},
		{"list-old", []string{"e", "down"}},
		{"new", []string{"e", "a"}},
		{"kind", []string{"e", "a", "type:KS 2026/7", "tab", "right", "right"}},
		{"fault", []string{"e", "a", "type:KS 2026/7", "tab", "tab", "type:i fjol", "ctrl+s"}},
		{"clauses", []string{"e", "enter", "tab", "tab", "tab", "right", "space"}},
		{"note", []string{"e", "enter", "shift+tab"}},
	}
	for _, tt := range tests {
		for _, lang := range language.All() {
			for _, size := range sizes {
				t.Run(fmt.Sprintf("%s-%s-%dx%d", tt.name, lang, size.width, size.height), func(t *testing.T) {
					s := evidenceSession(t, lang)
					m := screenOf(s, &disk{}, size.width, size.height)
					m = pressed(t, m, append([]string{"g", "type:LO-1", "enter"}, tt.keys...)...)
					checkFrame(t, m, tt.name)
					golden.RequireEqual(t, m.render()+"\n")
				})
			}
		}
	}
}

// TestEvidenceFits holds that the form keeps within the smallest window, with
// hostile text in it, and that the cursor is seen.
func TestEvidenceFits(t *testing.T) {
	windows := append(sizes, struct{ width, height int }{leastWidth, leastHeight})
	for _, list := range []*checklist.Checklist{builtinList(t), tinyList(t)} {
		for _, lang := range list.Languages {
			for _, size := range windows {
				s := sessionOf(list, lang, someAnswersOf(list))
				m := pressed(t, screenOf(s, &disk{}, size.width, size.height), "e", "a")
				for range proofFields {
					m = pressed(t, m, "paste:"+strings.Repeat(hostile, 8), "home")
					place := fmt.Sprintf("field %d in %s at %dx%d", m.dialog.proof.at, lang, size.width, size.height)
					checkFrame(t, m, place)
					if m.dialog.proof.at.isWritten() && m.View().Cursor == nil {
						t.Errorf("%s: no cursor is seen", place)
					}
					m = pressed(t, m, "tab")
				}
				m = pressed(t, m, "ctrl+s")
				checkFrame(t, m, "after trying to add")
				checkFrame(t, pressed(t, m, "esc", "esc", "down"), "list")
			}
		}
	}
}

func TestEvidenceWithoutFactsHasNoEmptyRow(t *testing.T) {
	s := sessionOf(builtinList(t), language.English, map[string]assess.Answer{"LO-1": {Evidence: []assess.Evidence{{Ref: "a"}, {Ref: "b"}}}})
	if err := s.GoTo("LO-1"); err != nil {
		t.Fatal(err)
	}
	m := pressed(t, screenOf(s, &disk{}, 80, 24).arrive(), "e")
	rows, first, end := m.evidenceBody(m.bodyWidth())
	for _, r := range rows[first:end] {
		if strings.TrimSpace(paint([]row{r}, m.width, m.styles)) == "" {
			t.Errorf("there is an empty row:\n%s", paint(rows[first:end], m.width, m.styles))
		}
	}
}
