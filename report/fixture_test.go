package report_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mognad/assess"
	"mognad/assess/plan"
	"mognad/checklist"
	"mognad/checklist/builtin"
	"mognad/checklist/language"
	"mognad/report"
)

var update = flag.Bool("update", false, "write the golden files")

// private stands in every private note, and must stand in no output.
const private = "PRIVATE-NOTE-7421"

// small reads the checklist that differs from the built-in one wherever it may.
func small(tb testing.TB) *checklist.Checklist {
	tb.Helper()
	name := filepath.Join("..", "checklist", "testdata", "ok", "tiny.yaml")
	data, err := os.ReadFile(name)
	if err != nil {
		tb.Fatal(err)
	}
	list, err := checklist.Read(name, data)
	if err != nil {
		tb.Fatal(err)
	}
	return list
}

func large(tb testing.TB) *checklist.Checklist {
	tb.Helper()
	list, ok := builtin.Find("eservices-21", "1.0.0")
	if !ok {
		tb.Fatal("the built-in checklist is not there")
	}
	return list
}

func date(s string) language.Date {
	d, ok := language.ParseDate(s)
	if !ok {
		panic("no date: " + s)
	}
	return d
}

// whole answers every point: the levels go round the scale, one point is not
// applicable where the checklist allows it and one is a don't-know.
func whole(list *checklist.Checklist) *assess.Assessment {
	a := &assess.Assessment{
		Checklist:     assess.Ref{ID: list.ID, Release: list.Release, SHA256: list.Hash},
		Unit:          assess.Unit{Name: "Exempelby kommun", Code: "0000", Country: "SE", Population: 24000},
		Scope:         assess.Scope{Kind: checklist.ScopeOrganisation, Services: 42},
		Date:          date("2026-11-23"),
		Language:      language.Swedish,
		Participants:  []assess.Participant{{ID: "p1", Role: "IT lead"}, {ID: "p2", Role: "Head of communications"}},
		Ask:           "Adopt the plan and give the chief executive the task.",
		Jurisdictions: []string{"eu", "se", "nordvik"},
		Answers:       map[string]assess.Answer{},
	}
	na := false
	for i, p := range list.Points {
		answer := assess.Answer{State: assess.Answered, Level: checklist.Level(i*3+1) % (list.Top() + 1), PrivateNote: private}
		switch {
		case p.AllowsNA && !na:
			na = true
			answer = assess.Answer{State: assess.NotApplicable, Reason: "Run by the region.", By: "IT lead", PrivateNote: private}
		case i == len(list.Points)-2:
			answer = assess.Answer{State: assess.Unknown, PrivateNote: private, Comment: "Nobody at the table knew."}
		}
		a.Answers[p.ID] = answer
	}
	decorate(list, a)
	return a
}

// decorate gives the first point all that an answer may have, and the last one
// a target of its own.
func decorate(list *checklist.Checklist, a *assess.Assessment) {
	p := list.Points[0]
	answer := a.Answers[p.ID]
	answer.Confidence = assess.Medium
	answer.Comment = "Two departments of seven follow it.\n\nThe others start in spring."
	answer.Target = &assess.Target{Level: list.Top(), By: date("2027-06-30")}
	next := p.Clauses(answer.Level + 1)
	answer.Clauses = map[string]bool{next[0].ID: false}
	if above := p.Clauses(answer.Level + 2); len(above) > 0 {
		answer.Clauses[above[0].ID] = true
	}
	answer.Evidence = []assess.Evidence{
		{Ref: "KS 2025/123", Kind: "decision", Date: date("2025-10-02"), Clauses: []string{"1a"}, Note: "Item 14."},
		{Ref: "https://example.org/goals?a=1&b=2", Kind: "web"},
		{Ref: "A report from next year", Date: date("2027-01-01")},
	}
	a.Answers[p.ID] = answer
	last := list.Points[len(list.Points)-1]
	answer = a.Answers[last.ID]
	answer.Target = &assess.Target{Level: list.Top()}
	a.Answers[last.ID] = answer
}

// draft leaves the last third of the points unanswered and asks for nothing.
func draft(list *checklist.Checklist) *assess.Assessment {
	a := whole(list)
	a.Ask = ""
	for _, p := range list.Points[len(list.Points)*2/3:] {
		delete(a.Answers, p.ID)
	}
	return a
}

// empty answers nothing.
func empty(list *checklist.Checklist) *assess.Assessment {
	a := draft(list)
	a.Answers = map[string]assess.Answer{}
	return a
}

// done has every point at the top, with evidence.
func done(list *checklist.Checklist) *assess.Assessment {
	a := draft(list)
	for _, p := range list.Points {
		a.Answers[p.ID] = assess.Answer{
			State: assess.Answered, Level: list.Top(),
			Evidence: []assess.Evidence{{Ref: "KS 2026/1", Date: date("2026-10-01")}},
		}
	}
	return a
}

// outside has no applicable point, as far as the checklist allows that.
func outside(list *checklist.Checklist) *assess.Assessment {
	a := draft(list)
	for _, p := range list.Points {
		a.Answers[p.ID] = assess.Answer{State: assess.NotApplicable, Reason: "None of ours."}
	}
	return a
}

var assessments = []struct {
	name string
	of   func(*checklist.Checklist) *assess.Assessment
}{
	{"whole", whole},
	{"draft", draft},
	{"empty", empty},
	{"done", done},
	{"outside", outside},
}

var documents = []struct {
	name string
	of   func(*checklist.Checklist, *assess.Result, *plan.Plan, report.Options) *report.Document
}{
	{"gap", report.Gap},
	{"actions", report.Actions},
}

// eachDocument runs test for every checklist, assessment, document and language.
func eachDocument(t *testing.T, test func(t *testing.T, name string, d *report.Document)) {
	t.Helper()
	for _, list := range []*checklist.Checklist{large(t), small(t)} {
		for _, as := range assessments {
			a := as.of(list)
			r := assess.Score(list, a)
			p := plan.Make(list, r)
			for _, doc := range documents {
				for _, lang := range language.All() {
					name := list.ID + "-" + as.name + "-" + doc.name + "." + string(lang)
					t.Run(name, func(t *testing.T) {
						test(t, name, doc.of(list, r, p, report.Options{Lang: lang}))
					})
				}
			}
		}
	}
}

// golden compares got with the file, or writes it with -update.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
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
