package yamlfile

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// packable are texts with every kind of node, and values that do not stand in
// the text as they are.
var packable = []string{
	"a: 1\n",
	"- \n- ~\n- ''\n- \"\"\n",
	"a: &x\n",
	"b: |-\n  two\n  lines\nc: \"an \\u00e9 and a \\n\"\nd: >\n  folded\n  text\n\n  more\n",
	"{a: [1, 2, {b: 'it''s'}], \"c\": null}\n",
	"z: last\na: z\nåäö: [ä, 'ä', \"ä\"]\n",
	"\ufeffa: 1\r\nb: 2\r\n",
}

func TestPackedTreeIsTheTree(t *testing.T) {
	files, err := filepath.Glob("../builtin/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no checklists: %v", err)
	}
	texts := append([]string(nil), packable...)
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(data))
	}
	for _, text := range texts {
		root, err := Parse("", []byte(text), MaxChecklist)
		if root == nil {
			continue // nothing to pack
		}
		if err != nil {
			t.Fatal(err)
		}
		packed := Pack(root, text)
		again, err := Unpack(packed, text)
		if err != nil {
			t.Errorf("%.40q: %v", text, err)
			continue
		}
		if diff := cmp.Diff(root, again); diff != "" {
			t.Errorf("%.40q: unpacked it is another tree (-want +got):\n%s", text, diff)
		}
	}
}

// FuzzUnpack gives Unpack what was never packed: it may fail, and nothing else.
func FuzzUnpack(f *testing.F) {
	for _, text := range packable {
		if root, _ := Parse("", []byte(text), MaxChecklist); root != nil {
			f.Add(Pack(root, text), text)
		}
	}
	f.Fuzz(func(t *testing.T, packed []byte, text string) {
		root, err := Unpack(packed, text)
		if (root == nil) != (err != nil) {
			t.Errorf("Unpack = %v, %v", root, err)
		}
		for i := range packed {
			if _, err := Unpack(packed[:i], text); err == nil && root != nil {
				t.Errorf("the first %d of %d bytes are a tree as well", i, len(packed))
			}
		}
	})
}
