package store

import (
	"errors"
	"os"
	"testing"
)

func TestCheckLooksAtTheFile(t *testing.T) {
	path := written(t, "old\n")
	f := opened(t, path)
	appended(t, f, answer(1))
	if err := errors.Join(f.Save([]byte("new\n")), f.Check()); err != nil {
		t.Fatal(err)
	}
	appended(t, f, answer(2)) // which the file lacks
	if err := errors.Join(os.Remove(path), f.Check()); err != nil || content(t, path) != "new\n" || f.Rewritten() != 1 {
		t.Errorf("Check of a file that is gone = %v, rewritten %d", err, f.Rewritten())
	}
	put(t, path, "theirs\n")
	err := f.Check()
	changed, ok := errors.AsType[*ChangedError](err)
	if !ok || content(t, changed.Kept) != "new\n" || content(t, path) != "theirs\n" {
		t.Errorf("Check of a file that was changed = %v", err)
	}
	put(t, path, "new\n")
	if err := errors.Join(f.Check(), f.Close()); err != nil {
		t.Error(err)
	}
	if err := f.Check(); err == nil {
		t.Error("Check of a closed file is nil")
	}
	wantLeft(t, opened(t, path), true, answer(2))
}
