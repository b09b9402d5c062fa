package cmd_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"mognad/checklist/language"
)

// A catalogue is the words of one package in one language: key → forms, one for
// a plain phrase, two for one that depends on a count.
type catalogue map[string][]string

func readCatalogue(t *testing.T, file string) catalogue {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	raw := map[string]json.RawMessage{}
	if err := json.Unmarshal(data, &raw); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	c := catalogue{}
	for key, value := range raw {
		var plain string
		var forms struct{ One, Other string }
		if json.Unmarshal(value, &plain) == nil {
			c[key] = []string{plain}
			continue
		}
		if err := json.Unmarshal(value, &forms); err != nil {
			t.Fatalf("%s: %s: %v", file, key, err)
		}
		c[key] = []string{forms.One, forms.Other}
	}
	return c
}

// talkers returns the folders that have a catalogue.
func talkers(t *testing.T) []string {
	t.Helper()
	var dirs []string
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err == nil && d.Name() == "words.en.json" {
			dirs = append(dirs, filepath.Dir(p))
		}
		return err
	})
	if err != nil || len(dirs) < 5 {
		t.Fatalf("found %d catalogues, %v", len(dirs), err)
	}
	return dirs
}

var placeholder = regexp.MustCompile(`\{[^}]*\}`)

// TestEveryLanguageSaysTheSame compares keys, forms and placeholders.
func TestEveryLanguageSaysTheSame(t *testing.T) {
	for _, dir := range talkers(t) {
		english := readCatalogue(t, filepath.Join(dir, "words.en.json"))
		for _, tag := range language.All() {
			file := filepath.Join(dir, "words."+string(tag)+".json")
			other := readCatalogue(t, file)
			for _, key := range slices.Sorted(maps.Keys(english)) {
				if len(other[key]) == 0 {
					t.Errorf("%s lacks %q", file, key)
					continue
				}
				comparePhrases(t, file, key, english[key], other[key])
			}
			for key := range other {
				if english[key] == nil {
					t.Errorf("%s has %q, which the English catalogue lacks", file, key)
				}
			}
		}
	}
}

func comparePhrases(t *testing.T, file, key string, english, other []string) {
	t.Helper()
	for _, form := range other {
		if strings.TrimSpace(form) == "" {
			t.Errorf("%s: %q is empty", file, key)
		}
	}
	if got, want := placeholders(other), placeholders(english); !slices.Equal(got, want) {
		t.Errorf("%s: %q has the placeholders %v, the English has %v", file, key, got, want)
	}
}

func placeholders(forms []string) []string {
	seen := map[string]bool{}
	for _, form := range forms {
		for _, p := range placeholder.FindAllString(form, -1) {
			seen[p] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// TestEveryPhraseIsSaid finds words that nothing says any more, and keys that
// are said and stand in no catalogue. A key may be put together from a literal
// that ends with a dash, or begins with one, and something else.
func TestEveryPhraseIsSaid(t *testing.T) {
	all := sources(t, parser.SkipObjectResolution)
	for _, dir := range talkers(t) {
		rel, err := filepath.Rel(root, dir)
		if err != nil {
			t.Fatal(err)
		}
		words := readCatalogue(t, filepath.Join(dir, "words.en.json"))
		literals, said := literalsIn(t, all, filepath.ToSlash(rel))
		for key := range words {
			if !used(key, literals) {
				t.Errorf("%s: nothing says %q", rel, key)
			}
		}
		for key := range said {
			if words[key] == nil && !strings.HasSuffix(key, "-") {
				t.Errorf("%s: %q is said and stands in no catalogue", rel, key)
			}
		}
	}
}

func used(key string, literals map[string]bool) bool {
	if literals[key] {
		return true
	}
	for lit := range literals {
		if strings.HasSuffix(lit, "-") && strings.HasPrefix(key, lit) || strings.HasPrefix(lit, "-") && strings.HasSuffix(key, lit) {
			return true
		}
	}
	return false
}

// literalsIn returns every string literal of a package, and those that are the
// key of a phrase: the first one handed to a function that says something.
func literalsIn(t *testing.T, all []source, dir string) (literals, said map[string]bool) {
	t.Helper()
	literals, said = map[string]bool{}, map[string]bool{}
	for _, s := range all {
		if s.dir != dir || s.test {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				if v, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING {
					literals[v] = true
				}
			case *ast.CallExpr:
				if key, ok := keyOf(n); ok {
					said[key] = true
				}
			}
			return true
		})
	}
	return literals, said
}

// sayers are the functions that take the key of a phrase, and where.
var sayers = map[string]int{"Say": 1, "Message": 0, "say": 0, "tell": 0, "usage": 0, "fail": 1, "flag": 0}

func keyOf(call *ast.CallExpr) (string, bool) {
	var name string
	switch f := call.Fun.(type) {
	case *ast.Ident:
		name = f.Name
	case *ast.SelectorExpr:
		name = f.Sel.Name
	}
	at, ok := sayers[name]
	if !ok || len(call.Args) <= at {
		return "", false
	}
	lit, ok := call.Args[at].(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	key, err := strconv.Unquote(lit.Value)
	return key, err == nil
}
