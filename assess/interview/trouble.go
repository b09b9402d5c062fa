package interview

import (
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"mognad/assess/store"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// trouble says in full what is not saved, and where the answers are; before that, at
// the beginning, what was told before the first question.
func (m model) trouble() []display.Text {
	parts := m.told
	if text := m.troubleText().In(m.lang()); !text.Empty() {
		parts = append(slices.Clip(parts), text)
	}
	text := display.Join(parts, display.Clean("\n"))
	if text.Empty() {
		return nil
	}
	lines := wrap(text, m.width-2)
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
