package yamlfile

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// outline writes a tree with the place, kind and value of every node.
func outline(n *Node) string {
	var b strings.Builder
	var write func(n *Node, depth int)
	write = func(n *Node, depth int) {
		at := fmt.Sprintf("%s%d:%d", strings.Repeat("  ", depth), n.Line, n.Col)
		switch n.Kind {
		case Null:
			fmt.Fprintf(&b, "%s null\n", at)
		case Scalar:
			quoted := map[bool]string{true: "plain", false: "quoted"}[n.Plain]
			fmt.Fprintf(&b, "%s %s %q\n", at, quoted, n.Value)
		case List:
			fmt.Fprintf(&b, "%s list\n", at)
			for _, item := range n.Items {
				write(item, depth+1)
			}
		case Map:
			fmt.Fprintf(&b, "%s map\n", at)
			for _, e := range n.Entries {
				write(e.Key, depth+1)
				write(e.Value, depth+2)
			}
		}
	}
	write(n, 0)
	return b.String()
}

func TestParseKeepsPlacesAndNeverGuesses(t *testing.T) {
	tests := []struct{ name, data, want string }{
		{"words that YAML 1.1 takes for something else", "a: [yes, NO, on, 010, 3.0, 2026-11-23, 12e5, 1:30]", `1:1 map
  1:1 plain "a"
    1:4 list
      1:5 plain "yes"
      1:10 plain "NO"
      1:14 plain "on"
      1:18 plain "010"
      1:23 plain "3.0"
      1:28 plain "2026-11-23"
      1:40 plain "12e5"
      1:46 plain "1:30"
`},
		{"columns count characters, after a byte order mark too", "\ufeffåäö: {é: \"x\", z: 'y'}", `1:1 map
  1:1 plain "åäö"
    1:6 map
      1:7 plain "é"
        1:10 quoted "x"
      1:15 plain "z"
        1:18 quoted "y"
`},
		{"nothing in four spellings", "a:\nb: ~\nc: null\nd: \"\"\n", `1:1 map
  1:1 plain "a"
    1:3 null
  2:1 plain "b"
    2:4 null
  3:1 plain "c"
    3:4 null
  4:1 plain "d"
    4:4 quoted ""
`},
		{"blocks keep their line breaks", "a: |-\n  1\n\n  2\nb: >\n  3\n  4\n", `1:1 map
  1:1 plain "a"
    1:4 quoted "1\n\n2"
  5:1 plain "b"
    5:4 quoted "3 4\n"
`},
		{"line ends of Windows", "a: 1\r\nb:\r\n  - 2\r\n", `1:1 map
  1:1 plain "a"
    1:4 plain "1"
  2:1 plain "b"
    3:3 list
      3:5 plain "2"
`},
		{"escapes", `a: "\t\u2028\e\x85"`, `1:1 map
  1:1 plain "a"
    1:4 quoted "\t\u2028\x1b\u0085"
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			root, err := Parse("x.yaml", []byte(tt.data), MaxAssessment)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, outline(root)); diff != "" {
				t.Errorf("Parse(%q) (-want +got):\n%s", tt.data, diff)
			}
		})
	}
}

func TestParseReturnsTheTreeBesideKeysThatStandTwice(t *testing.T) {
	root, err := Parse("x.yaml", []byte("a: 1\na: 2\nb: {c: 3, c: 4}\n"), MaxAssessment)
	want := "x.yaml:2:1: key \"a\" stands here for the second time, first at line 1; keep one of them\n" +
		"x.yaml:3:11: key \"c\" stands here for the second time, first at line 3; keep one of them"
	if err == nil || err.Error() != want {
		t.Errorf("Parse tells %v, want %s", err, want)
	}
	if root == nil || root.Lookup("a").Value != "1" || root.Lookup("b").Lookup("c").Value != "3" {
		t.Errorf("Parse gives %v, want the tree with the first of each key", root)
	}
	if root, err := Parse("x.yaml", []byte("a: 1\na: &x 2\n"), MaxAssessment); root != nil || err == nil {
		t.Errorf("Parse gives %v, %v where a value was left out, want no tree and an error", root, err)
	}
}

func TestParseHoldsTheLimitItIsGiven(t *testing.T) {
	if _, err := Parse("x.yaml", []byte("a: 1\n"), 5); err != nil {
		t.Errorf("Parse refuses a file of just the limit: %v", err)
	}
	if _, err := Parse("x.yaml", []byte("a: 12\n"), 5); err == nil {
		t.Error("Parse takes a file that is a byte too long")
	}
}

func TestDepth(t *testing.T) {
	nested := map[string]func(n int) string{
		"lists in brackets": func(n int) string { return strings.Repeat("[", n) + "a" + strings.Repeat("]", n) },
		"maps in braces":    func(n int) string { return strings.Repeat("{a: ", n) + strings.Repeat("}", n) },
		"lists in lines":    func(n int) string { return strings.Repeat("- ", n) + "a" },
		"maps in lines": func(n int) string {
			var b strings.Builder
			for i := range n {
				b.WriteString(strings.Repeat(" ", i) + "a:\n")
			}
			return b.String()
		},
	}
	for name, of := range nested {
		if _, err := Parse("x.yaml", []byte(of(maxDepth)), MaxAssessment); err != nil {
			t.Errorf("Parse refuses %d %s: %v", maxDepth, name, err)
		}
		_, err := Parse("x.yaml", []byte(of(maxDepth+1)), MaxAssessment)
		if err == nil || !strings.Contains(err.Error(), "nested too deeply") {
			t.Errorf("Parse of %d %s gives %v, want that it is nested too deeply", maxDepth+1, name, err)
		}
	}
}

func TestSyntaxErrorsThatHaveNoWordsOfOurs(t *testing.T) {
	p := parser{file: "x.yaml"}
	p.syntax(nil, errors.New("something new"))
	want := "x.yaml:1:1: this is not valid YAML (something new)"
	if got := invalid(p.problems).Error(); got != want {
		t.Errorf("syntax tells %q, want %q", got, want)
	}
}

func TestLines(t *testing.T) {
	text := []byte("a\r\nå\rb\n\nc")
	for i, want := range []string{"a", "å", "b", "", "c"} {
		if got := string(lineAt(text, i+1)); got != want {
			t.Errorf("lineAt(%d) = %q, want %q", i+1, got, want)
		}
	}
	if got := lineAt(text, 6); got != nil {
		t.Errorf("lineAt(6) = %q, want nothing", got)
	}
	if line, col := place(text, 5); line != 2 || col != 2 {
		t.Errorf("place(5) = %d:%d, want 2:2", line, col)
	}
}

func FuzzParse(f *testing.F) {
	for _, pattern := range []string{"../testdata/*/*.yaml", "../../assess/testdata/*/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		root, err := Parse("x.yaml", data, MaxAssessment)
		if root == nil && err == nil {
			t.Fatal("Parse gives neither a tree nor an error")
		}
		if err == nil {
			checkPlaces(t, data, root)
			return
		}
		invalid, ok := errors.AsType[*InvalidError](err)
		if !ok || len(invalid.Problems) == 0 {
			t.Fatalf("Parse gives %v, want an InvalidError with a problem", err)
		}
		for _, p := range invalid.Problems {
			if p.Line < 1 || p.Col < 1 {
				t.Errorf("%v has no place", p.In("en"))
			}
		}
	})
}

// checkPlaces fails unless each plain scalar of one line stands where it says.
func checkPlaces(t *testing.T, data []byte, n *Node) {
	t.Helper()
	for _, item := range n.Items {
		checkPlaces(t, data, item)
	}
	for _, e := range n.Entries {
		checkPlaces(t, data, e.Key)
		checkPlaces(t, data, e.Value)
	}
	if n.Kind != Scalar || !n.Plain || strings.ContainsAny(n.Value, " \n") {
		return
	}
	text := strings.TrimPrefix(string(data), "\ufeff")
	line := []rune(string(lineAt([]byte(text), n.Line)))
	if n.Col > len(line) || !strings.HasPrefix(string(line[n.Col-1:]), n.Value) {
		t.Errorf("%q does not stand at %d:%d", n.Value, n.Line, n.Col)
	}
}
