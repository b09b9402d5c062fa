package interview

import (
	"strings"

	"mognad/assess"
	"mognad/checklist/display"
)

// head is the rows at the top: where one is.
func (m model) head() []row {
	p := m.session.Progress()
	settled := words.Say(m.lang(), "settled", "n", p.Settled(), "all", p.All)
	where, count := m.place()
	if !m.roomy() {
		right := row{span{count, plain}, gap(2), span{settled, dim}, gap(1)}
		return append([]row{spread(where, right, m.width)}, m.titleRows()...)
	}
	strip := append(row{gap(1)}, m.strip(max(1, m.width-cells(settled)-4))...)
	rows := []row{
		spread(where, row{span{count, plain}, gap(1)}, m.width),
		spread(strip, row{span{settled, dim}, gap(1)}, m.width),
		{},
	}
	if title := m.titleRows(); len(title) > 0 {
		rows = append(append(rows, title...), row{})
	}
	return rows
}

// place is what stands at the top at the left, and which point of how many it is.
func (m model) place() (where row, count display.Text) {
	switch m.screen {
	case summing:
		return row{gap(1), span{words.Say(m.lang(), "summary-title"), strong}}, count
	case helping:
		return row{gap(1), span{words.Say(m.lang(), "help-title"), strong}}, count
	}
	if title := m.listTitle(); title.Key != "" {
		return row{gap(1), span{title.In(m.lang()), strong}}, count
	}
	area, _ := m.session.Checklist().Area(m.session.Point().Area)
	count = words.Say(m.lang(), "place", "index", m.session.Index()+1, "n", m.session.Count())
	return row{gap(1), span{area.Title.In(m.lang()).Line(), plain}}, count
}

// titleRows are what stays while the rest scrolls: the point's id and title, or
// how much has been answered and what can be done next.
func (m model) titleRows() []row {
	switch m.screen {
	case summing:
		return m.summaryHead()
	case helping:
		return nil
	}
	point := m.session.Point()
	head := row{gap(1), fixed(point.ID, accent), gap(2)}
	return hang(head, point.Title.In(m.lang()).Line(), strong, m.width-1)
}

// strip shows how far one has come: a mark for each point, by area, or a bar
// where there are too many points for that.
func (m model) strip(width int) row {
	points := m.session.Points()
	var r row
	for i, p := range points {
		if i > 0 && p.Area != points[i-1].Area {
			r = append(r, gap(1))
		}
		mark := fixed("□", dim)
		if m.session.Assessment().Answer(p.ID).State != assess.Unanswered {
			mark = fixed("■", dim)
		}
		if i == m.session.Index() && m.screen == asking {
			mark.role = chosen
		}
		r = append(r, mark)
	}
	if r.cells() <= width {
		return r
	}
	p := m.session.Progress()
	full := width * p.Settled() / p.All
	return row{fixed(strings.Repeat("■", full), accent), fixed(strings.Repeat("□", width-full), dim)}
}
