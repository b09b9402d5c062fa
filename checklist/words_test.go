package checklist_test

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"mognad/checklist"
	"mognad/checklist/language"
	"mognad/checklist/yamlfile"
)

// elsewhere holds the phrases that no file in testdata/err brings out, and where
// they are tested.
var elsewhere = map[string]string{
	"too-big":         "TestReadRefusesWhatIsMadeToBeSlow",
	"crowded":         "TestReadRefusesWhatIsMadeToBeSlow",
	"encoding":        "TestReadTellsWhatIsNotUTF8",
	"other-file":      "TestReadTellsWhatIsNotUTF8",
	"control":         "TestReadTellsWhatIsNotUTF8",
	"too-many-points": "TestReadRefusesTooManyPoints",
	"want-date":       "yamlfile, since no date stands in a checklist",
	"syntax":          "yamlfile, since no file is known that brings it out",
}

func TestEveryPhraseHasAnErrFile(t *testing.T) {
	told := map[string]bool{}
	for _, file := range cases(t, "err") {
		_, err := checklist.Read(file, read(t, file))
		invalid, ok := errors.AsType[*yamlfile.InvalidError](err)
		if !ok {
			t.Fatalf("Read(%s) gives %v, want an InvalidError", file, err)
		}
		for _, p := range invalid.Problems {
			collect(told, p.Message)
		}
	}
	for _, catalogue := range []string{"words.en.json", "yamlfile/words.en.json"} {
		phrases := map[string]any{}
		if err := json.Unmarshal(read(t, catalogue), &phrases); err != nil {
			t.Fatal(err)
		}
		for _, key := range slices.Sorted(maps.Keys(phrases)) {
			where, listed := elsewhere[key]
			switch {
			case !told[key] && !listed:
				t.Errorf("no file in testdata/err brings out %q of %s", key, catalogue)
			case told[key] && listed:
				t.Errorf("%q is said to be tested in %s, and a file in testdata/err brings it out", key, where)
			}
		}
	}
}

// collect notes the key of a message and of the messages in it.
func collect(told map[string]bool, m language.Message) {
	told[m.Key] = true
	for _, arg := range m.Args {
		if inner, ok := arg.(language.Message); ok {
			collect(told, inner)
		}
	}
}

func TestReadRefusesTooManyPoints(t *testing.T) {
	data := "points:\n" + strings.Repeat("- {}\n", 1001)
	_, err := checklist.Read("x.yaml", []byte(data))
	const want = "x.yaml:2:1: the checklist has 1,001 points, want at most 1,000"
	if err == nil || !strings.Contains(err.Error(), want+"\n") {
		t.Errorf("Read tells %.300v, want %q in it", err, want)
	}
}
