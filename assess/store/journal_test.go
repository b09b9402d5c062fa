package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// answer returns an entry that differs from those with other numbers.
func answer(n int) Entry {
	return Entry{
		Time: somebody().Time.Add(time.Duration(n) * time.Minute), Point: fmt.Sprintf("LO-%d", n),
		Data: fmt.Appendf(nil, "level: %d\ncomment: \"å\"\n", n),
	}
}

func answers(from, to int) []Entry {
	var all []Entry
	for n := from; n <= to; n++ {
		all = append(all, answer(n))
	}
	return all
}

func appended(t *testing.T, f *File, entries ...Entry) int {
	t.Helper()
	n, err := f.Append(entries...)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// crash leaves everything as a killed process does.
func crash(t *testing.T, f *File) {
	t.Helper()
	if err := f.lock.flock.Close(); err != nil {
		t.Fatal(err)
	}
}

func wantLeft(t *testing.T, f *File, follows bool, want ...Entry) {
	t.Helper()
	left, ok := f.Left()
	if ok != (len(want) > 0) || left.Follows != (follows && ok) || left.Damaged > 0 {
		t.Errorf("Left() = %+v, %v, want %d entries, Follows %v", left, ok, len(want), follows)
	}
	if diff := cmp.Diff(want, left.Entries); diff != "" {
		t.Errorf("Left() (-want +got)\n%s", diff)
	}
}

func journalOf(path string) string {
	return filepath.Join(filepath.Dir(path), hidden, filepath.Base(path)+".journal")
}

func wantNoJournal(t *testing.T, path string) {
	t.Helper()
	if _, err := os.Lstat(journalOf(path)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the journal is still there: %v", err)
	}
}

func TestAnswersOutliveTheProcess(t *testing.T) {
	path := written(t, "old\n")
	f := opened(t, path)
	appended(t, f, answer(1), answer(2))
	if n := appended(t, f, answer(3)); n != 3 {
		t.Errorf("Append = %d, want the number of the newest entry", n)
	}
	crash(t, f)
	if n, newest, ok := Waiting(path); n != 3 || !newest.Equal(answer(3).Time) || !ok {
		t.Errorf("Waiting = %d, %v, %v, want three", n, newest, ok)
	}
	f = opened(t, path)
	wantLeft(t, f, true, answers(1, 3)...)
	if _, err := f.Append(answer(4)); KindOf(err) != Conflict {
		t.Errorf("Append = %v, want it refused", err)
	}
	if err := f.Save([]byte("new\n")); err != nil {
		t.Fatal(err)
	}
	wantLeft(t, f, true)
	appended(t, f, answer(4))
	crash(t, f)
	f = opened(t, path)
	wantLeft(t, f, true, answer(4))
	kept, err := f.SetAside()
	if err != nil || filepath.Ext(kept) != ".journal" {
		t.Errorf("SetAside = %q, %v, want a copy", kept, err)
	}
	wantLeft(t, f, true)
	wantNoJournal(t, path)
	if _, _, ok := Waiting(path); ok {
		t.Error("Waiting tells of a journal that was set aside")
	}
	appended(t, f, answer(5))
	if err := errors.Join(f.Save([]byte("newer\n")), f.Close()); err != nil {
		t.Fatal(err)
	}
	wantNoJournal(t, path)
}

func TestNewerAnswersStay(t *testing.T) {
	path := written(t, "old\n")
	f := opened(t, path)
	n := appended(t, f, answer(1))
	appended(t, f, answer(2))
	if err := f.SaveAt([]byte("with one\n"), n); err != nil {
		t.Fatal(err)
	}
	appended(t, f, answer(3))
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	f = opened(t, path)
	wantLeft(t, f, true, answers(2, 3)...)
}
