package assess

import (
	"math/big"
	"slices"
	"strings"

	"mognad/checklist"
)

// Score works out everything that follows from an assessment under a checklist:
// the one that it names, and read with it. It is exact, and depends on nothing
// else: not on a clock, and not on the order of the answers.
//
// A point that has a level scores level ÷ top level. An area's score is the
// weighted mean of its points that have a level, and the total the weighted mean
// of the areas that have a score. Points that are not applicable are left out.
// Where they count as 0, for [Figures].NAZero, they keep their weight in their
// area, and an area in which nothing else has a level scores 0 with its own
// weight instead of being left out.
func Score(list *checklist.Checklist, a *Assessment) *Result {
	r := &Result{
		Checklist:     Ref{list.ID, list.Release, list.Hash},
		OtherText:     a.Checklist.SHA256 != "" && !strings.EqualFold(a.Checklist.SHA256, list.Hash),
		Unit:          a.Unit,
		Profile:       appliedProfile(list, a),
		Jurisdictions: slices.Clone(a.Jurisdictions),
		Scope:         a.Scope,
		Date:          a.Date,
		Participants:  slices.Clone(a.Participants),
		Ask:           a.Ask,
		Points:        make([]PointResult, len(list.Points)),
	}
	for i := range list.Points {
		r.Points[i] = scorePoint(list, &list.Points[i], a)
	}
	points := make([]*PointResult, len(r.Points))
	for i := range r.Points {
		points[i] = &r.Points[i]
	}
	r.Counts, r.Gate = countPoints(points), gateOf(points, list.Top())
	r.Areas = r.scoreAreas(list)
	var total means
	for i, area := range r.Areas {
		total.addArea(list.Areas[i].Weight, area.Figures)
	}
	r.Total = total.figures()
	r.Warnings = r.wholeWarnings(list)
	for _, p := range r.Points {
		r.Warnings = append(r.Warnings, p.Warnings...)
	}
	return r
}

// appliedProfile returns the profile that applies.
func appliedProfile(list *checklist.Checklist, a *Assessment) string {
	if a.Profile == "" && len(list.Profiles) > 0 {
		return list.Profiles[0].ID
	}
	return a.Profile
}

func scorePoint(list *checklist.Checklist, p *checklist.Point, a *Assessment) PointResult {
	answer := a.Answer(p.ID).Clone()
	answer.PrivateNote = ""
	r := PointResult{
		ID:     p.ID,
		Area:   p.Area,
		Answer: answer,
		Stale:  stale(p, answer.Evidence, a.Date),
		Target: list.Defaults.Target,
		Floor:  p.FloorIn(a.Jurisdictions),
	}
	r.Shown = shown(answer.Evidence, r.Stale)
	if answer.Target != nil {
		r.Target, r.OwnGoal = answer.Target.Level, true
	}
	if answer.State == Answered {
		r.Score = big.NewRat(int64(answer.Level), int64(list.Top()))
		r.Goal = big.NewRat(int64(max(answer.Level, r.Target)), int64(list.Top()))
		r.Gap, r.GapKnown = max(0, int(r.Target-answer.Level)), true
		r.Missing, r.Skipped = clausesAbove(p, answer)
	}
	r.Warnings = pointWarnings(p, r, a)
	return r
}

// clausesAbove sorts the clauses above an answer's level: those that the next
// level lacks, of which there is always one, and those that are true above it.
func clausesAbove(p *checklist.Point, answer Answer) (missing, skipped []string) {
	next := answer.Level + 1
	for _, l := range p.Levels {
		for _, c := range l.Clauses {
			switch said := answer.Clauses[c.ID]; {
			case l.Level == next && !said:
				missing = append(missing, c.ID)
			case l.Level > next && said:
				skipped = append(skipped, c.ID)
			}
		}
	}
	return missing, skipped
}

func (r *Result) scoreAreas(list *checklist.Checklist) []AreaResult {
	points := map[string][]*PointResult{}
	figures := map[string]*means{}
	for i := range r.Points {
		p := &r.Points[i]
		points[p.Area] = append(points[p.Area], p)
		if figures[p.Area] == nil {
			figures[p.Area] = &means{}
		}
		figures[p.Area].addPoint(list.Points[i].Weight, p)
	}
	areas := make([]AreaResult, len(list.Areas))
	for i, a := range list.Areas {
		areas[i] = AreaResult{ID: a.ID, Counts: countPoints(points[a.ID]), Gate: gateOf(points[a.ID], list.Top())}
		if m := figures[a.ID]; m != nil {
			areas[i].Figures = m.figures()
		}
	}
	return areas
}

func countPoints(points []*PointResult) Counts {
	var c Counts
	for _, p := range points {
		c.count(p.Answer.State)
	}
	return c
}

// gateOf finds the level that all applicable points have reached.
func gateOf(points []*PointResult, top checklist.Level) Gate {
	g := Gate{Level: top}
	for _, p := range points {
		if p.Answer.State == NotApplicable {
			continue
		}
		g.Applies = true
		g.Level = min(g.Level, p.gated())
		if p.Answer.State != Answered {
			g.Unsettled++
		}
	}
	if !g.Applies {
		return Gate{}
	}
	for _, p := range points {
		if p.Answer.State != NotApplicable && p.gated() <= g.Level && g.Level < top {
			g.Short++
		}
	}
	return g
}

// gated is the level of an applicable point as a gate sees it.
func (p PointResult) gated() checklist.Level {
	if p.Answer.State != Answered {
		return 0
	}
	return p.Answer.Level
}
