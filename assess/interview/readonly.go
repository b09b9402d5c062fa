package interview

import (
	"slices"
	"strings"
)

// forbidden reports whether a key would change an answer that nobody may change
// now.
func (m model) forbidden(pressed string) bool {
	switch pressed = strings.ToLower(pressed); {
	case m.readOnly == nil || m.screen != asking:
		return false
	case pressed == "enter":
		return m.choosing()
	case len(pressed) == 1 && pressed[0] >= '0' && pressed[0] <= '9':
		return true
	}
	return slices.Contains([]string{"space", "c", "d", "e", "f", "n", "p", "t", "u", "x", "y", "ctrl+s"}, pressed)
}
