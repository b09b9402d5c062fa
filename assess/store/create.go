package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Create writes a new file, whole or not at all. If something stands there
// already, it is left alone and the error is [fs.ErrExist]. The folder must
// exist; see [MakeFolder].
func Create(path string, data []byte, who Who) error {
	return system().createFile(path, data, who)
}

func (d disk) createFile(path string, data []byte, who Who) error {
	real, err := place(path)
	if err != nil {
		return writeError(path, absolute(path), creating, err)
	}
	if _, err := os.Lstat(real); err == nil {
		return writeError(path, real, creating, fs.ErrExist)
	}
	folder, err := d.openFolder(real)
	if err != nil {
		return writeError(path, real, creating, err)
	}
	l, err := d.take(folder, filepath.Base(real), path, who) // keeps others from sweeping
	if err != nil {
		return err
	}
	err = d.create(write{path: real, data: data})
	if err := errors.Join(err, l.release()); err != nil {
		return writeError(path, real, creating, err)
	}
	return nil
}

// MakeFolder makes a folder, and those that it is in, unless it is there.
func MakeFolder(path string) error {
	if err := os.MkdirAll(path, 0o777); err != nil {
		return writeError(path, absolute(path), creating, err)
	}
	return nil
}

// absolute returns the absolute path for a message.
func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}
