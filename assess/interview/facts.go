package interview

import (
	"slices"

	"mognad/assess"
	"mognad/checklist/display"
)

// result is what follows from the answer to the current point.
func (m model) result() assess.PointResult {
	r, _ := m.session.Result().Point(m.session.Point().ID)
	return r
}

// factRows are what the next level asks for, and what else is said of the point.
func (m model) factRows(width int) []row {
	var facts []fact
	if f, ok := m.toReach(); ok {
		facts = append(facts, f)
	}
	for _, f := range factsOf(m.session) {
		if m.short >= tight && m.inOwnRow(f) {
			continue
		}
		if f.name.Key == "fact-evidence" {
			f.text, f.most = m.evidenceLine(), 2
		}
		facts = append(facts, f)
	}
	return m.listFacts(facts, width)
}

// inOwnRow reports whether the row under the title says enough of a fact.
func (m model) inOwnRow(f fact) bool {
	switch f.name.Key {
	case "fact-target", "fact-comment", "differ-confidence", "differ-note":
		return true
	case "fact-evidence":
		return len(m.result().Stale) == 0
	}
	return false
}

// toReach is what is missing for the next level, and what often shows it.
func (m model) toReach() (fact, bool) {
	a, r := m.session.Current(), m.result()
	if len(r.Missing) == 0 {
		return fact{}, false
	}
	text := words.Say(m.lang(), "to-reach", "clauses", listed(m.lang(), r.Missing))
	if usual := m.usualEvidence(); !usual.Empty() {
		text = words.Say(m.lang(), "to-reach-shown", "clauses", listed(m.lang(), r.Missing), "evidence", usual)
	}
	return fact{words.Message("fact-to-reach", "level", int(a.Level)+1), text, 2}, true
}

// evidenceLine names the evidence of the point, and marks what is too old.
func (m model) evidenceLine() display.Text {
	evidence, stale := m.session.Current().Evidence, m.result().Stale
	var parts []display.Text
	for i, e := range evidence {
		ref := display.Clean(e.Ref).Line()
		if slices.Contains(stale, i) && (len(stale) < len(evidence) || len(evidence) == 1) {
			ref = words.Say(m.lang(), "evidence-stale", "ref", ref)
		}
		parts = append(parts, ref)
	}
	line := display.Join(parts, display.Clean(" · "))
	if len(stale) > 0 && len(evidence) > 1 {
		line = words.Say(m.lang(), "evidence-some-stale", "n", len(stale), "all", len(evidence), "refs", line)
	}
	return line
}

// listFacts sets facts below each other, their texts aligned.
func (m model) listFacts(facts []fact, width int) []row {
	longest := 0
	for _, f := range facts {
		longest = max(longest, cells(f.name.In(m.lang())))
	}
	var rows []row
	for _, f := range facts {
		name := f.name.In(m.lang())
		head := row{span{name, dim}, gap(longest - cells(name) + 2)}
		if m.short >= terse {
			f.most = 1
		}
		rows = append(rows, atMost(f.most, hang(head, f.text, plain, width), width)...)
	}
	return rows
}

// atMost leaves out rows from the end, and marks the last one that stays.
func atMost(most int, rows []row, width int) []row {
	if len(rows) <= most {
		return rows
	}
	last := slices.Clone(rows[most-1])
	room := width - 2
	for _, piece := range last[:len(last)-1] {
		room -= cells(piece.text)
	}
	end := &last[len(last)-1]
	end.text = wrap(end.text, room)[0] // whole words
	return append(slices.Clone(rows[:most-1]), append(last, fixed(" …", dim)))
}
