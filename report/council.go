package report

import (
	"mognad/assess"
	"mognad/checklist/display"
)

// firstSteps is how many steps the first page names.
const firstSteps = 5

// council is the first page: where are we, where is it strong and weak, what
// next, and what is asked.
func (b *builder) council() {
	b.opening(words.Say(b.lang, "gap-heading", "unit", b.result.Unit.Name))
	b.total()
	b.add(b.counts())
	b.add(b.areaBars())
	b.strongAndWeak()
	b.nextSteps()
	b.ask()
}

// total is the one big figure.
func (b *builder) total() {
	t := b.result.Total
	c := b.result.Counts
	label := words.Say(b.lang, "total-label", "answered", c.Answered, "n", c.Applicable())
	figures := b.percents(t.Claimed, t.Low, t.High)
	says := words.Say(b.lang, "total-none")
	if t.Claimed != nil {
		says = words.Say(b.lang, "total-says", "score", figures[0], "meaning", b.meaning(t.Claimed))
	}
	if t.Claimed != nil && b.open() > 0 {
		says = words.Say(b.lang, "total-says-range", "score", figures[0], "meaning", b.meaning(t.Claimed),
			"n", b.open(), "low", figures[1], "high", figures[2])
	}
	b.add(Figure{
		Chart:   Total{Share: t.Claimed, Low: t.Low, High: t.High, Figure: figures[0], Label: label},
		Caption: words.Say(b.lang, "total-caption"),
		Says:    says,
		Data:    b.totalData(),
	})
}

// totalData is one row, so that the first page has room for it.
func (b *builder) totalData() Table {
	t := b.result.Total
	table := Table{
		Caption: words.Say(b.lang, "total-data"),
		Columns: []Column{
			{Head: words.Say(b.lang, "head-percent")},
			{Head: words.Say(b.lang, "claimed"), Align: Decimal},
			{Head: words.Say(b.lang, "evidenced"), Align: Decimal},
			{Head: words.Say(b.lang, "low"), Align: Decimal},
			{Head: words.Say(b.lang, "high"), Align: Decimal},
		},
		RowHead: true,
	}
	row := []Cell{{Text: words.Say(b.lang, "total")}}
	for i, figure := range b.bare(t.Claimed, t.Evidenced, t.Low, t.High) {
		row = append(row, Cell{Text: figure, Strong: i == 0})
	}
	table.Rows = [][]Cell{row}
	return table
}

// open is how many applicable points have no level yet.
func (b *builder) open() int { return b.result.Counts.Unknown + b.result.Counts.Unanswered }

// counts says how many points are answered, how many have come how far, and
// which are below the legal floor.
func (b *builder) counts() Facts {
	c := b.result.Counts
	facts := Facts{fact(words.Say(b.lang, "answered"), b.answered(c),
		words.Say(b.lang, "other-states", "unknown", c.Unknown, "unanswered", c.Unanswered, "na", c.NotApplicable))}
	for _, l := range b.milestones() {
		facts = append(facts, fact(words.Say(b.lang, "reached", "level", b.named(l)),
			words.Say(b.lang, "reached-of", "reached", b.result.AtLeast(l), "n", c.Applicable())))
	}
	return append(facts, fact(words.Say(b.lang, "below-floor"), b.floors()...))
}

// floors says which points are below their legal floor, and of which nobody
// knows.
func (b *builder) floors() []display.Text {
	var below, unknown []display.Text
	floors := 0
	for _, p := range b.result.Points {
		if p.Floor == 0 || p.Answer.State == assess.NotApplicable {
			continue
		}
		floors++
		switch {
		case p.BelowFloor():
			below = append(below, line(p.ID))
		case p.Answer.State != assess.Answered:
			unknown = append(unknown, line(p.ID))
		}
	}
	if floors == 0 {
		return []display.Text{words.Say(b.lang, "floors-none")}
	}
	texts := []display.Text{words.Say(b.lang, "floors-kept", "n", floors)}
	if len(below) > 0 {
		texts[0] = words.Say(b.lang, "floors-below", "below", len(below), "n", floors, "points", list(below))
	}
	if len(unknown) > 0 {
		texts = append(texts, words.Say(b.lang, "floors-unknown", "n", len(unknown), "points", list(unknown)))
	}
	return texts
}

// strongAndWeak names the strengths and the gaps.
func (b *builder) strongAndWeak() {
	gaps := first(b.weaknesses(), shown)
	strengths := first(b.strengths(gaps), shown)
	b.part("strengths", words.Say(b.lang, "strengths"))
	if len(strengths) == 0 {
		b.body(words.Say(b.lang, "strengths-none"))
	}
	b.listPoints(strengths, func(p assess.PointResult) display.Text {
		return words.Say(b.lang, "strength", "point", p.ID, "title", b.title(p.ID), "level", b.level(p.Answer.Level))
	})
	b.part("gaps-named", words.Say(b.lang, "gaps-named"))
	if len(gaps) == 0 {
		b.body(b.noGap())
	}
	b.listPoints(gaps, func(p assess.PointResult) display.Text {
		if p.BelowFloor() {
			return words.Say(b.lang, "gap-named-floor", "point", p.ID, "title", b.title(p.ID),
				"level", b.level(p.Answer.Level), "target", b.level(p.Target), "floor", int(p.Floor))
		}
		return words.Say(b.lang, "gap-named", "point", p.ID, "title", b.title(p.ID),
			"level", b.level(p.Answer.Level), "target", b.level(p.Target))
	})
}

func (b *builder) listPoints(points []assess.PointResult, text func(assess.PointResult) display.Text) {
	var l List
	for _, p := range points {
		l.Items = append(l.Items, Item{Text: text(p), Link: "#" + pointID(p.ID)})
	}
	if len(l.Items) > 0 {
		b.add(l)
	}
}

// noGap says that there is no gap, or that nobody knows.
func (b *builder) noGap() display.Text {
	if b.result.Counts.Answered == 0 {
		return words.Say(b.lang, "gaps-not-known")
	}
	return words.Say(b.lang, "gaps-none")
}

func (b *builder) title(point string) display.Text {
	p, ok := b.list.Point(point)
	if !ok {
		return display.Text{}
	}
	return p.Title.In(b.lang)
}

// nextSteps are the plan's first steps, and what must be found out before.
func (b *builder) nextSteps() {
	b.part("next", words.Say(b.lang, "next-steps"))
	b.steps(first(b.plan.Lines, firstSteps), words.Say(b.lang, "next-caption"), b.toPoint)
}
