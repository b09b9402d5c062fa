package interview

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// draftPause is how long a comment or a private note is written before what is
// there is kept, so that little is lost if the program dies.
const draftPause = 5 * time.Second

// keepDraftMsg tells that the pause is over.
type keepDraftMsg struct{}

// drafting is what a dialog knows of how its text has been kept so far.
type drafting struct {
	waiting bool   // for the pause to be over
	tried   string // what the session was to be given last
	given   string // what it has taken last, or had before
	drafted bool   // the session's latest change is that it has taken it
}

// awaitDraft starts the pause when there is something new.
func (m model) awaitDraft() (model, tea.Cmd) {
	d := m.dialog
	if m.pause == 0 || d.waiting || !d.kind.several() || d.text() == d.tried {
		return m, nil
	}
	m.dialog.waiting = true
	return m, tea.Tick(m.pause, func(time.Time) tea.Msg { return keepDraftMsg{} })
}

// keepDraft gives the session what is written so far. The dialog stays.
func (m model) keepDraft() model {
	m.dialog.waiting = false
	if !m.dialog.kind.several() {
		return m // it was closed before, and so the text was kept
	}
	m.dialog.drafting, m.dialog.fault = m.giveText(m.dialog)
	return m.reveal()
}

// giveText gives the session a comment or a private note, in the place of what it
// was given of it before: that is one change, however often it was kept.
func (m model) giveText(d dialog) (drafting, error) {
	if d.text() == d.given {
		return d.drafting, nil
	}
	if d.drafted {
		m.session.Undo()
	}
	before, say := m.session.Changes(), m.session.Comment
	if d.kind == noting {
		say = m.session.PrivateNote
	}
	if err := say(d.text()); err != nil {
		if d.drafted {
			m.session.Redo()
		}
		return drafting{tried: d.text(), given: d.given, drafted: d.drafted}, err
	}
	return drafting{tried: d.text(), given: d.text(), drafted: m.session.Changes() > before}, nil
}
