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
	b.add(Figure{
		Chart:   Radar{Axes: b.areaValues()},
		Caption: words.Say(b.lang, "radar-caption"),
		Says:    b.areasSay(),
		Data:    b.certaintyData(),
	})
	b.add(Facts{fact(words.Say(b.lang, "gated"), b.gate(b.result.Gate))})
	b.body(words.Say(b.lang, "gated-explained"))
	b.add(b.gates())
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
			{Head: words.Say(b.lang, "head-goal"), Align: Decimal},
		},
		RowHead: true,
	}
	var shares []*big.Rat
	for _, a := range b.result.Areas {
		shares = append(shares, a.Claimed, a.Evidenced, a.Low, a.High, a.Goal)
	}
	t := b.result.Total
	figures := b.bare(append(shares, t.Claimed, t.Evidenced, t.Low, t.High, t.Goal)...)
	for _, a := range b.result.Areas {
		row := []Cell{{Text: b.areaTitle(a.ID), Link: "#" + areaID(a.ID)}}
		for i, f := range figures[:5] {
			row = append(row, Cell{Text: f, Strong: i == 0})
		}
		table.Rows, figures = append(table.Rows, row), figures[5:]
	}
	total := []Cell{{Text: words.Say(b.lang, "total"), Strong: true}}
	for _, f := range figures {
		total = append(total, Cell{Text: f, Strong: true})
	}
	table.Rows = append(table.Rows, total)
	return table
}

// gates is the table of the levels that every point of an area has reached.
func (b *builder) gates() Table {
	table := Table{
		Caption: words.Say(b.lang, "gates-caption"),
		Columns: []Column{
			{Head: words.Say(b.lang, "head-area")},
			{Head: words.Say(b.lang, "gated")},
			{Head: words.Say(b.lang, "head-short"), Align: Middle},
			{Head: words.Say(b.lang, "answered")},
		},
		RowHead: true,
	}
	row := func(name display.Text, gate assess.Gate, c assess.Counts, link string) {
		table.Rows = append(table.Rows, []Cell{
			{Text: name, Link: link, Strong: link == ""}, b.gateCell(gate), {Text: language.Int(b.lang, gate.Short)}, {Text: b.outOf(c)},
		})
	}
	for _, a := range b.result.Areas {
		row(b.areaTitle(a.ID), a.Gate, a.Counts, "#"+areaID(a.ID))
	}
	row(words.Say(b.lang, "total"), b.result.Gate, b.result.Counts, "")
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
