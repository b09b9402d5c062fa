package yamlfile

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPlainly(t *testing.T) {
	root := parse(t, `
numbers: [0, -1, 2.50, 123456789012345678]
texts: ["1", 010, 1e5, 0x1, +1, .5, 1., yes, TRUE, 2026-01-01, 12345678901234567890]
truths: [true, false, "true"]
nothing: [~, null, ""]
left_out:
map: {1: a}
`)
	want := map[string]any{
		"numbers":  []any{json.Number("0"), json.Number("-1"), json.Number("2.50"), json.Number("123456789012345678")},
		"texts":    []any{"1", "010", "1e5", "0x1", "+1", ".5", "1.", "yes", "TRUE", "2026-01-01", "12345678901234567890"},
		"truths":   []any{true, false, "true"},
		"nothing":  []any{nil, nil, ""},
		"left_out": nil,
		"map":      map[string]any{"1": "a"},
	}
	if diff := cmp.Diff(want, root.Plainly()); diff != "" {
		t.Errorf("Plainly (-want +got):\n%s", diff)
	}
}

func TestLookup(t *testing.T) {
	root := parse(t, "a: {b: 1}\nc: [2]\n")
	if got := root.Lookup("a").Lookup("b"); got == nil || got.Value != "1" {
		t.Errorf("Lookup = %v, want 1", got)
	}
	for _, n := range []*Node{nil, root.Lookup("z"), root.Lookup("c"), root.Lookup("a").Lookup("b").Lookup("x")} {
		if got := n.Lookup("x"); got != nil {
			t.Errorf("Lookup in %v = %v, want nothing", n, got)
		}
	}
}
