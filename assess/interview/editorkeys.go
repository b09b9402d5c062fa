package interview

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// press does what a key means while text is being written. The width is that of
// the editor's rows and the height is that of its window.
func (e editor) press(msg tea.KeyPressMsg, width, height int) editor {
	for _, c := range editing() {
		if key.Matches(msg, c.keys) {
			if e.fresh && key.Matches(msg, keys("backspace", "ctrl+h", "delete")) {
				return e.remove(0, len(e.text))
			}
			e.fresh = false
			return c.do(e, width, height)
		}
	}
	if msg.Text != "" {
		return e.insert(msg.Text)
	}
	return e
}

// An edit is what some keys do to an editor.
type edit struct {
	keys key.Binding
	do   func(e editor, width, height int) editor
}

func on(do func(e editor, width, height int) editor, keys ...string) edit {
	return edit{key.NewBinding(key.WithKeys(keys...)), do}
}

// editing returns the keys people expect, from Windows and from terminals.
func editing() []edit {
	return append(moving(), []edit{
		on(func(e editor, _, _ int) editor { return e.remove(e.at-1, e.at) }, "backspace", "ctrl+h", "shift+backspace"),
		on(func(e editor, _, _ int) editor { return e.removeAfter(e.at + 1) }, "delete", "ctrl+d"),
		on(func(e editor, _, _ int) editor { return e.remove(e.word(-1), e.at) }, "ctrl+w", "alt+backspace", "ctrl+backspace"),
		on(func(e editor, _, _ int) editor { return e.removeAfter(e.word(1)) }, "alt+delete", "ctrl+delete", "alt+d"),
		on(func(e editor, _, _ int) editor { return e.remove(e.lineStart(), e.at) }, "ctrl+u"),
		on(func(e editor, _, _ int) editor { return e.removeAfter(e.lineEnd()) }, "ctrl+k"),
		on(func(e editor, _, _ int) editor { return e.insert("\n") }, "enter", "shift+enter", "ctrl+j"),
	}...)
}

func moving() []edit {
	return []edit{
		on(func(e editor, _, _ int) editor { return e.to(e.at - 1) }, "left", "ctrl+b"),
		on(func(e editor, _, _ int) editor { return e.to(e.at + 1) }, "right", "ctrl+f"),
		on(func(e editor, _, _ int) editor { return e.to(e.word(-1)) }, "ctrl+left", "alt+left", "alt+b"),
		on(func(e editor, _, _ int) editor { return e.to(e.word(1)) }, "ctrl+right", "alt+right", "alt+f"),
		on(func(e editor, _, _ int) editor { return e.to(e.lineStart()) }, "home", "ctrl+a"),
		on(func(e editor, _, _ int) editor { return e.to(e.lineEnd()) }, "end", "ctrl+e"),
		on(func(e editor, _, _ int) editor { return e.to(0) }, "ctrl+home", "alt+<"),
		on(func(e editor, _, _ int) editor { return e.to(len(e.text)) }, "ctrl+end", "alt+>"),
		on(func(e editor, width, _ int) editor { return e.vertical(-1, width) }, "up", "ctrl+p"),
		on(func(e editor, width, _ int) editor { return e.vertical(1, width) }, "down", "ctrl+n"),
		on(func(e editor, width, height int) editor { return e.vertical(-height, width) }, "pgup"),
		on(func(e editor, width, height int) editor { return e.vertical(height, width) }, "pgdown"),
	}
}

// removeAfter takes out what stands between the cursor and to.
func (e editor) removeAfter(to int) editor { return e.remove(e.at, to) }
