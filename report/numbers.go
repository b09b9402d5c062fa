package report

import (
	"math/big"
	"strconv"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

func digits(n int) string { return strconv.Itoa(n) }

// level tells a level by its digit and its word: 2 Decided.
func (b *builder) level(l checklist.Level) display.Text {
	return words.Say(b.lang, "level", "level", int(l), "word", b.label(l))
}

// named tells a level within a sentence: level 2 (Decided).
func (b *builder) named(l checklist.Level) display.Text {
	return words.Say(b.lang, "level-named", "level", int(l), "word", b.label(l))
}

func (b *builder) label(l checklist.Level) display.Text {
	if l < 0 || int(l) >= len(b.list.Scale) {
		return display.Text{}
	}
	return b.list.Scale[l].Label.In(b.lang)
}

// levelCell is a cell that shows a level.
func (b *builder) levelCell(l checklist.Level) Cell { return Cell{Text: b.level(l), Level: &l} }

// now tells where a point stands: its level, or which of the other states it is
// in. The four never look alike.
func (b *builder) now(p assess.PointResult) Cell {
	if p.Answer.State == assess.Answered {
		return b.levelCell(p.Answer.Level)
	}
	return Cell{Text: b.state(p.Answer.State)}
}

func (b *builder) state(s assess.State) display.Text {
	switch s {
	case assess.Answered:
		return words.Say(b.lang, "state-answered")
	case assess.NotApplicable:
		return words.Say(b.lang, "state-not-applicable")
	case assess.Unknown:
		return words.Say(b.lang, "state-unknown")
	}
	return words.Say(b.lang, "state-unanswered")
}

// target tells the level that a point is to reach.
func (b *builder) target(p assess.PointResult) Cell {
	if p.Answer.State == assess.NotApplicable {
		return Cell{Text: words.Say(b.lang, "no-target")}
	}
	return b.levelCell(p.Target)
}

// gap tells how far it is to the target, never as a number where the level is
// not known.
func (b *builder) gap(p assess.PointResult) display.Text {
	switch {
	case p.Answer.State == assess.NotApplicable:
		return words.Say(b.lang, "no-target")
	case !p.GapKnown:
		return words.Say(b.lang, "gap-unknown")
	case p.Gap == 0:
		return words.Say(b.lang, "gap-none")
	}
	return words.Say(b.lang, "gap", "n", p.Gap)
}

// percents tells shares that are read beside each other; nil is "no score".
func (b *builder) percents(shares ...*big.Rat) []display.Text {
	return b.told(language.Percents, shares)
}

// bare is percents without the sign, for a table with the unit in its head.
func (b *builder) bare(shares ...*big.Rat) []display.Text {
	return b.told(language.BarePercents, shares)
}

func (b *builder) told(tell func(language.Tag, ...*big.Rat) []display.Text, shares []*big.Rat) []display.Text {
	var known []*big.Rat
	for _, s := range shares {
		if s != nil {
			known = append(known, s)
		}
	}
	figures := tell(b.lang, known...)
	texts := make([]display.Text, len(shares))
	for i, s := range shares {
		if s == nil {
			texts[i] = words.Say(b.lang, "no-score")
			continue
		}
		texts[i], figures = figures[0], figures[1:]
	}
	return texts
}

// share is a level as a share of the top level.
func (b *builder) share(l checklist.Level) *big.Rat {
	return big.NewRat(int64(l), int64(b.list.Top()))
}

// meaning tells a score in words: between which levels the mean lies.
func (b *builder) meaning(score *big.Rat) display.Text {
	mean := new(big.Rat).Mul(score, big.NewRat(int64(b.list.Top()), 1))
	below := checklist.Level(new(big.Int).Quo(mean.Num(), mean.Denom()).Int64())
	if mean.IsInt() {
		return words.Say(b.lang, "meaning-at", "level", b.named(below))
	}
	return words.Say(b.lang, "meaning-between", "below", b.named(below), "above", b.named(below+1))
}

// gate tells the level that every applicable point has reached.
func (b *builder) gate(g assess.Gate) display.Text {
	switch {
	case !g.Applies:
		return words.Say(b.lang, "gate-none")
	case g.Level == b.list.Top():
		return words.Say(b.lang, "gate-top", "level", b.level(g.Level))
	case g.Unsettled > 0:
		return words.Say(b.lang, "gate-at-least", "level", b.level(g.Level), "n", g.Short,
			"next", b.named(g.Level+1), "unsettled", g.Unsettled)
	}
	return words.Say(b.lang, "gate", "level", b.level(g.Level), "n", g.Short, "next", b.named(g.Level+1))
}

// outOf is answered in the room of a cell.
func (b *builder) outOf(c assess.Counts) display.Text {
	return words.Say(b.lang, "out-of", "answered", c.Answered, "applicable", c.Applicable())
}

// answered tells how many of the applicable points have a level.
func (b *builder) answered(c assess.Counts) display.Text {
	return words.Say(b.lang, "answered-of", "answered", c.Answered, "n", c.Applicable())
}
