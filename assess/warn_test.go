package assess_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/builtin"
	"mognad/checklist/language"
)

// scoreWarnings tells warnings in a language, each after its kind and point.
func scoreWarnings(warnings []assess.Warning, lang language.Tag) []string {
	var all []string
	for _, w := range warnings {
		all = append(all, string(w.Kind)+" "+w.Point+": "+w.In(lang).String())
	}
	return all
}

func TestScoreWarns(t *testing.T) {
	answer := func(change func(*assess.Answer)) assess.Answer {
		a := scoreShown(2)
		change(&a)
		return a
	}
	tests := []struct {
		name             string
		change           func(*assess.Assessment)
		english, swedish []string
	}{
		{"nothing to warn about", func(*assess.Assessment) {}, nil, nil},
		{
			"another text of the checklist",
			func(a *assess.Assessment) { a.Checklist.SHA256 = "00" },
			[]string{"other-text : The assessment was answered under another text of library-hours 0.3.1: the results hold for the text used here."},
			[]string{"other-text : Bedömningen är gjord med en annan text av library-hours 0.3.1. Resultaten gäller den text som används här."},
		},
		{
			"a profile for smaller units",
			func(a *assess.Assessment) { a.Profile, a.Unit.Population = "village", 4000 },
			[]string{`profile : The profile “Village” is meant for fewer than 4,000 inhabitants; the unit has 4,000.`},
			[]string{`profile : Profilen ”By” är avsedd för färre än 4000 invånare, men här finns 4000.`},
		},
		{
			"a profile for smaller units that the unit is",
			func(a *assess.Assessment) { a.Profile, a.Unit.Population = "village", 3999 },
			nil, nil,
		},
		{
			"the default profile in a small unit",
			func(a *assess.Assessment) { a.Unit.Population = 3999 },
			[]string{`profile : The unit has 3,999 inhabitants, so the profile “Village”, for fewer than 4,000, may be used instead of “Town”.`},
			[]string{`profile : Med 3999 invånare kan profilen ”By” (färre än 4000 invånare) användas i stället för ”Stad”.`},
		},
		{
			"more points not applicable than usual",
			func(a *assess.Assessment) { a.Answers["c.web"], a.Answers["c.ask"] = scoreNA, scoreNA },
			[]string{"not-applicable : 2 of 5 points are not applicable; more than 1 is unusual and should be looked at again."},
			[]string{"not-applicable : 2 av 5 punkter är ej tillämpliga. Fler än 1 är ovanligt och bör prövas en gång till."},
		},
		{
			"a prerequisite that is too low",
			func(a *assess.Assessment) { a.Answers["a.one"] = scoreShown(0) },
			[]string{
				"prerequisite a.two: a.two is at level 2. Its level 1 needs a.one at level 1 or above, and a.one is at level 0. The level stands.",
				"prerequisite c.web: c.web is at level 2. Its level 2 needs a.one at level 2 or above, and a.one is at level 0. The level stands.",
			},
			[]string{
				"prerequisite a.two: a.two ligger på nivå 2. För nivå 1 krävs att a.one ligger på minst nivå 1, men a.one ligger på nivå 0. Nivån räknas ändå.",
				"prerequisite c.web: c.web ligger på nivå 2. För nivå 2 krävs att a.one ligger på minst nivå 2, men a.one ligger på nivå 0. Nivån räknas ändå.",
			},
		},
		{
			"a prerequisite that nobody knows is not said to be lacking",
			func(a *assess.Assessment) { a.Answers["a.one"] = scoreUnknown },
			nil, nil,
		},
		{
			"a prerequisite that is not applicable is met",
			func(a *assess.Assessment) { a.Answers["b-keys"] = scoreNA },
			nil, nil,
		},
		{
			"a target below the legal floor",
			func(a *assess.Assessment) {
				a.Answers["a.one"] = answer(func(a *assess.Answer) { a.Target = &assess.Target{Level: 1} })
			},
			[]string{"target-below-floor a.one: The target of a.one is level 1, below its legal floor, which is level 2. The plan goes no further than the target."},
			[]string{"target-below-floor a.one: Målnivån för a.one är 1, under lägsta nivå enligt lag, som är 2. Handlingsplanen går inte längre än till målnivån."},
		},
		{
			"a target below a floor of another jurisdiction",
			func(a *assess.Assessment) {
				a.Jurisdictions = []string{"elsewhere"}
				a.Answers["a.one"] = answer(func(a *assess.Answer) { a.Target = &assess.Target{Level: 1} })
			},
			nil, nil,
		},
		{
			"a clause that does not count yet",
			func(a *assess.Assessment) {
				a.Answers["c.ask"] = answer(func(a *assess.Answer) { a.Level, a.Clauses = 1, map[string]bool{"1a": true, "3a": true} })
			},
			[]string{"skipped c.ask: c.ask: clause 3a is already in place, but does not count: level 2 is not reached."},
			[]string{"skipped c.ask: c.ask: påstående 3a är redan uppfyllt men räknas inte, eftersom nivå 2 inte är nådd."},
		},
		{
			"evidence of tomorrow, and without a date",
			func(a *assess.Assessment) {
				a.Answers["c.ask"] = answer(func(a *assess.Answer) {
					a.Evidence = []assess.Evidence{{Ref: "B 1", Date: scoreDay.AddMonths(1)}, {Ref: "B 2"}, {Ref: "B 3"}}
				})
			},
			[]string{
				`future-evidence c.ask: c.ask has evidence dated after the assessment (23` + "\u00A0" + `November 2026): “B 1”. It counts.`,
				`undated-evidence c.ask: c.ask has 2 pieces of evidence without a date: “B 2”, “B 3”. They count.`,
			},
			[]string{
				`future-evidence c.ask: c.ask har underlag med senare datum än bedömningen (23` + "\u00A0" + `november 2026): ”B 1”. Det räknas.`,
				`undated-evidence c.ask: c.ask har 2 underlag utan datum: ”B 2”, ”B 3”. De räknas.`,
			},
		},
		{
			"low confidence without evidence",
			func(a *assess.Assessment) {
				a.Answers["c.ask"] = answer(func(a *assess.Answer) { a.Confidence, a.Evidence = assess.Low, nil })
			},
			[]string{"confidence c.ask: c.ask is at level 2 with low confidence, and no evidence shows it."},
			[]string{"confidence c.ask: c.ask ligger på nivå 2 med låg säkerhet i svaret, och inget underlag styrker nivån."},
		},
		{
			"low confidence with evidence",
			func(a *assess.Assessment) {
				a.Answers["c.ask"] = answer(func(a *assess.Answer) { a.Confidence = assess.Low })
			},
			nil, nil,
		},
	}
	list := scoreTiny(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := &assess.Assessment{Date: scoreDay, Jurisdictions: []string{"nordvik"}, Answers: scoreAnswers{}}
			for _, id := range list.PointIDs() {
				a.Answers[id] = scoreShown(2)
			}
			tt.change(a)
			r := assess.Score(list, a)
			if diff := cmp.Diff(tt.english, scoreWarnings(r.Warnings, language.English)); diff != "" {
				t.Errorf("warnings in English (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.swedish, scoreWarnings(r.Warnings, language.Swedish)); diff != "" {
				t.Errorf("warnings in Swedish (-want +got):\n%s", diff)
			}
		})
	}
}

// Only the highest level of a prerequisite that is lacking is told.
func TestOnePrerequisiteIsToldOnce(t *testing.T) {
	list, _ := builtin.Find("eservices-21", "1.0.0")
	a := &assess.Assessment{Answers: scoreAnswers{"LO-1": scoreShown(0), "LO-2": scoreShown(3)}}
	r := assess.Score(list, a)
	want := []string{"prerequisite LO-2: LO-2 is at level 3. Its level 3 needs LO-1 at level 2 or above, and LO-1 is at level 0. The level stands."}
	if diff := cmp.Diff(want, scoreWarnings(r.Warnings, language.English)); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
}

// The cases that come with the model itself.
func TestScoreOfTheModelsOwnCases(t *testing.T) {
	list, _ := builtin.Find("eservices-21", "1.0.0")
	said := func(ids ...string) map[string]bool {
		clauses := map[string]bool{}
		for _, id := range ids {
			clauses[id] = true
		}
		return clauses
	}
	tests := []struct {
		name, point      string
		level            checklist.Level
		clauses          map[string]bool
		missing, skipped []string
	}{
		{"six datasets on the portal, no inventory", "DT-1", 1, said("1a", "2d"), []string{"2a", "2b", "2c"}, nil},
		{"three documented APIs on top do not change it", "DT-1", 1, said("1a", "2d", "3b"), []string{"2a", "2b", "2c"}, []string{"3b"}},
		{"goals adopted, nobody named", "LO-1", 1, said("1a", "2a"), []string{"2b", "2c"}, nil},
		{"goals and a leader, no budget line", "LO-1", 2, said("1a", "2a", "2b", "2c"), []string{"3a", "3b"}, nil},
		{"short lead time, too few services changed", "LO-3", 2, said("1a", "2a", "2b", "2c", "3a", "4a"), []string{"3b"}, []string{"4a"}},
		{"the same without a written target", "LO-3", 1, said("1a", "2a", "2c", "3a", "4a"), []string{"2b"}, []string{"3a", "4a"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			answer := assess.Answer{State: assess.Answered, Level: tt.level, Clauses: tt.clauses}
			r := assess.Score(list, &assess.Assessment{Answers: scoreAnswers{tt.point: answer}})
			p, _ := r.Point(tt.point)
			if diff := cmp.Diff([][]string{tt.missing, tt.skipped}, [][]string{p.Missing, p.Skipped}); diff != "" {
				t.Errorf("missing and skipped clauses (-want +got):\n%s", diff)
			}
			checkOnlyLevel(t, list, tt.point, answer)
		})
	}
	t.Run("target 1 under a legal floor of 2", func(t *testing.T) {
		answer := scoreShown(1)
		answer.Target = &assess.Target{Level: 1}
		a := &assess.Assessment{Jurisdictions: []string{"se"}, Date: scoreDay, Answers: scoreAnswers{"UF-4": answer}}
		want := []string{"target-below-floor UF-4: The target of UF-4 is level 1, below its legal floor, which is level 2. The plan goes no further than the target."}
		if diff := cmp.Diff(want, scoreWarnings(assess.Score(list, a).Warnings, language.English)); diff != "" {
			t.Errorf("warnings (-want +got):\n%s", diff)
		}
	})
	t.Run("a level stands though its prerequisite is at 0", func(t *testing.T) {
		a := &assess.Assessment{Answers: scoreAnswers{"KU-2": scoreShown(2), "DT-1": scoreShown(0)}}
		r := assess.Score(list, a)
		p, _ := r.Point("KU-2")
		if p.Answer.Level != 2 || len(p.Warnings) != 1 || p.Warnings[0].Kind != assess.WarnPrerequisite {
			t.Errorf("KU-2 = level %d with %v, want level 2 and a warning of its prerequisite", p.Answer.Level, p.Warnings)
		}
	})
}

// checkOnlyLevel checks that an answer's clauses, all others being false, stand
// in a file under its own level and under no other.
func checkOnlyLevel(t *testing.T, list *checklist.Checklist, point string, answer assess.Answer) {
	t.Helper()
	p, _ := list.Point(point)
	all := map[string]bool{}
	for _, id := range p.ClauseIDs() {
		all[id] = answer.Clauses[id]
	}
	for l := range list.Top() + 1 {
		_, err := assess.Write(&assess.Assessment{
			Checklist: assess.Ref{ID: list.ID, Release: list.Release, SHA256: list.Hash},
			Unit:      assess.Unit{Name: "Exempelby"},
			Date:      scoreDay,
			Language:  language.English,
			Answers:   scoreAnswers{point: {State: assess.Answered, Level: l, Clauses: all}},
		}, list)
		if (err == nil) != (l == answer.Level) {
			t.Errorf("Write(%s at level %d with %v) = %v, want level %d to be the only one", point, l, answer.Clauses, err, answer.Level)
		}
	}
}
