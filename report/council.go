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
	b.add(b.counts(), b.areaBars())
	b.add(b.strongAndWeak())
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

func (b *builder) totalData() Table {
	t := b.result.Total
	table := Table{
		Caption: words.Say(b.lang, "total-data"),
		Columns: []Column{
			{},
			{Head: words.Say(b.lang, "claimed"), Align: Decimal},
			{Head: words.Say(b.lang, "evidenced"), Align: Decimal},
			{Head: words.Say(b.lang, "low"), Align: Decimal},
			{Head: words.Say(b.lang, "high"), Align: Decimal},
		},
		RowHead: true,
	}
	row := []Cell{{Text: words.Say(b.lang, "total-percent")}}
	for i, figure := range b.bare(t.Claimed, t.Evidenced, t.Low, t.High) {
		row = append(row, Cell{Text: figure, Strong: i == 0})
	}
	table.Rows = [][]Cell{row}
	return table
}

// open is how many applicable points have no level yet.
func (b *builder) open() int { return b.result.Counts.Unknown + b.result.Counts.Unanswered }

// counts says how many points are in which state, how many have come how far,
// and which are below the legal floor.
func (b *builder) counts() Facts {
	c := b.result.Counts
	var unknown, reached []display.Text
	for _, p := range b.result.Points {
		if p.Answer.State == assess.Unknown {
			unknown = append(unknown, line(p.ID))
		}
	}
	without := words.Say(b.lang, "without-level", "unknown", c.Unknown, "unanswered", c.Unanswered, "na", c.NotApplicable)
	if len(unknown) > 0 {
		without = words.Say(b.lang, "without-level-named", "unknown", c.Unknown, "points", list(unknown),
			"unanswered", c.Unanswered, "na", c.NotApplicable)
	}
	for _, l := range b.milestones() {
		reached = append(reached, words.Say(b.lang, "reached-level",
			"level", b.named(l), "reached", b.result.AtLeast(l), "applicable", c.Applicable()))
	}
	facts := Facts{fact(words.Say(b.lang, "other-points"), without)}
	if len(reached) > 0 {
		facts = append(facts, fact(words.Say(b.lang, "reached"), display.Join(reached, display.Clean("; "))))
	}
	return append(facts, fact(words.Say(b.lang, "floor-short"), b.floors()...))
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
func (b *builder) strongAndWeak() Facts {
	gaps := first(b.weaknesses(), shown)
	var strong, weak []display.Text
	for _, p := range first(b.strengths(gaps), shown) {
		strong = append(strong, words.Say(b.lang, "strength", "point", p.ID, "title", b.title(p.ID), "level", b.level(p.Answer.Level)))
	}
	for _, p := range gaps {
		weak = append(weak, words.Say(b.lang, "weakness", "point", p.ID, "title", b.title(p.ID),
			"level", b.level(p.Answer.Level), "target", b.level(p.Target)))
	}
	if len(strong) == 0 {
		strong = append(strong, words.Say(b.lang, "strengths-none"))
	}
	if len(weak) == 0 {
		weak = append(weak, b.noGap())
	}
	return Facts{fact(words.Say(b.lang, "strengths"), strong...), fact(words.Say(b.lang, "weaknesses"), weak...)}
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

// nextSteps are the plan's first steps. What must be found out before stands
// among the counts.
func (b *builder) nextSteps() {
	lines := first(b.plan.Lines, firstSteps)
	if len(lines) == 0 {
		b.body(b.noSteps())
		return
	}
	b.add(b.stepTable(lines, words.Say(b.lang, "next-steps"), b.toPoint))
}
