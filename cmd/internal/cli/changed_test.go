package cli

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mognad/assess/store"
	"mognad/checklist/yamlfile"
)

// A typist types, and does other things in between: each step is a text, or a
// function.
type typist struct {
	steps []any
	now   *strings.Reader
}

// Read returns what comes next.
func (ty *typist) Read(p []byte) (int, error) {
	for {
		if ty.now != nil && ty.now.Len() > 0 {
			return ty.now.Read(p)
		}
		if len(ty.steps) == 0 {
			return 0, io.EOF
		}
		step := ty.steps[0]
		ty.steps = ty.steps[1:]
		if do, ok := step.(func()); ok {
			do()
			continue
		}
		ty.now = strings.NewReader(step.(string))
	}
}

// runSteps is run at a simple terminal with a typist.
func runSteps(t *testing.T, steps []any, args ...string) (code int, stderr string) {
	t.Helper()
	var errs bytes.Buffer
	env := Env{
		Stdin: &typist{steps: steps}, Stdout: &bytes.Buffer{}, Stderr: &errs, Environ: []string{"TERM=dumb"},
		Now: func() time.Time { return time.Date(2026, time.November, 23, 15, 0, 0, 0, time.UTC) },
		Pid: 1, Host: "host", Width: func() int { return 0 },
		StdinTerminal: true, StderrTerminal: true,
	}
	code = Main(context.Background(), env, args)
	return code, errs.String()
}

// changes returns what changes a file, as another program would.
func changes(t *testing.T, path, old, text string) func() {
	return func() {
		before := contents(t, path)
		after := strings.Replace(before, old, text, 1)
		if before == after {
			t.Errorf("the file has no %q:\n%s", old, before)
		}
		if err := os.WriteFile(path, []byte(after), 0o666); err != nil {
			t.Error(err)
		}
	}
}

func TestAFileChangedWhileAPersonAnswersIsSettledByPoint(t *testing.T) {
	path := town(t)
	anna := changes(t, path, "LO-1:\n    level: 2", "LO-1:\n    level: 3")
	code, stderr := runSteps(t, []any{"1\n", anna, "0\n", "quit\n", "\n", "\n"}, "assess", path)
	if code != exitLeft || !strings.Contains(stderr, "Someone else has changed the file meanwhile") {
		t.Errorf("assess = %d: %s", code, stderr)
	}
	for _, want := range []string{"LO-1:\n    level: 3", "LO-2:\n    level: 1", "LO-3:\n    level: 0"} {
		if got := contents(t, path); !strings.Contains(got, want) {
			t.Errorf("the file lacks %q:\n%s\n%s", want, got, stderr)
		}
	}
	if _, _, ok := store.Waiting(path); ok {
		t.Error("answers wait")
	}
}

func TestAFileChangedWhileAPersonAnswersIsLeftForLater(t *testing.T) {
	path := town(t)
	anna := changes(t, path, "LO-1:\n    level: 2", "LO-1:\n    level: 3")
	code, stderr := runSteps(t, []any{anna, "0\n", "quit\n", "later\n"}, "assess", path)
	if code != exitChanged || !strings.Contains(stderr, "town.yaml.kept-") {
		t.Errorf("assess = %d: %s", code, stderr)
	}
	if got := contents(t, path); !strings.Contains(got, "LO-1:\n    level: 3") || strings.Contains(got, "LO-2:") {
		t.Errorf("the file is not Anna's:\n%s", got)
	}
	code, stderr = runAt(t, "\n\nquit\n", "assess", path) // both differ: LO-1 is not in the journal
	if code != exitLeft || !strings.Contains(contents(t, path), "LO-2:\n    level: 0") {
		t.Errorf("the next start = %d: %s\n%s", code, stderr, contents(t, path))
	}
}

func TestAFileThatIsGoneIsWrittenAgain(t *testing.T) {
	path := town(t)
	removes := func() {
		if err := os.Remove(path); err != nil {
			t.Error(err)
		}
	}
	code, stderr := runSteps(t, []any{"1\n", removes, "0\n", "quit\n"}, "assess", path)
	if code != exitLeft || strings.Count(stderr, "The file was gone from "+filepath.Dir(path)) != 1 {
		t.Errorf("assess = %d: %s", code, stderr)
	}
	for _, want := range []string{"LO-1:\n    level: 2", "LO-2:\n    level: 1", "LO-3:\n    level: 0"} {
		if got := contents(t, path); !strings.Contains(got, want) {
			t.Errorf("the file lacks %q:\n%s\n%s", want, got, stderr)
		}
	}
}

func TestAFileThatWasChangedAndIsGoneIsWrittenAgain(t *testing.T) {
	path := town(t)
	anna := changes(t, path, "LO-1:\n    level: 2", "LO-1:\n    level: 3")
	removes := func() {
		if err := os.Remove(path); err != nil {
			t.Error(err)
		}
	}
	code, stderr := runSteps(t, []any{anna, "1\n", removes, "difference\n", "0\n", "quit\n"}, "assess", path)
	if got := contents(t, path); code != exitLeft || !strings.Contains(got, "LO-3:\n    level: 0") {
		t.Errorf("assess = %d: %s\n%s", code, stderr, got)
	}
}

func TestAFileThatIsGoneCanBeHadBack(t *testing.T) {
	path, _ := twice(t)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"assess", "status", "score", "explain", "report", "plan", "validate"} {
		code, stderr := runAt(t, "", name, path)
		if code != exitInput || !strings.Contains(stderr, "mognad restore "+path) {
			t.Errorf("%s = %d: %s", name, code, stderr)
		}
	}
	if code, _, stderr := run(t, "", "answer", path, "LO-3", "0"); code != exitInput || !strings.Contains(stderr, "mognad restore "+path) {
		t.Errorf("answer = %d: %s", code, stderr)
	}
	if code, _, stderr := run(t, "", "status", path+"2"); code != exitInput || strings.Contains(stderr, "restore") {
		t.Errorf("status of a file that never was = %d: %s", code, stderr)
	}
}

func TestTheDifferenceIsNotShownWhereNobodyIs(t *testing.T) {
	path := town(t)
	anna := changes(t, path, "LO-1:\n    level: 2", "LO-1:\n    level: 3")
	var errs bytes.Buffer
	code := Main(t.Context(), Env{
		Stdin: &typist{steps: []any{anna, "0\n", "difference\n"}}, Stdout: &bytes.Buffer{}, Stderr: &errs,
		Now: time.Now, Width: func() int { return 0 },
	}, []string{"assess", "--plain", path})
	if code != exitChanged || strings.Contains(contents(t, path), "LO-2:") {
		t.Errorf("assess = %d: %s", code, errs.String())
	}
}

func TestAFileThatBecameUnreadableIsLeftAlone(t *testing.T) {
	path := town(t)
	breaks := changes(t, path, "level: 2", "level: two")
	code, stderr := runSteps(t, []any{breaks, "0\n", "quit\n"}, "assess", path)
	if code != exitChanged || !strings.Contains(stderr, "cannot be read") {
		t.Errorf("assess = %d: %s", code, stderr)
	}
	if got := contents(t, path); !strings.Contains(got, "level: two") {
		t.Errorf("the file was changed:\n%s", got)
	}
}

func TestAFileThatIsOpenElsewhereIsOnlyLookedAt(t *testing.T) {
	path := town(t)
	before := contents(t, path)
	file, err := store.Open(path, yamlfile.MaxAssessment, store.Who{PID: 7, Host: "anna", Time: time.Date(2026, 11, 23, 14, 2, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	code, _, stderr := run(t, "1\n", "assess", path)
	if code != exitChanged || strings.Contains(stderr, "LO-2") || !strings.Contains(stderr, "anna") {
		t.Errorf("without a terminal = %d: %s", code, stderr)
	}
	code, stderr = runAt(t, "quit\n", "assess", path)
	if code != exitChanged || !strings.Contains(stderr, "LO-2") || !strings.Contains(stderr, "anna") {
		t.Errorf("on a terminal = %d: %s", code, stderr)
	}
	code, stderr = runAt(t, "1\nquit\n", "assess", path)
	if code != exitChanged || contents(t, path) != before || strings.Contains(stderr, "Saved. LO-2") {
		t.Errorf("answering = %d: %s\n%s", code, stderr, contents(t, path))
	}
	if all, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".mognad", "*.journal")); len(all) > 0 {
		t.Errorf("there is a journal: %v", all)
	}
}

// replaces puts an older version in the place of a file, as a copy would.
func replaces(t *testing.T, path, text string) func() {
	return func() {
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Error(err)
		}
	}
}

func TestAFileThatIsGoneAfterTheLastAnswerIsWrittenAgain(t *testing.T) {
	for _, end := range []string{"quit\n", "save\nquit\n", "report\n", ""} {
		path := town(t)
		removes := func() {
			if err := os.Remove(path); err != nil {
				t.Error(err)
			}
		}
		_, stderr := runSteps(t, []any{"1\n0\n", removes, end}, "assess", path)
		if strings.Count(stderr, "The file was gone from "+filepath.Dir(path)) != 1 {
			t.Errorf("%q: %s", end, stderr)
		}
		for _, want := range []string{"LO-1:\n    level: 2", "LO-2:\n    level: 1", "LO-3:\n    level: 0"} {
			if got := contents(t, path); !strings.Contains(got, want) {
				t.Errorf("%q: the file lacks %q:\n%s", end, want, got)
			}
		}
	}
}

func TestAFileThatIsReplacedAfterTheLastAnswerIsSettledByPoint(t *testing.T) {
	for _, end := range []string{"quit\n", "report\n"} {
		path := town(t)
		old := contents(t, path)
		code, stderr := runSteps(t, []any{"1\n0\n", replaces(t, path, old), end, "later\n"}, "assess", path)
		if code != exitChanged || !strings.Contains(stderr, "Someone else has changed the file meanwhile") {
			t.Errorf("%q = %d: %s", end, code, stderr)
		}
		code, stderr = runAt(t, "\n\nquit\n", "assess", path)
		for _, want := range []string{"LO-2:\n    level: 1", "LO-3:\n    level: 0"} {
			if got := contents(t, path); code != exitLeft || !strings.Contains(got, want) {
				t.Errorf("the next start = %d, and the file lacks %q: %s\n%s", code, want, stderr, got)
			}
		}
	}
}

// Without an answer of this sitting there is nothing that the file could lack.
func TestAFileThatIsChangedWhileNothingIsAnsweredIsNoTrouble(t *testing.T) {
	path := town(t)
	anna := changes(t, path, "LO-1:\n    level: 2", "LO-1:\n    level: 3")
	if code, stderr := runSteps(t, []any{anna, "quit\n"}, "assess", path); code != exitLeft || strings.Contains(stderr, "changed") {
		t.Errorf("assess = %d: %s", code, stderr)
	}
}
