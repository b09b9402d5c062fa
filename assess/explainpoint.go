package assess

import (
	"math/big"
	"slices"

	"mognad/checklist"
	"mognad/checklist/language"
)

// point explains a point. It reports false if there is none with the id.
func (e *explanation) point(r *Result, list *checklist.Checklist, id string) bool {
	point, ok := list.Point(id)
	if !ok {
		return false
	}
	p, _ := r.Point(id)
	e.say("explain-point", "point", named{p.ID, point.Title}, "area", p.Area, "weight", language.Exact{Value: point.Weight})
	switch p.Answer.State {
	case Answered:
		e.level(r, list, point, p)
	case NotApplicable:
		e.say("explain-na")
		e.say("explain-na-reason", "reason", p.Answer.Reason)
		if p.Answer.By != "" {
			e.say("explain-na-by", "by", p.Answer.By)
		}
	case Unknown:
		e.say("explain-unknown", "top", int(list.Top()))
	case Unanswered:
		e.say("explain-unanswered", "top", int(list.Top()))
	}
	for i, evidence := range p.Answer.Evidence {
		e.evidence(i+1, point, evidence, r.Date)
	}
	if p.Answer.State == Answered {
		e.say(map[Shown]string{IsShown: "explain-shown", NotShown: "explain-not-shown", TooOld: "explain-too-old"}[p.Shown])
	}
	if p.Answer.State != NotApplicable {
		e.target(p)
		e.floor(r, list, point, p)
	}
	for _, w := range p.Warnings {
		*e = append(*e, w.Message)
	}
	return true
}

// level tells which clauses make a point's level, and what it scores.
func (e *explanation) level(r *Result, list *checklist.Checklist, point *checklist.Point, p PointResult) {
	level := p.Answer.Level
	e.say("explain-level", "level", int(level), "top", int(list.Top()), "short", point.Short(level))
	for _, l := range point.Levels {
		for _, c := range l.Clauses {
			said, ok := p.Answer.Clauses[c.ID]
			key := "explain-clause-open"
			switch {
			case said:
				key = "explain-clause-true"
			case ok:
				key = "explain-clause-false"
			case l.Level <= level:
				key = "explain-clause-implied"
			case l.Level > level+1:
				continue
			}
			e.say(key, "clause", c.ID, "text", c.For(r.Profile))
		}
	}
	if len(p.Missing) > 0 {
		e.say("explain-missing", "n", len(p.Missing), "next", int(level)+1, "clauses", idList(p.Missing))
	}
	e.say("explain-score", "level", int(level), "top", int(list.Top()),
		"share", language.Exact{Value: p.Score}, "percent", beside{[]*big.Rat{p.Score}, p.Score})
}

// evidence tells whether one piece of evidence holds, and why.
func (e *explanation) evidence(number int, point *checklist.Point, evidence Evidence, assessed language.Date) {
	months, ages := evidence.window(point)
	args := []any{
		"number", number, "ref", evidence.Ref, "date", evidence.Date, "clauses", idList(evidence.Clauses),
		"n", len(evidence.Clauses), "months", months, "assessed", assessed, "limit", assessed.AddMonths(-months),
	}
	switch {
	case evidence.Date.IsZero():
		e.say("explain-evidence-undated", args...)
	case len(evidence.Clauses) == 0:
		e.say("explain-evidence-whole", args...)
	case !ages:
		e.say("explain-evidence-ageless", args...)
	case evidence.tooOld(point, assessed):
		e.say("explain-evidence-too-old", args...)
	default:
		e.say("explain-evidence-holds", args...)
	}
}

func (e *explanation) target(p PointResult) {
	switch {
	case !p.OwnGoal:
		e.say("explain-target-default", "target", int(p.Target))
	case p.Answer.Target.By.IsZero():
		e.say("explain-target", "target", int(p.Target))
	default:
		e.say("explain-target-by", "target", int(p.Target), "by", p.Answer.Target.By)
	}
	switch {
	case !p.GapKnown:
		e.say("explain-gap-unknown")
	case p.Gap == 0:
		e.say("explain-gap-none", "target", int(p.Target), "level", int(p.Answer.Level))
	default:
		e.say("explain-gap", "target", int(p.Target), "level", int(p.Answer.Level), "gap", p.Gap)
	}
}

// floor tells the legal floor, and whether it is reached.
func (e *explanation) floor(r *Result, list *checklist.Checklist, point *checklist.Point, p PointResult) {
	if p.Floor == 0 {
		e.say("explain-floor-none")
		return
	}
	args := []any{
		"floor", int(p.Floor), "level", int(p.Answer.Level), "jurisdictions", joined{r.floorJurisdictions(list, point), ", "},
	}
	switch {
	case p.Answer.State != Answered:
		e.say("explain-floor-unknown", args...)
	case p.BelowFloor():
		e.say("explain-floor-below", args...)
	default:
		e.say("explain-floor-reached", args...)
	}
	if len(point.Floor.Basis) > 0 {
		e.say("explain-floor-basis", "basis", idList(point.Floor.Basis))
	}
	if note := point.Floor.Note; !note.In(language.English).Empty() {
		e.say("explain-floor-note", "note", note)
	}
}

// floorJurisdictions names those of the assessment's jurisdictions in which a
// point has a legal floor.
func (r *Result) floorJurisdictions(list *checklist.Checklist, point *checklist.Point) []language.Sayer {
	var all []language.Sayer
	for _, j := range list.Jurisdictions {
		if slices.Contains(point.Floor.Jurisdictions, j.ID) && slices.Contains(r.Jurisdictions, j.ID) {
			all = append(all, j.Name)
		}
	}
	return all
}
