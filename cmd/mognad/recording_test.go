package main

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// A piece is part of a recording: a control sequence, a control character, or a
// letter.
type piece struct {
	at   int
	text string
}

// pieces takes a recording of what was written to a terminal apart.
func pieces(recording []byte) []piece {
	var all []piece
	for at := 0; at < len(recording); {
		n := length(recording[at:])
		all = append(all, piece{at, string(recording[at : at+n])})
		at += n
	}
	return all
}

// length is how many bytes the first piece has.
func length(rest []byte) int {
	if rest[0] != '\x1b' {
		_, n := utf8.DecodeRune(rest)
		return n
	}
	if len(rest) == 1 {
		return 1
	}
	switch rest[1] {
	case '[':
		for i := 2; i < len(rest); i++ {
			if rest[i] >= 0x40 || rest[i] < 0x20 {
				return i + 1
			}
		}
		return len(rest)
	case ']', 'P', 'X', '^', '_': // a string, up to its end
		for i := 2; i < len(rest); i++ {
			if rest[i] == '\a' || rest[i] == '\\' && rest[i-1] == '\x1b' {
				return i + 1
			}
		}
		return len(rest)
	}
	return 2
}

// own are the sequences that the program draws with: where to write, what to
// clear, what to move, in which colour, and the modes of a full screen.
var own = regexp.MustCompile(`^\x1b(` + strings.Join([]string{
	`\[([0-9]{1,3}(;[0-9]{1,3})*)?m`,     // colours
	`\[([0-9]{1,3};[0-9]{1,3})?H`,        // go to a place
	`\[[0-9]{0,3}[ABCDGIZd\x60]`,         // go from here, by cells or by tab stops
	`\[[0-9]{0,3}[XPLM@STb]`,             // clear, take out, put in, scroll, repeat
	`M`,                                  // scroll down
	`\[[01]?[JK]`,                        // clear up to an end
	`\[([0-9]{1,3};[0-9]{1,3})?r`,        // the rows that scroll
	`\[\?(1049|25|7|2004|2026|2027)[hl]`, // full screen, cursor, line ends, paste, whole frames, wide letters
	`\[[0-6]? q`,                         // the cursor's shape
	`\[\?(2026|2027)\$p`, `\[\?u`,        // are these known?
	`\[\?5W`,                        // a tab stop every 8 columns
	`\[>4(;2)?m`, `\[>1u`, `\[<1?u`, // keys with more than one meaning
	`\]11;\?\a`, // which background?
}, "|") + `)$`)

// Sequences that are the program's own in one place only: the whole screen is
// cleared from its first cell.
const (
	topLeft = "\x1b[H"
	wipe    = "\x1b[2J"
)

// foreigners returns what stands in a recording and is not the program's own,
// each with its place and what stands around it.
func foreigners(recording []byte, sequences *regexp.Regexp) []string {
	var all []string
	before := ""
	for _, p := range pieces(recording) {
		cleared := sequences != nil && p.text == wipe && before == topLeft
		if !cleared && !belongs(p.text, sequences) {
			around := recording[max(0, p.at-30):min(len(recording), p.at+len(p.text)+30)]
			all = append(all, fmt.Sprintf("byte %d: %q in %q", p.at, p.text, around))
		}
		before = p.text
	}
	return all
}

func belongs(text string, sequences *regexp.Regexp) bool {
	r, n := utf8.DecodeRuneInString(text)
	switch {
	case r == utf8.RuneError && n == 1:
		return false // no UTF-8
	case r == '\x1b':
		return sequences != nil && sequences.MatchString(text)
	case r == '\r', r == '\n':
		return true
	case r == '\b', r == '\t':
		return sequences != nil // shorter than a sequence that does the same
	}
	return !unicode.IsControl(r) && !unicode.Is(unicode.Cf, r) && (r < 0xFE00 || r > 0xFE0F)
}

// leftOn returns what a program has switched in a terminal and not switched
// back.
func leftOn(recording []byte) []string {
	state := map[string]string{}
	kitty := 0
	for _, p := range pieces(recording) {
		switch {
		case strings.HasPrefix(p.text, "\x1b[?") && strings.HasSuffix(p.text, "h"), strings.HasPrefix(p.text, "\x1b[?") && strings.HasSuffix(p.text, "l"):
			state[p.text[:len(p.text)-1]] = p.text
		case strings.HasPrefix(p.text, "\x1b[") && strings.HasSuffix(p.text, " q"):
			state["shape"] = p.text
		case strings.HasPrefix(p.text, "\x1b[>4"):
			state["\x1b[>4"] = p.text
		case strings.HasPrefix(p.text, "\x1b[>") && strings.HasSuffix(p.text, "u"):
			kitty++
		case strings.HasPrefix(p.text, "\x1b[<"):
			kitty--
		case strings.HasPrefix(p.text, "\x1b[") && strings.HasSuffix(p.text, "m"):
			state["colour"] = p.text
		}
	}
	var on []string
	for _, last := range state {
		on = append(on, last)
	}
	on = slices.DeleteFunc(on, func(last string) bool {
		off := strings.HasSuffix(last, "l") && last != "\x1b[?25l" || last == "\x1b[?25h"
		off = off && last != "\x1b[?7l" || last == "\x1b[?7h" || last == "\x1b[0 q" || last == "\x1b[ q"
		return off || last == "\x1b[>4m" || last == "\x1b[m" || last == "\x1b[0m"
	})
	if kitty > 0 {
		on = append(on, "the keyboard's mode")
	}
	slices.Sort(on)
	return on
}

// TestForeignersAreFound changes a recording as a hostile text would, were it
// let through.
func TestForeignersAreFound(t *testing.T) {
	const good = "\x1b[?1049h\x1b[?25l\x1b[H\x1b[2J\x1b[38;5;30;1m□\x1b[m ÅÄÖ …\r\n\x1b[2;3Hsaved\x1b[K\x1b]11;?\a\x1b[?25h\x1b[?1049l"
	if got := foreigners([]byte(good), own); len(got) > 0 {
		t.Fatalf("in a good recording there is %q", got)
	}
	for _, bad := range []string{
		wipe, "\x1b]0;t\a", "\x1b]52;c;QQ==\a", "\x1b]8;;http://x\x1b\\", "\x1bc", "\x1b[6n", "\x1bP1$r\x1b\\", "\u009b31m", "\x9b31m",
		"\a", "\x7f", "\x00", "\u202e", "\u2066", "\u200b", "\U000E0041", "\x1b]0;open", "\x1b[3", "\x1b", "\xff", "\u200d", "\ufe0f",
		"\x1b[?1000h", "\x1b]11;red\a", "\x1b_G\x1b\\", "\x1b[5i", "\x1b[?1049", "\x1b[200~",
	} {
		at := strings.Index(good, "saved") + 2
		if got := foreigners([]byte(good[:at]+bad+good[at:]), own); len(got) == 0 {
			t.Errorf("%q is not found in a recording", bad)
		}
	}
	for _, bad := range []string{"\x1b[m", "\b", "\t", "\x1b[H"} {
		if got := foreigners([]byte("Point 1\r\n"+bad), nil); len(got) == 0 {
			t.Errorf("%q is not found in plain lines", bad)
		}
	}
}

func TestWhatIsLeftOnIsFound(t *testing.T) {
	const good = "\x1b[>4m\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[>4;2m\x1b[>1u\x1b[1m\x1b[m\x1b[>4m\x1b[<1u\x1b[?1049l\x1b[?25h\x1b[?2004l"
	if got := leftOn([]byte(good)); len(got) > 0 {
		t.Fatalf("a good recording leaves on %q", got)
	}
	for _, off := range []string{"\x1b[m", "\x1b[<1u", "\x1b[?1049l", "\x1b[?25h", "\x1b[?2004l"} {
		i := bytes.LastIndex([]byte(good), []byte(off))
		if got := leftOn([]byte(good[:i] + good[i+len(off):])); len(got) != 1 {
			t.Errorf("without %q a recording leaves on %q", off, got)
		}
	}
}
