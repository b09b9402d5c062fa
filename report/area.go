package report

import (
	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/display"
)

// pointByPoint has a section for each area, and in it each of its points.
func (b *builder) pointByPoint() {
	b.page("areas", words.Say(b.lang, "point-by-point"))
	for i, a := range b.result.Areas {
		b.area(a, i > 0)
		for _, p := range b.result.Points {
			if point, ok := b.list.Point(p.ID); ok && p.Area == a.ID {
				b.point(point, p)
			}
		}
	}
}

func (b *builder) area(a assess.AreaResult, page bool) {
	b.add(Heading{Level: 3, ID: areaID(a.ID), Label: line(a.ID), Text: b.areaTitle(a.ID), Page: page})
	if area, ok := b.list.Area(a.ID); ok && !area.Intent.In(b.lang).Empty() {
		b.add(Paragraph{Text: area.Intent.In(b.lang), Role: Lead})
	}
	figures := b.percents(a.Claimed, a.Evidenced, a.Low, a.High)
	facts := Facts{fact(words.Say(b.lang, "claimed"), figures[0])}
	if a.Claimed != nil {
		facts = append(facts, fact(words.Say(b.lang, "evidenced"), figures[1]))
	}
	if a.Counts.Unknown+a.Counts.Unanswered > 0 {
		facts = append(facts, fact(words.Say(b.lang, "range-short"),
			words.Say(b.lang, "range-of", "low", figures[2], "high", figures[3])))
	}
	b.add(append(facts,
		fact(words.Say(b.lang, "answered"), b.answered(a.Counts)),
		fact(words.Say(b.lang, "gated"), b.gate(a.Gate))))
}

// point tells one point: where it stands, what holds, what is missing, what
// people said of it and what shows it.
func (b *builder) point(p *checklist.Point, r assess.PointResult) {
	b.add(Heading{Level: 4, ID: pointID(p.ID), Label: line(p.ID), Text: p.Title.In(b.lang)})
	b.body(p.Intent.In(b.lang))
	b.add(b.standing(p, r))
	if p.Sensitive {
		b.note(words.Say(b.lang, "sensitive"))
	}
	if r.Answer.State == assess.Answered {
		b.holds(p, r)
		b.missing(p, r)
		b.inPlace(p, r)
	}
	if !display.Clean(r.Answer.Comment).Empty() {
		b.note(words.Say(b.lang, "comment"))
		b.quoted(r.Answer.Comment)
	}
	b.evidence(r)
	b.pointWarnings(r)
}

// standing tells the state of a point and what follows from it.
func (b *builder) standing(p *checklist.Point, r assess.PointResult) Facts {
	a := r.Answer
	now := words.Say(b.lang, "head-now")
	switch a.State {
	case assess.NotApplicable:
		facts := Facts{fact(now, b.state(a.State)), fact(words.Say(b.lang, "reason"), free(a.Reason))}
		if by := line(a.By); !by.Empty() {
			facts = append(facts, fact(words.Say(b.lang, "decided-by"), by))
		}
		return facts
	case assess.Answered:
		facts := Facts{fact(now, words.Say(b.lang, "level-short", "level", b.level(a.Level), "short", p.Short(a.Level)))}
		if sure := b.confidence(a.Confidence); !sure.Empty() {
			facts = append(facts, fact(words.Say(b.lang, "confidence"), sure))
		}
		return b.toReach(facts, p, r)
	case assess.Unknown:
		return b.toReach(Facts{fact(now, b.state(a.State), words.Say(b.lang, "unknown-note"))}, p, r)
	}
	return b.toReach(Facts{fact(now, b.state(a.State))}, p, r)
}

// toReach adds the target, the gap and the legal floor.
func (b *builder) toReach(facts Facts, p *checklist.Point, r assess.PointResult) Facts {
	target := words.Say(b.lang, "target-checklist", "level", b.level(r.Target))
	if t := r.Answer.Target; t != nil && r.OwnGoal {
		target = words.Say(b.lang, "target-own", "level", b.level(r.Target))
		if !t.By.IsZero() {
			target = words.Say(b.lang, "target-by", "level", b.level(r.Target), "date", t.By)
		}
	}
	facts = append(facts, fact(words.Say(b.lang, "head-target"), target), fact(words.Say(b.lang, "head-gap"), b.gap(r)))
	if r.Floor == 0 || p.Floor == nil {
		return facts
	}
	floor := []display.Text{b.level(r.Floor)}
	switch {
	case r.BelowFloor():
		floor[0] = words.Say(b.lang, "floor-below", "level", b.level(r.Floor))
	case r.Answer.State != assess.Answered:
		floor[0] = words.Say(b.lang, "floor-unknown", "level", b.level(r.Floor))
	}
	if note := p.Floor.Note.In(b.lang); !note.Empty() {
		floor = append(floor, note)
	}
	return append(facts, fact(words.Say(b.lang, "floor"), floor...))
}

func (b *builder) confidence(c assess.Confidence) display.Text {
	switch c {
	case assess.Low:
		return words.Say(b.lang, "confidence-low")
	case assess.Medium:
		return words.Say(b.lang, "confidence-medium")
	case assess.High:
		return words.Say(b.lang, "confidence-high")
	}
	return display.Text{}
}
