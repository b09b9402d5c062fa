package store

import (
	"bytes"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Restore puts a backup in the place of a file, whole or not at all, and returns
// where the bytes are that stood there: a new backup, or, of a file that cannot
// be read, the file itself under another name. Without a file kept is "".
//
// Answers that wait in the journal go on waiting, and are offered to whoever opens
// the file. Those that what stood there had already are not among them. If
// somebody has the file open the error is a [*LockedError].
func Restore(path string, b BackupInfo, limit int64, who Who) (kept string, err error) {
	return system().restore(path, b, limit, who)
}

func (d disk) restore(path string, b BackupInfo, limit int64, who Who) (kept string, err error) {
	data, err := ReadBackup(b, limit)
	if err != nil {
		return "", err
	}
	real, err := lastPlace(path)
	if err != nil {
		return "", writeError(path, absolute(path), saving, err)
	}
	folder, err := d.openFolder(real)
	if err != nil {
		return "", writeError(path, real, saving, err)
	}
	name := filepath.Base(real)
	l, err := d.take(folder, name, path, who)
	if err != nil {
		return "", err
	}
	defer l.release() //nolint:errcheck // the file is in its place, or the error is told
	folder.sweep(name, l.held, who.Time)
	r := restoring{disk: d, folder: folder, named: path, path: real, limit: limit}
	return r.run(data, b.Path)
}

// A restoring is one backup on its way into its file.
type restoring struct {
	disk   disk
	folder folder
	named  string // as the person named the file
	path   string
	limit  int64

	old    fs.FileInfo // what stands there; nil for nothing
	before []byte      // what is in it
	odd    bool        // it cannot be read
}

// run does everything that needs the lock. The order matters: whatever is cut
// off in between, the old bytes and the backup are there.
func (r *restoring) run(data []byte, backup string) (kept string, err error) {
	if err := r.look(); err != nil {
		return "", err
	}
	if err := r.trimJournal(); err != nil {
		return "", writeError(r.named, r.path, saving, notWritten(err))
	}
	if r.old != nil {
		if kept, err = r.keep(); err != nil {
			return "", writeError(r.named, r.path, saving, err)
		}
	}
	err = r.put(data, backup)
	if err != nil && r.odd && !isUnsynced(err) && r.putBack(kept) {
		kept = ""
	}
	if errors.Is(err, errChanged) || errors.Is(err, fs.ErrExist) {
		return kept, fail(Conflict, errChanged, words.Message("restore-changed", "path", r.named))
	}
	if err != nil {
		return kept, writeError(r.named, r.path, saving, err)
	}
	r.folder.rotate(filepath.Base(r.path))
	return kept, nil
}

// look learns what stands in the file's place.
func (r *restoring) look() error {
	old, err := os.Lstat(r.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = notRegular(old.Mode())
	}
	if err != nil {
		return readError(r.named, err)
	}
	if err := r.disk.writable(r.path); err != nil {
		return writeError(r.named, r.path, saving, err)
	}
	r.old = old
	r.before, err = r.disk.read(r.path, r.limit)
	r.odd = err != nil
	return nil
}

// keep keeps what stands there.
func (r *restoring) keep() (string, error) {
	name := filepath.Base(r.path)
	if !r.odd {
		kept, err := r.disk.keep(r.folder, "backup", write{owner: name, data: r.before, like: r.old})
		return kept, notWritten(err)
	}
	sum, err := checksum(r.path)
	if err != nil {
		sum = [len(sum)]byte{} // nobody can tell
	}
	kept, err := r.disk.moveAside(r.folder, name, r.path, hex.EncodeToString(sum[:])[:markLength], ending(name))
	if isUnsynced(err) {
		err = nil // after a power cut it is where it was
	}
	return kept, err
}

// notWritten is the error of something beside the file that may not last: the file
// itself was not written.
func notWritten(err error) error {
	if e, ok := errors.AsType[*unsyncedError](err); ok {
		return e.err
	}
	return err
}

// put puts the backup where the file was when we looked.
func (r *restoring) put(data []byte, backup string) error {
	w := write{path: r.path, data: data, like: r.old}
	if r.old == nil || r.odd {
		w.like, _ = os.Lstat(backup) // whose rights let it be read
		return r.disk.create(w)
	}
	return r.disk.replace(w, func() error {
		now, err := r.disk.read(r.path, r.limit)
		if err != nil || !bytes.Equal(now, r.before) {
			return errChanged
		}
		return nil
	})
}

// putBack gives the file that cannot be read its name again.
func (r *restoring) putBack(kept string) bool {
	if _, err := os.Lstat(r.path); !errors.Is(err, fs.ErrNotExist) {
		return false
	}
	return r.disk.retry(func() error { return r.disk.rename(kept, r.path) }) == nil
}

// trimJournal leaves in the journal what the file lacks as it stands, so that what
// it has is not offered again on an older one. To the file as it stands both say
// the same. A journal that is damaged, or that does not continue the file, says
// what it says.
func (r *restoring) trimJournal() error {
	name := filepath.Base(r.path)
	path := r.folder.file(name, "journal")
	raw, err := readSafe(path, maxJournal)
	if err != nil || r.old == nil || r.odd {
		return nil //nolint:nilerr // what is no journal is told when the file is opened
	}
	read, is := readJournal(raw), digest(r.before)
	records, follows, damage := read.left(is)
	switch {
	case !follows || damage > 0 || read.newer():
		return nil
	case len(records) == 0:
		_, err := r.disk.setAside(r.folder, name)
		return err
	case len(records) == len(read.records):
		return nil
	}
	j := &journal{like: r.path, base: is, origin: is, sitting: records, pending: records, last: read.last}
	_, whole, err := j.begin()
	if err != nil {
		return err
	}
	like, err := os.Lstat(path)
	if err != nil {
		return err
	}
	return r.disk.replace(write{path: path, owner: name, data: whole, like: like}, func() error { return nil })
}
