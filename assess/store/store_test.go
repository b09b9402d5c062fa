package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/gofrs/flock"
	"github.com/google/go-cmp/cmp"
)

// childEnv names the part that a process plays that a test started.
const childEnv = "MOGNAD_STORE_CHILD"

func TestMain(m *testing.M) {
	switch os.Getenv(childEnv) {
	case "saver":
		childSaves(os.Args[1])
	case "holder":
		childHolds(os.Args[1])
	default:
		os.Exit(m.Run())
	}
}

const limit = 1 << 20

func somebody() Who {
	return Who{PID: 4711, Host: "laptop", Time: time.Date(2026, 11, 23, 10, 5, 0, 0, time.UTC)}
}

// written returns the path of a new file in a new folder.
func written(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "team.yaml")
	put(t, path, content)
	return path
}

func put(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func opened(t *testing.T, path string) *File {
	t.Helper()
	f, err := Open(path, limit, somebody())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func content(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// listing returns the names in a folder.
func listing(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// wantNoLeftovers fails if a temporary file stands beside path or in the hidden
// folder.
func wantNoLeftovers(t *testing.T, path string) {
	t.Helper()
	dir := filepath.Dir(path)
	for _, pattern := range []string{".mognad-*", filepath.Join(hidden, ".mognad-*")} {
		found, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil || len(found) > 0 {
			t.Errorf("leftovers %s, %v", found, err)
		}
	}
}

func TestSaveReplacesTheContent(t *testing.T) {
	path := written(t, "old\n")
	f := opened(t, path)
	if got := string(f.Data()); got != "old\n" {
		t.Fatalf("Data() = %q, want the content", got)
	}
	for _, next := range []string{"new\n", "", "newer and longer\n"} {
		if err := f.Save([]byte(next)); err != nil {
			t.Fatalf("Save(%q): %v", next, err)
		}
		if got := content(t, path); got != next || string(f.Data()) != next {
			t.Errorf("after Save(%q) the file is %q and Data() %q", next, got, f.Data())
		}
	}
	want := []string{".mognad", "team.yaml"}
	if diff := cmp.Diff(want, listing(t, filepath.Dir(path))); diff != "" {
		t.Errorf("folder (-want +got)\n%s", diff)
	}
	want = []string{".gitignore", "team.yaml.lock", "team.yaml.who"}
	if diff := cmp.Diff(want, listing(t, filepath.Join(filepath.Dir(path), hidden))); diff != "" {
		t.Errorf("hidden folder (-want +got)\n%s", diff)
	}
	if got := content(t, filepath.Join(filepath.Dir(path), hidden, ".gitignore")); got != "*\n" {
		t.Errorf(".gitignore = %q, want everything ignored", got)
	}
}

func TestDataCannotBeChangedFromOutside(t *testing.T) {
	f := opened(t, written(t, "old\n"))
	f.Data()[0] = 'X'
	mine := []byte("new\n")
	if err := f.Save(mine); err != nil {
		t.Fatal(err)
	}
	mine[0] = 'X'
	if err := f.Save([]byte("newer\n")); err != nil {
		t.Errorf("Save after the caller reused its bytes: %v", err)
	}
}

func TestCloseLetsOthersIn(t *testing.T) {
	path := written(t, "old\n")
	f := opened(t, path)
	if err := errors.Join(f.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
	if err := f.Save([]byte("late\n")); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("Save after Close = %v, want fs.ErrClosed", err)
	}
	opened(t, path)
	if got := content(t, path); got != "old\n" {
		t.Errorf("file = %q, want it unchanged", got)
	}
}

func TestSaveRefusesWhatCouldNotBeOpenedAgain(t *testing.T) {
	path := written(t, "old\n")
	f := opened(t, path)
	err := f.Save(bytes.Repeat([]byte("x"), limit+1))
	if KindOf(err) != Failure || content(t, path) != "old\n" {
		t.Errorf("Save(too much) = %v, file %q, want a failure and the old file", err, content(t, path))
	}
}

var errBroken = errors.New("input/output error")

func TestEveryFailureLeavesTheOldFile(t *testing.T) {
	const next = "new content, longer than the old one\n"
	type fault struct {
		name  string
		spoil func(*disk)
	}
	faults := []fault{
		{"sync fails", func(d *disk) { d.sync = func(*os.File) error { return errBroken } }},
		{"close fails", func(d *disk) { d.close = func(f *os.File) error { f.Close(); return errBroken } }},
		{"rename fails", func(d *disk) { d.rename = func(_, _ string) error { return errBroken } }},
		{"short write without an error", func(d *disk) {
			d.write = func(f *os.File, p []byte) (int, error) { _, err := f.Write(p[:3]); return len(p), err }
		}},
	}
	for k := range len(next) + 1 {
		faults = append(faults, fault{fmt.Sprintf("write fails at byte %d", k), func(d *disk) {
			d.write = func(f *os.File, p []byte) (int, error) { n, _ := f.Write(p[:min(k, len(p))]); return n, errBroken }
		}})
	}
	path := written(t, "old\n")
	f := opened(t, path)
	for _, tt := range faults {
		f.disk = system()
		tt.spoil(&f.disk)
		err := f.Save([]byte(next))
		if KindOf(err) != Failure {
			t.Errorf("%s: Save = %v, want a failure", tt.name, err)
		}
		if got := content(t, path); got != "old\n" {
			t.Fatalf("%s: the file is %q, want the old content", tt.name, got)
		}
		wantNoLeftovers(t, path)
	}
	f.disk = system()
	if err := f.Save([]byte(next)); err != nil || content(t, path) != next {
		t.Errorf("Save after the failures = %v, file %q, want the new content", err, content(t, path))
	}
}

func TestFolderThatCannotBeSyncedIsToldAndDoesNotStopTheNextSave(t *testing.T) {
	path := written(t, "old\n")
	f := opened(t, path)
	f.disk.syncDir = func(string) error { return errBroken }
	err := f.Save([]byte("new\n"))
	if KindOf(err) != Failure || !errors.Is(err, errBroken) || strings.Contains(err.Error(), "nothing was changed") {
		t.Errorf("Save = %v, want a failure that does not say that nothing was changed", err)
	}
	if got := content(t, path); got != "new\n" {
		t.Errorf("file = %q, want the new content", got)
	}
	f.disk = system()
	if err := f.Save([]byte("newer\n")); err != nil {
		t.Errorf("next Save: %v", err)
	}
}

func TestRenameWaitsForOtherPrograms(t *testing.T) {
	tests := []struct {
		name      string
		failures  int
		wantWaits int
		want      string
	}{
		{"held open for a moment", 3, 3, "new\n"},
		{"held open for good", 1000, attempts - 1, "old\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := written(t, "old\n")
			f := opened(t, path)
			waits, renames := 0, 0
			f.disk.wait = func(int) { waits++ }
			f.disk.busy = func(err error) bool { return errors.Is(err, errBroken) }
			f.disk.rename = func(from, to string) error {
				if renames++; renames <= tt.failures {
					return errBroken
				}
				return os.Rename(from, to)
			}
			err := f.Save([]byte("new\n"))
			if (err == nil) != (tt.want == "new\n") || waits != tt.wantWaits {
				t.Errorf("Save = %v after %d waits, want %d waits", err, waits, tt.wantWaits)
			}
			if got := content(t, path); got != tt.want {
				t.Errorf("file = %q, want %q", got, tt.want)
			}
			wantNoLeftovers(t, path)
		})
	}
}

func TestChangedFileIsNotOverwritten(t *testing.T) {
	tests := []struct {
		name   string
		change func(t *testing.T, path string)
		want   string // what stands there afterwards; "" for nothing
	}{
		{"another text of the same length", func(t *testing.T, p string) { put(t, p, "odd\n") }, "odd\n"},
		{"a longer text", func(t *testing.T, p string) { put(t, p, "old\nand more\n") }, "old\nand more\n"},
		{"far more than the limit", func(t *testing.T, p string) { put(t, p, strings.Repeat("x", limit+1)) }, strings.Repeat("x", limit+1)},
		{"removed", func(t *testing.T, p string) {
			if err := os.Remove(p); err != nil {
				t.Fatal(err)
			}
		}, ""},
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
			if now, err := os.ReadFile(path); string(now) != tt.want || (err != nil) != (tt.want == "") {
				t.Errorf("file = %.20q, %v, want what the other wrote", now, err)
			}
			again, _ := errors.AsType[*ChangedError](f.Save([]byte("mine\n")))
			if again == nil || again.Kept != e.Kept {
				t.Errorf("second Save = %v, want the same copy named", again)
			}
		})
	}
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

func TestFolderRemovedWhileOpen(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "gone")
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "team.yaml")
	put(t, path, "old\n")
	f := opened(t, path)
	f.Close() // Windows does not remove what is open
	f.open = true
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if err := f.Save([]byte("new\n")); KindOf(err) != Failure || !strings.Contains(err.Error(), "no folder") {
		t.Errorf("Save = %v, want a failure that names the folder", err)
	}
}

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
		f.Close()
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
	f.Close()
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

func TestWithoutLockingTheChangeIsSeen(t *testing.T) {
	path := written(t, "old\n")
	d := system()
	d.lock = func(*flock.Flock) (bool, error) { return false, errBroken }
	first, err := d.open(path, limit, somebody())
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	second, err := d.open(path, limit, somebody())
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
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
	f.Close()
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

func TestCreate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new.yaml")
	if err := Create(path, []byte("first\n"), somebody()); err != nil {
		t.Fatal(err)
	}
	err := Create(path, []byte("second\n"), somebody())
	if !errors.Is(err, fs.ErrExist) || KindOf(err) != Failure || content(t, path) != "first\n" {
		t.Errorf("second Create = %v, file %q, want fs.ErrExist and the first content", err, content(t, path))
	}
	err = Create(filepath.Join(t.TempDir(), "nowhere", "new.yaml"), nil, somebody())
	if !errors.Is(err, fs.ErrNotExist) || KindOf(err) != Failure {
		t.Errorf("Create in no folder = %v, want fs.ErrNotExist as a failure", err)
	}
	wantNoLeftovers(t, path)
}

func TestEveryFailureOfCreateLeavesNothing(t *testing.T) {
	broken := func(_, _ string) error { return errBroken }
	faults := map[string]func(*disk){
		"write":           func(d *disk) { d.write = func(f *os.File, p []byte) (int, error) { return 0, errBroken } },
		"sync":            func(d *disk) { d.sync = func(*os.File) error { return errBroken } },
		"link and rename": func(d *disk) { d.link, d.rename = broken, broken },
	}
	for name, fault := range faults {
		path := filepath.Join(t.TempDir(), "new.yaml")
		if _, err := system().openFolder(path); err != nil {
			t.Fatal(err)
		}
		d := system()
		fault(&d)
		if err := d.createFile(path, []byte("new\n"), somebody()); KindOf(err) != Failure {
			t.Errorf("%s: Create = %v, want a failure", name, err)
		}
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: something stands there: %v", name, err)
		}
		wantNoLeftovers(t, path)
	}
}

func TestCreateOnADiskWithoutLinks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new.yaml")
	d := system()
	d.link = func(_, _ string) error { return errBroken }
	if err := d.createFile(path, []byte("new\n"), somebody()); err != nil || content(t, path) != "new\n" {
		t.Errorf("Create = %v, want the file", err)
	}
	if err := d.create(write{path: path, data: []byte("second\n")}); !errors.Is(err, fs.ErrExist) {
		t.Errorf("second create = %v, want fs.ErrExist", err)
	}
	wantNoLeftovers(t, path)
}

func TestMakeFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	if err := errors.Join(MakeFolder(dir), MakeFolder(dir)); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, "file"), "")
	if err := MakeFolder(filepath.Join(dir, "file", "c")); KindOf(err) != Failure {
		t.Errorf("MakeFolder under a file = %v, want a failure", err)
	}
}

// childHolds opens a file and keeps it open until its input ends.
func childHolds(path string) {
	f, err := Open(path, limit, Who{PID: os.Getpid(), Host: "other\x1b[2Jhost", Time: somebody().Time})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("open")
	_, _ = io.Copy(io.Discard, os.Stdin)
	_ = f.Close()
}
