//go:build !windows

package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestReadTakesRegularFilesOnly(t *testing.T) {
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	put(t, path("plain"), "content\n")
	put(t, path("big"), "0123456789")
	steps := []error{
		syscall.Mkfifo(path("pipe"), 0o644),
		os.Symlink("plain", path("link")),
		os.Symlink("pipe", path("link-to-pipe")),
		os.Symlink("nowhere", path("dangling")),
		os.Symlink("loop", path("loop")),
		os.Symlink("/dev/zero", path("link-to-zero")),
		os.Link(path("plain"), path("hard")),
	}
	if err := errors.Join(steps...); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		path string
		says string // "" if it can be read
		is   error
	}{
		{path("plain"), "", nil},
		{path("link"), "", nil},
		{path("hard"), "", nil},
		{path("nowhere"), "no such file", fs.ErrNotExist},
		{path("plain/x"), "no such file", syscall.ENOTDIR},
		{path("dangling"), "no such file", fs.ErrNotExist},
		{"", "no such file", fs.ErrNotExist},
		{path("loop"), "circle", syscall.ELOOP},
		{dir, "folder", errFolder},
		{path("pipe"), "pipe", errPipe},
		{path("link-to-pipe"), "pipe", errPipe},
		{"/dev/zero", "device", errDevice},
		{"/dev/null", "device", errDevice},
		{path("link-to-zero"), "device", errDevice},
		{path("big"), "1 KiB", errTooBig},
		{path("x\x00y"), "could not be read", syscall.EINVAL},
		{path(strings.Repeat("x", 300)), "too long", syscall.ENAMETOOLONG},
	}
	for _, tt := range tests {
		data, err := Read(tt.path, 9)
		if tt.says == "" {
			if err != nil || string(data) != "content\n" {
				t.Errorf("Read(%q) = %q, %v, want the content", tt.path, data, err)
			}
			continue
		}
		want := Input
		if errors.Is(err, syscall.EINVAL) {
			want = Failure
		}
		if err == nil || !strings.Contains(err.Error(), tt.says) || !errors.Is(err, tt.is) || KindOf(err) != want {
			t.Errorf("Read(%q) = %v, kind %d, want %q", tt.path, err, KindOf(err), tt.says)
		}
		if _, err := Open(tt.path, 9, somebody()); err == nil || KindOf(err) != want {
			t.Errorf("Open(%q) = %v, want the same kind of error", tt.path, err)
		}
	}
	if _, err := os.Lstat(path(hidden)); err == nil {
		t.Error("a hidden folder was made although no file was opened")
	}
}

func TestFileThatTellsNoSizeIsLimited(t *testing.T) {
	if _, err := os.Stat("/proc/self/maps"); err != nil {
		t.Skipf("no file of unknown size here: %v", err)
	}
	if _, err := Read("/proc/self/maps", 10); KindOf(err) != Input || !errors.Is(err, errTooBig) {
		t.Errorf("Read = %v, want the limit to hold", err)
	}
}

func TestSymbolicLinksStay(t *testing.T) {
	target := written(t, "old\n")
	dir := t.TempDir()
	link := filepath.Join(dir, "link.yaml")
	if err := os.Symlink(target, link); err != nil {
		t.Fatal(err)
	}
	f := opened(t, link)
	if _, err := Open(target, limit, somebody()); KindOf(err) != Conflict {
		t.Errorf("Open of the target = %v, want a conflict with the opened link", err)
	}
	if err := f.Save([]byte("new\n")); err != nil {
		t.Fatal(err)
	}
	if to, err := os.Readlink(link); err != nil || to != target || content(t, target) != "new\n" {
		t.Errorf("link leads to %q, %v, target is %q, want the link kept and the target saved", to, err, content(t, target))
	}
	if names := listing(t, dir); len(names) != 1 {
		t.Errorf("beside the link: %q, want nothing", names)
	}
}

func TestHardLinkIsParted(t *testing.T) {
	path := written(t, "old\n")
	other := path + ".other"
	if err := os.Link(path, other); err != nil {
		t.Fatal(err)
	}
	if err := opened(t, path).Save([]byte("new\n")); err != nil || content(t, other) != "old\n" {
		t.Errorf("Save = %v, other name %q, want it to keep the old content", err, content(t, other))
	}
}

func TestFileReplacedByAPipeIsAConflict(t *testing.T) {
	path := written(t, "old\n")
	f := opened(t, path)
	if err := errors.Join(os.Remove(path), syscall.Mkfifo(path, 0o644)); err != nil {
		t.Fatal(err)
	}
	if err := f.Save([]byte("new\n")); KindOf(err) != Conflict {
		t.Errorf("Save = %v, want a conflict", err)
	}
}

func TestHiddenFolderIsNoLink(t *testing.T) {
	path := written(t, "old\n")
	elsewhere := t.TempDir()
	if err := os.Symlink(elsewhere, filepath.Join(filepath.Dir(path), hidden)); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path, limit, somebody()); KindOf(err) != Failure {
		t.Errorf("Open = %v, want a failure", err)
	}
	if err := Replace(path+".pdf", []byte("report"), Overwrite{Source: path}); err != nil {
		t.Errorf("Replace = %v, want the output without a list", err)
	}
	if names := listing(t, elsewhere); len(names) != 0 {
		t.Errorf("written through the link: %q", names)
	}
}

func TestOutputsDoNotFollowLinksUnasked(t *testing.T) {
	source := written(t, "assessment\n")
	victim := filepath.Join(t.TempDir(), "victim")
	put(t, victim, "report 1")
	out := filepath.Join(filepath.Dir(source), "team.pdf")
	made(t, source, victim) // the list knows the victim's bytes, as a forged one would
	if err := os.Symlink(victim, out); err != nil {
		t.Fatal(err)
	}
	may := Overwrite{Source: source}
	if err := Replace(out, []byte("report 2"), may); !errors.Is(err, fs.ErrExist) || content(t, victim) != "report 1" {
		t.Errorf("Replace = %v, victim %q, want fs.ErrExist", err, content(t, victim))
	}
	may.Force = true
	if err := Replace(out, []byte("report 2"), may); err != nil || content(t, victim) != "report 2" {
		t.Errorf("forced Replace = %v, target %q, want it written through the link", err, content(t, victim))
	}
	if err := os.Remove(victim); err != nil {
		t.Fatal(err)
	}
	for _, may := range []Overwrite{{Source: source}, {Force: true}} {
		if err := Replace(out, []byte("report 3"), may); KindOf(err) != Failure {
			t.Errorf("Replace of a dangling link = %v, want a failure", err)
		}
		if _, err := os.Lstat(victim); err == nil {
			t.Error("a file was made at the end of a dangling link")
		}
	}
	if err := Create(out, nil, somebody()); KindOf(err) != Failure {
		t.Errorf("Create of a dangling link = %v, want a failure", err)
	}
}

func TestOutputToADevice(t *testing.T) {
	fifo := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(fifo, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/dev/null", "/dev/full", fifo} {
		err := Replace(path, []byte("report"), Overwrite{Force: true})
		if KindOf(err) != Failure || !strings.Contains(err.Error(), "-o") {
			t.Errorf("Replace(%s) = %v, want a failure with advice", path, err)
		}
	}
}

func TestSyncingThatIsNotSupportedIsTolerated(t *testing.T) {
	for _, code := range []syscall.Errno{syscall.ENOTSUP, syscall.EINVAL, syscall.ENOTTY, syscall.ENOSYS} {
		path := written(t, "old\n")
		f := opened(t, path)
		f.disk.sync = func(*os.File) error { return &fs.PathError{Op: "sync", Err: code} }
		f.disk.syncDir = func(string) error { return &fs.PathError{Op: "sync", Err: code} }
		if err := f.Save([]byte("new\n")); err != nil || content(t, path) != "new\n" {
			t.Errorf("Save with %v = %v, want it saved", code, err)
		}
	}
}

func TestDiskErrorsAreToldInPlainWords(t *testing.T) {
	tests := []struct {
		code syscall.Errno
		says string
	}{
		{syscall.ENOSPC, "the disk is full"},
		{syscall.EDQUOT, "the disk is full"},
		{syscall.EROFS, "disk is read-only"},
		{syscall.EACCES, "does not let you write"},
		{syscall.EIO, "could not be written (input/output error)"},
	}
	for _, tt := range tests {
		path := written(t, "old\n")
		f := opened(t, path)
		f.disk.write = func(f *os.File, _ []byte) (int, error) {
			return 0, &fs.PathError{Op: "write", Path: f.Name(), Err: tt.code}
		}
		err := f.Save([]byte("new\n"))
		if KindOf(err) != Failure || !errors.Is(err, tt.code) || !strings.Contains(err.Error(), tt.says) ||
			!strings.Contains(err.Error(), "nothing was changed") || strings.Contains(err.Error(), tempSuffix) {
			t.Errorf("Save with %v = %v, want %q, and that nothing was changed", tt.code, err, tt.says)
		}
	}
}
