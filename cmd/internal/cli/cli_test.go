package cli

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mognad/assess/store"
	"mognad/checklist/yamlfile"
)

// run calls Main with buffers for streams, as another process would.
func run(t *testing.T, stdin string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	env := Env{
		Stdin: strings.NewReader(stdin), Stdout: &out, Stderr: &errs,
		Now:   func() time.Time { return time.Date(2026, time.November, 23, 14, 2, 0, 0, time.UTC) },
		Pid:   1,
		Host:  "host",
		Width: func() int { return 0 },
	}
	code = Main(context.Background(), env, args)
	return code, out.String(), errs.String()
}

// town writes an assessment with one answer and returns its path.
func town(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "town.yaml")
	for _, args := range [][]string{
		{"new", path, "--name", "Storby"},
		{"answer", path, "LO-1", "2"},
	} {
		if code, _, stderr := run(t, "", args...); code != exitDone {
			t.Fatalf("mognad %v = %d: %s", args, code, stderr)
		}
	}
	return path
}

func TestExitCodes(t *testing.T) {
	file := town(t)
	dir := filepath.Dir(file)
	broken := filepath.Join(dir, "broken.yaml")
	mine := filepath.Join(dir, "mine.pdf")
	big := filepath.Join(dir, "big.yaml")
	for name, text := range map[string]string{broken: "version: 1\n", mine: "mine", big: strings.Repeat("# x\n", 1<<19)} {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	tests := []struct {
		name  string
		stdin string
		args  []string
		want  int
	}{
		{"help", "", []string{"--help"}, exitDone},
		{"no command without a terminal", "", nil, exitDone},
		{"a draft's status", "", []string{"status", file}, exitDone},
		{"a draft's score", "", []string{"score", file}, exitDone},
		{"a draft's explanation", "", []string{"explain", file}, exitDone},
		{"a draft's report", "", []string{"report", file, "-o", filepath.Join(dir, "gap.md")}, exitDone},
		{"a draft's plan", "", []string{"plan", file, "-o", filepath.Join(dir, "plan.md")}, exitDone},
		{"a valid file", "", []string{"validate", file}, exitDone},
		{"plain answers that end with points open", "3\n", []string{"assess", "--plain", file}, exitBad},
		{"an unknown command", "", []string{"frobnicate"}, exitUsage},
		{"an unknown flag", "", []string{"status", file, "--frobnicate"}, exitUsage},
		{"a missing argument", "", []string{"status"}, exitUsage},
		{"a level that is none", "", []string{"answer", file, "LO-1", "3.9"}, exitUsage},
		{"a point that is none", "", []string{"explain", file, "XX-1"}, exitUsage},
		{"something that would have to be asked", "", []string{"new", filepath.Join(dir, "new.yaml")}, exitUsage},
		{"questions without input", "", []string{"assess", "--no-input", file}, exitUsage},
		{"a missing file", "", []string{"score", filepath.Join(dir, "missing.yaml")}, exitInput},
		{"a folder instead of a file", "", []string{"score", dir}, exitInput},
		{"a file that is not valid", "", []string{"score", broken}, exitInput},
		{"a file of 2 MiB", "", []string{"score", big}, exitInput},
		{"one of two files not valid", "", []string{"validate", file, broken}, exitInput},
		{"nothing to check", "", []string{"validate", t.TempDir()}, exitInput},
		{"an output that exists", "", []string{"report", file, "-o", mine}, exitFailed},
		{"a new file that exists", "", []string{"new", mine, "--name", "X"}, exitFailed},
		{"leaving", "quit\n", []string{"assess", "--plain", file}, exitLeft},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			code, stdout, stderr := run(t, tt.stdin, tt.args...)
			if code != tt.want {
				t.Errorf("mognad %v = %d, want %d\nstdout: %s\nstderr: %s", tt.args, code, tt.want, stdout, stderr)
			}
			if code != exitDone && stderr == "" {
				t.Errorf("mognad %v = %d and says nothing", tt.args, code)
			}
			if strings.Contains(stdout+stderr, "⟨") {
				t.Errorf("mognad %v says something that no catalogue has: %s%s", tt.args, stdout, stderr)
			}
		})
	}
}

func TestALockedFileIsTold(t *testing.T) {
	path := town(t)
	held, err := store.Open(path, yamlfile.MaxAssessment, store.Who{PID: 4711, Host: "elsewhere"})
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"answer", path, "LO-1", "3"}, {"assess", "--plain", path}} {
		if code, _, stderr := run(t, "3\n", args...); code != exitChanged || !strings.Contains(stderr, "4711") {
			t.Errorf("mognad %v on a locked file = %d: %s", args, code, stderr)
		}
	}
	if code, _, _ := run(t, "", "score", path); code != exitDone {
		t.Errorf("a locked file cannot be read: %d", code)
	}
	if err := held.Close(); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := run(t, "", "answer", path, "LO-1", "3"); code != exitDone {
		t.Errorf("the file stays locked: %d: %s", code, stderr)
	}
}

// A fullDisk is a stream on a full disk.
type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestAFullDiskBehindStandardOutputIsTold(t *testing.T) {
	file := town(t)
	for _, args := range [][]string{{"score", file}, {"report", file, "--format", "md"}, {"schema", "checklist"}, {"--help"}} {
		var errs bytes.Buffer
		env := Env{Stdin: strings.NewReader(""), Stdout: fullDisk{}, Stderr: &errs, Now: time.Now, Width: func() int { return 0 }}
		if code := Main(context.Background(), env, args); code != exitFailed || !strings.Contains(errs.String(), "no space left") {
			t.Errorf("mognad %v on a full disk = %d: %s", args, code, errs.String())
		}
	}
}

// TestHelpOfEveryCommand shows each command's help in both languages: examples
// come first, the exit status last.
func TestHelpOfEveryCommand(t *testing.T) {
	a := newApp(Env{Width: func() int { return 0 }}, nil)
	commands := a.newRoot().Commands()
	for _, c := range commands {
		commands = append(commands, c.Commands()...)
	}
	for _, c := range commands {
		for lang, heads := range map[string][2]string{"en": {"\nExamples:\n", "\nExit status:\n"}, "sv": {"\nExempel:\n", "\nSlutkod:\n"}} {
			code, stdout, _ := run(t, "", append(strings.Fields(c.CommandPath())[1:], "--help", "--lang", lang)...)
			first, last := strings.Index(stdout, heads[0]), strings.Index(stdout, heads[1])
			if code != exitDone || first < 0 || last < first || strings.Contains(stdout, "⟨") {
				t.Errorf("help of %s in %s, ended with %d:\n%s", c.Name(), lang, code, stdout)
			}
			for l := range strings.Lines(stdout) {
				if n := len([]rune(strings.TrimRight(l, "\n"))); n > 80 {
					t.Errorf("help of %s in %s has a line of %d characters: %s", c.Name(), lang, n, l)
				}
			}
		}
	}
}
