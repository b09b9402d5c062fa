package plan

import (
	"mognad/assess"
	"mognad/checklist"
)

// A graph holds the steps of a plan, by point in checklist order and then by
// level, and which of them need which.
type graph struct {
	list   *checklist.Checklist
	result *assess.Result
	place  map[string]int // of a point in the checklist
	index  map[StepID]int // of a step in steps
	steps  []step
}

// A step of the graph. Steps are named by their indexes.
type step struct {
	StepID
	point    int   // its place in the checklist
	needs    []int // directly, lowest index first
	neededBy []int // directly, lowest index first
	effort   checklist.Effort
	impact   int

	legalFor int // the first step that lifts a point to at most its legal floor: itself, or one that needs it; -1 if none
	waiting  pointSet
}

func newGraph(list *checklist.Checklist, r *assess.Result) *graph {
	g := &graph{list: list, result: r, place: map[string]int{}, index: map[StepID]int{}}
	for i, p := range list.Points {
		g.place[p.ID] = i
	}
	g.collect()
	g.connect()
	g.measure()
	return g
}

// start is the level that a point is planned from: its own, or 0 where nobody
// knows it.
func (g *graph) start(point int) checklist.Level {
	if answer := g.result.Points[point].Answer; answer.State == assess.Answered {
		return answer.Level
	}
	return 0
}

// applies reports whether a point is planned at all.
func (g *graph) applies(point int) bool {
	return g.result.Points[point].Answer.State != assess.NotApplicable
}

// hasGap reports whether a point is to be lifted for its own sake.
func (g *graph) hasGap(point int) bool {
	return g.applies(point) && g.start(point) < g.result.Points[point].Target
}

// collect finds the steps: those up to each target, and what they need.
func (g *graph) collect() {
	reach := make([]checklist.Level, len(g.list.Points)) // the level each point is lifted to
	var lift func(point int, to checklist.Level)
	lift = func(point int, to checklist.Level) {
		if !g.applies(point) {
			return
		}
		from := max(reach[point], g.start(point))
		reach[point] = max(from, to)
		for _, q := range g.list.Points[point].Requires {
			if q.ToReach > from && q.ToReach <= to {
				lift(g.place[q.Point], q.AtLeast)
			}
		}
	}
	for i, p := range g.result.Points {
		lift(i, p.Target)
	}
	for i, p := range g.list.Points {
		if !g.applies(i) {
			continue
		}
		for to := g.start(i) + 1; to <= reach[i]; to++ {
			work, _ := p.Step(to)
			id := StepID{p.ID, to}
			g.index[id] = len(g.steps)
			g.steps = append(g.steps, step{StepID: id, point: i, effort: work.Effort, impact: p.Impact})
		}
	}
}

// connect finds what each step needs: the step below, and the last step of each
// prerequisite. One that is reached already, or is not applicable, is met.
func (g *graph) connect() {
	for i := range g.steps {
		s := &g.steps[i]
		need := map[int]bool{}
		if below, ok := g.index[StepID{s.Point, s.To - 1}]; ok {
			need[below] = true
		}
		for _, q := range g.list.Points[s.point].Requires {
			if before, ok := g.index[StepID{q.Point, q.AtLeast}]; ok && q.ToReach == s.To {
				need[before] = true
			}
		}
		s.needs = sorted(need)
	}
	for i, s := range g.steps {
		for _, before := range s.needs {
			g.steps[before].neededBy = append(g.steps[before].neededBy, i)
		}
	}
}

// measure finds for each step who waits for it, directly or not. It begins with
// the steps that nothing needs.
func (g *graph) measure() {
	order := g.topological()
	for k := len(order) - 1; k >= 0; k-- {
		i := order[k]
		s := &g.steps[i]
		s.legalFor, s.waiting = -1, newPointSet(len(g.list.Points))
		if s.To <= g.result.Points[s.point].Floor {
			s.legalFor = i
		}
		for _, after := range s.neededBy {
			t := &g.steps[after]
			s.waiting.addAll(t.waiting)
			if g.hasGap(t.point) {
				s.waiting.add(t.point)
			}
			if s.legalFor != i && t.legalFor >= 0 && (s.legalFor < 0 || t.legalFor < s.legalFor) {
				s.legalFor = t.legalFor
			}
		}
	}
	for i := range g.steps {
		g.steps[i].waiting.remove(g.steps[i].point)
	}
}

// topological returns the steps in some order in which each comes after what it
// needs.
func (g *graph) topological() []int {
	open := make([]int, len(g.steps))
	var order []int
	for i, s := range g.steps {
		open[i] = len(s.needs)
		if open[i] == 0 {
			order = append(order, i)
		}
	}
	for k := 0; k < len(order); k++ {
		for _, after := range g.steps[order[k]].neededBy {
			if open[after]--; open[after] == 0 {
				order = append(order, after)
			}
		}
	}
	return order
}
