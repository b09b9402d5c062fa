package interview

import (
	tea "charm.land/bubbletea/v2"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// A screen is what fills the window.
type screen int

// The screens.
const (
	asking screen = iota
	summing
	helping
)

// model is the full screen: a session, and what only the screen knows.
type model struct {
	session *assess.Session
	write   func(number int, a *assess.Assessment) error
	styles  styles
	colour  bool

	width, height int
	screen        screen
	look          checklist.Level // the level whose clauses are open
	looking       bool            // the person has moved to it without choosing
	scroll        int             // rows of the body above the window
	pick          int             // the point marked in the summary
	dialog        dialog
	note          language.Sayer // what to say about the latest key; nil for nothing

	saving    bool  // a save is under way
	kept      int   // the newest state that was saved
	tried     int   // the newest state that a save was tried for
	saveErr   error // of the latest save; nil if it went well
	leaving   bool  // leave as soon as everything is saved
	doubting  bool  // asks whether to leave without saving
	abandoned bool  // leaves without saving
	left      bool  // the person left by a key

	writeReport bool
}

// savedMsg tells that a save has ended.
type savedMsg struct {
	number int
	err    error
}

func newModel(session *assess.Session, write func(int, *assess.Assessment) error, colour bool) model {
	m := model{
		session: session, write: write, colour: colour, styles: newStyles(colour, onUnknown()),
		kept: session.Changes(), tried: session.Changes(), width: 80, height: 24,
	}
	return m.arrive()
}

// Init asks for the background, so that the colours can be read on it. Nothing
// waits for the reply.
func (m model) Init() tea.Cmd {
	if !m.colour {
		return nil
	}
	return tea.RequestBackgroundColor
}

// Update takes what has happened. It touches no file: saving is a command.
func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
		return m.reveal(), nil
	case tea.BackgroundColorMsg:
		m.styles = newStyles(m.colour, onLight())
		if msg.IsDark() {
			m.styles = newStyles(m.colour, onDark())
		}
		return m, nil
	case savedMsg:
		return m.saved(msg)
	case tea.PasteMsg:
		return m.paste(msg.Content).autosave(nil)
	case tea.KeyPressMsg:
		next, cmd := m.press(msg)
		return next.autosave(cmd)
	}
	return m, nil
}

// lang is the language of the conversation.
func (m model) lang() language.Tag { return m.session.Language() }

// arrive makes the screen ready for the session's current point.
func (m model) arrive() model {
	m.screen, m.scroll, m.looking = asking, 0, false
	m.look = m.session.Current().Level
	return m.reveal()
}

// autosave starts to save what is new, unless a save is under way: then it
// waits for that to end. A state that could not be saved is not tried again by
// itself; the next change does that, or ctrl+s.
func (m model) autosave(cmd tea.Cmd) (tea.Model, tea.Cmd) {
	if m.saving || m.session.Changes() <= m.tried {
		return m, cmd
	}
	next, save := m.startSave()
	return next, tea.Batch(cmd, save)
}

// startSave returns the command that saves the present state.
func (m model) startSave() (model, tea.Cmd) {
	number, state, write := m.session.Changes(), m.session.Assessment(), m.write
	m.saving, m.tried = true, number
	return m, func() tea.Msg { return savedMsg{number, write(number, state)} }
}

// saved takes the end of a save and starts the next one if something is new.
func (m model) saved(msg savedMsg) (tea.Model, tea.Cmd) {
	m.saving, m.saveErr = false, msg.err
	if msg.err == nil {
		m.kept = msg.number
	}
	if m.session.Changes() > m.tried {
		return m.autosave(nil)
	}
	if !m.leaving {
		return m, nil
	}
	if msg.err != nil {
		m.leaving, m.writeReport, m.doubting = false, false, true
		return m, nil
	}
	return m.quit()
}

// unsaved reports whether there is something that is not saved.
func (m model) unsaved() bool { return m.kept < m.session.Changes() }

// leave ends the interview, after everything is saved.
func (m model) leave() (model, tea.Cmd) {
	switch {
	case !m.unsaved():
		return m.quit()
	case m.saving || m.leaving:
		m.doubting = m.leaving // asked again: saving may take for ever
		m.leaving = true
		return m, nil
	}
	m.leaving = true
	return m.startSave()
}

func (m model) quit() (model, tea.Cmd) {
	m.left = true
	return m, tea.Quit
}

// tell is what an error says to the person.
func tell(err error, lang language.Tag) display.Text {
	if s, ok := language.ErrorMessage(err); ok {
		return s.In(lang)
	}
	return display.Clean(err.Error()).Line()
}

// refused shows why something was not done.
func (m model) refused(err error) model {
	if err == nil {
		m.note = nil
		return m
	}
	m.note = plainly{err}
	return m
}

// plainly makes what can be told of any error.
type plainly struct{ err error }

// In tells the error.
func (p plainly) In(lang language.Tag) display.Text { return tell(p.err, lang) }
