package interview

import (
	"math/big"
	"strings"

	"mognad/assess"
	"mognad/checklist/display"
)

// besides puts areas and points at the left of the rows of the body.
func (m model) besides(body []row) {
	list, at := m.pane(len(body))
	first := min(max(0, at-len(body)/2), max(0, len(list)-len(body)))
	for i := range body {
		left := row{gap(1)}
		if first+i < len(list) {
			left = append(left, m.paneRow(list[first+i]).cut(m.paneWidth()-3)...)
		}
		body[i] = append(append(left, gap(m.paneWidth()-left.cells()-2), fixed("│", dim), gap(1)), body[i]...)
	}
}

// A paneItem is one row of the pane, before it is drawn: few of many are.
type paneItem struct {
	kind  paneKind
	point int // the point, or the first one of the area
}

// A paneKind is what a row of the pane shows.
type paneKind int

// The kinds of rows.
const (
	nothing paneKind = iota
	areaTitle
	areaBar
	pointLine
)

// pane lists areas, with what their answers come to, and points, and says at
// which row the current point is. Empty rows part the areas where they do not
// push anything out of the window.
func (m model) pane(room int) (items []paneItem, at int) {
	points := m.points
	parted := len(points)+3*len(m.session.Progress().Areas)-1 <= room
	for i, point := range points {
		if i == 0 || point.Area != points[i-1].Area {
			if i > 0 && parted {
				items = append(items, paneItem{})
			}
			items = append(items, paneItem{areaTitle, i}, paneItem{areaBar, i})
		}
		if i == m.session.Index() {
			at = len(items)
		}
		items = append(items, paneItem{pointLine, i})
	}
	return items, at
}

// paneRow draws a row of the pane.
func (m model) paneRow(item paneItem) row {
	switch item.kind {
	case areaTitle:
		return m.paneArea(item.point)
	case areaBar:
		result, _ := m.session.Result().Area(m.points[item.point].Area)
		return bar(result.Claimed, m.paneWidth()-4)
	case pointLine:
		return m.panePoint(item.point)
	}
	return nil
}

// paneArea is an area's name and figure.
func (m model) paneArea(i int) row {
	id := m.points[i].Area
	area, _ := m.session.Checklist().Area(id)
	result, _ := m.session.Result().Area(id)
	figure := display.Clean("–")
	if result.Claimed != nil {
		figure = m.score(result.Figures)
	}
	return spread(row{span{area.Title.In(m.lang()).Line(), strong}}, row{span{figure, plain}}, m.paneWidth()-4)
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

// panePoint is a point with its answer.
func (m model) panePoint(i int) row {
	point := m.points[i]
	mark, role := " ", dim
	if i == m.session.Index() {
		mark, role = "►", strong
	}
	left := row{fixed(mark, accent), gap(1), fixed(point.ID, role), gap(m.idWidth() - len(point.ID) + 2), span{point.Title.In(m.lang()).Line(), role}}
	return spread(left, row{span{m.shortState(point.ID), plain}}, m.paneWidth()-4)
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
