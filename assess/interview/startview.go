package interview

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"mognad/checklist/display"
	"mognad/checklist/language"
)

// View draws the screen.
func (m start) View() tea.View { return m.view(m.sheet()) }

// render is the screen as a text.
func (m start) render() string { return m.text(m.sheet()) }

func (m start) sheet() sheet {
	switch m.page {
	case filling:
		return m.formSheet()
	case resuming:
		return m.recentSheet()
	}
	return m.menuSheet()
}

// air is an empty row where there is room for one.
func (w window) air() []row {
	if w.height < roomyHeight {
		return nil
	}
	return []row{{}}
}

// menuSheet says what the program is, that nothing leaves the machine, and what
// can be done.
func (m start) menuSheet() sheet {
	head := hang(nil, m.say("start-title"), strong, m.textWidth())
	head = append(head, hang(nil, m.say("start-stays"), dim, m.textWidth())...)
	s := sheet{head: append(head, row{}), first: m.pick, end: m.pick + 1}
	items, longest := m.items(), 0
	for _, item := range items {
		longest = max(longest, cells(item.text.In(m.lang)))
	}
	for i, item := range items {
		name := item.text.In(m.lang)
		r := append(marked(i == m.pick), fixed(item.label, accent), gap(2))
		r = append(r, span{name, boldIf(i == m.pick)})
		if item.about != nil {
			r = append(r, gap(longest-cells(name)+3), span{item.about.In(m.lang), dim})
		}
		s.body = append(s.body, r.cut(m.textWidth()))
	}
	s.keys = []hint{
		{"enter", m.say("start-key-choose"), 1},
		{"↑ ↓", m.say("key-pick"), 3},
		{"l", ownName(nextLanguage(m.lang)), 2},
	}
	return s
}

// marked is what stands before a row of a list: a mark on the one that enter is
// for.
func marked(is bool) row {
	if is {
		return row{fixed("►", accent), gap(1)}
	}
	return row{gap(2)}
}

func boldIf(is bool) role {
	if is {
		return strong
	}
	return plain
}

// ownName is the name of a language, in that language.
func ownName(lang language.Tag) display.Text { return words.Say(lang, "language-name") }

// latestOf tells which assessment was worked on last.
type latestOf struct{ recent Recent }

// In tells it.
func (l latestOf) In(lang language.Tag) display.Text {
	return words.Say(lang, "start-latest", "unit", l.recent.Name(), "progress", l.recent.Progress(lang))
}

// recentSheet lists the assessments that can be gone on with.
func (m start) recentSheet() sheet {
	s := sheet{head: []row{{span{m.say("recent-title"), strong}}, {}}}
	if n := len(m.recent); n > 1 {
		s.head[0] = append(s.head[0], gap(2), span{m.say("recent-count", "n", n), dim})
	}
	if !m.found {
		s.body = hang(nil, m.say("recent-looking"), dim, m.textWidth())
	}
	if m.found && len(m.recent) == 0 {
		s.body = hang(nil, m.say("recent-none"), plain, m.textWidth())
	}
	for i, r := range m.recent {
		if i == m.at {
			s.first = len(s.body)
		}
		s.body = append(s.body, m.recentRows(i, r)...)
		if i == m.at {
			s.end = len(s.body)
		}
		s.body = append(s.body, m.air()...)
	}
	m.otherFile(&s)
	if m.fault != nil {
		s.foot = faultRows(m.fault, m.window)
	}
	s.keys = []hint{
		{"enter", m.say("start-key-open"), 1},
		{"↑ ↓", m.say("key-pick"), 3},
		{"esc", m.say("key-back"), 2},
	}
	return s
}

// recentRows are one assessment: its unit and how far it has come, of which
// day it is and where; in full where it is marked.
func (m start) recentRows(i int, r Recent) []row {
	is := i == m.at && m.other == nil
	label := " "
	if i < 9 {
		label = strconv.Itoa(i + 1)
	}
	left := append(marked(is), fixed(label, accent), gap(2), span{r.Name(), boldIf(is)})
	right := row{span{r.Progress(m.lang), plain}}
	if !r.Saved.IsZero() {
		right = append(right, fixed(" · ", dim), span{r.Saved.In(m.lang), dim})
	}
	rows := []row{spread(left, right, m.textWidth())}
	lead, path, of := row{gap(5)}, display.Clean(r.Path).Line(), display.Text{}
	if !r.Date.IsZero() {
		of = m.say("recent-of", "date", r.Date)
		lead = append(lead, span{of, dim}, fixed(" · ", dim))
	}
	if is {
		return append(rows, hang(row{gap(5)}, dotted(of, path), dim, m.textWidth())...)
	}
	return append(rows, append(lead, span{shortenLeft(path, m.textWidth()-lead.cells()), dim}))
}

// otherFile is the last row of the list: a path that can be written.
func (m start) otherFile(s *sheet) {
	is := m.at == len(m.recent)
	if is {
		s.first = len(s.body)
	}
	s.body = append(s.body, append(marked(is), fixed("o", accent), gap(2), span{m.say("recent-other"), boldIf(is)}))
	if m.other != nil {
		width := m.textWidth() - 7
		lines, line, cell := m.other.view(width, min(3, len(m.other.rows(width))))
		s.cursor = &spot{len(s.body) + line, 7 + cell}
		for _, l := range lines {
			s.body = append(s.body, row{gap(5), fixed("│ ", accent), span{l, plain}})
		}
	}
	if is {
		s.end = len(s.body)
	}
}

// faultRows say why something was not done, in three rows at most.
func faultRows(err error, w window) []row {
	rows := hang(nil, sentence(tell(err, w.lang)), strong, w.textWidth())
	return rows[:min(len(rows), 3)]
}
