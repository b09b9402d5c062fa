package report

import (
	"cmp"
	"slices"

	"mognad/assess"
	"mognad/checklist"
)

// shown is how many strengths and gaps the first page names.
const shown = 3

// weaknesses returns the points with a gap: those below their legal floor
// first, then the largest gap, then the greatest impact, then checklist order.
func (b *builder) weaknesses() []assess.PointResult {
	points := b.withGap()
	slices.SortStableFunc(points, func(x, y assess.PointResult) int {
		return cmp.Or(-compareBool(x.BelowFloor(), y.BelowFloor()), b.bySize(x, y))
	})
	return points
}

// withGap returns the points with a gap, in checklist order.
func (b *builder) withGap() []assess.PointResult {
	var points []assess.PointResult
	for _, p := range b.result.Points {
		if p.GapKnown && p.Gap > 0 {
			points = append(points, p)
		}
	}
	return points
}

// bySize orders gaps: the largest first, then the greatest impact.
func (b *builder) bySize(x, y assess.PointResult) int {
	return cmp.Or(cmp.Compare(y.Gap, x.Gap), cmp.Compare(b.impact(y.ID), b.impact(x.ID)))
}

// strengths returns the points with a level above 0 that are not among the
// gaps named: the highest level first, then those that evidence shows, then
// the greatest impact, then checklist order.
func (b *builder) strengths(gaps []assess.PointResult) []assess.PointResult {
	named := map[string]bool{}
	for _, p := range gaps {
		named[p.ID] = true
	}
	var points []assess.PointResult
	for _, p := range b.result.Points {
		if p.Answer.State == assess.Answered && p.Answer.Level > 0 && !named[p.ID] {
			points = append(points, p)
		}
	}
	slices.SortStableFunc(points, func(x, y assess.PointResult) int {
		return cmp.Or(
			cmp.Compare(y.Answer.Level, x.Answer.Level),
			-compareBool(x.Shown == assess.IsShown, y.Shown == assess.IsShown),
			cmp.Compare(b.impact(y.ID), b.impact(x.ID)),
		)
	})
	return points
}

func (b *builder) impact(point string) int {
	p, ok := b.list.Point(point)
	if !ok {
		return 0
	}
	return p.Impact
}

func compareBool(x, y bool) int {
	switch {
	case x == y:
		return 0
	case y:
		return -1
	}
	return 1
}

func first[T any](s []T, n int) []T { return s[:min(n, len(s))] }

// milestones are the levels whose reach the first page counts: the default
// target and the one below, those of them above 0.
func (b *builder) milestones() []checklist.Level {
	var levels []checklist.Level
	for l := b.list.Defaults.Target - 1; l <= b.list.Defaults.Target; l++ {
		if l > 0 {
			levels = append(levels, l)
		}
	}
	return levels
}
