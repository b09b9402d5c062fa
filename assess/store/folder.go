package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// hidden is the name of the folder beside the files.
const hidden = ".mognad"

// A folder is the hidden folder beside some file.
type folder struct{ path string }

// openFolder makes the hidden folder beside a file unless it is there. Whoever
// may write where the file is may write in it.
func (d disk) openFolder(path string) (folder, error) {
	dir, name := filepath.Split(path)
	f := folder{filepath.Join(dir, hidden)}
	err := os.Mkdir(f.path, 0o777)
	switch {
	case err == nil:
		share(f.path, 0o777)
	case !errors.Is(err, fs.ErrExist):
		return folder{}, err
	}
	// A link could lead anywhere, and might have come with the files.
	info, err := os.Lstat(f.path)
	if err != nil {
		return folder{}, err
	}
	if !info.IsDir() {
		return folder{}, errHidden
	}
	return f, d.ignore(f, name)
}

// ignore tells git to leave the folder alone.
func (d disk) ignore(f folder, owner string) error {
	path := filepath.Join(f.path, ".gitignore")
	if _, err := os.Lstat(path); err == nil {
		return nil
	}
	err := d.create(write{path: path, owner: owner, data: []byte("*\n")})
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	return err
}

// share gives the group the rights on the hidden folder, or on a file in
// it, that it has on the folder that it is in, where that is to write; bits
// of most only. It matters in folders that several people share; elsewhere the
// umask has decided. That it cannot be done is no error.
func share(path string, most fs.FileMode) {
	parent, err := os.Stat(filepath.Dir(path))
	if err != nil {
		return
	}
	info, err := os.Lstat(path)
	if err != nil {
		return
	}
	mode := info.Mode() & (fs.ModePerm | fs.ModeSetgid)
	if parent.Mode()&0o020 != 0 {
		mode |= parent.Mode() & 0o070 & most
	}
	if info.IsDir() {
		mode |= parent.Mode() & fs.ModeSticky
	}
	if mode != info.Mode()&(fs.ModePerm|fs.ModeSetgid|fs.ModeSticky) {
		_ = os.Chmod(path, mode)
	}
}

// maxName is the longest name, in bytes, that stands in the hidden folder as it
// is. With what is added it stays within what disks allow, which is 255.
const maxName = 180

// file returns the path of the file of a kind for name: "lock", "who".
func (f folder) file(name, kind string) string {
	return filepath.Join(f.path, short(name)+"."+kind)
}

// short returns name, or its beginning and a checksum.
func short(name string) string {
	if len(name) <= maxName {
		return name
	}
	cut := maxName - 17
	for cut > 0 && !utf8.RuneStart(name[cut]) {
		cut--
	}
	h := sha256.Sum256([]byte(name))
	return name[:cut] + "~" + hex.EncodeToString(h[:8])
}

// sweepAge is how old a temporary file must be before it is taken for a
// leftover where nothing keeps others from writing at this moment.
const sweepAge = 24 * time.Hour

// sweep removes the temporary files that an earlier process left for name. The
// holder of the lock removes them all. It does not matter if that fails.
func (f folder) sweep(name string, held bool, now time.Time) {
	for _, path := range append(leftovers(f.path, name), leftovers(filepath.Dir(f.path), name)...) {
		if info, err := os.Lstat(path); err != nil || !held && info.ModTime().After(now.Add(-sweepAge)) {
			continue
		}
		_ = os.Remove(path)
	}
}

// copies returns the paths of the copies of a kind for name whose checksum is
// that of data, and the highest number that any copy of the kind has.
func (f folder) copies(name, kind string, data []byte) (same []string, last int, err error) {
	entries, err := os.ReadDir(f.path)
	if err != nil {
		return nil, 0, err
	}
	for _, e := range entries {
		rest, ok := strings.CutPrefix(e.Name(), short(name)+"."+kind+"-")
		if !ok {
			continue
		}
		digits, rest, ok := strings.Cut(rest, "-")
		number, err := strconv.Atoi(digits)
		if !ok || err != nil || len(rest) < len(mark(data)) {
			continue
		}
		last = max(last, number)
		if strings.HasPrefix(rest, mark(data)) {
			same = append(same, filepath.Join(f.path, e.Name()))
		}
	}
	return same, last, nil
}

// mark is the checksum in a copy's name.
func mark(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:8])
}

// keep writes data as a numbered copy of a kind for name, unless there is such
// a copy already, and returns its path.
func (d disk) keep(f folder, name, kind string, data []byte, like fs.FileInfo) (string, error) {
	same, last, err := f.copies(name, kind, data)
	if err != nil {
		return "", err
	}
	for _, path := range same {
		if old, err := d.read(path, int64(len(data))); err == nil && bytes.Equal(old, data) {
			return path, nil
		}
	}
	for number := last + 1; ; number++ {
		path := f.file(name, fmt.Sprintf("%s-%04d-%s%s", kind, number, mark(data), ending(name)))
		err := d.create(write{path: path, owner: name, data: data, like: like})
		switch {
		case err == nil:
			return path, nil
		case !errors.Is(err, fs.ErrExist):
			return "", err
		}
	}
}

// ending returns the ending of a name, so that a copy opens in the same program
// as the file.
func ending(name string) string {
	if ext := filepath.Ext(name); len(ext) <= 8 {
		return ext
	}
	return ""
}
