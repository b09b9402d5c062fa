package data

import (
	"maps"

	"mognad/assess"
	"mognad/assess/plan"
	"mognad/checklist"
)

type point struct {
	ID            string          `json:"id"`
	Area          string          `json:"area"`
	Title         texts           `json:"title"`
	Sensitive     bool            `json:"sensitive"`
	State         string          `json:"state"`
	Level         *int            `json:"level"`
	Score         *share          `json:"score"`
	Goal          *share          `json:"score_at_target"`
	Target        int             `json:"target"`
	OwnTarget     bool            `json:"own_target"`
	TargetBy      string          `json:"target_by"`
	Gap           *int            `json:"gap"`
	Floor         *int            `json:"floor"`
	BelowFloor    bool            `json:"below_floor"`
	Clauses       map[string]bool `json:"clauses"`
	Missing       []string        `json:"missing"`
	Skipped       []string        `json:"skipped"`
	Confidence    string          `json:"confidence"`
	EvidenceState string          `json:"evidence_state"`
	Evidence      []evidence      `json:"evidence"`
	Comment       string          `json:"comment"`
	Reason        string          `json:"reason"`
	DecidedBy     string          `json:"decided_by"`
}

type evidence struct {
	Ref     string   `json:"ref"`
	Kind    string   `json:"kind"`
	Date    string   `json:"date"`
	Clauses []string `json:"clauses"`
	TooOld  bool     `json:"too_old"`
	Note    string   `json:"note"`
}

func newPoint(list *checklist.Checklist, r assess.PointResult) point {
	a := r.Answer
	p := point{
		ID: r.ID, Area: r.Area, Title: pointTitle(list, r.ID),
		State:         state(a.State),
		Score:         newShare(r.Score),
		Goal:          newShare(r.Goal),
		Target:        int(r.Target),
		OwnTarget:     r.OwnGoal,
		BelowFloor:    r.BelowFloor(),
		Clauses:       map[string]bool{},
		Missing:       append([]string{}, r.Missing...),
		Skipped:       append([]string{}, r.Skipped...),
		Confidence:    string(a.Confidence),
		EvidenceState: shown(r.Shown),
		Evidence:      []evidence{},
		Comment:       a.Comment,
		Reason:        a.Reason,
		DecidedBy:     a.By,
	}
	maps.Copy(p.Clauses, a.Clauses)
	if x, ok := list.Point(r.ID); ok {
		p.Sensitive = x.Sensitive
	}
	if a.State == assess.Answered {
		p.Level = whole(int(a.Level))
	}
	if r.GapKnown {
		p.Gap = whole(r.Gap)
	}
	if r.Floor > 0 {
		p.Floor = whole(int(r.Floor))
	}
	if a.Target != nil {
		p.TargetBy = a.Target.By.String()
	}
	for _, e := range a.Evidence {
		p.Evidence = append(p.Evidence, evidence{e.Ref, string(e.Kind), e.Date.String(), append([]string{}, e.Clauses...), false, e.Note})
	}
	for _, i := range r.Stale {
		p.Evidence[i].TooOld = true
	}
	return p
}

func whole(n int) *int { return &n }

func state(s assess.State) string {
	switch s {
	case assess.Answered:
		return "answered"
	case assess.NotApplicable:
		return "not-applicable"
	case assess.Unknown:
		return "unknown"
	}
	return "unanswered"
}

func shown(s assess.Shown) string {
	switch s {
	case assess.IsShown:
		return "shown"
	case assess.TooOld:
		return "too-old"
	}
	return "none"
}

type planned struct {
	FindOut []findOut `json:"find_out"`
	Steps   []step    `json:"steps"`
}

type findOut struct {
	Point string `json:"point"`
	State string `json:"state"`
}

type step struct {
	ID          string    `json:"id"`
	Number      int       `json:"number"`
	Point       string    `json:"point"`
	Title       texts     `json:"title"`
	From        int       `json:"from"`
	To          int       `json:"to"`
	Actions     []texts   `json:"actions"`
	OwnerRole   texts     `json:"owner_role"`
	Effort      string    `json:"effort"`
	PersonWeeks int       `json:"person_weeks"`
	Impact      int       `json:"impact"`
	Value       *fraction `json:"value"`
	Provisional bool      `json:"provisional"`
	Inserted    bool      `json:"inserted"`
	Needs       []string  `json:"needs"`
	NeededBy    []string  `json:"needed_by"`
	Legal       bool      `json:"legal"`
	Unblocks    int       `json:"unblocks"`
	Why         []texts   `json:"why"`
}

func newPlanned(list *checklist.Checklist, p *plan.Plan) planned {
	all := planned{FindOut: []findOut{}, Steps: []step{}}
	for _, f := range p.FindOut {
		all.FindOut = append(all.FindOut, findOut{f.Point, state(f.State)})
	}
	for _, l := range p.Lines {
		all.Steps = append(all.Steps, newStep(list, l))
	}
	return all
}

func newStep(list *checklist.Checklist, l plan.Line) step {
	s := step{
		ID: l.String(), Number: l.Number, Point: l.Point, Title: pointTitle(list, l.Point),
		From: int(l.From), To: int(l.To),
		Actions: []texts{}, OwnerRole: texts{},
		Effort: string(l.Effort), PersonWeeks: list.Efforts[l.Effort].PersonWeeks,
		Impact: l.Impact, Value: newFraction(l.Value), Provisional: l.Provisional, Inserted: l.Inserted,
		Needs: []string{}, NeededBy: append([]string{}, l.NeededBy...),
		Legal: l.Legal, Unblocks: l.Unblocks, Why: []texts{},
	}
	if p, ok := list.Point(l.Point); ok {
		s.OwnerRole = told(p.OwnerRole, list.Languages)
		step, _ := p.Step(l.To)
		for _, a := range step.Actions {
			s.Actions = append(s.Actions, told(a, list.Languages))
		}
	}
	for _, n := range l.Needs {
		s.Needs = append(s.Needs, n.String())
	}
	for _, m := range l.Why {
		s.Why = append(s.Why, spoken(m))
	}
	return s
}
