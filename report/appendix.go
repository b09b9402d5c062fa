package report

import (
	"math/big"
	"strings"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// appendix has what stands behind the figures.
func (b *builder) appendix() {
	b.page("appendix", words.Say(b.lang, "appendix"))
	b.arithmetic()
	b.notApplicable()
	b.asZero()
	b.register()
	b.glossary()
	b.model()
}

// toldElsewhere reports whether a message stands in the point's own section
// already: its clauses, its warnings, the note on its legal floor.
func toldElsewhere(key string) bool {
	return strings.HasPrefix(key, "explain-clause-") || strings.HasPrefix(key, "score-warn-") || key == "explain-floor-note"
}

// arithmetic shows how every figure came about.
func (b *builder) arithmetic() {
	b.section("arithmetic", words.Say(b.lang, "arithmetic"))
	var facts Facts
	explain := func(name display.Text, what string) {
		messages, ok := b.result.Explain(b.list, what)
		if !ok {
			return
		}
		var texts []display.Text
		for _, m := range messages {
			if !toldElsewhere(m.Key) {
				texts = append(texts, m.In(b.lang))
			}
		}
		facts = append(facts, fact(name, texts...))
	}
	explain(words.Say(b.lang, "total"), assess.Whole)
	for _, a := range b.result.Areas {
		explain(line(a.ID), a.ID)
	}
	for _, p := range b.result.Points {
		explain(line(p.ID), p.ID)
	}
	b.add(facts)
}

// notApplicable lists the points that do not count, with the reasons.
func (b *builder) notApplicable() {
	b.section("not-applicable", words.Say(b.lang, "state-not-applicable-heading"))
	table := Table{
		Caption: words.Say(b.lang, "not-applicable-caption"),
		Columns: []Column{
			{Head: words.Say(b.lang, "head-point")},
			{Head: words.Say(b.lang, "head-title")},
			{Head: words.Say(b.lang, "reason")},
			{Head: words.Say(b.lang, "decided-by")},
		},
		RowHead: true,
	}
	for _, p := range b.result.Points {
		if p.Answer.State == assess.NotApplicable {
			table.Rows = append(table.Rows, []Cell{
				{Text: line(p.ID), Link: "#" + pointID(p.ID)}, {Text: b.title(p.ID)}, {Text: free(p.Answer.Reason)}, {Text: line(p.Answer.By)},
			})
		}
	}
	if len(table.Rows) == 0 {
		b.body(words.Say(b.lang, "not-applicable-none"))
		return
	}
	b.add(table)
}

// asZero shows what the scores were if points that are not applicable counted
// as 0.
func (b *builder) asZero() {
	b.section("as-zero", words.Say(b.lang, "as-zero"))
	b.body(words.Say(b.lang, "as-zero-lead"))
	table := Table{
		Caption: words.Say(b.lang, "as-zero-caption"),
		Columns: []Column{
			{Head: words.Say(b.lang, "head-area")},
			{Head: words.Say(b.lang, "head-claimed-percent"), Align: Decimal},
			{Head: words.Say(b.lang, "head-zero-percent"), Align: Decimal},
			{Head: words.Say(b.lang, "head-na"), Align: Middle},
		},
		RowHead: true,
	}
	var shares []*big.Rat
	for _, a := range b.result.Areas {
		shares = append(shares, a.Claimed, a.NAZero)
	}
	figures := b.bare(append(shares, b.result.Total.Claimed, b.result.Total.NAZero)...)
	for i, a := range b.result.Areas {
		table.Rows = append(table.Rows, b.zeroRow(b.areaTitle(a.ID), figures[2*i:], a.Counts))
	}
	table.Rows = append(table.Rows, b.zeroRow(words.Say(b.lang, "total"), figures[len(shares):], b.result.Counts))
	b.add(table)
}

func (b *builder) zeroRow(name display.Text, figures []display.Text, c assess.Counts) []Cell {
	return []Cell{{Text: name}, {Text: figures[0]}, {Text: figures[1]}, {Text: language.Int(b.lang, c.NotApplicable)}}
}

// register lists all evidence, in the order of the points.
func (b *builder) register() {
	b.section("evidence", words.Say(b.lang, "register"))
	table := Table{
		Caption: words.Say(b.lang, "register-caption"),
		Columns: []Column{
			{Head: words.Say(b.lang, "head-point")},
			{Head: words.Say(b.lang, "head-reference")},
			{Head: words.Say(b.lang, "head-kind")},
			{Head: words.Say(b.lang, "date")},
			{Head: words.Say(b.lang, "head-clauses")},
			{Head: words.Say(b.lang, "head-state")},
		},
		RowHead: true,
	}
	for _, p := range b.result.Points {
		for i := range p.Answer.Evidence {
			table.Rows = append(table.Rows, b.registered(p, i))
		}
	}
	if len(table.Rows) == 0 {
		b.body(words.Say(b.lang, "register-none"))
		return
	}
	b.add(table)
}

// registered is the row of a point's i-th evidence. What is not said is said to
// be so.
func (b *builder) registered(p assess.PointResult, i int) []Cell {
	e := p.Answer.Evidence[i]
	date := e.Date.In(b.lang)
	if e.Date.IsZero() {
		date = words.Say(b.lang, "no-date")
	}
	clauses := list(lines(e.Clauses))
	if len(e.Clauses) == 0 {
		clauses = words.Say(b.lang, "whole-answer")
	}
	kind := b.kind(e.Kind)
	if kind.Empty() {
		kind = words.Say(b.lang, "kind-not-said")
	}
	return []Cell{
		{Text: line(p.ID), Link: "#" + pointID(p.ID)},
		{Text: line(e.Ref), Link: webAddress(e.Ref)},
		{Text: kind},
		{Text: date},
		{Text: clauses},
		{Text: b.evidenceState(p, i)},
	}
}

// webAddress returns s if it is a web address and nothing but that.
func webAddress(s string) string {
	for _, r := range s {
		if r <= ' ' || r > '~' || strings.ContainsRune("<>\"`\\^{|}", r) {
			return ""
		}
	}
	low := strings.ToLower(s)
	for _, scheme := range []string{"https://", "http://"} {
		if rest, ok := strings.CutPrefix(low, scheme); ok && rest != "" {
			return s
		}
	}
	return ""
}

// glossary explains the program's words, then the checklist's.
func (b *builder) glossary() {
	b.section("glossary", words.Say(b.lang, "glossary"))
	facts := Facts{
		fact(words.Say(b.lang, "claimed"), words.Say(b.lang, "define-claimed")),
		fact(words.Say(b.lang, "evidenced"), words.Say(b.lang, "define-evidenced")),
		fact(words.Say(b.lang, "range-short"), words.Say(b.lang, "define-range")),
		fact(words.Say(b.lang, "head-goal"), words.Say(b.lang, "define-goal")),
		fact(words.Say(b.lang, "gated"), words.Say(b.lang, "define-gated")),
		fact(words.Say(b.lang, "head-gap"), words.Say(b.lang, "define-gap")),
		fact(words.Say(b.lang, "state-unknown"), words.Say(b.lang, "define-unknown")),
		fact(words.Say(b.lang, "state-not-applicable"), words.Say(b.lang, "define-not-applicable")),
		fact(words.Say(b.lang, "floor"), words.Say(b.lang, "define-floor")),
	}
	if impact := b.list.Impact.In(b.lang); !impact.Empty() {
		facts = append(facts, fact(words.Say(b.lang, "impact"), impact))
	}
	for _, e := range []checklist.Effort{checklist.Small, checklist.Medium, checklist.Large} {
		if size, ok := b.list.Efforts[e]; ok {
			facts = append(facts, fact(words.Say(b.lang, "effort-named", "effort", string(e)), size.Definition.In(b.lang)))
		}
	}
	for _, t := range b.list.Terms {
		facts = append(facts, fact(t.Term.In(b.lang), t.Definition.In(b.lang)))
	}
	b.add(facts)
}

// model names the exact text of the checklist, and where its points come from.
func (b *builder) model() {
	b.section("checklist", words.Say(b.lang, "checklist"))
	ref := b.result.Checklist
	b.add(Facts{
		fact(words.Say(b.lang, "head-title"), b.list.Title.In(b.lang)),
		fact(words.Say(b.lang, "checklist-id"), line(ref.ID)),
		fact(words.Say(b.lang, "release"), line(ref.Release)),
		fact(words.Say(b.lang, "hash"), line(ref.SHA256)),
	})
	if note := b.list.OriginNote.In(b.lang); !note.Empty() {
		b.body(note)
	}
	table := Table{
		Caption: words.Say(b.lang, "origins-caption"),
		Columns: []Column{{Head: words.Say(b.lang, "head-point")}, {Head: words.Say(b.lang, "head-title")}, {Head: words.Say(b.lang, "head-origin")}},
		RowHead: true,
	}
	for _, p := range b.list.Points {
		for _, o := range b.list.Origins {
			if o.ID == p.Provenance.Origin {
				table.Rows = append(table.Rows, []Cell{{Text: line(p.ID)}, {Text: p.Title.In(b.lang)}, {Text: o.Label.In(b.lang)}})
			}
		}
	}
	if len(table.Rows) > 0 {
		b.add(table)
	}
}
