package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Offer lets answers that were set aside wait again: whoever opens the file next is
// handed them by [File.Left]. The copy stays. If others wait already the error is a
// conflict, and if somebody has the file open a [*LockedError].
func Offer(path string, k KeptInfo, who Who) error { return system().offer(path, k, who) }

func (d disk) offer(path string, k KeptInfo, who Who) error {
	data, err := ReadBackup(k.BackupInfo, maxJournal)
	if err != nil {
		return err
	}
	real, err := lastPlace(path)
	if err != nil {
		return writeError(path, absolute(path), saving, err)
	}
	folder, err := d.openFolder(real)
	if err != nil {
		return writeError(path, real, saving, err)
	}
	name := filepath.Base(real)
	l, err := d.take(folder, name, path, who)
	if err != nil {
		return err
	}
	defer l.release() //nolint:errcheck // the journal is in its place, or the error is told
	like, err := os.Lstat(k.Path)
	if err == nil {
		err = d.create(write{path: folder.file(name, "journal"), owner: name, data: data, like: like})
	}
	if errors.Is(err, fs.ErrExist) {
		return fail(Conflict, errLeft, words.Message("journal-left", "path", path))
	}
	if err != nil {
		return writeError(path, real, saving, notWritten(err))
	}
	return nil
}
