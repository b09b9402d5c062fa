package interview

import (
	"slices"

	"mognad/assess"
	"mognad/checklist/display"
)

// foot is the rows at the bottom: what is being written, what was just said, and
// last the keys.
func (m model) foot(l layout) []row {
	rows := m.panel()
	for _, line := range m.trouble() {
		rows = append(rows, row{gap(1), span{line, strong}})
	}
	return append(append(rows, m.status(l)...), m.keyRows()...)
}

// status says what the answer is and whether it is saved, or what the latest
// key has led to, and at the right whether there is more to see.
func (m model) status(l layout) []row {
	right := row{gap(1)}
	if m.scroll < l.most() {
		right = row{span{words.Say(m.lang(), "more-below"), dim}, gap(1)}
	} else if l.most() > 0 {
		right = row{span{words.Say(m.lang(), "more-above"), dim}, gap(1)}
	}
	var rows []row
	left := row{gap(1)}
	message := m.message()
	for _, line := range message {
		rows = append(rows, row{gap(1), span{line, strong}})
	}
	switch {
	case len(rows) > 0:
		left, rows = rows[len(rows)-1], rows[:len(rows)-1]
	case m.dialog.kind.finds():
		left = append(left, m.foundCount()...)
	case m.choosing():
		left = append(left, span{words.Say(m.lang(), "looking", "level", int(m.at.level)), plain})
	case m.screen == asking:
		left = append(left, span{m.stateOf(m.session.Current()), plain})
	}
	saved := m.savedState() // is never cut
	if len(message) > 0 && left.cells()+saved.cells()+right.cells()+2 > m.width {
		right = row{gap(1)} // what was just said matters more
	}
	left = left.cut(max(0, m.width-right.cells()-saved.cells()-2))
	return append(rows, spread(append(left, saved...), right, m.width))
}

// mostMessage is how many rows what the latest key has led to may take.
const mostMessage = 4

// message is what the latest key has led to, in as many lines as it takes and as
// there is room for.
func (m model) message() []display.Text {
	said := m.note
	if said == nil {
		said = m.said
	}
	if said == nil {
		return nil
	}
	width := m.width - 4 - m.savedState().cells()
	lines := wrap(said.In(m.lang()).Line(), width)
	room := m.footRoom() - len(m.panel()) - len(m.trouble()) - m.keyRoom() + 1
	most := max(1, min(mostMessage, room+1))
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] = shorten(display.Join([]display.Text{lines[most-1], display.Clean("…")}, display.Text{}), width)
	}
	return lines
}

// messageRows is how many rows the foot has for the state or for the message.
func (m model) messageRows() int { return max(1, len(m.message())) }

// stateOf says in words what an answer is.
func (m model) stateOf(a assess.Answer) display.Text { return stateOf(m.session, a) }

// keyRoom is how many rows there are for keys: two where a point is answered, if
// there is room, since that has the most.
func (m model) keyRoom() int {
	if m.height >= tallHeight && m.short < tightest && m.screen == asking && m.dialog.kind == noDialog {
		return 2
	}
	return 1
}

// keyRows are the last rows: as many keys as there is room for, those that matter
// most first to be kept, always in the same order.
func (m model) keyRows() []row {
	hints, most := m.hints(), m.keyRoom()
	least := 0
	for _, h := range hints {
		least = max(least, h.rank)
	}
	rows := m.keysUpTo(hints, least)
	for least > 1 && len(rows) > most {
		least--
		rows = m.keysUpTo(hints, least)
	}
	for len(rows) < most {
		rows = append([]row{{}}, rows...)
	}
	last := rows[most-1]
	for _, more := range rows[most:] { // what must be there, and has no room
		last = append(append(last, gap(1)), more...)
	}
	return append(rows[:most-1], last.cut(m.width))
}

// keysUpTo are the keys up to a rank, those that are on the key line at all, in
// as many rows as they take.
func (m model) keysUpTo(hints []command, least int) []row {
	var all []row
	for _, h := range hints {
		if h.rank > 0 && h.rank <= least {
			all = append(all, row{fixed(h.label, accent), gap(1), span{h.hint.In(m.lang()), dim}})
		}
	}
	return flow(row{gap(1)}, all, 2, m.width)
}

func (m model) hints() []command {
	if m.dialog.kind != noDialog {
		return m.dialogHints()
	}
	if m.readOnly == nil {
		return m.commands()
	}
	return slices.DeleteFunc(m.commands(), func(c command) bool { return m.forbidden(c.keys.Keys()[0]) })
}
