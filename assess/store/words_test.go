package store

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The catalogues say the same things, each with the same values, and nothing
// that no code says.
func TestCatalogues(t *testing.T) {
	phrases := map[string]map[string]string{}
	for _, lang := range []string{"en", "sv"} {
		data, err := os.ReadFile("words." + lang + ".json")
		if err != nil {
			t.Fatal(err)
		}
		all := map[string]string{}
		if err := json.Unmarshal(data, &all); err != nil {
			t.Fatal(err)
		}
		phrases[lang] = all
	}
	keys := func(lang string) []string { return slices.Sorted(maps.Keys(phrases[lang])) }
	if diff := cmp.Diff(keys("en"), keys("sv")); diff != "" {
		t.Errorf("keys (-en +sv)\n%s", diff)
	}
	if diff := cmp.Diff(saidInCode(t), keys("en")); diff != "" {
		t.Errorf("keys (-code +en)\n%s", diff)
	}
	places := func(s string) []string {
		found := regexp.MustCompile(`\{[a-z]+\}`).FindAllString(s, -1)
		slices.Sort(found)
		return found
	}
	for key, en := range phrases["en"] {
		if diff := cmp.Diff(places(en), places(phrases["sv"][key])); diff != "" {
			t.Errorf("%s: values (-en +sv)\n%s", key, diff)
		}
	}
}

// saidInCode returns the keys that the package's code uses.
func saidInCode(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	keys := map[string]bool{}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), e.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if key, ok := messageKey(n); ok {
				keys[key] = true
			}
			return true
		})
	}
	return slices.Sorted(maps.Keys(keys))
}

// messageKey returns the key of a call of words.Message.
func messageKey(n ast.Node) (string, bool) {
	call, ok := n.(*ast.CallExpr)
	if !ok || len(call.Args) == 0 {
		return "", false
	}
	f, ok := call.Fun.(*ast.SelectorExpr)
	key, isText := call.Args[0].(*ast.BasicLit)
	if !ok || !isText || f.Sel.Name != "Message" {
		return "", false
	}
	s, err := strconv.Unquote(key.Value)
	return s, err == nil
}

func TestKindOfOtherErrors(t *testing.T) {
	if got := KindOf(nil); got != Other {
		t.Errorf("KindOf(nil) = %d, want Other", got)
	}
	if got := KindOf(os.ErrNotExist); got != Other {
		t.Errorf("KindOf(%v) = %d, want Other", os.ErrNotExist, got)
	}
}
