package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestKeptListsWhatCouldNotBeSavedAndWhatWasSetAside(t *testing.T) {
	path := written(t, "old\n")
	if all, err := Kept(path); len(all) > 0 || err != nil || Traces(path) {
		t.Fatalf("Kept of a new file = %v, %v", all, err)
	}
	f := opened(t, path)
	put(t, path, "theirs\n")
	if KindOf(f.Save([]byte("mine\n"))) != Conflict {
		t.Fatal("no conflict")
	}
	appended(t, f, answer(1))
	crash(t, f)
	f = opened(t, path)
	aside, err := f.SetAside()
	if err := errors.Join(err, f.Close(), os.Remove(path)); err != nil {
		t.Fatal(err)
	}
	all, err := Kept(path)
	if err != nil || len(all) != 2 || all[0].Path != aside || !all[0].Journal || all[1].Journal || content(t, all[1].Path) != "mine\n" {
		t.Errorf("Kept = %+v, %v, want the journal and my version", all, err)
	}
	if all[0].Saved.IsZero() || !Traces(path) || Traces(filepath.Join(filepath.Dir(path), "other.yaml")) {
		t.Errorf("Kept = %+v, want times; and traces of this file only", all)
	}
}

func TestTracesOfAFileWhoseAnswersWait(t *testing.T) {
	path := written(t, "old\n")
	f := opened(t, path)
	appended(t, f, answer(1))
	crash(t, f)
	if err := os.Remove(path); err != nil || !Traces(path) {
		t.Errorf("no traces of a file that is gone: %v", err)
	}
}
