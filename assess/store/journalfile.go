package store

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

const (
	maxJournal = 64 << 20 // how many bytes a journal may have
	enough     = 4 << 20  // with more, it begins anew once the file has everything
)

var (
	errLeft          = errors.New("an earlier process left answers")
	errOthersJournal = errors.New("another process writes the journal")
	errStrange       = errors.New("no regular file")
)

// A journal is the journal of an open file. It has a lock of its own, so that an
// answer need not wait until the file is saved. What is in it is held here too, so
// that a journal that somebody removed can be written again.
type journal struct {
	path string // of the journal
	like string // the path of the file that the journal belongs to

	mu      sync.Mutex
	closed  bool
	left    *Journal // what an earlier process left, until that is resolved
	base    string   // the checksum of the file as it stands, as far as we know
	safe    string   // that of the file as it last stood and survives a power cut
	origin  string   // that of the file that the first of sitting was given on
	sitting []record // everything in the journal
	coming  *line    // the mark of a save that is under way
	marked  bool     // that mark is in the journal
	pending []record // what the file lacks of it
	last    int      // the number of the newest entry
	needed  bool     // a power cut may bring back the file that the journal begins with

	made    bool   // the journal's file is there, and ours
	settled bool   // its name survives a power cut
	first   []byte // its first line; empty if it has none
	size    int64  // how long it is
	unended bool   // its last line has no break
	torn    bool   // something stands after size that does not count
}

// append notes entries.
func (j *journal) append(d disk, entries []Entry) error {
	var lines []byte
	var records []record
	for i, e := range entries {
		e.Data = bytes.Clone(e.Data)
		rec := record{j.last + 1 + i, e}
		var err error
		if lines, err = rec.appendTo(lines); err != nil {
			return err
		}
		records = append(records, rec)
	}
	if len(lines) == 0 {
		return nil
	}
	if err := j.put(d, lines); err != nil {
		return err
	}
	if len(j.sitting) == 0 {
		j.origin = j.base
	}
	j.sitting = append(j.sitting, records...)
	j.pending = append(j.pending, records...)
	j.last += len(records)
	return nil
}

// appendTo appends the record's line to others.
func (rec record) appendTo(lines []byte) ([]byte, error) {
	l, err := entryLine(rec.number, rec.Entry)
	if err != nil {
		return nil, err
	}
	raw, err := l.bytes()
	return append(lines, raw...), err
}

// put puts lines at the end of the journal. If there is none it begins one, with
// everything of the sitting.
func (j *journal) put(d disk, lines []byte) error {
	if j.size > 0 {
		err := j.extend(d, lines)
		if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		j.forget() // somebody removed it
	}
	err := j.start(d, lines)
	if errors.Is(err, fs.ErrNotExist) && j.made { // somebody removed it while it was empty
		j.forget()
		err = j.start(d, lines)
	}
	return err
}

// start begins a journal with everything of the sitting, and lines.
func (j *journal) start(d disk, lines []byte) error {
	first, whole, err := j.begin()
	if err == nil && !j.made {
		err = j.create()
	}
	if err == nil && !j.settled {
		err = j.settle(d)
	}
	if err == nil {
		err = j.extend(d, append(whole, lines...))
	}
	if err == nil {
		j.first = first
	}
	return err
}

// begin returns the first line of a new journal, and that with all others
// that it must have before a new entry.
func (j *journal) begin() (first, whole []byte, err error) {
	head := line{Version: journalVersion, File: filepath.Base(j.like), Base: j.base, After: j.last, ID: rand.Text()}
	if len(j.sitting) > 0 {
		head.Base, head.After = j.origin, j.sitting[0].number-1
	}
	if first, err = head.bytes(); err != nil {
		return nil, nil, err
	}
	whole = bytes.Clone(first)
	for _, rec := range j.sitting {
		if whole, err = rec.appendTo(whole); err != nil {
			return nil, nil, err
		}
	}
	for _, mark := range j.marks() {
		raw, err := mark.bytes()
		if err != nil {
			return nil, nil, err
		}
		whole = append(whole, raw...)
	}
	return first, whole, nil
}

// marks returns the marks of a new journal: what the file holds of it, and what it
// is about to hold.
func (j *journal) marks() []line {
	var all []line
	if len(j.sitting) > len(j.pending) {
		all = append(all, line{Becomes: j.base, Holds: j.holds(), Last: j.last, From: j.safe})
	}
	if j.coming != nil {
		all = append(all, *j.coming)
	}
	return all
}

// create makes the journal's file, empty, with the rights of the file that it
// belongs to.
func (j *journal) create() error {
	f, err := os.OpenFile(j.path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return errOthersJournal
	}
	if err != nil {
		return err
	}
	j.forget()
	j.made = true
	if like, err := os.Lstat(j.like); err == nil {
		imitate(f, like)
	}
	return f.Close()
}

// settle makes sure that the journal's name survives a power cut, before
// anything stands in it.
func (j *journal) settle(d disk) error {
	hidden := filepath.Dir(j.path)
	err := errors.Join(d.tolerate(d.syncDir(hidden)), d.tolerate(d.syncDir(filepath.Dir(hidden))))
	j.settled = err == nil
	return err
}

// extend puts lines at the end of the journal's file. If that fails, the file is
// as long as before, or known to be torn.
func (j *journal) extend(d disk, lines []byte) error {
	if j.unended {
		lines = append([]byte("\n"), lines...)
	}
	size := j.size + int64(len(lines))
	if size > maxJournal {
		return errTooBig
	}
	if j.torn {
		if err := j.cut(d, j.size); err != nil {
			return err
		}
	}
	f, err := j.openOurs(d)
	if err != nil {
		return err
	}
	if err := d.finish(f, lines, size); err != nil {
		j.torn = true
		return errors.Join(err, j.cut(d, j.size))
	}
	j.size, j.unended = size, false
	return nil
}

// cut makes the journal's file shorter: as long as it was before something went
// wrong, or empty after everything in it was saved.
func (j *journal) cut(d disk, size int64) error {
	f, err := j.openOurs(d)
	if err == nil {
		err = f.Close()
	}
	if err == nil {
		err = d.retry(func() error { return d.truncate(j.path, size) })
	}
	if err == nil {
		j.torn = false
	}
	return err
}

// openOurs opens the journal's file for appending. If it is not as we left it
// the error is [errOthersJournal].
func (j *journal) openOurs(d disk) (*os.File, error) {
	if info, err := os.Lstat(j.path); err == nil && !regular(info.Mode()) {
		return nil, errOthersJournal
	}
	var f *os.File
	err := d.retry(func() (err error) {
		f, err = os.OpenFile(j.path, os.O_RDWR|os.O_APPEND|noWait, 0)
		return err
	})
	if err != nil {
		return nil, err
	}
	if !j.isOurs(f) {
		return nil, errors.Join(errOthersJournal, f.Close())
	}
	return f, nil
}

func (j *journal) isOurs(f *os.File) bool {
	first := make([]byte, len(j.first))
	if _, err := io.ReadFull(f, first); err != nil || !bytes.Equal(first, j.first) {
		return false
	}
	info, err := f.Stat()
	return err == nil && (info.Size() == j.size || j.torn && info.Size() > j.size)
}

// finish writes to f, looks whether it is as long as it should be then, syncs
// and closes it.
func (d disk) finish(f *os.File, data []byte, size int64) error {
	_, err := d.write(f, data)
	if err == nil {
		var info fs.FileInfo
		if info, err = f.Stat(); err == nil && info.Size() != size {
			err = errShortWrite
		}
	}
	if err == nil {
		err = d.tolerate(d.sync(f))
	}
	closeErr := d.close(f)
	if err == nil {
		err = closeErr
	}
	if err != nil {
		_ = f.Close() // whatever the first attempt did
	}
	return err
}
