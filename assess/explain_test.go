package assess_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mognad/assess"
	"mognad/checklist/language"
)

// scoreExample is the assessment that the explanations here are about.
func scoreExample(t *testing.T) *assess.Assessment {
	t.Helper()
	by, _ := language.ParseDate("2027-06-30")
	return &assess.Assessment{
		Date:          scoreDay,
		Jurisdictions: []string{"nordvik"},
		Answers: scoreAnswers{
			"a.one": {
				State: assess.Answered, Level: 1, Confidence: assess.Medium,
				Clauses: map[string]bool{"1a": true, "2a": true, "2b": false, "3a": true},
				Target:  &assess.Target{Level: 3, By: by},
				Evidence: []assess.Evidence{
					{Ref: "N 2024/7", Date: scoreDay.AddMonths(-13), Clauses: []string{"3a"}},
					{Ref: "N 2026/1", Date: scoreDay.AddMonths(-13), Clauses: []string{"3a", "3b"}},
					{Ref: "N 2020/3", Date: scoreDay.AddMonths(-80), Clauses: []string{"1a"}},
					{Ref: "Minutes", Date: scoreDay.AddMonths(-80)},
					{Ref: "Photo"},
				},
			},
			"a.two":  scoreUnknown,
			"b-keys": scoreNA,
			"c.web":  scoreLevel(2),
		},
	}
}

func TestExplain(t *testing.T) {
	tests := []struct {
		what             string
		english, swedish string
	}{
		{
			assess.Whole,
			`
The total is the weighted mean of the areas that have a score, 2 of 3. Each figure adds up the areas' own figures of that kind, each times the area's weight, in the order below.
hours Hours: 1/3 ≈ 33.3%, weight 2.5.
staff Staff: no score, since no point is applicable. It is left out; only where such points count as 0 its weight is 1.
word Spreading the word: 2/3 ≈ 66.7%, weight 0.75.
1 point left out, since the level is not known (don't know): a.two.
1 point left out, since it is not answered: c.ask.
1 point left out, since it is not applicable: b-keys.
Claimed: 1/3 × 2.5 + 2/3 × 0.75 = 4/3. Divided by the sum of the weights: 4/3 ÷ 3.25 = 16/39 ≈ 41.0%.
Evidenced (a level without evidence that holds counts as 0): 1/3 × 2.5 + 0 × 0.75 = 5/6. Divided by the sum of the weights: 5/6 ÷ 3.25 = 10/39 ≈ 25.6%.
Low (don't-knows and unanswered points count as 0): 0.25 × 2.5 + 4/9 × 0.75 = 23/24. Divided by the sum of the weights: 23/24 ÷ 3.25 = 23/78 ≈ 29.5%.
High (don't-knows and unanswered points count as 1): 0.5 × 2.5 + 7/9 × 0.75 = 11/6. Divided by the sum of the weights: 11/6 ÷ 3.25 = 22/39 ≈ 56.4%.
Claimed, with points that are not applicable as 0: 1/3 × 2.5 + 0 × 1 + 2/3 × 0.75 = 4/3. Divided by the sum of the weights: 4/3 ÷ 4.25 = 16/51 ≈ 31.4%.
Gated level of each area, the lowest level among its applicable points: hours 0, word 0.
Gated level at least 0: 2 points are answered “don't know” or not at all and count as 0 here.
2 points are short of level 1: a.two, c.ask.
`,
			`
Totalen är det viktade medelvärdet av de områden som har ett resultat, 2 av 3. I varje siffra summeras områdenas egna siffror av samma slag, gånger områdets vikt, i ordningen nedan.
hours Tider: 1/3 ≈ 33,3_%, vikt 2,5.
staff Personal: inget resultat, eftersom ingen punkt är tillämplig. Området räknas inte med; bara där sådana punkter räknas som 0 är vikten 1.
word Att sprida ordet: 2/3 ≈ 66,7_%, vikt 0,75.
1 punkt räknas inte med, eftersom nivån inte är känd (vet ej): a.two.
1 punkt räknas inte med, eftersom den är obesvarad: c.ask.
1 punkt räknas inte med, eftersom den är ej tillämplig: b-keys.
Angivet: 1/3 × 2,5 + 2/3 × 0,75 = 4/3. Delat med summan av vikterna: 4/3 ÷ 3,25 = 16/39 ≈ 41,0_%.
Styrkt (en nivå utan giltigt underlag räknas som 0): 1/3 × 2,5 + 0 × 0,75 = 5/6. Delat med summan av vikterna: 5/6 ÷ 3,25 = 10/39 ≈ 25,6_%.
Lägst (vet ej och obesvarade punkter räknas som 0): 0,25 × 2,5 + 4/9 × 0,75 = 23/24. Delat med summan av vikterna: 23/24 ÷ 3,25 = 23/78 ≈ 29,5_%.
Högst (vet ej och obesvarade punkter räknas som 1): 0,5 × 2,5 + 7/9 × 0,75 = 11/6. Delat med summan av vikterna: 11/6 ÷ 3,25 = 22/39 ≈ 56,4_%.
Angivet, med ej tillämpliga punkter som 0: 1/3 × 2,5 + 0 × 1 + 2/3 × 0,75 = 4/3. Delat med summan av vikterna: 4/3 ÷ 4,25 = 16/51 ≈ 31,4_%.
Genomgående nivå i varje område, den lägsta nivån bland de tillämpliga punkterna: hours 0, word 0.
Genomgående nivå minst 0: 2 punkter är besvarade med vet ej eller obesvarade och räknas här som 0.
2 punkter når inte nivå 1: a.two, c.ask.
`,
		},
		{
			"word",
			`
word Spreading the word: the score is the weighted mean of the points that have a level, and a point scores its level ÷ the top level. In the total the area's weight is 0.75.
c.web: level 2 ÷ 3 = 2/3, weight 2. No evidence, so 0 in the evidenced score.
c.ask: not answered. Left out of the claimed score; in the range 0 at the low end and 1 at the high end, weight 1.
Claimed: 2/3 × 2 = 4/3. Divided by the sum of the weights: 4/3 ÷ 2 = 2/3 ≈ 66.7%.
Evidenced (a level without evidence that holds counts as 0): 0 × 2 = 0. Divided by the sum of the weights: 0 ÷ 2 = 0 = 0.0%.
Low (don't-knows and unanswered points count as 0): 2/3 × 2 + 0 × 1 = 4/3. Divided by the sum of the weights: 4/3 ÷ 3 = 4/9 ≈ 44.4%.
High (don't-knows and unanswered points count as 1): 2/3 × 2 + 1 × 1 = 7/3. Divided by the sum of the weights: 7/3 ÷ 3 = 7/9 ≈ 77.8%.
Gated level at least 0: 1 point is answered “don't know” or not at all and counts as 0 here.
1 point is short of level 1: c.ask.
`,
			`
word Att sprida ordet: resultatet är det viktade medelvärdet av de punkter som har en nivå, och en punkts resultat är nivån ÷ den högsta nivån. I totalen är områdets vikt 0,75.
c.web: nivå 2 ÷ 3 = 2/3, vikt 2. Underlag saknas, alltså 0 i det styrkta resultatet.
c.ask: obesvarad. Räknas inte med i det angivna resultatet; i spannet 0 som lägst och 1 som högst, vikt 1.
Angivet: 2/3 × 2 = 4/3. Delat med summan av vikterna: 4/3 ÷ 2 = 2/3 ≈ 66,7_%.
Styrkt (en nivå utan giltigt underlag räknas som 0): 0 × 2 = 0. Delat med summan av vikterna: 0 ÷ 2 = 0 = 0,0_%.
Lägst (vet ej och obesvarade punkter räknas som 0): 2/3 × 2 + 0 × 1 = 4/3. Delat med summan av vikterna: 4/3 ÷ 3 = 4/9 ≈ 44,4_%.
Högst (vet ej och obesvarade punkter räknas som 1): 2/3 × 2 + 1 × 1 = 7/3. Delat med summan av vikterna: 7/3 ÷ 3 = 7/9 ≈ 77,8_%.
Genomgående nivå minst 0: 1 punkt är besvarad med vet ej eller obesvarad och räknas här som 0.
1 punkt når inte nivå 1: c.ask.
`,
		},
		{
			"a.one",
			`
a.one Decide the opening hours: weight 1.5 in the area hours.
Level 1 of 3: Hours decided for one building.
1a true: The opening hours of at least one library building are decided in writing.
2a true: The opening hours of every library building are decided in writing.
2b not true: The main library is open at least 30 hours in an ordinary week.
3a true: Visits by hour of the day were counted in the last 12 months.
Level 2 still lacks clause 2b.
Score: level 1 ÷ 3 = 1/3 ≈ 33.3%.
Evidence 1, “N 2024/7”, 23_October 2025: it names 3a, whose longest time window is 12 months. Counted back from 23_November 2026 it must be from 23_November 2025 or later. It is too old.
Evidence 2, “N 2026/1”, 23_October 2025: it names 3a, 3b, whose longest time window is 24 months. Counted back from 23_November 2026 it must be from 23_November 2024 or later. It counts.
Evidence 3, “N 2020/3”, 23_March 2020: it names 1a, which has no time window, so it does not age. It counts.
Evidence 4, “Minutes”, 23_March 2020: it names no clause, so it does not age. It counts.
Evidence 5, “Photo”: without a date, so nobody can see how old it is. It counts.
Evidenced: some evidence counts, so the evidenced score has the same level.
Target: level 3 by 30_June 2027, set in the assessment.
Gap: 3 − 1 = 2.
Legal floor: level 2 (Nordvik Region). Level 1 is below it.
Sources of the legal floor: NLA.
On the legal floor: Section 4 is read here as asking for decided hours in every building.
a.one: clause 3a is already in place, but does not count: level 2 is not reached.
a.one has evidence without a date: “Photo”. It counts.
`,
			`
a.one Besluta om öppettiderna: vikt 1,5 i området hours.
Nivå 1 av 3: Tider beslutade för ett hus.
1a stämmer: Öppettiderna är skriftligt beslutade för minst ett bibliotekshus.
2a stämmer: Öppettiderna är skriftligt beslutade för varje bibliotekshus.
2b stämmer inte: Huvudbiblioteket har öppet minst 30 timmar en vanlig vecka.
3a stämmer: Besöken per timme på dygnet har räknats de senaste 12 månaderna.
För nivå 2 återstår påstående 2b.
Resultat: nivå 1 ÷ 3 = 1/3 ≈ 33,3_%.
Underlag 1, ”N 2024/7”, 23_oktober 2025: det anger 3a, där det längsta tidsfönstret är 12 månader. Räknat bakåt från 23_november 2026 ska det vara från 23_november 2025 eller senare. Det är för gammalt.
Underlag 2, ”N 2026/1”, 23_oktober 2025: det anger 3a, 3b, där det längsta tidsfönstret är 24 månader. Räknat bakåt från 23_november 2026 ska det vara från 23_november 2024 eller senare. Det räknas.
Underlag 3, ”N 2020/3”, 23_mars 2020: det anger 1a, som inte har något tidsfönster, och åldras därför inte. Det räknas.
Underlag 4, ”Minutes”, 23_mars 2020: det anger inget påstående och åldras därför inte. Det räknas.
Underlag 5, ”Photo”: utan datum, så det går inte att se hur gammalt det är. Det räknas.
Styrkt: minst ett underlag räknas, så det styrkta resultatet har samma nivå.
Målnivå: 3 senast 30_juni 2027, angiven i bedömningen.
Gap: 3 − 1 = 2.
Lägsta nivå enligt lag: 2 (Region Nordvik). Nivå 1 ligger under den.
Källor till lägsta nivå enligt lag: NLA.
Om lägsta nivå enligt lag: 4 § läses här som ett krav på beslutade tider i varje hus.
a.one: påstående 3a är redan uppfyllt men räknas inte, eftersom nivå 2 inte är nådd.
a.one har underlag utan datum: ”Photo”. Det räknas.
`,
		},
		{
			"a.two",
			`
a.two Let people in without staff: weight 0.5 in the area hours.
Don't know: the point has no score. In the range it counts as level 0 at the low end and level 3 at the high end.
Target: level 2, the checklist's default.
Gap: not known, since the level is not known.
Legal floor: none in the jurisdictions of the assessment.
`,
			`
a.two Släpp in besökare utan personal: vikt 0,5 i området hours.
Vet ej: punkten har inget resultat. I spannet räknas den som nivå 0 som lägst och nivå 3 som högst.
Målnivå: 2, checklistans förval.
Gap: inte känt, eftersom nivån inte är känd.
Lägsta nivå enligt lag: ingen enligt den lagstiftning som bedömningen tar hänsyn till.
`,
		},
		{
			"b-keys",
			`
b-keys Know who holds the keys: weight 1 in the area staff.
Not applicable: the point is left out of the sum and of the weights.
Reason: no branches
`,
			`
b-keys Ha koll på nycklarna: vikt 1 i området staff.
Ej tillämplig: punkten räknas varken med i summan eller i vikterna.
Skäl: no branches
`,
		},
	}
	list := scoreTiny(t)
	r := assess.Score(list, scoreExample(t))
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			for lang, want := range map[language.Tag]string{language.English: tt.english, language.Swedish: tt.swedish} {
				want = strings.ReplaceAll(strings.TrimPrefix(want, "\n"), "_", "\u00A0")
				if diff := cmp.Diff(want, scoreExplained(t, list, r, tt.what, lang)); diff != "" {
					t.Errorf("Explain(%q) in %s (-want +got):\n%s", tt.what, lang, diff)
				}
			}
		})
	}
}

func TestExplainKnowsNoOtherID(t *testing.T) {
	list := scoreTiny(t)
	if lines, ok := assess.Score(list, scoreExample(t)).Explain(list, "a.three"); ok || lines != nil {
		t.Errorf("Explain(a.three) = %v, %v, want nothing", lines, ok)
	}
}

// Figures that are read beside each other get the decimals that part them.
func TestExplainPartsFiguresThatLookEqual(t *testing.T) {
	list := scoreTiny(t)
	for i := range list.Areas {
		if list.Areas[i].ID == "word" {
			list.Areas[i].Weight.SetFrac64(1, 1000)
		}
	}
	a := &assess.Assessment{Date: scoreDay, Answers: scoreAnswers{
		"a.one": scoreShown(3), "a.two": scoreShown(3), "b-keys": scoreShown(3), "c.web": scoreShown(3), "c.ask": scoreLevel(2),
	}}
	got := scoreExplained(t, list, assess.Score(list, a), assess.Whole, language.English)
	// claimed (2.5 + 1 + 8/9 × 0.001) ÷ 3.501; evidenced (2.5 + 1 + 2/3 × 0.001) ÷ 3.501
	for _, want := range []string{"≈ 99.997%", "≈ 99.990%"} {
		if !strings.Contains(got, want) {
			t.Errorf("Explain(total) lacks %q:\n%s", want, got)
		}
	}
}
