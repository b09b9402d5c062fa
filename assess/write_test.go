package assess

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"mognad/checklist"
	"mognad/checklist/language"
)

// hostile are texts that YAML writers have got wrong, or that look like YAML.
func hostile() []string {
	return []string{
		"", " ", "\nx", "\n", "\n\n", "\tx\ny", "  x\ny", "\n  a", "x\r\ny", "x\ry", "- x", "\n- b", "x\n", "x\n\n", "x\n \n", "x\n  y\n z",
		"a\n\n\nb", "a\n\tb", "a \nb", "a\nb ", "a\n   \nb", "#", "# x", "x # y", "x\n# y", "end: true", "x\nend: true\n", "---", "...", "x\n---\ny",
		"x\n...\n", ": ", "a: b", "a:", "? a", "- ", "-", "{", "}", "[", "]", "{a: b}", "[a, b]", ",", "&a", "*a", "!x", "!!str x", "|", "|-", ">", ">+",
		"%YAML 1.1", "@x", "`x`", "'", "''", "'x'", `"`, `""`, `"x"`, `\`, `\\`, `\n`, `x\`, "\"\\\n", "~", "null", "NULL", "true", "no", "NO", "on", "y",
		"0", "010", "0x1F", "0o7", "0b1", "1e5", "12e5", "1_000", "3.0", ".5", ".inf", "-.INF", ".nan", "12:30", "12:30:45", "2026-11-23",
		"2026-11-23T10:00:00Z", "+49 30", "05111000", "1.10", "<<", "<<: *a", "=", "\x00", "\x01", "\x07", "\x08", "\x1b[2J", "\x1b]52;c;eA==\x07",
		"\x7f", "\u0085", "x\u0085y", "\u009b2J", "\u00a0", "x\u2028y", "x\u2029y", "\ufeff", "x\ufeffy", "\u202e\u2066x", "\u200b\u200d", "\ufffe", "\uffff",
		"\ufffd", "\ufdd0", "\U0001F600", "👩‍👩‍👧‍👦 🇸🇪", "\U000E0041", "\U0010FFFF", "e\u0301\u0301\u0301", "åäö ÅÄÖ", "日本語", "العربية", "Ω≈ç√∫", "<script>alert(1)</script>",
		"=HYPERLINK(\"x\")", "'; DROP TABLE x; --", "$(rm -rf /)", "{{.}}", "%s%n%d", "../../etc/passwd", "CON", "undefined", "NaN", "Infinity",
		strings.Repeat("x", 400), strings.Repeat("ä b ", 100), strings.Repeat("x\n", 100), strings.Repeat(" ", 300), "x" + strings.Repeat("\n", 50),
	}
}

// pathOf makes a path of the text that a file may hold.
func pathOf(text string) string {
	return "x " + strings.Map(func(r rune) rune {
		if r == '\\' || r < ' ' || r == '\x7f' {
			return -1
		}
		return r
	}, text)
}

// sample is an assessment that has the text in every field that takes one.
func sample(list *checklist.Checklist, text string) *Assessment {
	a := &Assessment{
		Checklist:     Ref{list.ID, list.Release, list.Hash},
		Unit:          Unit{Name: "x" + text, Code: text, Country: "NO", Population: 24000},
		Date:          language.Date{Year: 2026, Month: 11, Day: 23},
		Participants:  []Participant{{"p1", "x" + text}, {"no", text + "x"}},
		Previous:      pathOf(text),
		Ask:           text,
		Jurisdictions: []string{list.Jurisdictions[0].ID},
		Profile:       list.Profiles[0].ID,
		Language:      "sv",
		Scope:         Scope{Kind: "mixed", Services: 42},
		Answers:       map[string]Answer{},
	}
	for i, p := range list.Points {
		e := Evidence{Ref: text + "x", Kind: "web", Date: a.Date, Clauses: []string{"1a"}, Note: text}
		x := Answer{State: Answered, Level: 1, Confidence: High, Evidence: []Evidence{e, e}, Comment: text, PrivateNote: text}
		switch {
		case i%4 == 1 && p.AllowsNA:
			x = Answer{State: NotApplicable, Reason: "x" + text, By: text, Comment: text}
		case i%4 == 2:
			x = Answer{State: Unknown, PrivateNote: text, Target: &Target{Level: list.Top(), By: a.Date}}
		case i%4 == 3:
			x = Answer{Comment: text, Evidence: []Evidence{{Ref: "x"}}}
		}
		a.Answers[p.ID] = x
	}
	return a
}

// roundTrip writes and reads a, and fails if it comes back differently.
func roundTrip(t *testing.T, a *Assessment, list *checklist.Checklist) []byte {
	t.Helper()
	data, err := Write(a, list)
	if err != nil {
		t.Fatalf("Write = %v", err)
	}
	sameAssessment(t, a, mustRead(t, "x.yaml", data, list))
	if p, cut := CutOff("x.yaml", data); cut {
		t.Errorf("CutOff of what was written = %v", p)
	}
	return data
}

// sameAssessment compares in another way than Equal does.
func sameAssessment(t *testing.T, want, got *Assessment) {
	t.Helper()
	said := cmpopts.IgnoreMapEntries(func(_ string, a Answer) bool { return cmp.Equal(a, Answer{}, cmpopts.EquateEmpty()) })
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty(), said); diff != "" {
		t.Errorf("it reads back differently (-want +got):\n%s", diff)
	}
}

func TestWriteReadsBackInEveryTextField(t *testing.T) {
	for _, list := range []*checklist.Checklist{smallList(t), bigList(t)} {
		for _, text := range hostile() {
			roundTrip(t, sample(list, text), list)
		}
	}
}

// As much as a session takes must be saved, whatever it consists of.
func TestWriteTakesTheLongestComment(t *testing.T) {
	list := smallList(t)
	first := list.Points[0].ID
	for _, unit := range []string{"x", ",", "[ ", "\"'", "\n", "\\", "é:", "\u2028", " ", "😀"} {
		a := sample(list, "x")
		text := strings.Repeat(unit, MaxText/len([]rune(unit)))
		a.Answers[first] = Answer{State: Unknown, Comment: text, Evidence: []Evidence{{Ref: "x", Note: text}}}
		data := roundTrip(t, a, list)
		edited(t, string(data), list, func(a *Assessment) { a.Answers[first] = Answer{Comment: text, PrivateNote: text} })
	}
}

func FuzzRoundTrip(f *testing.F) {
	for _, text := range hostile() {
		f.Add(text)
	}
	list := smallList(f)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 450 { // what a name may have, with a mark to each letter on one line
			return
		}
		a := sample(list, text)
		if strings.ToValidUTF8(text, "") != text {
			if _, err := Write(a, list); err == nil {
				t.Errorf("Write takes %q, which is not UTF-8", text)
			}
			return
		}
		data := roundTrip(t, a, list)
		out, canonical, err := Update("x.yaml", data, a, list)
		if err != nil || canonical || string(out) != string(data) {
			t.Errorf("Update to the same = %q, %v, %v", out, canonical, err)
		}
	})
}

func TestWriteIsCanonical(t *testing.T) {
	for _, name := range []string{"every-key", "by-hand"} {
		file := filepath.Join("testdata", "ok", name+".yaml")
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		list := listFor(t, file, data)
		got, err := Write(mustRead(t, file, data, list), list)
		if err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("testdata", "canonical", name+".golden")
		if *update {
			if err := os.WriteFile(golden, got, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("Write(%s) (-want +got):\n%s", name, diff)
		}
		again, err := Write(mustRead(t, file, got, list), list)
		if err != nil || string(again) != string(got) {
			t.Errorf("writing what was written gives other bytes: %v", err)
		}
	}
}

func TestWriteQuotesWhatYAMLMisreads(t *testing.T) {
	list := smallList(t)
	a := sample(list, "0")
	a.Unit = Unit{Name: "NO", Code: "05111000", Country: "NO"}
	a.Participants = []Participant{{"1e5", "12:30"}, {"on", "~"}, {"2026", "x"}}
	data := string(roundTrip(t, a, list))
	for _, want := range []string{
		`unit: {name: "NO", code: "05111000", country: "NO"}`, `{id: "1e5", role: "12:30"}`, `{id: "on", role: "~"}`, `{id: "2026", role: "x"}`,
	} {
		if !strings.Contains(data, want) {
			t.Errorf("the file lacks %s:\n%s", want, data)
		}
	}
}

func TestWriteRefusesWhatCouldNotBeReadAgain(t *testing.T) {
	list := smallList(t)
	first := list.Points[0].ID
	change := func(point string, x Answer) func(*Assessment) {
		return func(a *Assessment) { a.Answers[point] = x }
	}
	tests := []struct {
		name string
		do   func(*Assessment)
		want string
	}{
		{"a point that the checklist lacks", change("nope", Answer{State: Unknown}), `no point "nope"`},
		{"not applicable without a reason", change(list.Points[1].ID, Answer{State: NotApplicable}), "needs a reason"},
		{"not applicable where it is refused", change(first, Answer{State: NotApplicable, Reason: "x"}), "applies to everyone"},
		{"a level above the scale", change(first, Answer{State: Answered, Level: 4}), "want a level"},
		{"a target of 0", change(first, Answer{State: Unknown, Target: &Target{}}), "want a target level"},
		{"a clause that contradicts the level", change(first, Answer{State: Answered, Level: 1, Clauses: map[string]bool{"1a": false}}), "is false"},
		{"a clause that the point lacks", change(first, Answer{State: Answered, Clauses: map[string]bool{"9z": true}}), "9z"},
		{"a level beside another state", change(first, Answer{State: Unknown, Level: 1}), "read back differently"},
		{"a reason without its state", change(first, Answer{State: Unknown, Reason: "x"}), "stands only beside"},
		{"no name", func(a *Assessment) { a.Unit.Name = "" }, `"name" is missing`},
		{"no date", func(a *Assessment) { a.Date = language.Date{} }, `"date" is missing`},
		{"another checklist", func(a *Assessment) { a.Checklist.Release = "9.9.9" }, "cannot be read with"},
		{"a comment that is not UTF-8", change(first, Answer{Comment: "a\xffb"}), "not UTF-8"},
		{"a name that is not UTF-8", func(a *Assessment) { a.Unit.Name = "Sk\xf6vde" }, "not UTF-8"},
		{"a comment of a novel's length", change(first, Answer{Comment: strings.Repeat("x", MaxText+1)}), "at most 20,000"},
		{"more than can be read again", func(a *Assessment) {
			x := Answer{}
			for range 60 {
				x.Evidence = append(x.Evidence, Evidence{Ref: "x", Note: strings.Repeat("x", MaxText)})
			}
			a.Answers[first] = x
		}, "at most 1,024 KiB"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := sample(list, "x")
			tt.do(a)
			data, err := Write(a, list)
			told, ok := errors.AsType[*language.Error](err)
			if !ok || data != nil || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("Write = %d bytes, %v, want an error with %q", len(data), err, tt.want)
			}
			if sv := told.In(language.Swedish).String(); strings.Contains(sv, "⟨") || sv == told.Error() {
				t.Errorf("in Swedish it says %q", sv)
			}
			good, err := Write(sample(list, "x"), list)
			if err != nil {
				t.Fatal(err)
			}
			if out, _, err := Update("x.yaml", good, a, list); err == nil {
				t.Errorf("Update takes it:\n%s", out)
			}
		})
	}
}

func TestModeline(t *testing.T) {
	tests := []struct{ path, want string }{
		{"assessment.schema.json", "# yaml-language-server: $schema=assessment.schema.json"},
		{`..\my files\a.json`, "# yaml-language-server: $schema=../my%20files/a.json"},
		{"x\nend: true", "# yaml-language-server: $schema=x%0Aend:%20true"},
	}
	for _, tt := range tests {
		if got := Modeline(tt.path); got != tt.want {
			t.Errorf("Modeline(%q) = %q, want %q", tt.path, got, tt.want)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	list := bigList(b)
	data, err := Write(sample(list, "Beslutat i nämnden.\nSe protokollet."), list)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read("x.yaml", data, list); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkUpdate(b *testing.B) {
	list := bigList(b)
	a := sample(list, "Beslutat i nämnden.\nSe protokollet.")
	data, err := Write(a, list)
	if err != nil {
		b.Fatal(err)
	}
	a = a.Clone()
	a.Answers[list.Points[3].ID] = Answer{State: Answered, Level: 2, Comment: "Nu klart."}
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, canonical, err := Update("x.yaml", data, a, list); err != nil || canonical {
			b.Fatal(canonical, err)
		}
	}
}
