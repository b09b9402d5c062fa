package interview

import (
	"strings"
	"testing"
	"time"

	"mognad/assess"
	"mognad/checklist/language"
)

// drafted is a screen that keeps what is written at once.
func draftedScreen(t *testing.T, d *disk, answers map[string]assess.Answer) model {
	t.Helper()
	s := sessionOf(builtinList(t), language.English, answers)
	if err := s.GoTo("LO-1"); err != nil {
		t.Fatal(err)
	}
	m := screenOf(s, d, 80, 24).arrive()
	m.pause = time.Microsecond
	return m
}

func TestTextIsKeptWhileItIsWritten(t *testing.T) {
	textOf := map[string]func(assess.Answer) string{
		"c": func(a assess.Answer) string { return a.Comment },
		"p": func(a assess.Answer) string { return a.PrivateNote },
	}
	for open, text := range textOf {
		d := &disk{}
		m := pressed(t, draftedScreen(t, d, nil), open, "type:ab ", "enter", "paste:cd")
		if m.dialog.kind == noDialog {
			t.Fatalf("%s: the dialog has closed", open)
		}
		if n := len(d.saved); n == 0 || text(d.saved[n-1].Answer("LO-1")) != "ab \ncd" {
			t.Fatalf("%s: the text is not saved", open)
		}
		shows(t, m, "saved")
		saves := len(d.saved)
		m = pressed(t, m, "left", "right", "esc")
		if len(d.saved) != saves {
			t.Errorf("%s: saved again with nothing new", open)
		}
		m = pressed(t, m, "u")
		if got := text(m.session.Current()); got != "" {
			t.Errorf("%s: after one undo there is %q", open, got)
		}
		m = pressed(t, m, "U")
		if got := text(m.session.Current()); got != "ab \ncd" {
			t.Errorf("%s: after redoing there is %q", open, got)
		}
	}
}

func TestDraftsTakeNothingElseBack(t *testing.T) {
	before := map[string]assess.Answer{"LO-1": {Comment: "ab"}}
	m := pressed(t, draftedScreen(t, &disk{}, before), "2", "c", "type:c", "backspace", "type:d", "backspace", "esc", "u")
	if a := m.session.Current(); a.State != assess.Unanswered || a.Comment != "ab" {
		t.Errorf("after one undo the answer is %+v", a)
	}
	m = pressed(t, draftedScreen(t, &disk{}, before), "2", "c", "type:cd", "esc", "c", "type:ef", "esc", "u")
	if a := m.session.Current(); a.Comment != "abcd" {
		t.Errorf("the comment is %q", a.Comment)
	}
}

func TestDraftThatIsTooLongKeepsTheOneBefore(t *testing.T) {
	d := &disk{}
	m := pressed(t, draftedScreen(t, d, nil), "c", "type:ab", "paste:"+strings.Repeat("x", assess.MaxText))
	if m.dialog.fault == nil || m.session.Current().Comment != "ab" {
		t.Errorf("fault %v, comment of %d characters", m.dialog.fault, len(m.session.Current().Comment))
	}
	m = pressed(t, m, "esc")
	if m.dialog.kind != commenting || m.session.Current().Comment != "ab" {
		t.Errorf("dialog %d, comment of %d characters", m.dialog.kind, len(m.session.Current().Comment))
	}
	m = pressed(t, m, "ctrl+u", "type:z", "esc", "u")
	if got := m.session.Current().Comment; got != "" {
		t.Errorf("after one undo there is %q", got)
	}
}

func TestPauseOfAClosedDialogDoesNothing(t *testing.T) {
	m := pressed(t, screenOf(sessionOf(builtinList(t), language.English, nil), &disk{}, 80, 24), "c", "type:a", "esc", "t", "type:x")
	if next := handled(t, m, keepDraftMsg{}); next.dialog.kind != targeting || next.session.Changes() != 1 {
		t.Errorf("dialog %d, %d changes", next.dialog.kind, next.session.Changes())
	}
}
