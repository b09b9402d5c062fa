package interview

import (
	"reflect"
	"slices"

	tea "charm.land/bubbletea/v2"

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
	looked    bool  // the file was looked at since the person wants to leave
	asked     bool  // the person wants to know whether everything is saved
	again     bool  // answers are kept again that could not be; the file has not followed yet

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
		news    language.Sayer // nil for none
	}
	filedMsg struct {
		number int
		err    error
		news   language.Sayer
	}
)

// unsaved reports whether there are answers that are not kept.
func (m model) unsaved() bool { return m.kept < m.session.Changes() }

// unfiled reports whether there are answers that are kept and not in the file.
func (m model) unfiled() bool { return m.saver.saveFile != nil && m.filed < m.kept }

// changedByOthers reports whether someone else has changed the file.
func (m model) changedByOthers() bool { return isChanged(m.keepErr) || isChanged(m.fileErr) }

// autosave starts what is to be kept or saved, now or after a pause, beside cmd.
func (m model) autosave(cmd tea.Cmd) (tea.Model, tea.Cmd) {
	next, save := m.saveNext()
	next, later := next.awaitDraft()
	return next, tea.Batch(cmd, save, later)
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
		return keptMsg{number, rescued, err, saver.news()}
	}
}

// startFile returns the command that saves what was kept.
func (m model) startFile() (model, tea.Cmd) { return m.filingBy(m.saver.file) }

// startLook is startFile, and looks at the file even if it has everything.
func (m model) startLook() (model, tea.Cmd) { return m.filingBy(m.saver.look) }

func (m model) filingBy(save func() (int, error)) (model, tea.Cmd) {
	saver := m.saver
	m.filing, m.fileTried = true, m.kept
	return m, func() tea.Msg {
		number, err := save()
		return filedMsg{number, err, saver.news()}
	}
}

// hasKept takes the end of a keep.
func (m model) hasKept(msg keptMsg) (tea.Model, tea.Cmd) {
	if m.keepErr != nil && msg.err == nil {
		m = m.keptAgain()
	}
	m = m.hears(msg.news)
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

// keptAgain says that everything is saved again, or sees to it that that is said
// when the file has it too.
func (m model) keptAgain() model {
	if m.saver.saveFile == nil {
		m.note = words.Message("note-saved-again")
		return m
	}
	m.again = true
	return m
}

// hears shows what the person should know of what was kept or saved, until a key is
// pressed.
func (m model) hears(news language.Sayer) model {
	if news == nil {
		return m
	}
	m.told = append(slices.Clip(m.told), news.In(m.lang()))
	return m.reveal()
}

// hasFiled takes the end of a save.
func (m model) hasFiled(msg filedMsg) (tea.Model, tea.Cmd) {
	switch {
	case msg.err != nil:
	case m.again:
		m.note = words.Message("note-saved-again")
	case m.fileErr != nil:
		m.note = words.Message("note-filed-again")
	case m.asked && msg.news == nil:
		m.note = words.Message("note-all-saved")
	}
	m.asked, m.looked = false, m.leaving && msg.err == nil
	m.again = m.again && (msg.err != nil || msg.number < m.kept)
	m = m.hears(msg.news)
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
	case m.readyToLeave() && (m.looked || !m.looks()):
		return m.quit()
	case m.filing:
		return m, nil
	case m.readyToLeave() && m.fileErr == nil:
		return m.startLook()
	}
	m.leaving, m.writeReport, m.differ, m.doubting = false, false, false, true
	return m.reveal(), nil
}

// readyToLeave reports whether nothing would be left undone.
func (m model) readyToLeave() bool { return !m.unsaved() && (m.differ || !m.unfiled()) }

// looks reports whether the file is looked at before the person leaves. One that
// was changed need not be, where that is what the person wants to see.
func (m model) looks() bool { return m.saver.saveFile != nil && !m.differ }

// leave ends the interview, after everything is saved and the file was looked at.
func (m model) leave() (model, tea.Cmd) {
	if m.readyToLeave() && !m.looks() {
		return m.quit()
	}
	if m.leaving {
		m.doubting = true // asked again: saving may take for ever
		return m.reveal(), nil
	}
	m.leaving, m.looked = true, false
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
	return m.startLook()
}

func (m model) quit() (model, tea.Cmd) {
	m.left = true
	return m, tea.Quit
}

func (m model) saveAgain() (model, tea.Cmd) {
	m.doubting = false
	if !m.unsaved() && m.saver.saveFile == nil {
		m.note = words.Message("note-all-saved")
		return m, nil
	}
	m.asked = !m.unsaved() && !m.unfiled()
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

// nothingSaid reports whether the screen shows nothing that could be saved: lists,
// help, a point of which nothing is said, or evidence that is being written.
func (m model) nothingSaid() bool {
	writes := m.screen == asking || m.screen == proving
	return !writes || m.dialog.kind == proofing || m.dialog.kind.finds() || reflect.ValueOf(m.session.Current()).IsZero()
}

// savedState says whether everything is saved, where anything has changed.
func (m model) savedState() row {
	state := language.Message{}
	switch {
	case m.note != nil || m.choosing() || m.keepErr != nil || m.fileErr != nil:
	case m.keeping || m.unsaved():
		state = words.Message("saving")
	case m.kept > 0 && !m.nothingSaid():
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
