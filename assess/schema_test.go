package assess

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"mognad/checklist/yamlfile"
)

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("assessment.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("assessment.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var (
	coreInt   = regexp.MustCompile(`^[-+]?[0-9]+$`)
	coreFloat = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)
)

// asEditorSees returns n with the types that YAML 1.2 gives its values, which is
// what an editor compares with a schema.
func asEditorSees(n *yamlfile.Node) any {
	switch n.Kind {
	case yamlfile.Null:
		return nil
	case yamlfile.List:
		list := make([]any, len(n.Items))
		for i, item := range n.Items {
			list[i] = asEditorSees(item)
		}
		return list
	case yamlfile.Map:
		m := map[string]any{}
		for _, e := range n.Entries {
			m[e.Key.Value] = asEditorSees(e.Value)
		}
		return m
	}
	switch v := n.Value; {
	case !n.Plain:
		return v
	case v == "true" || v == "false":
		return v == "true"
	case coreInt.MatchString(v):
		return json.Number(strings.TrimLeft(strings.TrimLeft(v, "+"), "0") + zeroIfNothing(v))
	case coreFloat.MatchString(v):
		return json.Number(v)
	}
	return n.Value
}

// zeroIfNothing returns the digit that TrimLeft takes off a number of zeros.
func zeroIfNothing(v string) string {
	if strings.Trim(v, "+0") == "" {
		return "0"
	}
	return ""
}

func TestSchemaAcceptsEveryOKFile(t *testing.T) {
	s := compileSchema(t)
	for _, file := range caseFiles(t, "ok") {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		list := listFor(t, file, data)
		saved, err := Write(mustRead(t, file, data, list), list)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range [][]byte{data, saved} {
			root, err := yamlfile.Parse(file, text, yamlfile.MaxAssessment)
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Validate(asEditorSees(root)); err != nil {
				t.Errorf("the schema refuses %s: %v", file, err)
			}
		}
	}
}

// Each case says on its first line whether the schema refuses it, or why it
// cannot see what is wrong.
func TestSchemaRefusesWhatItCanSee(t *testing.T) {
	s := compileSchema(t)
	blind := regexp.MustCompile(`^# schema: cannot see \(.+\)$`)
	for _, file := range caseFiles(t, "err") {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		first, _, _ := strings.Cut(string(data), "\n")
		if first != "# schema: refuses" && !blind.MatchString(first) {
			t.Errorf("%s begins with %q, want what the schema says", file, first)
			continue
		}
		root, err := yamlfile.Parse(file, data, yamlfile.MaxAssessment)
		if root == nil && err != nil {
			if !blind.MatchString(first) {
				t.Errorf("%s cannot be parsed, so the schema cannot refuse it: %v", file, err)
			}
			continue
		}
		refused := s.Validate(asEditorSees(root)) != nil
		if want := first == "# schema: refuses"; refused != want {
			t.Errorf("the schema refuses %s: %v, want %v", file, refused, want)
		}
	}
}

func TestSchemaNamesEveryKindThatThereIs(t *testing.T) {
	for _, k := range EvidenceKinds() {
		if !bytes.Contains(Schema(), []byte(`"`+string(k)+`"`)) {
			t.Errorf("the schema lacks the kind of evidence %q", k)
		}
	}
	for _, key := range append(append([]string{}, headKeys...), answerKeys...) {
		if !bytes.Contains(Schema(), []byte(`"`+key+`": {`)) {
			t.Errorf("the schema lacks the key %q", key)
		}
	}
}
