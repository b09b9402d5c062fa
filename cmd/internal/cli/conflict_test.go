package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// annas puts a copy with other answers beside the file, as Dropbox would.
func annas(t *testing.T, path string) string {
	t.Helper()
	copied := filepath.Join(filepath.Dir(path), "town (Anna's conflicted copy 2026-11-23).yaml")
	text := strings.Replace(contents(t, path), "LO-1:\n    level: 2", "LO-1:\n    level: 3", 1)
	if err := os.WriteFile(copied, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return copied
}

func TestTheCopyOfACloudDriveIsOffered(t *testing.T) {
	for _, tt := range []struct {
		name, typed, want string
		away              bool // the copy is moved out of the way
	}{
		{"theirs", "2\nyes\nquit\n", "level: 3", true},
		{"ours", "\n\nquit\n", "level: 2", true},
		{"theirs, and the copy stays", "2\nno\nquit\n", "level: 3", false},
		{"later", "later\nquit\n", "level: 2", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := town(t)
			copied := annas(t, path)
			code, stderr := runAt(t, tt.typed, "assess", path)
			if code != exitLeft || !strings.Contains(stderr, "A cloud drive put a copy beside the file") {
				t.Errorf("assess = %d: %s", code, stderr)
			}
			if got := contents(t, path); !strings.Contains(got, "LO-1:\n    "+tt.want) {
				t.Errorf("the file lacks %q:\n%s", tt.want, got)
			}
			told := "The copy is still there: " + copied
			if tt.away {
				told = "The copy is kept: " + filepath.Join(filepath.Dir(path), ".mognad", "town.yaml.kept-0001-")
			}
			_, err := os.Stat(copied)
			if (err != nil) != tt.away || !strings.Contains(stderr, told) {
				t.Errorf("%v; the person is told:\n%s", err, stderr)
			}
			if !strings.Contains(stderr, "20 points are still open") {
				t.Errorf("what is open is not told:\n%s", stderr)
			}
		})
	}
}

func TestEveryCopyOfACloudDriveIsOfferedAndCounted(t *testing.T) {
	path := town(t)
	first := annas(t, path)
	second := filepath.Join(filepath.Dir(path), "town (1).yaml")
	text := strings.Replace(contents(t, path), "LO-1:\n    level: 2", "LO-1:\n    level: 4", 1)
	if err := os.WriteFile(second, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	code, stderr := runAt(t, "later\nlater\nquit\n", "assess", path)
	if code != exitLeft || !strings.Contains(stderr, "Copy 1 of 2: A cloud drive") || !strings.Contains(stderr, "Copy 2 of 2: A cloud drive") {
		t.Errorf("assess = %d: %s", code, stderr)
	}
	code, stderr = runAt(t, "2\nyes\n2\nyes\nquit\n", "assess", path)
	for _, copied := range []string{first, second} {
		if _, err := os.Stat(copied); err == nil {
			t.Errorf("%s is still there: %d, %s", copied, code, stderr)
		}
	}
}

func TestACopyWithTheSameAnswersIsToldInASentence(t *testing.T) {
	path := town(t)
	copied := annas(t, path)
	if err := os.WriteFile(copied, []byte(contents(t, path)), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, _, stderr := run(t, "", "assess", "--plain", path); !strings.Contains(stderr, "has the same answers as the file; it can be deleted") || strings.Contains(stderr, "0 answers") {
		t.Errorf("without a person: %s", stderr)
	}
	if _, stderr := runAt(t, "yes\nquit\n", "assess", path); !strings.Contains(stderr, "has the same answers as the file. Move it") || strings.Contains(stderr, "dealt with") {
		t.Errorf("with a person: %s", stderr)
	}
	if _, err := os.Stat(copied); err == nil {
		t.Error("the copy is still there")
	}
}

func TestTheInputEndsBeforeTheFirstQuestion(t *testing.T) {
	path := town(t)
	annas(t, path)
	code, stderr := runAt(t, "", "assess", path)
	if code != exitLeft || strings.Contains(stderr, "settled") {
		t.Errorf("assess = %d: %s", code, stderr)
	}
}

func TestTheCopyOfACloudDriveIsToldWhereNobodyCanBeAsked(t *testing.T) {
	path := town(t)
	copied := annas(t, path)
	code, _, stderr := run(t, "", "assess", "--plain", path)
	if code != exitBad || !strings.Contains(stderr, copied+" looks like a copy that a cloud drive made; 1 answer differs") {
		t.Errorf("assess = %d: %s", code, stderr)
	}
}

func TestAFileOfAnotherUnitIsNoCopy(t *testing.T) {
	path := town(t)
	copied := annas(t, path)
	text := strings.Replace(contents(t, copied), "Storby", "Norrby", 1)
	if err := os.WriteFile(copied, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, stderr := runAt(t, "quit\n", "assess", path); strings.Contains(stderr, "cloud drive") {
		t.Errorf("it is offered: %s", stderr)
	}
}
