package store

import (
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
)

// maxRescues is how many rescued copies of one name a folder may have.
const maxRescues = 99

// Rescue writes data into the first folder where that can be done, for the case
// that the file NAME itself cannot be saved. The copy is called NAME-rescued,
// with the ending of the name and, if need be, a number. It overwrites nothing,
// only its owner may read it, and it is synced. If a copy with the same bytes is
// there already, its path is returned. Folders that are "" or do not exist are
// passed over.
//
// If the disk does not say that the copy is safe, and no other folder is better,
// both the path and an error are returned.
func Rescue(name string, data []byte, dirs ...string) (path string, err error) {
	return system().rescue(name, data, dirs...)
}

func (d disk) rescue(name string, data []byte, dirs ...string) (path string, err error) {
	var tried []string
	var errs []error
	unsafe, unsafeErr := "", error(nil)
	for _, dir := range dirs {
		if dir == "" {
			continue
		}
		path, err := d.rescueInto(absolute(dir), name, data)
		switch {
		case err == nil:
			return path, nil
		case isUnsynced(err) && unsafe == "":
			unsafe, unsafeErr = path, err
		}
		tried, errs = append(tried, dir), append(errs, err)
	}
	if unsafe != "" {
		return unsafe, writeError(unsafe, unsafe, saving, unsafeErr)
	}
	err = errors.Join(errs...)
	if err == nil {
		err = fs.ErrNotExist
	}
	return "", fail(Failure, err, words.Message("rescue-failed", "name", filepath.Base(name), "folders", strings.Join(tried, ", ")))
}

// rescueInto writes the copy into one folder. After an [unsyncedError] it is
// there.
func (d disk) rescueInto(dir, name string, data []byte) (string, error) {
	stem, end := rescueName(name)
	var err error
	for n := 1; n <= maxRescues; n++ {
		path := filepath.Join(dir, stem+end)
		if n > 1 {
			path = filepath.Join(dir, stem+"-"+strconv.Itoa(n)+end)
		}
		if old, err := readSafe(path, int64(len(data))); err == nil && bytes.Equal(old, data) {
			return path, nil
		}
		err = d.create(write{path: path, data: data, private: true})
		if !errors.Is(err, fs.ErrExist) {
			return path, err
		}
	}
	return "", err
}

// rescueName returns what the copies of a file are called, without their number.
func rescueName(name string) (stem, end string) {
	base := filepath.Base(name)
	end = ending(base)
	stem = SafeName(strings.TrimSuffix(base, end)) + "-rescued"
	if end = strings.TrimPrefix(end, "."); end != "" {
		end = "." + SafeName(end)
	}
	return stem, end
}

// isRescue reports whether a name is that of an emergency copy of the file name.
func isRescue(name, other string) bool {
	stem, end := rescueName(name)
	rest, ok := strings.CutPrefix(other, stem)
	number, ok2 := strings.CutSuffix(rest, end)
	if !ok || !ok2 || number == "" {
		return ok && ok2
	}
	n, err := strconv.Atoi(strings.TrimPrefix(number, "-"))
	return err == nil && number == "-"+strconv.Itoa(n) && n > 1 && n <= maxRescues
}
