package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReplace(t *testing.T) {
	force := Overwrite{Force: true}
	tests := []struct {
		name   string
		before func(t *testing.T, source, out string) // what happened until now
		may    func(source string) Overwrite
		want   bool // whether the output is written
	}{
		{"nothing stands there", nil, nil, true},
		{"the same bytes", func(t *testing.T, _, out string) { put(t, out, "report 2") }, nil, true},
		{"somebody's file", func(t *testing.T, _, out string) { put(t, out, "my own text") }, nil, false},
		{"somebody's file, forced", func(t *testing.T, _, out string) { put(t, out, "my own text") }, func(string) Overwrite { return force }, true},
		{"what was made from this assessment", made, nil, true},
		{"what was made from this assessment, source not named", made, func(string) Overwrite { return Overwrite{} }, false},
		{"what was made and then edited", func(t *testing.T, source, out string) {
			made(t, source, out)
			put(t, out, "report 1, edited by hand")
		}, nil, false},
		{"what was made and then edited back", func(t *testing.T, source, out string) {
			made(t, source, out)
			put(t, out, "report 1, edited by hand")
			put(t, out, "report 1")
		}, nil, true},
		{"what was made, copied to another name", func(t *testing.T, source, out string) {
			made(t, source, out+".old")
			put(t, out, "report 1")
		}, nil, false},
		{"what was made from another assessment", func(t *testing.T, source, out string) {
			put(t, source+".other", "another")
			made(t, source+".other", out)
		}, nil, false},
		{"bytes that were there before, from a clone", func(t *testing.T, source, out string) {
			put(t, out, "report 1")
			if err := Replace(out, []byte("report 1"), Overwrite{Source: source}); err != nil {
				t.Fatal(err)
			}
		}, nil, true},
		{"a list that is no list", func(t *testing.T, source, out string) {
			made(t, source, out)
			put(t, filepath.Join(filepath.Dir(source), hidden, "team.yaml.outputs"), "\x00\xff\nnonsense\n")
		}, nil, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			source := written(t, "assessment\n")
			out := filepath.Join(filepath.Dir(source), "team.pdf")
			if tt.before != nil {
				tt.before(t, source, out)
			}
			before, _ := os.ReadFile(out)
			may := Overwrite{Source: source}
			if tt.may != nil {
				may = tt.may(source)
			}
			err := Replace(out, []byte("report 2"), may)
			after := content(t, out)
			if tt.want && (err != nil || after != "report 2") {
				t.Errorf("Replace = %v, file %q, want the report", err, after)
			}
			if !tt.want && (KindOf(err) != Failure || !errors.Is(err, fs.ErrExist) || after != string(before)) {
				t.Errorf("Replace = %v, file %q, want fs.ErrExist and %q", err, after, before)
			}
			wantNoLeftovers(t, source)
		})
	}
}

// made writes a first output.
func made(t *testing.T, source, out string) {
	t.Helper()
	if err := Replace(out, []byte("report 1"), Overwrite{Source: source}); err != nil {
		t.Fatal(err)
	}
}

func TestOutputsAreKnownAfterTheFolderMoved(t *testing.T) {
	source := written(t, "assessment\n")
	made(t, source, filepath.Join(filepath.Dir(source), "team.pdf"))
	dir := filepath.Join(t.TempDir(), "moved")
	if err := os.Rename(filepath.Dir(source), dir); err != nil {
		t.Fatal(err)
	}
	err := Replace(filepath.Join(dir, "team.pdf"), []byte("report 2"), Overwrite{Source: filepath.Join(dir, "team.yaml")})
	if err != nil {
		t.Errorf("Replace after the move: %v", err)
	}
}

func TestOutputWhileTheAssessmentIsOpen(t *testing.T) {
	source := written(t, "assessment\n")
	opened(t, source)
	out := filepath.Join(filepath.Dir(source), "team.pdf")
	made(t, source, out)
	if err := Replace(out, []byte("report 2"), Overwrite{Source: source}); err != nil {
		t.Errorf("Replace: %v", err)
	}
}

func TestOutputNeverReplacesItsSource(t *testing.T) {
	source := written(t, "assessment\n")
	for _, force := range []bool{false, true} {
		err := Replace(source, []byte("report"), Overwrite{Source: source, Force: force})
		if KindOf(err) != Failure || content(t, source) != "assessment\n" {
			t.Errorf("Replace(source, force %v) = %v, file %q, want a failure", force, err, content(t, source))
		}
	}
}

func TestOutputThatIsNoFile(t *testing.T) {
	dir := t.TempDir()
	for _, path := range []string{dir, dir + string(filepath.Separator), filepath.Join(dir, "nowhere", "x.pdf"), filepath.Join(dir, "x.pdf", "")} {
		err := Replace(path, []byte("report"), Overwrite{Force: true})
		if path == filepath.Join(dir, "x.pdf") {
			if err != nil {
				t.Errorf("Replace(%s): %v", path, err)
			}
			continue
		}
		if KindOf(err) != Failure {
			t.Errorf("Replace(%s) = %v, want a failure", path, err)
		}
	}
}

func TestEditBetweenLookingAndReplacingIsSeen(t *testing.T) {
	source := written(t, "assessment\n")
	out := filepath.Join(filepath.Dir(source), "team.md")
	made(t, source, out)
	d := system()
	d.sync = func(*os.File) error { put(t, out, "edited"); return nil }
	err := d.output(out, []byte("report 2"), Overwrite{Source: source})
	if !errors.Is(err, fs.ErrExist) || content(t, out) != "edited" {
		t.Errorf("Replace = %v, file %q, want fs.ErrExist and the edited file", err, content(t, out))
	}
	wantNoLeftovers(t, source)
}

func TestEveryFailureLeavesTheOldOutput(t *testing.T) {
	source := written(t, "assessment\n")
	out := filepath.Join(filepath.Dir(source), "team.md")
	made(t, source, out)
	for k := range len("report 2") + 1 {
		d := system()
		d.write = func(f *os.File, p []byte) (int, error) { n, _ := f.Write(p[:min(k, len(p))]); return n, errBroken }
		if err := d.output(out, []byte("report 2"), Overwrite{Source: source}); KindOf(err) != Failure {
			t.Errorf("Replace failing at byte %d = %v, want a failure", k, err)
		}
		if got := content(t, out); got != "report 1" {
			t.Fatalf("file after failing at byte %d = %q, want the old output", k, got)
		}
		wantNoLeftovers(t, source)
	}
	if err := Replace(out, []byte("report 2"), Overwrite{Source: source}); err != nil {
		t.Errorf("Replace after the failures: %v", err)
	}
}

func TestLongListIsShortened(t *testing.T) {
	source := written(t, "assessment\n")
	out := filepath.Join(filepath.Dir(source), "team.pdf")
	made(t, source, out)
	list := filepath.Join(filepath.Dir(source), hidden, "team.yaml.outputs")
	var b strings.Builder
	for i := 0; b.Len() <= maxList; i++ {
		fmt.Fprintf(&b, "%064x \"old-%d.pdf\"\n", i, i)
	}
	put(t, list, b.String()+content(t, list))
	if err := Replace(out, []byte("report 2"), Overwrite{Source: source}); err != nil {
		t.Fatal(err)
	}
	if got := len(content(t, list)); got > maxList*2/3 {
		t.Errorf("the list has %d bytes, want about half of %d", got, maxList)
	}
	if err := Replace(out, []byte("report 3"), Overwrite{Source: source}); err != nil {
		t.Errorf("Replace after the list was shortened: %v", err)
	}
}
