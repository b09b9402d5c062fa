package checklist_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mognad/checklist"
	"mognad/checklist/yamlfile"
)

var update = flag.Bool("update", false, "rewrite the .err files in testdata")

// cases returns the YAML files of a folder of testdata.
func cases(t testing.TB, folder string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", folder, "*.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files in testdata/%s (%v)", folder, err)
	}
	return files
}

func read(t testing.TB, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestReadAcceptsOKFiles(t *testing.T) {
	for _, file := range cases(t, "ok") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			list, err := checklist.Read(file, read(t, file))
			if err != nil {
				t.Fatal(err)
			}
			if len(list.Hash) != 64 || list.ID == "" || len(list.Points) == 0 {
				t.Errorf("Read(%s) = id %q, hash %q, %d points; want all of them", file, list.ID, list.Hash, len(list.Points))
			}
		})
	}
}

func TestReadTellsEveryProblem(t *testing.T) {
	for _, file := range cases(t, "err") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			_, err := checklist.Read(filepath.Base(file), read(t, file))
			invalid, ok := errors.AsType[*yamlfile.InvalidError](err)
			if !ok {
				t.Fatalf("Read(%s) gives %v, want an InvalidError", file, err)
			}
			checkProblems(t, invalid)
			golden := strings.TrimSuffix(file, ".yaml") + ".err"
			got := invalid.Error() + "\n"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(read(t, golden)), got); diff != "" {
				t.Errorf("Read(%s) (-want +got):\n%s", file, diff)
			}
		})
	}
}

// checkProblems fails unless there are problems, each at a place, in file order.
func checkProblems(t testing.TB, e *yamlfile.InvalidError) {
	t.Helper()
	line, col := 1, 1
	for _, p := range e.Problems {
		if p.Line < line || p.Line == line && p.Col < col {
			t.Errorf("the problem at %d:%d comes after %d:%d", p.Line, p.Col, line, col)
		}
		line, col = p.Line, p.Col
	}
	if len(e.Problems) == 0 {
		t.Error("an InvalidError has no problem")
	}
}

func TestEveryErrFileHasItsYAML(t *testing.T) {
	goldens, err := filepath.Glob("testdata/err/*.err")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := len(goldens), len(cases(t, "err")); got != want {
		t.Errorf("testdata/err has %d .err files and %d .yaml files", got, want)
	}
}

func TestLayoutDoesNotChangeTheHash(t *testing.T) {
	hash := func(file string) string {
		list, err := checklist.Read(file, read(t, file))
		if err != nil {
			t.Fatal(err)
		}
		return list.Hash
	}
	want := hash("testdata/ok/minimal.yaml")
	for _, name := range []string{"windows-line-ends", "byte-order-mark", "old-mac-line-ends", "explicit-document"} {
		if got := hash("testdata/ok/" + name + ".yaml"); got != want {
			t.Errorf("hash of %s = %s, want %s", name, got, want)
		}
	}
	changed := bytes.Replace(read(t, "testdata/ok/minimal.yaml"), []byte("One is."), []byte("One was."), 1)
	list, err := checklist.Read("changed.yaml", changed)
	if err != nil {
		t.Fatal(err)
	}
	if list.Hash == want {
		t.Error("another text has the same hash")
	}
}
