package pdf

import (
	"math"
	"strings"
	"testing"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"github.com/jung-kurt/gofpdf"

	"mognad/checklist"
)

// lightness is CIE L*, from 0 to 100.
func (c colour) lightness() float64 {
	y := c.luminance()
	if y <= 0.008856 {
		return 903.3 * y
	}
	return 116*math.Cbrt(y) - 16
}

func TestTextIsReadableOnEveryColour(t *testing.T) {
	for _, c := range []colour{ink, grey, accent} {
		if got := contrast(c, paper); got < 4.5 {
			t.Errorf("contrast of %v with paper = %.2f, want 4.5", c, got)
		}
	}
	for top := checklist.Level(1); top <= 12; top++ {
		for l := checklist.Level(0); l <= top; l++ {
			shade := ramp(l, top)
			if got := contrast(on(shade), shade); got < 4.5 {
				t.Errorf("contrast of text on level %d of %d = %.2f, want 4.5", l, top, got)
			}
		}
	}
}

func TestLinesCanBeSeen(t *testing.T) {
	for _, c := range []colour{ink, grey, line, accent} {
		if got := contrast(c, paper); got < 3 {
			t.Errorf("contrast of %v with paper = %.2f, want 3", c, got)
		}
	}
	if got := contrast(accent, shades[0]); got < 3 {
		t.Errorf("contrast of a bar with the empty part = %.2f, want 3", got)
	}
	if got := contrast(ink, shades[0]); got < 3 {
		t.Errorf("contrast of a target with the empty part = %.2f, want 3", got)
	}
}

func TestRampHasEvenSteps(t *testing.T) {
	for top := checklist.Level(1); top <= 12; top++ {
		want := (ramp(0, top).lightness() - ramp(top, top).lightness()) / float64(top)
		for l := checklist.Level(1); l <= top; l++ {
			if got := ramp(l-1, top).lightness() - ramp(l, top).lightness(); math.Abs(got-want) > 1.5 {
				t.Errorf("step to level %d of %d = %.2f in lightness, want %.2f", l, top, got, want)
			}
		}
	}
	if got := ramp(9, 4); got != accent {
		t.Errorf("ramp(9, 4) = %v, want the accent", got)
	}
}

func TestLinesOfTextHaveAPleasantLength(t *testing.T) {
	f, err := readFonts()
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"English": "Everyone works from the same list of services and initiatives, and promised benefits are checked after launch. ",
		"Swedish": "Kommunen har slagit fast skriftligt vad e-tjänsterna ska åstadkomma, och en namngiven person får besluta om dem. ",
	} {
		lines := f.wrap(glyphs(strings.Repeat(text, 20)), textStyle, bodyWidth)
		sum := 0
		for _, l := range lines[:len(lines)-1] {
			sum += len([]rune(string(l))) - 1
		}
		if got := sum / (len(lines) - 1); got < 65 || got > 80 {
			t.Errorf("lines in %s have %d characters, want 65 to 80", name, got)
		}
	}
}

func TestWidthsAreTheLibrarys(t *testing.T) {
	f, err := readFonts()
	if err != nil {
		t.Fatal(err)
	}
	l := gofpdf.New("P", "pt", "A4", "")
	l.AddUTF8FontFromBytes("r", "", append([]byte(nil), liberationsansregular.TTF...))
	l.AddUTF8FontFromBytes("b", "", append([]byte(nil), liberationsansbold.TTF...))
	for family, face := range map[string]*face{"r": f.regular, "b": f.bold} {
		l.SetFont(family, "", 10)
		for r := rune(' '); r < 0x2200; r++ {
			got, ok := face.width(r)
			if want := l.GetStringSymbolWidth(string(r)); ok && got != want {
				t.Errorf("width of %q = %d, want %d", r, got, want)
			}
		}
	}
}

func TestWrap(t *testing.T) {
	f, err := readFonts()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, in string
		width    length
		want     []string
	}{
		{"nothing", "", 100 * pt, []string{""}},
		{"a line ends in a space", "one two", 30 * pt, []string{"one ", "two"}},
		{"a long word is broken", "WWWWWW", 30 * pt, []string{"WWW", "WWW"}},
		{"after a sign if it has one", "a-tj/xxxxx", 30 * pt, []string{"a-tj/", "xxxxx"}},
		{"words go on after it", "WWWWW a b", 30 * pt, []string{"WWW", "WW a ", "b"}},
		{"a no-break space holds", "a\u00A0b c", 14 * pt, []string{"a\u00A0b ", "c"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, g := range f.wrap(glyphs(tt.in), textStyle, tt.width) {
				got = append(got, string(g))
			}
			if strings.Join(got, "|") != strings.Join(tt.want, "|") {
				t.Errorf("wrap(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}
