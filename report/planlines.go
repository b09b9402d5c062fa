package report

import (
	"mognad/assess/plan"
	"mognad/checklist"
	"mognad/checklist/display"
)

// planLines is how many lines of the plan the gap report shows.
const planLines = 10

// firstLines shows the plan's first lines, each with the reason why it stands
// there.
func (b *builder) firstLines() {
	b.page("plan", words.Say(b.lang, "first-lines"))
	lines := first(b.plan.Lines, planLines)
	if more := len(b.plan.Lines) - len(lines); more > 0 {
		b.body(words.Say(b.lang, "first-lines-more", "n", more))
	}
	b.steps(lines, words.Say(b.lang, "first-lines-caption"), b.toPoint)
	for _, l := range lines {
		b.add(Facts{fact(words.Say(b.lang, "why-step", "number", l.Number, "step", l.String()), b.why(l)...)})
	}
}

// steps is a table of steps, after what must be found out first.
func (b *builder) steps(lines []plan.Line, caption display.Text, link func(plan.Line) string) {
	b.findOutFirst()
	if len(lines) == 0 {
		b.body(b.noSteps())
		return
	}
	b.add(b.stepTable(lines, caption, link))
	b.note(b.effortKey(lines))
}

// findOutFirst names the points whose levels come before all steps.
func (b *builder) findOutFirst() {
	if n := len(b.plan.FindOut); n > 0 {
		b.body(words.Say(b.lang, "find-out-first", "n", n, "points", b.openPoints()))
	}
}

// noSteps says why the plan has no steps.
func (b *builder) noSteps() display.Text {
	if b.result.Counts.Applicable() == 0 {
		return words.Say(b.lang, "no-steps-no-points")
	}
	return words.Say(b.lang, "no-steps")
}

func (b *builder) stepTable(lines []plan.Line, caption display.Text, link func(plan.Line) string) Table {
	table := Table{
		Caption: caption,
		Columns: []Column{
			{Head: words.Say(b.lang, "head-number"), Align: Middle},
			{Head: words.Say(b.lang, "head-step")},
			{Head: words.Say(b.lang, "head-levels"), Align: Middle},
			{Head: words.Say(b.lang, "head-owner")},
			{Head: words.Say(b.lang, "head-effort-weeks")},
		},
		RowHead: true,
	}
	for _, l := range lines {
		table.Rows = append(table.Rows, []Cell{
			{Text: display.Clean(digits(l.Number))},
			{Text: b.stepTitle(l), Link: link(l)},
			{Text: words.Say(b.lang, "from-to", "from", int(l.From), "to", int(l.To))},
			{Text: b.owner(l.Point)},
			{Text: words.Say(b.lang, "effort-and-weeks", "effort", string(l.Effort), "n", b.list.Efforts[l.Effort].PersonWeeks)},
		})
	}
	return table
}

// toPoint links a step to its point's section in the gap report.
func (b *builder) toPoint(l plan.Line) string { return "#" + pointID(l.Point) }

// toStep links a step to its section in the action plan.
func (b *builder) toStep(l plan.Line) string { return "#" + stepID(l.StepID) }

func (b *builder) stepTitle(l plan.Line) display.Text {
	if l.Provisional {
		return words.Say(b.lang, "step-title-provisional", "point", l.Point, "title", b.title(l.Point))
	}
	return words.Say(b.lang, "step-title", "point", l.Point, "title", b.title(l.Point))
}

func (b *builder) owner(point string) display.Text {
	p, ok := b.list.Point(point)
	if !ok {
		return display.Text{}
	}
	return p.OwnerRole.In(b.lang)
}

// why tells why a step stands where it does.
func (b *builder) why(l plan.Line) []display.Text {
	texts := make([]display.Text, len(l.Why))
	for i, m := range l.Why {
		texts[i] = m.In(b.lang)
	}
	return texts
}

// effortKey tells what the efforts in the lines stand for, smallest first.
func (b *builder) effortKey(lines []plan.Line) display.Text {
	used := map[checklist.Effort]bool{}
	for _, l := range lines {
		used[l.Effort] = true
	}
	var texts []display.Text
	for _, e := range []checklist.Effort{checklist.Small, checklist.Medium, checklist.Large} {
		if size, ok := b.list.Efforts[e]; ok && used[e] {
			texts = append(texts, words.Say(b.lang, "effort-is", "effort", string(e), "definition", size.Definition))
		}
	}
	return display.Join(texts, display.Clean(" "))
}
