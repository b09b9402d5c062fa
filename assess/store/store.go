// Package store reads and writes files so that nothing is lost.
//
// It is the only writer of assessments, and the writer of every other file that
// mognad makes. It deals in bytes: whoever saves an assessment has encoded it,
// decoded it again and compared before the bytes come here.
//
// # Promises
//
// A file holds its old content or its new one, never a part and never a mix,
// whether the writing fails, the program is killed or the power goes. A write
// goes to a temporary file in the same folder, which is measured, synced and
// closed before it takes the file's name; then the folder is synced. If
// anything fails before that, the old file stands as it was and the temporary
// file is gone; one that a killed process left is removed by the next [Open].
//
// A file that another program changed is not overwritten: [File.Save] tells it
// by a [ChangedError] and keeps the caller's bytes beside it. It looks before it
// writes and again right before the rename; a program that heeds no lock and
// writes between that look and the rename is the one that is not seen.
//
// An answer for which [File.Append] returned is in the file or in its journal,
// whatever happens afterwards. The journal is a text of lines, each with its own
// checksum. It has the whole sitting, and marks that say what of it the file holds:
// somebody may put an older file there, or remove it. It goes only when the file
// is closed, holds everything and is still what was last saved. What of it the
// file lacks is handed to the next opener by [File.Left], and is never put into
// the file, or dropped, unasked.
//
// Symbolic links are followed first, so a link stays a link. A file of several
// hard links is parted from its other names by the first save. Mode and, where
// the system lets us, owner and group stay as they are; access lists and
// extended attributes are not copied.
//
// # The hidden folder
//
// Everything beside a file NAME stands in the folder .mognad next to it, which
// tells git to ignore it:
//
//	NAME.lock                               locked while the file is open; never removed
//	NAME.who                                who has it open: information, decides nothing
//	NAME.journal                            the answers of a sitting; see [File.Append]
//	NAME.backup-0001-0f1e2d3c4b5a6978.yaml  an earlier content, kept by [File.Backup]; ten stay
//	NAME.kept-0001-0f1e2d3c4b5a6978.yaml    what could not be saved over a change; all stay
//	NAME.kept-0001-0f1e2d3c4b5a6978.journal a journal that was set aside
//	NAME.outputs                            what was made from it; see [Replace]
//	NAME.outputs.lock                       locked while an output is written
//
// The sixteen digits are the beginning of the content's SHA-256, and zeros if it
// could not be read. The number before them only grows. Where NAME is
// so long that these names would be too long, its beginning and a checksum
// stand for it.
//
// The package has no clock; times come in as values.
package store

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"mognad/checklist/language"
)

// A File is an open file that only its opener writes to. Several goroutines may
// use it. It must be closed.
type File struct {
	disk   disk
	named  string // as the person named it, for messages
	path   string // absolute, without links
	folder folder
	limit  int64
	lock   *lock
	who    Who
	notes  []language.Message // what was odd about the journal

	journal *journal

	mu   sync.Mutex
	data []byte // what stands on the disk, as far as we know
	open bool

	like      fs.FileInfo // the file as it stood there last
	rewritten int         // how often it was gone and has been written again
}

// Open opens the file for changing it, and reads it. It takes the file's lock,
// says in the hidden folder who has it, and removes the temporary files that
// an earlier process left. The file must be a regular one of at most limit
// bytes in which the person may write.
//
// If another process has it open the error is a [*LockedError]; the file can
// still be read with [Read]. Where locking does not work, as on some network
// drives, Open succeeds and [File.Locked] reports false.
func Open(path string, limit int64, who Who) (*File, error) {
	return system().open(path, limit, who)
}

func (d disk) open(path string, limit int64, who Who) (*File, error) {
	real, err := resolve(path)
	if err != nil {
		return nil, readError(path, err)
	}
	if _, err := Read(path, limit); err != nil { // before anything is made beside it
		return nil, err
	}
	if err := errors.Join(d.writable(real), d.roomy(real)); err != nil {
		return nil, writeError(path, real, saving, err)
	}
	folder, err := d.openFolder(real)
	if err != nil {
		return nil, writeError(path, real, saving, err)
	}
	name := filepath.Base(real)
	l, err := d.take(folder, name, path, who)
	if err != nil {
		return nil, err
	}
	folder.sweep(name, l.held, who.Time)
	file := &File{disk: d, named: path, path: real, folder: folder, limit: limit, lock: l, who: who, open: true}
	if err := file.load(); err != nil {
		_ = l.release()
		return nil, err
	}
	return file, nil
}

// load reads the file and its journal, now that nobody else writes.
func (f *File) load() error {
	data, err := Read(f.named, f.limit)
	if err != nil {
		return err
	}
	if f.like, err = os.Lstat(f.path); err != nil {
		return readError(f.named, err)
	}
	f.data = data
	f.journal, f.notes, err = f.disk.openJournal(f.folder, f.path, data)
	return err
}

// Data returns the bytes as they were last read or saved.
func (f *File) Data() []byte {
	f.mu.Lock()
	defer f.mu.Unlock()
	return bytes.Clone(f.data)
}

// Locked reports whether others are kept out. If not, saving relies on seeing
// that the file was changed, and the person should be told.
func (f *File) Locked() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.lock.held
}

// Path returns where the file really is: absolute, with links resolved.
func (f *File) Path() string { return f.path }

// Save puts data into the file. It holds all entries that were appended before
// the call, and what [File.Left] has as far as it is wanted. If the file is no
// longer as it was last read or saved, it is left alone and the error is a
// [*ChangedError]. A file that is gone from its folder is written again, which
// overwrites nothing; [File.Rewritten] tells it.
func (f *File) Save(data []byte) error { return f.SaveAt(data, f.journal.newest()) }

// SaveAt is [File.Save] with data that holds the entries up to a number. Those
// that are newer stay in the journal, and so do all if there is an error.
func (f *File) SaveAt(data []byte, number int) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.open {
		return writeError(f.named, f.path, saving, fs.ErrClosed)
	}
	if int64(len(data)) > f.limit {
		return tooBig(f.named, int64(len(data)), f.limit, Failure)
	}
	err := f.unchanged()
	if errors.Is(err, errGone) {
		return f.putAgain(data, number)
	}
	if err != nil {
		return f.refused(err, data)
	}
	old, err := os.Lstat(f.path)
	if err != nil {
		return writeError(f.named, f.path, saving, err)
	}
	if err := f.disk.writable(f.path); err != nil {
		return writeError(f.named, f.path, saving, err)
	}
	err = f.put(data, number, old)
	switch {
	case errors.Is(err, errGone): // it went in this moment
		return f.putAgain(data, number)
	case err != nil:
		return f.refused(err, data)
	}
	return nil
}

// put replaces the file, and keeps the journal informed.
func (f *File) put(data []byte, number int, old fs.FileInfo) error {
	f.like = old
	return f.settle(data, f.disk.replace(write{path: f.path, data: data, like: old}, func() error {
		f.journal.mark(f.disk, digest(data), number)
		return f.unchanged()
	}))
}

// putAgain writes a file that is gone, unless something takes its place meanwhile.
func (f *File) putAgain(data []byte, number int) error {
	_, err := f.disk.openFolder(f.path) // it may be gone too
	if err == nil {
		f.lockAgain()
		f.journal.mark(f.disk, digest(data), number)
		err = f.settle(data, f.disk.create(write{path: f.path, data: data, like: f.like}))
	}
	if err == nil || isUnsynced(err) {
		f.rewritten++
	}
	if errors.Is(err, fs.ErrExist) {
		err = errChanged
	}
	if err != nil {
		return f.refused(err, data)
	}
	return nil
}

// lockAgain takes the lock again, if its file went with the hidden folder.
func (f *File) lockAgain() {
	name := filepath.Base(f.path)
	if _, err := os.Lstat(f.folder.file(name, "lock")); !errors.Is(err, fs.ErrNotExist) {
		return
	}
	_ = f.lock.release()
	l, err := f.disk.take(f.folder, name, f.named, f.who)
	if err != nil {
		l = &lock{flock: f.lock.flock, who: f.lock.who} // somebody was faster
	}
	f.lock = l
}

// settle takes what has come of writing the file.
func (f *File) settle(data []byte, err error) error {
	if err != nil && !isUnsynced(err) {
		f.journal.notSaved()
		return err
	}
	f.data = bytes.Clone(data)
	f.journal.saved(f.disk, f.folder, err == nil)
	return err
}

// Rewritten returns how often the file was gone and has been written again.
func (f *File) Rewritten() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.rewritten
}

// What the file may be other than what we last knew.
var (
	errChanged = errors.New("changed by another program")
	errGone    = errors.New("removed by another program")
)

// unchanged looks whether the file is what it was.
func (f *File) unchanged() error {
	info, err := os.Lstat(f.path)
	if errors.Is(err, fs.ErrNotExist) && folderExists(f.path) {
		return errGone
	}
	if err != nil {
		return err
	}
	if !regular(info.Mode()) || info.Size() != int64(len(f.data)) {
		return errChanged
	}
	now, err := f.disk.read(f.path, f.limit)
	if errors.Is(err, errTooBig) {
		return errChanged
	}
	if err != nil {
		return err
	}
	if !bytes.Equal(now, f.data) {
		return errChanged
	}
	return nil
}

// refused is the error of a save that did not come about because of err.
func (f *File) refused(err error, data []byte) error {
	if !errors.Is(err, errChanged) {
		return writeError(f.named, f.path, saving, err)
	}
	f.journal.confirm(f.disk)
	kept, keepErr := f.keep("kept", data)
	return changed(f.named, kept, keepErr)
}

// Reload reads the file again, after a [ChangedError] for example. What it reads
// becomes what the next [File.Save] compares with.
func (f *File) Reload() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	data, err := Read(f.path, f.limit)
	if err == nil {
		f.data = data
		f.journal.know(digest(data))
	}
	return err
}

// keep puts data beside the file, with the file's mode if it still has one.
func (f *File) keep(kind string, data []byte) (string, error) {
	like, err := os.Lstat(f.path)
	if err != nil {
		like = nil
	}
	return f.disk.keep(f.folder, kind, write{owner: filepath.Base(f.path), data: data, like: like})
}

// Close lets others open the file. It does not save; as long as the file lacks
// entries, or is not what was last saved, the journal stays.
func (f *File) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.open {
		return nil
	}
	f.open = false
	err := f.unchanged()
	if err != nil {
		f.journal.confirm(f.disk)
	}
	f.journal.close(f.disk, err == nil)
	return f.lock.release()
}
