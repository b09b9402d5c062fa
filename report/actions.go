package report

import (
	"mognad/assess"
	"mognad/assess/plan"
	"mognad/checklist"
	"mognad/checklist/display"
)

// Actions returns the action plan: the steps in order and what is asked, then
// each step, then what somebody must find out.
func Actions(list *checklist.Checklist, r *assess.Result, p *plan.Plan, o Options) *Document {
	b := newBuilder(list, r, p, o)
	b.overview()
	b.stepByStep()
	b.findOut()
	return b.document(words.Say(b.lang, "plan-title"))
}

// overview is the page with all steps in order. What is asked comes before
// them: the table may be longer than a page.
func (b *builder) overview() {
	b.opening(words.Say(b.lang, "plan-heading", "unit", b.result.Unit.Name))
	if n := len(b.plan.Lines); n > 0 {
		b.add(Paragraph{Role: Lead, Text: words.Say(b.lang, "plan-lead", "n", n, "weeks", b.personWeeks())})
	}
	if n := b.provisional(); n > 0 {
		b.body(words.Say(b.lang, "plan-provisional", "n", n))
	}
	b.ask()
	b.part("steps", words.Say(b.lang, "steps-in-order"))
	b.steps(b.plan.Lines, words.Say(b.lang, "steps-caption"), b.toStep)
}

func (b *builder) personWeeks() int {
	weeks := 0
	for _, l := range b.plan.Lines {
		weeks += b.list.Efforts[l.Effort].PersonWeeks
	}
	return weeks
}

func (b *builder) provisional() int {
	n := 0
	for _, l := range b.plan.Lines {
		if l.Provisional {
			n++
		}
	}
	return n
}

func (b *builder) stepByStep() {
	if len(b.plan.Lines) == 0 {
		return
	}
	b.page("step-by-step", words.Say(b.lang, "step-by-step"))
	b.body(words.Say(b.lang, "order-rule"))
	for _, l := range b.plan.Lines {
		b.step(l)
	}
}

// step tells one step: what to do, by whom, with what effort, after what, and
// why it stands here.
func (b *builder) step(l plan.Line) {
	p, ok := b.list.Point(l.Point)
	if !ok {
		return
	}
	b.add(Heading{Level: 3, ID: stepID(l.StepID), Label: line(l.String()), Text: words.Say(b.lang, "step-heading",
		"number", l.Number, "title", p.Title, "level", b.named(l.To))})
	if l.Provisional {
		b.note(words.Say(b.lang, "provisional-note"))
	}
	if l.Inserted {
		b.note(words.Say(b.lang, "inserted-note", "points", list(lines(l.NeededBy))))
	}
	b.body(words.Say(b.lang, "what-to-do"))
	b.add(b.actions(p, l.To))
	b.add(b.aboutStep(p, l))
	b.add(b.signature())
}

func (b *builder) actions(p *checklist.Point, to checklist.Level) List {
	var l List
	step, _ := p.Step(to)
	for _, action := range step.Actions {
		l.Items = append(l.Items, Item{Text: action.In(b.lang)})
	}
	return l
}

func (b *builder) aboutStep(p *checklist.Point, l plan.Line) Facts {
	size := b.list.Efforts[l.Effort]
	facts := Facts{
		fact(words.Say(b.lang, "reached-when"), b.goals(p, l.To)...),
		fact(words.Say(b.lang, "head-owner"), p.OwnerRole.In(b.lang)),
		fact(words.Say(b.lang, "head-effort"), words.Say(b.lang, "effort-weeks",
			"effort", string(l.Effort), "definition", size.Definition, "n", size.PersonWeeks)),
		fact(words.Say(b.lang, "impact"), words.Say(b.lang, "impact-of", "impact", l.Impact)),
		fact(words.Say(b.lang, "prerequisites"), b.needs(l)...),
	}
	return append(facts, fact(words.Say(b.lang, "why-here"), b.why(l)...))
}

// goals are the clauses that must be true for the level, those left out that
// are said to be true already.
func (b *builder) goals(p *checklist.Point, to checklist.Level) []display.Text {
	r, _ := b.result.Point(p.ID)
	var texts []display.Text
	for _, c := range p.Clauses(to) {
		if r.Answer.Clauses[c.ID] {
			texts = append(texts, words.Say(b.lang, "clause-in-place", "id", c.ID, "text", c.For(b.result.Profile)))
			continue
		}
		texts = append(texts, b.clause(c))
	}
	return texts
}

// needs are the steps of the plan that come first.
func (b *builder) needs(l plan.Line) []display.Text {
	if len(l.Needs) == 0 {
		return []display.Text{words.Say(b.lang, "needs-none")}
	}
	texts := make([]display.Text, len(l.Needs))
	for i, s := range l.Needs {
		texts[i] = words.Say(b.lang, "needs-step", "number", b.number(s), "step", s.String(),
			"title", b.title(s.Point), "level", b.named(s.To))
	}
	return texts
}

// number returns the place of a step in the plan.
func (b *builder) number(s plan.StepID) int {
	for _, l := range b.plan.Lines {
		if l.StepID == s {
			return l.Number
		}
	}
	return 0
}

// signature is where an owner is named.
func (b *builder) signature() Blank {
	return Blank{Names: []display.Text{words.Say(b.lang, "name"), words.Say(b.lang, "date")}}
}

// findOut lists the points whose level nobody knows, with who finds out.
func (b *builder) findOut() {
	if len(b.plan.FindOut) == 0 {
		return
	}
	b.page("find-out", words.Say(b.lang, "find-out"))
	b.body(words.Say(b.lang, "find-out-lead"))
	for _, f := range b.plan.FindOut {
		p, ok := b.list.Point(f.Point)
		if !ok {
			continue
		}
		b.add(Heading{Level: 3, ID: pointID(p.ID), Label: line(p.ID), Text: p.Title.In(b.lang)})
		b.body(p.Question.In(b.lang))
		b.add(Facts{
			fact(words.Say(b.lang, "head-now"), b.state(f.State)),
			fact(words.Say(b.lang, "finds-out"), p.OwnerRole.In(b.lang)),
		}, b.signature())
	}
}
