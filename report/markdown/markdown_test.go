package markdown_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mognad/assess"
	"mognad/assess/plan"
	"mognad/checklist"
	"mognad/checklist/builtin"
	"mognad/checklist/display"
	"mognad/checklist/language"
	"mognad/report"
	"mognad/report/markdown"
)

var update = flag.Bool("update", false, "write the golden files")

func write(tb testing.TB, d *report.Document) string {
	tb.Helper()
	var b bytes.Buffer
	if err := markdown.Write(&b, d); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

// sample is a document with every kind of block.
func sample() *report.Document {
	text := display.Clean
	two := checklist.Level(2)
	return &report.Document{
		Lang: language.English, Title: text("Sample"), Draft: text("draft, 1 of 2"), Source: text("A checklist, release 1.0.0"),
		Blocks: []report.Block{
			report.Heading{Level: 1, Text: text("A sample"), ID: "top"},
			report.Paragraph{Text: text("The sentence to take away."), Role: report.Lead},
			report.Paragraph{Text: text("Running text\nin two lines, and a way to the point."), Link: "#point-a"},
			report.Paragraph{Text: text("Small print."), Role: report.Note},
			report.Paragraph{Text: text("# Their own\n\n- words"), Role: report.Quoted},
			report.List{Items: []report.Item{
				{Text: text("holds"), Mark: report.MarkTrue},
				{Text: text("does not\nat all"), Mark: report.MarkFalse},
				{Text: text("not said"), Mark: report.MarkOpen},
				{Text: text("nowhere"), Link: "#nowhere"},
			}},
			report.List{Ordered: true, Items: []report.Item{{Text: text("first")}, {Text: text("second"), Link: "https://example.org/a b"}}},
			report.Facts{
				{Name: text("Owner"), Texts: []display.Text{text("IT lead")}},
				{Name: text("Why"), Texts: []display.Text{text("Because."), text("1. And also.")}},
			},
			report.Heading{Level: 2, Text: text("The point: a – b?"), Label: text("A-1"), ID: "point-a"},
			report.Table{
				Caption: text("Figures"), RowHead: true,
				Columns: []report.Column{{Head: text("Point")}, {Head: text("Per cent"), Align: report.Decimal}, {Head: text("Level"), Align: report.Middle}},
				Rows: [][]report.Cell{
					{{Text: text("a|b"), Link: "#point-a"}, {Text: text("44.1"), Strong: true}, {Text: text("2 Decided"), Level: &two}},
					{{Text: text("two\nlines")}, {}, {Text: text("not known")}},
				},
			},
			report.Figure{
				Chart:   report.Total{Figure: text("44.1%"), Label: text("1 of 2 points")},
				Caption: text("Total"), Says: text("The total is 44.1%."),
				Data: report.Table{Columns: []report.Column{{Head: text("Total")}}, Rows: [][]report.Cell{{{Text: text("44.1")}}}},
			},
			report.Heading{Level: 2, Text: text("The point: a – b?"), Label: text("A-1"), ID: "again"},
			report.Paragraph{Text: text("See the second one."), Link: "#again"},
			report.Blank{Head: text("Proposed decision")},
			report.Blank{Head: text("Notes"), Lines: 2},
			report.Blank{Names: []display.Text{text("Name"), text("Date")}},
		},
	}
}

func TestEveryBlockHasItsForm(t *testing.T) {
	golden(t, "sample.md", write(t, sample()))
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", file, diff)
	}
}

func TestTextMeansNothing(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"a link", "[x](javascript:a)", `\[x\](javascript:a)`},
		{"a picture", "![x](http://e.example)", `\!\[x\](http\://e.example)`},
		{"HTML", "<b>&amp;</b>", `\<b\>\&amp;\</b\>`},
		{"a cell", `a|b\|c`, `a\|b\\\|c`},
		{"code", "`rm` ```", "\\`rm\\` \\`\\`\\`"},
		{"emphasis", "*a* __b__ ~~c~~", `\*a\* \_\_b\_\_ \~\~c\~\~`},
		{"a heading", "# h #", `\# h \#`},
		{"a quotation", "> q", `\> q`},
		{"a list of dashes", "- a", `\- a`},
		{"a list of pluses", "+ a", `\+ a`},
		{"a numbered list", "12. a", `12\. a`},
		{"another numbered list", "3) a", `3\) a`},
		{"a number is no list", "44.1", "44.1"},
		{"a date is no list", "2026-11-23", "2026-11-23"},
		{"a sentence is no list", "Level 2. Then 3) too.", "Level 2. Then 3) too."},
		{"an underline", "a\n===\n---", "a\\\n\\===\\\n\\---"},
		{"a rule in the middle of nothing", "a - b", "a - b"},
		{"a footnote", "a[^1]", `a\[\^1\]`},
		{"a formula", "$x$", `\$x\$`},
		{"a mention and references", "@a #1 !2", `\@a \#1 \!2`},
		{"an emoji", "a :smile: b: c", `a \:smile: b: c`},
		{"a web address", "see www.example.org", `see www\.example.org`},
		{"code by indentation", "a\n\n        b", "a\\\nb"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := &report.Document{Blocks: []report.Block{report.Paragraph{Text: display.Clean(tt.text)}}}
			got, _, _ := strings.Cut(write(t, d), "\n\n---\n")
			if got != tt.want {
				t.Errorf("Write(%q) = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestAddressesCannotLeaveTheirLink(t *testing.T) {
	for _, tt := range []struct{ name, link, want string }{
		{"as it is", "https://e.example/a_b?c=1#d", "[x](<https://e.example/a_b?c=1#d>)"},
		{"brackets and spaces", "https://e.example/> <b>", "[x](<https://e.example/%3E%20%3Cb%3E>)"},
		{"an entity", "https://e.example/?a&copy;", `[x](<https://e.example/?a\&copy;>)`},
		{"letters beyond ASCII", "https://e.example/å", "[x](<https://e.example/%C3%A5>)"},
		{"a line feed", "https://e.example/\n# h", "[x](<https://e.example/%0A#%20h>)"},
		{"a script", "javascript:alert(1)", "x"},
		{"a file", "file:///etc/passwd", "x"},
		{"no heading", "#nowhere", "x"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := &report.Document{Blocks: []report.Block{report.Paragraph{Text: display.Clean("x"), Link: tt.link}}}
			got, _, _ := strings.Cut(write(t, d), "\n\n---\n")
			if got != tt.want {
				t.Errorf("a link to %q = %q, want %q", tt.link, got, tt.want)
			}
		})
	}
}

// Whole reports, for the eye: both documents of a small assessment.
func TestReportsAsMarkdown(t *testing.T) {
	list, r, p := assessed(t, "Some of it is done.")
	for _, lang := range language.All() {
		golden(t, "gap."+string(lang)+".md", write(t, report.Gap(list, r, p, report.Options{Lang: lang})))
		golden(t, "actions."+string(lang)+".md", write(t, report.Actions(list, r, p, report.Options{Lang: lang})))
	}
}

const private = "PRIVATE-NOTE-7421"

// assessed scores the small checklist with one text in every free field.
func assessed(tb testing.TB, text string) (*checklist.Checklist, *assess.Result, *plan.Plan) {
	tb.Helper()
	name := filepath.Join("..", "..", "checklist", "testdata", "ok", "tiny.yaml")
	data, err := os.ReadFile(name)
	if err != nil {
		tb.Fatal(err)
	}
	list, err := checklist.Read(name, data)
	if err != nil {
		tb.Fatal(err)
	}
	day, _ := language.ParseDate("2026-11-23")
	a := &assess.Assessment{
		Checklist: assess.Ref{ID: list.ID, Release: list.Release, SHA256: list.Hash},
		Unit:      assess.Unit{Name: text}, Date: day, Ask: text, Answers: map[string]assess.Answer{},
		Participants: []assess.Participant{{ID: "p1", Role: text}},
	}
	for i, id := range list.PointIDs() {
		a.Answers[id] = assess.Answer{
			State: assess.Answered, Level: checklist.Level(i % 3), Comment: text, PrivateNote: private,
			Evidence: []assess.Evidence{{Ref: text, Kind: "document", Note: text}, {Ref: "https://example.org/a"}},
		}
	}
	a.Answers[list.Points[3].ID] = assess.Answer{State: assess.NotApplicable, Reason: text, By: text, PrivateNote: private}
	r := assess.Score(list, a)
	return list, r, plan.Make(list, r)
}

func TestHostileReportsHoldNoMarkup(t *testing.T) {
	text := "[x](javascript:alert(1)) <script>a</script> | a |\n# h\n> q\n```\n&lt; \x1b[2J\u202e"
	list, r, p := assessed(t, text)
	for _, d := range []*report.Document{
		report.Gap(list, r, p, report.Options{}),
		report.Actions(list, r, p, report.Options{}),
	} {
		got := write(t, d)
		for _, never := range []string{private, "\x1b", "\u202e"} {
			if strings.Contains(got, never) {
				t.Errorf("%s holds %q", d.Title, never)
			}
		}
		for _, never := range []string{`(^|[^\\])<[^h]`, `(^|[^\\])<https?:[^>]*[ <]`, `[^\\]\]\(j`, "(?m)^```", `(?m)^# h`, `&lt;`} {
			if found := regexp.MustCompile(never).FindString(strings.ReplaceAll(got, `\&`, "")); found != "" {
				t.Errorf("%s holds %q, which matches %s", d.Title, found, never)
			}
		}
	}
}

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	list, ok := builtin.Find("eservices-21", "1.0.0")
	if !ok {
		t.Fatal("the built-in checklist is not there")
	}
	r := assess.Score(list, &assess.Assessment{})
	p := plan.Make(list, r)
	first := write(t, report.Gap(list, r, p, report.Options{}))
	if again := write(t, report.Gap(list, r, p, report.Options{})); again != first {
		t.Error("two documents of the same result differ")
	}
}
