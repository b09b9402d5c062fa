package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// A KeptInfo is something that was kept in the hidden folder since it could not,
// or was not to, become part of a file. Nothing removes it.
type KeptInfo struct {
	BackupInfo      // a version can be put back with [Restore], as a backup can
	Journal    bool // answers that were set aside; otherwise a version of the file
}

// Kept returns what was kept for a file, the newest first. The file itself may be
// gone; its folder may not.
func Kept(path string) ([]KeptInfo, error) {
	f, name, err := hiddenOf(path)
	if err != nil || f.path == "" {
		return nil, err
	}
	all, err := f.twins(name, "kept")
	if err != nil {
		return nil, readError(f.path, err)
	}
	var found []KeptInfo
	for _, t := range slices.Backward(all) {
		if info, ok := t.backup(); ok {
			found = append(found, KeptInfo{info, filepath.Ext(t.path) == ".journal"})
		}
	}
	return found, nil
}

// Traces reports whether the hidden folder has anything of a file, which may be
// gone: backups, answers that wait, or what was kept.
func Traces(path string) bool {
	backups, _ := Backups(path)
	kept, _ := Kept(path)
	n, _, _ := Waiting(path)
	return len(backups)+len(kept)+n > 0
}

// hiddenOf returns the hidden folder beside a file, the zero value if there is
// none, and the file's own name.
func hiddenOf(path string) (f folder, name string, err error) {
	real, err := lastPlace(path)
	if err != nil {
		return folder{}, "", readError(path, err)
	}
	f = folder{filepath.Join(filepath.Dir(real), hidden)}
	info, err := os.Lstat(f.path)
	if errors.Is(err, fs.ErrNotExist) {
		return folder{}, "", nil
	}
	if err == nil && !info.IsDir() {
		return folder{}, "", writeError(path, real, saving, errHidden)
	}
	return f, filepath.Base(real), nil
}
