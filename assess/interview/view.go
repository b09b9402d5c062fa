package interview

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"mognad/assess"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// The smallest window that a point can be answered in.
const (
	leastWidth  = 40
	leastHeight = 12
)

// Sizes from which there is room for more.
const (
	roomyHeight = 20  // empty rows, and the strip of points
	paneWidth   = 46  // of the list of points at the left
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
	body       []row
	room       int // rows of the window
	first, end int // the rows of the body that are to be seen: first up to end
}

// most is the furthest that the body can be scrolled.
func (l layout) most() int { return max(0, len(l.body)-l.room) }

func (m model) tooSmall() bool { return m.width < leastWidth || m.height < leastHeight }
func (m model) roomy() bool    { return m.height >= roomyHeight }
func (m model) wide() bool     { return m.width >= wideWidth && m.height >= wideHeight }

// bodyWidth is how wide the texts of the body may be, margins taken off.
func (m model) bodyWidth() int {
	width := m.width - 2
	if m.wide() && m.screen == asking {
		width -= paneWidth
	}
	return min(width, mostText)
}

// lay works out what the body is and how much of it can be seen.
func (m model) lay() layout {
	var l layout
	l.room = max(1, m.height-len(m.head())-len(m.panel())-len(m.trouble())-2)
	switch m.screen {
	case summing:
		l.body, l.first, l.end = m.summaryBody(m.bodyWidth())
	case helping:
		l.body = m.helpBody(m.bodyWidth())
	default:
		l.body, l.first, l.end = m.pointBody(m.bodyWidth(), l.room)
	}
	return l
}

// reveal scrolls to show what the latest key is about: a list as little as
// possible, a point as little as possible from its beginning, so that it always
// looks the same.
func (m model) reveal() model {
	l := m.lay()
	if m.screen == asking {
		m.scroll = 0
	}
	if m.screen == helping {
		m.scroll = min(m.scroll, l.most())
		return m
	}
	if l.end > m.scroll+l.room {
		m.scroll = l.end - l.room
	}
	if l.first < m.scroll {
		m.scroll = l.first
	}
	m.scroll = min(m.scroll, l.most())
	return m
}

// frame is the whole screen: as many rows as the window has.
func (m model) frame() []row {
	if m.tooSmall() {
		return m.smallFrame()
	}
	l := m.lay()
	head, foot := m.head(), m.foot(l)
	scroll := min(m.scroll, l.most())
	rows := head
	seen := l.body[scroll:min(len(l.body), scroll+l.room)]
	for i := range l.room {
		r := row{gap(1)}
		if i < len(seen) {
			r = append(r, seen[i]...)
		}
		rows = append(rows, r)
	}
	if m.wide() && m.screen == asking {
		m.besides(rows[len(head):])
	}
	return append(rows, foot...)
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

// foot is the rows at the bottom: what is being written, what was just said, and
// last the keys.
func (m model) foot(l layout) []row {
	rows := m.panel()
	for _, line := range m.trouble() {
		rows = append(rows, row{gap(1), span{line, strong}})
	}
	return append(rows, m.status(l), m.keyLine())
}

// trouble says in full that the latest answers could not be saved.
func (m model) trouble() []display.Text {
	key := words.Message("not-saved", "reason", plainly{m.saveErr})
	switch {
	case m.doubting && m.saveErr == nil:
		key = words.Message("still-saving")
	case m.saveErr == nil:
		return nil
	}
	lines := wrap(key.In(m.lang()), m.width-2)
	return lines[:min(len(lines), 3)]
}

// status says what the answer is and whether it is saved, or what the latest
// key has led to, and at the right whether there is more to see.
func (m model) status(l layout) row {
	right := row{gap(1)}
	if m.scroll < l.most() {
		right = row{span{words.Say(m.lang(), "more-below"), dim}, gap(1)}
	} else if l.most() > 0 {
		right = row{span{words.Say(m.lang(), "more-above"), dim}, gap(1)}
	}
	left := row{gap(1)}
	switch {
	case m.note != nil:
		left = append(left, span{m.note.In(m.lang()).Line(), strong})
	case m.choosing():
		left = append(left, span{words.Say(m.lang(), "looking", "level", int(m.look)), plain})
	case m.screen == asking:
		left = append(left, m.answered()...)
	}
	return spread(append(left, m.savedState()...), right, m.width)
}

// savedState says whether everything is saved, where anything has changed.
func (m model) savedState() row {
	state := language.Message{}
	switch {
	case m.note != nil || m.choosing() || m.saveErr != nil:
	case m.saving || m.unsaved():
		state = words.Message("saving")
	case m.kept > 0:
		state = words.Message("saved")
	}
	text := state.In(m.lang())
	if text.Empty() {
		return nil
	}
	if m.screen != asking {
		return row{span{text, dim}}
	}
	return row{fixed(" · ", dim), span{text, dim}}
}

// answered says in words what the answer is.
func (m model) answered() row {
	return row{span{m.stateOf(m.session.Current()), plain}}
}

// stateOf says in words what an answer is.
func (m model) stateOf(a assess.Answer) display.Text { return stateOf(m.session, a) }

// keyLine is the last row: as many keys as there is room for, those that matter
// most first to be kept, always in the same order.
func (m model) keyLine() row {
	hints := m.hints()
	least := 0
	for _, h := range hints {
		least = max(least, h.rank)
	}
	line := m.keysUpTo(hints, least)
	for least > 1 && line.cells() > m.width {
		least--
		line = m.keysUpTo(hints, least)
	}
	return line.cut(m.width)
}

// keysUpTo are the keys up to a rank, those that are on the key line at all.
func (m model) keysUpTo(hints []command, least int) row {
	line := row{gap(1)}
	for _, h := range hints {
		if h.rank == 0 || h.rank > least {
			continue
		}
		if len(line) > 1 {
			line = append(line, gap(2))
		}
		line = append(line, fixed(h.label, accent), gap(1), span{h.hint.In(m.lang()), dim})
	}
	return line
}

func (m model) hints() []command {
	switch m.dialog.kind {
	case noDialog:
		return m.commands()
	case commenting:
		return []command{
			{label: "esc", hint: words.Message("key-done"), rank: 1},
			{label: "enter", hint: words.Message("key-new-line"), rank: 2},
			{label: "ctrl+w", hint: words.Message("key-delete-word"), rank: 4},
		}
	}
	return []command{
		{label: "enter", hint: words.Message("key-done"), rank: 1},
		{label: "esc", hint: words.Message("key-cancel"), rank: 2},
	}
}
