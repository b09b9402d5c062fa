package builtin_test

import (
	"regexp"
	"strings"
	"testing"

	"mognad/checklist"
	"mognad/checklist/builtin"
	"mognad/checklist/yamlfile"
)

func TestStarterReadsAndHasNamesOfItsOwn(t *testing.T) {
	list, err := checklist.Read("starter.yaml", builtin.Starter())
	if err != nil {
		t.Fatal(err)
	}
	if list.ID != "my-checklist" || list.Release != "0.1.0" {
		t.Errorf("the starter is %s@%s, want my-checklist@0.1.0", list.ID, list.Release)
	}
	original, ok := builtin.Find(builtin.DefaultID, builtin.DefaultRelease)
	if !ok {
		t.Fatal("the default checklist is not built in")
	}
	if got, want := len(list.Points), len(original.Points); got != want {
		t.Errorf("the starter has %d points, want %d", got, want)
	}
	if list.Hash == original.Hash {
		t.Error("the starter cannot be told from the original")
	}
}

// TestStarterExplainsEachKey keeps the head comment in step with the format.
func TestStarterExplainsEachKey(t *testing.T) {
	data := builtin.Starter()
	comment, _, _ := strings.Cut(string(data), "\nversion:")
	root, err := yamlfile.Parse("starter.yaml", data, yamlfile.MaxChecklist)
	if err != nil {
		t.Fatal(err)
	}
	keys := append(root.Entries, root.Lookup("points").Items[0].Entries...)
	for _, e := range keys {
		word := regexp.MustCompile(`\b` + e.Key.Value + `\b`)
		if e.Key.Value != "points" && e.Key.Value != "provenance_note" && !word.MatchString(comment) {
			t.Errorf("the head comment does not explain %q", e.Key.Value)
		}
	}
	for line := range strings.Lines(comment) {
		if !strings.HasPrefix(line, "#") {
			t.Errorf("%q is no comment", line)
		}
	}
}
