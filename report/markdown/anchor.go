package markdown

import (
	"strconv"
	"strings"
	"unicode"

	"mognad/checklist/display"
	"mognad/report"
)

// title is what a heading says, with its label.
func title(h report.Heading) display.Text {
	if h.Label.Empty() {
		return h.Text
	}
	return display.Join([]display.Text{h.Label, h.Text}, display.Clean(" "))
}

// anchors returns the address that each heading with an ID gets when the text
// is rendered: GitHub takes it from the words of the heading, and numbers those
// that come again.
func anchors(d *report.Document) map[string]string {
	found := map[string]string{}
	seen := map[string]int{}
	for _, block := range d.Blocks {
		h, ok := block.(report.Heading)
		if !ok {
			continue
		}
		anchor := slug(title(h).Line().String())
		n := seen[anchor]
		seen[anchor]++
		if n > 0 {
			anchor += "-" + strconv.Itoa(n)
		}
		if h.ID != "" {
			found[h.ID] = anchor
		}
	}
	return found
}

// slug keeps letters, digits, hyphens and underscores, and makes a space a
// hyphen.
func slug(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.M, r):
			return unicode.ToLower(r)
		}
		return -1
	}, strings.TrimSpace(s))
}
