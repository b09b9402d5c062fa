package interview

import (
	"math/big"
	"strings"

	"mognad/assess"
	"mognad/checklist/display"
)

// besides puts areas and points at the left of the rows of the body.
func (m model) besides(body []row) {
	list, at := m.paneRows(len(body))
	first := min(max(0, at-len(body)/2), max(0, len(list)-len(body)))
	for i := range body {
		left := row{}
		if first+i < len(list) {
			left = list[first+i].cut(paneWidth - 3)
		}
		left = append(row{gap(1)}, left...)
		body[i] = append(append(left, gap(paneWidth-left.cells()-2), fixed("│", dim), gap(1)), body[i]...)
	}
}

// paneRows lists areas, with what their answers come to, and points, and says at
// which row the current point is. Empty rows part the areas where they do not
// push anything out of the window.
func (m model) paneRows(room int) (rows []row, at int) {
	points := m.session.Points()
	parted := len(points)+3*len(m.session.Progress().Areas)-1 <= room
	for i, point := range points {
		if i == 0 || point.Area != points[i-1].Area {
			if i > 0 && parted {
				rows = append(rows, row{})
			}
			rows = append(rows, m.areaRows(point.Area)...)
		}
		if i == m.session.Index() {
			at = len(rows)
		}
		rows = append(rows, m.paneRow(i))
	}
	return rows, at
}

// areaRows are an area's name and figure, and the figure as a bar.
func (m model) areaRows(id string) []row {
	area, _ := m.session.Checklist().Area(id)
	result, _ := m.session.Result().Area(id)
	width := paneWidth - 4
	title, figure := row{span{area.Title.In(m.lang()).Line(), strong}}, display.Clean("–")
	if result.Claimed != nil {
		figure = m.score(result.Figures)
	}
	return []row{spread(title, row{span{figure, plain}}, width), bar(result.Claimed, width)}
}

// bar draws a share as a line: its full part is double. Without a share the line
// is empty.
func bar(share *big.Rat, width int) row {
	full := 0
	if share != nil {
		cells := new(big.Rat).Mul(share, big.NewRat(int64(width), 1))
		full = int(new(big.Int).Quo(cells.Num(), cells.Denom()).Int64())
	}
	return row{fixed(strings.Repeat("═", full), accent), fixed(strings.Repeat("─", width-full), dim)}
}

func (m model) paneRow(i int) row {
	point := m.session.Points()[i]
	mark, role := " ", dim
	if i == m.session.Index() {
		mark, role = "►", strong
	}
	left := row{fixed(mark, accent), gap(1), fixed(point.ID, role), gap(m.idWidth() - len(point.ID) + 2), span{point.Title.In(m.lang()).Line(), role}}
	return spread(left, row{span{m.shortState(point.ID), plain}}, paneWidth-4)
}

// shortState is an answer in a few cells: the level's digit, or a short word.
func (m model) shortState(id string) display.Text {
	a := m.session.Assessment().Answer(id)
	switch a.State {
	case assess.Answered:
		return display.Clean(string(rune('0' + a.Level)))
	case assess.NotApplicable:
		return words.Say(m.lang(), "short-na")
	case assess.Unknown:
		return display.Clean("?")
	}
	return display.Clean("–")
}
