package report

import (
	"math/big"

	"mognad/assess"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// certainty says how sure the figures are: the range, what evidence shows, and
// the level that every point has reached.
func (b *builder) certainty() {
	b.page("certainty", words.Say(b.lang, "certainty"))
	t := b.result.Total
	if t.Claimed == nil {
		b.body(words.Say(b.lang, "total-none"))
	} else {
		b.ranges()
	}
	b.add(Facts{fact(words.Say(b.lang, "gated"), b.gate(b.result.Gate))})
	b.body(words.Say(b.lang, "gated-explained"))
	b.add(Figure{
		Chart:   Radar{Axes: b.areaValues()},
		Caption: words.Say(b.lang, "radar-caption"),
		Says:    b.areasSay(),
		Data:    b.certaintyData(),
	})
}

// ranges tells the range and what evidence shows of the claimed score.
func (b *builder) ranges() {
	t := b.result.Total
	figures := b.percents(t.Claimed, t.Evidenced, t.Low, t.High)
	if n := b.open(); n > 0 {
		b.body(words.Say(b.lang, "range", "score", figures[0], "low", figures[2], "high", figures[3], "n", n))
	} else {
		b.body(words.Say(b.lang, "range-none", "score", figures[0]))
	}
	key := words.Message("evidenced-less", "evidenced", figures[1], "claimed", figures[0])
	if t.Evidenced.Cmp(t.Claimed) == 0 {
		key = words.Message("evidenced-all", "claimed", figures[0])
	}
	b.body(key.In(b.lang))
}

// certaintyData sets the areas' figures side by side.
func (b *builder) certaintyData() Table {
	table := Table{
		Caption: words.Say(b.lang, "certainty-data"),
		Columns: []Column{
			{Head: words.Say(b.lang, "head-area")},
			{Head: words.Say(b.lang, "claimed"), Align: Decimal},
			{Head: words.Say(b.lang, "evidenced"), Align: Decimal},
			{Head: words.Say(b.lang, "low"), Align: Decimal},
			{Head: words.Say(b.lang, "high"), Align: Decimal},
			{Head: words.Say(b.lang, "gated")},
			{Head: words.Say(b.lang, "head-short"), Align: Middle},
		},
		RowHead: true,
	}
	var shares []*big.Rat
	for _, a := range b.result.Areas {
		shares = append(shares, a.Claimed, a.Evidenced, a.Low, a.High)
	}
	t := b.result.Total
	figures := b.bare(append(shares, t.Claimed, t.Evidenced, t.Low, t.High)...)
	row := func(name display.Text, gate assess.Gate, strong bool, link string) {
		cells := []Cell{{Text: name, Strong: strong, Link: link}}
		for _, f := range figures[:4] {
			cells = append(cells, Cell{Text: f, Strong: strong})
		}
		figures = figures[4:]
		table.Rows = append(table.Rows, append(cells, b.gateCell(gate), Cell{Text: language.Int(b.lang, gate.Short)}))
	}
	for _, a := range b.result.Areas {
		row(b.areaTitle(a.ID), a.Gate, false, "#"+areaID(a.ID))
	}
	row(words.Say(b.lang, "total"), b.result.Gate, true, "")
	return table
}

// gateCell is a gated level in a table. With points whose level is not known
// it says "at least".
func (b *builder) gateCell(g assess.Gate) Cell {
	switch {
	case !g.Applies:
		return Cell{Text: words.Say(b.lang, "no-target")}
	case g.Unsettled > 0:
		return Cell{Text: words.Say(b.lang, "at-least", "level", b.level(g.Level)), Level: &g.Level}
	}
	return b.levelCell(g.Level)
}
