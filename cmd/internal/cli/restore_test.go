package cli

import (
	"os"
	"strings"
	"testing"
	"time"

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

func TestRestoreLeavesAnswersThatWait(t *testing.T) {
	path, first := twice(t)
	unsaved(t, path, entry("LO-3", "level: 1"))
	code, _, stderr := run(t, "", "restore", path, "1", "--yes")
	if code != exitDone || contents(t, path) != first || !strings.Contains(stderr, "1 answer from 14:02 still waits") {
		t.Errorf("restore = %d: %s\n%s", code, stderr, contents(t, path))
	}
	code, stderr = runAt(t, "1\nquit\n", "assess", path)
	if code != exitLeft || !strings.Contains(contents(t, path), "LO-3:\n    level: 1") {
		t.Errorf("assess = %d, and does not offer what waits: %s", code, stderr)
	}
}

func TestRestoreOfAFileThatIsGoneLeavesAnswersThatWait(t *testing.T) {
	path, _ := twice(t)
	unsaved(t, path, entry("LO-3", "level: 1"))
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	_, stdout, _ := run(t, "", "restore", path)
	if !strings.Contains(stdout, "1 answer from 14:02 waits in the journal") {
		t.Errorf("the list does not tell what waits: %s", stdout)
	}
	if code, _, stderr := run(t, "", "restore", path, "1", "--yes"); code != exitDone || !strings.Contains(stderr, "still waits") {
		t.Errorf("restore = %d: %s", code, stderr)
	}
	_, stderr := runAt(t, "1\nquit\n", "assess", path)
	if !strings.Contains(contents(t, path), "LO-3:\n    level: 1") {
		t.Errorf("assess does not offer what waits: %s", stderr)
	}
}

func TestRestoreListsWhatElseIsKept(t *testing.T) {
	path := waits(t, false)
	if code, stderr := runAt(t, "2\n2\nquit\n", "assess", path); code != exitLeft { // none of the answers that wait
		t.Fatalf("assess = %d: %s", code, stderr)
	}
	kept, err := store.Kept(path)
	if err != nil || len(kept) != 1 {
		t.Fatalf("kept = %v, %v", kept, err)
	}
	for lang, want := range map[string]string{"en": "answers that were set aside: ", "sv": "svar som lades åt sidan: "} {
		code, stdout, stderr := run(t, "", "restore", path, "--lang", lang)
		if code != exitDone || !strings.Contains(stdout, want+kept[0].Path) {
			t.Errorf("restore = %d: %s%s", code, stdout, stderr)
		}
	}
}

func TestRestoreOfAFileThatIsGoneSpeaksOneLanguage(t *testing.T) {
	path, _ := twice(t)
	swedish := strings.Replace(contents(t, path), "language: en", "language: sv", 1)
	if err := os.WriteFile(path, []byte(swedish), 0o666); err != nil {
		t.Fatal(err)
	}
	if code, stderr := runAt(t, "0\nquit\n", "assess", path); code != exitLeft {
		t.Fatalf("assess = %d: %s", code, stderr)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	_, stdout, stderr := run(t, "", "restore", path)
	if !strings.Contains(stdout, "storlek") || strings.Contains(stdout, "settled") || !strings.Contains(stderr, "är borta") {
		t.Errorf("restore speaks two languages: %s%s", stdout, stderr)
	}
	if _, _, stderr := run(t, "", "restore", path, "1", "--yes"); !strings.Contains(stderr, "Återställde") {
		t.Errorf("restore speaks another language: %s", stderr)
	}
}

func TestRestoreTellsBackupsOfOneMinuteApart(t *testing.T) {
	path, _ := twice(t)
	if code, stderr := runAt(t, "0\nquit\n", "assess", path); code != exitLeft {
		t.Fatalf("assess = %d: %s", code, stderr)
	}
	for i, b := range backups(t, path) {
		at := time.Date(2026, 11, 23, 14, 2, 7*(i+1), 0, time.UTC)
		if err := os.Chtimes(b, at, at); err != nil {
			t.Fatal(err)
		}
	}
	_, stdout, _ := run(t, "", "restore", path)
	if !strings.Contains(stdout, ":02:07") || !strings.Contains(stdout, ":02:14") {
		t.Errorf("restore lists:\n%s", stdout)
	}
}

func TestAKeptVersionCanBePutBack(t *testing.T) {
	path := town(t)
	old := contents(t, path)
	code, stderr := runSteps(t, []any{"1\n", replaces(t, path, old), "0\n", "quit\n", "later\n"}, "assess", path)
	if code != exitChanged {
		t.Fatalf("assess = %d: %s", code, stderr)
	}
	code, stdout, stderr := run(t, "", "restore", path)
	if code != exitDone || !strings.Contains(stdout, "kept-1 ") || !strings.Contains(stdout, "LO-2, LO-3") || !strings.Contains(stdout, "kept-1 is another version of the file") {
		t.Errorf("restore = %d: %s%s", code, stdout, stderr)
	}
	code, _, stderr = run(t, "", "restore", path, "kept-1", "--yes")
	if got := contents(t, path); code != exitDone || !strings.Contains(got, "LO-2:\n    level: 1") || !strings.Contains(got, "LO-3:\n    level: 0") {
		t.Errorf("restore = %d: %s\n%s", code, stderr, got)
	}
	if code, _, stderr := run(t, "", "restore", path, "kept-9", "--yes"); code != exitUsage || !strings.Contains(stderr, "kept-1") {
		t.Errorf("restore of what is not there = %d: %s", code, stderr)
	}
}
