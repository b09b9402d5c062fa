package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// A sitting is a person who answers, and what was promised to them.
type sitting struct {
	f       *File
	given   int              // answers, as far as they were tried
	noted   map[string]bool  // what Append returned nil for
	refused map[string]error // what it did not
}

func (s *sitting) answer(n int) {
	var entries []Entry
	for range n {
		s.given++
		entries = append(entries, answer(s.given))
	}
	_, err := s.f.Append(entries...)
	for _, e := range entries {
		if err == nil {
			s.noted[e.Point] = true
		} else {
			s.refused[e.Point] = err
		}
	}
}

// save saves all answers but the newest few, as a save does that runs behind.
func (s *sitting) save(behind int) {
	number := max(s.f.journal.newest()-behind, 0)
	_ = s.f.SaveAt(s.content(number), number)
}

// content is the file with the entries up to a number.
func (s *sitting) content(number int) []byte {
	points := filed(s.f.Data())
	for _, rec := range s.f.journal.pending {
		if rec.number <= number && !slices.Contains(points, rec.Point) {
			points = append(points, rec.Point)
		}
	}
	return []byte("old\n" + strings.Join(points, "\n") + "\n")
}

// filed returns the points that a file has answers on.
func filed(data []byte) []string {
	var points []string
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "LO-") {
			points = append(points, strings.TrimSuffix(line, "\n"))
		}
	}
	return points
}

// run answers and saves in every way, and leaves.
func (s *sitting) run(end func(*File)) {
	s.answer(1)
	s.answer(1)
	s.save(0)
	s.answer(2)
	s.save(1)
	s.answer(1)
	s.save(0)
	s.save(0)
	s.answer(3)
	end(s.f)
}

// sit begins a sitting on a new file, on a disk of its own.
func sit(t *testing.T, d disk) *sitting {
	t.Helper()
	f, err := hasty().open(hastyFile(t, "old\n"), limit, somebody())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	f.disk = d
	return &sitting{f: f, noted: map[string]bool{}, refused: map[string]error{}}
}

// wantNothingLost fails unless every answer that was promised is in the file or
// offered. It returns what is there beside them.
func wantNothingLost(t *testing.T, path string, noted map[string]bool) (more []string, left Journal) {
	t.Helper()
	f, err := hasty().open(path, limit, somebody())
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	defer f.Close() //nolint:errcheck // nothing was written
	there := map[string]bool{}
	for _, point := range filed(f.Data()) {
		there[point] = true
	}
	left, _ = f.Left()
	for _, e := range left.Entries {
		wantAsGiven(t, e)
		there[e.Point] = true
	}
	for point := range noted {
		if !there[point] {
			t.Errorf("%s is lost: the file has %q, left is %+v", point, f.Data(), left)
		}
	}
	for point := range there {
		if !noted[point] {
			more = append(more, point)
		}
	}
	if left.Damaged > 0 || len(f.Notes()) > 0 {
		t.Errorf("Damaged %d, Notes %v, want a journal without damage", left.Damaged, f.Notes())
	}
	return more, left
}

func wantAsGiven(t *testing.T, e Entry) {
	t.Helper()
	n := 0
	_, err := fmt.Sscanf(e.Point, "LO-%d", &n)
	if want := answer(n); err != nil || string(e.Data) != string(want.Data) || !e.Time.Equal(want.Time) {
		t.Errorf("%+v was never given", e)
	}
}

func TestNothingIsLostByAnyFault(t *testing.T) {
	ends := map[string]func(*File){
		"closed": func(f *File) { _ = f.Close() },
		"killed": func(f *File) { _ = f.lock.flock.Close() },
	}
	faults := []faulty{
		{err: syscall.EIO},
		{err: syscall.EIO, part: 50},
		{err: syscall.ENOSPC, part: 1},
		{err: syscall.ENOSPC, part: 1 << 20},
		{part: 0}, // a short write that is no error
		{part: 17},
		{err: syscall.EIO, part: 3, times: 2},
		{err: syscall.EIO, part: 3, times: 5},
		{err: syscall.EIO, part: 60, times: 1000}, // the disk is dead
	}
	for how, end := range ends {
		for _, fault := range faults {
			k := 1
			for ; ; k++ {
				ops := fault
				ops.at, ops.quick = k, true
				s := sit(t, ops.disk())
				s.run(end)
				if !ops.done {
					break
				}
				t.Run(fmt.Sprintf("%s, %v %d×, after %d bytes, at %d (%s)", how, fault.err, fault.times, fault.part, k, ops.name), func(t *testing.T) {
					more, _ := wantNothingLost(t, s.f.path, s.noted)
					if fault.times == 0 {
						s.wantOneRefused(t, more)
					}
				})
			}
			if k < 30 {
				t.Errorf("%s: only %d operations", how, k-1)
			}
		}
	}
}

// wantOneRefused fails unless what was refused is not there, and a single fault
// has stopped no more than one Append.
func (s *sitting) wantOneRefused(t *testing.T, more []string) {
	t.Helper()
	if len(more) > 0 {
		t.Errorf("%q were refused, and are there", more)
	}
	times := map[error]bool{}
	for point, err := range s.refused {
		if KindOf(err) != Failure || !strings.Contains(err.Error(), "nothing was changed") {
			t.Errorf("%s: Append = %v, want a failure that changed nothing", point, err)
		}
		times[err] = true
	}
	if len(times) > 1 {
		t.Errorf("%d calls of Append failed after a single fault: %v", len(times), s.refused)
	}
}

// A copy of the folder is what a process leaves that is killed in this moment.
func copyOf(t *testing.T, path string) string {
	t.Helper()
	dir := filepath.Dir(hastyFile(t, ""))
	if err := os.Remove(filepath.Join(dir, filepath.Base(path))); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, os.DirFS(filepath.Dir(path))); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, filepath.Base(path))
}

// A moment is a state of the folder, and what was promised until then.
type moment struct {
	what  string
	path  string
	noted []string
}

// TestNothingIsLostAtAnyMoment stops a sitting before and after each thing that
// is done to the disk, and in the middle of each write.
func TestNothingIsLostAtAnyMoment(t *testing.T) {
	var moments []moment
	var s *sitting
	record := func(what string) {
		m := moment{what: fmt.Sprintf("%d: %s", len(moments), what), path: copyOf(t, s.f.path)}
		for point := range s.noted {
			m.noted = append(m.noted, point)
		}
		moments = append(moments, m)
	}
	ops := &faulty{quick: true}
	ops.each = func(name string) { record("before " + name) }
	d := ops.disk()
	whole := d.write
	d.write = func(f *os.File, p []byte) (int, error) {
		for _, n := range []int{1, len(p) / 3, len(p) / 2, len(p) - 1} {
			if _, err := f.Write(p[:n]); err != nil {
				t.Fatal(err)
			}
			record(fmt.Sprintf("after %d of %d bytes", n, len(p)))
			if info, err := f.Stat(); err != nil || os.Truncate(f.Name(), info.Size()-int64(n)) != nil {
				t.Fatal("the bytes cannot be taken back")
			}
			if _, err := f.Seek(0, 2); err != nil {
				t.Fatal(err)
			}
		}
		return whole(f, p)
	}
	s = sit(t, d)
	s.run(func(f *File) { _ = f.Close() })
	record("the end")
	if len(s.refused) > 0 || len(s.noted) != 8 || len(moments) < 60 {
		t.Fatalf("%d answers, %d moments, refused %v", len(s.noted), len(moments), s.refused)
	}
	for _, m := range moments {
		t.Run(m.what, func(t *testing.T) {
			noted := map[string]bool{}
			for _, point := range m.noted {
				noted[point] = true
			}
			waiting, _, _ := Waiting(m.path)
			more, left := wantNothingLost(t, m.path, noted)
			if len(left.Entries) > 0 && !left.Follows {
				t.Error("Follows = false, although nobody else changed the file")
			}
			if waiting != len(left.Entries) {
				t.Errorf("Waiting = %d, want the %d that are left", waiting, len(left.Entries))
			}
			if len(more) > 3 { // those of the Append that was under way
				t.Errorf("beside what was promised there is %q", more)
			}
			wantNoLeftovers(t, m.path)
		})
	}
	t.Logf("%d moments", len(moments))
}

// Whoever is killed while putting back what an earlier process left loses
// nothing either.
func TestNothingIsLostWhileItIsRestored(t *testing.T) {
	for k := 1; ; k++ {
		s := sit(t, system())
		s.answer(3)
		path := s.f.path
		crash(t, s.f)
		s.f = opened(t, path)
		ops := &faulty{at: k, times: 1000, err: errBroken, part: 40, quick: true}
		s.f.disk = ops.disk()
		s.save(0)
		s.answer(1)
		_ = s.f.Close()
		if !ops.done {
			break
		}
		wantNothingLost(t, path, s.noted)
	}
}

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
	s.f.disk.truncate = func(string, int64) error { return errBroken }
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
// before it is called noted, the new file before the journal lets go of it.
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
		{"a save of all", func() { s.save(0) }, "write sync close write sync close rename syncDir truncate"},
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
			crash(t, s.f)
			if _, left := wantNothingLost(t, s.f.path, s.noted); len(left.Entries) != 2 || !left.Follows {
				t.Errorf("left %+v, want both answers that are not in the file", left)
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
