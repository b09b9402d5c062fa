package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func TestCreate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new.yaml")
	if err := Create(path, []byte("first\n"), somebody()); err != nil {
		t.Fatal(err)
	}
	err := Create(path, []byte("second\n"), somebody())
	if !errors.Is(err, fs.ErrExist) || KindOf(err) != Failure || content(t, path) != "first\n" {
		t.Errorf("second Create = %v, file %q, want fs.ErrExist and the first content", err, content(t, path))
	}
	err = Create(filepath.Join(t.TempDir(), "nowhere", "new.yaml"), nil, somebody())
	if !errors.Is(err, fs.ErrNotExist) || KindOf(err) != Failure {
		t.Errorf("Create in no folder = %v, want fs.ErrNotExist as a failure", err)
	}
	wantNoLeftovers(t, path)
}

func TestEveryFailureOfCreateLeavesNothing(t *testing.T) {
	broken := func(_, _ string) error { return errBroken }
	faults := map[string]func(*disk){
		"write":           func(d *disk) { d.write = func(f *os.File, p []byte) (int, error) { return 0, errBroken } },
		"sync":            func(d *disk) { d.sync = func(*os.File) error { return errBroken } },
		"link and rename": func(d *disk) { d.link, d.rename = broken, broken },
	}
	for name, fault := range faults {
		path := filepath.Join(t.TempDir(), "new.yaml")
		if _, err := system().openFolder(path); err != nil {
			t.Fatal(err)
		}
		d := system()
		fault(&d)
		if err := d.createFile(path, []byte("new\n"), somebody()); KindOf(err) != Failure {
			t.Errorf("%s: Create = %v, want a failure", name, err)
		}
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: something stands there: %v", name, err)
		}
		wantNoLeftovers(t, path)
	}
}

func TestCreateOnADiskWithoutLinks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new.yaml")
	d := system()
	d.link = func(_, _ string) error { return errBroken }
	if err := d.createFile(path, []byte("new\n"), somebody()); err != nil || content(t, path) != "new\n" {
		t.Errorf("Create = %v, want the file", err)
	}
	if err := d.create(write{path: path, data: []byte("second\n")}); !errors.Is(err, fs.ErrExist) {
		t.Errorf("second create = %v, want fs.ErrExist", err)
	}
	wantNoLeftovers(t, path)
}

func TestMakeFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	if err := errors.Join(MakeFolder(dir), MakeFolder(dir)); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, "file"), "")
	if err := MakeFolder(filepath.Join(dir, "file", "c")); KindOf(err) != Failure {
		t.Errorf("MakeFolder under a file = %v, want a failure", err)
	}
}
