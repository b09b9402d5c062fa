package interview

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"mognad/assess/store"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// saving is what the screen knows of what is saved, and of leaving, which waits
// for that. An answer is kept first, which is quick, and is "saved" then; the
// file itself follows in the background.
type saving struct {
	saver *saver

	keeping bool   // a keep is under way
	kept    int    // the newest state that was kept
	tried   int    // the newest state that a keep was tried for
	keepErr error  // of the latest keep; nil if it went well
	rescued string // where the emergency copy is, if there is one

	filing    bool  // a save of the file is under way
	filed     int   // the newest state that the file has
	fileTried int   // the newest state that a save was tried for
	fileErr   error // of the latest save; nil if it went well

	leaving     bool // leave as soon as everything is saved
	doubting    bool // asks whether to leave although something is not saved
	abandoned   bool // leaves all the same
	left        bool // the person left by a key
	writeReport bool // the report is wanted
	differ      bool // the difference to what someone else has written is wanted
}

// keptMsg tells that a keep has ended, filedMsg that a save has.
type (
	keptMsg struct {
		number  int
		rescued string
		err     error
	}
	filedMsg struct {
		number int
		err    error
	}
)

// unsaved reports whether there are answers that are not kept.
func (m model) unsaved() bool { return m.kept < m.session.Changes() }

// unfiled reports whether there are answers that are kept and not in the file.
func (m model) unfiled() bool { return m.saver.saveFile != nil && m.filed < m.kept }

// changedByOthers reports whether someone else has changed the file.
func (m model) changedByOthers() bool { return isChanged(m.keepErr) || isChanged(m.fileErr) }

// autosave starts what is to be kept or saved, beside cmd.
func (m model) autosave(cmd tea.Cmd) (tea.Model, tea.Cmd) {
	next, save := m.saveNext()
	return next, tea.Batch(cmd, save)
}

// saveNext starts to keep what is new and to save what was kept, unless the like
// is under way: then it waits for that to end. A state that failed is not tried
// again by itself; the next change does that, or ctrl+s.
func (m model) saveNext() (model, tea.Cmd) {
	var keep, file tea.Cmd
	if !m.keeping && m.session.Changes() > m.tried {
		m, keep = m.startKeep()
	}
	if m.unfiled() && !m.filing && m.kept > m.fileTried && !isChanged(m.fileErr) {
		m, file = m.startFile()
	}
	return m, tea.Batch(keep, file)
}

// startKeep returns the command that keeps the present state.
func (m model) startKeep() (model, tea.Cmd) {
	number, state, saver := m.session.Changes(), m.session.Assessment(), m.saver
	m.keeping, m.tried = true, number
	return m, func() tea.Msg {
		rescued, err := saver.keep(number, state)
		return keptMsg{number, rescued, err}
	}
}

// startFile returns the command that saves what was kept.
func (m model) startFile() (model, tea.Cmd) {
	saver := m.saver
	m.filing, m.fileTried = true, m.kept
	return m, func() tea.Msg {
		number, err := saver.file()
		return filedMsg{number, err}
	}
}

// hasKept takes the end of a keep.
func (m model) hasKept(msg keptMsg) (tea.Model, tea.Cmd) {
	if m.keepErr != nil && msg.err == nil {
		m.note = words.Message("note-saved-again")
	}
	known := len(m.trouble())
	m.keeping, m.keepErr, m.rescued = false, msg.err, msg.rescued
	if len(m.trouble()) > known {
		m = m.reveal()
	}
	if msg.err == nil {
		m.kept = max(m.kept, msg.number)
	}
	return m.goOn()
}

// hasFiled takes the end of a save.
func (m model) hasFiled(msg filedMsg) (tea.Model, tea.Cmd) {
	if m.fileErr != nil && msg.err == nil {
		m.note = words.Message("note-filed-again")
	}
	known := len(m.trouble())
	m.filing, m.fileErr = false, msg.err
	if len(m.trouble()) > known {
		m = m.reveal()
	}
	m.filed, m.fileTried = max(m.filed, msg.number), max(m.fileTried, msg.number)
	return m.goOn()
}

// goOn starts what is new after something has ended. When all has ended, a person
// who wants to leave does, or hears why not everything is saved.
func (m model) goOn() (tea.Model, tea.Cmd) {
	m, cmd := m.saveNext()
	switch {
	case cmd != nil || m.keeping || !m.leaving:
		return m, cmd
	case m.readyToLeave():
		return m.quit()
	case m.filing:
		return m, nil
	}
	m.leaving, m.writeReport, m.differ, m.doubting = false, false, false, true
	return m.reveal(), nil
}

// readyToLeave reports whether nothing would be left undone.
func (m model) readyToLeave() bool { return !m.unsaved() && (m.differ || !m.unfiled()) }

// leave ends the interview, after everything is saved.
func (m model) leave() (model, tea.Cmd) {
	if m.readyToLeave() {
		return m.quit()
	}
	if m.leaving {
		m.doubting = true // asked again: saving may take for ever
		return m.reveal(), nil
	}
	m.leaving = true
	return m.pushSave()
}

// pushSave tries to keep and to save, failed before or not.
func (m model) pushSave() (model, tea.Cmd) {
	switch {
	case m.unsaved() && !m.keeping:
		return m.startKeep()
	case m.keeping || m.filing:
		return m, nil
	case isChanged(m.fileErr) && m.leaving:
		m.leaving, m.writeReport, m.doubting = false, false, true
		return m.reveal(), nil
	}
	return m.startFile()
}

func (m model) quit() (model, tea.Cmd) {
	m.left = true
	return m, tea.Quit
}

func (m model) saveAgain() (model, tea.Cmd) {
	m.doubting = false
	if !m.unsaved() && !m.unfiled() {
		m.note = words.Message("note-all-saved")
		return m, nil
	}
	if isChanged(m.fileErr) && !m.filing {
		m.saver.retry()
	}
	return m.pushSave()
}

func (m model) abandon() (model, tea.Cmd) {
	m.abandoned, m.writeReport, m.differ = true, false, false
	return m.quit()
}

func (m model) stay() model {
	m.doubting, m.leaving, m.writeReport, m.differ = false, false, false, false
	return m
}

// report leaves, to have the report written.
func (m model) report() (model, tea.Cmd) {
	m.writeReport = true
	return m.leave()
}

// showDifference leaves, to have the difference shown to what someone else has
// written.
func (m model) showDifference() (model, tea.Cmd) {
	m.differ, m.doubting = true, false
	return m.leave()
}

// trouble says in full what is not saved, and where the answers are.
func (m model) trouble() []display.Text {
	text := m.troubleText()
	if text.Key == "" {
		return nil
	}
	lines := wrap(text.In(m.lang()), m.width-2)
	if most := m.troubleRoom(); len(lines) > most {
		lines = lines[:most]
		lines[most-1] = shorten(display.Join([]display.Text{lines[most-1], display.Clean("…")}, display.Text{}), m.width-2)
	}
	return lines
}

// troubleRoom is how many rows there are to say what is not saved: where text is
// being written at the foot, as many as that leaves, but always one.
func (m model) troubleRoom() int {
	most := 8
	if !m.roomy() {
		most = 6
	}
	if m.dialog.kind == noDialog || m.dialog.kind == proofing {
		return most
	}
	return max(1, min(most, m.footRoom()-len(m.askedRows())-1))
}

// footRoom is how many rows a dialog and the trouble may take: what the head, the
// two last rows and one of the body leave.
func (m model) footRoom() int { return m.height - len(m.head()) - 3 }

func (m model) troubleText() language.Message {
	switch {
	case m.keepErr != nil && m.rescued != "":
		return words.Message("not-saved-rescued", "reason", plainly{m.keepErr}, "path", m.rescued)
	case isChanged(m.keepErr):
		return notKept(m.keepErr)
	case m.keepErr != nil:
		return words.Message("not-saved", "reason", plainly{m.keepErr})
	case isChanged(m.fileErr):
		return words.Message("file-changed")
	case m.fileErr != nil:
		return words.Message("not-filed", "reason", plainly{m.fileErr})
	case m.doubting && m.unsaved():
		return words.Message("still-saving")
	case m.doubting:
		return words.Message("still-filing")
	}
	return language.Message{}
}

// notKept says that answers could not be kept since someone else has changed the
// file, and where else they are.
func notKept(err error) language.Message {
	if changed, ok := errors.AsType[*store.ChangedError](err); ok && changed.Kept != "" {
		return words.Message("not-saved-changed-copied", "path", changed.Kept)
	}
	return words.Message("not-saved-changed", "reason", plainly{err})
}

// savedState says whether everything is saved, where anything has changed.
func (m model) savedState() row {
	state := language.Message{}
	switch {
	case m.note != nil || m.choosing() || m.keepErr != nil:
	case m.keeping || m.unsaved():
		state = words.Message("saving")
	case m.kept > 0:
		state = words.Message("saved")
	}
	text := state.In(m.lang())
	if text.Empty() {
		return nil
	}
	if m.screen != asking || m.dialog.kind.finds() && len(m.dialog.found) == 0 {
		return row{span{text, dim}}
	}
	return row{fixed(" · ", dim), span{text, dim}}
}

// savingCommands returns what keys do while something is not saved.
func (m model) savingCommands() []command {
	if m.keepErr == nil && m.fileErr == nil && !m.doubting {
		return nil
	}
	again := command{keys("ctrl+s"), "ctrl+s", words.Message("key-try-again"), language.Message{}, 1, saveKey}
	if !m.changedByOthers() {
		return []command{again}
	}
	see := func(m model, _ string) (model, tea.Cmd) { return m.showDifference() }
	again.rank = 4
	return []command{{letter("v", "V"), "v", words.Message("key-differ"), language.Message{}, 1, see}, again}
}

func saveKey(m model, _ string) (model, tea.Cmd) { return m.saveAgain() }

// doubtCommands are the answers to whether to leave although not everything is
// saved.
func (m model) doubtCommands() []command {
	leave := words.Message("key-leave-unsaved")
	if !m.unsaved() {
		leave = words.Message("key-leave")
	}
	return append(m.savingCommands(), []command{
		{keys("ctrl+c"), "ctrl+c", leave, language.Message{}, 2, func(m model, _ string) (model, tea.Cmd) { return m.abandon() }},
		{keys("esc"), "esc", words.Message("key-stay"), language.Message{}, 3, only(model.stay)},
	}...)
}
