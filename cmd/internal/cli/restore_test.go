package cli

import (
	"strings"
	"testing"

	"mognad/assess/store"
	"mognad/checklist/yamlfile"
)

// twice is a town that was answered in two sittings: its first backup has one
// answer, and it has two.
func twice(t *testing.T) (path, first string) {
	t.Helper()
	path = town(t)
	first = contents(t, path)
	if code, stderr := runAt(t, "1\nquit\n", "assess", path); code != exitLeft {
		t.Fatalf("assess = %d: %s", code, stderr)
	}
	return path, first
}

func TestRestoreAsks(t *testing.T) {
	for _, tt := range []struct {
		name, typed string
		code        int
		restored    bool
	}{
		{"yes", "y\n", exitDone, true},
		{"yes in Swedish", "ja\n", exitDone, true},
		{"no", "n\n", exitLeft, false},
		{"enter is no", "\n", exitLeft, false},
		{"nothing", "", exitLeft, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path, first := twice(t)
			now := contents(t, path)
			code, stderr := runAt(t, tt.typed, "restore", path, "1")
			want := now
			if tt.restored {
				want = first
			}
			if code != tt.code || contents(t, path) != want {
				t.Errorf("restore = %d, want %d: %s\n%s", code, tt.code, stderr, contents(t, path))
			}
		})
	}
}

func TestRestoreLeavesAFileThatIsOpen(t *testing.T) {
	path, _ := twice(t)
	now := contents(t, path)
	file, err := store.Open(path, yamlfile.MaxAssessment, store.Who{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	if code, _, stderr := run(t, "", "restore", path, "1", "--yes"); code != exitChanged || contents(t, path) != now {
		t.Errorf("restore = %d: %s", code, stderr)
	}
}

func TestRestoreSaysThatAnswersWait(t *testing.T) {
	path, first := twice(t)
	unsaved(t, path, entry("LO-3", "level: 1"))
	code, _, stderr := run(t, "", "restore", path, "1", "--yes")
	if code != exitDone || contents(t, path) != first || !strings.Contains(stderr, "1 answer from 14:02 waits in the journal") {
		t.Errorf("restore = %d: %s\n%s", code, stderr, contents(t, path))
	}
}
