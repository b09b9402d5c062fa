package store

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Read reads a file that is not going to be changed. It must be a regular file,
// directly or by links, of at most limit bytes; it is measured before it is
// read. It may be open elsewhere.
func Read(path string, limit int64) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, readError(path, err)
	}
	if err := notRegular(info.Mode()); err != nil {
		return nil, readError(path, err)
	}
	if info.Size() > limit {
		return nil, tooBig(path, info.Size(), limit, Input)
	}
	data, err := system().read(path, limit)
	if errors.Is(err, errTooBig) {
		return nil, tooBig(path, limit+1, limit, Input)
	}
	if err != nil {
		return nil, readError(path, err)
	}
	return data, nil
}

// read reads a regular file of at most limit bytes, whatever took its place a
// moment ago.
func (d disk) read(path string, limit int64) ([]byte, error) {
	var f *os.File
	err := d.retry(func() (err error) {
		f, err = os.OpenFile(path, os.O_RDONLY|noWait, 0)
		return err
	})
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // nothing was written
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if err := notRegular(info.Mode()); err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > limit {
		return nil, errTooBig
	}
	return data, nil
}

// regular reports whether files of this mode hold bytes. Windows calls some
// files of cloud drives irregular, although they can be read like others.
func regular(mode fs.FileMode) bool { return mode&(fs.ModeType&^fs.ModeIrregular) == 0 }

// notRegular returns what a file is that is not a regular one.
func notRegular(mode fs.FileMode) error {
	switch {
	case regular(mode):
		return nil
	case mode.IsDir():
		return errFolder
	case mode&fs.ModeNamedPipe != 0:
		return errPipe
	case mode&fs.ModeSocket != 0:
		return errSocket
	}
	return errDevice
}

// resolve returns the absolute path of an existing file, with links followed.
func resolve(path string) (string, error) {
	if _, err := os.Stat(path); err != nil { // tells a loop by its own error
		return "", err
	}
	real, err := filepath.EvalSymlinks(path)
	if err == nil {
		return filepath.Abs(real)
	}
	// Windows cannot follow every path that it can open, on some virtual and
	// network drives for example. Such a path is used as it is.
	info, statErr := os.Lstat(path)
	if statErr != nil || info.Mode()&fs.ModeSymlink != 0 {
		return "", err
	}
	return filepath.Abs(path)
}

// place returns the absolute path of a file that may not exist yet. Its folder
// must exist. The last part may be a link only if it leads to something.
func place(path string) (string, error) {
	real, err := resolve(path)
	if err == nil || !errors.Is(err, fs.ErrNotExist) {
		return real, err
	}
	if _, err := os.Lstat(path); err == nil {
		return "", errDangling
	}
	folder, err := resolve(filepath.Dir(path))
	if err != nil {
		return "", err
	}
	return filepath.Join(folder, filepath.Base(path)), nil
}

// maxLinks is how many links lastPlace follows.
const maxLinks = 40

// lastPlace is [place] for a file that may be lost: a link to a file that is gone
// leads to where it was.
func lastPlace(path string) (string, error) {
	for range maxLinks {
		real, err := place(path)
		if !errors.Is(err, errDangling) {
			return real, err
		}
		folder, err := resolve(filepath.Dir(path))
		if err != nil {
			return "", err
		}
		to, err := os.Readlink(path)
		if err != nil {
			return "", err
		}
		if path = to; !filepath.IsAbs(to) {
			path = filepath.Join(folder, to)
		}
	}
	return "", errDangling
}

// folderExists reports whether the folder of a file is still there.
func folderExists(path string) bool {
	info, err := os.Stat(filepath.Dir(path))
	return err == nil && info.IsDir()
}
