package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func backedUp(t *testing.T, f *File) string {
	t.Helper()
	path, err := f.Backup()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func backups(t *testing.T, path string) []BackupInfo {
	t.Helper()
	all, err := Backups(path)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// withBackups returns the path of a file that was saved once for each content,
// and backed up before each save but the first.
func withBackups(t *testing.T, contents ...string) string {
	t.Helper()
	path := written(t, contents[0])
	f := opened(t, path)
	for _, next := range contents[1:] {
		backedUp(t, f)
		if err := f.Save([]byte(next)); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTenBackupsStay(t *testing.T) {
	path := written(t, "state 0\n")
	f := opened(t, path)
	kept, err := f.keep("kept", []byte("mine\n"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(filepath.Dir(path), hidden, "team.yaml.backup-0001-0011223344556677.yaml"), 0o777); err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= 25; n++ {
		backedUp(t, f)
		if err := f.Save(fmt.Appendf(nil, "state %d\n", n)); err != nil {
			t.Fatal(err)
		}
		if got, want := len(backups(t, path)), min(n, maxBackups); got != want {
			t.Fatalf("after %d backups there are %d, want %d", n, got, want)
		}
	}
	for i, b := range backups(t, path) {
		data, err := ReadBackup(b, limit)
		if want := fmt.Sprintf("state %d\n", 24-i); err != nil || string(data) != want || !b.Sound || b.Number != 26-i {
			t.Errorf("backup %d = %+v, %q, %v, want number %d with %q", i, b, data, err, 26-i, want)
		}
	}
	if got := content(t, kept); got != "mine\n" {
		t.Errorf("the kept copy = %q, want it untouched", got)
	}
}

func TestBackupOfAnOldStateIsTheNewestAgain(t *testing.T) {
	path := withBackups(t, "a\n", "b\n", "a\n")
	f := opened(t, path)
	if again, third := backedUp(t, f), backedUp(t, f); again != third {
		t.Errorf("the same bytes were backed up twice: %s, %s", again, third)
	}
	var got []string
	for _, b := range backups(t, path) {
		data, err := ReadBackup(b, limit)
		got = append(got, fmt.Sprint(b.Number, string(data), err))
	}
	want := []string{"3a\n<nil>", "2b\n<nil>", "1a\n<nil>"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("backups (-want +got)\n%s", diff)
	}
}

func TestBackupsTellsWhatIsThere(t *testing.T) {
	path := withBackups(t, "first\n", "second\n")
	dir := filepath.Join(filepath.Dir(path), hidden)
	for _, name := range []string{
		"team.yaml.backup-0002-zzzzzzzzzzzzzzzz.yaml", "team.yaml.backup-x-0011223344556677.yaml",
		"team.yaml.backup-0003-00112233.yaml", "team.yaml.kept-0004-0011223344556677.yaml",
		"team.yaml.backup-99999999999999-0011223344556677.yaml", "other.yaml.backup-0005-0011223344556677.yaml",
		// A backup that was copied out, opened, and backed up itself.
		"team.yaml.backup-0001-b640e840b19d3786.yaml.backup-0001-0011223344556677.yaml",
	} {
		put(t, filepath.Join(dir, name), "no backup of team.yaml")
	}
	put(t, filepath.Join(dir, "team.yaml.backup-0007-0011223344556677.yaml"), "damaged")
	if err := os.Symlink(path, filepath.Join(dir, "team.yaml.backup-0008-0011223344556677.yaml")); err != nil {
		t.Logf("no links here: %v", err)
	}
	all := backups(t, path)
	if len(all) != 2 {
		t.Fatalf("Backups = %+v, want two", all)
	}
	bad, good := all[0], all[1]
	if bad.Number != 7 || bad.Sound || bad.Size != 7 || good.Number != 1 || !good.Sound || good.Size != 6 || good.Saved.IsZero() {
		t.Errorf("Backups = %+v, want the damaged one first", all)
	}
	if _, err := ReadBackup(bad, limit); KindOf(err) != Input || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("ReadBackup of the damaged one = %v, want an error of the input", err)
	}
	if _, err := ReadBackup(good, 5); KindOf(err) != Input || !errors.Is(err, errTooBig) {
		t.Errorf("ReadBackup with a limit below its size = %v, want it refused", err)
	}
	if err := os.Remove(good.Path); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadBackup(good, limit); KindOf(err) != Input || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("ReadBackup of one that is gone = %v, want that it is missing", err)
	}
}

func TestBackupsWithoutAny(t *testing.T) {
	path := written(t, "content\n")
	if all := backups(t, path); len(all) != 0 {
		t.Errorf("Backups = %+v, want none", all)
	}
	if all := backups(t, filepath.Join(filepath.Dir(path), "gone.yaml")); len(all) != 0 {
		t.Errorf("Backups of a file that never was = %+v, want none", all)
	}
	if _, err := Backups(filepath.Join(filepath.Dir(path), "nowhere", "team.yaml")); KindOf(err) != Input {
		t.Errorf("Backups in a folder that is not there = %v, want an error of the input", err)
	}
	put(t, filepath.Join(filepath.Dir(path), hidden), "")
	if _, err := Backups(path); KindOf(err) != Failure || !strings.Contains(err.Error(), hidden) {
		t.Errorf("Backups = %v, want a failure that names %s", err, hidden)
	}
}
