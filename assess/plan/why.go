package plan

import (
	"strings"

	"mognad/checklist/language"
)

// mostNamed is how many waiting points are named before the rest is counted.
const mostNamed = 6

// why says what the key of a step is, and why it comes after the line before it;
// previous is -1 for the first line.
//
// A step that follows another either needs it, or could have stood before it and
// has the larger key. So the last message is always the whole reason.
func (g *graph) why(i, previous int) []language.Message {
	s := &g.steps[i]
	var all []language.Message
	say := func(key string, args ...any) { all = append(all, words.Message(key, args...)) }
	target := g.result.Points[s.point].Target
	if by, ok := g.neededByOther(i); ok && s.To > target {
		say("inserted", "by", by.Point, "reach", int(by.To), "target", int(target))
	}
	if s.legalFor >= 0 {
		all = append(all, g.whyLegal(i))
	}
	if n := s.waiting.size(); n > mostNamed {
		named := g.pointIDs(s.waiting.places()[:mostNamed])
		say("unblocks-more", "n", n, "points", strings.Join(named, ", "), "more", n-mostNamed)
	} else if n > 0 {
		say("unblocks", "n", n, "points", strings.Join(g.pointIDs(s.waiting.places()), ", "))
	}
	say("value", "impact", s.impact, "effort", string(s.effort), "factor", s.effort.Factor(),
		"value", language.Exact{Value: s.value()})
	return append(all, g.whyAfter(i, previous))
}

// neededByOther returns the first step of another point that needs a step, or a
// later one of the same point.
func (g *graph) neededByOther(i int) (StepID, bool) {
	own := -1
	for _, after := range g.steps[i].neededBy {
		if g.steps[after].point != g.steps[i].point {
			return g.steps[after].StepID, true
		}
		own = after
	}
	if own < 0 {
		return StepID{}, false
	}
	return g.neededByOther(own)
}

func (g *graph) whyLegal(i int) language.Message {
	lifts := &g.steps[g.steps[i].legalFor]
	floor := g.result.Points[lifts.point].Floor
	switch {
	case g.steps[i].legalFor != i:
		return words.Message("legal-for-other", "step", lifts.String(), "floor", int(floor))
	case lifts.To == floor:
		return words.Message("legal-reaches", "floor", int(floor))
	}
	return words.Message("legal-towards", "floor", int(floor))
}

func (g *graph) whyAfter(i, previous int) language.Message {
	if previous < 0 {
		return words.Message("first")
	}
	s, prev := &g.steps[i], &g.steps[previous]
	for _, before := range s.needs {
		if before == previous {
			return words.Message("after-need", "prev", prev.String())
		}
	}
	switch {
	case s.legalFor < 0 && prev.legalFor >= 0:
		return words.Message("after-legal", "prev", prev.String())
	case s.waiting.size() != prev.waiting.size():
		return words.Message("after-unblocks", "prev", prev.String(), "before", prev.waiting.size(), "here", s.waiting.size())
	case compareValues(s, prev) != 0:
		return words.Message("after-value", "prev", prev.String(),
			"before", language.Exact{Value: prev.value()}, "here", language.Exact{Value: s.value()})
	}
	return words.Message("after-order", "prev", prev.String())
}
