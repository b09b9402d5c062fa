package interview

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"mognad/checklist/language"
)

// fortyLines are keys that would answer, leave and delete, were they pressed.
func fortyLines() string {
	return strings.Repeat("2\r\nd\tq\nx\n\x1b[Aw\x03\n", 8)
}

func TestPastingWhereNothingIsWritten(t *testing.T) {
	for name, keys := range map[string][]string{
		"point": nil, "help": {"?"}, "summary": {"s"}, "review": {"r"}, "evidence": {"e", "esc"}, "confidence": {"f"},
	} {
		t.Run(name, func(t *testing.T) {
			s := sessionOf(builtinList(t), language.English, someAnswers())
			before := pressed(t, screenOf(s, &disk{}, 60, 15), keys...)
			answers := s.Assessment()
			after := pressed(t, before, "paste:"+fortyLines())
			if s.Assessment() != answers || s.Changes() > 0 || after.left || after.screen != before.screen || after.dialog.kind != before.dialog.kind {
				t.Errorf("%d changes, left %v, screen %d", s.Changes(), after.left, after.screen)
			}
			if got := ansi.Strip(after.render()); !strings.Contains(got, "Not pasted") {
				t.Errorf("nothing is said:\n%s", got)
			}
			checkFrame(t, after, name)
		})
	}
}

func TestPastingWhereTextIsWritten(t *testing.T) {
	const several = "one\r\ntwo\rthree\n\tfour\x1b[31m\u202e\u200b\x07"
	const lines, line = "one\ntwo\nthree\n\tfour␛[31m\u202e\u200b␇", "one two three \tfour␛[31m\u202e\u200b␇"
	tests := []struct {
		name string
		keys []string
		get  func(m model) string
		want string
	}{
		{"comment", []string{"c"}, func(m model) string { return m.session.Current().Comment }, lines},
		{"private note", []string{"p"}, func(m model) string { return m.session.Current().PrivateNote }, lines},
		{"reason", []string{"n"}, func(m model) string { return m.dialog.editor.String() }, line},
		{"search", []string{"/"}, func(m model) string { return m.dialog.editor.String() }, line},
		{"point", []string{"g"}, func(m model) string { return m.dialog.editor.String() }, line},
		{"target", []string{"t"}, func(m model) string { return m.dialog.editor.String() }, line},
		{"evidence", []string{"e"}, func(m model) string { return m.dialog.proof.texts[refField].text() }, line},
		{"date of evidence", []string{"e", "tab", "tab"}, func(m model) string { return m.dialog.proof.texts[dayField].text() }, line},
		{"note of evidence", []string{"e", "shift+tab"}, func(m model) string { return m.dialog.proof.texts[noteField].text() }, lines},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := sessionOf(builtinList(t), language.English, nil)
			if err := s.GoTo("LO-3"); err != nil {
				t.Fatal(err)
			}
			m := pressed(t, screenOf(s, &disk{}, 60, 15).arrive(), append(tt.keys, "paste:"+several)...)
			checkFrame(t, m, tt.name)
			if m.dialog.kind.several() {
				m = pressed(t, m, "esc")
			}
			if diff := cmp.Diff(tt.want, tt.get(m)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestWideTextKeepsTheFrame writes what is wider than it is long, everywhere where
// something can be written, and moves through it.
func TestWideTextKeepsTheFrame(t *testing.T) {
	const wide = "日本語のテキスト👍🏽👩‍👩‍👧‍👦 e\u0301\u0301\u0301 ｆｕｌｌ ﷽ 🇸🇪🇸🇪 "
	windows := append(sizes, struct{ width, height int }{leastWidth, leastHeight})
	for _, size := range windows {
		for _, keys := range [][]string{{"c"}, {"p"}, {"n"}, {"t"}, {"g"}, {"/"}, {"e"}, {"e", "shift+tab"}} {
			s := sessionOf(builtinList(t), language.Swedish, nil)
			if err := s.GoTo("LO-3"); err != nil {
				t.Fatal(err)
			}
			m := pressed(t, screenOf(s, &disk{}, size.width, size.height).arrive(), append(keys, "paste:"+strings.Repeat(wide, 20))...)
			for _, k := range []string{"home", "right", "up", "down", "ctrl+left", "ctrl+w", "left", "backspace", "ctrl+home", "delete", "ctrl+k", "ctrl+end"} {
				m = pressed(t, m, k)
				checkFrame(t, m, fmt.Sprintf("%q, then %s at %dx%d", keys, k, size.width, size.height))
			}
		}
	}
}

func TestSuspendingLeavesTheTextAsItIs(t *testing.T) {
	m := pressed(t, screenOf(sessionOf(builtinList(t), language.English, nil), &disk{}, 80, 24), "c", "type:ab")
	m, cmd := begun(m, keyMsg("ctrl+z"))
	if _, ok := cmd().(tea.SuspendMsg); !ok || m.dialog.editor.String() != "ab" {
		t.Errorf("the text is %q", m.dialog.editor)
	}
}
