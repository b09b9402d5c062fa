package store

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// maxBackups is how many backups of a file stay.
const maxBackups = 10

// maxBackup is the biggest backup that is looked into, in bytes.
const maxBackup = 64 << 20

// A BackupInfo is another content of a file, kept in the hidden folder.
type BackupInfo struct {
	Number int // the higher, the newer
	Path   string
	Size   int64     // in bytes
	Sum    string    // the beginning of the SHA-256 that the content had
	Saved  time.Time // when the copy was made, as the disk tells
	Sound  bool      // the content still has that checksum
}

// Backups returns the backups of a file, the newest first. The file itself may
// be gone; its folder may not.
func Backups(path string) ([]BackupInfo, error) {
	f, name, err := hiddenOf(path)
	if err != nil || f.path == "" {
		return nil, err
	}
	all, err := f.twins(name, "backup")
	if err != nil {
		return nil, readError(f.path, err)
	}
	var found []BackupInfo
	for _, t := range slices.Backward(all) {
		if b, ok := t.backup(); ok {
			found = append(found, b)
		}
	}
	return found, nil
}

// backup returns what the disk tells of a backup. It reports false if it is no
// regular file.
func (t twin) backup() (BackupInfo, bool) {
	info, err := os.Lstat(t.path)
	if err != nil || !regular(info.Mode()) {
		return BackupInfo{}, false
	}
	b := BackupInfo{Number: t.number, Path: t.path, Size: info.Size(), Sum: t.sum, Saved: info.ModTime()}
	data, err := readSafe(t.path, maxBackup)
	b.Sound = err == nil && mark(data) == t.sum
	return b, true
}

// ReadBackup returns what a backup holds, at most limit bytes. If that is no
// longer what was put into it, the error says so.
func ReadBackup(b BackupInfo, limit int64) ([]byte, error) {
	data, err := readSafe(b.Path, limit)
	switch {
	case errors.Is(err, errTooBig):
		return nil, tooBig(b.Path, max(b.Size, limit+1), limit, Input)
	case err != nil:
		return nil, readError(b.Path, err)
	case mark(data) != b.Sum:
		return nil, fail(Input, errChecksum, words.Message("backup-damaged", "path", b.Path))
	}
	return data, nil
}

// Backup keeps the bytes as they were last read or saved in the hidden folder,
// and returns the path of the copy. If the newest backup has these bytes
// already, that one is returned. The ten newest backups stay.
func (f *File) Backup() (string, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	path, err := f.keep("backup", f.data)
	if err != nil {
		return "", writeError(f.named, f.path, saving, err)
	}
	f.folder.rotate(filepath.Base(f.path))
	return path, nil
}

// rotate removes the oldest backups for name. It does not matter if that fails.
func (f folder) rotate(name string) {
	all, err := f.twins(name, "backup")
	if err != nil {
		return
	}
	stay := 0
	for _, t := range slices.Backward(all) {
		info, err := os.Lstat(t.path)
		if err != nil || !regular(info.Mode()) {
			continue
		}
		if stay++; stay > maxBackups {
			_ = os.Remove(t.path)
		}
	}
}
