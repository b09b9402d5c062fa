package store

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

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
