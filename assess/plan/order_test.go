package plan_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mognad/assess"
	"mognad/assess/plan"
	"mognad/checklist"
	"mognad/checklist/language"
)

// randomList makes a checklist whose prerequisites go any way through the
// checklist and never in a circle.
func randomList(rng *rand.Rand, points, levels int) *checklist.Checklist {
	list := &checklist.Checklist{ID: "random", Scale: make([]checklist.ScaleLevel, levels+1)}
	list.Defaults.Target = checklist.Level(rng.IntN(levels + 1))
	list.Areas = []checklist.Area{{ID: "A", Weight: big.NewRat(1, 1)}}
	list.Points = make([]checklist.Point, points)
	someLevel := func() checklist.Level { return 1 + checklist.Level(rng.IntN(levels)) }
	order := rng.Perm(points) // a point needs only points before it in this order
	for k, i := range order {
		p := &list.Points[i]
		*p = checklist.Point{ID: fmt.Sprintf("P%d", i), Area: "A", Weight: big.NewRat(1, 1), Impact: 1 + rng.IntN(5)}
		for l := range levels {
			efforts := []checklist.Effort{checklist.Small, checklist.Medium, checklist.Large}
			p.Steps = append(p.Steps, checklist.Step{To: checklist.Level(l + 1), Effort: efforts[rng.IntN(3)]})
		}
		if rng.IntN(5) == 0 {
			p.Floor = &checklist.LegalFloor{Level: someLevel(), Jurisdictions: []string{"here"}}
		}
		for range min(k, rng.IntN(4)) {
			other := fmt.Sprintf("P%d", order[rng.IntN(k)])
			p.Requires = append(p.Requires, checklist.Requirement{Point: other, AtLeast: someLevel(), ToReach: someLevel()})
		}
	}
	return list
}

func randomResult(rng *rand.Rand, list *checklist.Checklist) *assess.Result {
	a := &assess.Assessment{Jurisdictions: []string{"here"}, Answers: map[string]assess.Answer{}}
	top := int(list.Top())
	for _, p := range list.Points {
		answer := assess.Answer{State: assess.Answered, Level: checklist.Level(rng.IntN(top + 1))}
		if rng.IntN(4) == 0 {
			answer = assess.Answer{State: assess.State(rng.IntN(4))}
		}
		if rng.IntN(2) == 0 {
			answer.Target = &assess.Target{Level: checklist.Level(rng.IntN(top + 1))}
		}
		a.Answers[p.ID] = answer
	}
	return assess.Score(list, a)
}

// slow works out a plan's facts by the letter of the rule, without any thought
// for speed.
type slow struct {
	list  *checklist.Checklist
	r     *assess.Result
	steps map[plan.StepID]bool
	after map[plan.StepID]map[plan.StepID]bool // step → all that it needs, directly or not
}

func (s *slow) from(id string) (checklist.Level, bool) {
	p, _ := s.r.Point(id)
	switch p.Answer.State {
	case assess.NotApplicable:
		return 0, false
	case assess.Answered:
		return p.Answer.Level, true
	}
	return 0, true
}

// needs returns the steps that one needs directly.
func (s *slow) needs(id plan.StepID) []plan.StepID {
	var all []plan.StepID
	add := func(point string, to checklist.Level) {
		if from, ok := s.from(point); ok && to > from {
			all = append(all, plan.StepID{Point: point, To: to})
		}
	}
	add(id.Point, id.To-1)
	p, _ := s.list.Point(id.Point)
	for _, q := range p.Requires {
		if q.ToReach == id.To {
			add(q.Point, q.AtLeast)
		}
	}
	return all
}

func newSlow(list *checklist.Checklist, r *assess.Result) *slow {
	s := &slow{list, r, map[plan.StepID]bool{}, map[plan.StepID]map[plan.StepID]bool{}}
	for _, p := range r.Points {
		if from, ok := s.from(p.ID); ok {
			for to := from + 1; to <= p.Target; to++ {
				s.steps[plan.StepID{Point: p.ID, To: to}] = true
			}
		}
	}
	for grown := true; grown; {
		grown = false
		for id := range s.steps {
			for _, need := range s.needs(id) {
				grown = grown || !s.steps[need]
				s.steps[need] = true
			}
		}
	}
	for id := range s.steps {
		s.after[id] = map[plan.StepID]bool{}
		for _, need := range s.needs(id) {
			s.after[id][need] = true
		}
	}
	for grown := true; grown; {
		grown = false
		for _, needs := range s.after {
			for need := range needs {
				for further := range s.after[need] {
					grown = grown || !needs[further]
					needs[further] = true
				}
			}
		}
	}
	return s
}

// A key is what the order of steps is decided by.
type key struct {
	legal    bool
	unblocks int
	value    *big.Rat
	place    int
	to       checklist.Level
}

func (s *slow) key(id plan.StepID) key {
	point, _ := s.list.Point(id.Point)
	step, _ := point.Step(id.To)
	k := key{to: id.To}
	k.value = big.NewRat(int64(point.Impact), map[checklist.Effort]int64{"S": 1, "M": 2, "L": 4}[step.Effort])
	for i, p := range s.list.Points {
		if p.ID == id.Point {
			k.place = i
		}
	}
	waiting := map[string]bool{}
	for t := range s.steps {
		if t != id && !s.after[t][id] {
			continue
		}
		p, _ := s.r.Point(t.Point)
		k.legal = k.legal || t.To <= p.Floor
		if from, _ := s.from(t.Point); t.Point != id.Point && p.Target > from {
			waiting[t.Point] = true
		}
	}
	k.unblocks = len(waiting)
	return k
}

// less compares keys, and says which part decided.
func (k key) less(other key) (bool, string) {
	switch {
	case k.legal != other.legal:
		return k.legal, "after-legal"
	case k.unblocks != other.unblocks:
		return k.unblocks > other.unblocks, "after-unblocks"
	case k.value.Cmp(other.value) != 0:
		return k.value.Cmp(other.value) > 0, "after-value"
	case k.place != other.place:
		return k.place < other.place, "after-order"
	}
	return k.to < other.to, "after-order"
}

func checkPlan(t *testing.T, list *checklist.Checklist, r *assess.Result) {
	t.Helper()
	p := plan.Make(list, r)
	s := newSlow(list, r)
	if len(p.Lines) != len(s.steps) {
		t.Fatalf("Make() has %d lines, want %d", len(p.Lines), len(s.steps))
	}
	out := map[plan.StepID]bool{}
	ready := func(id plan.StepID) bool {
		for _, need := range s.needs(id) {
			if !out[need] {
				return false
			}
		}
		return !out[id]
	}
	for n, line := range p.Lines {
		if !s.steps[line.StepID] || !ready(line.StepID) {
			t.Fatalf("line %d is %s, which is no step or comes before what it needs", n+1, line.StepID)
		}
		mine := s.key(line.StepID)
		for other := range s.steps {
			if ready(other) && other != line.StepID {
				if less, _ := mine.less(s.key(other)); !less {
					t.Errorf("line %d is %s, want %s before it", n+1, line.StepID, other)
				}
			}
		}
		checkLine(t, s, p, n, mine)
		out[line.StepID] = true
	}
}

// checkLine checks what a line says of itself.
func checkLine(t *testing.T, s *slow, p *plan.Plan, n int, mine key) {
	t.Helper()
	line := p.Lines[n]
	point, _ := s.r.Point(line.Point)
	if line.Legal != mine.legal || line.Unblocks != mine.unblocks || line.Value.Cmp(mine.value) != 0 {
		t.Errorf("%s: legal, unblocks, value = %v, %d, %v, want %+v", line.StepID, line.Legal, line.Unblocks, line.Value, mine)
	}
	if line.Number != n+1 || line.From != line.To-1 || line.Inserted != (line.To > point.Target) ||
		line.Provisional != (point.Answer.State != assess.Answered) {
		t.Errorf("%s: %+v does not fit its point %+v", line.StepID, line, point)
	}
	want := "first"
	if n > 0 {
		want = s.reason(p.Lines[n-1].StepID, line.StepID)
	}
	if got := line.Why[len(line.Why)-1].Key; got != want {
		t.Errorf("%s says that it stands there by %q, want %q", line.StepID, got, want)
	}
	for _, m := range line.Why {
		if m.Key == "legal-for-other" {
			s.checkLegalFor(t, line.StepID, fmt.Sprint(m.Args[1]))
		}
		for _, lang := range language.All() {
			if said := m.In(lang).String(); said == "" || strings.Contains(said, "⟨") {
				t.Errorf("%s: %q in %s has a gap", line.StepID, said, lang)
			}
		}
	}
}

// checkLegalFor checks that the step which a line is said to serve needs it, and
// lifts its point to at most its legal floor.
func (s *slow) checkLegalFor(t *testing.T, id plan.StepID, served string) {
	t.Helper()
	for other := range s.steps {
		p, _ := s.r.Point(other.Point)
		if other.String() == served && s.after[other][id] && other.To <= p.Floor {
			return
		}
	}
	t.Errorf("%s is said to serve a legal floor by %s, which does not need it or does not lift to one", id, served)
}

// reason says why a step follows the one before it.
func (s *slow) reason(previous, id plan.StepID) string {
	for _, need := range s.needs(id) {
		if need == previous {
			return "after-need"
		}
	}
	_, decided := s.key(previous).less(s.key(id))
	return decided
}

func TestMakeAgreesWithBruteForce(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		list := randomList(rng, 1+rng.IntN(7), 1+rng.IntN(4))
		checkPlan(t, list, randomResult(rng, list))
		if t.Failed() {
			return
		}
	}
}

func TestMakeIsTheSameEveryTime(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	list := randomList(rng, 40, 4)
	r := randomResult(rng, list)
	first := plan.Make(list, r)
	for range 20 {
		again := plan.Make(list, r)
		if diff := cmp.Diff(lines(first), lines(again)); diff != "" {
			t.Fatalf("Make() twice (-first +again):\n%s", diff)
		}
		if diff := cmp.Diff(why(first, language.English), why(again, language.English)); diff != "" {
			t.Fatalf("the reasons twice (-first +again):\n%s", diff)
		}
	}
}

// FuzzMake checks the order on graphs made from a seed.
func FuzzMake(f *testing.F) {
	for seed := range uint64(10) {
		f.Add(seed, uint8(seed), uint8(seed))
	}
	f.Fuzz(func(t *testing.T, seed uint64, points, levels uint8) {
		rng := rand.New(rand.NewPCG(seed, 9))
		list := randomList(rng, 1+int(points%8), 1+int(levels%5))
		checkPlan(t, list, randomResult(rng, list))
	})
}

// BenchmarkMake plans from 0 to the top everywhere, the most steps there are.
func BenchmarkMake(b *testing.B) {
	for _, points := range []int{21, 125, 250, 500} {
		b.Run(fmt.Sprintf("points=%d", points), func(b *testing.B) {
			list := randomList(rand.New(rand.NewPCG(1, 2)), points, 4)
			list.Defaults.Target = list.Top()
			r := assess.Score(list, &assess.Assessment{})
			for b.Loop() {
				plan.Make(list, r)
			}
		})
	}
}
