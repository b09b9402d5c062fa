package interview

import (
	"slices"
	"strings"
)

// forbidden reports whether a key would change an answer that nobody may change
// now.
func (m model) forbidden(pressed string) bool {
	switch pressed = strings.ToLower(pressed); {
	case m.readOnly == nil:
		return false
	case m.screen == proving:
		return slices.Contains([]string{"a", "enter", "e", "x", "delete", "backspace", "u", "ctrl+y", "ctrl+r", "ctrl+s"}, pressed)
	case m.screen != asking:
		return false
	case pressed == "e": // there is something to read
		return len(m.session.Current().Evidence) == 0
	case pressed == "enter":
		return m.choosing()
	case len(pressed) == 1 && pressed[0] >= '0' && pressed[0] <= '9':
		return true
	}
	return slices.Contains([]string{"space", "c", "d", "f", "n", "p", "t", "u", "x", "y", "ctrl+y", "ctrl+r", "ctrl+s"}, pressed)
}
