package plan

import (
	"cmp"
	"container/heap"
	"slices"
)

// before compares two steps by the key of the plan: what the law asks for, how
// many points wait, impact for effort, and checklist order.
func (g *graph) before(a, b int) int {
	s, t := &g.steps[a], &g.steps[b]
	return cmp.Or(
		-compareBools(s.legalFor >= 0, t.legalFor >= 0),
		-cmp.Compare(s.waiting.size(), t.waiting.size()),
		-compareValues(s, t),
		cmp.Compare(a, b), // steps stand by checklist order, then by level
	)
}

// compareBools puts false before true.
func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// compareValues compares impact ÷ effort without dividing.
func compareValues(s, t *step) int {
	return cmp.Compare(s.impact*t.effort.Factor(), t.impact*s.effort.Factor())
}

// order emits again and again the step with the smallest key among those whose
// predecessors are out.
func (g *graph) order() []int {
	byKey := make([]int, len(g.steps))
	for i := range byKey {
		byKey[i] = i
	}
	slices.SortFunc(byKey, g.before)
	rank := make([]int, len(g.steps))
	for r, i := range byKey {
		rank[i] = r
	}
	open := make([]int, len(g.steps))
	var ready ranks
	for i, s := range g.steps {
		if open[i] = len(s.needs); open[i] == 0 {
			ready = append(ready, rank[i])
		}
	}
	heap.Init(&ready)
	order := make([]int, 0, len(g.steps))
	for len(ready) > 0 {
		i := byKey[heap.Pop(&ready).(int)]
		order = append(order, i)
		for _, after := range g.steps[i].neededBy {
			if open[after]--; open[after] == 0 {
				heap.Push(&ready, rank[after])
			}
		}
	}
	return order
}

// ranks is a heap with the smallest rank on top.
type ranks []int

func (r ranks) Len() int           { return len(r) }
func (r ranks) Less(i, j int) bool { return r[i] < r[j] }
func (r ranks) Swap(i, j int)      { r[i], r[j] = r[j], r[i] }

// Push adds a rank; [heap.Push] calls it.
func (r *ranks) Push(x any) { *r = append(*r, x.(int)) }

// Pop removes the last rank; [heap.Pop] calls it.
func (r *ranks) Pop() any {
	last := len(*r) - 1
	x := (*r)[last]
	*r = (*r)[:last]
	return x
}
