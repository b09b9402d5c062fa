package report

import (
	"mognad/assess"
	"mognad/assess/plan"
	"mognad/checklist"
)

// Gap returns the gap report: one page for those who decide, then how sure the
// figures are, how they came about, every point, and all arithmetic. The plan
// must have been made from the same result, and both from the list.
//
// The first page names three strengths and three gaps. Gaps are in this order:
// below the legal floor, the most levels to the target, the greatest impact,
// checklist order. Strengths are points above level 0 that are not among the
// gaps named: the highest level, shown by evidence, the greatest impact,
// checklist order.
func Gap(list *checklist.Checklist, r *assess.Result, p *plan.Plan, o Options) *Document {
	b := newBuilder(list, r, p, o)
	b.council()
	b.certainty()
	b.method()
	b.heatMap()
	b.gaps()
	b.pointByPoint()
	b.firstLines()
	b.appendix()
	return b.document(words.Say(b.lang, "gap-title"))
}
