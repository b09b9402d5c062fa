package store

import (
	"fmt"
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
