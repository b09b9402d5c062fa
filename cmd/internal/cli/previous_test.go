package cli

import (
	"os"
	"path/filepath"
	"testing"

	"mognad/assess"
)

// before is what the session would show of the time before at LO-1, "" for
// nothing.
func before(t *testing.T, o assessOptions, path string) string {
	t.Helper()
	k, session := opened(t, path)
	defer func() { _ = k.file.Close() }()
	if err := k.a.compare(o, k.s, session); err != nil {
		t.Fatal(err)
	}
	if err := session.GoTo("LO-1"); err != nil {
		t.Fatal(err)
	}
	was, _, _ := session.Previous()
	return was.Comment
}

func TestTheTimeBeforeIsFoundAsTheFileOrTheFlagSays(t *testing.T) {
	dir := t.TempDir()
	old, older, now := filepath.Join(dir, "old.yaml"), filepath.Join(dir, "older.yaml"), filepath.Join(dir, "2026", "now.yaml")
	if err := os.Mkdir(filepath.Dir(now), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"new", old, "--name", "X"},
		{"answer", old, "LO-1", "2", "--comment", "old"},
		{"new", older, "--name", "X"},
		{"answer", older, "LO-1", "1", "--comment", "older"},
		{"new", now, "--previous", old},
	} {
		if code, _, stderr := run(t, "", args...); code != exitDone {
			t.Fatalf("mognad %v = %d: %s", args, code, stderr)
		}
	}
	if got := before(t, assessOptions{}, now); got != "old" {
		t.Errorf("the file leads to %q, want old", got)
	}
	if got := before(t, assessOptions{previous: older}, now); got != "older" {
		t.Errorf("the flag leads to %q, want older", got)
	}
	if got := before(t, assessOptions{}, old); got != "" {
		t.Errorf("a file that names none leads to %q", got)
	}
	if err := os.Remove(old); err != nil {
		t.Fatal(err)
	}
	if got := before(t, assessOptions{}, now); got != "" {
		t.Errorf("a file that is gone leads to %q", got)
	}
}

func TestNoAnswerIsCarriedOver(t *testing.T) {
	path := town(t)
	next := filepath.Join(filepath.Dir(path), "next.yaml")
	if code, _, stderr := run(t, "", "new", next, "--previous", path); code != exitDone {
		t.Fatalf("new = %d: %s", code, stderr)
	}
	k, _ := opened(t, next)
	for id, answer := range k.s.a.Answers {
		if answer.State != assess.Unanswered || answer.Comment != "" || len(answer.Evidence) > 0 {
			t.Errorf("%s has %+v", id, answer)
		}
	}
	if k.s.a.Previous != "town.yaml" || k.s.a.Unit.Name != "Storby" {
		t.Errorf("the file names %q and is of %q", k.s.a.Previous, k.s.a.Unit.Name)
	}
}
