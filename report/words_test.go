package report_test

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// catalogue returns the placeholders of each phrase, sorted and without those
// that come again: "-" for none.
func catalogue(t *testing.T, name string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var phrases map[string]json.RawMessage
	if err := json.Unmarshal(data, &phrases); err != nil {
		t.Fatal(err)
	}
	placeholder := regexp.MustCompile(`\{[a-z]+\}`)
	found := map[string]string{}
	for key, raw := range phrases {
		all := placeholder.FindAllString(string(raw), -1)
		slices.Sort(all)
		found[key] = "-" + strings.Join(slices.Compact(all), "")
	}
	return found
}
