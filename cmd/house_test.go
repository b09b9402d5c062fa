// Package cmd_test holds the rules of the house as tests: who may import whom,
// which library lives where, and that everything is said in every language.
package cmd_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// root is the top of the repository, seen from this folder.
const root = ".."

// layers lists every package with what it may import of ours. A package that is
// not here may not exist.
var layers = map[string][]string{
	"checklist/display":  {},
	"checklist/language": {"checklist/display"},
	"checklist/yamlfile": {"checklist/display", "checklist/language"},
	"checklist":          {"checklist/display", "checklist/language", "checklist/yamlfile"},
	"checklist/builtin":  {"checklist", "checklist/display", "checklist/language", "checklist/yamlfile"},
	"assess":             {"checklist", "checklist/display", "checklist/language", "checklist/yamlfile", "checklist/builtin"},
	"assess/plan":        {"assess", "checklist", "checklist/display", "checklist/language"},
	"assess/store":       {"checklist/display", "checklist/language", "checklist/yamlfile"},
	"assess/interview":   {"assess", "assess/store", "checklist", "checklist/yamlfile", "checklist/display", "checklist/language"},
	"report":             {"assess", "assess/plan", "checklist", "checklist/display", "checklist/language"},
	"report/pdf":         {"report", "assess", "assess/plan", "checklist", "checklist/display", "checklist/language"},
	"report/markdown":    {"report", "assess", "assess/plan", "checklist", "checklist/display", "checklist/language"},
	"report/data":        {"report", "assess", "assess/plan", "checklist", "checklist/display", "checklist/language"},
	"examples/exempelby": {"checklist/language"},
	"cmd/internal/cli":   nil, // everything
	"cmd/mognad":         {"cmd/internal/cli"},
	"cmd":                {},
}

// homes lists the libraries and the packages that may import them.
var homes = map[string][]string{
	"go.yaml.in/yaml/v4":                   {"checklist/yamlfile"},
	"golang.org/x/text":                    {"checklist", "checklist/language", "checklist/yamlfile", "assess", "assess/store", "report/pdf"},
	"github.com/gofrs/flock":               {"assess/store"},
	"golang.org/x/sys":                     {"assess/store", "cmd/internal/cli"},
	"charm.land/bubbletea/v2":              {"assess/interview"},
	"charm.land/bubbles/v2":                {"assess/interview"},
	"charm.land/lipgloss/v2":               {"assess/interview"},
	"github.com/charmbracelet/x/ansi":      {"assess/interview", "cmd/internal/cli"},
	"github.com/jung-kurt/gofpdf":          {"report/pdf"},
	"codeberg.org/go-fonts/liberation":     {"report/pdf"},
	"golang.org/x/image":                   {"report/pdf"},
	"github.com/spf13/cobra":               {"cmd/internal/cli"},
	"github.com/spf13/pflag":               {"cmd/internal/cli"},
	"github.com/inconshreveable/mousetrap": {"cmd/internal/cli"},
	"golang.org/x/term":                    {"cmd/internal/cli", "cmd/mognad"},
}

// forTests are the libraries that only tests may import.
var forTests = []string{
	"github.com/rogpeppe/go-internal", "github.com/google/go-cmp", "github.com/charmbracelet/x/exp/golden",
	"github.com/charmbracelet/x/exp/teatest/v2", "github.com/santhosh-tekuri/jsonschema/v6",
	"github.com/creack/pty", "github.com/charmbracelet/x/vt",
}

// A source is a Go file of the repository.
type source struct {
	name, dir string // slash paths from the top
	test      bool
	file      *ast.File
}

// sources parses every Go file.
func sources(t *testing.T, mode parser.Mode) []source {
	t.Helper()
	var all []source
	fset := token.NewFileSet()
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && p != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "node_modules") {
			return filepath.SkipDir
		}
		if d.IsDir() || filepath.Ext(p) != ".go" {
			return nil
		}
		f, err := parser.ParseFile(fset, p, nil, mode)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, p)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(rel)
		all = append(all, source{name, path.Dir(name), strings.HasSuffix(name, "_test.go"), f})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 50 {
		t.Fatalf("found %d Go files: is this the right folder?", len(all))
	}
	return all
}

func TestImports(t *testing.T) {
	for _, s := range sources(t, parser.ImportsOnly) {
		allowed, known := layers[s.dir]
		if !known {
			t.Errorf("%s: package %s has no place in the house; add it to layers", s.name, s.dir)
			continue
		}
		for _, spec := range s.file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			checkImport(t, s, imported, allowed)
		}
	}
}

func checkImport(t *testing.T, s source, imported string, allowed []string) {
	t.Helper()
	if own, ok := strings.CutPrefix(imported, "mognad/"); ok {
		// Tests may reach for what makes their input, upwards as well.
		if !s.test && allowed != nil && !slices.Contains(allowed, own) {
			t.Errorf("%s imports %s: imports run one way", s.name, imported)
		}
		return
	}
	if !strings.Contains(strings.Split(imported, "/")[0], ".") {
		return // the standard library
	}
	if s.test && slices.ContainsFunc(forTests, func(lib string) bool { return within(imported, lib) }) {
		return
	}
	for lib, home := range homes {
		if within(imported, lib) {
			if !slices.Contains(home, s.dir) {
				t.Errorf("%s imports %s, which lives in %v", s.name, imported, home)
			}
			return
		}
	}
	t.Errorf("%s imports %s, a library without a home", s.name, imported)
}

// within reports whether a package belongs to a library.
func within(imported, lib string) bool {
	return imported == lib || strings.HasPrefix(imported, lib+"/")
}

// process lists what only the edge of the program may touch.
var process = map[string][]string{
	"os":   {"Exit", "Getenv", "LookupEnv", "Environ", "Stdin", "Stdout", "Stderr", "Args"},
	"time": {"Now", "Since", "Until"},
	"fmt":  {"Print", "Println", "Printf"},
	"log":  {"Fatal", "Fatalf", "Print", "Printf", "Println"},
}

func TestOnlyTheEdgeTouchesTheProcess(t *testing.T) {
	for _, s := range sources(t, parser.SkipObjectResolution) {
		if s.test {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				pkg, ok := n.X.(*ast.Ident)
				if ok && slices.Contains(process[pkg.Name], n.Sel.Name) && !mayTouch(s, pkg.Name, n.Sel.Name) {
					t.Errorf("%s uses %s.%s: it is handed down as a value", s.name, pkg.Name, n.Sel.Name)
				}
			case *ast.FuncDecl:
				if n.Name.Name == "init" && n.Recv == nil {
					t.Errorf("%s has an init function", s.name)
				}
			}
			return true
		})
	}
}

func mayTouch(s source, pkg, name string) bool {
	switch {
	case s.name == "cmd/mognad/main.go":
		return pkg == "os" && (name == "Exit" || name == "Args")
	case s.name == "cmd/internal/cli/env.go":
		return name != "Exit"
	}
	return false
}
