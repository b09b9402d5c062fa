package interview

import (
	"strconv"

	"mognad/assess"
)

// reviewHead says how much there is to look at, and what can be done next.
func (m model) reviewHead() []row {
	n := len(m.lists.remarks)
	next := words.Message("review-some", "n", n)
	switch {
	case n == 0:
		next = words.Message("review-none")
	case len(m.session.Open()) > 0:
		next = words.Message("review-draft", "n", n)
	}
	return hang(row{gap(1)}, next.In(m.lang()), plain, m.bodyWidth()+1)
}

// reviewBody lists the remarks by kind. The rows from first up to end are those of
// the marked one, with the heading before it.
func (m model) reviewBody(width int) (rows []row, first, end int) {
	all := m.lists.remarks
	counts := map[assess.RemarkKind]int{}
	for _, r := range all {
		counts[r.Kind]++
	}
	for i, r := range all {
		is, start := i == m.lists.remarkAt, len(rows)
		if i == 0 || r.Kind != all[i-1].Kind {
			if i > 0 {
				rows = append(rows, m.air()...)
			}
			rows = append(rows, m.remarkHeading(r.Kind, counts[r.Kind]))
		}
		rows = append(rows, m.remarkRows(r, is, m.inSight(len(rows)), width)...)
		if is {
			first, end = start, len(rows)
		}
	}
	return rows, first, end
}

// remarkRows are one remark: the point with its answer, and what is said of it
// where the heading has not said it all. Out of sight only their number counts.
func (m model) remarkRows(r assess.Remark, is, seen bool, width int) []row {
	if !is && !seen && !says(r.Kind) {
		return make([]row, 1)
	}
	point, ok := m.session.Checklist().Point(r.Point)
	if !ok {
		return make([]row, 1)
	}
	head := append(marked(is), fixed(r.Point, accent), gap(m.idWidth()-len(r.Point)+2))
	indent := head.cells()
	state := row{span{m.stateOf(m.session.Assessment().Answer(r.Point)), dim}}
	if r.Kind == assess.RemarkUnanswered || r.Kind == assess.RemarkUnknown {
		state = row{}
	}
	rows := []row{spread(append(head, span{point.Title.In(m.lang()).Line(), boldIf(is)}), state, width)}
	if says(r.Kind) || is && len(state) > 0 {
		lines := hang(row{gap(indent)}, sentence(r.In(m.lang())), plain, width)
		rows = append(rows, lines[:min(len(lines), 3)]...)
	}
	return rows
}

// says reports whether a remark of the kind tells more than the heading of the
// kind does.
func says(kind assess.RemarkKind) bool {
	switch kind {
	case assess.RemarkClash, assess.RemarkBelowFloor, assess.RemarkTargetLow, assess.RemarkTargetPast, assess.RemarkUnmet, assess.RemarkFuture:
		return true
	}
	return false
}

// remarkHeading is the heading of a kind of remarks, with how many there are.
func (m model) remarkHeading(kind assess.RemarkKind, n int) row {
	for _, title := range remarkTitles() {
		if title.kind == kind {
			return row{span{title.text.In(m.lang()), strong}, gap(2), fixed(strconv.Itoa(n), dim)}
		}
	}
	return nil
}
