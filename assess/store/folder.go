package store

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
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

// A twin is a copy of a file in the hidden folder, as its name tells.
type twin struct {
	path   string
	number int
	sum    string // the beginning of the checksum that its content had
}

// twins returns the copies of a kind for name, from the lowest number on.
func (f folder) twins(name, kind string) ([]twin, error) {
	entries, err := os.ReadDir(f.path)
	if err != nil {
		return nil, err
	}
	var found []twin
	for _, e := range entries {
		rest, ok := strings.CutPrefix(e.Name(), short(name)+"."+kind+"-")
		if !ok {
			continue
		}
		if t, ok := readTwin(rest, ending(name)); ok {
			t.path = filepath.Join(f.path, e.Name())
			found = append(found, t)
		}
	}
	slices.SortStableFunc(found, func(a, b twin) int { return cmp.Compare(a.number, b.number) })
	return found, nil
}

// maxNumber is the highest number of a copy. One that is higher is not ours.
const maxNumber = 1 << 30

// readTwin reads what stands in a copy's name after its kind.
func readTwin(s, ending string) (twin, bool) {
	digits, rest, ok := strings.Cut(s, "-")
	number, err := strconv.Atoi(digits)
	if !ok || err != nil || number < 0 || number > maxNumber || len(rest) < markLength {
		return twin{}, false
	}
	sum, after := rest[:markLength], rest[markLength:]
	if strings.Trim(sum, "0123456789abcdef") != "" || after != ending && after != ".journal" {
		return twin{}, false
	}
	return twin{number: number, sum: sum}, true
}

// markLength is how many digits of a checksum stand in a copy's name.
const markLength = 16

// mark is the checksum in a copy's name.
func mark(data []byte) string { return digest(data)[:markLength] }

// keep writes w's data as a numbered copy of a kind for its owner, and returns
// its path. It makes no second copy of the same bytes, except of a backup that
// is not the newest: that one is not going to stay as long.
func (d disk) keep(f folder, kind string, w write) (string, error) {
	all, err := f.twins(w.owner, kind)
	if err != nil {
		return "", err
	}
	same := all
	if kind == "backup" {
		same = all[max(len(all)-1, 0):]
	}
	for _, t := range same {
		if t.sum != mark(w.data) {
			continue
		}
		if old, err := readSafe(t.path, int64(len(w.data))); err == nil && bytes.Equal(old, w.data) {
			return t.path, nil
		}
	}
	for number := next(all); ; number++ {
		w.path = f.twin(w.owner, kind, number, mark(w.data), ending(w.owner))
		err := d.create(w)
		switch {
		case err == nil:
			return w.path, nil
		case !errors.Is(err, fs.ErrExist):
			return "", err
		}
	}
}

// next returns the number of the next copy.
func next(all []twin) int {
	if len(all) == 0 {
		return 1
	}
	return all[len(all)-1].number + 1
}

// twin returns the path of a copy.
func (f folder) twin(name, kind string, number int, sum, ending string) string {
	return f.file(name, fmt.Sprintf("%s-%04d-%s%s", kind, number, sum, ending))
}

// moveAside gives a file beside name, or in the hidden folder, the name of a
// copy that is kept. After an [unsyncedError] it has it.
func (d disk) moveAside(f folder, name, path, sum, ending string) (string, error) {
	all, err := f.twins(name, "kept")
	if err != nil {
		return "", err
	}
	to := f.twin(name, "kept", next(all), sum, ending)
	if _, err := os.Lstat(to); err == nil {
		return "", fs.ErrExist
	}
	if err := d.retry(func() error { return d.rename(path, to) }); err != nil {
		return "", err
	}
	return to, d.settle(to)
}

// ending returns the ending of a name, so that a copy opens in the same program
// as the file.
func ending(name string) string {
	if ext := filepath.Ext(name); len(ext) <= 8 {
		return ext
	}
	return ""
}
