package cli

import (
	"os"
	"strings"
	"testing"
)

func TestACommandOnABrokenFileNamesWhatIsKept(t *testing.T) {
	for _, text := range []string{"", "answers:\n  LO-1: [\n", "version: 1\n"} {
		path, _ := twice(t)
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{
			{"assess", path}, {"answer", path, "LO-3", "0"}, {"status", path}, {"score", path}, {"report", path}, {"validate", path},
		} {
			code, _, stderr := runWith(t, t.TempDir(), "quit\n", args...)
			if code != exitInput || !strings.Contains(stderr, path+":") || !strings.Contains(stderr, "mognad restore "+path) {
				t.Errorf("%q, %q = %d: %s", text, args[0], code, stderr)
			}
		}
	}
	path := town(t)
	if err := os.WriteFile(path, []byte("version: 1\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := run(t, "", "status", path); code != exitInput || strings.Contains(stderr, "restore") {
		t.Errorf("status of a file of which nothing is kept = %d: %s", code, stderr)
	}
}

// Where there is no difference to show the person goes on.
func TestTheDifferenceToABrokenFileLeadsBack(t *testing.T) {
	path := town(t)
	old := contents(t, path)
	breaks := changes(t, path, "level: 2", "level: two")
	code, stderr := runSteps(t, []any{"1\n", breaks, "0\n", "difference\n", "3\n", replaces(t, path, old), "difference\n", "\n\n\n", "quit\n"}, "assess", path)
	if code != exitLeft || !strings.Contains(stderr, "cannot be read") || !strings.Contains(stderr, "mognad restore "+path) {
		t.Errorf("assess = %d: %s", code, stderr)
	}
	for _, want := range []string{"LO-2:\n    level: 1", "LO-3:\n    level: 0", "LO-4:\n    level: 3"} {
		if got := contents(t, path); !strings.Contains(got, want) {
			t.Errorf("the file lacks %q:\n%s", want, got)
		}
	}
}

func TestAnAnswerIsProposedOverNone(t *testing.T) {
	t.Run("changed", func(t *testing.T) {
		path := town(t)
		anna := changes(t, path, "  LO-1:\n    level: 2\n", "")
		if code, stderr := runSteps(t, []any{anna, "1\n", "quit\n", "\n\n"}, "assess", path); code != exitLeft {
			t.Errorf("assess = %d: %s", code, stderr)
		}
		wantBoth(t, path)
	})
	t.Run("emergency copy", func(t *testing.T) {
		path, shelter := rescuedTown(t, true) // older than the file
		text := strings.Replace(contents(t, path), "LO-1:\n    level: 2", "LO-1:\n    level: 2\n  LO-2:\n    level: 1", 1)
		now := strings.Replace(contents(t, path), "  LO-1:\n    level: 2\n", "", 1)
		if err := os.WriteFile(shelter+"/town-rescued.yaml", []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(now), 0o600); err != nil {
			t.Fatal(err)
		}
		if code, _, stderr := runWith(t, shelter, "\n\nquit\n", "assess", path); code != exitLeft {
			t.Errorf("assess = %d: %s", code, stderr)
		}
		wantBoth(t, path)
	})
	t.Run("conflict copy", func(t *testing.T) {
		path := town(t)
		copied := annas(t, path)
		text := strings.Replace(contents(t, path), "LO-1:\n    level: 2", "LO-1:\n    level: 2\n  LO-2:\n    level: 1", 1)
		if err := os.WriteFile(copied, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if code, stderr := runAt(t, "\n\nquit\n", "assess", path); code != exitLeft {
			t.Errorf("assess = %d: %s", code, stderr)
		}
		wantBoth(t, path)
	})
	t.Run("the journal", func(t *testing.T) {
		path := town(t)
		unsaved(t, path, entry("LO-1", "comment: x"), entry("LO-2", "level: 1"))
		changes(t, path, "language: en", "language: sv")()
		if code, stderr := runAt(t, "\n\nquit\n", "assess", path); code != exitLeft {
			t.Errorf("assess = %d: %s", code, stderr)
		}
		wantBoth(t, path)
	})
}

func wantBoth(t *testing.T, path string) {
	t.Helper()
	for _, want := range []string{"LO-1:\n    level: 2", "LO-2:\n    level: 1"} {
		if got := contents(t, path); !strings.Contains(got, want) {
			t.Errorf("the file lacks %q:\n%s", want, got)
		}
	}
}
