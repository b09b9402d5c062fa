package store

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/gofrs/flock"
)

// A faulty disk counts what is done to it, and lets the k-th thing fail.
type faulty struct {
	at    int   // which operation fails first, from 1
	times int   // how many fail; 0 for one
	err   error // how; nil for a write that is cut short in silence
	part  int   // how many bytes a write that fails has written
	count int
	done  bool         // it has failed
	name  string       // what has failed
	each  func(string) // before each operation; may be nil
	quick bool         // nothing is really synced
}

// fails counts an operation, and reports whether it is the one.
func (o *faulty) fails(name string) bool {
	o.count++
	if o.each != nil {
		o.each(name)
	}
	if o.at == 0 || o.count < o.at || o.count >= o.at+max(o.times, 1) {
		return false
	}
	if !o.done {
		o.done, o.name = true, name
	}
	return true
}

// or does something unless it is the one to fail.
func (o *faulty) or(name string, do func() error) error {
	if o.fails(name) && o.err != nil {
		return o.err
	}
	return do()
}

// disk is the disk on which that happens.
func (o *faulty) disk() disk {
	return disk{
		write: func(f *os.File, p []byte) (int, error) {
			if !o.fails("write") {
				return f.Write(p)
			}
			n, err := f.Write(p[:min(o.part, len(p))])
			if err != nil || o.err != nil {
				return n, o.err
			}
			return len(p), nil
		},
		sync:    func(f *os.File) error { return o.or("sync", f.Sync) },
		close:   func(f *os.File) error { return o.or("close", f.Close) },
		rename:  func(from, to string) error { return o.or("rename", func() error { return os.Rename(from, to) }) },
		link:    func(from, to string) error { return o.or("link", func() error { return link(from, to) }) },
		syncDir: func(dir string) error { return o.or("syncDir", o.sync(func() error { return syncDir(dir) })) },
		truncate: func(path string, n int64) error {
			return o.or("truncate", func() error { return os.Truncate(path, n) })
		},
		remove: func(path string) error { return o.or("remove", func() error { return remove(path) }) },
		lock:   (*flock.Flock).TryLock,
		busy:   isHeldOpen,
		wait:   func(int) {},
	}
}

// sync is how something is synced.
func (o *faulty) sync(do func() error) func() error {
	if o.quick {
		return func() error { return nil }
	}
	return do
}

// hasty is a disk on which nothing is really synced, for tests that do much.
func hasty() disk { return (&faulty{quick: true}).disk() }

// hastyFile returns the path of a new file in a new folder, in memory where the
// system has such a disk: others sync by themselves when a file is replaced.
func hastyFile(t *testing.T, content string) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "mognad-")
	if err != nil {
		return written(t, content)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	path := filepath.Join(dir, "team.yaml")
	put(t, path, content)
	return path
}
