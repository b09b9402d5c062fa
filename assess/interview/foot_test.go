package interview

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"mognad/checklist/language"
)

func TestTheKeysOfAPointAreInSight(t *testing.T) {
	for lang, want := range map[language.Tag]string{
		language.English: "c comment d don't know n not applicable t target e evidence f confidence p private note ? help q leave",
		language.Swedish: "c kommentar d vet ej n ej tillämplig t målnivå e underlag f säkerhet p anteckning ? hjälp q avsluta",
	} {
		m := screenOf(sessionOf(builtinList(t), lang, nil), &disk{}, 80, 24)
		rows := strings.Split(plainScreen(m), "\n")
		keys := strings.Join(strings.Fields(strings.Join(rows[len(rows)-2:], " ")), " ")
		for hint := range strings.SplitSeq(want, " ") {
			if !strings.Contains(keys, hint) {
				t.Errorf("the keys lack %s: %s", hint, keys)
			}
		}
	}
}

func TestWhatWasWrittenStaysInSight(t *testing.T) {
	for lang, want := range map[language.Tag]string{
		language.English: "target: 3 · evidence: 1 · comment: Goals adopted",
		language.Swedish: "målnivå: 3 · underlag: 1 · kommentar: Goals",
	} {
		m := pressed(t, screenOf(sessionOf(builtinList(t), lang, someAnswers()), &disk{}, 80, 24), "g", "type:lo-1", "enter", "3")
		shows(t, m, want)
	}
	m := pressed(t, screenOf(sessionOf(builtinList(t), language.English, nil), &disk{}, 80, 24), "2", "f", "h", "p", "type:x", "esc")
	shows(t, m, "how sure: high · private note")
}

func TestWhatIsSaidIsNotCutByTheMarkOfMore(t *testing.T) {
	s := sessionOf(builtinList(t), language.English, someAnswers())
	m := pressed(t, screenOf(s, &disk{}, 80, 24), "g", "type:lo-1", "enter", "2")
	shows(t, m, "more: PgDn ▼")
	m = pressed(t, m, "paste:some text")
	if m.lay().most() == 0 {
		t.Fatal("there is nothing more")
	}
	note := m.note.In(language.English).String()
	if got := ansi.Strip(m.render()); !strings.Contains(got, note) {
		t.Errorf("%q is cut:\n%s", note, got)
	}
}

func TestNothingIsSaidToBeSavedWhereNothingWasSaid(t *testing.T) {
	m := pressed(t, screenOf(sessionOf(builtinList(t), language.English, nil), &disk{}, 80, 24), "2", "enter")
	lacks(t, m, "· saved")
	m = pressed(t, m, "c", "type:x", "esc")
	shows(t, m, "Not answered yet · saved")
	lacks(t, pressed(t, m, "e", "type:KS 1"), "saved")
	v := vault{saveErr: storeChanged()}
	lacks(t, pressed(t, vaultScreen(sessionOf(builtinList(t), language.English, nil), &v, 80, 24), "2"), "· saved")
}

// A refusal is read in full: it takes the rows that it needs, in every window.
func TestRefusalsAreNotCut(t *testing.T) {
	for _, lang := range language.All() {
		for _, size := range append(sizes, struct{ width, height int }{60, 20}) {
			s := sessionOf(builtinList(t), lang, nil)
			m := pressed(t, screenOf(s, &disk{}, size.width, size.height), "n")
			if m.note == nil {
				t.Fatal("nothing is refused")
			}
			screen := checkFrame(t, m, "a refusal")
			if want := m.note.In(lang).String(); !strings.Contains(flat(m), packed(want)) {
				t.Errorf("%dx%d: %q is cut:\n%s", size.width, size.height, want, screen)
			}
			m = pressed(t, m, "2", "c", "type:a")
			checkFrame(t, m, "after a refusal")
		}
	}
}
