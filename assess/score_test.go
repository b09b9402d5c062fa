package assess_test

import (
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mognad/assess"
	"mognad/checklist"
)

// answers are written short in these tests: a level, or a state.
type scoreAnswers map[string]assess.Answer

func scoreLevel(l checklist.Level) assess.Answer {
	return assess.Answer{State: assess.Answered, Level: l}
}

func scoreShown(l checklist.Level) assess.Answer {
	return assess.Answer{State: assess.Answered, Level: l, Evidence: []assess.Evidence{{Ref: "A 1", Date: scoreDay}}}
}

var (
	scoreNA      = assess.Answer{State: assess.NotApplicable, Reason: "no branches"}
	scoreUnknown = assess.Answer{State: assess.Unknown}
)

// scoreFigures writes figures as fractions: claimed, evidenced, low, high, with
// not applicable as 0. A dash is no figure.
func scoreFigures(f assess.Figures) []string {
	var all []string
	for _, r := range []*big.Rat{f.Claimed, f.Evidenced, f.Low, f.High, f.NAZero} {
		if r == nil {
			all = append(all, "-")
			continue
		}
		all = append(all, r.RatString())
	}
	return all
}

func TestScoreFigures(t *testing.T) {
	list := scoreTiny(t)
	tests := []struct {
		name    string
		answers scoreAnswers
		want    map[string][]string // claimed, evidenced, low, high, n/a as 0
	}{
		{
			"every point has a level, one is shown",
			scoreAnswers{"a.one": scoreShown(3), "a.two": scoreLevel(1), "b-keys": scoreLevel(2), "c.web": scoreLevel(1), "c.ask": scoreLevel(0)},
			map[string][]string{
				// claimed (3/3 × 1.5 + 1/3 × 0.5) ÷ 2; evidenced (3/3 × 1.5 + 0 × 0.5) ÷ 2
				"hours": {"5/6", "3/4", "5/6", "5/6", "5/6"},
				"staff": {"2/3", "0", "2/3", "2/3", "2/3"},
				// (1/3 × 2 + 0 × 1) ÷ 3
				"word": {"2/9", "0", "2/9", "2/9", "2/9"},
				// claimed (5/6 × 2.5 + 2/3 × 1 + 2/9 × 0.75) ÷ 4.25 = 35/12 ÷ 17/4
				// evidenced (3/4 × 2.5 + 0 + 0) ÷ 4.25 = 15/8 ÷ 17/4
				"total": {"35/51", "15/34", "35/51", "35/51", "35/51"},
			},
		},
		{
			"one don't-know, one unanswered, one not applicable",
			scoreAnswers{"a.one": scoreLevel(2), "a.two": scoreUnknown, "b-keys": scoreNA, "c.ask": scoreShown(3)},
			map[string][]string{
				// low (2/3 × 1.5 + 0 × 0.5) ÷ 2; high (2/3 × 1.5 + 1 × 0.5) ÷ 2
				"hours": {"2/3", "0", "1/2", "3/4", "2/3"},
				"staff": {"-", "-", "-", "-", "0"},
				// low (0 × 2 + 3/3 × 1) ÷ 3
				"word": {"1", "1", "1/3", "1", "1"},
				// claimed (2/3 × 2.5 + 1 × 0.75) ÷ 3.25 = 29/12 ÷ 13/4
				// evidenced (0 × 2.5 + 1 × 0.75) ÷ 3.25
				// low (1/2 × 2.5 + 1/3 × 0.75) ÷ 3.25 = 3/2 ÷ 13/4
				// high (3/4 × 2.5 + 1 × 0.75) ÷ 3.25 = 21/8 ÷ 13/4
				// n/a as 0 (2/3 × 2.5 + 0 × 1 + 1 × 0.75) ÷ 4.25 = 29/12 ÷ 17/4
				"total": {"29/39", "3/13", "6/13", "21/26", "29/51"},
			},
		},
		{
			"not applicable beside a level counts as 0 with its own weight",
			scoreAnswers{"c.web": scoreNA, "c.ask": scoreLevel(3)},
			map[string][]string{
				"hours": {"-", "-", "0", "1", "-"},
				"staff": {"-", "-", "0", "1", "-"},
				// n/a as 0 (0 × 2 + 1 × 1) ÷ 3
				"word": {"1", "0", "1", "1", "1/3"},
				// low (0 × 2.5 + 0 × 1 + 1 × 0.75) ÷ 4.25
				"total": {"1", "0", "3/17", "1", "1/3"},
			},
		},
		{
			"nothing answered is no score",
			scoreAnswers{},
			map[string][]string{
				"hours": {"-", "-", "0", "1", "-"},
				"staff": {"-", "-", "0", "1", "-"},
				"word":  {"-", "-", "0", "1", "-"},
				"total": {"-", "-", "0", "1", "-"},
			},
		},
		{
			"nothing applicable has no range either",
			scoreAnswers{"a.one": scoreNA, "a.two": scoreNA, "b-keys": scoreNA, "c.web": scoreNA, "c.ask": scoreNA},
			map[string][]string{
				"hours": {"-", "-", "-", "-", "0"},
				"staff": {"-", "-", "-", "-", "0"},
				"word":  {"-", "-", "-", "-", "0"},
				"total": {"-", "-", "-", "-", "0"},
			},
		},
		{
			"level 0 everywhere is a score of nothing",
			scoreAnswers{"a.one": scoreLevel(0), "a.two": scoreLevel(0), "b-keys": scoreLevel(0), "c.web": scoreLevel(0), "c.ask": scoreShown(0)},
			map[string][]string{
				"hours": {"0", "0", "0", "0", "0"},
				"staff": {"0", "0", "0", "0", "0"},
				"word":  {"0", "0", "0", "0", "0"},
				"total": {"0", "0", "0", "0", "0"},
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := assess.Score(list, &assess.Assessment{Date: scoreDay, Answers: tt.answers})
			got := map[string][]string{"total": scoreFigures(r.Total)}
			for _, a := range r.Areas {
				got[a.ID] = scoreFigures(a.Figures)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("Score(%v) figures (-want +got):\n%s", tt.answers, diff)
			}
		})
	}
}

func TestScoreCounts(t *testing.T) {
	list := scoreTiny(t)
	a := &assess.Assessment{Answers: scoreAnswers{"a.one": scoreLevel(2), "a.two": scoreUnknown, "b-keys": scoreNA, "c.ask": scoreLevel(0)}}
	r := assess.Score(list, a)
	if want := (assess.Counts{All: 5, Answered: 2, NotApplicable: 1, Unknown: 1, Unanswered: 1}); r.Counts != want {
		t.Errorf("Counts = %+v, want %+v", r.Counts, want)
	}
	if got := r.Counts.Coverage().RatString(); got != "1/2" { // 2 answered of 4 applicable
		t.Errorf("Coverage() = %s, want 1/2", got)
	}
	if !r.Counts.Draft() {
		t.Error("Draft() = false with a point unanswered, want true")
	}
	a.Answers["c.web"] = scoreUnknown
	if r := assess.Score(list, a); r.Counts.Draft() {
		t.Error("Draft() = true with don't-knows only, want false")
	}
	for point, want := range map[string]int{"hours": 2, "staff": 1, "word": 2} {
		if area, _ := r.Area(point); area.Counts.All != want {
			t.Errorf("Area(%q).Counts.All = %d, want %d", point, area.Counts.All, want)
		}
	}
}

func TestScoreGate(t *testing.T) {
	list := scoreTiny(t)
	tests := []struct {
		name    string
		answers scoreAnswers
		want    map[string]assess.Gate
	}{
		{
			"the whole is the least area, and counts all points",
			scoreAnswers{"a.one": scoreLevel(3), "a.two": scoreLevel(1), "b-keys": scoreLevel(2), "c.web": scoreLevel(1), "c.ask": scoreLevel(1)},
			map[string]assess.Gate{
				"hours": {Applies: true, Level: 1, Short: 1},
				"staff": {Applies: true, Level: 2, Short: 1},
				"word":  {Applies: true, Level: 1, Short: 2},
				"total": {Applies: true, Level: 1, Short: 3},
			},
		},
		{
			"at the top nothing is short",
			scoreAnswers{"a.one": scoreLevel(3), "a.two": scoreLevel(3), "b-keys": scoreLevel(3), "c.web": scoreLevel(3), "c.ask": scoreLevel(3)},
			map[string]assess.Gate{
				"hours": {Applies: true, Level: 3},
				"staff": {Applies: true, Level: 3},
				"word":  {Applies: true, Level: 3},
				"total": {Applies: true, Level: 3},
			},
		},
		{
			"an area with nothing applicable has none and is left out; unsettled points count as 0",
			scoreAnswers{"a.one": scoreLevel(3), "a.two": scoreLevel(2), "b-keys": scoreNA, "c.web": scoreUnknown},
			map[string]assess.Gate{
				"hours": {Applies: true, Level: 2, Short: 1},
				"staff": {},
				"word":  {Applies: true, Level: 0, Short: 2, Unsettled: 2},
				"total": {Applies: true, Level: 0, Short: 2, Unsettled: 2},
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := assess.Score(list, &assess.Assessment{Answers: tt.answers})
			got := map[string]assess.Gate{"total": r.Gate}
			for _, a := range r.Areas {
				got[a.ID] = a.Gate
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("gates (-want +got):\n%s", diff)
			}
		})
	}
}

func TestScorePoint(t *testing.T) {
	list := scoreTiny(t)
	a := &assess.Assessment{
		Date:          scoreDay,
		Jurisdictions: []string{"nordvik"},
		Checklist:     assess.Ref{ID: list.ID, Release: list.Release, SHA256: list.Hash},
		Answers: scoreAnswers{
			"a.one": {
				State: assess.Answered, Level: 1, PrivateNote: "between us",
				Clauses: map[string]bool{"1a": true, "2a": true, "2b": false, "3a": true},
				Target:  &assess.Target{Level: 3},
			},
			"b-keys": scoreLevel(3),
			"c.web":  scoreUnknown,
		},
	}
	r := assess.Score(list, a)
	one, _ := r.Point("a.one")
	if one.Score.RatString() != "1/3" || one.Gap != 2 || !one.GapKnown || one.Target != 3 || !one.OwnGoal || !one.BelowFloor() {
		t.Errorf("Point(a.one) = %+v, want score 1/3, gap 3 − 1 = 2 to its own target, below its floor of 2", one)
	}
	if diff := cmp.Diff([][]string{{"2b"}, {"3a"}}, [][]string{one.Missing, one.Skipped}); diff != "" {
		t.Errorf("missing and skipped clauses (-want +got):\n%s", diff)
	}
	if one.Answer.PrivateNote != "" || a.Answers["a.one"].PrivateNote == "" {
		t.Error("the private note must stay in the assessment and must not reach the result")
	}
	if keys, _ := r.Point("b-keys"); keys.Gap != 0 || !keys.GapKnown || keys.Target != 2 || keys.OwnGoal || keys.Missing != nil {
		t.Errorf("Point(b-keys) = %+v, want no gap to the default target of 2 and nothing missing at the top", keys)
	}
	if web, _ := r.Point("c.web"); web.GapKnown || web.Score != nil || web.BelowFloor() || web.Missing != nil {
		t.Errorf("Point(c.web) = %+v, want nothing known of it", web)
	}
	if r.OtherText || r.Profile != "town" {
		t.Errorf("OtherText, Profile = %v, %q, want false and the checklist's first profile", r.OtherText, r.Profile)
	}
	a.Checklist.SHA256 = "00"
	if !assess.Score(list, a).OtherText {
		t.Error("OtherText = false under another hash, want true")
	}
	a.Checklist.SHA256 = ""
	if assess.Score(list, a).OtherText {
		t.Error("OtherText = true where the assessment names no hash, want false")
	}
}
