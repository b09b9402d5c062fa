package interview

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"mognad/assess"
	"mognad/checklist"
)

// The smallest window that a point can be answered in.
const (
	leastWidth  = 40
	leastHeight = 12
)

// Sizes from which there is room for more.
const (
	tallHeight  = 24 // two rows of keys
	roomyHeight = 20 // empty rows, and the strip of points
	leastPane   = 46 // the width of the list of points at the left
	mostPane    = 74
	wideWidth   = 120 // from which the list is shown
	wideHeight  = 30
	mostText    = 90 // the widest column that is easy to read
)

// View draws the screen.
func (m model) View() tea.View {
	v := tea.NewView(m.render())
	v.AltScreen = true
	v.Cursor = m.cursor()
	return v
}

// render is the screen as a text. It depends on the model alone.
func (m model) render() string { return paint(m.frame(), m.width, m.styles) }

// A layout is the body of the screen before it is cut to its window.
type layout struct {
	head       []row
	body       []row
	room       int   // rows of the window
	first, end int   // the rows of the body that are to be seen: first up to end
	cursor     int   // the row of the body that the cursor is on; -1 for none
	sticky     []row // what stands above the body instead of its first rows, once it is scrolled
}

// seen returns the rows of the window when the body is scrolled, and at which of
// them the cursor is.
func (l layout) seen(scroll int) (rows []row, cursor int) {
	from := scroll
	if scroll > 0 {
		rows, from = slices.Clone(l.sticky), min(scroll+len(l.sticky), len(l.body))
	}
	cursor = -1
	if l.cursor >= from {
		cursor = len(rows) + l.cursor - from
	}
	return append(rows, l.body[from:min(len(l.body), scroll+l.room)]...), cursor
}

// most is the furthest that the body can be scrolled.
func (l layout) most() int { return max(0, len(l.body)-l.room) }

func (m model) tooSmall() bool { return m.width < leastWidth || m.height < leastHeight }
func (m model) roomy() bool    { return m.height >= roomyHeight }
func (m model) wide() bool     { return m.width >= wideWidth && m.height >= wideHeight }

// paneWidth is how wide the list at the left is, when it is shown: it gets what the
// texts have no use for, as far as it has use for it.
func (m model) paneWidth() int {
	return min(max(leastPane, m.width-mostText-4), max(mostPane, m.titleWidth()+paneFrame))
}

// paneFrame is how many cells of the pane are no title: the margins, and the answer
// with the space before it.
const paneFrame = 4 + 2 + 4

// titleWidth is how wide the longest title of a point is in a list, with the mark
// and the id before it.
func (m model) titleWidth() int { return 2 + m.idWidth() + 2 + m.titles[m.lang()] }

// listWidth is how wide the list of all points is: wider than texts where that
// shows the titles in full.
func (m model) listWidth() int {
	state := 0
	for _, a := range m.everyState() {
		state = max(state, cells(m.stateOf(a)))
	}
	return min(m.width-2, max(mostText, m.titleWidth()+2+state))
}

// everyState is an answer of every sort.
func (m model) everyState() []assess.Answer {
	all := []assess.Answer{{}, {State: assess.Unknown}, {State: assess.NotApplicable}}
	for level := range m.session.Checklist().Scale {
		all = append(all, assess.Answer{State: assess.Answered, Level: checklist.Level(level)})
	}
	return all
}

// bodyWidth is how wide the texts of the body may be, margins taken off.
func (m model) bodyWidth() int {
	width := m.width - 2
	if m.wide() && m.screen == asking {
		width -= m.paneWidth()
	}
	return min(width, mostText)
}

// lay works out what the body is and how much of it can be seen.
func (m model) lay() layout {
	l := layout{cursor: -1, head: m.head()}
	l.room = max(1, m.height-len(l.head)-len(m.panel())-len(m.trouble())-m.messageRows()-m.keyRoom())
	if m.dialog.kind.fills() {
		l.body, l.first, l.end = m.dialogBody(m.bodyWidth())
		return l
	}
	switch m.screen {
	case proving:
		l.body, l.first, l.end = m.evidenceBody(m.bodyWidth())
	case reviewing:
		l.body, l.first, l.end = m.reviewBody(m.bodyWidth())
	case summing:
		l.body, l.first, l.end = m.summaryBody(m.listWidth(), l.room)
	case helping:
		l.body = m.helpBody(m.bodyWidth())
	default:
		return m.pointBody(l, m.bodyWidth())
	}
	return l
}

// reveal scrolls to show what the latest key is about: a list as little as
// possible, a point as little as possible from its beginning, so that it always
// looks the same.
func (m model) reveal() model {
	var l layout
	if m.screen == asking {
		m, l = m.fitted()
		m.scroll = 0
	} else {
		m.short = full
		l = m.lay()
	}
	if m.screen == helping && m.dialog.kind == noDialog {
		m.scroll = min(m.scroll, l.most())
		return m
	}
	if l.end > m.scroll+l.room {
		m.scroll = l.end - l.room
	}
	m.scroll = min(m.scroll, max(0, l.first-len(l.sticky)))
	m.scroll = min(m.scroll, l.most())
	return m
}

// frame is the whole screen: as many rows as the window has.
func (m model) frame() []row {
	if m.tooSmall() {
		return m.smallFrame()
	}
	l := m.lay()
	scroll := min(m.scroll, l.most())
	rows := l.head
	seen, cursor := l.seen(scroll)
	for i := range l.room {
		r := row{gap(1)}
		if i == cursor && m.at.clause == 0 {
			r = row{fixed("►", accent)}
		}
		if i < len(seen) {
			r = append(r, seen[i]...)
		}
		rows = append(rows, r)
	}
	if m.wide() && m.screen == asking {
		m.besides(rows[len(l.head):])
	}
	rows = append(rows, m.foot(l)...)
	return rows[max(0, len(rows)-m.height):] // what is written and the keys matter most
}

// smallFrame says that the window is too small for anything else.
func (m model) smallFrame() []row {
	var rows []row
	say := words.Say(m.lang(), "too-small", "width", leastWidth, "height", leastHeight)
	for _, line := range wrap(say, max(2, m.width)) {
		rows = append(rows, row{span{line, plain}})
	}
	return rows[:min(len(rows), max(1, m.height))]
}
