package yamlfile

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCommentsAreToldFromTexts(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"on lines of their own", "# a\nx: 1\n  # b\n#\n", []string{"# a", "# b", "#"}},
		{"behind a value", "x: 1 # a\ny: z#b\t# c \n", []string{"# a", "# c"}},
		{"in quotes there are none", "x: \"# a\"\ny: 'it''s # b' # c\nz: \"\\\" # d\" # e\n", []string{"# c", "# e"}},
		{"in quotes over several lines", "x: \"a\n  # b\n  c\" # d\ny: 'a\n\n  # e' # f\n", []string{"# d", "# f"}},
		{"an apostrophe in a plain text", "x: it's # a\ny: \"#\"\n", []string{"# a"}},
		{"in a block there are none", "x: |- # a\n  # b\n  c\n # d\ny: >\n\n   # e\n\n  # f\nz: 1 # g\n", []string{"# a", "# d", "# f", "# g"}},
		{"a block with its indent given", "x: |1-\n  # a\n # b\n# c\n", []string{"# c"}},
		{"an empty block", "x: |-\n# a\ny: |\n", []string{"# a"}},
		{"a block in a list", "x:\n  - |\n   # a\n  - b: |\n      # c\n    # d\n", []string{"# d"}},
		{"a block to the end with its blank lines", "x: |+\n  # a\n\n  # b\n\n# c\n", []string{"# c"}},
		{"between brackets", "x: [a, # b\n  'c # d', # e\n  {f: \"# g\"}] # h\n", []string{"# b", "# e", "# h"}},
		{"behind letters of more than one byte", "x: {å😀: \"# a\", ö: '# b'} # ü\n", []string{"# ü"}},
		{"with Windows line ends", "# a\r\nx: |\r\n  # b\r\n# c\r\n", []string{"# a", "# c"}},
		{"with the line ends of an old Macintosh", "# a\rx: 1 # b\r", []string{"# a", "# b"}},
		{"in keys", "\"# a\": 1 # b\n'# c': 2\n", []string{"# b"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := Comments([]byte(tt.text))
			if diff := cmp.Diff(tt.want, got); diff != "" || !ok {
				t.Errorf("Comments(%q) = %v (-want +got):\n%s", tt.text, ok, diff)
			}
		})
	}
	if _, ok := Comments([]byte("x: \"")); ok {
		t.Error("Comments takes what is not YAML")
	}
}

func TestNewEditRefusesWhatIsNotLineByLine(t *testing.T) {
	for _, text := range []string{"", "# x\n", "{a: 1}\n", "- a\n", "a\n", "? a\n: 1\n", "--- {a: 1}\n", "a: 1\n? b\n: 2\n", "a: \"", "a: \xff\n"} {
		if _, ok := NewEdit([]byte(text)); ok {
			t.Errorf("NewEdit takes %q", text)
		}
	}
}

func TestUnderNeedsABlock(t *testing.T) {
	e, ok := NewEdit([]byte("a: {x: 1}\nb:\n  x: 1\nc:\nd: ~\ne: [1]\nf:\n- 1\ng: {}\n"))
	if !ok {
		t.Fatal("NewEdit refuses it")
	}
	for key, want := range map[string]bool{"a": false, "b": true, "c": true, "d": false, "e": false, "f": false, "g": false, "h": false} {
		if _, got := e.Under(key); got != want {
			t.Errorf("Under(%q) = %v, want %v", key, got, want)
		}
	}
}

func TestEdit(t *testing.T) {
	order := []string{"a", "b", "c", "d"}
	tests := []struct {
		name, text string
		do         func(e *Edit)
		want       string
	}{
		{"nothing", "a: 1\r\nb: 2", func(*Edit) {}, "a: 1\r\nb: 2\r\n"},
		{"set", "a: 1 # x\nb: 2\n", func(e *Edit) { e.Root().Set("a", "a: 3\n", order) }, "# x\na: 3\nb: 2\n"},
		{"set a new one first", "# x\nb: 2\n", func(e *Edit) { e.Root().Set("a", "a: 3\n", order) }, "# x\na: 3\nb: 2\n"},
		{"set a new one between", "a: 1\n# x\nd: 2\n", func(e *Edit) { e.Root().Set("b", "b: 3\n", order) }, "a: 1\nb: 3\n# x\nd: 2\n"},
		{"set two new ones at one place", "a: 1\nd: 2\n", func(e *Edit) {
			e.Root().Set("b", "b: 3\n", order)
			e.Root().Set("c", "c: 4\n", order)
		}, "a: 1\nb: 3\nc: 4\nd: 2\n"},
		{"set a new one beside one that changes", "d: 1\na: 2\n", func(e *Edit) {
			e.Root().Set("a", "a: 3\n", order)
			e.Root().Set("b", "b: 4\n", order)
			e.Root().Set("d", "d: 5\n", order)
		}, "d: 5\na: 3\nb: 4\n"},
		{"set one at the front before one that is taken out", "k:\n  b: 1\n", func(e *Edit) {
			b, _ := e.Under("k")
			b.Set("a", "a: 2\n", order)
			b.Remove("b")
		}, "k:\n  a: 2\n"},
		{"set one with several lines in a deeper map", "k:\n    a: 1\n", func(e *Edit) {
			b, _ := e.Under("k")
			b.Set("b", "b: |-\n  x\n\n  y\n", order)
		}, "k:\n    a: 1\n    b: |-\n      x\n\n      y\n"},
		{"blank lines between entries are kept up", "a: 1\n\nc: 2\n", func(e *Edit) { e.Root().Set("b", "b: 3\n", order) }, "a: 1\n\nb: 3\n\nc: 2\n"},
		{"a comment that names the key", "a: 1\n\n# d later\n\n# b now\n", func(e *Edit) { e.Root().Set("b", "b: 3\n", order) }, "a: 1\n\n# d later\n\n# b now\nb: 3\n"},
		{"a comment in a text names nothing", "a: |\n  # b\nd: 1\n", func(e *Edit) { e.Root().Set("b", "b: 3\n", order) }, "a: |\n  # b\nb: 3\nd: 1\n"},
		{"remove", "a: 1\nb:\n  # x\n  - 1\n\nc: 2\n", func(e *Edit) { e.Root().Remove("b") }, "a: 1\n# x\n\nc: 2\n"},
		{"remove one of the blank lines with it", "a: 1\n\nb: 2\n\nc: 3\n", func(e *Edit) { e.Root().Remove("b") }, "a: 1\n\nc: 3\n"},
		{"append before a document's end", "a: 1\n# x\n...\n", func(e *Edit) { e.Root().Append("end: true\n") }, "a: 1\nend: true\n# x\n...\n"},
		{"the byte order mark stays", "\uFEFFa: 1\n", func(e *Edit) { e.Root().Set("a", "a: 2\n", order) }, "\uFEFFa: 2\n"},
		{"a new line ends as the others do", "a: 1\r\n", func(e *Edit) { e.Root().Set("b", "b: 2\n", order) }, "a: 1\r\nb: 2\r\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e, ok := NewEdit([]byte(tt.text))
			if !ok {
				t.Fatalf("NewEdit refuses %q", tt.text)
			}
			tt.do(e)
			if diff := cmp.Diff(tt.want, string(e.Bytes())); diff != "" {
				t.Errorf("%q (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}

// FuzzEdit looks for texts that an edit trips over, or does not leave alone.
func FuzzEdit(f *testing.F) {
	for _, text := range []string{
		"a: 1 # x\nb:\n  c: |+\n    # y\n\n  d: \"# z\"\n...\n", "a: >2\n    x\n y: 'q\n # '\n", "\uFEFFa: [1, # x\n 2]\r\nb: it's # y", "? a\n: b\n",
		"--- # x\na:\n  # b\n\n  # c\n", "a: |\n\n\n  \n   x\n # y\n", "a: - b\n", "- |-\n  a\n", "a:\r# b\rc: 1\r", "k: \"\\\n  x\" # y\n",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		comments, ok := Comments([]byte(text))
		e, editable := NewEdit([]byte(text))
		if editable && !ok {
			t.Fatalf("%q can be edited, but is not YAML", text)
		}
		if !editable {
			return
		}
		if got := string(e.Bytes()); got != text && got != text+"\n" && got != text+"\r\n" {
			t.Errorf("%q came out as %q, with nothing changed", text, got)
		}
		for _, x := range e.Root().entries {
			if b, ok := e.Under(x.key); ok {
				b.Set("zz", "zz: 1\n", []string{"zz"})
			}
		}
		e.Root().Append("zz: 2\n")
		left, ok := Comments(e.Bytes())
		if ok && len(left) < len(comments) {
			t.Errorf("%q lost comments, %q are left in %q", text, left, e.Bytes())
		}
	})
}
