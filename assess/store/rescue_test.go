package store

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRescue(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	put(t, file, "")
	rescued := func(name, data string) string {
		t.Helper()
		path, err := Rescue(name, []byte(data), "", filepath.Join(dir, "nowhere"), file, dir, t.TempDir())
		if err != nil || content(t, path) != data || filepath.Dir(path) != dir {
			t.Fatalf("Rescue(%q) = %s, %v, want a copy in %s", name, path, err, dir)
		}
		return filepath.Base(path)
	}
	tests := []struct{ name, data, want string }{
		{"team.yaml", "one\n", "team-rescued.yaml"},
		{"team.yaml", "two\n", "team-rescued-2.yaml"},
		{"team.yaml", "one\n", "team-rescued.yaml"}, // the same bytes again
		{"team.yaml", "three\n", "team-rescued-3.yaml"},
		{"/other/folder/team.yaml", "four\n", "team-rescued-4.yaml"},
		{"Åmål\x1b[2J.yaml", "x\n", "Amal-2J-rescued.yaml"},
		{"no-ending", "x\n", "no-ending-rescued"},
		{strings.Repeat("x", 250) + ".yaml", "x\n", strings.Repeat("x", 80) + "-rescued.yaml"},
		{"", "x\n", "file-rescued"},
		{"empty.yaml", "", "empty-rescued.yaml"},
	}
	for _, tt := range tests {
		if got := rescued(tt.name, tt.data); got != tt.want {
			t.Errorf("Rescue(%q, %q) wrote %s, want %s", tt.name, tt.data, got, tt.want)
		}
	}
	for _, name := range listing(t, dir) {
		if strings.HasPrefix(name, ".mognad") {
			t.Errorf("%s was left over", name)
		}
	}
}

func TestRescueTakesTheNextFolderWhateverFails(t *testing.T) {
	for k := 1; ; k++ {
		first, second := t.TempDir(), t.TempDir()
		ops := &faulty{at: k, err: errBroken}
		path, err := ops.disk().rescue("team.yaml", []byte("all of it\n"), first, second)
		if err != nil || content(t, path) != "all of it\n" {
			t.Fatalf("rescue with operation %d (%s) failing = %s, %v, want it written", k, ops.name, path, err)
		}
		if !ops.done {
			break
		}
		if names := listing(t, first); ops.name != "link" && ops.name != "syncDir" && len(names) > 0 {
			t.Errorf("after %s failed there is %q", ops.name, names)
		}
	}
}

func TestRescueThatFailsEverywhere(t *testing.T) {
	dir := t.TempDir()
	d := system()
	d.write = func(*os.File, []byte) (int, error) { return 0, errBroken }
	path, err := d.rescue("team.yaml", []byte("x"), "", dir)
	if path != "" || KindOf(err) != Failure || !strings.Contains(err.Error(), dir) || len(listing(t, dir)) > 0 {
		t.Errorf("rescue = %q, %v, want a failure that names the folder", path, err)
	}
	if _, err := Rescue("team.yaml", []byte("x")); KindOf(err) != Failure {
		t.Errorf("Rescue without folders = %v, want a failure", err)
	}
	d = system()
	d.syncDir = func(string) error { return errBroken }
	path, err = d.rescue("team.yaml", []byte("x"), dir)
	if KindOf(err) != Failure || content(t, path) != "x" {
		t.Errorf("rescue that is not synced = %q, %v, want both a path and an error", path, err)
	}
}

func TestRescueDoesNotFollowLinks(t *testing.T) {
	dir := t.TempDir()
	victim := filepath.Join(t.TempDir(), "victim")
	put(t, victim, "theirs\n")
	if err := os.Symlink(victim, filepath.Join(dir, "team-rescued.yaml")); err != nil {
		t.Skipf("no links here: %v", err)
	}
	path, err := Rescue("team.yaml", []byte("theirs\n"), dir)
	if err != nil || filepath.Base(path) != "team-rescued-2.yaml" || content(t, victim) != "theirs\n" {
		t.Errorf("Rescue = %s, %v, victim %q", path, err, content(t, victim))
	}
	if info, err := os.Lstat(path); err != nil || os.PathSeparator == '/' && info.Mode() != fs.FileMode(0o600) {
		t.Errorf("mode = %v, %v, want that only the owner may read it", info.Mode(), err)
	}
}
