package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestNewGreetsOnlyWhereSomethingIsAsked(t *testing.T) {
	old := filepath.Join(t.TempDir(), "old.yaml")
	if code, stderr := runAt(t, "", "new", old, "--name", "Storby", "--population", "9000", "--services", "12"); code != exitDone || strings.Contains(stderr, "A new assessment.") {
		t.Errorf("new = %d: %s", code, stderr)
	}
	next := filepath.Join(filepath.Dir(old), "next.yaml")
	if code, stderr := runAt(t, "", "new", next, "--previous", old); code != exitDone || strings.Contains(stderr, "A new assessment.") {
		t.Errorf("new --previous = %d: %s", code, stderr)
	}
	other := filepath.Join(filepath.Dir(old), "other.yaml")
	if code, stderr := runAt(t, "\n\n", "new", other, "--name", "Storby"); code != exitDone || !strings.Contains(stderr, "A new assessment.") {
		t.Errorf("new with questions = %d: %s", code, stderr)
	}
}

func TestNewMakesTheFolderIfOnlyThatIsMissing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "2026", "town.yaml")
	if code, stderr := runAt(t, "\n\n", "new", path, "--name", "Storby"); code != exitDone || !strings.Contains(contents(t, path), "Storby") {
		t.Errorf("new = %d: %s", code, stderr)
	}
	far := filepath.Join(dir, "a", "b", "town.yaml")
	code, stderr := runAt(t, "\n\n", "new", far, "--name", "Storby")
	if code != exitFailed || strings.Contains(stderr, "A new assessment.") || !strings.Contains(stderr, filepath.Join(dir, "a", "b")) {
		t.Errorf("new = %d: %s", code, stderr)
	}
	if code, stderr := runAt(t, "", "new", filepath.Join(dir, "2027", "town.yaml")); code != exitLeft {
		t.Errorf("new that is left = %d: %s", code, stderr)
	}
	for _, name := range []string{"a", "2027"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			t.Errorf("the folder %s was made for nothing", name)
		}
	}
	// with a schema beside it, too
	if code, _, stderr := run(t, "", "new", filepath.Join(dir, "2028", "town.yaml"), "--name", "X", "--editor"); code != exitDone {
		t.Errorf("new --editor = %d: %s", code, stderr)
	}
}
