package store

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// A RescuedCopy is an emergency copy that [Rescue] made.
type RescuedCopy struct {
	Path  string
	Saved time.Time // when it was written, as the disk tells
}

// Rescued returns the emergency copies of files called name in some folders, the
// newest first. What is in them is for the caller to see: another file may have
// the same name. In a folder where everybody may write, only copies count that
// nobody else can read. One that was opened itself is a file of its own. Folders that cannot be looked into are passed over.
func Rescued(name string, dirs ...string) []RescuedCopy {
	var found []RescuedCopy
	for _, dir := range dirs {
		if dir == "" {
			continue
		}
		entries, err := os.ReadDir(absolute(dir))
		if err != nil {
			continue
		}
		for _, e := range entries {
			path := filepath.Join(absolute(dir), e.Name())
			seen := slices.ContainsFunc(found, func(c RescuedCopy) bool { return c.Path == path })
			if info, ok := rescuedAt(name, path, e); ok && !seen {
				found = append(found, RescuedCopy{path, info.ModTime()})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b RescuedCopy) int { return b.Saved.Compare(a.Saved) })
	return found
}

// rescuedAt reports whether an entry of a folder is an emergency copy.
func rescuedAt(name, path string, e fs.DirEntry) (fs.FileInfo, bool) {
	if !isRescue(filepath.Base(name), e.Name()) {
		return nil, false
	}
	info, err := e.Info()
	if err != nil || !regular(info.Mode()) {
		return nil, false
	}
	dir, err := os.Stat(filepath.Dir(path))
	if err != nil || dir.Mode()&0o002 != 0 && !onlyOwners(info) || adopted(path) {
		return nil, false
	}
	return info, true
}

// adopted reports whether somebody has opened an emergency copy itself, and so
// goes on with it as with any file.
func adopted(path string) bool {
	_, err := os.Lstat(folder{filepath.Join(filepath.Dir(path), hidden)}.file(filepath.Base(path), "lock"))
	return err == nil
}

// TakeIn moves an emergency copy of the file into the hidden folder, which may be
// on another disk, and returns where it is then. The copy there is safe and has
// the same bytes before the other one is removed.
func (f *File) TakeIn(c RescuedCopy) (kept string, err error) {
	name := filepath.Base(f.path)
	if !isRescue(name, filepath.Base(c.Path)) {
		return "", writeError(c.Path, c.Path, saving, fs.ErrInvalid)
	}
	info, err := os.Lstat(c.Path)
	if err != nil {
		return "", readError(c.Path, err)
	}
	data, err := readSafe(c.Path, f.limit)
	if err != nil {
		return "", readError(c.Path, err)
	}
	kept, err = f.disk.keep(f.folder, "kept", write{owner: name, data: data, like: info})
	if err != nil {
		return "", writeError(c.Path, c.Path, saving, notWritten(err))
	}
	for _, path := range []string{kept, c.Path} {
		if now, err := readSafe(path, f.limit); err != nil || !bytes.Equal(now, data) {
			return "", writeError(c.Path, c.Path, saving, errors.Join(errChanged, err))
		}
	}
	if err := f.disk.retry(func() error { return f.disk.remove(c.Path) }); err != nil {
		return "", writeError(c.Path, c.Path, saving, err)
	}
	return kept, nil
}
