package interview

import (
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
	return append(rows, m.status(l), m.keyLine())
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
	case m.said != nil:
		left = append(left, span{m.said.In(m.lang()).Line(), strong})
	case m.dialog.kind.finds():
		left = append(left, m.foundCount()...)
	case m.choosing():
		left = append(left, span{words.Say(m.lang(), "looking", "level", int(m.at.level)), plain})
	case m.screen == asking:
		left = append(left, span{m.stateOf(m.session.Current()), plain})
	}
	saved := m.savedState() // is never cut
	left = left.cut(max(0, m.width-right.cells()-saved.cells()-2))
	return spread(append(left, saved...), right, m.width)
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
	if m.dialog.kind == noDialog {
		return m.commands()
	}
	return m.dialogHints()
}
