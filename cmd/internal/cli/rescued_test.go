package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mognad/assess/store"
)

// rescuedTown is a town with an emergency copy in a shelter, in which two answers
// are others. The copy is newer than the file, unless it is old.
func rescuedTown(t *testing.T, old bool) (path, shelter string) {
	t.Helper()
	path, shelter = town(t), t.TempDir()
	text := strings.Replace(contents(t, path), "LO-1:\n    level: 2", "LO-1:\n    level: 4", 1)
	rescueText(t, path, shelter, text, time.Date(2026, time.November, 23, 14, 2, 0, 0, time.UTC))
	at := time.Date(2026, time.November, 23, 13, 0, 0, 0, time.UTC)
	if old {
		at = at.Add(2 * time.Hour)
	}
	if err := os.Chtimes(path, at, at); err != nil {
		t.Fatal(err)
	}
	return path, shelter
}

func rescueText(t *testing.T, path, shelter, text string, at time.Time) {
	t.Helper()
	copied, err := store.Rescue(path, []byte(text), shelter)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(copied, at, at); err != nil {
		t.Fatal(err)
	}
}

// runWith is runAt with a shelter for emergency copies; without a person where
// nothing is typed.
func runWith(t *testing.T, shelter, typed string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	person := typed != ""
	code = Main(t.Context(), Env{
		Stdin: strings.NewReader(typed), Stdout: &out, Stderr: &errs, Environ: []string{"TERM=dumb"},
		Now: func() time.Time { return time.Date(2026, time.November, 23, 15, 0, 0, 0, time.UTC) },
		Pid: 1, Host: "host", Width: func() int { return 0 }, Shelters: []string{shelter, shelter},
		StdinTerminal: person, StderrTerminal: person,
	}, args)
	return code, out.String(), errs.String()
}

func rescues(t *testing.T, shelter string) int {
	t.Helper()
	all, err := os.ReadDir(shelter)
	if err != nil {
		t.Fatal(err)
	}
	return len(all)
}

func TestAnEmergencyCopyIsOfferedAtTheStart(t *testing.T) {
	for _, tt := range []struct {
		name, typed string
		old         bool
		level, left int // in the file; copies in the shelter
	}{
		{"the newer answers are proposed", "\nquit\n", false, 4, 0},
		{"even where they are the file's", "\nquit\n", true, 2, 0},
		{"the other ones can be taken", "1\nquit\n", false, 2, 0},
		{"or it is left for later", "later\nquit\n", false, 2, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path, shelter := rescuedTown(t, tt.old)
			code, _, stderr := runWith(t, shelter, tt.typed, "assess", path)
			copied := filepath.Join(shelter, "town-rescued.yaml")
			if code != exitLeft || !strings.Contains(stderr, "An emergency copy from 14:02 in "+copied+" differs from the file in 1 answer") {
				t.Errorf("assess = %d: %s", code, stderr)
			}
			if got := contents(t, path); !strings.Contains(got, "LO-1:\n    level: "+string(rune('0'+tt.level))) {
				t.Errorf("the file says\n%s", got)
			}
			kept, _ := store.Kept(path)
			if n := rescues(t, shelter); n != tt.left || len(kept) != 1-tt.left {
				t.Errorf("%d copies are left, want %d; kept are %v", n, tt.left, kept)
			}
			if len(kept) == 1 && !strings.Contains(stderr, kept[0].Path) {
				t.Errorf("it is not told where the copy is: %s", stderr)
			}
		})
	}
}

func TestAnEmergencyCopyIsToldWhereNobodyCanBeAsked(t *testing.T) {
	path, shelter := rescuedTown(t, false)
	code, _, stderr := runWith(t, shelter, "", "assess", "--plain", path)
	if code != exitBad || !strings.Contains(stderr, "town-rescued.yaml is an emergency copy from 14:02; 1 answer in it differs") || rescues(t, shelter) != 1 {
		t.Errorf("assess = %d: %s", code, stderr)
	}
	rescueText(t, path, shelter, strings.Replace(contents(t, path), `name: "Storby"`, `name: "Norrby"`, 1), time.Now())
	_, stdout, _ := runWith(t, shelter, "", "restore", path)
	if strings.Contains(stdout, "town-rescued-2.yaml") {
		t.Errorf("restore lists the copy of another town: %s", stdout)
	}
	if !strings.Contains(stdout, "emergency copy from 14:02") || !strings.Contains(stdout, filepath.Join(shelter, "town-rescued.yaml")) {
		t.Errorf("restore does not list it: %s", stdout)
	}
}

func TestAnEmergencyCopyOfAFileThatIsGoneIsNamed(t *testing.T) {
	path, shelter := rescuedTown(t, false)
	if err := os.RemoveAll(filepath.Dir(path)); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"assess", "status", "restore"} {
		code, _, stderr := runWith(t, shelter, "quit\n", name, path)
		if code != exitInput || !strings.Contains(stderr, filepath.Join(shelter, "town-rescued.yaml")+" is an emergency copy, from 14:02,") {
			t.Errorf("%s = %d: %s", name, code, stderr)
		}
	}
}

func TestAnEmergencyCopyThatSaysTheSameIsPutAway(t *testing.T) {
	path, shelter := town(t), t.TempDir()
	rescueText(t, path, shelter, contents(t, path), time.Now())
	code, _, stderr := runWith(t, shelter, "quit\n", "assess", path)
	if code != exitLeft || rescues(t, shelter) != 0 || !strings.Contains(stderr, "says what the file says") {
		t.Errorf("assess = %d: %s", code, stderr)
	}
}

func TestAnEmergencyCopyOfSomethingElseIsLeftAlone(t *testing.T) {
	path, shelter := town(t), t.TempDir()
	rescueText(t, path, shelter, strings.Replace(contents(t, path), `name: "Storby"`, `name: "Norrby"`, 1), time.Now())
	rescueText(t, path, shelter, "version: 1\n", time.Now())
	code, _, stderr := runWith(t, shelter, "quit\n", "assess", path)
	if code != exitLeft || rescues(t, shelter) != 2 || strings.Contains(stderr, "emergency copy") {
		t.Errorf("assess = %d: %s", code, stderr)
	}
}

func TestSeveralEmergencyCopiesAreCounted(t *testing.T) {
	path, shelter := rescuedTown(t, false)
	text := strings.Replace(contents(t, path), "LO-1:\n    level: 2", "LO-1:\n    level: 3", 1)
	rescueText(t, path, shelter, text, time.Date(2026, time.November, 23, 14, 30, 0, 0, time.UTC))
	code, _, stderr := runWith(t, shelter, "\n1\nquit\n", "assess", path)
	if code != exitLeft || !strings.Contains(stderr, "Copy 1 of 2: An emergency copy from 14:30") || !strings.Contains(stderr, "Copy 2 of 2: An emergency copy from 14:02") {
		t.Errorf("assess = %d: %s", code, stderr)
	}
	if got := contents(t, path); !strings.Contains(got, "LO-1:\n    level: 3") || rescues(t, shelter) != 0 {
		t.Errorf("the file says\n%s", got)
	}
}

func TestAnEmergencyCopyIsPutAwayOnceTheFileHasIt(t *testing.T) {
	path, shelter := town(t), t.TempDir()
	k, s := opened(t, path)
	k.a.env.Shelters = []string{shelter}
	levelAt(t, s, "LO-2", 1)
	if _, err := k.rescued(s.Assessment()); err != nil {
		t.Fatal(err)
	}
	if err := k.save(); err != nil || rescues(t, shelter) != 1 {
		t.Errorf("save of what was there before = %v, and %d copies", err, rescues(t, shelter))
	}
	if err := k.keep(s.Assessment()); err != nil || rescues(t, shelter) != 1 {
		t.Errorf("keep = %v, and %d copies", err, rescues(t, shelter))
	}
	if err := k.save(); err != nil || rescues(t, shelter) != 0 {
		t.Errorf("save = %v, and %d copies", err, rescues(t, shelter))
	}
	var told bytes.Buffer
	k.a.env.Stderr = &told
	k.tellNews(true)
	if kept, err := store.Kept(path); err != nil || len(kept) != 1 || !strings.Contains(told.String(), kept[0].Path) {
		t.Errorf("kept is %v, %v; the person is told %s", kept, err, told.String())
	}
}

// A copied folder has a file that says the same of itself; the emergency copy says
// which of the two it is of.
func TestAnEmergencyCopyIsOfferedToItsOwnFileOnly(t *testing.T) {
	path, shelter := town(t), t.TempDir()
	other := filepath.Join(t.TempDir(), "å 'b'", "town.yaml")
	if err := os.CopyFS(filepath.Dir(other), os.DirFS(filepath.Dir(path))); err != nil {
		t.Fatal(err)
	}
	k, s := opened(t, other)
	k.a.env.Shelters = []string{shelter}
	levelAt(t, s, "LO-2", 1)
	if _, err := k.rescued(s.Assessment()); err != nil {
		t.Fatal(err)
	}
	if err := k.file.Close(); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"assess", "restore"} {
		_, stdout, stderr := runWith(t, shelter, "quit\n", name, path)
		if strings.Contains(stdout+stderr, "mergency copy") || rescues(t, shelter) != 1 {
			t.Errorf("%s offers the other's copy: %s%s", name, stdout, stderr)
		}
	}
	t.Chdir(filepath.Dir(other))
	if _, stdout, _ := runWith(t, shelter, "quit\n", "restore", "town.yaml"); !strings.Contains(stdout, "emergency copy") {
		t.Errorf("restore does not list it: %s", stdout)
	}
	if _, _, stderr := runWith(t, shelter, "\nquit\n", "assess", "town.yaml"); !strings.Contains(stderr, "An emergency copy") || !strings.Contains(contents(t, other), "LO-2:\n    level: 1") {
		t.Errorf("assess does not offer it: %s", stderr)
	}
}

func TestAnEmergencyCopyOfAFileThatMayHaveBeenMovedIsTold(t *testing.T) {
	path, shelter := town(t), t.TempDir()
	text := string(markRescue("/gone/town.yaml", []byte(contents(t, path))))
	rescueText(t, path, shelter, text, time.Now())
	if _, _, stderr := runWith(t, shelter, "quit\n", "assess", path); !strings.Contains(stderr, "/gone/town.yaml") || rescues(t, shelter) != 1 {
		t.Errorf("assess: %s", stderr)
	}
}
