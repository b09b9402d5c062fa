package pdf

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mognad/checklist/language"
	"mognad/report"
)

var update = flag.Bool("update", false, "write the golden files")

// tool runs a tool on a file. It skips the test where the tool is not installed.
func tool(t *testing.T, data []byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed (Debian: poppler-utils, qpdf)", name)
	}
	file := filepath.Join(t.TempDir(), "out.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		if a == "FILE" {
			args[i] = file
		}
	}
	var errs bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Errorf("%s %s: %v\n%s%s", name, strings.Join(args, " "), err, out, errs.String())
	}
	if errs.Len() > 0 {
		t.Errorf("%s complains:\n%s", name, errs.String())
	}
	return string(out)
}

// samples are documents that every general test goes through.
func samples() map[string]*report.Document {
	all := map[string]*report.Document{"rich": rich(), "long": long(), "rows": rows(500), "empty": empty()}
	swedish := rich()
	swedish.Lang = language.Swedish
	all["rich in Swedish"] = swedish
	for name, s := range hostiles {
		all["hostile: "+name] = hostile(s)
	}
	return all
}

func TestWriteGivesTheSameBytes(t *testing.T) {
	for name, d := range samples() {
		t.Run(name, func(t *testing.T) {
			first, second := write(t, d), write(t, d)
			if !bytes.HasPrefix(first, []byte("%PDF-")) {
				t.Errorf("Write gives %q…, want %%PDF-", first[:8])
			}
			if !bytes.Equal(first, second) {
				t.Error("Write gives other bytes the second time")
			}
		})
	}
}

func TestFilesAreSound(t *testing.T) {
	for name, d := range samples() {
		t.Run(name, func(t *testing.T) {
			data := write(t, d)
			for _, fault := range check(data) {
				t.Error(fault)
			}
			tool(t, data, "qpdf", "--check", "FILE")
		})
	}
}

func TestFontsAreEmbeddedParts(t *testing.T) {
	out := tool(t, write(t, rich()), "pdffonts", "FILE")
	rows := strings.Split(strings.TrimSpace(out), "\n")[2:]
	if len(rows) != 2 {
		t.Fatalf("pdffonts lists %d fonts, want 2:\n%s", len(rows), out)
	}
	for _, row := range rows {
		if !regexp.MustCompile(`^[A-Z]{6}\+LiberationSans\S* .* yes yes yes `).MatchString(row) {
			t.Errorf("font is not an embedded part with a table to Unicode: %s", row)
		}
	}
}

func TestStructure(t *testing.T) {
	for _, lang := range language.All() {
		t.Run(string(lang), func(t *testing.T) {
			d := rich()
			d.Lang = lang
			golden(t, "rich."+string(lang)+".tree", tool(t, write(t, d), "pdfinfo", "-struct-text", "FILE"))
		})
	}
}

func TestTextIsReadInOrder(t *testing.T) {
	golden(t, "rich.en.text", tool(t, write(t, rich()), "pdftotext", "-raw", "FILE", "-"))
}

func TestEveryPageIsNumberedAndMarked(t *testing.T) {
	data := write(t, long())
	d := long()
	d.Draft = clean("draft, 4 of 5")
	pages := strings.Split(tool(t, write(t, d), "pdftotext", "-layout", "FILE", "-"), "\f")
	pages = pages[:len(pages)-1]
	if len(pages) < 10 {
		t.Fatalf("the long comment takes %d pages, want at least 10", len(pages))
	}
	for i, p := range pages {
		want := words.Say(d.Lang, "page-of", "page", i+1, "pages", len(pages)).String()
		for _, w := range []string{want, "draft, 4 of 5", "Ankeborg", "Gap report", "23 November 2026", "Tiny, release 1.0.0"} {
			if !strings.Contains(strings.ReplaceAll(p, "\u00A0", " "), w) {
				t.Errorf("page %d lacks %q", i+1, w)
			}
		}
	}
	text := strings.Join(strings.Fields(tool(t, data, "pdftotext", "FILE", "-")), "")
	if n := strings.Count(text, "thelisthasgrownslowly"); n < 700-len(pages) {
		t.Errorf("the sentence is there %d times, want 700, less one at most for each turn of the page", n)
	}
}

func TestHeadOfTableIsRepeated(t *testing.T) {
	pages := strings.Split(tool(t, write(t, rows(120)), "pdftotext", "-layout", "FILE", "-"), "\f")
	for i, p := range pages[:len(pages)-1] {
		if n := strings.Count(p, "What it says"); n != 1 {
			t.Errorf("page %d has the head %d times, want once", i+1, n)
		}
	}
}

func TestReplacedCharactersAreReported(t *testing.T) {
	tests := []struct {
		name, text, want string
		lang             language.Tag
	}{
		{"nothing is replaced", "Åtgärder – 67,5 % ✓", "", language.English},
		{"one", "a 漢 b", "1 character", language.English},
		{"several", "👍 漢字", "3 characters", language.English},
		{"in Swedish", "👍 漢字", "3 tecken", language.Swedish},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := empty(report.Paragraph{Text: clean(tt.text)})
			d.Lang = tt.lang
			got := tool(t, write(t, d), "pdftotext", "FILE", "-")
			note := words.Say(tt.lang, "replaced", "n", 3).String()[len("3 "):]
			if tt.want == "" && strings.Contains(got, note) || !strings.Contains(got, tt.want) {
				t.Errorf("text %q, want it to say %q", got, tt.want)
			}
		})
	}
}

func TestLongWordIsBroken(t *testing.T) {
	data := write(t, empty(report.Paragraph{Text: clean(strings.Repeat("W", 200_000))}))
	pages := bytes.Count(data, []byte("/Type /Page\n"))
	if pages < 50 {
		t.Errorf("a word of 200,000 letters stands on %d pages, want at least 50", pages)
	}
}

func TestFaultIsAnError(t *testing.T) {
	var b bytes.Buffer
	err := Write(&b, empty(report.List{Items: []report.Item{{Text: clean("x"), Mark: 99}}}, nil))
	if err != nil {
		t.Errorf("Write with an unknown mark and a nil block: %v", err)
	}
	if err := Write(&b, nil); err == nil {
		t.Error("Write without a document gives no error")
	}
}

// golden compares got with the file, or writes it with -update.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", file, diff)
	}
}

func BenchmarkWrite(b *testing.B) {
	docs := map[string]*report.Document{"rich": rich(), "long": long(), "rows": rows(500)}
	for _, name := range []string{"rich", "long", "rows"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				write(b, docs[name])
			}
		})
	}
}
