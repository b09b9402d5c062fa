package store

import (
	"errors"
	"io/fs"
	"os"
	"testing"
)

// A file that is replaced or removed after everything was saved has lost what the
// sitting had put into it; the journal has it all.
func TestTheJournalHasTheWholeSitting(t *testing.T) {
	changes := map[string]struct {
		change func(path string) error
		want   []Entry
	}{
		"replaced by what it was before": {func(path string) error { return os.WriteFile(path, []byte("old\n"), 0o600) }, answers(1, 3)},
		"replaced by an older state":     {func(path string) error { return os.WriteFile(path, []byte("with one\n"), 0o600) }, answers(2, 3)},
		"replaced by something else":     {func(path string) error { return os.WriteFile(path, []byte("broken"), 0o600) }, answers(1, 3)},
		"gone":                           {os.Remove, answers(1, 3)},
	}
	ends := map[string]func(*testing.T, *File){
		"closed": func(t *testing.T, f *File) {
			if err := f.Close(); err != nil {
				t.Error(err)
			}
		},
		"killed": crash,
	}
	for what, change := range changes {
		for how, end := range ends {
			t.Run(what+", "+how, func(t *testing.T) {
				path := written(t, "old\n")
				f := opened(t, path)
				appended(t, f, answer(1))
				if err := f.Save([]byte("with one\n")); err != nil {
					t.Fatal(err)
				}
				appended(t, f, answer(2), answer(3))
				if err := f.Save([]byte("with all\n")); err != nil {
					t.Fatal(err)
				}
				if err := change.change(path); err != nil {
					t.Fatal(err)
				}
				end(t, f)
				if n, _, ok := Waiting(path); n != len(change.want) || !ok {
					t.Errorf("Waiting = %d, %v, want %d", n, ok, len(change.want))
				}
				if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
					put(t, path, "somebody made it anew\n")
				}
				// Of a file that is as before the last save, a kill may be to blame.
				follows := how == "killed" && len(change.want) == 2
				wantLeft(t, opened(t, path), follows, change.want...)
			})
		}
	}
}

func TestWhatIsReplacedAfterAKillIsOffered(t *testing.T) {
	path := written(t, "old\n")
	f := opened(t, path)
	appended(t, f, answers(1, 2)...)
	if err := f.Save([]byte("with two\n")); err != nil {
		t.Fatal(err)
	}
	put(t, path, "older\n")
	appended(t, f, answer(3))
	if err := f.Save([]byte("with three\n")); KindOf(err) != Conflict {
		t.Fatalf("Save = %v, want a conflict", err)
	}
	crash(t, f)
	wantLeft(t, opened(t, path), false, answers(1, 3)...)
}

func TestAJournalThatIsRemovedHasTheWholeSittingAgain(t *testing.T) {
	path := written(t, "old\n")
	f := opened(t, path)
	appended(t, f, answer(1))
	if err := errors.Join(f.Save([]byte("with one\n")), os.Remove(journalOf(path))); err != nil {
		t.Fatal(err)
	}
	appended(t, f, answer(2))
	put(t, path, "old\n")
	crash(t, f)
	wantLeft(t, opened(t, path), false, answers(1, 2)...)
}

func TestALargeJournalBeginsAnew(t *testing.T) {
	path := written(t, "old\n")
	f := opened(t, path)
	for n := range 6 {
		e := answer(n + 1)
		e.Data = make([]byte, 1<<20)
		number := appended(t, f, e)
		if err := f.SaveAt([]byte(string(rune('a'+n))), number); err != nil {
			t.Fatal(err)
		}
	}
	if info, err := os.Lstat(journalOf(path)); err != nil || info.Size() > enough {
		t.Errorf("the journal: %v, %v, want it begun anew", info.Size(), err)
	}
	appended(t, f, answer(7))
	crash(t, f)
	wantLeft(t, opened(t, path), true, answer(7))
}

// A mark that could not be written would have the next opener asked about answers
// that are in the file.
func TestAMarkThatCouldNotBeWrittenIsWrittenAfterwards(t *testing.T) {
	s := sit(t, system())
	s.answer(2)
	writes := 0
	s.f.disk.write = func(f *os.File, p []byte) (int, error) {
		if writes++; writes == 2 { // after the new file's
			return 0, errBroken
		}
		return f.Write(p)
	}
	s.save(0)
	crash(t, s.f)
	if _, left := wantNothingLost(t, s.f.path, s.noted); len(left.Entries) > 0 {
		t.Errorf("left %+v, want nothing", left)
	}
}
