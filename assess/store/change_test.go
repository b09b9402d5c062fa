package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gofrs/flock"
)

func TestChangedFileIsNotOverwritten(t *testing.T) {
	tests := []struct {
		name   string
		change func(t *testing.T, path string)
		want   string // what stands there afterwards
	}{
		{"another text of the same length", func(t *testing.T, p string) { put(t, p, "odd\n") }, "odd\n"},
		{"a longer text", func(t *testing.T, p string) { put(t, p, "old\nand more\n") }, "old\nand more\n"},
		{"far more than the limit", func(t *testing.T, p string) { put(t, p, strings.Repeat("x", limit+1)) }, strings.Repeat("x", limit+1)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := written(t, "old\n")
			f := opened(t, path)
			tt.change(t, path)
			err := f.Save([]byte("mine\n"))
			e, ok := errors.AsType[*ChangedError](err)
			if !ok || KindOf(err) != Conflict {
				t.Fatalf("Save = %v, want a ChangedError", err)
			}
			if got := content(t, e.Kept); got != "mine\n" {
				t.Errorf("kept %q in %s, want the caller's bytes", got, e.Kept)
			}
			if !strings.Contains(e.Error(), e.Kept) || filepath.Ext(e.Kept) != ".yaml" {
				t.Errorf("error = %q, want the name of the copy, ending in .yaml", e)
			}
			if now := content(t, path); now != tt.want {
				t.Errorf("file = %.20q, want what the other wrote", now)
			}
			again, _ := errors.AsType[*ChangedError](f.Save([]byte("mine\n")))
			if again == nil || again.Kept != e.Kept {
				t.Errorf("second Save = %v, want the same copy named", again)
			}
		})
	}
}

func TestAFileThatIsGoneIsWrittenAgain(t *testing.T) {
	for name, gone := range map[string]func(path string) error{
		"removed": os.Remove,
		"moved":   func(path string) error { return os.Rename(path, path+".moved") },
		"with its folder": func(path string) error {
			return errors.Join(os.RemoveAll(filepath.Dir(path)), os.Mkdir(filepath.Dir(path), 0o777))
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "town", "team.yaml")
			if err := os.Mkdir(filepath.Dir(path), 0o777); err != nil {
				t.Fatal(err)
			}
			put(t, path, "old\n")
			if err := os.Chmod(path, 0o640); err != nil {
				t.Fatal(err)
			}
			mode := modeOf(t, path)
			f := opened(t, path)
			appended(t, f, answer(1))
			if err := gone(path); err != nil {
				t.Fatal(err)
			}
			appended(t, f, answer(2))
			if err := f.SaveAt([]byte("mine\n"), 1); err != nil || content(t, path) != "mine\n" || f.Rewritten() != 1 {
				t.Fatalf("Save = %v, Rewritten() = %d, want the file again", err, f.Rewritten())
			}
			if n, _, _ := Waiting(path); n != 1 || modeOf(t, path) != mode {
				t.Errorf("%d answers wait, want the second; mode %v, want %v", n, modeOf(t, path), mode)
			}
			if err := f.Save([]byte("more\n")); err != nil || f.Rewritten() != 1 {
				t.Errorf("the next Save = %v, Rewritten() = %d", err, f.Rewritten())
			}
			if _, err := Open(path, limit, somebody()); KindOf(err) != Conflict || !f.Locked() {
				t.Errorf("another Open = %v, want that the file is locked", err)
			}
			put(t, path, "old\n") // moved back
			if err := f.Save([]byte("mine\n")); KindOf(err) != Conflict {
				t.Errorf("Save over what came back = %v, want a conflict", err)
			}
		})
	}
}

func modeOf(t *testing.T, path string) os.FileMode {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode()
}

// What takes the place of a file that is gone, just then, is not overwritten.
func TestAFileThatIsGoneAndComesBackIsNotOverwritten(t *testing.T) {
	path := written(t, "old\n")
	f := opened(t, path)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	f.disk.sync = func(file *os.File) error {
		if filepath.Dir(file.Name()) == filepath.Dir(path) {
			put(t, path, "theirs\n")
		}
		return nil
	}
	e, ok := errors.AsType[*ChangedError](f.Save([]byte("mine\n")))
	if !ok || content(t, path) != "theirs\n" || content(t, e.Kept) != "mine\n" || f.Rewritten() != 0 {
		t.Errorf("Save = %v, file %q, want a conflict and their bytes", e, content(t, path))
	}
	wantNoLeftovers(t, path)
}

func TestChangeJustBeforeTheRenameIsSeen(t *testing.T) {
	path := written(t, "old\n")
	f := opened(t, path)
	f.disk.sync = func(file *os.File) error {
		if filepath.Dir(file.Name()) == filepath.Dir(path) {
			put(t, path, "theirs\n")
		}
		return nil
	}
	err := f.Save([]byte("mine\n"))
	if KindOf(err) != Conflict || content(t, path) != "theirs\n" {
		t.Errorf("Save = %v, file %q, want a conflict and their bytes", err, content(t, path))
	}
	wantNoLeftovers(t, path)
}

func TestChangedFileAndNoRoomToKeep(t *testing.T) {
	path := written(t, "old\n")
	f := opened(t, path)
	put(t, path, "theirs\n")
	f.disk.write = func(*os.File, []byte) (int, error) { return 0, errBroken }
	e, ok := errors.AsType[*ChangedError](f.Save([]byte("mine\n")))
	if !ok || e.Kept != "" || !errors.Is(e, errBroken) {
		t.Errorf("Save = %#v, want a ChangedError that kept nothing, with the cause", e)
	}
}

func TestReloadSettlesAConflict(t *testing.T) {
	path := written(t, "old\n")
	f := opened(t, path)
	put(t, path, "theirs\n")
	if KindOf(f.Save([]byte("mine\n"))) != Conflict {
		t.Fatal("no conflict")
	}
	if err := f.Reload(); err != nil || string(f.Data()) != "theirs\n" {
		t.Fatalf("Reload = %v, Data() = %q, want their bytes", err, f.Data())
	}
	if err := f.Save([]byte("both\n")); err != nil || content(t, path) != "both\n" {
		t.Errorf("Save = %v, file %q, want the merged bytes", err, content(t, path))
	}
}

func TestWithoutLockingTheChangeIsSeen(t *testing.T) {
	path := written(t, "old\n")
	d := system()
	d.lock = func(*flock.Flock) (bool, error) { return false, errBroken }
	first, err := d.open(path, limit, somebody())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = first.Close() })
	second, err := d.open(path, limit, somebody())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = second.Close() })
	if err := first.Save([]byte("first\n")); err != nil {
		t.Fatal(err)
	}
	if err := second.Save([]byte("second\n")); KindOf(err) != Conflict {
		t.Errorf("Save = %v, want a conflict", err)
	}
	if got := content(t, path); got != "first\n" {
		t.Errorf("file = %q, want what was saved first", got)
	}
}
