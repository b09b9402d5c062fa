package interview

import (
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"
)

// A role is what a piece of text is for. How it looks is decided in one place.
type role int

// The roles.
const (
	plain  role = iota
	strong      // what to read first
	dim         // what can wait
	accent      // what can be pressed, and how far one has come
	chosen      // the answer
	roles       // how many there are
)

// styles says how each role looks.
type styles struct{ looks [roles]wrapping }

// A wrapping is what stands around a text so that it looks as it should. It is
// worked out once: a screen has hundreds of texts.
type wrapping struct{ before, after string }

// A palette is the two colours that are used, on one kind of background.
type palette struct{ accent, dim color.Color }

// The palettes. Every colour has a contrast of at least 4.5:1 with the
// backgrounds it is meant for.
func onDark() palette  { return palette{lipgloss.Color("#5FC9D0"), lipgloss.Color("#A8B0B3")} }
func onLight() palette { return palette{lipgloss.Color("#0B5F6B"), lipgloss.Color("#5A6265")} }

// onUnknown can be read on black and on white alike; it is used until the
// terminal has said which it is, and if it never does.
func onUnknown() palette { return palette{lipgloss.Color("#008484"), lipgloss.Color("#767676")} }

// newStyles returns the looks. Without colour everything is still told apart:
// by marks, by words and by weight.
func newStyles(coloured bool, p palette) styles {
	var all [roles]lipgloss.Style
	all[strong], all[chosen] = all[strong].Bold(true), all[chosen].Bold(true)
	if coloured {
		all[dim] = all[dim].Foreground(p.dim)
		all[accent] = all[accent].Foreground(p.accent)
		all[chosen] = all[chosen].Foreground(p.accent)
	}
	var s styles
	for i, style := range all {
		s.looks[i].before, s.looks[i].after, _ = strings.Cut(style.Render("x"), "x")
	}
	return s
}
