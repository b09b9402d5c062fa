package report

import (
	"math/big"

	"mognad/assess"
	"mognad/checklist/display"
)

// areaBars shows the score of each area, with the mark that it gets when every
// target is reached.
func (b *builder) areaBars() Figure {
	return Figure{
		Chart:   Bars{Bars: b.areaValues(), Scale: b.percentScale()},
		Caption: words.Say(b.lang, "areas-caption"),
		Says:    b.areasSay(),
		Data:    b.areaData(),
	}
}

func (b *builder) areaValues() []Bar {
	var claimed []*big.Rat
	for _, a := range b.result.Areas {
		claimed = append(claimed, a.Claimed)
	}
	figures := b.percents(claimed...)
	bars := make([]Bar, len(b.result.Areas))
	for i, a := range b.result.Areas {
		bars[i] = Bar{
			ID: line(a.ID), Label: b.areaTitle(a.ID), Now: a.Claimed, Target: a.Goal,
			Value: figures[i], Link: "#" + areaID(a.ID),
		}
		if a.Counts.Unknown+a.Counts.Unanswered > 0 {
			bars[i].Low, bars[i].High = a.Low, a.High
		}
	}
	return bars
}

// percentScale is told under a scale of shares.
func (b *builder) percentScale() []display.Text {
	scale := make([]display.Text, 5)
	for i := range scale {
		scale[i] = words.Say(b.lang, "percent", "percent", i*25)
	}
	return scale
}

func (b *builder) areaTitle(id string) display.Text {
	a, ok := b.list.Area(id)
	if !ok {
		return line(id)
	}
	return a.Title.In(b.lang)
}

// areaData is the table of the areas: what is, what the targets come to, and
// how much of it was answered.
func (b *builder) areaData() Table {
	table := Table{
		Caption: words.Say(b.lang, "areas-data"),
		Columns: []Column{
			{Head: words.Say(b.lang, "head-area")},
			{Head: words.Say(b.lang, "head-score-percent"), Align: Decimal},
			{Head: words.Say(b.lang, "head-goal-percent"), Align: Decimal},
			{Head: words.Say(b.lang, "answered")},
		},
		RowHead: true,
	}
	var claimed, goals []*big.Rat
	for _, a := range b.result.Areas {
		claimed, goals = append(claimed, a.Claimed), append(goals, a.Goal)
	}
	now, goal := b.bare(claimed...), b.bare(goals...)
	for i, a := range b.result.Areas {
		table.Rows = append(table.Rows, []Cell{
			{Text: b.areaTitle(a.ID), Link: "#" + areaID(a.ID)},
			{Text: now[i], Strong: true},
			{Text: goal[i]},
			{Text: b.outOf(a.Counts)},
		})
	}
	return table
}

// areasSay tells the strongest and the weakest area, all of them where several
// stand alike.
func (b *builder) areasSay() display.Text {
	var scored []assess.AreaResult
	for _, a := range b.result.Areas {
		if a.Claimed != nil {
			scored = append(scored, a)
		}
	}
	if len(scored) == 0 {
		return words.Say(b.lang, "areas-none")
	}
	low, high := scored[0].Claimed, scored[0].Claimed
	for _, a := range scored {
		if a.Claimed.Cmp(low) < 0 {
			low = a.Claimed
		}
		if a.Claimed.Cmp(high) > 0 {
			high = a.Claimed
		}
	}
	names := func(at *big.Rat) display.Text {
		var titles []display.Text
		for _, a := range scored {
			if a.Claimed.Cmp(at) == 0 {
				titles = append(titles, b.areaTitle(a.ID))
			}
		}
		return list(titles)
	}
	figures := b.percents(high, low)
	if low.Cmp(high) == 0 {
		return words.Say(b.lang, "areas-alike", "n", len(scored), "areas", names(high), "score", figures[0])
	}
	return words.Say(b.lang, "areas-say", "strongest", names(high), "high", figures[0], "weakest", names(low), "low", figures[1])
}
