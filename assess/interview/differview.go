package interview

import (
	tea "charm.land/bubbletea/v2"

	"mognad/assess"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// View draws the screen.
func (m differ) View() tea.View { return m.view(m.sheet()) }

// render is the screen as a text.
func (m differ) render() string { return m.text(m.sheet()) }

// sheet says what the two versions are, what differs, and what enter will do.
func (m differ) sheet() sheet {
	title := hang(nil, m.versions.Title.In(m.lang).Line(), strong, m.textWidth())
	s := sheet{head: append(title[:min(len(title), 2)], row{})}
	for i, d := range m.versions.Differences {
		if i == m.at {
			s.first = len(s.body)
		}
		s.body = append(s.body, m.pointRows(i, d)...)
		if i == m.at {
			s.end = len(s.body)
		}
		if i+1 < len(m.versions.Differences) {
			s.body = append(s.body, m.air()...)
		}
	}
	s.foot = m.outlook()
	s.keys = m.keyHints(m.say("differ-key-all", "side", m.name(UseOurs)), m.say("differ-key-all", "side", m.name(UseTheirs)))
	if hintsUpTo(s.keys, 4).cells() > m.width {
		s.keys = m.keyHints(m.say("differ-key-upper"), m.say("differ-key-lower"))
	}
	return s
}

// keyHints are the keys; upper and lower are what those are called that choose a
// side of every point.
func (m differ) keyHints(upper, lower display.Text) []hint {
	return []hint{
		{"enter", m.say("differ-key-do"), 1},
		{"← →", m.say("differ-key-side"), 1},
		{"↑ ↓", m.say("differ-key-point"), 3},
		{"esc", m.say("differ-key-later"), 1},
		{"a", upper, 4},
		{"z", lower, 4},
	}
}

// name is what a side is called, on one line.
func (m differ) name(s Side) display.Text { return m.versions.name(s, m.lang) }

// name is what a side is called, on one line.
func (v Versions) name(s Side, lang language.Tag) display.Text {
	if s == UseOurs {
		return v.Ours.In(lang).Line()
	}
	return v.Theirs.In(lang).Line()
}

// pointRows are one point that differs. The marked one is unfolded; where there
// is little room the others are one row each.
func (m differ) pointRows(i int, d assess.Difference) []row {
	is := i == m.at
	head := append(marked(is), span{m.versions.titleOf(d.Point, m.lang), boldIf(is)})
	if !is && m.height < roomyHeight {
		side := row{fixed("● ", chosen), span{m.name(m.sides[i]), plain}}
		return []row{spread(head, side.cut(max(m.textWidth()/2, m.textWidth()-head.cells()-2)), m.textWidth())}
	}
	rows := []row{head.cut(m.textWidth())}
	told := m.versions.tell(d, m.lang)
	if is {
		rows = append(rows, m.namedTraits(d)...)
	}
	for _, s := range []Side{UseOurs, UseTheirs} {
		rows = append(rows, m.sideRows(s, s == m.sides[i], is, told)...)
	}
	return rows
}

// namedTraits name what differs, since the texts may be cut; nothing if it is the
// state alone, which stands first in each of them.
func (m differ) namedTraits(d assess.Difference) []row {
	var names []display.Text
	if name, ok := m.versions.stateTrait(d); ok {
		names = append(names, name.In(m.lang))
	}
	for _, t := range m.versions.traits(d, m.lang) {
		names = append(names, t.name.In(m.lang))
	}
	if len(m.versions.traits(d, m.lang)) == 0 {
		return nil
	}
	text := m.say("differ-in", "names", display.Join(names, display.Clean(", ")))
	rows := hang(row{gap(4)}, text, dim, m.textWidth())
	return rows[:min(len(rows), 2)]
}

// sideRows are what one side says of a point, in one row, or in a few where the
// point is marked. Its name is not cut while there is room for what both say.
func (m differ) sideRows(s Side, taken, unfolded bool, told [2]display.Text) []row {
	mark, role := fixed("○ ", dim), plain
	if taken {
		mark, role = fixed("● ", chosen), strong
	}
	room := max(m.textWidth()/2, m.textWidth()-8-max(cells(told[UseOurs]), cells(told[UseTheirs])))
	longest := min(max(cells(m.name(UseOurs)), cells(m.name(UseTheirs))), room)
	name := shorten(m.name(s), longest)
	lead := row{gap(4), mark, span{name, role}, gap(longest - cells(name) + 2)}
	rows := hang(lead, told[s], role, m.textWidth())
	most := 1
	if unfolded {
		most = 2
	}
	if unfolded && m.height >= roomyHeight {
		most = 4
	}
	if len(rows) > most {
		rows = rows[:most]
		last := &rows[most-1][len(rows[most-1])-1]
		last.text = display.Join([]display.Text{last.text, display.Clean("…")}, display.Clean(" "))
		rows[most-1] = rows[most-1].cut(m.textWidth())
	}
	return rows
}

// outlook says what enter will do, and that leaving changes nothing.
func (m differ) outlook() []row {
	var n [2]int
	for _, s := range m.sides {
		n[s]++
	}
	text := m.say("differ-outlook", "n", len(m.sides),
		"ours", n[UseOurs], "first", m.name(UseOurs), "theirs", n[UseTheirs], "second", m.name(UseTheirs))
	switch len(m.sides) {
	case n[UseOurs]:
		text = m.say("differ-outlook-all", "n", len(m.sides), "side", m.name(UseOurs))
	case n[UseTheirs]:
		text = m.say("differ-outlook-all", "n", len(m.sides), "side", m.name(UseTheirs))
	}
	rows := hang(nil, text, plain, m.textWidth())
	rows = rows[:min(len(rows), 2)]
	later := hang(nil, m.versions.later().In(m.lang), dim, m.textWidth())
	return append(append([]row{{}}, rows...), later[:min(len(later), 2)]...)
}
