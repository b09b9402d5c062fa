package store

import (
	"errors"
	"io/fs"
)

// Check looks whether the file is as it was last read or saved. If it is not, the
// error is the one that [File.Save] has. A file that is gone is written again.
func (f *File) Check() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.open {
		return writeError(f.named, f.path, saving, fs.ErrClosed)
	}
	err := f.unchanged()
	switch {
	case errors.Is(err, errGone):
		return f.putAgain(f.data, f.journal.held())
	case err != nil:
		return f.refused(err, f.data)
	}
	return nil
}
