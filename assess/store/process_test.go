package store

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"mognad/checklist/language"
)

var kills = flag.Int("kills", 50, "kill a saving and an answering process `N` times each")

// A child is this test binary in another part.
func child(t *testing.T, part, path string) (*exec.Cmd, *bufio.Reader) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self, path)
	cmd.Env = append(os.Environ(), childEnv+"="+part)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	return cmd, bufio.NewReader(out)
}

func TestSecondProcessIsToldWhoHasTheFile(t *testing.T) {
	path := written(t, "old\n")
	cmd, out := child(t, "holder", path)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := out.ReadString('\n'); line != "open\n" {
		t.Fatalf("the other process says %q, %v", line, err)
	}
	_, err = Open(path, limit, somebody())
	e, ok := errors.AsType[*LockedError](err)
	if !ok || KindOf(err) != Conflict {
		t.Fatalf("Open = %v, want a LockedError", err)
	}
	if e.Who.PID != cmd.Process.Pid || !e.Who.Time.Equal(somebody().Time) {
		t.Errorf("Who = %+v, want process %d at %v", e.Who, cmd.Process.Pid, somebody().Time)
	}
	for _, lang := range language.All() {
		said := e.In(lang).String()
		if !strings.Contains(said, fmt.Sprint(cmd.Process.Pid)) || !strings.Contains(said, "2026-11-23 10:05") ||
			strings.Contains(said, "\x1b") {
			t.Errorf("in %s: %q, want who and since when, without control characters", lang, said)
		}
	}
	if data, err := Read(path, limit); err != nil || string(data) != "old\n" {
		t.Errorf("Read of a locked file = %q, %v, want its content", data, err)
	}

	note := filepath.Join(filepath.Dir(path), hidden, "team.yaml.who")
	for _, garbled := range []string{"", "{", "\x00\xff", `{"pid": -3}`, `{"pid": "x"}`, strings.Repeat("[", maxWho+1)} {
		put(t, note, garbled)
		_, err := Open(path, limit, somebody())
		if e, ok := errors.AsType[*LockedError](err); !ok || e.Who.PID != 0 {
			t.Errorf("Open with the note %.10q = %v, want a LockedError that knows nobody", garbled, err)
		}
	}
	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	opened(t, path)
}

func TestLockOfADeadProcessIsFree(t *testing.T) {
	path := written(t, "old\n")
	cmd, out := child(t, "holder", path)
	if _, err := cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := out.ReadString('\n'); line != "open\n" {
		t.Fatalf("the other process says %q, %v", line, err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	if !opened(t, path).Locked() {
		t.Error("Locked() = false, want the lock of the dead process to be free")
	}
}

func TestTwoOpenersInOneProcess(t *testing.T) {
	path := written(t, "old\n")
	opened(t, path)
	if _, err := Open(path, limit, somebody()); KindOf(err) != Conflict {
		t.Errorf("second Open = %v, want a conflict", err)
	}
}

// edition is a content that tells whether it is whole: every line is the same.
func edition(n int) []byte {
	return bytes.Repeat(fmt.Appendf(nil, "edition %07d\n", n), 1500+n%7*100)
}

// wantEdition fails unless the file is one of the editions from first on.
func wantEdition(t *testing.T, path string, first int) (n int) {
	t.Helper()
	data := content(t, path)
	if _, err := fmt.Sscanf(data, "edition %d\n", &n); err != nil {
		t.Fatalf("%s begins %.30q: %v", path, data, err)
	}
	if n < first || data != string(edition(n)) {
		t.Fatalf("%s is no whole edition from %d on: %d bytes, begins %.16q", path, first, len(data), data)
	}
	return n
}

// watched is a disk that tells before each thing that is done to it, and writes
// few bytes at a time.
func watched(few int, step func()) disk {
	d := system()
	d.write = func(f *os.File, p []byte) (n int, err error) {
		for len(p) > 0 && err == nil {
			step()
			var m int
			m, err = f.Write(p[:min(len(p), few)])
			n, p = n+m, p[m:]
		}
		return n, err
	}
	d.sync = func(f *os.File) error { step(); return f.Sync() }
	d.rename = func(from, to string) error { step(); return os.Rename(from, to) }
	d.link = func(from, to string) error { step(); return link(from, to) }
	d.syncDir = func(dir string) error { step(); return syncDir(dir) }
	d.truncate = func(path string, n int64) error { step(); return os.Truncate(path, n) }
	return d
}

// childSaves saves edition after edition, and writes a line to its output
// before each thing it does to the disk.
func childSaves(path string) {
	d := watched(8192, func() { fmt.Fprintln(os.Stdout) })
	f, err := d.open(path, limit, somebody())
	for err == nil {
		var n int
		if _, err = fmt.Sscanf(string(f.Data()), "edition %d\n", &n); err != nil {
			break
		}
		_, backupErr := f.Backup()
		err = errors.Join(backupErr, f.Save(edition(n+1)),
			d.output(path+".txt", edition(n+1), Overwrite{Source: path}))
	}
	fmt.Fprintln(os.Stderr, "the saving process:", err)
}

func TestKilledWhileSaving(t *testing.T) {
	path := written(t, string(edition(0)))
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 0))
	n := 0
	for i := range *kills {
		cmd, out := child(t, "saver", path)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for range 1 + random.IntN(100) {
			if _, err := out.ReadByte(); err != nil {
				t.Fatalf("kill %d, seed %d: the saving process ended: %v", i, seed, err)
			}
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait()
		n = wantEdition(t, path, n)
		f, err := Open(path, limit, somebody())
		if err != nil {
			t.Fatalf("kill %d, seed %d: Open: %v", i, seed, err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Lstat(path + ".txt"); err == nil {
			wantEdition(t, path+".txt", 0)
		}
		if err := Replace(path+".txt", edition(n), Overwrite{Source: path}); err != nil {
			t.Fatalf("kill %d, seed %d: an output of the killed process is not known: %v", i, seed, err)
		}
		wantNoLeftovers(t, path)
	}
	t.Logf("%d kills, %d editions saved, seed %d", *kills, n, seed)
	backups, err := filepath.Glob(filepath.Join(filepath.Dir(path), hidden, "*.backup-*"))
	if err != nil || len(backups) == 0 {
		t.Fatalf("backups: %d, %v", len(backups), err)
	}
	for _, b := range backups {
		wantEdition(t, b, 0)
	}
}
