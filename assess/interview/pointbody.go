package interview

import (
	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/display"
)

// pointBody is the point with its levels, and what else is said of it. The rows
// from first up to end are to be seen: what the cursor is on, and where the
// next level begins.
func (m model) pointBody(l layout, width int) layout {
	whole := m.pointWith(true, l, width)
	if m.allOpen || m.fits && m.short < tight || m.isAnswer(0) || m.looking && m.at.level == 0 || len(whole.body) <= l.room {
		return whole
	}
	return m.pointWith(false, l, width)
}

// pointWith is the body with or without the long text of level 0. It says little
// more than its one line, and is left out where there is no room.
func (m model) pointWith(zero bool, l layout, width int) layout {
	l.body, l.sticky = m.introRows(width), m.stickyRows(width, l.room)
	isOpen := m.opened()
	for level := checklist.Level(0); level <= m.session.Checklist().Top(); level++ {
		l = m.addLevel(l, level, isOpen(level) && (zero || level > 0), width)
	}
	if m.look == 0 && !m.looking {
		l.first = 0 // the question is read first
	}
	for _, rows := range [][]row{m.clashRows(width), m.factRows(width)} {
		if len(rows) > 0 {
			l.body = append(append(l.body, m.air()...), rows...)
		}
	}
	return l
}

// A shortness says what a point gives up so that every level can be open.
type shortness int

// The ways to be short.
const (
	full     shortness = iota
	terse              // each fact takes one row
	tight              // no empty rows, one row for what was written, level 0 in one line
	tightest           // one row less at the top, and one row of keys
)

// fitted opens every level where there is room for that, and cuts what else is
// said short if that makes the room.
func (m model) fitted() (model, layout) {
	m.fits, m.short = false, full
	if !m.wide() || !m.onPoint() {
		return m, m.lay()
	}
	for short := full; short <= tightest; short++ {
		try := m
		try.fits, try.short = true, short
		if l := try.lay(); len(l.body) <= l.room {
			return try, l
		}
	}
	return m, m.lay()
}

// introRows are what is read before the levels.
func (m model) introRows(width int) []row {
	rows := m.questionRows(width)
	if m.intent {
		rows = append(append(rows, m.air()...), m.intentRows(width)...)
	}
	if last := m.lastYearRows(width); len(last) > 0 {
		rows = append(append(rows, m.air()...), last...)
	}
	return append(rows, m.air()...)
}

func (m model) questionRows(width int) []row {
	return hang(nil, m.session.Point().Question.In(m.lang()), plain, width)
}

// stickyRows are what stays of the question when it is scrolled away: as much as
// there is room for.
func (m model) stickyRows(width, room int) []row {
	switch {
	case room >= 14:
		return append(m.questionRows(width), m.air()...)
	case room >= 5:
		return []row{{span{shorten(m.session.Point().Question.In(m.lang()).Line(), width), dim}}}
	}
	return nil
}

// intentRows say why the point is asked, and what often shows where one stands.
func (m model) intentRows(width int) []row {
	point := m.session.Point()
	facts := []fact{{words.Message("fact-intent"), point.Intent.In(m.lang()).Line(), 9}}
	if usual := m.usualEvidence(); !usual.Empty() {
		facts = append(facts, fact{words.Message("fact-usual"), usual, 9})
	}
	return m.listFacts(facts, width)
}

// usualEvidence is what the checklist says may show a level.
func (m model) usualEvidence() display.Text {
	var texts []display.Text
	for _, e := range m.session.Point().Evidence {
		texts = append(texts, e.In(m.lang()).Line())
	}
	return display.Join(texts, display.Clean(" · "))
}

// air is an empty row where there is room for one.
func (m model) air() []row {
	if m.roomy() && m.short < tight {
		return []row{{}}
	}
	return nil
}

// addLevel adds a level's line and, if it is open, its clauses.
func (m model) addLevel(l layout, level checklist.Level, isOpen bool, width int) layout {
	from := len(l.body)
	l.body = append(l.body, m.levelLine(level, width)...)
	if isOpen && level == 0 {
		l.body = append(l.body, hang(row{gap(5)}, m.session.Point().None.In(m.lang()), dim, width)...)
	}
	if isOpen {
		for i, c := range m.session.Point().Clauses(level) {
			before := len(l.body)
			l.body = append(l.body, m.clauseRows(c, level, width)...)
			if m.at == (stop{level, i + 1}) {
				l.first, l.end = before, len(l.body)
			}
		}
	}
	if m.at == (stop{level: level}) {
		l.first, l.end = from, len(l.body)
		if level < m.session.Checklist().Top() {
			l.end++
		}
	}
	if m.looking && m.at.level == level {
		l.cursor = l.first
	}
	return l
}

// levelLine is a level's one line, in full where the cursor or the answer is.
func (m model) levelLine(l checklist.Level, width int) []row {
	head, short := m.levelHead(l, width), m.session.Point().Short(l).In(m.lang()).Line()
	role := plain
	if m.isAnswer(l) {
		role = strong
	}
	if m.isAnswer(l) && !m.looking || m.looking && l == m.at.level {
		return hang(head, short, role, width)
	}
	return []row{append(head, span{shorten(short, width-head.cells()), role})}
}

// clauseRows are a clause with its mark.
func (m model) clauseRows(c checklist.Clause, l checklist.Level, width int) []row {
	lead := gap(5)
	if under, ok := m.cursorClause(); ok && under.ID == c.ID {
		lead = fixed("   ► ", accent)
	}
	mark := row{lead, fixed(m.clauseMark(c.ID, l), accent), gap(1), fixed(c.ID, dim), gap(2)}
	return hang(mark, c.For(m.session.Assessment().Profile).In(m.lang()), plain, width)
}

// levelHead is mark, digit and word of a level.
func (m model) levelHead(l checklist.Level, width int) row {
	mark, role := " ", plain
	switch {
	case m.isAnswer(l):
		mark, role = "●", chosen
	case m.looking && l == m.at.level:
		role = accent
	}
	longest := 0
	for _, s := range m.session.Checklist().Scale {
		longest = max(longest, cells(s.Label.In(m.lang()).Line()))
	}
	label := m.session.Checklist().Scale[l].Label.In(m.lang()).Line()
	pad := longest - cells(label) + 2
	if width < 5+longest+2+checklist.MaxShort/2 {
		pad = 2
	}
	return row{fixed(mark, role), gap(1), fixed(string(rune('0'+l)), role), gap(2), span{label, role}, gap(pad)}
}

// isAnswer reports whether l is the level that was answered.
func (m model) isAnswer(l checklist.Level) bool {
	a := m.session.Current()
	return a.State == assess.Answered && a.Level == l
}

// clauseMark tells true, false and not yet said apart. A clause up to the level
// that was answered is true: that is what the level says.
func (m model) clauseMark(id string, of checklist.Level) string {
	a := m.session.Current()
	said, ok := a.Clauses[id]
	switch {
	case a.State == assess.Answered && of <= a.Level, said:
		return markTrue
	case ok:
		return markFalse
	}
	return markOpen
}

// The marks of clauses.
const (
	markTrue  = "√"
	markFalse = "×"
	markOpen  = "·" // nothing was said yet
)
