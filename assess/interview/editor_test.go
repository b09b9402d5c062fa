package interview

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestEditor(t *testing.T) {
	tests := []struct {
		name string
		text string
		keys []string
		want string // with | where the cursor is
	}{
		{"typing goes before the cursor", "ab", []string{"left", "x"}, "ax|b"},
		{"backspace", "abc", []string{"left", "backspace"}, "a|c"},
		{"backspace at the beginning", "a", []string{"home", "backspace"}, "|a"},
		{"delete", "abc", []string{"home", "delete"}, "|bc"},
		{"delete at the end", "a", []string{"delete"}, "a|"},
		{"a letter with its marks is one", "e\u0301x", []string{"left", "backspace"}, "|x"},
		{"words to the left", "one two  three", []string{"ctrl+left", "ctrl+left"}, "one |two  three"},
		{"words to the right", "one two", []string{"ctrl+home", "ctrl+right"}, "one| two"},
		{"a word deleted", "one two ", []string{"ctrl+w"}, "one |"},
		{"to the beginning of the line", "one\ntwo", []string{"home"}, "one\n|two"},
		{"a line deleted to its beginning", "one\ntwo", []string{"ctrl+u"}, "one\n|"},
		{"a line deleted to its end", "one\ntwo", []string{"ctrl+home", "ctrl+k"}, "|\ntwo"},
		{"lines joined", "one\ntwo", []string{"home", "backspace"}, "one|two"},
		{"up keeps the column", "abcdef\nabc\nabcdef", []string{"up", "up"}, "abcdef|\nabc\nabcdef"},
		{"up on the first line stays", "abc", []string{"up"}, "abc|"},
		{"down into a soft row", "aaaa bbbb cccc", []string{"ctrl+home", "down"}, "aaaa bbbb |cccc"},
		{"enter", "ab", []string{"left", "enter"}, "a\n|b"},
		{"a pasted escape sequence is seen", "", []string{"\x1b[2J"}, "␛[2J|"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := newEditor(tt.text, false)
			for _, k := range tt.keys {
				if strings.HasPrefix(k, "\x1b") {
					e = e.insert(k)
					continue
				}
				e = e.press(keyMsg(k), 10, 3)
			}
			got := strings.Join(e.text[:e.at], "") + "|" + strings.Join(e.text[e.at:], "")
			if got != tt.want {
				t.Errorf("%q after %q = %q, want %q", tt.text, tt.keys, got, tt.want)
			}
		})
	}
}

func FuzzEditor(f *testing.F) {
	f.Add("one two\nthree", []byte("abcdefgh"), 5)
	f.Add(hostile, []byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, 2)
	names := []string{
		"left", "right", "up", "down", "home", "end", "pgup", "pgdown", "backspace", "delete", "enter",
		"ctrl+left", "ctrl+right", "ctrl+w", "ctrl+u", "ctrl+k", "ctrl+home", "ctrl+end", "ctrl+delete", "x", "space", "å",
	}
	f.Fuzz(func(t *testing.T, text string, keys []byte, width int) {
		width = 2 + (width&0xff)%60
		e := newEditor(text, false)
		for _, k := range keys[:min(len(keys), 200)] {
			e = e.press(keyMsg(names[int(k)%len(names)]), width, 3)
			lines, line, cell := e.view(width, 3)
			if line < 0 || line >= len(lines) || cell < 0 || cell > width {
				t.Fatalf("the cursor is at %d, %d of %d lines", line, cell, len(lines))
			}
			for _, l := range lines {
				if n := ansi.StringWidthWc(strings.TrimRight(l.String(), " ")); n > width {
					t.Fatalf("%q is %d cells wide, want at most %d", l, n, width)
				}
			}
		}
	})
}
