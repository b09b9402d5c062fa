package interview

import (
	"strings"
	"testing"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/language"
)

// shows fails unless the screen has each of the texts, breaks of lines aside.
func shows(t *testing.T, m model, texts ...string) {
	t.Helper()
	screen := strings.Join(strings.Fields(plainScreen(m)), " ")
	for _, text := range texts {
		if !strings.Contains(screen, text) {
			t.Errorf("the screen lacks %q:\n%s", text, plainScreen(m))
		}
	}
}

// lacks fails if the screen has one of the texts.
func lacks(t *testing.T, m model, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if strings.Contains(plainScreen(m), text) {
			t.Errorf("the screen has %q:\n%s", text, plainScreen(m))
		}
	}
}

func TestATickSaysWhatFollows(t *testing.T) {
	s := sessionOf(builtinList(t), language.English, map[string]assess.Answer{"LO-1": {State: assess.Answered, Level: 2}})
	m := pressed(t, screenOf(s, &disk{}, 80, 24), "g", "type:lo-1", "enter", "down", "down", "space")
	shows(t, m, "2b is not true: level 1 · saved", "► × 2b")
	m = pressed(t, m, "space")
	shows(t, m, "2b is true: level 2 · saved", "► √ 2b", "space × 2b")
	lacks(t, m, "needs")
	m = pressed(t, m, "down", "down", "down", "down", "space", "up", "up", "up", "space")
	shows(t, m, "2c is not true: level 1 · level 3 needs 2c and 3a · saved")
}

func TestThatItIsSavedIsSaidWhateverElseThereIsToSay(t *testing.T) {
	m := screenOf(sessionOf(builtinList(t), language.Swedish, nil), &disk{}, 60, 15)
	m = pressed(t, m, "o", "down", "down", "down", "down", "space", "down", "space")
	shows(t, m, "2b stämmer: nivå 0 · nivå 2 kräver 1a och 2c · sparat")
}

func TestAClashNamesAllThatIsNeeded(t *testing.T) {
	answers := map[string]assess.Answer{"LO-1": {State: assess.Answered, Level: 1, Clauses: map[string]bool{"3a": true}}}
	s := sessionOf(builtinList(t), language.Swedish, answers)
	m := pressed(t, screenOf(s, &disk{}, 140, 40), "g", "type:lo-1", "enter")
	shows(t, m, "Nivå 3 kräver 2a, 2b, 2c och 3b.")
}

func TestEveryLevelOpensAndClosesAgain(t *testing.T) {
	m := screenOf(sessionOf(builtinList(t), language.English, nil), &disk{}, 80, 60)
	lacks(t, m, "4a")
	m = pressed(t, m, "o")
	shows(t, m, "· 1a", "· 2a", "· 3a", "· 4a")
	m = pressed(t, m, "down", "down", "down", "down", "o")
	shows(t, m, "► · 2a", "· 3a")
	lacks(t, m, "1a", "4a")
}

func TestTheIntentIsShownInPlace(t *testing.T) {
	for _, size := range sizes {
		m := screenOf(sessionOf(builtinList(t), language.English, nil), &disk{}, size.width, size.height)
		point := m.session.Point()
		lacks(t, m, "Often shown by")
		m = pressed(t, m, "down", "down", "down", "i")
		shows(t, m, "Why", point.Intent.In(language.English).String()[:30], "Often shown by", point.Evidence[0].In(language.English).String()[:30])
		m = pressed(t, m, "i")
		lacks(t, m, "Often shown by")
	}
}

func TestTheCursorReachesEveryStopAndComesBack(t *testing.T) {
	for _, list := range []*checklist.Checklist{builtinList(t), tinyList(t)} {
		for _, size := range sizes {
			m := screenOf(sessionOf(list, language.Swedish, nil), &disk{}, size.width, size.height)
			m = pressed(t, m, "o")
			seen := map[stop]bool{m.at: true}
			for range len(m.session.Point().ClauseIDs()) + int(list.Top()) {
				m = pressed(t, m, "down")
				if seen[m.at] {
					t.Fatalf("the cursor is twice on %+v", m.at)
				}
				seen[m.at] = true
			}
			down := m.at
			if m = pressed(t, m, "down"); m.at != down || m.at.level != list.Top() {
				t.Errorf("the last stop is %+v, then %+v", down, m.at)
			}
			for range len(seen) {
				m = pressed(t, m, "up")
			}
			if m.at != (stop{}) {
				t.Errorf("the first stop is %+v", m.at)
			}
		}
	}
}
