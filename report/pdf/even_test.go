package pdf

import (
	"strings"
	"testing"

	"mognad/checklist/display"
)

// TestHeadingsBreakNoWord sets headings in every width from the widest word's on.
func TestHeadingsBreakNoWord(t *testing.T) {
	f, err := readFonts()
	if err != nil {
		t.Fatal(err)
	}
	s := &setter{fonts: f}
	for _, text := range []string{"Handlingsplanens första rader", "How sure the figures are", "Tillgänglighetsredogörelse och tillsyn"} {
		g := s.glyphs(display.Clean(text))
		for width := f.longestWord(g, headingStyle); width < fullWidth; width += third {
			var words []string
			for _, line := range f.even(g, headingStyle, width) {
				words = append(words, strings.Fields(string(line))...)
			}
			if got := strings.Join(words, " "); got != text {
				t.Errorf("even(%q) in %d thousandths of a point breaks a word: %q", text, width, got)
			}
		}
	}
}
