//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What was answered is not lost by a file that is removed, or replaced by an older
// one, after everything was saved, however the program ends.
func TestWholeSittingOutlivesTheFile(t *testing.T) {
	ends := map[string]func(*terminal){
		"q":       func(x *terminal) { x.press("q") },
		"ctrl+c":  func(x *terminal) { x.press(ctrlC) },
		"SIGTERM": func(x *terminal) { x.signal(syscall.SIGTERM) },
		"SIGKILL": func(x *terminal) { x.signal(syscall.SIGKILL) },
	}
	for how, end := range ends {
		for _, what := range []string{"removed", "replaced"} {
			t.Run(what+", "+how, func(t *testing.T) {
				t.Parallel()
				dir := newFile(t, "town.yaml")
				path := filepath.Join(dir, "town.yaml")
				old, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				x := start(t, setting{dir: dir}, "assess", "town.yaml")
				x.see("Point 1 of 21", "q leave")
				x.press("3")
				x.see("Level 3", "saved")
				x.press(enter)
				x.see("Point 2 of 21")
				x.press("2")
				x.see("Level 2", "saved")
				x.settle(200 * time.Millisecond)
				if what == "removed" {
					err = os.Remove(path)
				} else {
					err = os.WriteFile(path, old, 0o666)
				}
				if err != nil {
					t.Fatal(err)
				}
				end(x)
				if what == "replaced" && (how == "q" || how == "ctrl+c") {
					x.see("v shows the difference")
					x.press(ctrlC)
				}
				code := x.end()
				if what == "removed" && how != "SIGKILL" {
					data, err := os.ReadFile(path)
					if got := string(data); err != nil || !strings.Contains(got, "level: 3") || !strings.Contains(got, "level: 2") {
						t.Fatalf("%v, the file is %s", err, got)
					}
					return
				}
				if what == "replaced" && how != "SIGKILL" && code != 4 {
					t.Errorf("the exit code is %d", code)
				}
				if err := os.WriteFile(path, old, 0o666); err != nil {
					t.Fatal(err)
				}
				x = start(t, setting{dir: dir}, "assess", "town.yaml")
				x.see("2 answers", "LO-1")
				x.press(enter)
				x.see("Point 3 of 21", "q leave")
				x.press("q")
				x.end()
			})
		}
	}
}
