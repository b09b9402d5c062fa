// Package plan puts the steps from where a unit is to where it wants to be into
// an order, and says of each why it stands where it does.
//
// The set of steps is: every step from a point's level to its target, and every
// step that one of these needs, through the checklist's prerequisites and
// through the order within a point. The order is worked out once and is the
// same for the same input. [Make] documents the rule.
package plan

import (
	"math/big"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/language"
)

// A Plan is what to do, in order.
type Plan struct {
	FindOut []FindOut // don't-knows and unanswered points, in checklist order
	Lines   []Line    // one step each
}

// A FindOut is a point whose level nobody knows yet.
type FindOut struct {
	Point string
	State assess.State // Unknown or Unanswered
}

// A StepID names a step: the point and the level it leads to.
type StepID struct {
	Point string
	To    checklist.Level
}

// A Line is one step of the plan.
type Line struct {
	StepID
	Number      int // from 1, in the order of the plan
	From        checklist.Level
	Effort      checklist.Effort
	Impact      int
	Provisional bool     // the point's level is not known, and it is planned as from 0
	Inserted    bool     // beyond the point's own target: other steps need it
	Needs       []StepID // steps of the plan that come first
	NeededBy    []string // points that wait for it directly, in checklist order
	Legal       bool     // it, or a step that needs it, lifts a point to at most its legal floor
	Unblocks    int      // other points with a gap that wait for it, directly or not
	Value       *big.Rat // impact ÷ effort factor
	Why         []language.Message
}
