package store

import (
	"encoding/hex"
	"errors"
	"io/fs"
	"path/filepath"

	"mognad/checklist/language"
)

// openJournal reads what an earlier process left. What it can make nothing of is
// set aside, and told.
func (d disk) openJournal(f folder, file string, data []byte) (*journal, []language.Message, error) {
	name := filepath.Base(file)
	j := &journal{path: f.file(name, "journal"), like: file, base: digest(data), safe: digest(data)}
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
		j.discard(d, r)
		return j, nil, nil
	}
	j.resume(r)
	j.pending, j.left = records, &Journal{Path: j.path}
	for _, rec := range records {
		j.left.Entries = append(j.left.Entries, rec.Entry)
	}
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
func (j *journal) resume(r reading) {
	j.made, j.settled, j.first, j.size, j.unended, j.torn = true, true, r.first, r.size, r.unended, r.torn
	j.last, j.sitting, j.origin = r.last, r.records, r.head.Base
}

// discard removes a journal that the file has everything of, once that is safe:
// who wrote it may have been killed before the file's name was synced. One that
// stays is used again.
func (j *journal) discard(d disk, r reading) {
	err := d.settle(j.like)
	j.needed = err != nil
	if err == nil {
		err = d.retry(func() error { return d.remove(j.path) })
	}
	if err != nil {
		j.resume(r)
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
