package plan

import (
	"fmt"
	"math/big"

	"mognad/assess"
	"mognad/checklist"
)

// String returns the step as people write it: LO-1:2 is the step of LO-1 that
// leads to level 2.
func (s StepID) String() string { return fmt.Sprintf("%s:%d", s.Point, s.To) }

// Make works out the plan that follows from a result, under the checklist that
// it was scored with.
//
// The steps are those from each point's level to its target and, transitively,
// those that they need: the step below, and the prerequisites that are not met.
// A prerequisite that is not applicable is met. A point whose level nobody knows
// is planned as from 0, its lines are marked provisional, and to find out its
// level comes first. A legal floor above the target adds no step.
//
// A step comes after everything it needs. Among the steps whose needs are met
// the next one is, by these questions in turn: whether it, or a step that waits
// for it, lifts a point to at most its legal floor; for how many other points
// that are below their targets a step waits for it, directly or not; impact
// divided by effort, where S, M and L count as 1, 2 and 4; checklist order. The
// answers are worked out once, before the first step is chosen. A point that is
// planned as from 0 counts as below its target here.
func Make(list *checklist.Checklist, r *assess.Result) *Plan {
	g := newGraph(list, r)
	order := g.order()
	p := &Plan{FindOut: findOut(r), Lines: make([]Line, len(order))}
	for n, i := range order {
		p.Lines[n] = g.line(i)
		p.Lines[n].Number = n + 1
		previous := -1
		if n > 0 {
			previous = order[n-1]
		}
		p.Lines[n].Why = g.why(i, previous)
	}
	return p
}

func findOut(r *assess.Result) []FindOut {
	var all []FindOut
	for _, p := range r.Points {
		if p.Answer.State == assess.Unknown || p.Answer.State == assess.Unanswered {
			all = append(all, FindOut{p.ID, p.Answer.State})
		}
	}
	return all
}

func (g *graph) line(i int) Line {
	s := &g.steps[i]
	point := g.result.Points[s.point]
	line := Line{
		StepID:      s.StepID,
		From:        s.To - 1,
		Effort:      s.effort,
		Impact:      s.impact,
		Provisional: point.Answer.State != assess.Answered,
		Inserted:    s.To > point.Target,
		Legal:       s.legalFor >= 0,
		Unblocks:    s.waiting.size(),
		Value:       s.value(),
	}
	for _, before := range s.needs {
		line.Needs = append(line.Needs, g.steps[before].StepID)
	}
	direct := newPointSet(len(g.list.Points))
	for _, after := range s.neededBy {
		direct.add(g.steps[after].point)
	}
	direct.remove(s.point)
	line.NeededBy = g.pointIDs(direct.places())
	return line
}

// value is impact ÷ effort.
func (s *step) value() *big.Rat { return big.NewRat(int64(s.impact), int64(s.effort.Factor())) }

func (g *graph) pointIDs(places []int) []string {
	var ids []string
	for _, i := range places {
		ids = append(ids, g.list.Points[i].ID)
	}
	return ids
}
