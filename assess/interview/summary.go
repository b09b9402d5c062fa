package interview

import (
	"mognad/assess"
	"mognad/checklist/display"
)

// summaryHead says how much has been answered, and what can be done next.
func (m model) summaryHead() []row {
	p := m.session.Progress()
	next := words.Say(m.lang(), "summary-open", "n", p.Unanswered)
	if p.Unanswered == 0 {
		next = words.Say(m.lang(), "summary-done")
	}
	counts := hang(row{gap(1)}, countsOf(m.session, p.Counts), plain, m.bodyWidth()+1)
	return append(counts, hang(row{gap(1)}, next, plain, m.bodyWidth()+1)...)
}

// summaryBody lists every point with its answer. The rows from first up to end
// are those of the marked one. Rows far from the window are left empty, since
// there may be a thousand.
func (m model) summaryBody(width, room int) (rows []row, first, end int) {
	points := m.points
	for i, point := range points {
		if i == 0 || point.Area != points[i-1].Area {
			if i > 0 {
				rows = append(rows, m.air()...)
			}
			area, _ := m.session.Checklist().Area(point.Area)
			rows = append(rows, row{span{area.Title.In(m.lang()).Line(), strong}})
		}
		if i == m.pick {
			first = len(rows)
		}
		var r row
		if at := len(rows); at >= m.scroll-room && at < m.scroll+room {
			r = m.listRow(i, width, i == m.pick)
		}
		rows = append(rows, r)
	}
	if m.pick == 0 {
		return rows, 0, first + 1
	}
	return rows, first, first + 1
}

// listRow is one point in a list of points, with its answer at the right.
func (m model) listRow(i, width int, marked bool) row {
	point := m.points[i]
	answer := m.session.Assessment().Answer(point.ID)
	left := row{fixed(" ", plain), gap(1)}
	title := plain
	if marked {
		left, title = row{fixed("►", accent), gap(1)}, strong
	}
	left = append(left, fixed(point.ID, dim), gap(m.idWidth()-len(point.ID)+2), span{point.Title.In(m.lang()).Line(), title})
	state := span{m.stateOf(answer), plain}
	if answer.State == assess.Unanswered {
		state.role = dim
	}
	return spread(left, row{state}, width)
}

// helpBody explains the keys, how to choose a level, and the checklist's terms.
func (m model) helpBody(width int) []row {
	asked := m
	asked.screen, asked.doubting = asking, false
	var rows []row
	for _, c := range append(asked.commands(), summaryCommands()...) {
		if c.help.Key != "" {
			head := row{fixed(c.label, accent), gap(max(1, 11-cells(display.Clean(c.label))))}
			rows = append(rows, hang(head, c.help.In(m.lang()), plain, width)...)
		}
	}
	list := m.session.Checklist()
	rows = append(rows, row{}, row{span{words.Say(m.lang(), "help-marks-title"), strong}})
	rows = append(rows, hang(nil, words.Say(m.lang(), "help-marks"), plain, width)...)
	rows = append(rows, row{}, row{span{words.Say(m.lang(), "help-rule-title"), strong}})
	rows = append(rows, hang(nil, list.Rule.In(m.lang()), plain, width)...)
	if len(list.Terms) > 0 {
		rows = append(rows, row{}, row{span{words.Say(m.lang(), "help-terms-title"), strong}})
	}
	for _, t := range list.Terms {
		rows = append(rows, row{span{t.Term.In(m.lang()).Line(), accent}})
		rows = append(rows, hang(row{gap(2)}, t.Definition.In(m.lang()), plain, width)...)
	}
	return rows
}

// idWidth is how wide the longest point id is.
func (m model) idWidth() int { return m.widest }
