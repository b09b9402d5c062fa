package interview

import (
	tea "charm.land/bubbletea/v2"

	"mognad/checklist/language"
)

// editorSize is how many cells and rows the text of a dialog has.
func (m model) editorSize() (width, height int) {
	width = min(m.width-5, mostText)
	if m.dialog.kind.several() {
		left := m.footRoom() - len(m.askedRows()) - len(m.faultRows()) - len(m.trouble())
		return width, max(1, min(10, max(3, m.height/2-4), left))
	}
	return width, min(3, len(m.dialog.editor.rows(width)))
}

// panel is the dialog at the foot of the screen: what is asked, what is written,
// and why it was not taken.
func (m model) panel() []row {
	if m.dialog.kind == noDialog || m.dialog.kind == proofing {
		return nil
	}
	rows := m.askedRows()
	if m.dialog.kind == weighing {
		return append(rows, m.confidenceRow())
	}
	width, height := m.editorSize()
	lines, _, _ := m.dialog.editor.view(width, height)
	look := plain
	if m.dialog.editor.fresh {
		look = chosen
	}
	for i := range height {
		r := row{gap(1), fixed("│ ", accent)}
		if i < len(lines) {
			r = append(r, span{lines[i], look})
		}
		rows = append(rows, r)
	}
	return append(rows, m.faultRows()...)
}

// askedRows are what the dialog asks.
func (m model) askedRows() []row {
	var rows []row
	for _, line := range wrap(m.question(), m.width-2) {
		rows = append(rows, row{gap(1), span{line, strong}})
	}
	return rows
}

// faultRows say why the text was not taken.
func (m model) faultRows() []row {
	if m.dialog.fault == nil {
		return nil
	}
	var rows []row
	fault := wrap(sentence(tell(m.dialog.fault, m.lang())), m.width-2)
	for _, line := range fault[:min(len(fault), 2)] {
		rows = append(rows, row{gap(1), span{line, strong}})
	}
	return rows
}

// cursor returns where the next letter will stand, nil if nothing is written.
func (m model) cursor() *tea.Cursor {
	if m.dialog.kind == noDialog || m.dialog.kind == weighing || m.tooSmall() {
		return nil
	}
	if m.dialog.kind == proofing {
		return m.proofCursor()
	}
	width, height := m.editorSize()
	_, line, cell := m.dialog.editor.view(width, height)
	top := m.height - 1 - m.messageRows() - len(m.trouble()) - len(m.panel())
	return tea.NewCursor(cell+3, top+len(m.askedRows())+line)
}

// dialogBody is the dialog that fills the screen.
func (m model) dialogBody(width int) (rows []row, first, end int) {
	if m.dialog.kind.finds() {
		return m.foundBody(width)
	}
	return m.proofBody(width)
}

// listTitle says at the top which list fills the screen; nothing if none does.
func (m model) listTitle() language.Message {
	switch {
	case m.dialog.kind == going:
		return words.Message("go-title")
	case m.dialog.kind == searching:
		return words.Message("search-title")
	case m.dialog.kind == proofing && m.dialog.proof.index < 0:
		return words.Message("evidence-new-title")
	case m.dialog.kind == proofing:
		return words.Message("evidence-change-title")
	case m.screen == reviewing:
		return words.Message("review-title")
	case m.screen == proving:
		return words.Message("evidence-title")
	}
	return language.Message{}
}

// onPoint reports whether the screen shows the point itself, with a dialog at its
// foot at most.
func (m model) onPoint() bool { return m.screen == asking && !m.dialog.kind.fills() }
