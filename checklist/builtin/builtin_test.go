package builtin

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mognad/checklist"
	"mognad/checklist/yamlfile"
)

var update = flag.Bool("update", false, "write the trees of the checklists anew")

// released holds the hash of every text that was ever released. A line is added
// with a release and never changed.
var released = map[string]string{
	"eservices-21@1.0.0": "8e7676ee9c0df8dfe13fd5cd1230d41bb90e347c4e33c99e40da88c63971b5ea",
}

func TestReleasedTextsNeverChange(t *testing.T) {
	all := All()
	if len(all) != len(released) {
		t.Errorf("%d checklists are built in, %d hashes are held", len(all), len(released))
	}
	for _, list := range all {
		if got, want := list.Hash, released[list.ID+"@"+list.Release]; got != want {
			t.Errorf("%s@%s has the hash %s, want %s", list.ID, list.Release, got, want)
		}
	}
}

// TestTreesAreOfTheFiles parses each file, and compares the tree that was made of
// it before, and the checklist that comes of that.
func TestTreesAreOfTheFiles(t *testing.T) {
	names, err := fs.Glob(files, "*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no checklists: %v", err)
	}
	for _, name := range names {
		text, err := files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		root, err := yamlfile.Parse(name, text, yamlfile.MaxChecklist)
		if err != nil {
			t.Fatal(err)
		}
		packed := yamlfile.Pack(root, string(text))
		if *update {
			if err := os.WriteFile(treeOf(name), packed, 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if got, err := files.ReadFile(treeOf(name)); err != nil || !bytes.Equal(got, packed) {
			t.Fatalf("%s is not made of %s (%v): run go generate", treeOf(name), name, err)
		}
		got, err := tree(name)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(root, got); diff != "" {
			t.Errorf("%s has another tree (-parsed +packed):\n%s", name, diff)
		}
		if list, err := checklist.Read(name, text); err != nil || list.Hash != read(name).Hash {
			t.Errorf("%s reads as another checklist: %v", name, err)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := Find(DefaultID, DefaultRelease); !ok {
			b.Fatal("the checklist is missing")
		}
	}
}

func TestCompareReleases(t *testing.T) {
	inOrder := []string{"0.9.9", "1.0.0", "1.9.0", "1.10.0", "1.10.2", "1.10.12", "10.0.0"}
	for i := 1; i < len(inOrder); i++ {
		if a, b := inOrder[i-1], inOrder[i]; compareReleases(a, b) >= 0 || compareReleases(b, a) <= 0 || compareReleases(a, a) != 0 {
			t.Errorf("compareReleases does not put %s before %s", a, b)
		}
	}
}

func TestFind(t *testing.T) {
	for _, id := range []string{"", "..", "../testdata/ok/tiny", "eservices-2", "*"} {
		if list, ok := Find(id, DefaultRelease); ok {
			t.Errorf("Find(%q) = %s, want none", id, list.ID)
		}
	}
	if _, ok := Find(DefaultID, "1.0"); ok {
		t.Error("Find takes a release that does not exist")
	}
	if list, ok := Find(DefaultID, DefaultRelease); !ok || list.ID != DefaultID || list.Release != DefaultRelease {
		t.Errorf("Find(%s, %s) = %v, %v", DefaultID, DefaultRelease, list, ok)
	}
}
