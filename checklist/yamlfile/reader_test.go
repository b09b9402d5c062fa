package yamlfile

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"mognad/checklist/language"
)

func parse(t *testing.T, data string) *Node {
	t.Helper()
	root, err := Parse("x.yaml", []byte(data), MaxAssessment)
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// TestReaderTakesOrTells reads one value in each way. What is wrong is told, and
// the zero value returned.
func TestReaderTakesOrTells(t *testing.T) {
	kinds := map[string]func(r *Reader, n *Node) string{
		"text": func(r *Reader, n *Node) string { return r.Text(n) },
		"match": func(r *Reader, n *Node) string {
			return r.Match(n, regexp.MustCompile(`^[a-z]+$`), words.Message("want-text"))
		},
		"one of": func(r *Reader, n *Node) string { return r.OneOf(n, "low", "medium", "high") },
		"bool":   func(r *Reader, n *Node) string { return fmt.Sprint(r.Bool(n)) },
		"int": func(r *Reader, n *Node) string {
			i, ok := r.Int(n, -5, 1000)
			return fmt.Sprint(i, ok)
		},
		"decimal": func(r *Reader, n *Node) string { return fmt.Sprint(r.Decimal(n, 10)) },
		"date":    func(r *Reader, n *Node) string { return r.Date(n).String() },
		"items":   func(r *Reader, n *Node) string { return fmt.Sprint(len(r.Items(n))) },
		"entries": func(r *Reader, n *Node) string { return fmt.Sprint(len(r.Entries(n))) },
	}
	tests := []struct{ kind, data, want, problem string }{
		{"text", "NO", "NO", ""},
		{"text", `"05111000"`, "05111000", ""},
		{"text", `"+46 8"`, "+46 8", ""},
		{"text", "12e5", "12e5", ""},
		{"text", "[a]", "", "found a list, want a text"},
		{"text", "{a: b}", "", "found keys with values, want a text"},
		{"text", `""`, "", `found "", want a text`},
		{"text", "~", "", "found nothing, want a text"},
		{"match", "abc", "abc", ""},
		{"match", "ABC", "", `found "ABC", want a text`},
		{"one of", "low", "low", ""},
		{"one of", "hgih", "", `found "hgih"; did you mean "high"? (want one of "low", "medium", "high")`},
		{"one of", "never", "", `found "never", want one of "low", "medium", "high"`},
		{"bool", "true", "true", ""},
		{"bool", "false", "false", ""},
		{"bool", "True", "false", `found "True", want true or false`},
		{"bool", `"true"`, "false", `"true" stands in quotes; take the quotes away`},
		{"int", "0", "0 true", ""},
		{"int", "-5", "-5 true", ""},
		{"int", "1000", "1000 true", ""},
		{"int", "-6", "0 false", `found "-6", want a whole number from −5 to 1,000, in plain digits`},
		{"int", "-0", "0 false", `found "-0", want a whole number from −5 to 1,000, in plain digits`},
		{"int", "+3", "0 false", `found "+3", want a whole number from −5 to 1,000, in plain digits`},
		{"int", "3.0", "0 false", `found "3.0", want a whole number from −5 to 1,000, in plain digits`},
		{"int", "010", "0 false", `found "010", want a whole number from −5 to 1,000, in plain digits`},
		{"int", "'7'", "0 false", `"7" stands in quotes; take the quotes away`},
		{"int", "'7777'", "0 false", `found "7777", want a whole number from −5 to 1,000, in plain digits`},
		{"decimal", "0.001", "1/1000", ""},
		{"decimal", "10", "10/1", ""},
		{"decimal", "10.001", "<nil>", `found "10.001", want a number above 0 and up to 10, with at most 3 decimals after a point, such as 1.5`},
		{"decimal", "1e999999999", "<nil>", `found "1e999999999", want a number above 0 and up to 10, with at most 3 decimals after a point, such as 1.5`},
		{"decimal", "0.0", "<nil>", `found "0.0", want a number above 0 and up to 10, with at most 3 decimals after a point, such as 1.5`},
		{"date", "2026-11-23", "2026-11-23", ""},
		{"date", `"2024-02-29"`, "2024-02-29", ""},
		{"date", "2026-02-30", "", `found "2026-02-30", want a date such as 2026-11-23`},
		{"date", "2024-13-45", "", `found "2024-13-45", want a date such as 2026-11-23`},
		{"date", "23/11 2026", "", `found "23/11 2026", want a date such as 2026-11-23`},
		{"items", "[1, 2]", "2", ""},
		{"items", "1", "0", `found "1", want a list (lines that begin with "- ")`},
		{"entries", "{a: 1}", "1", ""},
		{"entries", "[]", "0", `found a list, want keys with values (lines of "key: value")`},
		{"text", `"` + strings.Repeat("å", 41) + `"`, strings.Repeat("å", 41), ""},
		{"bool", strings.Repeat("å", 41), "false", `found "` + strings.Repeat("å", 40) + `…", want true or false`},
		{"bool", `" true "`, "false", `found "␣true␣", want true or false`},
	}
	for _, tt := range tests {
		t.Run(tt.kind+" "+tt.data, func(t *testing.T) {
			r := Reader{File: "x.yaml"}
			got := kinds[tt.kind](&r, parse(t, "k: "+tt.data).Lookup("k"))
			if got != tt.want {
				t.Errorf("the value is %s, want %s", got, tt.want)
			}
			problem := ""
			if err := r.Err(); err != nil {
				problem = strings.TrimPrefix(err.Error(), "x.yaml:1:4: ")
			}
			if problem != tt.problem {
				t.Errorf("the problem is %s, want %s", problem, tt.problem)
			}
		})
	}
	for kind, take := range kinds {
		r := Reader{}
		take(&r, nil)
		if r.Err() != nil {
			t.Errorf("%s of nothing tells %v, want no problem", kind, r.Err())
		}
	}
}

func TestFields(t *testing.T) {
	r := NewReader("x.yaml", nil)
	f := r.Fields(parse(t, "title: a\nweigth: 2\nbogus: 3\n"), "title", "weight", "owner")
	if got := r.Text(f.Need("title")); got != "a" {
		t.Errorf("title = %q, want a", got)
	}
	if f.Maybe("owner") != nil || f.Need("weight") != nil || f.Need("owner") != nil {
		t.Error("a key that is not there has a value")
	}
	want := `x.yaml:1:1: key "owner" is missing here
x.yaml:2:1: unknown key "weigth"; did you mean "weight"? (want one of "title", "weight", "owner")
x.yaml:3:1: unknown key "bogus", want one of "title", "weight", "owner"`
	if got := r.Err().Error(); got != want {
		t.Errorf("the problems are\n%s\nwant\n%s", got, want)
	}
	var none Fields
	if none.Maybe("a") != nil || none.Need("a") != nil {
		t.Error("the zero Fields has a value")
	}
}

func TestReaderGoesOnAfterKeysThatStandTwice(t *testing.T) {
	root, err := Parse("x.yaml", []byte("b: 1\nb: 2\na: x\n"), MaxAssessment)
	r := NewReader("x.yaml", err)
	r.Int(root.Lookup("a"), 0, 9)
	r.Wrong(root.Lookup("b"), language.Message{})
	want := `x.yaml:1:4: found "1", want 
x.yaml:2:1: key "b" stands here for the second time, first at line 1; keep one of them
x.yaml:3:4: found "x", want a whole number from 0 to 9, in plain digits`
	if got := r.Err().Error(); got != want {
		t.Errorf("the problems are\n%s\nwant\n%s", got, want)
	}
}

func TestNoMoreThanAHundredProblemsAreTold(t *testing.T) {
	r := Reader{File: "x.yaml"}
	for i := range 250 {
		r.report(&Node{Line: 250 - i, Col: 1}, "empty")
	}
	e, _ := r.Err().(*InvalidError)
	if len(e.Problems) != maxProblems+1 {
		t.Fatalf("%d problems are told, want %d", len(e.Problems), maxProblems+1)
	}
	want := "x.yaml:250:1: 100 problems are listed, and there are more; mend these and try again"
	if got := e.Problems[maxProblems].In("en").String(); got != want {
		t.Errorf("the last one is %q, want %q", got, want)
	}
	if got := e.Problems[0].Line; got != 151 {
		t.Errorf("the first one is at line %d, want 151", got)
	}
}

func TestProblemsCannotFoolATerminal(t *testing.T) {
	r := Reader{File: "a\x1b[2J\n.yaml"}
	r.report(&Node{Line: 1, Col: 1}, "unknown-value", "value", "b\u202Ec\r\nd", "allowed", []string{"\a"})
	want := `a␛[2J .yaml:1:1: found "bc d", want one of "␇"`
	if got := r.Err().Error(); got != want {
		t.Errorf("the problem is %q, want %q", got, want)
	}
}

func TestClosest(t *testing.T) {
	keys := []string{"level", "label", "anchor", "S", "M", "LO-1", "LO-2"}
	tests := []struct{ in, want string }{
		{"level", "level"},
		{"Level", "level"},
		{"levle", "level"},
		{"leve", "level"},
		{"achnor", "anchor"},
		{"s", "S"},
		{"X", ""},    // not one letter in common
		{"LO-9", ""}, // as near to LO-1 as to LO-2
		{"LO1", "LO-1"},
		{"lebel", ""}, // as near to level as to label
		{"colour", ""},
		{"", ""},
		{strings.Repeat("l", 1000), ""},
	}
	for _, tt := range tests {
		got, ok := Closest(tt.in, keys)
		if got != tt.want || ok != (tt.want != "") {
			t.Errorf("Closest(%q) = %q, %v, want %q", tt.in, got, ok, tt.want)
		}
	}
	if got, ok := Closest("a", nil); ok {
		t.Errorf("Closest among nothing = %q", got)
	}
}
