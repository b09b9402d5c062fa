package interview

import (
	"errors"
	"slices"
	"testing"
	"time"

	"mognad/assess"
	"mognad/checklist/language"
)

// ticking is a screen with a clock that the test sets.
func ticking(s *assess.Session, width, height int) (model, *time.Time) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	m := newModel(s, Options{Keep: (&disk{}).save, Now: func() time.Time { return now }})
	m.width, m.height = width, height
	return m.reveal(), &now
}

func TestTimeLeftFollowsThePersonsOwnPace(t *testing.T) {
	s := sessionOf(builtinList(t), language.English, nil)
	m, now := ticking(s, 80, 24)
	for range 3 {
		*now = now.Add(2 * time.Minute)
		m = pressed(t, m, "2", "enter")
	}
	shows(t, m, "Point 4 of 21 · about 31 min left") // 18 points of which the words say 1½ minutes, and three say 2
	for range 9 {                                    // looking through answers is not answering
		*now = now.Add(time.Second)
		m = pressed(t, m, "b")
	}
	m = pressed(t, m, "right", "right", "right")
	shows(t, m, "about 31 min left")
	*now = now.Add(time.Second)
	m = pressed(t, m, "right") // nor is passing by
	shows(t, m, "about 31 min left")
	m, _ = ticking(s, 60, 15)
	shows(t, m, "5 of 21 · 29 min left · 50.0%")
}

func TestNoTimeIsToldWithoutAClockOrWithNothingLeft(t *testing.T) {
	list := tinyList(t)
	m := newModel(sessionOf(list, language.English, nil), Options{Keep: (&disk{}).save})
	lacks(t, m, "min left")
	answers := map[string]assess.Answer{}
	for _, id := range list.PointIDs() {
		answers[id] = assess.Answer{State: assess.Unknown}
	}
	m, _ = ticking(sessionOf(list, language.English, answers), 80, 24)
	lacks(t, m, "min left")
}

func TestFiguresMoveWithTheAnswers(t *testing.T) {
	tests := []struct {
		lang          language.Tag
		none, one, up string
	}{
		{language.English, "Leadership and organisation no score", "Leadership and organisation 50.0%", "total 62.5%"},
		{language.Swedish, "Ledarskap och organisation inget resultat", "Ledarskap och organisation 50,0 %", "totalt 62,5 %"},
	}
	for _, tt := range tests {
		m, _ := ticking(sessionOf(builtinList(t), tt.lang, nil), 80, 24)
		shows(t, m, tt.none)
		m = pressed(t, m, "2")
		shows(t, m, tt.one)
		m = pressed(t, m, "g", "type:uf-1", "enter", "3")
		shows(t, m, tt.up)
	}
}

func TestNothingIsAnsweredWhereOneMayOnlyRead(t *testing.T) {
	for _, size := range sizes {
		s := sessionOf(builtinList(t), language.English, someAnswers())
		m, _ := ticking(s, size.width, size.height)
		m.readOnly = plainly{errors.New("IT-7 has the file open since 14:02")}
		m = m.reveal()
		before := s.Assessment()
		for _, h := range m.hints() {
			if m.forbidden(h.keys.Keys()[0]) {
				t.Errorf("the keys offer %s", h.label)
			}
		}
		shows(t, m, "Read only: IT-7 has the file open")
		for _, k := range []string{"3", "d", "n", "t", "c", "e", "f", "p", "y", "x", "u", "U", "ctrl+y", "ctrl+r", "space", "ctrl+s"} {
			m = pressed(t, m, "down", k)
			if s.Assessment() != before || m.dialog.kind != noDialog {
				t.Fatalf("%s: something was answered", k)
			}
			if m.note != m.readOnly {
				t.Errorf("%s does not say why", k)
			}
		}
		m = pressed(t, m, "down", "down", "down", "down", "down", "down", "enter")
		if s.Assessment() != before {
			t.Fatal("enter answered")
		}
		checkFrame(t, m, "read only")
	}
}

func TestTheHelpTellsEveryKey(t *testing.T) {
	for _, lang := range language.All() {
		m := screenOf(sessionOf(builtinList(t), lang, nil), &disk{}, 100, 24)
		var help []string
		for _, r := range m.help().lay().body {
			if len(r) > 0 {
				help = append(help, r[0].text.String())
			}
		}
		space := words.Say(lang, "key-space").String()
		for _, label := range []string{"0–4", "enter", "←", "→", "↑ ↓", space, "y", "o", "i", "c", "e", "f", "p", "d", "n", "t", "x", "u", "U", "g", "/", "s", "r", "w", "l", "?", "q", "ctrl+s", "PgUp PgDn"} {
			if !slices.Contains(help, label) {
				t.Errorf("%s: the help lacks %s", lang, label)
			}
		}
	}
}
