package interview

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mognad/checklist"
	"mognad/checklist/language"
)

// A command is what some keys do on a screen. The key line and the help are made
// from the same list that keys are looked up in.
type command struct {
	keys  key.Binding
	label string           // the keys as they are named on the screen
	hint  language.Message // on the key line; nothing where it stands in the help only
	help  language.Message // in the help; nothing where it stands on the key line only
	rank  int              // what is left out first where the key line is too narrow: the highest; 0 is not on it
	do    func(m model, pressed string) (model, tea.Cmd)
}

func keys(names ...string) key.Binding { return key.NewBinding(key.WithKeys(names...)) }

// letter binds a letter, with and without caps lock.
func letter(low, high string) key.Binding { return keys(low, high) }

func redoKeys() key.Binding { return keys("U", "ctrl+y", "ctrl+r") }

// only makes a command's deed of one that needs no key and starts nothing.
func only(do func(model) model) func(model, string) (model, tea.Cmd) {
	return func(m model, _ string) (model, tea.Cmd) { return do(m), nil }
}

// press does what a key means.
func (m model) press(msg tea.KeyPressMsg) (model, tea.Cmd) {
	m.note, m.said = nil, nil
	if len(m.told) > 0 {
		m.told = nil
		m = m.reveal()
	}
	if key.Matches(msg, keys("ctrl+c")) && !m.doubting {
		return m.keepWriting().leave()
	}
	if key.Matches(msg, keys("ctrl+z")) {
		return m, tea.Suspend
	}
	if m.tooSmall() && !m.doubting { // nobody answers what cannot be read
		if key.Matches(msg, letter("q", "Q")) {
			return m.keepWriting().leave()
		}
		return m, nil
	}
	if m.dialog.kind != noDialog {
		return m.typeKey(msg), nil
	}
	if m.forbidden(msg.String()) {
		m.note = m.readOnly
		return m, nil
	}
	for _, c := range m.commands() {
		if key.Matches(msg, c.keys) {
			return c.do(m, msg.String())
		}
	}
	return m, nil
}

// commands returns what keys do now, in the order of the key line.
func (m model) commands() []command {
	switch {
	case m.doubting:
		return m.doubtCommands()
	case m.screen == proving:
		return append(evidenceCommands(), m.commonCommands()...)
	case m.screen == reviewing:
		return append(m.reviewCommands(), m.commonCommands()...)
	case m.screen == summing:
		return append(summaryCommands(), m.commonCommands()...)
	case m.screen == helping:
		return append(helpCommands(), m.commonCommands()...)
	}
	return append(append(m.answerCommands(), m.moveCommands()...), m.commonCommands()...)
}

func (m model) answerCommands() []command {
	next := words.Message("key-next")
	if m.choosing() {
		next = words.Message("key-choose", "level", int(m.at.level))
	}
	top := int(m.session.Checklist().Top())
	return []command{
		{keys("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), "0–" + strconv.Itoa(top), words.Message("key-level"), words.Message("help-level"), 1, answerLevel},
		{keys("enter"), "enter", next, words.Message("help-enter"), 2, only(model.enter)},
		{keys("left", "b", "B"), "←", words.Message("key-back"), words.Message("help-back"), 4, only(model.back)},
		{keys("right"), "→", language.Message{}, words.Message("help-forward"), 0, only(model.next)},
		{keys("up", "down"), "↑ ↓", language.Message{}, words.Message("help-look"), 0, lookAt},
		m.tickCommand(),
		m.stillCommand(),
		{letter("o", "O"), "o", language.Message{}, words.Message("help-open-all"), 0, only(model.openAll)},
		{letter("i", "I"), "i", language.Message{}, words.Message("help-intent"), 0, only(model.showIntent)},
		{letter("c", "C"), "c", words.Message("key-comment"), words.Message("help-comment"), 5, only(model.askComment)},
		{letter("d", "D"), "d", words.Message("key-unknown"), words.Message("help-unknown"), 6, only(model.unknown)},
		{letter("n", "N"), "n", words.Message("key-na"), words.Message("help-na"), 7, only(model.askReason)},
		{letter("t", "T"), "t", words.Message("key-target"), words.Message("help-target"), 8, only(model.askTarget)},
		{letter("e", "E"), "e", words.Message("key-evidence"), words.Message("help-evidence"), 8, only(model.evidence)},
		{letter("f", "F"), "f", words.Message("key-confidence"), words.Message("help-confidence"), 9, only(model.askConfidence)},
		{letter("p", "P"), "p", words.Message("key-private-note"), words.Message("help-private-note"), 10, only(model.askPrivateNote)},
		{letter("x", "X"), "x", language.Message{}, words.Message("help-clear"), 0, only(model.clear)},
		{keys("u"), "u", words.Message("key-undo"), words.Message("help-undo"), 13, only(model.undo)},
		{redoKeys(), "U", language.Message{}, words.Message("help-redo"), 0, only(model.redo)},
	}
}

// tickCommand turns over the clause under the cursor. The key line says what it
// will be, while there is one.
func (m model) tickCommand() command {
	c := command{keys("space"), words.Say(m.lang(), "key-space").String(), language.Message{}, words.Message("help-tick"), 0, only(model.tick)}
	if clause, ok := m.cursorClause(); ok {
		c.hint, c.rank = words.Message("key-tick", "clause", clause.ID), 3
		if m.clauseMark(clause.ID, m.at.level) == markTrue {
			c.hint = words.Message("key-untick", "clause", clause.ID)
		}
	}
	return c
}

func (m model) moveCommands() []command {
	return []command{
		{letter("s", "S"), "s", words.Message("key-summary"), words.Message("help-summary"), 11, only(model.summary)},
		m.escapeCommand(),
	}
}

// commonCommands returns what keys do on every screen.
func (m model) commonCommands() []command {
	return append(append(m.savingCommands(), m.findCommands()...), []command{
		{keys("pgup", "pgdown", "home", "end"), "PgUp PgDn", language.Message{}, words.Message("help-scroll"), 0, scrollBy},
		{letter("l", "L"), "l", language.Message{}, words.Message("help-language"), 0, only(model.otherLanguage)},
		{keys("ctrl+s"), "ctrl+s", language.Message{}, words.Message("help-save"), 0, saveKey},
		{keys("?", "f1"), "?", words.Message("key-help"), words.Message("help-help"), 3, only(model.help)},
		{letter("q", "Q"), "q", words.Message("key-leave"), words.Message("help-leave"), 2, func(m model, _ string) (model, tea.Cmd) { return m.leave() }},
	}...)
}

func summaryCommands() []command {
	return []command{
		{keys("up", "down"), "↑ ↓", words.Message("key-pick"), language.Message{}, 5, pickBy},
		{keys("enter"), "enter", words.Message("key-open"), language.Message{}, 1, only(model.openPicked)},
		{letter("w", "W"), "w", words.Message("key-report"), words.Message("help-report"), 2, func(m model, _ string) (model, tea.Cmd) { return m.report() }},
		{keys("esc", "left", "s", "S", "b", "B"), "esc", words.Message("key-close"), language.Message{}, 3, only(model.close)},
	}
}

func helpCommands() []command {
	return []command{
		{keys("up", "down"), "↑ ↓", words.Message("key-scroll"), language.Message{}, 4, scrollBy},
		{keys("esc", "enter", "left", "b", "B"), "esc", words.Message("key-close"), language.Message{}, 1, only(model.close)},
	}
}

func answerLevel(m model, pressed string) (model, tea.Cmd) {
	level, err := strconv.Atoi(pressed)
	if err != nil {
		return m, nil
	}
	return m.answer(checklist.Level(level)), nil
}
