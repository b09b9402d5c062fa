package report

import (
	"mognad/checklist"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// method says what was assessed, by whom, with what, and by which rule.
func (b *builder) method() {
	b.part("method", words.Say(b.lang, "method"))
	b.add(b.scope())
	b.body(b.list.StatementOfOrigin.In(b.lang))
	top := b.list.Top()
	b.add(List{Items: []Item{
		{Text: words.Say(b.lang, "rule-point", "top", b.named(top))},
		{Text: words.Say(b.lang, "rule-mean")},
		{Text: words.Say(b.lang, "rule-left-out")},
	}})
	b.body(b.list.Rule.In(b.lang))
	b.add(b.scale())
	b.note(words.Say(b.lang, "floor-no-test"))
	b.note(words.Say(b.lang, "target-default", "level", b.named(b.list.Defaults.Target)))
	b.wholeWarnings()
}

// scope tells what the assessment file says of itself.
func (b *builder) scope() Facts {
	r := b.result
	var facts Facts
	say := func(name display.Text, text display.Text) {
		if !text.Empty() {
			facts = append(facts, fact(name, text))
		}
	}
	say(words.Say(b.lang, "unit"), line(r.Unit.Name))
	say(words.Say(b.lang, "unit-code"), line(r.Unit.Code))
	say(words.Say(b.lang, "country"), line(r.Unit.Country))
	if r.Unit.Population > 0 {
		say(words.Say(b.lang, "population"), language.Int(b.lang, r.Unit.Population))
	}
	say(words.Say(b.lang, "date"), r.Date.In(b.lang))
	say(words.Say(b.lang, "covers"), b.covers())
	if p, ok := b.list.Profile(r.Profile); ok {
		say(words.Say(b.lang, "profile"), words.Say(b.lang, "profile-of", "title", p.Title, "definition", p.Definition))
	}
	say(words.Say(b.lang, "jurisdictions"), list(b.jurisdictions()))
	var roles []display.Text
	for _, p := range r.Participants {
		roles = append(roles, line(p.Role))
	}
	say(words.Say(b.lang, "participants"), list(roles))
	say(words.Say(b.lang, "checklist"), words.Say(b.lang, "source", "title", b.list.Title, "release", r.Checklist.Release))
	return facts
}

func (b *builder) covers() display.Text {
	var kind display.Text
	switch b.result.Scope.Kind {
	case checklist.ScopeOrganisation:
		kind = words.Say(b.lang, "scope-organisation")
	case checklist.ScopeService:
		kind = words.Say(b.lang, "scope-service")
	case checklist.ScopeMixed:
		kind = words.Say(b.lang, "scope-mixed")
	}
	n := b.result.Scope.Services
	switch {
	case n == 0:
		return kind
	case kind.Empty():
		return words.Say(b.lang, "services", "n", n)
	}
	return words.Say(b.lang, "scope-services", "scope", kind, "n", n)
}

func (b *builder) jurisdictions() []display.Text {
	var names []display.Text
	for _, id := range b.result.Jurisdictions {
		name := line(id)
		for _, j := range b.list.Jurisdictions {
			if j.ID == id {
				name = j.Name.In(b.lang)
			}
		}
		names = append(names, name)
	}
	return names
}

// scale is the table of the levels.
func (b *builder) scale() Table {
	table := Table{
		Caption: words.Say(b.lang, "scale-caption"),
		Columns: []Column{{Head: words.Say(b.lang, "head-level")}, {Head: words.Say(b.lang, "head-means")}},
		RowHead: true,
	}
	for _, l := range b.list.Scale {
		table.Rows = append(table.Rows, []Cell{b.levelCell(l.Level), {Text: l.Anchor.In(b.lang)}})
	}
	return table
}

// wholeWarnings are those that concern no single point.
func (b *builder) wholeWarnings() {
	var l List
	for _, w := range b.result.Warnings {
		if w.Point == "" {
			l.Items = append(l.Items, Item{Text: w.In(b.lang)})
		}
	}
	if len(l.Items) > 0 {
		b.section("notes", words.Say(b.lang, "notes"))
		b.add(l)
	}
}
