package interview

import (
	"context"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"mognad/checklist/language"
)

// Somebody may replace or remove the file after everything was saved: leaving, the
// report and ctrl+s look at it.
func TestTheFileIsLookedAtWhenNothingIsNew(t *testing.T) {
	for _, keys := range [][]string{{"q"}, {"s", "w"}, {"ctrl+c"}, {"ctrl+s"}} {
		t.Run(strings.Join(keys, " "), func(t *testing.T) {
			v := vault{}
			m := pressed(t, vaultScreen(sessionOf(builtinList(t), language.English, nil), &v, 80, 24), "2")
			v.saveErr = storeChanged()
			m = pressed(t, m, keys...)
			if m.left || !strings.Contains(flat(m), packed("v shows the difference")) {
				t.Fatalf("left %v, %d saves, the screen says\n%s", m.left, v.saves, ansi.Strip(m.render()))
			}
			if m = pressed(t, m, "v"); !m.left || !m.differ || m.writeReport {
				t.Errorf("v: left %v, differ %v, report %v", m.left, m.differ, m.writeReport)
			}
		})
	}
}

func TestLeavingLooksOnce(t *testing.T) {
	v := vault{}
	m := pressed(t, vaultScreen(sessionOf(builtinList(t), language.English, nil), &v, 80, 24), "2", "ctrl+s")
	if got := ansi.Strip(m.render()); v.saves != 2 || !strings.Contains(got, "Everything is saved.") {
		t.Errorf("%d saves, the screen says\n%s", v.saves, got)
	}
	if m = pressed(t, m, "q"); !m.left || v.saves != 3 {
		t.Errorf("left %v after %d saves", m.left, v.saves)
	}
}

// The end of the program looks, too, whatever ended it.
func TestTheEndLooksAtTheFile(t *testing.T) {
	v := vault{}
	s := newSaver(v.options())
	session := sessionOf(builtinList(t), language.English, nil)
	if err := s.finish(session, saving{}); err != nil || v.saves != 1 {
		t.Errorf("finish = %v after %d saves", err, v.saves)
	}
	v.saveErr = storeChanged()
	if err := s.finish(session, saving{}); !isChanged(err) {
		t.Errorf("finish = %v, want that the file was changed", err)
	}
	o := v.options()
	o.In, o.Out = strings.NewReader("quit\n"), &strings.Builder{}
	if _, err := RunPlain(context.Background(), session, o); !isChanged(err) {
		t.Errorf("RunPlain = %v, want that the file was changed", err)
	}
}
