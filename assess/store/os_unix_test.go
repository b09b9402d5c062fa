//go:build !windows

package store

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
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
		{syscall.EROFS, "can only be read"},
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

func TestModes(t *testing.T) {
	tests := []struct {
		name             string
		umask            int
		folder, file     fs.FileMode // before
		new, hidden, log fs.FileMode // what a new file, the hidden folder and the lock get
	}{
		{"private by umask", 0o077, 0o755, 0o640, 0o600, 0o700, 0o600},
		{"usual", 0o022, 0o755, 0o644, 0o644, 0o755, 0o644},
		{"shared by a group", 0o002, fs.ModeSetgid | 0o775, 0o664, 0o664, fs.ModeSetgid | 0o775, 0o664},
		{"shared folder, private umask", 0o077, 0o770, 0o660, 0o600, 0o770, 0o660},
		{"usual umask, shared folder", 0o022, 0o2775&0o777 | fs.ModeSetgid, 0o604, 0o644, fs.ModeSetgid | 0o775, 0o664},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := written(t, "old\n")
			dir := filepath.Dir(path)
			if err := errors.Join(os.Chmod(path, tt.file), os.Chmod(dir, tt.folder)); err != nil {
				t.Fatal(err)
			}
			defer syscall.Umask(syscall.Umask(tt.umask))
			f := opened(t, path)
			backup, err := f.Backup()
			if err := errors.Join(err, f.Save([]byte("new\n")), Create(path+".new", nil, somebody())); err != nil {
				t.Fatal(err)
			}
			want := map[string]fs.FileMode{
				path: tt.file, backup: tt.file, path + ".new": tt.new, filepath.Join(dir, hidden): tt.hidden,
				filepath.Join(dir, hidden, "team.yaml.lock"): tt.log, filepath.Join(dir, hidden, "team.yaml.who"): tt.log,
			}
			for p, mode := range want {
				info, err := os.Stat(p)
				if err != nil {
					t.Fatal(err)
				}
				if got := info.Mode() &^ fs.ModeDir; got != mode {
					t.Errorf("mode of %s = %v, want %v", p, got, mode)
				}
			}
		})
	}
}

// asNobody runs the test of the same name again in a process of another user,
// with a folder that everybody may look into. It reports whether this is that
// process.
func asNobody(t *testing.T, prepare func(dir string)) (dir string, here bool) {
	t.Helper()
	const key = "MOGNAD_STORE_DIR"
	if dir := os.Getenv(key); dir != "" {
		return dir, true
	}
	if os.Getuid() != 0 { // not root: permissions hold for us
		dir := t.TempDir()
		prepare(dir)
		t.Cleanup(func() { _ = os.Chmod(filepath.Join(dir, "locked"), 0o755) })
		return dir, true
	}
	dir = t.TempDir()
	if err := os.Chmod(filepath.Dir(dir), 0o755); err != nil {
		t.Fatal(err)
	}
	prepare(dir)
	binary := filepath.Join(dir, "store.test")
	copyBinary(t, binary)
	cmd := exec.CommandContext(t.Context(), binary, "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), key+"="+dir)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	out, err := cmd.CombinedOutput()
	if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.EACCES) {
		t.Skipf("cannot start a process of another user: %v", err)
	}
	if err != nil || !strings.Contains(string(out), "--- PASS: "+t.Name()) {
		t.Errorf("as another user: %v\n%s", err, out)
	}
	return dir, false
}

func copyBinary(t *testing.T, to string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	in, err := os.Open(self)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestWithoutPermission(t *testing.T) {
	dir, here := asNobody(t, func(dir string) {
		locked := filepath.Join(dir, "locked")
		open := filepath.Join(dir, "open")
		if err := errors.Join(os.Mkdir(locked, 0o755), os.Mkdir(open, 0o755)); err != nil {
			t.Fatal(err)
		}
		for _, d := range []string{locked, open} {
			put(t, filepath.Join(d, "team.yaml"), "old\n")
			put(t, filepath.Join(d, "secret.yaml"), "old\n")
			put(t, filepath.Join(d, "readonly.yaml"), "old\n")
			if err := errors.Join(os.Chmod(filepath.Join(d, "team.yaml"), 0o666),
				os.Chmod(filepath.Join(d, "secret.yaml"), 0), os.Chmod(filepath.Join(d, "readonly.yaml"), 0o444)); err != nil {
				t.Fatal(err)
			}
		}
		if err := errors.Join(os.Chmod(locked, 0o555), os.Chmod(open, 0o777)); err != nil {
			t.Fatal(err)
		}
	})
	if !here {
		return
	}
	locked, open := filepath.Join(dir, "locked"), filepath.Join(dir, "open")
	openError := func(path string) error { _, err := Open(path, limit, somebody()); return err }
	readError := func(path string) error { _, err := Read(path, limit); return err }
	tests := []struct {
		name string
		err  error
		says string
	}{
		{"read a secret file", readError(filepath.Join(open, "secret.yaml")), "not allowed to read"},
		{"open a secret file", openError(filepath.Join(open, "secret.yaml")), "not allowed to read"},
		{"open a read-only file", openError(filepath.Join(open, "readonly.yaml")), "may only be read"},
		{"open in a read-only folder", openError(filepath.Join(locked, "team.yaml")), "does not let you write; copy the file"},
		{"create in a read-only folder", Create(filepath.Join(locked, "new.yaml"), nil, somebody()), "does not let you write; choose another folder"},
		{"make a folder in a read-only folder", MakeFolder(filepath.Join(locked, "new")), "does not let you write; choose another folder"},
		{
			"output into a read-only folder",
			Replace(filepath.Join(locked, "new.pdf"), nil, Overwrite{Source: filepath.Join(locked, "team.yaml")}), "choose another place with -o",
		},
		{"output over a read-only file", Replace(filepath.Join(open, "readonly.yaml"), nil, Overwrite{Force: true}), "may only be read"},
		{"output over a secret file", Replace(filepath.Join(open, "secret.yaml"), nil, Overwrite{Force: true}), "may only be read"},
	}
	for _, tt := range tests {
		if KindOf(tt.err) != Failure || !errors.Is(tt.err, fs.ErrPermission) || !strings.Contains(tt.err.Error(), tt.says) {
			t.Errorf("%s = %v, want a failure that says %q", tt.name, tt.err, tt.says)
		}
	}
	if err := Replace(filepath.Join(open, "secret.yaml"), nil, Overwrite{}); !errors.Is(err, fs.ErrExist) {
		t.Errorf("output over a file that cannot be read = %v, want fs.ErrExist", err)
	}
	if names := listing(t, locked); len(names) != 3 {
		t.Errorf("in the read-only folder: %q, want what was there", names)
	}
	if _, err := Read(filepath.Join(locked, "team.yaml"), limit); err != nil {
		t.Errorf("Read in a read-only folder: %v", err)
	}
	out := filepath.Join(open, "elsewhere.pdf")
	if err := Replace(out, []byte("report"), Overwrite{Source: filepath.Join(locked, "team.yaml")}); err != nil {
		t.Errorf("output elsewhere, from a read-only folder: %v", err)
	}
}

// A colleague's file in a folder that a group shares can be saved, and does not
// become open to another group on the way.
func TestForeignFileInASharedFolder(t *testing.T) {
	dir, here := asNobody(t, func(dir string) {
		if os.Getuid() != 0 {
			t.Skip("only root can make a file that belongs to somebody else")
		}
		shared := filepath.Join(dir, "shared")
		if err := errors.Join(os.Mkdir(shared, 0o755), os.Chmod(shared, 0o777)); err != nil {
			t.Fatal(err)
		}
		put(t, filepath.Join(shared, "team.yaml"), "old\n")
		if err := os.Chmod(filepath.Join(shared, "team.yaml"), 0o662); err != nil {
			t.Fatal(err)
		}
		put(t, filepath.Join(shared, "read.yaml"), "old\n")
		if err := os.Chmod(filepath.Join(shared, "read.yaml"), 0o666); err != nil {
			t.Fatal(err)
		}
	})
	if !here {
		return
	}
	path := filepath.Join(dir, "shared", "read.yaml")
	if err := opened(t, path).Save([]byte("new\n")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode() != 0o666 {
		t.Errorf("mode = %v, %v, want it kept", info.Mode(), err)
	}
	strange, err := os.Stat(filepath.Join(dir, "shared", "team.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(filepath.Join(dir, "shared", "copy"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	imitate(f, strange)
	if info, err := f.Stat(); err != nil || info.Mode() != 0o622 {
		t.Errorf("mode of a file whose group could not be kept = %v, %v, want 0622 from 0662", info.Mode(), err)
	}
}
