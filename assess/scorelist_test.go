package assess_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"testing"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/language"
)

// scoreDay is the date of the assessments in these tests.
var scoreDay = language.Date{Year: 2026, Month: 11, Day: 23}

// scoreTiny reads the small checklist:
//
//	area hours, weight 2.5:  a.one, weight 1.5 · a.two, weight 0.5
//	area staff, weight 1:    b-keys, weight 1
//	area word,  weight 0.75: c.web, weight 2 · c.ask, weight 1
//
// Levels go from 0 to 3, the default target is 2, a.one has a legal floor of 2.
func scoreTiny(t testing.TB) *checklist.Checklist {
	t.Helper()
	const name = "../checklist/testdata/ok/tiny.yaml"
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	list, err := checklist.Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// scoreRandomList makes a checklist with the given number of points. Its texts
// are empty.
func scoreRandomList(rng *rand.Rand, points int) *checklist.Checklist {
	list := &checklist.Checklist{ID: "random", Release: "1.0.0", Hash: "abc"}
	list.Scale = make([]checklist.ScaleLevel, 2+rng.IntN(9))
	list.Defaults.Target = 1 + checklist.Level(rng.IntN(int(list.Top())))
	list.Defaults.NotApplicableWarning = rng.IntN(points + 1)
	for i := range 1 + rng.IntN(min(points, 6)) {
		list.Areas = append(list.Areas, checklist.Area{ID: fmt.Sprintf("A%d", i), Weight: scoreRandomWeight(rng)})
	}
	for i := range points {
		p := checklist.Point{
			ID:     fmt.Sprintf("P%d", i),
			Area:   list.Areas[(i+rng.IntN(2)*i)%len(list.Areas)].ID,
			Weight: scoreRandomWeight(rng),
			Impact: 1 + rng.IntN(5),
		}
		if rng.IntN(4) == 0 {
			p.Floor = &checklist.LegalFloor{Level: 1 + checklist.Level(rng.IntN(int(list.Top()))), Jurisdictions: []string{"here"}}
		}
		for l := range list.Top() {
			p.Levels = append(p.Levels, scoreRandomLevel(rng, l+1))
			p.Steps = append(p.Steps, checklist.Step{To: l + 1, Effort: checklist.Small})
		}
		for range min(i, rng.IntN(3)) {
			p.Requires = append(p.Requires, checklist.Requirement{
				Point:   fmt.Sprintf("P%d", rng.IntN(i)),
				AtLeast: 1 + checklist.Level(rng.IntN(int(list.Top()))),
				ToReach: 1 + checklist.Level(rng.IntN(int(list.Top()))),
			})
		}
		list.Points = append(list.Points, p)
	}
	return list
}

// scoreRandomWeight returns a weight, often one at the ends of what is allowed.
func scoreRandomWeight(rng *rand.Rand) *big.Rat {
	thousandths := []int64{1, 1000, 1000, 2500, 1_000_000, 1 + rng.Int64N(1_000_000)}
	return big.NewRat(thousandths[rng.IntN(len(thousandths))], 1000)
}

func scoreRandomLevel(rng *rand.Rand, l checklist.Level) checklist.PointLevel {
	level := checklist.PointLevel{Level: l}
	for i := range 1 + rng.IntN(3) {
		windows := []int{0, 12, 24, 36}
		level.Clauses = append(level.Clauses, checklist.Clause{
			ID:           fmt.Sprintf("%d%c", l, 'a'+i),
			WindowMonths: windows[rng.IntN(len(windows))],
		})
	}
	return level
}

// scoreRandomAssessment answers a checklist in every way there is.
func scoreRandomAssessment(rng *rand.Rand, list *checklist.Checklist) *assess.Assessment {
	a := &assess.Assessment{Date: scoreDay, Answers: map[string]assess.Answer{}}
	for _, j := range list.Jurisdictions {
		a.Jurisdictions = append(a.Jurisdictions, j.ID)
	}
	a.Jurisdictions = append(a.Jurisdictions, "here")
	mostly := rng.IntN(4) // the state that is most common, so that the others are sometimes rare
	for i := range list.Points {
		state := assess.State(mostly)
		if rng.IntN(2) == 0 {
			state = assess.State(rng.IntN(4))
		}
		if state != assess.Unanswered {
			a.Answers[list.Points[i].ID] = scoreRandomAnswer(rng, list, &list.Points[i], state)
		}
	}
	return a
}

func scoreRandomAnswer(rng *rand.Rand, list *checklist.Checklist, p *checklist.Point, state assess.State) assess.Answer {
	answer := assess.Answer{State: state, PrivateNote: "private"}
	switch state {
	case assess.NotApplicable:
		answer.Reason = "reason"
	case assess.Answered:
		answer.Level = checklist.Level(rng.IntN(int(list.Top()) + 1))
		answer.Confidence = []assess.Confidence{"", assess.Low, assess.High}[rng.IntN(3)]
		answer.Clauses = scoreRandomClauses(rng, p, answer.Level)
	}
	if rng.IntN(3) == 0 {
		answer.Target = &assess.Target{Level: checklist.Level(rng.IntN(int(list.Top()) + 1))}
	}
	for range rng.IntN(3) {
		e := assess.Evidence{Ref: "ref", Date: scoreDay.AddMonths(6 - rng.IntN(50))}
		ids := p.ClauseIDs()
		for range rng.IntN(3) {
			e.Clauses = append(e.Clauses, ids[rng.IntN(len(ids))])
		}
		if rng.IntN(8) == 0 {
			e.Date = language.Date{}
		}
		answer.Evidence = append(answer.Evidence, e)
	}
	return answer
}

// scoreRandomClauses says something of some clauses that agrees with a level.
func scoreRandomClauses(rng *rand.Rand, p *checklist.Point, level checklist.Level) map[string]bool {
	clauses := map[string]bool{}
	for _, l := range p.Levels {
		for i, c := range l.Clauses {
			switch {
			case rng.IntN(2) == 0:
			case l.Level <= level:
				clauses[c.ID] = true
			case l.Level > level+1 || i > 0:
				clauses[c.ID] = rng.IntN(2) == 0
			}
		}
	}
	return clauses
}
