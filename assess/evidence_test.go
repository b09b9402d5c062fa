package assess_test

import (
	"testing"

	"mognad/assess"
	"mognad/checklist/language"
)

func TestEvidenceAges(t *testing.T) {
	list := scoreTiny(t) // a.one: 1a, 2a, 2b without a window, 3a 12 months, 3b 24 months
	day := func(s string) language.Date {
		d, ok := language.ParseDate(s)
		if !ok && s != "" {
			t.Fatalf("ParseDate(%q) failed", s)
		}
		return d
	}
	tests := []struct {
		name           string
		date, assessed string
		clauses        []string
		tooOld         bool
	}{
		{"the first day of the window counts", "2025-11-23", "2026-11-23", []string{"3a"}, false},
		{"the day before it is too old", "2025-11-22", "2026-11-23", []string{"3a"}, true},
		{"the longest window holds", "2024-11-23", "2026-11-23", []string{"3a", "3b"}, false},
		{"older than the longest window", "2024-11-22", "2026-11-23", []string{"3b", "3a"}, true},
		{"a clause without a window does not age", "1999-01-01", "2026-11-23", []string{"3a", "2a"}, false},
		{"no clause does not age", "1999-01-01", "2026-11-23", nil, false},
		{"undated counts", "", "2026-11-23", []string{"3a"}, false},
		{"after the assessment counts", "2027-01-01", "2026-11-23", []string{"3a"}, false},
		{"from a leap day the window goes back to the last of February", "2023-02-28", "2024-02-29", []string{"3a"}, false},
		{"and no further", "2023-02-27", "2024-02-29", []string{"3a"}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			answer := scoreLevel(2)
			answer.Evidence = []assess.Evidence{{Ref: "A 1", Date: day(tt.date), Clauses: tt.clauses}}
			r := assess.Score(list, &assess.Assessment{Date: day(tt.assessed), Answers: scoreAnswers{"a.one": answer}})
			p, _ := r.Point("a.one")
			want := assess.IsShown
			if tt.tooOld {
				want = assess.TooOld
			}
			if p.Shown != want || (len(p.Stale) == 1) != tt.tooOld {
				t.Errorf("evidence of %s for %q on %s: Shown = %d, Stale = %v, want %d", tt.date, tt.clauses, tt.assessed, p.Shown, p.Stale, want)
			}
		})
	}
}

func TestOneEvidenceThatHoldsIsEnough(t *testing.T) {
	list := scoreTiny(t)
	answer := scoreLevel(3)
	answer.Evidence = []assess.Evidence{
		{Ref: "old", Date: scoreDay.AddMonths(-30), Clauses: []string{"3a"}},
		{Ref: "new", Date: scoreDay.AddMonths(-3), Clauses: []string{"3a"}},
		{Ref: "older", Date: scoreDay.AddMonths(-40), Clauses: []string{"3b"}},
	}
	r := assess.Score(list, &assess.Assessment{Date: scoreDay, Answers: scoreAnswers{"a.one": answer}})
	p, _ := r.Point("a.one")
	if p.Shown != assess.IsShown || len(p.Stale) != 2 || p.Stale[0] != 0 || p.Stale[1] != 2 {
		t.Errorf("Shown, Stale = %d, %v, want %d and the first and the last", p.Shown, p.Stale, assess.IsShown)
	}
	if r.Total.Evidenced.Cmp(r.Total.Claimed) != 0 {
		t.Errorf("evidenced %s, want the claimed %s", r.Total.Evidenced, r.Total.Claimed)
	}
}
