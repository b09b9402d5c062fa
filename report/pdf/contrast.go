package pdf

import "math"

// contrast returns how far two colours are apart, from 1 to 21, as WCAG 2.1
// defines it.
func contrast(a, b colour) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func (c colour) luminance() float64 {
	linear := func(v int) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.red) + 0.7152*linear(c.green) + 0.0722*linear(c.blue)
}

// readable is the least contrast of text with what is behind it.
const readable = 4.5

// on returns the colour in which text is read on c: paper or ink, and black on
// the few shades in the middle that carry neither.
func on(c colour) colour {
	for _, text := range []colour{ink, paper} {
		if contrast(text, c) >= readable {
			return text
		}
	}
	return colour{}
}
