package store

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"mognad/checklist/language"
)

// maxJournal is how many bytes a journal may have.
const maxJournal = 64 << 20

var (
	errLeft          = errors.New("an earlier process left answers")
	errOthersJournal = errors.New("another process writes the journal")
	errStrange       = errors.New("no regular file")
)

// A journal is the journal of an open file. It has a lock of its own, so that an
// answer need not wait until the file is saved. What is not in the file yet is
// held here too, so that a journal that somebody removed can be written again.
type journal struct {
	path string // of the journal
	like string // the path of the file that the journal belongs to

	mu      sync.Mutex
	closed  bool
	left    *Journal // what an earlier process left, until that is resolved
	base    string   // the checksum of the file as it stands, as far as we know
	coming  *line    // the mark of a save that is under way
	pending []record // what the file lacks
	last    int      // the number of the newest entry

	made    bool   // the journal's file is there, and ours
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
// everything that the file lacks.
func (j *journal) put(d disk, lines []byte) error {
	if j.size > 0 {
		err := j.extend(d, lines)
		if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		j.forget() // somebody removed it
	}
	first, whole, err := j.begin()
	if err != nil {
		return err
	}
	whole = append(whole, lines...)
	if j.made {
		err = j.extend(d, whole)
		if errors.Is(err, fs.ErrNotExist) {
			j.forget()
		}
	}
	if !j.made {
		err = j.create(d, whole)
	}
	if err == nil {
		j.first = first
	}
	return err
}

// begin returns the first line of a new journal, and that with all others
// that it must have before a new entry.
func (j *journal) begin() (first, whole []byte, err error) {
	after := j.last
	if len(j.pending) > 0 {
		after = j.pending[0].number - 1
	}
	head := line{Version: journalVersion, File: filepath.Base(j.like), Base: j.base, After: after, ID: rand.Text()}
	if first, err = head.bytes(); err != nil {
		return nil, nil, err
	}
	whole = bytes.Clone(first)
	for _, rec := range j.pending {
		if whole, err = rec.appendTo(whole); err != nil {
			return nil, nil, err
		}
	}
	if j.coming != nil {
		raw, err := j.coming.bytes()
		if err != nil {
			return nil, nil, err
		}
		whole = append(whole, raw...)
	}
	return first, whole, nil
}

// create makes the journal's file, with the rights of the file that it belongs to.
func (j *journal) create(d disk, whole []byte) error {
	f, err := os.OpenFile(j.path, os.O_WRONLY|os.O_CREATE|os.O_EXCL|os.O_APPEND, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return errOthersJournal
	}
	if err != nil {
		return err
	}
	if like, err := os.Lstat(j.like); err == nil {
		imitate(f, like)
	}
	err = d.finish(f, whole, int64(len(whole)))
	if err == nil {
		hidden := filepath.Dir(j.path)
		err = errors.Join(d.tolerate(d.syncDir(hidden)), d.tolerate(d.syncDir(filepath.Dir(hidden))))
	}
	if err != nil {
		return errors.Join(err, remove(j.path))
	}
	j.made, j.size = true, int64(len(whole))
	return nil
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

// cut makes the journal's file as long as it was before something went wrong, or
// empty after everything in it was saved.
func (j *journal) cut(d disk, size int64) error {
	info, err := os.Lstat(j.path)
	if err == nil && !regular(info.Mode()) {
		err = errStrange
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
	first := make([]byte, len(j.first))
	_, err = io.ReadFull(f, first)
	info, statErr := f.Stat()
	if err != nil || statErr != nil || info.Size() != j.size || !bytes.Equal(first, j.first) {
		return nil, errors.Join(errOthersJournal, f.Close())
	}
	return f, nil
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

// newest returns the number of the newest entry.
func (j *journal) newest() int {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.last
}

// mark notes that the file is about to become data, which holds the entries up
// to a number. Without the note, somebody would be asked about answers that are
// in the file; so that it cannot be written does not stop the save.
func (j *journal) mark(d disk, is string, number int) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.coming = &line{Becomes: is, Holds: min(number, j.last), Last: j.last}
	if j.size == 0 {
		return
	}
	if raw, err := j.coming.bytes(); err == nil {
		_ = j.extend(d, raw)
	}
}

// saved tells that the file became what was announced. If that is safe, the
// journal no longer needs what is in it.
func (j *journal) saved(d disk, f folder, safe bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	mark := j.coming
	j.coming = nil
	j.base = mark.Becomes
	if !safe {
		return
	}
	for len(j.pending) > 0 && j.pending[0].number <= mark.Holds {
		j.pending = j.pending[1:]
	}
	if len(j.pending) > 0 {
		return
	}
	left := j.left
	j.left = nil
	if !j.made {
		return
	}
	if left != nil && left.Damaged > 0 {
		if _, err := d.setAside(f, filepath.Base(j.like)); err == nil {
			j.forget()
		}
		return
	}
	j.empty(d)
}

// notSaved tells that the file did not become what was announced.
func (j *journal) notSaved() {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.coming = nil
}

// empty empties the journal's file. If it cannot be done, the mark in it says
// that the file has everything.
func (j *journal) empty(d disk) {
	f, err := j.openOurs(d)
	if err != nil {
		return
	}
	_ = f.Close()
	if j.cut(d, 0) == nil {
		j.first, j.size, j.unended = nil, 0, false
	}
}

// forget tells that the journal's file is not there any more.
func (j *journal) forget() {
	j.made, j.first, j.size, j.unended, j.torn = false, nil, 0, false, false
}

// know tells what the file is now.
func (j *journal) know(is string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.base = is
}

// close ends the journal. Its file goes if the file lacks nothing.
func (j *journal) close(d disk) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.closed = true
	if !j.made || len(j.pending) > 0 || j.left != nil {
		return
	}
	f, err := j.openOurs(d)
	if err != nil {
		return
	}
	_ = f.Close()
	_ = d.retry(func() error { return d.remove(j.path) })
}

// openJournal reads what an earlier process left. What it can make nothing of is
// set aside, and told.
func (d disk) openJournal(f folder, file string, data []byte) (*journal, []language.Message, error) {
	name := filepath.Base(file)
	j := &journal{path: f.file(name, "journal"), like: file, base: digest(data)}
	raw, err := readSafe(j.path, maxJournal)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return j, nil, nil
	case errors.Is(err, errTooBig):
		notes, err := d.putAway(f, file, errTooBig)
		return j, notes, err
	case errors.Is(err, errStrange):
		return nil, nil, fail(Failure, err, words.Message("journal-strange", "path", j.path))
	case err != nil:
		return nil, nil, readError(j.path, err)
	}
	r := readJournal(raw)
	records, follows, damage := r.left(j.base)
	if what := r.useless(name, records, follows, damage); what != nil {
		notes, err := d.putAway(f, file, what)
		return j, notes, err
	}
	if len(records) == 0 {
		_ = d.retry(func() error { return d.remove(j.path) })
		return j, nil, nil
	}
	j.resume(r, records)
	j.left.Follows, j.left.Damaged = follows, damage
	return j, nil, nil
}

var (
	errNewer   = errors.New("a later release wrote it")
	errOther   = errors.New("it belongs to another file")
	errDamaged = errors.New("it cannot be read")
)

// useless tells why nothing can be made of a journal, nil if something can.
func (r reading) useless(name string, records []record, follows bool, damage int) error {
	switch {
	case r.newer():
		return errNewer
	case !follows && r.others(name):
		return errOther
	case len(records) == 0 && damage > 0:
		return errDamaged
	}
	return nil
}

// resume takes over the file of an earlier process.
func (j *journal) resume(r reading, records []record) {
	j.made, j.first, j.size, j.unended = true, r.first, r.size, r.unended
	j.last, j.pending = r.last, records
	j.left = &Journal{Path: j.path}
	for _, rec := range records {
		j.left.Entries = append(j.left.Entries, rec.Entry)
	}
}

// putAway sets aside a journal that nothing can be made of, and says so.
func (d disk) putAway(f folder, file string, what error) ([]language.Message, error) {
	kept, err := d.setAside(f, filepath.Base(file))
	if err != nil {
		return nil, writeError(file, file, saving, err)
	}
	message := words.Message("journal-damaged", "path", file, "kept", kept)
	switch {
	case errors.Is(what, errNewer):
		message = words.Message("journal-newer", "path", file, "kept", kept)
	case errors.Is(what, errOther):
		message = words.Message("journal-other", "path", file, "kept", kept)
	}
	return []language.Message{message}, nil
}

// setAside gives a journal the name of a copy that is kept.
func (d disk) setAside(f folder, name string) (string, error) {
	path := f.file(name, "journal")
	sum, err := checksum(path)
	if err != nil {
		return "", err
	}
	kept, err := d.moveAside(f, name, path, hex.EncodeToString(sum[:])[:markLength], ".journal")
	if isUnsynced(err) {
		err = nil // after a power cut it is where it was
	}
	return kept, err
}
