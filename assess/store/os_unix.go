//go:build !windows

package store

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// noWait opens a pipe without waiting for its other end.
const noWait = syscall.O_NONBLOCK

func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

func isReadOnlyDisk(err error) bool { return errors.Is(err, syscall.EROFS) }
func isLoop(err error) bool         { return errors.Is(err, syscall.ELOOP) }
func isLongName(err error) bool     { return errors.Is(err, syscall.ENAMETOOLONG) }
func isNoFolder(err error) bool     { return errors.Is(err, syscall.ENOTDIR) }

// isHeldOpen is for Windows, where a file that is open cannot be replaced.
func isHeldOpen(error) bool { return false }

// isNoSync reports whether the disk knows no syncing, as some network drives.
func isNoSync(err error) bool {
	return errors.Is(err, syscall.ENOTSUP) || errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTTY) ||
		errors.Is(err, syscall.ENOSYS)
}

// link gives a file a second name, unless something has that name.
func link(from, to string) error { return os.Link(from, to) }

// syncDir makes sure that a folder's new names survive a power cut. A folder
// that may be written in but not listed cannot be synced.
func syncDir(path string) error {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrPermission) {
		return nil
	}
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// imitate gives f the owner, group and mode of another file as far as it is
// allowed to. If the group cannot be kept, the one that f has gets no more
// rights than everybody.
func imitate(f *os.File, like fs.FileInfo) {
	mode := like.Mode().Perm()
	if st, ok := like.Sys().(*syscall.Stat_t); ok {
		uid, gid := int(st.Uid), int(st.Gid)
		if f.Chown(uid, gid) != nil && f.Chown(-1, gid) != nil {
			everybody := (mode & 0o007) << 3
			mode &= everybody | 0o707
		}
	}
	_ = f.Chmod(mode)
}

// onlyOwners reports whether nobody but the owner may read or write a file. If we
// can read it, that is us.
func onlyOwners(info fs.FileInfo) bool { return info.Mode()&0o077 == 0 }
