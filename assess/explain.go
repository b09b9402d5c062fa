package assess

import (
	"math/big"

	"mognad/checklist"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// Whole is what [Result.Explain] calls the total.
const Whole = "total"

// Explain tells the arithmetic behind a point, an area or [Whole], line by line
// and with its numbers, under the checklist that r was scored with. It reports
// false for an id that the checklist does not have. Numbers are exact, except
// percentages, which are rounded when they are told: where rounding changed one,
// it stands after ≈ instead of =.
func (r *Result) Explain(list *checklist.Checklist, what string) ([]language.Message, bool) {
	var lines explanation
	switch {
	case what == Whole:
		r.explainTotal(list, &lines)
		return lines, true
	case lines.point(r, list, what), lines.area(r, list, what):
		return lines, true
	}
	return nil, false
}

// An explanation grows line by line.
type explanation []language.Message

func (e *explanation) say(key string, args ...any) { *e = append(*e, words.Message(key, args...)) }

func (r *Result) explainTotal(list *checklist.Checklist, e *explanation) {
	scored := 0
	for _, a := range r.Areas {
		if a.Claimed != nil {
			scored++
		}
	}
	e.say("explain-total", "n", scored, "all", len(r.Areas))
	var total means
	shares := r.areaShares()
	for i, a := range r.Areas {
		area := list.Areas[i]
		total.addArea(area.Weight, a.Figures)
		name, weight := named{area.ID, area.Title}, language.Exact{Value: area.Weight}
		switch {
		case a.Claimed != nil:
			e.say("explain-area-share", "area", name, "weight", weight, "share", language.Exact{Value: a.Claimed},
				"percent", beside{shares, a.Claimed})
		case a.Low != nil:
			e.say("explain-area-unsettled", "area", name, "weight", weight)
		default:
			e.say("explain-area-empty", "area", name, "weight", weight)
		}
	}
	e.leftOut(r.Points)
	e.figures(&total, r.Counts)
	e.areaGates(r)
	e.gate(r.Gate, r.Points)
	for _, w := range r.Warnings {
		if w.Point == "" {
			*e = append(*e, w.Message)
		}
	}
}

// areaShares returns the claimed scores that stand under each other.
func (r *Result) areaShares() []*big.Rat {
	var shares []*big.Rat
	for _, a := range r.Areas {
		if a.Claimed != nil {
			shares = append(shares, a.Claimed)
		}
	}
	return shares
}

// leftOut names the points that have no level, by reason.
func (e *explanation) leftOut(points []PointResult) {
	for _, why := range []struct {
		state State
		key   string
	}{
		{Unknown, "explain-left-out-unknown"},
		{Unanswered, "explain-left-out-unanswered"},
		{NotApplicable, "explain-left-out-na"},
	} {
		left := pointIDs(points, func(p PointResult) bool { return p.Answer.State == why.state })
		if len(left) > 0 {
			e.say(why.key, "n", len(left), "points", left)
		}
	}
}

// figures tells how the five figures of an area or the whole come about.
func (e *explanation) figures(m *means, c Counts) {
	figures := []struct {
		mean *mean
		name string
		said bool
	}{
		{&m.claimed, "explain-claimed", true},
		{&m.evidenced, "explain-evidenced", c.Answered > 0},
		{&m.low, "explain-low", c.Answered < c.Applicable()},
		{&m.high, "explain-high", c.Answered < c.Applicable()},
		{&m.naZero, "explain-na-zero", c.NotApplicable > 0},
	}
	var shares []*big.Rat
	for _, f := range figures {
		if share := f.mean.share(); f.said && share != nil {
			shares = append(shares, share)
		}
	}
	for _, f := range figures {
		share := f.mean.share()
		switch {
		case !f.said:
		case share == nil:
			e.say("explain-no-score")
		default:
			all, weights := f.mean.sums()
			e.say("explain-figure", "figure", words.Message(f.name), "terms", sum(f.mean.terms),
				"sum", language.Exact{Value: all}, "weights", language.Exact{Value: weights},
				"share", language.Exact{Value: share}, "percent", beside{shares, share})
		}
	}
	if c.Answered > 0 && c.Answered == c.Applicable() {
		e.say("explain-no-range")
	}
}

// areaGates tells the areas' gated levels beside each other.
func (e *explanation) areaGates(r *Result) {
	var levels []language.Sayer
	for _, a := range r.Areas {
		if a.Gate.Applies {
			levels = append(levels, words.Message("explain-gate-area", "area", a.ID, "level", int(a.Gate.Level)))
		}
	}
	if len(levels) > 0 {
		e.say("explain-gates", "levels", joined{levels, ", "})
	}
}

// gate tells the level that all of the points have reached, and who is short of
// the next.
func (e *explanation) gate(g Gate, points []PointResult) {
	if !g.Applies {
		e.say("explain-gate-none")
		return
	}
	if g.Unsettled == 0 {
		e.say("explain-gate", "level", int(g.Level))
	} else {
		e.say("explain-gate-at-least", "level", int(g.Level), "n", g.Unsettled)
	}
	if g.Short == 0 {
		e.say("explain-gate-top")
		return
	}
	short := pointIDs(points, func(p PointResult) bool {
		return p.Answer.State != NotApplicable && p.gated() <= g.Level
	})
	e.say("explain-gate-short", "n", g.Short, "next", int(g.Level)+1, "points", short)
}

// pointIDs returns the ids of the points that are wanted.
func pointIDs(points []PointResult, wanted func(PointResult) bool) idList {
	var all idList
	for _, p := range points {
		if wanted(p) {
			all = append(all, p.ID)
		}
	}
	return all
}

// named is something with an id and a title.
type named struct {
	id    string
	title checklist.Text
}

// In tells the id and the title.
func (n named) In(lang language.Tag) display.Text {
	return display.Clean(n.id + " " + n.title.In(lang).String()).Line()
}
