package yamlfile

import (
	"strings"
	"testing"
)

func TestWordQuotesWhatAnyYAMLMisreads(t *testing.T) {
	for _, plain := range []string{"se", "LO-1", "a.one", "p1", "not-applicable", "private_note", "1.0.0", "2b", "2026-11-23", "sha256"} {
		if got := Word(plain); got != plain {
			t.Errorf("Word(%q) = %s, want it as it is", plain, got)
		}
	}
	for _, risky := range []string{
		"", "no", "NO", "Yes", "on", "Off", "y", "N", "true", "null", "Nan", "inf", "~", "0", "010", "1e5", "0x1F", "1.0", "12:30", "1_000", "-", "a b",
		"a:", "#a", "a#", "&a", "*a", "!a", "[a]", "{a}", "a,b", "'a'", "a\n", "å", "2026-11-23T10:00:00Z", "<<", "=",
	} {
		if got := Word(risky); got != Quoted(risky) {
			t.Errorf("Word(%q) = %s, want it in quotes", risky, got)
		}
	}
}

func TestTextIsABlockWhereItReadsBack(t *testing.T) {
	tests := []struct{ text, want string }{
		{"one line", "k: |-\n  one line\n"},
		{"two\nlines", "k: |-\n  two\n  lines\n"},
		{"with a\n\n  gap", "k: |-\n  with a\n\n    gap\n"},
		{"an end\n", "k: |\n  an end\n"},
		{"a: b # c\n- d", "k: |-\n  a: b # c\n  - d\n"},
		{"two ends\n\n", "k: \"two ends\\n\\n\"\n"},
		{" indented", "k: \" indented\"\n"},
		{"\tindented", "k: \"\\tindented\"\n"},
		{"\nlate", "k: \"\\nlate\"\n"},
		{"blank at an end \nx", "k: \"blank at an end \\nx\"\n"},
		{"x\r\ny", "k: \"x\\r\\ny\"\n"},
		{"\x1b[2J\u0085\u2028\ufeff", "k: \"\\x1B[2J\\x85\\u2028\\uFEFF\"\n"},
		{"\n", "k: \"\\n\"\n"},
		{strings.Repeat(",", 1001), "k: \"" + strings.Repeat(",", 1000) + "\\\n  ,\"\n"},
		{"", ""},
	}
	for _, tt := range tests {
		var w Writer
		w.Text("k", tt.text)
		if w.String() != tt.want {
			t.Errorf("Text(%q) = %q, want %q", tt.text, w.String(), tt.want)
		}
		for _, escaped := range []bool{false, true} {
			w := Writer{Escaped: escaped}
			w.Text("k", tt.text)
			if got, ok := textOf(t, w.String()); ok && got != tt.text {
				t.Errorf("Text(%q), escaped %v, reads back as %q", tt.text, escaped, got)
			}
		}
	}
}

// textOf reads the only value in data back, if there is one.
func textOf(t *testing.T, data string) (string, bool) {
	t.Helper()
	if data == "" {
		return "", false
	}
	root, err := Parse("x.yaml", []byte(data), MaxAssessment)
	if err != nil {
		t.Fatalf("%q: %v", data, err)
	}
	return root.Lookup("k").Value, true
}

func TestWriterIndentsWhatIsOpen(t *testing.T) {
	var w Writer
	w.Open("a")
	w.Comment("x")
	w.Field("no", FlowMap("b", "1", "c", "", "d", FlowList("1", Quoted(`"`))))
	w.Blank()
	w.Open("list")
	w.Item(FlowMap())
	w.Text("t", "1\n2")
	w.Close()
	w.Lines("e: 1\n\n")
	w.Close()
	w.Field("end", "true")
	want := "a:\n  # x\n  \"no\": {b: 1, d: [1, \"\\\"\"]}\n\n  list:\n    - {}\n    t: |-\n      1\n      2\n  e: 1\n\nend: true\n"
	if w.String() != want {
		t.Errorf("got:\n%s", w.String())
	}
}

func TestPrintableStaysOnOneLine(t *testing.T) {
	if got := Printable("a\nb: \x1b# c\u2028d\t e"); strings.ContainsAny(got, "\n\x1b\u2028\t") || got != "a b: # c d e" {
		t.Errorf("Printable = %q", got)
	}
}

func TestAnyTextReadsBackFromAnyDepth(t *testing.T) {
	crowd := strings.Repeat(" ,# \"'\t:\\é", 2500)
	for _, text := range []string{crowd, "x" + crowd, "x\n" + crowd + "\n", strings.Repeat("[\n", 9000)} {
		var w Writer
		w.Text("k", text)
		w.Open("deep")
		w.Open("list")
		w.Item(FlowMap("k", Quoted(text)))
		w.Close()
		w.Text("k", text)
		w.Close()
		root, err := Parse("x.yaml", []byte(w.String()), MaxAssessment)
		if err != nil {
			t.Fatal(err)
		}
		deep := root.Lookup("deep")
		for _, got := range []string{root.Lookup("k").Value, deep.Lookup("list").Items[0].Lookup("k").Value, deep.Lookup("k").Value} {
			if got != text {
				t.Errorf("%.40q reads back as %.40q", text, got)
			}
		}
		if _, ok := NewEdit([]byte(w.String())); !ok {
			t.Errorf("what was written cannot be edited: %.40q", w.String())
		}
	}
}
