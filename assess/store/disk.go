package store

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// A disk is what can fail while a file is written. Tests let it fail.
type disk struct {
	write    func(*os.File, []byte) (int, error)
	sync     func(*os.File) error
	close    func(*os.File) error
	rename   func(from, to string) error // replaces to
	link     func(from, to string) error // fails if to exists; from goes away or stays
	syncDir  func(string) error
	truncate func(path string, size int64) error
	remove   func(path string) error
	lock     func(*flock.Flock) (bool, error)
	busy     func(error) bool  // whether it may pass: another program has the file open
	wait     func(attempt int) // before another attempt, from 1
}

// system is the disk as it is.
func system() disk {
	return disk{
		write:    (*os.File).Write,
		sync:     (*os.File).Sync,
		close:    (*os.File).Close,
		rename:   os.Rename,
		link:     link,
		syncDir:  syncDir,
		truncate: os.Truncate,
		remove:   remove,
		lock:     (*flock.Flock).TryLock,
		busy:     isHeldOpen,
		wait:     func(attempt int) { time.Sleep(time.Duration(attempt) * 20 * time.Millisecond) },
	}
}

// attempts is how often something is tried that a virus scanner or a cloud
// drive stands in the way of; with the waits between, for a good two seconds.
const attempts = 15

// retry does something until it succeeds or fails for good.
func (d disk) retry(do func() error) error {
	for attempt := 1; ; attempt++ {
		err := do()
		if err == nil || attempt == attempts || !d.busy(err) {
			return err
		}
		d.wait(attempt)
	}
}

// A write is one file to be put in place as a whole.
type write struct {
	path  string // absolute, without links
	owner string // the file whose opener removes the temporary file; "" for path's own name
	data  []byte
	like  fs.FileInfo // the file whose mode and owner it gets; nil for those of a new file

	private bool // only its owner may read it
}

// replace puts w in place of what stands there. Just before it does, check may
// stop it. After an [unsyncedError] the file was replaced, after any other it
// was not.
func (d disk) replace(w write, check func() error) error {
	temp, err := d.temp(w)
	if err != nil {
		return err
	}
	err = check()
	if err == nil {
		err = d.retry(func() error { return d.rename(temp, w.path) })
	}
	if err != nil {
		return errors.Join(err, remove(temp))
	}
	return d.settle(w.path)
}

// An unsyncedError tells that a file stands in its place, but may not do so any
// more after a power cut.
type unsyncedError struct{ err error }

func (e *unsyncedError) Error() string { return e.err.Error() }
func (e *unsyncedError) Unwrap() error { return e.err }

// settle syncs the folder of a file that was put in its place.
func (d disk) settle(path string) error {
	if err := d.tolerate(d.syncDir(filepath.Dir(path))); err != nil {
		return &unsyncedError{err}
	}
	return nil
}

// create puts w where nothing stands yet; otherwise the error is
// [fs.ErrExist]. After an [unsyncedError] it is there.
func (d disk) create(w write) error {
	temp, err := d.temp(w)
	if err != nil {
		return err
	}
	err = d.retry(func() error { return d.link(temp, w.path) })
	if err != nil && !errors.Is(err, fs.ErrExist) {
		err = d.claim(temp, w.path)
	}
	removeErr := remove(temp)
	if err != nil {
		return errors.Join(err, removeErr)
	}
	return d.settle(w.path) // a temporary file that stayed is swept later
}

// claim is create for disks without links: an empty file takes the name, which
// only one can succeed in, and is then replaced.
func (d disk) claim(temp, path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	err = f.Close()
	if err == nil {
		err = d.retry(func() error { return d.rename(temp, path) })
	}
	if err != nil {
		return errors.Join(err, remove(path))
	}
	return nil
}

// temp writes the temporary file, synced and closed. After an error there is
// none.
func (d disk) temp(w write) (string, error) {
	owner := w.owner
	if owner == "" {
		owner = filepath.Base(w.path)
	}
	temp := filepath.Join(filepath.Dir(w.path), tempPrefix(owner)+rand.Text()+tempSuffix)
	mode := fs.FileMode(0o666) // and not what the umask forbids
	if w.like != nil || w.private {
		mode = 0o600
	}
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return "", err
	}
	err = d.fill(f, w)
	if closeErr := d.close(f); err == nil {
		err = closeErr
	}
	if err != nil {
		_ = f.Close() // whatever the first attempt did
		return "", errors.Join(err, remove(temp))
	}
	return temp, nil
}

func (d disk) fill(f *os.File, w write) error {
	if w.like != nil {
		imitate(f, w.like)
	}
	if _, err := d.write(f, w.data); err != nil {
		return err
	}
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if info.Size() != int64(len(w.data)) {
		return errShortWrite
	}
	return d.tolerate(d.sync(f))
}

// tolerate drops the error of a disk that knows no syncing.
func (d disk) tolerate(err error) error {
	if err != nil && isNoSync(err) {
		return nil
	}
	return err
}

// writable reports by its error whether the person may write in the file. The
// folder alone does not tell: a file can be renamed over one that is read-only.
func (d disk) writable(path string) error {
	return d.retry(func() error {
		f, err := os.OpenFile(path, os.O_WRONLY|noWait, 0)
		if errors.Is(err, fs.ErrPermission) {
			return errors.Join(errReadOnlyFile, err)
		}
		if err != nil {
			return err
		}
		return f.Close()
	})
}

// roomy reports by its error whether files can be made beside path. Whoever is
// about to answer many questions should hear of it before the first.
func (d disk) roomy(path string) error {
	temp, err := d.temp(write{path: path})
	if err != nil {
		return err
	}
	return remove(temp)
}

var errReadOnlyFile = errors.New("the file is read-only")

const tempSuffix = ".tmp"

// tempPrefix is what the temporary files for a file begin with. It has the same
// length for every name.
func tempPrefix(name string) string {
	h := sha256.Sum256([]byte(name))
	return ".mognad-" + hex.EncodeToString(h[:8]) + "-"
}

// leftovers returns the temporary files for a file in a folder.
func leftovers(folder, name string) []string {
	var found []string
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), tempPrefix(name)) && strings.HasSuffix(e.Name(), tempSuffix) {
			found = append(found, filepath.Join(folder, e.Name()))
		}
	}
	return found
}

// remove removes a file that may be gone already.
func remove(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
