package data_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"mognad/assess"
	"mognad/assess/plan"
	"mognad/checklist"
	"mognad/checklist/language"
	"mognad/report/data"
)

var update = flag.Bool("update", false, "write the golden files")

const private = "PRIVATE-NOTE-7421"

func small(tb testing.TB) *checklist.Checklist {
	tb.Helper()
	name := filepath.Join("..", "..", "checklist", "testdata", "ok", "tiny.yaml")
	file, err := os.ReadFile(name)
	if err != nil {
		tb.Fatal(err)
	}
	list, err := checklist.Read(name, file)
	if err != nil {
		tb.Fatal(err)
	}
	return list
}

// assessment has a point in each state, and text in every free field.
func assessment(list *checklist.Checklist, text string) *assess.Assessment {
	day, _ := language.ParseDate("2026-11-23")
	old, _ := language.ParseDate("2020-01-01")
	ids := list.PointIDs()
	return &assess.Assessment{
		Checklist:     assess.Ref{ID: list.ID, Release: list.Release, SHA256: list.Hash},
		Unit:          assess.Unit{Name: text, Code: "0001", Country: "NO", Population: 3900},
		Jurisdictions: []string{"nordvik"}, Date: day, Ask: text, Profile: "village",
		Participants: []assess.Participant{{ID: "p1", Role: text}},
		Answers: map[string]assess.Answer{
			ids[0]: {
				State: assess.Answered, Level: 1, Comment: text, PrivateNote: private, Confidence: assess.Low,
				Target: &assess.Target{Level: 3, By: day}, Clauses: map[string]bool{"2a": false, "1a": true, "3a": true},
				Evidence: []assess.Evidence{{Ref: text, Kind: "log", Date: old, Clauses: []string{"3a"}, Note: text}, {Ref: "R-2"}},
			},
			ids[1]: {State: assess.NotApplicable, Reason: text, By: text, PrivateNote: private},
			ids[2]: {State: assess.Unknown, Comment: text, PrivateNote: private},
			ids[3]: {State: assess.Answered, Level: 0, PrivateNote: private},
		},
	}
}

func write(tb testing.TB, list *checklist.Checklist, a *assess.Assessment) []byte {
	tb.Helper()
	r := assess.Score(list, a)
	var b bytes.Buffer
	if err := data.Write(&b, list, r, plan.Make(list, r)); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func TestWriteHasItsForm(t *testing.T) {
	list := small(t)
	got := write(t, list, assessment(list, "Some <b>text</b> & more."))
	file := filepath.Join("testdata", "result.json")
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", file, diff)
	}
}

// What nobody knows is null and never 0; what was answered with 0 is 0.
func TestNothingKnownIsNull(t *testing.T) {
	list := small(t)
	var got struct {
		Total  struct{ Claimed *json.RawMessage }
		Points []struct {
			ID, State  string
			Level, Gap *int
			Score      *struct{ Num, Den int }
		}
	}
	if err := json.Unmarshal(write(t, list, assessment(list, "x")), &got); err != nil {
		t.Fatal(err)
	}
	wantState := []string{"answered", "not-applicable", "unknown", "answered", "unanswered"}
	for i, p := range got.Points {
		if p.State != wantState[i] {
			t.Errorf("%s is %q, want %q", p.ID, p.State, wantState[i])
		}
		known := p.State == "answered"
		if (p.Level != nil) != known || (p.Gap != nil) != known || (p.Score != nil) != known {
			t.Errorf("%s, %s: level %v, gap %v, score %v, want them exactly where the level is known", p.ID, p.State, p.Level, p.Gap, p.Score)
		}
	}
	if p := got.Points[3]; *p.Level != 0 || p.Score.Num != 0 || p.Score.Den != 1 {
		t.Errorf("level 0 is told as %d, %v, want 0 and 0/1", *p.Level, p.Score)
	}
	if err := json.Unmarshal(write(t, list, &assess.Assessment{}), &got); err != nil {
		t.Fatal(err)
	}
	if got.Total.Claimed != nil {
		t.Errorf("the total of nothing is %s, want null", *got.Total.Claimed)
	}
}

func TestTextSurvivesAndObeysNobody(t *testing.T) {
	list := small(t)
	for _, text := range []string{
		"\x1b[2J\u009b31m\u202e\u200b\u2066\u007f",
		"a\u2028b\u2029c\td\r\ne",
		"<script>&</script> \"quoted\" \\ back",
		"😀 e\u0301 \U000E0041",
		"𝔘nicode, åäö, Ω",
	} {
		got := write(t, list, assessment(list, text))
		for _, c := range string(got) {
			if c != '\n' && unicode.In(c, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
				t.Errorf("Write of %q holds the character %U", text, c)
			}
		}
		if strings.Contains(string(got), private) {
			t.Errorf("Write of %q holds a private note", text)
		}
		var back struct{ Unit struct{ Name string } }
		if err := json.Unmarshal(got, &back); err != nil {
			t.Errorf("Write of %q is no JSON: %v", text, err)
		}
		if back.Unit.Name != text {
			t.Errorf("%q came back as %q", text, back.Unit.Name)
		}
	}
}

func TestTheSameInputGivesTheSameBytes(t *testing.T) {
	list := small(t)
	first := write(t, list, assessment(list, "x"))
	for range 10 {
		if again := write(t, list, assessment(list, "x")); !bytes.Equal(again, first) {
			t.Fatalf("the same input gave other bytes:\n%s", cmp.Diff(string(first), string(again)))
		}
	}
}
