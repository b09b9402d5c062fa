package report

import (
	"slices"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/display"
)

// heatMap shows every point, from where it is to where it is to be.
func (b *builder) heatMap() {
	b.page("points", words.Say(b.lang, "all-points"))
	b.body(words.Say(b.lang, "all-points-lead"))
	table := Table{
		Caption: words.Say(b.lang, "all-points-caption"),
		Columns: []Column{
			{Head: words.Say(b.lang, "head-point")},
			{Head: words.Say(b.lang, "head-title")},
			{Head: words.Say(b.lang, "head-now")},
			{Head: words.Say(b.lang, "head-target")},
			{Head: words.Say(b.lang, "head-gap")},
			{Head: words.Say(b.lang, "head-evidence")},
		},
		RowHead: true,
	}
	for _, p := range b.result.Points {
		table.Rows = append(table.Rows, []Cell{
			{Text: line(p.ID), Link: "#" + pointID(p.ID)},
			{Text: b.title(p.ID)},
			b.now(p),
			b.target(p),
			{Text: b.gap(p)},
			{Text: b.shown(p)},
		})
	}
	b.add(table)
}

// shown tells whether evidence shows an answer.
func (b *builder) shown(p assess.PointResult) display.Text {
	switch {
	case p.Answer.State != assess.Answered:
		return words.Say(b.lang, "no-target")
	case p.Shown == assess.IsShown:
		return words.Say(b.lang, "evidence-holds")
	case p.Shown == assess.TooOld:
		return words.Say(b.lang, "evidence-too-old")
	}
	return words.Say(b.lang, "evidence-none")
}

// gaps shows the gaps, the largest first.
func (b *builder) gaps() {
	b.part("gaps", words.Say(b.lang, "gaps"))
	points := b.withGap()
	slices.SortStableFunc(points, b.bySize)
	if len(points) == 0 {
		b.body(b.noGap())
	} else {
		b.add(b.gapBars(points))
	}
	if n := b.open(); n > 0 {
		b.body(words.Say(b.lang, "gaps-unknown", "n", n, "points", b.openPoints()))
	}
}

// openPoints names the points without a level, the don't-knows apart from
// those that are not answered.
func (b *builder) openPoints() display.Text {
	var unknown, unanswered, texts []display.Text
	for _, p := range b.result.Points {
		switch p.Answer.State {
		case assess.Unknown:
			unknown = append(unknown, line(p.ID))
		case assess.Unanswered:
			unanswered = append(unanswered, line(p.ID))
		case assess.Answered, assess.NotApplicable:
		}
	}
	if len(unknown) > 0 {
		texts = append(texts, words.Say(b.lang, "open-unknown", "points", list(unknown)))
	}
	if len(unanswered) > 0 {
		texts = append(texts, words.Say(b.lang, "open-unanswered", "points", list(unanswered)))
	}
	return display.Join(texts, display.Clean("; "))
}

func (b *builder) gapBars(points []assess.PointResult) Figure {
	data := Table{
		Caption: words.Say(b.lang, "gaps-data"),
		Columns: []Column{
			{Head: words.Say(b.lang, "head-point")},
			{Head: words.Say(b.lang, "head-now")},
			{Head: words.Say(b.lang, "head-target")},
			{Head: words.Say(b.lang, "head-gap-levels"), Align: Middle},
		},
		RowHead: true,
	}
	var bars []Bar
	for _, p := range points {
		bars = append(bars, Bar{
			ID: line(p.ID), Label: b.title(p.ID), Link: "#" + pointID(p.ID),
			Now: b.share(p.Answer.Level), Target: b.share(p.Target), Level: &p.Answer.Level,
			Value: words.Say(b.lang, "from-to", "from", int(p.Answer.Level), "to", int(p.Target)),
		})
		data.Rows = append(data.Rows, []Cell{
			{Text: line(p.ID), Link: "#" + pointID(p.ID)}, b.now(p), b.target(p), {Text: display.Clean(digits(p.Gap)), Strong: true},
		})
	}
	return Figure{
		Chart:   Bars{Bars: bars, Scale: b.levelScale()},
		Caption: words.Say(b.lang, "gaps-caption"),
		Says:    b.gapsSay(points),
		Data:    data,
	}
}

// levelScale is told under a scale of levels.
func (b *builder) levelScale() []display.Text {
	var scale []display.Text
	for l := checklist.Level(0); l <= b.list.Top(); l++ {
		scale = append(scale, b.level(l))
	}
	return scale
}

// gapsSay tells how many points have a gap, and which the largest.
func (b *builder) gapsSay(points []assess.PointResult) display.Text {
	var largest []display.Text
	for _, p := range points {
		if p.Gap == points[0].Gap {
			largest = append(largest, line(p.ID))
		}
	}
	return words.Say(b.lang, "gaps-say", "n", len(points), "answered", b.result.Counts.Answered,
		"size", words.Message("gap", "n", points[0].Gap), "points", list(largest))
}
