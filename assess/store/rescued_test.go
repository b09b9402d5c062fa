package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestRescuedFindsTheCopiesOfAFile(t *testing.T) {
	dirs := []string{t.TempDir(), t.TempDir()}
	for _, tt := range []struct {
		dir  int
		name string
		days int
	}{
		{0, "team-rescued.yaml", 1},
		{1, "team-rescued-2.yaml", 3},
		{0, "team-rescued-99.yaml", 2},
		{0, "team-rescued-1.yaml", 4},
		{0, "team-rescued-02.yaml", 4},
		{0, "team-rescued-100.yaml", 4},
		{0, "team-rescued-x.yaml", 4},
		{0, "team-rescued.yaml.bak", 4},
		{0, "other-rescued.yaml", 4},
		{0, "team.yaml", 4},
	} {
		path := filepath.Join(dirs[tt.dir], tt.name)
		put(t, path, "x\n")
		at := time.Date(2026, 11, tt.days, 0, 0, 0, 0, time.UTC)
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{"team-rescued-2.yaml", "team-rescued-99.yaml", "team-rescued.yaml"}
	all := Rescued("/somewhere/team.yaml", "", dirs[0], filepath.Join(dirs[0], "nowhere"), dirs[1], dirs[0])
	if len(all) != len(want) {
		t.Fatalf("Rescued = %+v, want %q", all, want)
	}
	for i, c := range all {
		if filepath.Base(c.Path) != want[i] {
			t.Errorf("Rescued[%d] = %s, want %s", i, c.Path, want[i])
		}
	}
}

func TestRescuedLeavesACopyThatIsAFileOfItsOwn(t *testing.T) {
	dir := t.TempDir()
	path, err := Rescue("team.yaml", []byte("x\n"), dir)
	if err != nil || len(Rescued("team.yaml", dir)) != 1 {
		t.Fatalf("Rescue = %s, %v", path, err)
	}
	if err := opened(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	if all := Rescued("team.yaml", dir); len(all) > 0 {
		t.Errorf("Rescued = %v, want nothing: somebody goes on with it", all)
	}
}

func TestTakeInMovesACopyIntoTheHiddenFolder(t *testing.T) {
	path, dir := written(t, "old\n"), t.TempDir()
	f := opened(t, path)
	if _, err := Rescue(path, []byte("mine\n"), dir); err != nil {
		t.Fatal(err)
	}
	c := Rescued(path, dir)[0]
	kept, err := f.TakeIn(c)
	if err != nil || content(t, kept) != "mine\n" || filepath.Dir(kept) != filepath.Join(filepath.Dir(path), hidden) {
		t.Fatalf("TakeIn = %s, %v", kept, err)
	}
	if _, err := os.Lstat(c.Path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the copy is still there: %v", err)
	}
	if _, err := f.TakeIn(c); KindOf(err) != Input {
		t.Errorf("TakeIn of what is gone = %v", err)
	}
	if _, err := f.TakeIn(RescuedCopy{Path: path}); err == nil || content(t, path) != "old\n" {
		t.Errorf("TakeIn of the file itself = %v", err)
	}
}

func TestTakeInThatFailsLeavesTheCopy(t *testing.T) {
	for k := 1; ; k++ {
		path, dir := written(t, "old\n"), t.TempDir()
		f := opened(t, path)
		if _, err := Rescue(path, []byte("mine\n"), dir); err != nil {
			t.Fatal(err)
		}
		ops := &faulty{at: k, err: errBroken}
		f.disk = ops.disk()
		c := Rescued(path, dir)[0]
		kept, err := f.TakeIn(c)
		if !ops.done {
			if k < 5 {
				t.Errorf("only %d faults", k-1)
			}
			return
		}
		at := c.Path
		if err == nil { // a disk without links
			at = kept
		}
		if content(t, at) != "mine\n" {
			t.Errorf("TakeIn = %s, %v, and the copy is gone", kept, err)
		}
	}
}
