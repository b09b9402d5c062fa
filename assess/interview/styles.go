package interview

import (
	"image/color"

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
)

// styles says how each role looks.
type styles struct{ plain, strong, dim, accent, chosen lipgloss.Style }

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
	s := styles{strong: lipgloss.NewStyle().Bold(true), chosen: lipgloss.NewStyle().Bold(true)}
	if !coloured {
		return s
	}
	s.dim = s.dim.Foreground(p.dim)
	s.accent = s.accent.Foreground(p.accent)
	s.chosen = s.chosen.Foreground(p.accent)
	return s
}

func (s styles) of(r role) lipgloss.Style {
	switch r {
	case strong:
		return s.strong
	case dim:
		return s.dim
	case accent:
		return s.accent
	case chosen:
		return s.chosen
	}
	return s.plain
}
