package interview

import (
	"mognad/assess"
	"mognad/checklist"
)

// pointBody is the point with its levels: the clauses of the level that is looked
// at and of the next one are open, all of them where there is room. The rows from
// first up to end are to be seen: the level that is looked at, and where the
// next one begins.
func (m model) pointBody(width, room int) (rows []row, first, end int) {
	if m.wide() {
		rows, first, end = m.pointRows(width, func(checklist.Level) bool { return true })
		if len(rows) <= room {
			return rows, first, end
		}
	}
	return m.pointRows(width, func(l checklist.Level) bool { return l == m.look || l == m.look+1 })
}

func (m model) pointRows(width int, isOpen func(checklist.Level) bool) (rows []row, first, end int) {
	point := m.session.Point()
	for _, line := range wrap(point.Question.In(m.lang()), width) {
		rows = append(rows, row{span{line, plain}})
	}
	rows = append(rows, m.air()...)
	for l := checklist.Level(0); l <= m.session.Checklist().Top(); l++ {
		if l == m.look {
			first = len(rows)
		}
		if l == m.look+1 {
			end = len(rows) + 1
		}
		rows = append(rows, m.levelRows(l, isOpen(l), width)...)
	}
	if m.look == m.session.Checklist().Top() {
		end = len(rows)
	}
	if m.look == 0 && !m.looking {
		first = 0 // the question is read first
	}
	if facts := m.factRows(width); len(facts) > 0 {
		rows = append(append(rows, m.air()...), facts...)
	}
	return rows, first, end
}

// air is an empty row where there is room for one.
func (m model) air() []row {
	if m.roomy() {
		return []row{{}}
	}
	return nil
}

// levelRows are a level's one line and, if it is open, its clauses.
func (m model) levelRows(l checklist.Level, isOpen bool, width int) []row {
	point := m.session.Point()
	head, short := m.levelHead(l, width), point.Short(l).In(m.lang()).Line()
	looked := l == m.look && (m.looking || m.isAnswer(l))
	role := plain
	if m.isAnswer(l) {
		role = strong
	}
	rows := []row{append(head, span{shorten(short, width-head.cells()), role})}
	if looked {
		rows = hang(head, short, role, width)
	}
	if !isOpen {
		return rows
	}
	if l == 0 {
		return append(rows, hang(row{gap(5)}, point.None.In(m.lang()), dim, width)...)
	}
	for _, c := range point.Clauses(l) {
		mark := row{gap(5), fixed(m.clauseMark(c.ID, l), accent), gap(1), fixed(c.ID, dim), gap(2)}
		rows = append(rows, hang(mark, c.For(m.session.Assessment().Profile).In(m.lang()), plain, width)...)
	}
	return rows
}

// levelHead is mark, digit and word of a level.
func (m model) levelHead(l checklist.Level, width int) row {
	mark, role := " ", plain
	switch {
	case m.isAnswer(l):
		mark, role = "●", chosen
	case m.looking && l == m.look:
		mark, role = "►", accent
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
		return "√"
	case ok:
		return "×"
	}
	return "·"
}

// factRows are what else is said of the point, long texts cut short.
func (m model) factRows(width int) []row {
	facts, longest := factsOf(m.session), 0
	for _, f := range facts {
		longest = max(longest, cells(f.name.In(m.lang())))
	}
	var rows []row
	for _, f := range facts {
		name := f.name.In(m.lang())
		head := row{span{name, dim}, gap(longest - cells(name) + 2)}
		lines := hang(head, f.text, plain, width)
		if len(lines) > f.most {
			lines = append(lines[:f.most], row{gap(head.cells()), fixed("…", dim)})
		}
		rows = append(rows, lines...)
	}
	return rows
}
