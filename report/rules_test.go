package report_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"mognad/assess"
	"mognad/assess/plan"
	"mognad/checklist"
	"mognad/checklist/language"
	"mognad/report"
)

func TestHeadingsFollowEachOther(t *testing.T) {
	eachDocument(t, func(t *testing.T, _ string, d *report.Document) {
		level, seen := 0, map[string]bool{}
		for _, block := range d.Blocks {
			h, ok := block.(report.Heading)
			if !ok {
				continue
			}
			if h.Level > level+1 || h.Level < 1 || level > 0 && h.Level == 1 {
				t.Errorf("heading %q has level %d after level %d", h.Text, h.Level, level)
			}
			level = h.Level
			if h.Text.Empty() {
				t.Errorf("heading %q has no text", h.ID)
			}
			if h.ID == "" || seen[h.ID] {
				t.Errorf("heading %q has the ID %q, want one of its own", h.Text, h.ID)
			}
			seen[h.ID] = true
		}
		for _, link := range links(d) {
			if id, ok := strings.CutPrefix(link, "#"); ok && !seen[id] {
				t.Errorf("the link %q leads nowhere", link)
			} else if !ok && !strings.HasPrefix(link, "https://") && !strings.HasPrefix(link, "http://") {
				t.Errorf("the link %q leads neither to a heading nor to a web address", link)
			}
		}
	})
}

func TestFiguresHaveNumbersAndASentence(t *testing.T) {
	eachDocument(t, func(t *testing.T, _ string, d *report.Document) {
		for _, block := range d.Blocks {
			f, ok := block.(report.Figure)
			if !ok {
				continue
			}
			if f.Caption.Empty() || f.Says.Empty() {
				t.Errorf("figure %q says %q, want both", f.Caption, f.Says)
			}
			if len(f.Data.Rows) == 0 || len(f.Data.Columns) == 0 {
				t.Errorf("figure %q has no numbers", f.Caption)
			}
			if bars, ok := f.Chart.(report.Bars); ok && len(bars.Bars) != len(f.Data.Rows) {
				t.Errorf("figure %q has %d bars and %d rows of numbers", f.Caption, len(bars.Bars), len(f.Data.Rows))
			}
		}
	})
}

func TestNothingIsLeftBlank(t *testing.T) {
	eachDocument(t, func(t *testing.T, _ string, d *report.Document) {
		for _, block := range d.Blocks {
			switch v := block.(type) {
			case report.Paragraph:
				if v.Text.Empty() {
					t.Error("a paragraph is empty")
				}
			case report.List:
				if len(v.Items) == 0 {
					t.Error("a list is empty")
				}
			case report.Facts:
				for _, f := range v {
					if f.Name.Empty() || len(f.Texts) == 0 || f.Texts[0].Empty() {
						t.Errorf("the fact %q is %v, want both", f.Name, f.Texts)
					}
				}
			case report.Table:
				wide(t, v)
			case report.Figure:
				wide(t, v.Data)
			}
		}
	})
}

// wide checks that each row of a table is as long as its head.
func wide(t *testing.T, table report.Table) {
	t.Helper()
	for _, row := range table.Rows {
		if len(row) != len(table.Columns) {
			t.Errorf("table %q has a row of %d cells, want %d", table.Caption, len(row), len(table.Columns))
		}
	}
}

func TestNoDocumentShowsWhatItShouldNot(t *testing.T) {
	eachDocument(t, func(t *testing.T, _ string, d *report.Document) {
		text := d.Tree()
		for _, never := range []string{private, "⟨", "NaN", "<nil>", "%!"} {
			if strings.Contains(text, never) {
				t.Errorf("the document has %q", never)
			}
		}
	})
}

func TestNoScoreIsNeverZero(t *testing.T) {
	for _, list := range []*checklist.Checklist{large(t), small(t)} {
		r := assess.Score(list, empty(list))
		d := report.Gap(list, r, plan.Make(list, r), report.Options{Lang: language.English})
		council, _, _ := strings.Cut(d.Tree(), "{#certainty")
		if strings.Contains(council, " 0%") || !strings.Contains(council, "no score") {
			t.Errorf("the first page of %s without an answer shows 0%% or lacks \"no score\":\n%s", list.ID, council)
		}
	}
}

// The four states must not look alike anywhere that a point is shown.
func TestStatesAreToldApart(t *testing.T) {
	list := large(t)
	a := draft(list)
	ids := list.PointIDs()
	a.Answers[ids[2]] = assess.Answer{State: assess.Answered}
	a.Answers[ids[3]] = assess.Answer{State: assess.Unknown}
	r := assess.Score(list, a)
	for _, lang := range language.All() {
		d := report.Gap(list, r, plan.Make(list, r), report.Options{Lang: lang})
		seen := map[string]assess.State{}
		for _, block := range d.Blocks {
			table, ok := block.(report.Table)
			if !ok || len(table.Rows) != len(list.Points) || len(table.Columns) != 6 {
				continue
			}
			for i, row := range table.Rows {
				state := r.Points[i].Answer.State
				text := row[2].Text.String()
				if other, ok := seen[text]; ok && other != state {
					t.Errorf("%s: states %d and %d both show as %q", lang, other, state, text)
				}
				seen[text] = state
				if (row[2].Level != nil) != (state == assess.Answered) {
					t.Errorf("%s: %q has the colour of a level: %t, want it exactly where there is one", lang, text, row[2].Level != nil)
				}
			}
		}
		if len(seen) < 5 { // level 0 and some other level, and three states
			t.Errorf("%s: the heat map shows %d different states, want at least 5", lang, len(seen))
		}
	}
}

func TestAskStandsInItsPlaceOrLeavesRoom(t *testing.T) {
	list := small(t)
	for _, tt := range []struct {
		name, ask string
		blank     bool
	}{
		{"an ask is quoted", "Give us two people.", false},
		{"no ask leaves room", "", true},
		{"white space is no ask", " \n\t", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := whole(list)
			a.Ask = tt.ask
			r := assess.Score(list, a)
			for _, doc := range documents {
				d := doc.of(list, r, plan.Make(list, r), report.Options{})
				blank := false
				for _, block := range d.Blocks {
					if v, ok := block.(report.Blank); ok && v.Head.String() == "Proposed decision" {
						blank = true
					}
				}
				if blank != tt.blank {
					t.Errorf("%s: room for a decision = %t, want %t", doc.name, blank, tt.blank)
				}
			}
		})
	}
}

// Every key that the code names is in the catalogue, in both languages with the
// same placeholders, and none is left over.
func TestWordsAreComplete(t *testing.T) {
	used := map[string]bool{}
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	literal := regexp.MustCompile(`words\.(?:Say\(b\.lang, |Message\()"([a-z0-9-]+)"`)
	for _, name := range names {
		code, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range literal.FindAllStringSubmatch(string(code), -1) {
			used[m[1]] = true
		}
	}
	english, swedish := catalogue(t, "words.en.json"), catalogue(t, "words.sv.json")
	for key := range used {
		if english[key] == "" || swedish[key] == "" {
			t.Errorf("%q is said, and not in both catalogues", key)
		}
	}
	for key := range english {
		if !used[key] {
			t.Errorf("%q is in the catalogue and never said", key)
		}
		if english[key] != swedish[key] {
			t.Errorf("%q has the placeholders %s in English and %s in Swedish", key, english[key], swedish[key])
		}
	}
	if len(english) != len(swedish) {
		t.Errorf("%d keys in English, %d in Swedish", len(english), len(swedish))
	}
}

// links returns every link of the document.
func links(d *report.Document) []string {
	var all []string
	add := func(s string) {
		if s != "" {
			all = append(all, s)
		}
	}
	table := func(v report.Table) {
		for _, row := range v.Rows {
			for _, c := range row {
				add(c.Link)
			}
		}
	}
	for _, block := range d.Blocks {
		switch v := block.(type) {
		case report.Paragraph:
			add(v.Link)
		case report.List:
			for _, item := range v.Items {
				add(item.Link)
			}
		case report.Table:
			table(v)
		case report.Figure:
			table(v.Data)
			bars, _ := v.Chart.(report.Bars)
			for _, b := range bars.Bars {
				add(b.Link)
			}
		}
	}
	return all
}
