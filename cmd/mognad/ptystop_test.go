//go:build unix

package main

import (
	"math/rand/v2"
	"slices"
	"syscall"
	"testing"
	"time"
)

// stops are the ways in which a program is stopped that may still do something
// about it.
var stops = []struct {
	name string
	stop func(x *terminal)
	gone bool // so is the terminal
}{
	{"SIGTERM", func(x *terminal) { x.signal(syscall.SIGTERM) }, false},
	{"SIGHUP", func(x *terminal) { x.signal(syscall.SIGHUP) }, false},
	{"SIGINT", func(x *terminal) { x.signal(syscall.SIGINT) }, false},
	{"ctrl+c", func(x *terminal) { x.press(ctrlC) }, false},
	{"window closed", (*terminal).hangUp, true},
}

// TestStoppedProgramSavesAndTidiesUp stops the program in each way, at once after
// an answer is on the screen, saved or not.
func TestStoppedProgramSavesAndTidiesUp(t *testing.T) {
	for _, tt := range stops {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var count tally
			v := newVictim(t, rand.New(rand.NewPCG(1, 2)), false, &count)
			for range 3 {
				x, at, ok := v.begin()
				for range 2 {
					if !ok {
						t.FailNow()
					}
					at, ok = v.answer(x, at)
				}
				if !ok {
					t.FailNow()
				}
				level := v.choose(x, at)
				if at, ok = v.asked(x, func(s shown) bool { return s.has && s.level == level }); !ok {
					t.FailNow()
				}
				v.saved[at.point], v.tried = level, nil // a program that can act saves what it shows
				v.pause(5 * time.Millisecond)
				tt.stop(x)
				v.checkStop(x, tt.gone)
			}
		})
	}
}

// checkStop looks at a program that was stopped: its code, its terminal, its
// file.
func (v *victim) checkStop(x *terminal, gone bool) {
	if code := x.end(); code != 130 {
		v.tb.Errorf("the exit code is %d, want 130\n%s", code, x.text())
	}
	if !gone {
		x.checkModes()
		if on := leftOn(x.recorded()); len(on) > 0 {
			v.tb.Errorf("the terminal is left with %q", on)
		}
	}
	a := v.read()
	if a == nil {
		return
	}
	for _, p := range v.list.Points {
		v.compare(p.ID, a.Answer(p.ID))
	}
}

// TestStoppedDialogKeepsTheComment stops the program in the middle of a comment:
// what was written by then is kept.
func TestStoppedDialogKeepsTheComment(t *testing.T) {
	for _, tt := range stops {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			dir := newFile(t, "town.yaml")
			x := start(t, setting{dir: dir}, "assess", "town.yaml")
			x.see("LO-1", "Not answered yet")
			x.press("c")
			x.see("Comment on LO-1")
			x.press("half a sent")
			x.see("half a sent")
			tt.stop(x)
			if code := x.end(); code != 130 {
				t.Errorf("the exit code is %d, want 130\n%s", code, x.text())
			}
			var count tally
			v := victim{tb: t, dir: dir, list: defaultList(t), count: &count}
			a := v.read()
			if a == nil {
				return
			}
			if got := a.Answer("LO-1").Comment; got != "half a sent" {
				t.Errorf("the comment is %q, want what was written", got)
			}
		})
	}
}

// TestFullScreenSetsWhatItMustPutBack sees to it that the tests above have
// something to look for.
func TestFullScreenSetsWhatItMustPutBack(t *testing.T) {
	x := start(t, setting{dir: newFile(t, "town.yaml")}, "assess", "town.yaml")
	x.see("LO-1", "Not answered yet")
	on := leftOn(x.recorded())
	for _, mode := range []string{"\x1b[?1049h", "\x1b[?2004h"} {
		if !slices.Contains(on, mode) {
			t.Errorf("a full screen sets %q, want %q among them", on, mode)
		}
	}
}
