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

	"github.com/google/go-cmp/cmp"
)

// childEnv names the part that a process plays that a test started.
const childEnv = "MOGNAD_STORE_CHILD"

func TestMain(m *testing.M) {
	switch os.Getenv(childEnv) {
	case "saver":
		childSaves(os.Args[1])
	case "answerer":
		childAnswers(os.Args[1])
	case "holder":
		childHolds(os.Args[1])
	default:
		m.Run()
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
	t.Cleanup(func() { _ = f.Close() })
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
		{"close fails", func(d *disk) { d.close = func(f *os.File) error { _ = f.Close(); return errBroken } }},
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

func TestFolderRemovedWhileOpen(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "gone")
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "team.yaml")
	put(t, path, "old\n")
	f := opened(t, path)
	_ = f.Close() // Windows does not remove what is open
	f.open = true
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if err := f.Save([]byte("new\n")); KindOf(err) != Failure || !strings.Contains(err.Error(), "no folder") {
		t.Errorf("Save = %v, want a failure that names the folder", err)
	}
}

// childHolds opens a file and keeps it open until its input ends.
func childHolds(path string) {
	f, err := Open(path, limit, Who{PID: os.Getpid(), Host: "other\x1b[2Jhost", Time: somebody().Time})
	if err != nil {
		fmt.Fprintln(os.Stdout, err)
		return
	}
	fmt.Fprintln(os.Stdout, "open")
	_, _ = io.Copy(io.Discard, os.Stdin)
	_ = f.Close()
}
