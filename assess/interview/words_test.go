package interview

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mognad/checklist/language"
)

var placeholder = regexp.MustCompile(`\{[a-z]+\}`)

func TestBothLanguagesSayTheSame(t *testing.T) {
	holders := map[language.Tag]map[string][]string{}
	for _, lang := range language.All() {
		data, err := os.ReadFile("words." + string(lang) + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var raw map[string]json.RawMessage
		if err := json.Unmarshal(data, &raw); err != nil {
			t.Fatal(err)
		}
		holders[lang] = map[string][]string{}
		for key, phrase := range raw {
			found := placeholder.FindAllString(string(phrase), -1)
			slices.Sort(found)
			holders[lang][key] = slices.Compact(found)
		}
	}
	if diff := cmp.Diff(holders[language.English], holders[language.Swedish]); diff != "" {
		t.Errorf("keys and placeholders (-en +sv):\n%s", diff)
	}
}

func TestEveryPhraseIsUsed(t *testing.T) {
	data, err := os.ReadFile("words.en.json")
	if err != nil {
		t.Fatal(err)
	}
	var phrases map[string]json.RawMessage
	if err := json.Unmarshal(data, &phrases); err != nil {
		t.Fatal(err)
	}
	var source []byte
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if name := e.Name(); regexp.MustCompile(`^[a-z]+\.go$`).MatchString(name) {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			source = append(source, text...)
		}
	}
	for key := range phrases {
		if !regexp.MustCompile(`"` + key + `"`).Match(source) {
			t.Errorf("%q is never said", key)
		}
	}
	for _, used := range regexp.MustCompile(`words\.(?:Say|Message)\((?:[a-z.]+\(\), |lang, )?"([a-z-]+)"`).FindAllSubmatch(source, -1) {
		if !words.Has(string(used[1])) {
			t.Errorf("%q is said, and is no phrase", used[1])
		}
	}
}
