package pdf_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mognad/assess"
	"mognad/assess/plan"
	"mognad/checklist"
	"mognad/checklist/language"
	"mognad/report"
	"mognad/report/pdf"
)

// answered answers the first n points of the list, with levels that go round
// the scale and a comment of the given length.
func answered(list *checklist.Checklist, n, words int) *assess.Assessment {
	a := &assess.Assessment{
		Checklist: assess.Ref{ID: list.ID, Release: list.Release, SHA256: list.Hash},
		Unit:      assess.Unit{Name: "Exempelby kommun", Code: "0000", Country: "SE", Population: 24000},
		Date:      language.Date{Year: 2026, Month: 11, Day: 23},
		Answers:   map[string]assess.Answer{},
	}
	for i, p := range list.Points[:n] {
		a.Answers[p.ID] = assess.Answer{
			State: assess.Answered, Level: checklist.Level(i*3+1) % (list.Top() + 1),
			Comment: strings.Repeat("Förvaltningarna följer det. ", words),
		}
	}
	return a
}

// TestReportsAreSound draws the reports of two checklists that have little in
// common, in both languages, from nothing answered to very long comments.
func TestReportsAreSound(t *testing.T) {
	for _, name := range []string{"builtin/eservices-21@1.0.0.yaml", "testdata/ok/tiny.yaml"} {
		file := filepath.Join("..", "..", "checklist", filepath.FromSlash(name))
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		list, err := checklist.Read(file, data)
		if err != nil {
			t.Fatal(err)
		}
		for of, a := range map[string]*assess.Assessment{
			"nothing":   answered(list, 0, 0),
			"a draft":   answered(list, len(list.Points)/2, 3),
			"the whole": answered(list, len(list.Points), 400),
		} {
			r := assess.Score(list, a)
			p := plan.Make(list, r)
			for _, lang := range language.All() {
				o := report.Options{Lang: lang}
				for kind, d := range map[string]*report.Document{"gap report": report.Gap(list, r, p, o), "action plan": report.Actions(list, r, p, o)} {
					t.Run(list.ID+": "+kind+" of "+of+" in "+string(lang), func(t *testing.T) { sound(t, d) })
				}
			}
		}
	}
}

func sound(t *testing.T, d *report.Document) {
	t.Helper()
	var b bytes.Buffer
	if err := pdf.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	for _, fault := range pdf.Check(b.Bytes()) {
		t.Error(fault)
	}
}
