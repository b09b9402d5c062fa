package interview

import (
	"strings"

	"mognad/assess"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// narrowWidth is the least width at which the head says more than which point it
// is and what the answers come to.
const narrowWidth = 56

// head is the rows at the top: where one is, and what the answers come to.
func (m model) head() []row {
	rows, area := m.banner(), display.Text{}
	if m.onPoint() && (m.roomy() || m.width >= narrowWidth) {
		area = m.areaScore(m.session.Point().Area)
	}
	if !m.roomy() {
		rows = append(rows, m.placeRow(area, m.brief()))
		return append(rows, m.titleRows()...)
	}
	where, left := m.count("place"), m.timeLeft("time-left")
	if !m.onPoint() {
		left = display.Text{}
	}
	total := m.totalScore()
	if m.session.Result().Total.Claimed != nil {
		total = words.Say(m.lang(), "head-total", "score", total)
	}
	right := row{span{dotted(m.done(), total), plain}, gap(1)}
	strip := append(row{gap(1)}, m.strip(max(1, m.width-right.cells()-3))...)
	rows = append(rows, m.placeRow(area, dotted(where, left)), spread(strip, right, m.width))
	if m.short < tightest {
		rows = append(rows, row{})
	}
	if title := m.titleRows(); len(title) > 0 {
		rows = append(append(rows, title...), m.ownRow())
	}
	return rows
}

// ownRow is under the title: what was written of the point, in short, so that it is
// in sight while the levels are read. It is empty where nothing was, and where there
// is room for all of it further down.
func (m model) ownRow() row {
	if !m.onPoint() || m.wide() && m.short < tight {
		return row{}
	}
	a := m.session.Current()
	var own []display.Text
	if a.Target != nil {
		own = append(own, words.Say(m.lang(), "own-target", "level", int(a.Target.Level)))
	}
	if n := len(a.Evidence); n > 0 {
		own = append(own, words.Say(m.lang(), "own-evidence", "n", n))
	}
	if a.Confidence != "" {
		own = append(own, words.Say(m.lang(), "own-confidence", "confidence", confidenceText(m.lang(), a.Confidence)))
	}
	if !display.Clean(a.PrivateNote).Empty() {
		own = append(own, words.Say(m.lang(), "own-note"))
	}
	if text := display.Clean(a.Comment).Line(); !text.Empty() {
		own = append(own, words.Say(m.lang(), "own-comment", "text", text))
	}
	line := dotted(own...)
	if line.Empty() {
		return row{}
	}
	indent := 1 + len(m.session.Point().ID) + 2
	return row{gap(indent), span{shorten(line, m.width-indent-1), dim}}
}

// placeRow is what one looks at, its figure, and at the right end right.
func (m model) placeRow(figure, right display.Text) row {
	end := row{span{right, plain}, gap(1)}
	title, role := m.heading()
	room := m.width - 1 - end.cells() - 2
	if !figure.Empty() {
		room -= cells(figure) + 2
	}
	left := row{gap(1), span{shorten(title, room), role}}
	if !figure.Empty() {
		left = append(left, gap(2), span{figure, dim})
	}
	return spread(left, end, m.width)
}

// heading is what stands at the top at the left.
func (m model) heading() (display.Text, role) {
	if title := m.listTitle(); title.Key != "" {
		return title.In(m.lang()).Line(), strong
	}
	switch m.screen {
	case summing:
		return words.Say(m.lang(), "summary-title"), strong
	case helping:
		return words.Say(m.lang(), "help-title"), strong
	}
	area, _ := m.session.Checklist().Area(m.session.Point().Area)
	return area.Title.In(m.lang()).Line(), plain
}

// brief is what a small window says at the top at the right.
func (m model) brief() display.Text {
	switch {
	case !m.onPoint():
		return m.done()
	case m.width < narrowWidth:
		return dotted(m.count("place-short"), m.totalScore())
	}
	return dotted(m.count("place-short"), m.timeLeft("time-left-short"), m.totalScore())
}

// count says which point of how many it is.
func (m model) count(phrase string) display.Text {
	if !m.onPoint() {
		return display.Text{}
	}
	return words.Message(phrase, "index", m.session.Index()+1, "n", m.session.Count()).In(m.lang())
}

// done says how many points have an answer.
func (m model) done() display.Text {
	p := m.session.Progress()
	return words.Say(m.lang(), "settled", "n", p.Settled(), "all", p.All)
}

// totalScore and areaScore are what the answers come to so far.
func (m model) totalScore() display.Text { return m.score(m.session.Result().Total) }

func (m model) areaScore(id string) display.Text {
	area, _ := m.session.Result().Area(id)
	return m.score(area.Figures)
}

func (m model) score(f assess.Figures) display.Text {
	if f.Claimed == nil {
		return words.Say(m.lang(), "no-score")
	}
	return language.Percent{Share: f.Claimed}.In(m.lang())
}

// dotted puts texts beside each other, those that say something.
func dotted(texts ...display.Text) display.Text {
	var said []display.Text
	for _, t := range texts {
		if !t.Empty() {
			said = append(said, t)
		}
	}
	return display.Join(said, display.Clean(" · "))
}

// banner says that nobody may answer, and why.
func (m model) banner() []row {
	if m.readOnly == nil {
		return nil
	}
	text := words.Say(m.lang(), "read-only", "why", m.readOnly)
	rows := hang(row{gap(1)}, text.Line(), strong, m.width-1)
	if !m.roomy() {
		return atMost(1, rows, m.width-1)
	}
	return atMost(2, rows, m.width-1)
}

// titleRows are what stays while the rest scrolls: the point's id and title, or
// how much has been answered and what can be done next.
func (m model) titleRows() []row {
	if m.dialog.kind.finds() {
		return nil
	}
	switch m.screen {
	case reviewing:
		return m.reviewHead()
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
	points := m.points
	if p := m.session.Progress(); len(points)+len(p.Areas)-1 > width {
		full := width * p.Settled() / p.All
		return row{fixed(strings.Repeat("■", full), accent), fixed(strings.Repeat("□", width-full), dim)}
	}
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
	return r.cut(width)
}
