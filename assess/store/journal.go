package store

import (
	"bytes"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"mognad/checklist/language"
)

// An Entry is an answer that was given. It says everything about its point:
// whoever has an entry needs none that came before it.
type Entry struct {
	Time  time.Time
	Point string // the point's id
	Data  []byte // the answer, in the caller's own form
}

// A Journal is what an earlier process left: answers that were given and are
// not in the file.
type Journal struct {
	Entries []Entry // in the order they were given
	// Follows tells that the file is still what it was then. If not, it was changed
	// since, and the entries may be older than what it says; some of them may have
	// been in it.
	Follows bool
	// Damaged is how many further entries cannot be read. Then a copy of the
	// journal is kept when it is resolved.
	Damaged int
	Path    string
}

// Append notes answers in the journal, and returns the number of the newest
// entry of all. After it returns without an error they survive whatever
// happens. After an error none of them is noted. It does not wait for a
// [File.Save] that is under way.
//
// It is refused as long as [File.Left] has something.
func (f *File) Append(entries ...Entry) (number int, err error) {
	j := f.journal
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.closed {
		return j.last, writeError(f.named, f.path, saving, fs.ErrClosed)
	}
	if j.left != nil {
		return j.last, fail(Conflict, errLeft, words.Message("journal-left", "path", f.named))
	}
	err = j.append(f.disk, entries)
	if errors.Is(err, fs.ErrNotExist) && folderExists(f.path) { // the hidden folder was removed
		if _, err = f.disk.openFolder(f.path); err == nil {
			err = j.append(f.disk, entries)
		}
	}
	if err != nil {
		return j.last, f.journalError(err)
	}
	return j.last, nil
}

func (f *File) journalError(err error) error {
	switch {
	case errors.Is(err, errOthersJournal):
		return fail(Conflict, err, words.Message("journal-changed", "path", f.named, "journal", f.journal.path))
	case errors.Is(err, errTooBig):
		return tooBig(f.named, maxJournal, maxJournal, Failure)
	}
	return writeError(f.named, f.path, saving, err)
}

// Left returns what an earlier process left that was killed, or could not save.
// Whoever opened the file decides what becomes of it, and ends it by a
// [File.Save] or a [File.SetAside]; from then on there is nothing left.
func (f *File) Left() (Journal, bool) {
	j := f.journal
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.left == nil {
		return Journal{}, false
	}
	left := *j.left
	left.Entries = slices.Clone(left.Entries)
	return left, true
}

// SetAside keeps what an earlier process left as a copy in the hidden folder,
// and returns the copy's path. If nothing is left it does nothing.
func (f *File) SetAside() (string, error) {
	j := f.journal
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.left == nil {
		return "", nil
	}
	kept, err := f.disk.setAside(f.folder, filepath.Base(f.path))
	if err != nil {
		return "", writeError(f.named, f.path, saving, err)
	}
	j.pending, j.sitting, j.left = nil, nil, nil
	j.forget()
	return kept, nil
}

// Notes returns what the person should be told of the journal that [Open] found
// and could make nothing of: it is damaged, belongs to another file, or was
// written by a later release. It was set aside.
func (f *File) Notes() []language.Message { return f.notes }

// Waiting tells those who only read a file whether answers wait in its journal
// that are not in the file: to how many points, and when the newest was given. If somebody
// has the file open it may be out of date at once. Of a file that is gone it tells
// what its journal holds.
func Waiting(path string) (n int, newest time.Time, ok bool) {
	real, err := lastPlace(path)
	if err != nil {
		return 0, time.Time{}, false
	}
	name := filepath.Base(real)
	journal := folder{filepath.Join(filepath.Dir(real), hidden)}.file(name, "journal")
	before, err := readSafe(journal, maxJournal)
	for range attempts {
		if err != nil || len(before) == 0 {
			return 0, time.Time{}, false
		}
		is, err := digestOf(real)
		if err != nil {
			return 0, time.Time{}, false
		}
		after, err := readSafe(journal, maxJournal)
		if err == nil && bytes.Equal(before, after) {
			return waiting(before, name, is)
		}
		before = after // the file was saved in this moment
	}
	return 0, time.Time{}, false
}

// digestOf returns the checksum of a file, "" if it is gone.
func digestOf(path string) (string, error) {
	sum, err := checksum(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return hex.EncodeToString(sum[:]), err
}

func waiting(journal []byte, name, is string) (n int, newest time.Time, ok bool) {
	r := readJournal(journal)
	records, follows, _ := r.left(is)
	if r.newer() || !follows && r.others(name) {
		return 0, time.Time{}, false
	}
	points := map[string]bool{}
	for _, rec := range records {
		points[rec.Point] = true
		if rec.Time.After(newest) {
			newest = rec.Time
		}
	}
	return len(points), newest, len(points) > 0
}

// readSafe reads a regular file in the hidden folder, and nothing that a link
// there leads to.
func readSafe(path string, limit int64) ([]byte, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	if !regular(info.Mode()) {
		return nil, errStrange
	}
	return system().read(path, limit)
}
