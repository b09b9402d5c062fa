package checklist_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"mognad/checklist"
	"mognad/checklist/yamlfile"
)

// TestReadRefusesWhatIsMadeToBeSlow holds the limits. Each file would take
// seconds or hundreds of megabytes if a limit were not looked at before parsing,
// or if a million problems were told.
func TestReadRefusesWhatIsMadeToBeSlow(t *testing.T) {
	lines := func(n int, line func(i int) string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(line(i))
		}
		return b.String()
	}
	tests := []struct {
		name, data string
		want       string // what the first problem says
		most       int    // problems
	}{
		{"64 MB", string(make([]byte, 64<<20)), "1:1: the file is 65,536 KiB, want at most 4,096 KiB", 1},
		{"a byte too many", strings.Repeat("#", 4<<20+1), "1:1: the file is 4,097 KiB", 1},
		{"a million brackets", "a: " + strings.Repeat("[", 1_000_000), "1:4003: there are too many values", 1},
		{"a million dashes", strings.Repeat("- ", 1_000_000), "1:41: the file is nested too deeply", 1},
		{"a thousand indentations", lines(1000, func(i int) string { return strings.Repeat(" ", i) + "a:\n" }), "21:22: the file is nested too deeply", 1},
		{"a million items in brackets", "a: [" + strings.Repeat("b,", 1_000_000) + "]", "there are too many values", 1},
		{"a million empty lists", "a: [" + strings.Repeat("[] ", 1_000_000), "there are too many values", 1},
		{"a million items in lines", strings.Repeat("- a\n", 1_000_000), "250001:", 1},
		{"a million empty lines", strings.Repeat("\r", 1_000_000), "250001:1: there are too many values", 1},
		{"40,000 keys", lines(40_000, func(i int) string { return fmt.Sprintf("k%d: 1\n", i) }), `1:1: unknown key "k0"`, 101},
		{"the same key 40,000 times", strings.Repeat("version: 1\n", 40_000), `2:1: key "version" stands here for the second time`, 101},
		{"300,000 lines of comment", strings.Repeat("# a\n", 300_000), "250001:4: there are too many values", 1},
		{"20,000 aliases", "a: &a x\nb:\n" + strings.Repeat("- *a\n", 20_000), "1:4: anchors and aliases", 101},
		{"30,000 points", "languages: [en]\npoints:\n" + strings.Repeat("- {}\n", 30_000), `1:1: key "version" is missing`, 101},
		{"30,000 requirements", "areas: []\npoints:\n- requires:\n" + strings.Repeat("  - {}\n", 30_000), `1:1: key "version" is missing`, 101},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := checklist.Read("x.yaml", []byte(tt.data))
			invalid, ok := errors.AsType[*yamlfile.InvalidError](err)
			if !ok {
				t.Fatalf("Read gives %v, want an InvalidError", err)
			}
			checkProblems(t, invalid)
			if got := invalid.Problems[0].In("en").String(); !strings.Contains(got, tt.want) {
				t.Errorf("Read tells %q, want %q in it", got, tt.want)
			}
			if got := len(invalid.Problems); got > tt.most {
				t.Errorf("Read tells %d problems, want at most %d", got, tt.most)
			}
		})
	}
}

func TestReadTellsWhatIsNotUTF8(t *testing.T) {
	text := "version: 1\nid: på-väg\n"
	inUTF16 := func(low, high int) string {
		var b []byte
		for _, u := range utf16.Encode([]rune(text)) {
			two := [2]byte{}
			two[low], two[high] = byte(u), byte(u>>8)
			b = append(b, two[:]...)
		}
		return string(b)
	}
	const control = "is not allowed in a YAML file; take it away"
	tests := []struct{ name, data, want string }{
		{"nothing", "", "x.yaml:1:1: the file is empty"},
		{"only blanks", "\n  \n", "x.yaml:1:1: the file is empty"},
		{"only a byte order mark", "\ufeff", "x.yaml:1:1: the file is empty"},
		{"UTF-16 LE with a mark", "\xff\xfe" + inUTF16(0, 1), "x.yaml:1:1: the file is not UTF-8, it looks like UTF-16 LE; save it again as UTF-8"},
		{"UTF-16 LE", inUTF16(0, 1), "x.yaml:1:1: the file is not UTF-8, it looks like UTF-16 LE; save it again as UTF-8"},
		{"UTF-16 BE with a mark", "\xfe\xff" + inUTF16(1, 0), "x.yaml:1:1: the file is not UTF-8, it looks like UTF-16 BE; save it again as UTF-8"},
		{"UTF-16 BE", inUTF16(1, 0), "x.yaml:1:1: the file is not UTF-8, it looks like UTF-16 BE; save it again as UTF-8"},
		{"Latin-1", "version: 1\nid: p\xe5\n", "x.yaml:2:6: the file is not UTF-8, it looks like Windows-1252 / ISO 8859-1; save it again as UTF-8"},
		{"Latin-1 after UTF-8, in lines that end in CR", "version: 1\rid: på\xe5", "x.yaml:2:7: the file is not UTF-8, it looks like Windows-1252 / ISO 8859-1; save it again as UTF-8"},
		{"bytes that are never UTF-8", "a: \xc0\xaf", "x.yaml:1:4: the file is not UTF-8, it looks like Windows-1252 / ISO 8859-1; save it again as UTF-8"},
		{"half a surrogate pair", "a: \xed\xa0\x80", "x.yaml:1:4: the file is not UTF-8, it looks like Windows-1252 / ISO 8859-1; save it again as UTF-8"},
		{"a PDF", "%PDF-1.7\n", "x.yaml:1:1: this is not a text file, it looks like PDF; is this the right file?"},
		{"an Excel file", "PK\x03\x04\x14", "x.yaml:1:1: this is not a text file, it looks like Word / Excel / zip; is this the right file?"},
		{"NUL", "a: b\x00c", "x.yaml:1:5: the character U+0000 " + control},
		{"escape", "a: \x1b[2J", "x.yaml:1:4: the character U+001B " + control},
		{"DEL", "a: \x7f", "x.yaml:1:4: the character U+007F " + control},
		{"C1 control", "a: \u009b2J", "x.yaml:1:4: the character U+009B " + control},
		{"next line", "a: å\u0085b: c", "x.yaml:1:5: the character U+0085 " + control},
		{"line separator", "a: b\r\nå\u2028c", "x.yaml:2:2: the character U+2028 " + control},
		{"paragraph separator", "a: b\u2029c", "x.yaml:1:5: the character U+2029 " + control},
		{"a second byte order mark", "\ufeff\ufeffa: b", "x.yaml:1:1: the character U+FEFF " + control},
		{"not a character", "a: \uffff", "x.yaml:1:4: the character U+FFFF " + control},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := checklist.Read("x.yaml", []byte(tt.data))
			if err == nil || err.Error() != tt.want {
				t.Errorf("Read(%q) = %v, want %s", tt.data, err, tt.want)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	for _, folder := range []string{"ok", "err"} {
		for _, file := range cases(f, folder) {
			f.Add(read(f, file))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		list, err := checklist.Read("x.yaml", data)
		if err == nil {
			if list.ID == "" || len(list.Points) == 0 || len(list.Scale) < 2 || len(list.Languages) == 0 {
				t.Errorf("Read takes a checklist without an id, points, a scale or languages: %+v", list)
			}
			return
		}
		invalid, ok := errors.AsType[*yamlfile.InvalidError](err)
		if !ok {
			t.Fatalf("Read gives %v, want an InvalidError", err)
		}
		checkProblems(t, invalid)
		if invalid.In("sv").Empty() {
			t.Error("the problems cannot be told in Swedish")
		}
	})
}
