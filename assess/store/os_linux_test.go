package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// smallDisk mounts a disk of a few KiB.
func smallDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=64k"); err != nil {
		t.Skipf("cannot mount a small disk here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func TestFullDisk(t *testing.T) {
	dir := smallDisk(t)
	path := filepath.Join(dir, "team.yaml")
	old := strings.Repeat("old content\n", 1000)
	put(t, path, old)
	f := opened(t, path)
	ballast := filepath.Join(dir, "ballast")
	if err := os.WriteFile(ballast, make([]byte, 1<<20), 0o644); !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("filling the disk: %v", err)
	}
	next := []byte(strings.Repeat("new content\n", 1000))
	full := func(what string, err error) {
		t.Helper()
		if KindOf(err) != Failure || !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), "the disk is full") {
			t.Errorf("%s = %v, want that the disk is full", what, err)
		}
		wantNoLeftovers(t, path)
	}
	full("Save", f.Save(next))
	_, err := f.Backup()
	full("Backup", err)
	full("Create", Create(filepath.Join(dir, "new.yaml"), next, somebody()))
	full("Replace", Replace(filepath.Join(dir, "new.pdf"), next, Overwrite{Source: path}))
	if got := content(t, path); got != old {
		t.Errorf("the file has %d bytes, want the old content", len(got))
	}
	for _, name := range []string{"new.yaml", "new.pdf"} {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			t.Errorf("%s stands there, half-written", name)
		}
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(next); err != nil || content(t, path) != string(next) {
		t.Errorf("Save with room again: %v", err)
	}
}

func TestReadOnlyDisk(t *testing.T) {
	dir := smallDisk(t)
	path := filepath.Join(dir, "team.yaml")
	put(t, path, "old\n")
	if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skipf("cannot make a disk read-only here: %v", err)
	}
	_, openErr := Open(path, limit, somebody())
	for what, err := range map[string]error{
		"Open":    openErr,
		"Create":  Create(filepath.Join(dir, "new.yaml"), nil, somebody()),
		"Replace": Replace(filepath.Join(dir, "new.pdf"), nil, Overwrite{Source: path}),
	} {
		if KindOf(err) != Failure || !strings.Contains(err.Error(), "disk is read-only") {
			t.Errorf("%s = %v, want that the disk is read-only", what, err)
		}
	}
	if data, err := Read(path, limit); err != nil || string(data) != "old\n" {
		t.Errorf("Read = %q, %v, want the content", data, err)
	}
}

func TestTakeInAcrossDisks(t *testing.T) {
	dir := smallDisk(t)
	path := written(t, "old\n")
	f := opened(t, path)
	if _, err := Rescue(path, []byte("mine\n"), dir); err != nil {
		t.Fatal(err)
	}
	c := Rescued(path, dir)
	if len(c) != 1 {
		t.Fatalf("Rescued = %v, want one", c)
	}
	if kept, err := f.TakeIn(c[0]); err != nil || content(t, kept) != "mine\n" {
		t.Errorf("TakeIn = %s, %v", kept, err)
	}
}
