package interview

import (
	"maps"
	"slices"

	"mognad/assess"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// undo takes the latest change back.
func (m model) undo() model {
	return m.turnBack(m.session.Undo, "note-undone", "note-nothing-to-undo")
}

// redo makes a change again that was taken back.
func (m model) redo() model {
	return m.turnBack(m.session.Redo, "note-redone", "note-nothing-to-redo")
}

// turnBack undoes or redoes, and says with the phrase did what has changed.
func (m model) turnBack(do func() bool, did, nothing string) model {
	before := m.session.Assessment()
	if !do() {
		m.note = words.Message(nothing)
		return m
	}
	m = m.arrive()
	for _, d := range assess.Diff(m.session.Checklist(), before, m.session.Assessment()) {
		m.note = words.Message(did, "point", d.Point, "what", partsOf(d.Ours, d.Theirs))
	}
	return m
}

// parts are names of things, told one after the other.
type parts []language.Message

// In tells them.
func (p parts) In(lang language.Tag) display.Text {
	var texts []display.Text
	for _, part := range p {
		texts = append(texts, part.In(lang))
	}
	return display.Join(texts, display.Clean(", "))
}

// partsOf names what differs between two answers. The clauses go with the level,
// and are named only if nothing else differs in it.
func partsOf(a, b assess.Answer) parts {
	var all parts
	add := func(differs bool, name language.Message) {
		if differs {
			all = append(all, name)
		}
	}
	level := a.State == b.State && a.Level != b.Level
	add(a.State != b.State, words.Message("part-answer"))
	add(level, words.Message("part-level"))
	add(a.State == b.State && !level && !maps.Equal(a.Clauses, b.Clauses), words.Message("part-clauses"))
	add(a.State == b.State && (a.Reason != b.Reason || a.By != b.By), words.Message("part-reason"))
	add(a.State == b.State && a.Confidence != b.Confidence, words.Message("part-confidence"))
	add(targetText(language.English, a.Target) != targetText(language.English, b.Target), words.Message("part-target"))
	add(!slices.EqualFunc(a.Evidence, b.Evidence, sameEvidence), words.Message("part-evidence"))
	add(a.Comment != b.Comment, words.Message("part-comment"))
	add(a.PrivateNote != b.PrivateNote, words.Message("part-private-note"))
	return all
}

func sameEvidence(a, b assess.Evidence) bool {
	return a.Ref == b.Ref && a.Kind == b.Kind && a.Date == b.Date && a.Note == b.Note && slices.Equal(a.Clauses, b.Clauses)
}
