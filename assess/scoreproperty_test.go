package assess_test

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/builtin"
	"mognad/checklist/language"
)

// A scoreFraction is a share as two whole numbers.
type scoreFraction struct{ num, den *big.Int }

// scoreByReplication works out one figure another way: each point stands as
// often as its weight has thousandths, levels are added up as whole numbers, and
// areas are brought to one common denominator. The level of a point for this
// figure comes from level, which leaves the point out with false.
func scoreByReplication(list *checklist.Checklist, level func(i int) (int, bool)) (areas []*scoreFraction, total *scoreFraction) {
	thousandths := func(w *big.Rat) *big.Int {
		n := new(big.Int).Mul(w.Num(), big.NewInt(1000))
		return n.Quo(n, w.Denom())
	}
	common := big.NewInt(1)
	for _, area := range list.Areas {
		levels, copies := new(big.Int), new(big.Int)
		for i, p := range list.Points {
			if l, ok := level(i); ok && p.Area == area.ID {
				n := thousandths(p.Weight)
				levels.Add(levels, new(big.Int).Mul(n, big.NewInt(int64(l))))
				copies.Add(copies, n)
			}
		}
		if copies.Sign() == 0 {
			areas = append(areas, nil)
			continue
		}
		full := new(big.Int).Mul(copies, big.NewInt(int64(list.Top())))
		areas = append(areas, &scoreFraction{levels, full})
		common.Mul(common, full)
	}
	sum, weights := new(big.Int), new(big.Int)
	for i, area := range areas {
		if area == nil {
			continue
		}
		w := thousandths(list.Areas[i].Weight)
		part := new(big.Int).Quo(common, area.den)
		sum.Add(sum, part.Mul(part, area.num).Mul(part, w))
		weights.Add(weights, w)
	}
	if weights.Sign() == 0 {
		return areas, nil
	}
	return areas, &scoreFraction{sum, weights.Mul(weights, common)}
}

func (f *scoreFraction) equals(r *big.Rat) bool {
	if f == nil || r == nil {
		return f == nil && r == nil
	}
	left := new(big.Int).Mul(f.num, r.Denom())
	return left.Cmp(new(big.Int).Mul(r.Num(), f.den)) == 0
}

// scoreOtherWay lists the five figures with the rule for each point.
func scoreOtherWay(list *checklist.Checklist, a *assess.Assessment) map[string]func(i int) (int, bool) {
	top := int(list.Top())
	figure := func(unsettled, na int, rangeOnly bool, of func(i int, answer assess.Answer) int) func(int) (int, bool) {
		return func(i int) (int, bool) {
			answer := a.Answer(list.Points[i].ID)
			switch answer.State {
			case assess.Answered:
				return of(i, answer), true
			case assess.NotApplicable:
				return 0, na == 0
			}
			return unsettled, rangeOnly
		}
	}
	claimed := func(_ int, answer assess.Answer) int { return int(answer.Level) }
	evidenced := func(i int, answer assess.Answer) int {
		for _, e := range answer.Evidence {
			if scoreHolds(&list.Points[i], e, a.Date) {
				return int(answer.Level)
			}
		}
		return 0
	}
	goal := func(i int, answer assess.Answer) int {
		target := list.Defaults.Target
		if answer.Target != nil {
			target = answer.Target.Level
		}
		return int(max(answer.Level, target))
	}
	return map[string]func(int) (int, bool){
		"claimed":   figure(0, -1, false, claimed),
		"evidenced": figure(0, -1, false, evidenced),
		"low":       figure(0, -1, true, claimed),
		"high":      figure(top, -1, true, claimed),
		"goal":      figure(0, -1, false, goal),
		"n/a as 0":  figure(0, 0, false, claimed),
	}
}

// scoreHolds says whether evidence holds by counting months on from its date.
func scoreHolds(p *checklist.Point, e assess.Evidence, assessed language.Date) bool {
	longest := 0
	for _, id := range e.Clauses {
		c, _, _ := p.Clause(id)
		if c.WindowMonths == 0 {
			return true
		}
		longest = max(longest, c.WindowMonths)
	}
	if longest == 0 || e.Date.IsZero() {
		return true
	}
	return e.Date.String() >= assessed.AddMonths(-longest).String()
}

func scoreLists(t testing.TB, rng *rand.Rand) []*checklist.Checklist {
	lists := []*checklist.Checklist{scoreTiny(t), builtin.All()[0]}
	for range 4 {
		lists = append(lists, scoreRandomList(rng, 1+rng.IntN(30)))
	}
	return lists
}

func TestScoreAgreesWithAnotherMethod(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 40 {
		for _, list := range scoreLists(t, rng) {
			a := scoreRandomAssessment(rng, list)
			checkOtherWay(t, list, a)
		}
	}
}

func checkOtherWay(t *testing.T, list *checklist.Checklist, a *assess.Assessment) {
	t.Helper()
	r := assess.Score(list, a)
	named := func(f assess.Figures) map[string]*big.Rat {
		return map[string]*big.Rat{
			"claimed": f.Claimed, "evidenced": f.Evidenced, "low": f.Low, "high": f.High, "goal": f.Goal, "n/a as 0": f.NAZero,
		}
	}
	for figure, level := range scoreOtherWay(list, a) {
		areas, total := scoreByReplication(list, level)
		for i, want := range areas {
			if got := named(r.Areas[i].Figures)[figure]; !want.equals(got) {
				t.Errorf("%s of area %s = %v, want %v", figure, list.Areas[i].ID, got, want)
			}
		}
		if got := named(r.Total)[figure]; !total.equals(got) {
			t.Errorf("%s of the whole = %v, want %v", figure, got, total)
		}
	}
}

// FuzzScore checks what holds of every result, on an assessment made from a
// seed: bounds, that raising a level or settling a point never makes things
// worse than they should be, that order does not matter, and that everything
// can be explained.
func FuzzScore(f *testing.F) {
	for seed := range uint64(30) {
		f.Add(seed, uint8(seed))
	}
	f.Fuzz(func(t *testing.T, seed uint64, points uint8) {
		rng := rand.New(rand.NewPCG(seed, 7))
		list := scoreRandomList(rng, 1+int(points%60))
		a := scoreRandomAssessment(rng, list)
		r := assess.Score(list, a)
		checkBounds(t, r)
		checkOtherWay(t, list, a)
		checkRaised(t, rng, list, a, r)
		checkSettled(t, list, a, r)
		checkOrder(t, rng, list, a, r)
		checkExplained(t, list, r)
	})
}

// scoreAll returns the figures of the whole and of every area.
func scoreAll(r *assess.Result) []assess.Figures {
	all := []assess.Figures{r.Total}
	for _, a := range r.Areas {
		all = append(all, a.Figures)
	}
	return all
}

func checkBounds(t *testing.T, r *assess.Result) {
	t.Helper()
	nothing, full := new(big.Rat), big.NewRat(1, 1)
	for _, f := range scoreAll(r) {
		row := []*big.Rat{nothing, f.Low, f.Claimed, f.High, full}
		row = slices.DeleteFunc(row, func(x *big.Rat) bool { return x == nil })
		if !slices.IsSortedFunc(row, (*big.Rat).Cmp) {
			t.Errorf("0, low, claimed, high, 1 = %v, want ascending", row)
		}
		if (f.Claimed == nil) != (f.Evidenced == nil) || f.Claimed != nil && (f.Low == nil || f.NAZero == nil) {
			t.Errorf("figures %v do not exist together", scoreFigures(f))
			continue
		}
		if f.Claimed != nil && (f.Evidenced.Cmp(f.Claimed) > 0 || f.Evidenced.Sign() < 0) {
			t.Errorf("evidenced %v, want from 0 to the claimed %v", f.Evidenced, f.Claimed)
		}
		if f.Claimed != nil && f.NAZero.Cmp(f.Claimed) > 0 {
			t.Errorf("with not applicable as 0 %v, want at most the claimed %v", f.NAZero, f.Claimed)
		}
	}
}

// notLower reports whether a share has not fallen; nothing cannot be compared.
func notLower(before, after *big.Rat) bool {
	return before == nil || after == nil || after.Cmp(before) >= 0
}

func checkRaised(t *testing.T, rng *rand.Rand, list *checklist.Checklist, a *assess.Assessment, before *assess.Result) {
	t.Helper()
	for _, i := range rng.Perm(len(list.Points)) {
		answer := a.Answer(list.Points[i].ID)
		if answer.State != assess.Answered || answer.Level == list.Top() {
			continue
		}
		raised := a.Clone()
		answer.Level++
		raised.Answers[list.Points[i].ID] = answer
		after := scoreAll(assess.Score(list, raised))
		for k, f := range scoreAll(before) {
			g := after[k]
			if !notLower(f.Claimed, g.Claimed) || !notLower(f.Low, g.Low) || !notLower(f.High, g.High) {
				t.Errorf("raising %s lowered %v to %v", list.Points[i].ID, scoreFigures(f), scoreFigures(g))
			}
		}
		return
	}
}

// checkSettled gives every open point a level: the range can only narrow.
func checkSettled(t *testing.T, list *checklist.Checklist, a *assess.Assessment, before *assess.Result) {
	t.Helper()
	settled := a.Clone()
	for i, p := range list.Points {
		if s := a.Answer(p.ID).State; s == assess.Unknown || s == assess.Unanswered {
			settled.Answers[p.ID] = scoreLevel(checklist.Level(i) % (list.Top() + 1))
		}
	}
	after := scoreAll(assess.Score(list, settled))
	for k, f := range scoreAll(before) {
		if !notLower(f.Low, after[k].Low) || !notLower(after[k].High, f.High) {
			t.Errorf("settling all points widened %v to %v", scoreFigures(f), scoreFigures(after[k]))
		}
	}
}

// checkOrder shuffles points, areas and evidence.
func checkOrder(t *testing.T, rng *rand.Rand, list *checklist.Checklist, a *assess.Assessment, want *assess.Result) {
	t.Helper()
	shuffled, other := *list, a.Clone()
	shuffled.Points, shuffled.Areas = slices.Clone(list.Points), slices.Clone(list.Areas)
	rng.Shuffle(len(list.Points), func(i, j int) {
		shuffled.Points[i], shuffled.Points[j] = shuffled.Points[j], shuffled.Points[i]
	})
	slices.Reverse(shuffled.Areas)
	for _, answer := range other.Answers {
		slices.Reverse(answer.Evidence)
	}
	got := assess.Score(&shuffled, other)
	for _, area := range want.Areas {
		same, _ := got.Area(area.ID)
		if !slices.Equal(scoreFigures(area.Figures), scoreFigures(same.Figures)) || area.Gate != same.Gate || area.Counts != same.Counts {
			t.Errorf("in another order area %s = %v, want %v", area.ID, same, area)
		}
	}
	if !slices.Equal(scoreFigures(want.Total), scoreFigures(got.Total)) || want.Gate != got.Gate || want.Counts != got.Counts {
		t.Errorf("in another order the whole = %v, want %v", got.Total, want.Total)
	}
	if len(got.Warnings) != len(want.Warnings) {
		t.Errorf("in another order %d warnings, want %d", len(got.Warnings), len(want.Warnings))
	}
}

// checkExplained looks for the figures themselves in their explanation, and for
// anything that could not be told.
func checkExplained(t *testing.T, list *checklist.Checklist, r *assess.Result) {
	t.Helper()
	explain := func(what string, f assess.Figures) {
		for _, lang := range language.All() {
			text := scoreExplained(t, list, r, what, lang)
			if strings.Contains(text, "⟨") {
				t.Errorf("Explain(%s) in %s has a gap: %s", what, lang, text)
			}
			if f.Claimed != nil && !strings.Contains(text, "= "+language.Exact{Value: f.Claimed}.In(lang).String()) {
				t.Errorf("Explain(%s) in %s does not come to %s: %s", what, lang, f.Claimed, text)
			}
		}
	}
	explain(assess.Whole, r.Total)
	for _, a := range r.Areas {
		explain(a.ID, a.Figures)
	}
	for _, p := range r.Points {
		explain(p.ID, assess.Figures{Claimed: p.Score})
	}
}

// scoreExplained tells an explanation with line feeds.
func scoreExplained(t *testing.T, list *checklist.Checklist, r *assess.Result, what string, lang language.Tag) string {
	t.Helper()
	lines, ok := r.Explain(list, what)
	if !ok {
		t.Fatalf("Explain(%q) = false, want an explanation", what)
	}
	var b strings.Builder
	for _, line := range lines {
		b.WriteString(line.In(lang).String() + "\n")
	}
	return b.String()
}
