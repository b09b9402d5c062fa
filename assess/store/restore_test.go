package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRestore(t *testing.T) {
	big := strings.Repeat("x", limit+1)
	tests := []struct {
		name   string
		change func(t *testing.T, path string)
		kept   string // what was kept of it; "" for nothing
		inKind string
	}{
		{"over a whole file", func(*testing.T, string) {}, "third\n", ".backup-0003-"},
		{"over a file that was cut off", func(t *testing.T, p string) { put(t, p, "th") }, "th", ".backup-0003-"},
		{"over an empty file", func(t *testing.T, p string) { put(t, p, "") }, "", ".backup-0003-"},
		{"over a file that is too big to be read", func(t *testing.T, p string) { put(t, p, big) }, big, ".kept-0001-"},
		{"over no file", func(t *testing.T, p string) {
			if err := os.Remove(p); err != nil {
				t.Fatal(err)
			}
		}, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := withBackups(t, "first\n", "second\n", "third\n")
			tt.change(t, path)
			kept, err := Restore(path, backups(t, path)[1], limit, somebody())
			if err != nil || content(t, path) != "first\n" {
				t.Fatalf("Restore = %v, file %q, want the backup", err, content(t, path))
			}
			if (kept == "") != (tt.inKind == "") || !strings.Contains(kept, tt.inKind) {
				t.Fatalf("kept = %q, want one with %q", kept, tt.inKind)
			}
			if kept != "" && content(t, kept) != tt.kept {
				t.Errorf("kept %.20q, want what stood there", content(t, kept))
			}
			wantNoLeftovers(t, path)
			if f := opened(t, path); string(f.Data()) != "first\n" {
				t.Errorf("Data() = %q, want the backup", f.Data())
			}
		})
	}
}

func TestRestoreTheOldestOfTen(t *testing.T) {
	path := withBackups(t, "0\n", "1\n", "2\n", "3\n", "4\n", "5\n", "6\n", "7\n", "8\n", "9\n", "10\n")
	oldest := backups(t, path)[9]
	kept, err := Restore(path, oldest, limit, somebody())
	if err != nil || content(t, path) != "0\n" || content(t, kept) != "10\n" {
		t.Fatalf("Restore = %v, file %q, kept %q", err, content(t, path), content(t, kept))
	}
	if n := len(backups(t, path)); n != maxBackups {
		t.Errorf("there are %d backups, want %d", n, maxBackups)
	}
}

func TestRestoreIsRefusedWhileTheFileIsOpen(t *testing.T) {
	path := withBackups(t, "first\n", "second\n")
	f := opened(t, path)
	_, err := Restore(path, backups(t, path)[0], limit, somebody())
	if e, ok := errors.AsType[*LockedError](err); !ok || e.Path != path {
		t.Errorf("Restore = %v, want a LockedError", err)
	}
	if err := f.Save([]byte("third\n")); err != nil {
		t.Errorf("Save after it: %v", err)
	}
}

func TestRestoreOfADamagedBackupChangesNothing(t *testing.T) {
	path := withBackups(t, "first\n", "second\n")
	b := backups(t, path)[0]
	put(t, b.Path, "first?\n")
	if kept, err := Restore(path, b, limit, somebody()); KindOf(err) != Input || kept != "" || content(t, path) != "second\n" {
		t.Errorf("Restore = %q, %v, file %q, want it refused", kept, err, content(t, path))
	}
}

func TestRestoreLeavesWhatWaits(t *testing.T) {
	for _, gone := range []bool{false, true} {
		path := withBackups(t, "first\n", "second\n")
		f := opened(t, path)
		appended(t, f, answers(1, 3)...)
		crash(t, f)
		if gone {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
		}
		if n, _, _ := Waiting(path); n != 3 {
			t.Errorf("%d answers wait before, want 3", n)
		}
		if _, err := Restore(path, backups(t, path)[0], limit, somebody()); err != nil {
			t.Fatal(err)
		}
		if n, _, _ := Waiting(path); n != 3 {
			t.Errorf("%d answers wait after, want 3", n)
		}
		wantLeft(t, opened(t, path), false, answers(1, 3)...)
	}
}

// answeredAndSaved opens a file that says first and has a backup of that, notes an
// answer and saves the file with it, as second.
func answeredAndSaved(t *testing.T) (path string, f *File) {
	t.Helper()
	path = written(t, "first\n")
	f = opened(t, path)
	backedUp(t, f)
	appended(t, f, answer(1))
	if err := f.Save([]byte("second\n")); err != nil {
		t.Fatal(err)
	}
	return path, f
}

// What the file had already is not offered again on the backup, although it was
// given there.
func TestRestoreLeavesOnlyWhatTheFileLacked(t *testing.T) {
	path, f := answeredAndSaved(t)
	appended(t, f, answer(2))
	crash(t, f)
	if _, err := Restore(path, backups(t, path)[0], limit, somebody()); err != nil {
		t.Fatal(err)
	}
	f = opened(t, path)
	wantLeft(t, f, false, answer(2))
	crash(t, f)
	put(t, path, "second\n")
	wantLeft(t, opened(t, path), true, answer(2))
}

// A journal whose answers are all in the file stays if a process is killed just
// then. They were given on the backup, and must not be offered on it again.
func TestRestoreSetsAJournalAsideThatNothingWaitsIn(t *testing.T) {
	path, f := answeredAndSaved(t)
	crash(t, f)
	if _, err := Restore(path, backups(t, path)[0], limit, somebody()); err != nil {
		t.Fatal(err)
	}
	wantLeft(t, opened(t, path), true)
}

func TestRestoreThroughALinkToNothing(t *testing.T) {
	path := withBackups(t, "first\n", "second\n")
	link := filepath.Join(t.TempDir(), "link.yaml")
	if err := errors.Join(os.Symlink(path, link), os.Remove(path)); err != nil {
		t.Skipf("no links here: %v", err)
	}
	if _, err := Restore(link, backups(t, link)[0], limit, somebody()); err != nil || content(t, path) != "first\n" {
		t.Errorf("Restore = %v, want the link's target back", err)
	}
	if _, err := os.Readlink(link); err != nil {
		t.Errorf("the link is gone: %v", err)
	}
	near := filepath.Join(filepath.Dir(path), "near.yaml")
	if err := errors.Join(os.Symlink("team.yaml", near), os.Remove(path)); err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(near, backups(t, near)[0], limit, somebody()); err != nil || content(t, path) != "first\n" {
		t.Errorf("Restore = %v, want the target of the link beside it back", err)
	}
	loop := filepath.Join(t.TempDir(), "loop.yaml")
	if err := os.Symlink(loop, loop); err != nil {
		t.Fatal(err)
	}
	if _, err := Backups(loop); err == nil {
		t.Error("Backups of a link to itself succeeded")
	}
}

func TestRestoreLeavesWhatIsNoFile(t *testing.T) {
	path := withBackups(t, "first\n", "second\n")
	b := backups(t, path)[0]
	if err := errors.Join(os.Remove(path), os.Mkdir(path, 0o777)); err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(path, b, limit, somebody()); !errors.Is(err, errFolder) {
		t.Errorf("Restore over a folder = %v, want it refused", err)
	}
}

func TestRestoreSeesAChangeInTheLastMoment(t *testing.T) {
	for _, before := range []string{"second\n", ""} {
		path := withBackups(t, "first\n", "second\n")
		b := backups(t, path)[0]
		if before == "" {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
		}
		d := system()
		d.sync = func(f *os.File) error {
			if filepath.Dir(f.Name()) == filepath.Dir(path) {
				put(t, path, "theirs\n")
			}
			return f.Sync()
		}
		if _, err := d.restore(path, b, limit, somebody()); KindOf(err) != Conflict || content(t, path) != "theirs\n" {
			t.Errorf("restore over %q = %v, file %q, want a conflict and their bytes", before, err, content(t, path))
		}
		wantNoLeftovers(t, path)
	}
}

// Whatever fails, the old bytes and the backup are there, and so are the answers
// that wait.
func TestFaultsOfRestore(t *testing.T) {
	olds := map[string]func(t *testing.T, path string){
		"second\n":                   func(*testing.T, string) {},
		strings.Repeat("y", limit+1): func(t *testing.T, p string) { put(t, p, strings.Repeat("y", limit+1)) },
		"": func(t *testing.T, p string) {
			if err := os.Remove(p); err != nil {
				t.Fatal(err)
			}
		},
	}
	for old, change := range olds {
		faults := 0
		for k := 1; ; k++ {
			path := withBackups(t, "first\n", "second\n")
			f := opened(t, path)
			appended(t, f, answer(1))
			crash(t, f)
			change(t, path)
			b := backups(t, path)[0]
			ops := &faulty{at: k, err: errBroken}
			kept, err := ops.disk().restore(path, b, limit, somebody())
			if !ops.done {
				break
			}
			faults++
			wantRestoredOrNot(t, path, old, kept, err)
		}
		if faults < 8 {
			t.Errorf("only %d faults", faults)
		}
	}
}

func wantRestoredOrNot(t *testing.T, path, old, kept string, err error) {
	t.Helper()
	now, readErr := os.ReadFile(path)
	restored := string(now) == "first\n"
	if !restored && (string(now) != old || errors.Is(readErr, fs.ErrNotExist) != (old == "")) {
		t.Fatalf("restore = %v, and the file is %.20q, %v, want the old or the new", err, now, readErr)
	}
	if err == nil && !restored {
		t.Error("restore succeeded, and the file is the old one")
	}
	if restored && old != "" && content(t, kept) != old {
		t.Errorf("the old bytes are not in %q", kept)
	}
	if !restored && strings.Contains(err.Error(), "safe") {
		t.Errorf("the error says that the file was written: %v", err)
	}
	if b := backups(t, path); len(b) == 0 || !b[len(b)-1].Sound {
		t.Errorf("the backup is gone: %+v", b)
	}
	journals, globErr := filepath.Glob(filepath.Join(filepath.Dir(path), hidden, "*.journal"))
	if globErr != nil || len(journals) != 1 || len(readJournal([]byte(content(t, journals[0]))).records) != 1 {
		t.Errorf("journals: %q, %v, want the one that waited", journals, globErr)
	}
}
