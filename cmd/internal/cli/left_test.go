package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mognad/assess/store"
	"mognad/checklist/yamlfile"
)

// runAt is run at a simple terminal where a person types.
func runAt(t *testing.T, typed string, args ...string) (code int, stderr string) {
	t.Helper()
	var errs bytes.Buffer
	env := Env{
		Stdin: strings.NewReader(typed), Stdout: &bytes.Buffer{}, Stderr: &errs, Environ: []string{"TERM=dumb"},
		Now: func() time.Time { return time.Date(2026, time.November, 23, 15, 0, 0, 0, time.UTC) },
		Pid: 1, Host: "host", Width: func() int { return 0 },
		StdinTerminal: true, StderrTerminal: true,
	}
	code = Main(context.Background(), env, args)
	return code, errs.String()
}

// unsaved leaves answers in the journal of the file that the file lacks.
func unsaved(t *testing.T, path string, entries ...store.Entry) {
	t.Helper()
	file, err := store.Open(path, yamlfile.MaxAssessment, store.Who{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range entries {
		entries[i].Time = time.Date(2026, time.November, 23, 14, 2, 0, 0, time.UTC)
	}
	if _, err := file.Append(entries...); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}

func entry(point, says string) store.Entry {
	return store.Entry{Point: point, Data: []byte(point + ":\n  " + says + "\n")}
}

// waits is a town with two answers in the journal, and the file that they follow
// unless it was changed.
func waits(t *testing.T, changed bool) string {
	t.Helper()
	path := town(t)
	unsaved(t, path, entry("LO-1", "level: 4"), entry("LO-2", "level: 1"))
	if changed {
		text := strings.Replace(contents(t, path), "LO-1:\n    level: 2", "LO-1:\n    level: 3", 1)
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

func TestAnswersThatWaitAreTakenWhereNobodyCanBeAsked(t *testing.T) {
	path := waits(t, false)
	code, _, stderr := run(t, "", "answer", path, "LO-3", "0")
	if code != exitDone || !strings.Contains(stderr, "Restored 2 answers from 14:02 that were not in the file yet: LO-1, LO-2") {
		t.Errorf("answer = %d: %s", code, stderr)
	}
	for _, want := range []string{"LO-1:\n    level: 4", "LO-2:\n    level: 1", "LO-3:\n    level: 0"} {
		if got := contents(t, path); !strings.Contains(got, want) {
			t.Errorf("the file lacks %q:\n%s", want, got)
		}
	}
	if _, _, ok := store.Waiting(path); ok {
		t.Error("answers still wait")
	}
	if len(backups(t, path)) != 1 {
		t.Errorf("the backups are %v, want what stood there before", backups(t, path))
	}
}

func TestAnswersThatWaitForAFileThatWasChangedNeedAPerson(t *testing.T) {
	path := waits(t, true)
	before := contents(t, path)
	for _, args := range [][]string{{"answer", path, "LO-3", "0"}, {"assess", "--plain", path}} {
		code, _, stderr := run(t, "1\n", args...)
		if code != exitChanged || !strings.Contains(stderr, "2 answers from 14:02 wait in the journal") || !strings.Contains(stderr, "mognad assess "+path) {
			t.Errorf("%s = %d: %s", args[0], code, stderr)
		}
	}
	if n, _, _ := store.Waiting(path); contents(t, path) != before || n != 2 {
		t.Errorf("%d answers wait, want 2; the file:\n%s", n, contents(t, path))
	}
}

func TestAPersonChoosesWhichAnswersAreTaken(t *testing.T) {
	tests := []struct {
		name    string
		changed bool
		typed   string
		code    int
		want    []string // in the file
		waiting int
		copies  int // of the journal
	}{
		{"all, as usual", false, "\n\nquit\n", exitLeft, []string{"LO-1:\n    level: 4", "LO-2:\n    level: 1"}, 0, 0},
		{"one of them", false, "2\n1\nquit\n", exitLeft, []string{"LO-1:\n    level: 2", "LO-2:\n    level: 1"}, 0, 1},
		{"one of them, into a file that was changed", true, "2\n1\nquit\n", exitLeft, []string{"LO-1:\n    level: 3", "LO-2:\n    level: 1"}, 0, 1},
		{"none", false, "2\n2\nquit\n", exitLeft, []string{"LO-1:\n    level: 2"}, 0, 1},
		{"later", true, "later\n", exitLeft, []string{"LO-1:\n    level: 3"}, 2, 0},
		{"nobody after all", false, "", exitLeft, []string{"LO-1:\n    level: 2"}, 2, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := waits(t, tt.changed)
			code, stderr := runAt(t, tt.typed, "assess", path)
			if code != tt.code {
				t.Errorf("assess = %d, want %d: %s", code, tt.code, stderr)
			}
			for _, want := range tt.want {
				if got := contents(t, path); !strings.Contains(got, want) {
					t.Errorf("the file lacks %q:\n%s\nafter:\n%s", want, got, stderr)
				}
			}
			if n, _, _ := store.Waiting(path); n != tt.waiting {
				t.Errorf("%d answers wait, want %d", n, tt.waiting)
			}
			copies, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".mognad", "*.kept-*.journal"))
			if len(copies) != tt.copies {
				t.Errorf("the journal was kept %d times, want %d", len(copies), tt.copies)
			}
			for _, kept := range copies {
				if !strings.Contains(stderr, kept) {
					t.Errorf("the person is not told of %s:\n%s", kept, stderr)
				}
			}
		})
	}
}

func TestAnswersThatCannotBeReadAreKept(t *testing.T) {
	path := town(t)
	unsaved(t, path, entry("LO-2", "level: 1"), entry("LO-3", "level: 99"), store.Entry{Point: "ZZ-9"})
	code, _, stderr := run(t, "", "answer", path, "LO-4", "0")
	if code != exitDone || !strings.Contains(stderr, "2 further answers cannot be read") || !strings.Contains(stderr, ".journal") {
		t.Errorf("answer = %d: %s", code, stderr)
	}
	if got := contents(t, path); !strings.Contains(got, "LO-2:\n    level: 1") || !strings.Contains(got, "LO-4:\n    level: 0") {
		t.Errorf("the file lacks an answer:\n%s", got)
	}
}

func TestReadersSayThatAnswersWait(t *testing.T) {
	path := waits(t, false)
	for _, name := range []string{"status", "score", "explain", "report", "plan", "validate"} {
		code, _, stderr := run(t, "", name, path)
		if code != exitDone || !strings.Contains(stderr, "2 answers from 14:02 wait in the journal") {
			t.Errorf("%s = %d: %s", name, code, stderr)
		}
		_, _, stderr = run(t, "", name, path, "--lang", "sv")
		if !strings.Contains(stderr, "2 svar från 14:02 väntar i journalen") {
			t.Errorf("%s in Swedish: %s", name, stderr)
		}
	}
	if n, _, _ := store.Waiting(path); n != 2 {
		t.Errorf("%d answers wait, want 2", n)
	}
}

func TestAddingTheEndLeavesWhatWaits(t *testing.T) {
	path := town(t)
	text, _ := strings.CutSuffix(contents(t, path), "end: true\n")
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	unsaved(t, path, entry("LO-2", "level: 1"))
	if code, _, stderr := run(t, "", "validate", "--fix", path); code != exitDone {
		t.Errorf("validate = %d: %s", code, stderr)
	}
	if n, _, _ := store.Waiting(path); n != 1 || !strings.Contains(contents(t, path), "\nend: true\n") {
		t.Errorf("%d answers wait, want 1; the file:\n%s", n, contents(t, path))
	}
	code, _, stderr := run(t, "", "answer", path, "LO-3", "0")
	if code != exitDone || !strings.Contains(contents(t, path), "LO-2:\n    level: 1") {
		t.Errorf("answer = %d: %s\n%s", code, stderr, contents(t, path))
	}
}

func TestSeveralChangesOfAPointAreOneAnswerThatWaits(t *testing.T) {
	path := town(t)
	unsaved(t, path, entry("LO-2", "level: 1"), entry("LO-2", "level: 2"), entry("LO-3", "level: 0"))
	if _, _, stderr := run(t, "", "status", path); !strings.Contains(stderr, "2 answers from 14:02 wait") {
		t.Errorf("status says: %s", stderr)
	}
}

func TestAJournalThatNothingCanBeMadeOfIsTold(t *testing.T) {
	path := town(t)
	journal := filepath.Join(filepath.Dir(path), ".mognad", "town.yaml.journal")
	if err := os.WriteFile(journal, []byte("what is this?\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	code, _, stderr := run(t, "", "answer", path, "LO-3", "0")
	if code != exitDone || !strings.Contains(stderr, "town.yaml.kept-") {
		t.Errorf("answer = %d: %s", code, stderr)
	}
}
