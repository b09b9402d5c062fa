//go:build unix

package main

import (
	"math/rand/v2"
	"testing"
)

// TestKilledDialogKeepsTheText kills the program in the middle of a comment and of
// a private note. What was written some seconds before is there at the next start.
func TestKilledDialogKeepsTheText(t *testing.T) {
	for name, opens := range map[string]string{"comment": "c", "private note": "p"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var count tally
			v := newVictim(t, rand.New(rand.NewPCG(1, 1)), false, &count)
			x := start(t, setting{dir: v.dir}, "assess", "town.yaml")
			x.see("LO-1", "Not answered yet")
			x.press(opens)
			x.see("Esc keeps it")
			x.press("half a sent")
			x.see("half a sent", " · saved")
			v.kill(x)
			x, _, ok := v.begin()
			if !ok {
				return
			}
			x.press(opens)
			x.see("Esc keeps it", "half a sent")
			x.press(ctrlC)
			x.end()
		})
	}
}
