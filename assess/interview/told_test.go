package interview

import (
	"fmt"
	"strings"
	"testing"

	"mognad/checklist/display"
	"mognad/checklist/language"
)

// What was told before the first question, and is covered by the screen, stands on
// it until a key is pressed, and the question is there all the same.
func TestWhatWasToldIsShownUntilAKey(t *testing.T) {
	told := []display.Text{
		display.Clean("The file cannot be locked here. " + hostile),
		display.Clean("Wrote /home/anna/Documents/" + strings.Repeat("long/", 40) + "town.yaml"),
	}
	for _, lang := range language.All() {
		for _, size := range sizes {
			place := fmt.Sprintf("%s at %dx%d", lang, size.width, size.height)
			m := newModel(sessionOf(builtinList(t), lang, someAnswers()), Options{Keep: (&disk{}).save, Told: told})
			m.width, m.height = size.width, size.height
			plain := pressed(t, m.reveal(), "z")
			m = m.reveal()
			checkFrame(t, m, place)
			if !strings.Contains(m.render(), "The file cannot be locked here.") || !strings.Contains(m.render(), m.session.Point().ID) {
				t.Errorf("%s: the screen lacks what was told, or the point\n%s", place, m.render())
			}
			if strings.Contains(plain.render(), "locked here") {
				t.Errorf("%s: after a key it still says\n%s", place, plain.render())
			}
		}
	}
}
