package pdf

import (
	"fmt"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// A face knows which characters a font has and how wide they are.
type face struct {
	font   *sfnt.Font
	buffer sfnt.Buffer
	widths [0x10000]int16 // in thousandths of the size, plus one; 0 where not yet asked, -1 where missing
}

func newFace(data []byte) (*face, error) {
	f, err := sfnt.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("read font: %w", err)
	}
	return &face{font: f}, nil
}

// width returns the advance of r in thousandths of the size. It reports false
// where the font has no such character.
func (f *face) width(r rune) (int, bool) {
	if r < 0 || r > 0xFFFF {
		return 0, false
	}
	if f.widths[r] == 0 {
		f.widths[r] = f.ask(r)
	}
	return int(f.widths[r]) - 1, f.widths[r] > 0
}

func (f *face) ask(r rune) int16 {
	glyph, err := f.font.GlyphIndex(&f.buffer, r)
	if err != nil || glyph == 0 {
		return -1
	}
	em := fixed.Int26_6(f.font.UnitsPerEm()) << 6
	advance, err := f.font.GlyphAdvance(&f.buffer, glyph, em, font.HintingNone)
	if err != nil {
		return -1
	}
	units := int(f.font.UnitsPerEm())
	return int16((advance.Round()*1000+units/2)/units) + 1
}

// fonts are the two faces of the document.
type fonts struct{ regular, bold *face }

func readFonts() (fonts, error) {
	regular, err := newFace(liberationsansregular.TTF)
	if err != nil {
		return fonts{}, err
	}
	bold, err := newFace(liberationsansbold.TTF)
	if err != nil {
		return fonts{}, err
	}
	return fonts{regular, bold}, nil
}

func (f fonts) face(s style) *face {
	if s.bold {
		return f.bold
	}
	return f.regular
}

// width returns how wide g is when set in s, rounded up, so that g fits on a
// line of that width.
func (f fonts) width(g glyphs, s style) length {
	sum := 0
	face := f.face(s)
	for _, r := range g {
		w, _ := face.width(r)
		sum += w
	}
	return (length(sum)*s.size + 999) / 1000
}
