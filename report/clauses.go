package report

import (
	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/display"
)

// holds lists the clauses of the point's level and of those below it: a level
// says that they are all true.
func (b *builder) holds(p *checklist.Point, r assess.PointResult) {
	var l List
	for level := checklist.Level(1); level <= r.Answer.Level; level++ {
		for _, c := range p.Clauses(level) {
			l.Items = append(l.Items, Item{Text: b.clause(c), Mark: MarkTrue})
		}
	}
	if len(l.Items) == 0 {
		b.body(words.Say(b.lang, "holds-none"))
		return
	}
	b.body(words.Say(b.lang, "holds"))
	b.add(l)
}

// clause tells a clause with its id, in the words of the assessment's profile.
func (b *builder) clause(c checklist.Clause) display.Text {
	return words.Say(b.lang, "clause", "id", c.ID, "text", c.For(b.result.Profile))
}

// missing shows the first clause that stands between the point and its next
// level, and says how many more do.
func (b *builder) missing(p *checklist.Point, r assess.PointResult) {
	if len(r.Missing) == 0 {
		return
	}
	c, level, ok := p.Clause(r.Missing[0])
	if !ok {
		return
	}
	item := Item{Text: b.clause(c), Mark: MarkOpen}
	lead := words.Say(b.lang, "missing-open", "level", b.named(level))
	if said, ok := r.Answer.Clauses[c.ID]; ok && !said {
		item.Mark = MarkFalse
		lead = words.Say(b.lang, "missing-false", "level", b.named(level))
	}
	b.body(lead)
	b.add(List{Items: []Item{item}})
	if n := len(r.Missing) - 1; n > 0 {
		b.note(words.Say(b.lang, "missing-more", "n", n, "level", b.named(level)))
	}
}

// inPlace lists the clauses above the point's level that are said to be true
// already. They do not count yet.
func (b *builder) inPlace(p *checklist.Point, r assess.PointResult) {
	var l List
	for level := r.Answer.Level + 1; level <= b.list.Top(); level++ {
		for _, c := range p.Clauses(level) {
			if r.Answer.Clauses[c.ID] {
				l.Items = append(l.Items, Item{Text: b.clause(c), Mark: MarkTrue})
			}
		}
	}
	if len(l.Items) == 0 {
		return
	}
	b.body(words.Say(b.lang, "in-place", "n", len(l.Items)))
	b.add(l)
}

// evidence lists what shows the answer, each with its state.
func (b *builder) evidence(r assess.PointResult) {
	if len(r.Answer.Evidence) == 0 {
		if r.Answer.State == assess.Answered {
			b.add(Facts{fact(words.Say(b.lang, "evidence"), words.Say(b.lang, "evidence-none"))})
		}
		return
	}
	var texts []display.Text
	for i, e := range r.Answer.Evidence {
		parts := []display.Text{line(e.Ref)}
		if kind := b.kind(e.Kind); !kind.Empty() {
			parts = append(parts, kind)
		}
		if !e.Date.IsZero() {
			parts = append(parts, e.Date.In(b.lang))
		}
		if len(e.Clauses) > 0 {
			parts = append(parts, words.Say(b.lang, "evidence-for", "n", len(e.Clauses), "clauses", list(lines(e.Clauses))))
		}
		what, state := list(parts), b.evidenceState(r, i)
		if note := line(e.Note); !note.Empty() {
			texts = append(texts, words.Say(b.lang, "evidence-noted", "what", what, "state", state, "note", note))
			continue
		}
		texts = append(texts, words.Say(b.lang, "evidence-is", "what", what, "state", state))
	}
	b.add(Facts{fact(words.Say(b.lang, "evidence"), texts...)})
}

// evidenceState tells whether the i-th evidence of a point holds.
func (b *builder) evidenceState(r assess.PointResult, i int) display.Text {
	for _, stale := range r.Stale {
		if stale == i {
			return words.Say(b.lang, "evidence-too-old")
		}
	}
	switch date := r.Answer.Evidence[i].Date; {
	case date.IsZero():
		return words.Say(b.lang, "evidence-undated")
	case date.Compare(b.result.Date) > 0:
		return words.Say(b.lang, "evidence-later")
	}
	return words.Say(b.lang, "evidence-holds")
}

func (b *builder) kind(k assess.EvidenceKind) display.Text {
	switch k {
	case "":
		return display.Text{}
	case "decision":
		return words.Say(b.lang, "kind-decision")
	case "document":
		return words.Say(b.lang, "kind-document")
	case "contract":
		return words.Say(b.lang, "kind-contract")
	case "statistics":
		return words.Say(b.lang, "kind-statistics")
	case "log":
		return words.Say(b.lang, "kind-log")
	case "test":
		return words.Say(b.lang, "kind-test")
	case "web":
		return words.Say(b.lang, "kind-web")
	}
	return words.Say(b.lang, "kind-other")
}

// pointWarnings lists what is odd about a point, but for what its clauses and
// its evidence show already.
func (b *builder) pointWarnings(r assess.PointResult) {
	var l List
	for _, w := range r.Warnings {
		if w.Kind != assess.WarnSkipped && w.Kind != assess.WarnUndatedEvidence {
			l.Items = append(l.Items, Item{Text: w.In(b.lang)})
		}
	}
	if len(l.Items) == 0 {
		return
	}
	b.body(words.Say(b.lang, "to-note"))
	b.add(l)
}

func lines(texts []string) []display.Text {
	shown := make([]display.Text, len(texts))
	for i, s := range texts {
		shown[i] = line(s)
	}
	return shown
}
