package checklist_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"mognad/checklist"
	"mognad/checklist/yamlfile"
)

// schema returns the compiled schema of a checklist.
func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(checklist.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft7)
	if err := c.AddResource("checklist.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("checklist.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSchemaAcceptsWhatReadAccepts(t *testing.T) {
	s := schema(t)
	builtin, err := filepath.Glob("builtin/*.yaml")
	if err != nil || len(builtin) == 0 {
		t.Fatalf("no built-in checklist (%v)", err)
	}
	for _, file := range append(cases(t, "ok"), builtin...) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			root, err := yamlfile.Parse(file, read(t, file), yamlfile.MaxChecklist)
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Validate(root.Plainly()); err != nil {
				t.Errorf("the schema refuses %s: %v", file, err)
			}
		})
	}
}

// TestSchemaRefusesWhatItCanSee holds the first comment of each err file, which
// says whether the schema refuses the file too, or why it cannot.
func TestSchemaRefusesWhatItCanSee(t *testing.T) {
	s := schema(t)
	for _, file := range cases(t, "err") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data := read(t, file)
			comment, _, _ := strings.Cut(string(data), "\n")
			says, ok := strings.CutPrefix(comment, "# schema: ")
			blind := strings.HasPrefix(says, "cannot see (") && strings.HasSuffix(says, ")")
			if !ok || says != "refuses" && !blind {
				t.Fatalf("the first line is %q, want # schema: refuses, or # schema: cannot see (why)", comment)
			}
			root, _ := yamlfile.Parse(file, data, yamlfile.MaxChecklist)
			if root == nil {
				if says != "cannot see (not YAML)" {
					t.Errorf("the file is not YAML, and its first line says %q", comment)
				}
				return
			}
			err := s.Validate(root.Plainly())
			if blind != (err == nil) {
				t.Errorf("the first line says %q, and the schema says: %v", comment, err)
			}
		})
	}
}
