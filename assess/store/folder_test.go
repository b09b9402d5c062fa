package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/gofrs/flock"
	"github.com/google/go-cmp/cmp"
)

func TestBackup(t *testing.T) {
	path := written(t, "first\n")
	f := opened(t, path)
	backup := func() string {
		t.Helper()
		name, err := f.Backup()
		if err != nil {
			t.Fatal(err)
		}
		return name
	}
	first := backup()
	if got := content(t, first); got != "first\n" {
		t.Errorf("backup = %q, want the content", got)
	}
	if again := backup(); again != first {
		t.Errorf("second backup of the same bytes = %s, want %s", again, first)
	}
	put(t, first, "first, edited\n") // it is no copy of the content any more
	second := backup()
	if err := f.Save([]byte("second\n")); err != nil {
		t.Fatal(err)
	}
	third := backup()
	want := []string{
		"team.yaml.backup-0001-b640e840b19d3786.yaml", // printf 'first\n' | sha256sum
		"team.yaml.backup-0002-b640e840b19d3786.yaml",
		"team.yaml.backup-0003-480c2336b410f1ad.yaml",
	}
	got := []string{filepath.Base(first), filepath.Base(second), filepath.Base(third)}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("names of the backups (-want +got)\n%s", diff)
	}
	if content(t, first) != "first, edited\n" || content(t, second) != "first\n" || content(t, third) != "second\n" {
		t.Error("a backup was overwritten")
	}
}

func TestTenThousandFilesInTheHiddenFolder(t *testing.T) {
	path := written(t, "content\n")
	dir := filepath.Join(filepath.Dir(path), hidden)
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	for i := range 10000 {
		f, err := os.Create(filepath.Join(dir, fmt.Sprintf("team.yaml.backup-%04d-0011223344556677.yaml", i+1)))
		if err != nil {
			t.Fatal(err)
		}
		_ = f.Close()
	}
	name, err := opened(t, path).Backup()
	if err != nil || !strings.HasPrefix(filepath.Base(name), "team.yaml.backup-10001-") {
		t.Errorf("Backup = %s, %v, want number 10001", name, err)
	}
}

func TestLeftoversAreRemoved(t *testing.T) {
	path := written(t, "content\n")
	dir := filepath.Dir(path)
	if err := os.Mkdir(filepath.Join(dir, hidden), 0o777); err != nil {
		t.Fatal(err)
	}
	mine := filepath.Join(dir, tempPrefix("team.yaml")+"ABC"+tempSuffix)
	inside := filepath.Join(dir, hidden, tempPrefix("team.yaml")+"ABC"+tempSuffix)
	other := filepath.Join(dir, tempPrefix("other.yaml")+"ABC"+tempSuffix)
	persons := filepath.Join(dir, "team.yaml.tmp")
	for _, p := range []string{mine, inside, other, persons} {
		put(t, p, "half a fi")
	}

	d := system()
	d.lock = func(*flock.Flock) (bool, error) { return false, errBroken }
	who := somebody()
	who.Time = time.Time{} // such a file may be in use by somebody whom no lock keeps out
	f, err := d.open(path, limit, who)
	if err != nil || f.Locked() {
		t.Fatalf("open without locking = %v, Locked() = %v, want a file that is not locked", err, f.Locked())
	}
	_ = f.Close()
	if _, err := os.Lstat(mine); err != nil {
		t.Errorf("without a lock a young temporary file was removed: %v", err)
	}

	opened(t, path)
	for _, p := range []string{mine, inside} {
		if _, err := os.Lstat(p); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("leftover %s is still there", p)
		}
	}
	for _, p := range []string{other, persons} {
		if _, err := os.Lstat(p); err != nil {
			t.Errorf("a file that is not ours was removed: %v", err)
		}
	}
}

func TestLeftoverOfADayAgoGoesEvenWithoutLocking(t *testing.T) {
	path := written(t, "content\n")
	old := filepath.Join(filepath.Dir(path), tempPrefix("team.yaml")+"ABC"+tempSuffix)
	put(t, old, "half a fi")
	past := somebody().Time.Add(-25 * time.Hour)
	if err := os.Chtimes(old, past, past); err != nil {
		t.Fatal(err)
	}
	d := system()
	d.lock = func(*flock.Flock) (bool, error) { return false, errBroken }
	f, err := d.open(path, limit, somebody())
	if err != nil {
		t.Fatal(err)
	}
	_ = f.Close()
	wantNoLeftovers(t, path)
}

func TestHiddenFolderThatIsAFile(t *testing.T) {
	path := written(t, "content\n")
	put(t, filepath.Join(filepath.Dir(path), hidden), "")
	if _, err := Open(path, limit, somebody()); KindOf(err) != Failure || !strings.Contains(err.Error(), hidden) {
		t.Errorf("Open = %v, want a failure that names %s", err, hidden)
	}
}

func TestHardNames(t *testing.T) {
	names := []string{
		"two\nlines.yaml", "esc\x1b[2J.yaml", "🏛️ kommun.yaml", "-rf.yaml", ".hidden.yaml", "a b  c .yaml", "no-ending",
		strings.Repeat("x", 250) + ".yaml", strings.Repeat("å", 125) + ".yaml", "%s%d.yaml", "Ångström.yaml", "$(id).yaml",
	}
	for _, name := range names {
		t.Run(name[:min(len(name), 12)], func(t *testing.T) {
			path := filepath.Join(t.TempDir(), name)
			if err := Create(path, []byte("old\n"), somebody()); err != nil {
				if notOnThisSystem(name) {
					t.Skipf("this system does not take the name: %v", err)
				}
				t.Fatal(err)
			}
			f := opened(t, path)
			if _, err := f.Backup(); err != nil {
				t.Fatal(err)
			}
			if err := f.Save([]byte("new\n")); err != nil || content(t, path) != "new\n" {
				t.Fatalf("Save = %v, file %q", err, content(t, path))
			}
			put(t, path, "theirs\n")
			err := f.Save([]byte("mine\n"))
			if KindOf(err) != Conflict || strings.ContainsAny(err.Error(), "\n\x1b") {
				t.Errorf("Save = %q, want a conflict told on one line without control characters", err)
			}
			wantNoLeftovers(t, path)
		})
	}
}

// notOnThisSystem reports whether Windows refuses a name that others take.
func notOnThisSystem(name string) bool {
	return os.PathSeparator == '\\' && strings.ContainsAny(name, "\n\x1b<>:\"|?*")
}

func TestTwoLongNamesDoNotShareALock(t *testing.T) {
	dir := t.TempDir()
	for _, last := range []string{"a", "b"} {
		path := filepath.Join(dir, strings.Repeat("x", 240)+last+".yaml")
		put(t, path, last)
		opened(t, path)
	}
}
