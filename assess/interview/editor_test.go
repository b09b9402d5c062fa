package interview

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"mognad/checklist/display"
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
		{"what is there stays", "\ta\u200c\x1b\u00ad❤\ufe0f👨\u200d👩 \u2028\r\n\xffz", []string{"!"}, "\ta\u200c\x1b\u00ad❤\ufe0f👨\u200d👩 \u2028\r\n\xffz!|"},
		{"the cursor passes what is seen", "a\u200cb❤\ufe0fc", []string{"left", "left"}, "a\u200cb|❤\ufe0fc"},
		{"what is not seen goes with its letter", "a\u200cb", []string{"left", "backspace"}, "|b"},
		{"a mark typed alone joins", "ex", []string{"left", "\u0301", "left", "x"}, "x|e\u0301x"},
		{"a Windows line end is one", "a\r\nb", []string{"left", "backspace"}, "a|b"},
		{"what is not seen at the beginning", "\u200d\nx", []string{"ctrl+home", "delete"}, "|x"},
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
			got := rawOf(e.text[:e.at]) + "|" + rawOf(e.text[e.at:])
			if got != tt.want {
				t.Errorf("%q after %q = %q, want %q", tt.text, tt.keys, got, tt.want)
			}
		})
	}
}

// TestEditorInOneLine shows line feeds as spaces, and keeps those that were there.
func TestEditorInOneLine(t *testing.T) {
	e := newEditor("a\nb", true).insert("c\r\nd")
	if got := e.String(); got != "a\nbc d" {
		t.Errorf("the text is %q", got)
	}
	if lines, _, _ := e.view(20, 3); len(lines) != 1 || lines[0].String() != "a bc d" {
		t.Errorf("it is drawn as %q", lines)
	}
}

// FuzzEditorKeepsWhatIsNotTouched puts something in or takes something out, and
// looks at what stands before and after it.
func FuzzEditorKeepsWhatIsNotTouched(f *testing.F) {
	f.Add("one\u200c two\n👨\u200d👩\u200d👧 \xff", "x\u0301\r\n", 3, 2)
	f.Add(hostile, hostile, 9, 1)
	f.Fuzz(func(t *testing.T, text, add string, at, n int) {
		e := newEditor(text, false)
		if got := e.String(); got != text {
			t.Fatalf("%q became %q", text, got)
		}
		at = (at & 0xffff) % (len(e.text) + 1)
		e = e.to(at)
		n = (n & 0xff) % (len(e.text) - at + 1)
		if got, want := e.remove(at, at+n).String(), rawOf(e.text[:at])+rawOf(e.text[at+n:]); got != want {
			t.Fatalf("without %d letters from %d on %q is %q, want %q", n, at, text, got, want)
		}
		if got, want := e.insert(add).String(), rawOf(e.text[:at])+writable(add, false)+rawOf(e.text[at:]); got != want {
			t.Fatalf("with %q at %d %q is %q, want %q", add, at, text, got, want)
		}
	})
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
				if display.Clean(l.String()) != l || strings.Contains(l.String(), "\n") {
					t.Fatalf("%q is drawn", l)
				}
				if n := ansi.StringWidthWc(strings.TrimRight(l.String(), " ")); n > width {
					t.Fatalf("%q is %d cells wide, want at most %d", l, n, width)
				}
			}
		}
	})
}
