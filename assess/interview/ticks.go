package interview

import (
	tea "charm.land/bubbletea/v2"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// A stop is where the cursor may stand: on a level's line, or on one of its
// clauses.
type stop struct {
	level  checklist.Level
	clause int // counted from 1; 0 is the level's line
}

// stops are where the cursor may stand, from the top down: every level, and the
// clauses of those that are open.
func (m model) stops() []stop {
	point, isOpen := m.session.Point(), m.opened()
	var all []stop
	for l := checklist.Level(0); l <= m.session.Checklist().Top(); l++ {
		all = append(all, stop{level: l})
		if !isOpen(l) {
			continue
		}
		for i := range point.Clauses(l) {
			all = append(all, stop{l, i + 1})
		}
	}
	return all
}

// opened returns which levels show their clauses: the one that was chosen or
// opened last and the next one, or all of them where the person wants that or
// there is room.
func (m model) opened() func(checklist.Level) bool {
	if m.allOpen || m.fits {
		return func(checklist.Level) bool { return true }
	}
	return func(l checklist.Level) bool { return l == m.look || l == m.look+1 }
}

// lookAt moves the cursor to the stop above or below. A level that it comes to is
// opened; one that is open stays as it is, so that little moves.
func lookAt(m model, pressed string) (model, tea.Cmd) {
	by := 1
	if pressed == "up" {
		by = -1
	}
	stops, i := m.stops(), 0
	for j, s := range stops {
		if s == m.at || s == (stop{level: m.at.level}) {
			i = j
		}
	}
	m.at, m.looking = stops[min(max(0, i+by), len(stops)-1)], true
	if !m.opened()(m.at.level) {
		m.look = m.at.level
	}
	return m.reveal(), nil
}

// lookBack returns to the answer after looking at other levels.
func (m model) lookBack() model { return m.settled() }

// cursorClause returns the clause that the cursor stands on.
func (m model) cursorClause() (checklist.Clause, bool) {
	clauses := m.session.Point().Clauses(m.at.level)
	if !m.looking || m.at.clause < 1 || m.at.clause > len(clauses) {
		return checklist.Clause{}, false
	}
	return clauses[m.at.clause-1], true
}

// choosing reports whether enter chooses the level whose line the person has
// moved to.
func (m model) choosing() bool {
	return m.screen == asking && m.looking && m.at.clause == 0 && !m.isAnswer(m.at.level)
}

// tick turns over the clause under the cursor, and the level follows. On a
// level's line it takes that level.
func (m model) tick() model {
	if !m.looking {
		m.note = words.Message("note-no-cursor")
		return m
	}
	clause, ok := m.cursorClause()
	if !ok {
		return m.answer(m.at.level)
	}
	if err := m.session.Tick(clause.ID); err != nil {
		return m.refused(err)
	}
	key := "ticked-false"
	if m.clauseMark(clause.ID, m.at.level) == markTrue {
		key = "ticked-true"
	}
	m.said = followed{words.Message(key, "clause", clause.ID, "level", int(m.session.Current().Level)), m.session}
	return m.reveal()
}

// followed says what a tick has led to, and what still stands against it.
type followed struct {
	what    language.Message
	session *assess.Session
}

// In tells it.
func (f followed) In(lang language.Tag) display.Text {
	parts := []display.Text{f.what.In(lang)}
	if level, needs, ok := f.session.Clash(); ok {
		parts = append(parts, words.Say(lang, "clash-short", "level", int(level), "clauses", listed(lang, needs)))
	}
	return display.Join(parts, display.Clean(" · "))
}

// clashRows say that a clause is true which does not count yet, and why.
func (m model) clashRows(width int) []row {
	level, needs, ok := m.session.Clash()
	if !ok {
		return nil
	}
	text := words.Say(m.lang(), "clash", "level", int(level), "now", int(m.session.Current().Level), "clauses", listed(m.lang(), needs))
	return hang(nil, text, strong, width)
}

// listed puts ids one after the other, with an "and" before the last one.
func listed(lang language.Tag, ids []string) display.Text {
	var texts []display.Text
	for _, id := range ids {
		texts = append(texts, display.Clean(id))
	}
	if len(texts) < 2 {
		return display.Join(texts, display.Text{})
	}
	last := len(texts) - 1
	return words.Say(lang, "and", "some", display.Join(texts[:last], display.Clean(", ")), "last", texts[last])
}

// openAll opens every level, or closes those that need not be open.
func (m model) openAll() model {
	m.allOpen = !m.allOpen
	if !m.opened()(m.at.level) {
		m.look = m.at.level
	}
	return m.reveal()
}

// showIntent shows why the point is asked, or hides it again.
func (m model) showIntent() model {
	m.intent = !m.intent
	m = m.reveal()
	if m.intent {
		m.scroll = 0
	}
	return m
}
