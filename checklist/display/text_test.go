package display

import (
	"strings"
	"testing"
	"unicode"
)

func TestClean(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain Swedish", "Åtgärder – 67,5 %", "Åtgärder – 67,5 %"},
		{"escape sequence is seen, not obeyed", "a\x1b[2Jb", "a␛[2Jb"},
		{"clipboard sequence", "\x1b]52;c;QQ==\a", "␛]52;c;QQ==␇"},
		{"C1 as UTF-8", "a\u009b2J", "a\uFFFD2J"},
		{"C1 as a raw byte", "a\x9b2J", "a\uFFFD2J"},
		{"carriage return alone", "good\rbad", "good\nbad"},
		{"Windows line end", "a\r\nb", "a\nb"},
		{"line separators", "a\u2028b\u2029c\u0085d", "a\nb\nc\nd"},
		{"backspace, bell, NUL, DEL", "\b\a\x00\x7f", "␈␇␀␡"},
		{"tab", "a\tb", "a b"},
		{"bidi override and isolate", "a\u202Eb\u2066c\u200Fd", "abcd"},
		{"zero width", "a\u200Bb\u200Dc\uFEFFd\u00ADe\uFE0Ff", "abcdef"},
		{"tag characters", "a\U000E0041b", "ab"},
		{"a tower of marks", "e" + strings.Repeat("\u0301", 1000) + "x", "e" + strings.Repeat("\u0301", 4) + "x"},
		{"a tower with joiners between", "e" + strings.Repeat("\u0301\u200D", 1000) + "x", "e" + strings.Repeat("\u0301", 4) + "x"},
		{"a replacement character stays", "a\uFFFDb", "a\uFFFDb"},
		{"no character", "a\uFFFEb\U0001FFFFc", "a\uFFFDb\uFFFDc"},
		{"emoji", "ok 👍", "ok 👍"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Clean(tt.in).String(); got != tt.want {
				t.Errorf("Clean(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestTheShortWayIsTheSameWay(t *testing.T) {
	short := 0
	for r := rune(0); r <= unicode.MaxRune; r++ {
		s := "a" + string(r) + "b"
		if !harmless(s) {
			continue
		}
		short++
		if got := gated(s); got != s {
			t.Errorf("%U is taken for harmless, and the gate makes %q of it", r, got)
		}
	}
	if short < 500 || harmless("a\x9b") || harmless("\xff") {
		t.Errorf("%d runes are taken for harmless, or broken UTF-8 is", short)
	}
}

func FuzzClean(f *testing.F) {
	f.Add("a\x1b[2Jb\u202E\r\n")
	f.Fuzz(func(t *testing.T, s string) {
		got := Clean(s)
		for _, r := range got.String() {
			if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
				t.Fatalf("Clean(%q) let %U through", s, r)
			}
		}
		if again := Clean(got.String()); again != got {
			t.Fatalf("Clean is not stable: %q, then %q", got, again)
		}
		if strings.Contains(got.Line().String(), "\n") {
			t.Fatalf("Line of %q has a line feed", got)
		}
	})
}

// TestTheShortWayThroughTheGateLetsNothingElseThrough compares it with the
// tables, for every code point below the first combining mark.
func TestTheShortWayThroughTheGateLetsNothingElseThrough(t *testing.T) {
	for r := rune(0); r < firstMark; r++ {
		if unicode.Is(unicode.M, r) {
			t.Errorf("%U is a combining mark", r)
		}
		hidden := unicode.Is(unicode.Cf, r) || unicode.Is(invisible, r)
		if got := Clean(string(r)).String(); hidden != (got == "") {
			t.Errorf("%U shows as %q", r, got)
		}
	}
}
