//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What is told before the questions begin would be covered by the screen: it
// stands on it until a key is pressed.
func TestTheScreenShowsWhatWasToldBefore(t *testing.T) {
	dir := newFile(t, "town.yaml")
	path := filepath.Join(dir, "town.yaml")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(data), "\nlanguage:", "\nprevious: gone.yaml\nlanguage:", 1)
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	x := start(t, setting{dir: dir}, "assess", "town.yaml")
	x.see("Point 1 of 21", "gone.yaml", "q leave")
	x.press("2")
	x.see("Level 2", "saved")
	if strings.Contains(x.text(), "gone.yaml") {
		t.Errorf("after a key the screen still says\n%s", x.text())
	}
	x.press("q")
	x.end()
}

// A file that is gone while it is open is written again, and the person is told on
// the screen and once more after it.
func TestTheScreenTellsThatTheFileWasWrittenAgain(t *testing.T) {
	dir := newFile(t, "town.yaml")
	path := filepath.Join(dir, "town.yaml")
	x := start(t, setting{dir: dir}, "assess", "town.yaml")
	x.see("Point 1 of 21", "q leave")
	x.press("2")
	x.see("Level 2", "saved")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	x.press("3")
	x.see("Level 3", "The file was gone from")
	x.press("q")
	x.see("20 points are still open")
	if code := x.end(); code != 130 || !strings.Contains(strings.Join(strings.Fields(x.text()), ""), "Thefilewasgonefrom") {
		t.Errorf("the exit code is %d, and after the screen it says\n%s", code, x.text())
	}
	if data, err := os.ReadFile(path); err != nil || !strings.Contains(string(data), "level: 3") {
		t.Errorf("the file lacks the answer: %v\n%s", err, data)
	}
}
