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
	t.Cleanup(func() { _ = in.Close() })
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
	t.Cleanup(func() { _ = f.Close() })
	imitate(f, strange)
	if info, err := f.Stat(); err != nil || info.Mode() != 0o622 {
		t.Errorf("mode of a file whose group could not be kept = %v, %v, want 0622 from 0662", info.Mode(), err)
	}
}

func TestRestoreOverAFileThatCannotBeRead(t *testing.T) {
	dir, here := asNobody(t, func(dir string) {
		path := filepath.Join(dir, "team.yaml")
		put(t, path, "first\n")
		f := opened(t, path)
		backup := backedUp(t, f)
		folder := filepath.Dir(backup)
		if err := errors.Join(f.Save([]byte("second\n")), f.Close(), os.Chmod(path, 0o222), os.Chmod(dir, 0o777),
			os.Chmod(folder, 0o777), os.Chmod(filepath.Join(folder, "team.yaml.lock"), 0o666)); err != nil {
			t.Fatal(err)
		}
	})
	path := filepath.Join(dir, "team.yaml")
	if !here {
		return
	}
	kept, err := Restore(path, backups(t, path)[0], limit, somebody())
	if err != nil || !strings.Contains(kept, ".kept-0001-0000000000000000.yaml") {
		t.Fatalf("Restore = %q, %v, want the file itself kept", kept, err)
	}
	if info, err := os.Stat(kept); err != nil || info.Size() != int64(len("second\n")) {
		t.Errorf("what was kept: %v, %v", info, err)
	}
	if got := content(t, path); got != "first\n" {
		t.Errorf("file = %q, want the backup", got)
	}
}
