package store

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// noWait is for systems where opening a pipe waits.
const noWait = 0

// Codes of Windows that package syscall has no names for.
const (
	errWriteProtect     = syscall.Errno(19)
	errSharingViolation = syscall.Errno(32)
	errLockViolation    = syscall.Errno(33)
	errHandleDiskFull   = syscall.Errno(39)
	errDiskFull         = syscall.Errno(112)
	errNotSupported     = syscall.Errno(50)
	errInvalidName      = syscall.Errno(123)
	errFilenameTooLong  = syscall.Errno(206)
	errCantResolveName  = syscall.Errno(1921)
	errUserMapped       = syscall.Errno(1224)
)

func isFull(err error) bool {
	return errors.Is(err, errDiskFull) || errors.Is(err, errHandleDiskFull)
}

func isReadOnlyDisk(err error) bool { return errors.Is(err, errWriteProtect) }
func isLoop(err error) bool         { return errors.Is(err, errCantResolveName) }
func isNoSync(err error) bool       { return errors.Is(err, errNotSupported) }
func isNoFolder(err error) bool     { return errors.Is(err, syscall.ENOTDIR) }

func isLongName(err error) bool {
	return errors.Is(err, errFilenameTooLong) || errors.Is(err, errInvalidName)
}

// isHeldOpen reports whether another program has the file open.
func isHeldOpen(err error) bool {
	if errors.Is(err, errSharingViolation) || errors.Is(err, errLockViolation) || errors.Is(err, errUserMapped) {
		return true
	}
	// Replacing a file that is open is told as "access denied". The same code
	// for a single file, without a second name, does mean that.
	_, renaming := errors.AsType[*os.LinkError](err)
	return renaming && errors.Is(err, syscall.ERROR_ACCESS_DENIED)
}

// link gives a file another name, unless something has that name.
func link(from, to string) error {
	source, err := syscall.UTF16PtrFromString(from)
	if err != nil {
		return err
	}
	target, err := syscall.UTF16PtrFromString(to)
	if err != nil {
		return err
	}
	if err := syscall.MoveFile(source, target); err != nil {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
	}
	return nil
}

// syncDir does nothing: Windows cannot sync a folder, and writes its names down
// in order.
func syncDir(string) error { return nil }

// imitate does nothing: a new file gets the rights of its folder.
func imitate(*os.File, fs.FileInfo) {}

// onlyOwners reports whether nobody but the owner may read or write a file. The
// mode does not tell; the folders for temporary files belong to one person.
func onlyOwners(fs.FileInfo) bool { return true }
