package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A full disk refuses answers, and takes them again when there is room.
func TestAppendRecovers(t *testing.T) {
	s := sit(t, system())
	s.answer(1)
	s.f.disk.write = func(f *os.File, p []byte) (int, error) {
		n, _ := f.Write(p[:20])
		return n, &os.PathError{Op: "write", Err: syscall.ENOSPC}
	}
	s.answer(1)
	s.f.disk.truncate = func(string, int64) error { return errBroken }
	s.answer(1)
	if err := s.refused["LO-2"]; err == nil || !strings.Contains(err.Error(), "the disk is full") || len(s.refused) != 2 {
		t.Errorf("Append on a full disk = %v", s.refused)
	}
	s.f.disk = system()
	s.answer(1)
	crash(t, s.f)
	if more, left := wantNothingLost(t, s.f.path, s.noted); len(more) > 0 || len(left.Entries) != 2 {
		t.Errorf("left %+v and %q, want the two that were noted", left, more)
	}
}

// What is refused is not there later, even if it could not be taken back at once.
func TestRefusedAnswerGoesWhenTheFileIsClosed(t *testing.T) {
	s := sit(t, system())
	s.answer(1)
	s.f.disk.sync = func(*os.File) error { return errBroken }
	s.f.disk.truncate = func(string, int64) error { return errBroken }
	s.answer(1)
	s.f.disk = system()
	_ = s.f.Close()
	if more, left := wantNothingLost(t, s.f.path, s.noted); len(more) > 0 || len(left.Entries) != 1 {
		t.Errorf("left %+v and %q, want the one that was noted", left, more)
	}
}

// After a save that the disk does not call safe, a power cut may bring back the
// old file.
func TestUnsyncedSaveKeepsTheJournal(t *testing.T) {
	s := sit(t, system())
	s.answer(2)
	s.f.disk.syncDir = func(string) error { return errBroken }
	if err := s.f.Save(s.content(2)); !isUnsynced(err) {
		t.Fatalf("Save = %v, want that it is not safe", err)
	}
	_ = s.f.Close()
	if f, err := s.f.disk.open(s.f.path, limit, somebody()); err != nil || f.Close() != nil { // still not safe
		t.Fatal(err)
	}
	put(t, s.f.path, "old\n")
	if _, left := wantNothingLost(t, s.f.path, s.noted); !left.Follows {
		t.Error("Follows = false, want the answers to follow the old file")
	}
}

func TestAnswerWhileTheFileIsSavedAndTheJournalIsGone(t *testing.T) {
	s := sit(t, system())
	s.answer(2)
	s.f.disk.rename = func(from, to string) error {
		if err := os.Remove(journalOf(s.f.path)); err != nil {
			t.Fatal(err)
		}
		s.answer(1)
		return os.Rename(from, to)
	}
	if err := s.f.SaveAt(s.content(2), 2); err != nil {
		t.Fatal(err)
	}
	crash(t, s.f)
	if _, left := wantNothingLost(t, s.f.path, s.noted); len(left.Entries) != 1 || !left.Follows {
		t.Errorf("left %+v, want the newest", left)
	}
}

func TestJournalThatCannotBeRemovedIsUsed(t *testing.T) {
	s := sit(t, system())
	s.answer(1)
	s.save(0)
	crash(t, s.f)
	d := system()
	d.remove = func(string) error { return errBroken }
	f, err := d.open(s.f.path, limit, somebody())
	if err != nil {
		t.Fatal(err)
	}
	s.f, s.noted = f, map[string]bool{}
	s.answer(1)
	crash(t, s.f)
	if _, left := wantNothingLost(t, s.f.path, s.noted); len(left.Entries) != 1 || len(s.refused) > 0 {
		t.Errorf("left %+v, refused %v, want the newest", left, s.refused)
	}
}

// The order of these operations is what everything rests on: an answer is synced
// before it is called noted, the mark before the file becomes what it says.
func TestOrderOfOperations(t *testing.T) {
	var done []string
	ops := &faulty{each: func(name string) { done = append(done, name) }}
	s := sit(t, ops.disk())
	steps := []struct {
		what string
		do   func()
		want string
	}{
		{"the first answer", func() { s.answer(1) }, "syncDir syncDir write sync close"},
		{"the second", func() { s.answer(1) }, "write sync close"},
		{"two at once", func() { s.answer(2) }, "write sync close"},
		{"a save that runs behind", func() { s.save(1) }, "write sync close write sync close rename syncDir"},
		{"a save of all", func() { s.save(0) }, "write sync close write sync close rename syncDir"},
		{"the next answer", func() { s.answer(1) }, "write sync close"},
		{"leaving with an answer that is not saved", func() { _ = s.f.Close() }, ""},
	}
	for _, step := range steps {
		done = nil
		step.do()
		if got := strings.Join(done, " "); got != step.want {
			t.Errorf("%s: %s, want %s", step.what, got, step.want)
		}
	}
	s = sit(t, ops.disk())
	ops.err, ops.at = errBroken, ops.count+2 // the second syncDir
	for _, want := range []string{"syncDir syncDir", "syncDir syncDir write sync close"} {
		done = nil
		s.answer(1)
		if got := strings.Join(done, " "); got != want {
			t.Errorf("with a folder that is not synced: %s, want %s", got, want)
		}
	}
}

func TestJournalThatIsRemovedIsWrittenAgain(t *testing.T) {
	for what, remove := range map[string]func(path string) error{
		"the journal":       func(path string) error { return os.Remove(journalOf(path)) },
		"the hidden folder": func(path string) error { return os.RemoveAll(filepath.Join(filepath.Dir(path), hidden)) },
	} {
		t.Run(what, func(t *testing.T) {
			s := sit(t, system())
			s.answer(2)
			s.save(1)
			if err := remove(s.f.path); err != nil {
				t.Skipf("it cannot be removed here: %v", err)
			}
			s.answer(1)
			s.save(0) // which leaves an empty journal
			if err := remove(s.f.path); err != nil {
				t.Skipf("it cannot be removed here: %v", err)
			}
			s.answer(2)
			crash(t, s.f)
			if _, left := wantNothingLost(t, s.f.path, s.noted); len(left.Entries) != 2 || !left.Follows || len(s.refused) > 0 {
				t.Errorf("left %+v, refused %v, want both answers that are not in the file", left, s.refused)
			}
		})
	}
}

func TestJournalOfAnotherProcessIsLeftAlone(t *testing.T) {
	s := sit(t, system())
	s.answer(1)
	theirs := content(t, journalOf(s.f.path)) + "and more"
	put(t, journalOf(s.f.path), theirs)
	s.answer(1)
	if err := s.refused["LO-2"]; KindOf(err) != Conflict || !errors.Is(err, errOthersJournal) {
		t.Errorf("Append = %v, want a conflict", err)
	}
	s.save(0)
	_ = s.f.Close()
	if got := content(t, journalOf(s.f.path)); got != theirs {
		t.Errorf("the other's journal is %q, want it left alone", got)
	}
}
