package pdf

import "mognad/checklist"

// A length is a distance on the page in thousandths of a point. Positions are
// counted from the upper left corner, downwards.
type length int

const pt length = 1000

// The page is A4, upright. Everything stands on one grid: a module is one line
// of text, both ways. The margin column carries what names the text beside it
// (ids, names of facts, marks), the body column is as wide as a line is
// pleasant to read, and tables and rules span both.
const (
	pageWidth  = 595_280 * pt / 1000
	pageHeight = 841_890 * pt / 1000

	module = 13_500 * pt / 1000
	third  = module / 3

	leftEdge    = 4 * module
	marginWidth = 9 * module
	bodyLeft    = leftEdge + marginWidth + module
	bodyWidth   = 26 * module
	rightEdge   = bodyLeft + bodyWidth
	fullWidth   = rightEdge - leftEdge

	topEdge    = 4*module + third
	bottomEdge = topEdge + 55*module
	headerLine = topEdge - 2*module + third // baselines
	footerLine = bottomEdge + module + 2*third
)

// A style is how text is set.
type style struct {
	bold     bool
	size     length
	leading  length // from line to line
	baseline length // from the top of a line to the foot of its letters
	ink      colour
}

// The type scale has four sizes. The one figure of the first page stands apart:
// it is read as a picture.
var (
	textStyle    = style{size: 9_500, leading: module, baseline: 10_000, ink: ink}
	strongStyle  = style{bold: true, size: 9_500, leading: module, baseline: 10_000, ink: ink}
	labelStyle   = style{bold: true, size: 9_500, leading: module, baseline: 10_000, ink: accent}
	noteStyle    = style{size: 8_000, leading: 11_250, baseline: 8_500, ink: grey}
	noteStrong   = style{bold: true, size: 8_000, leading: 11_250, baseline: 8_500, ink: grey}
	sideStyle    = style{size: 8_000, leading: module, baseline: 10_000, ink: grey}
	headingStyle = style{bold: true, size: 13_000, leading: 18_000, baseline: 13_500, ink: ink}
	titleStyle   = style{bold: true, size: 20_000, leading: 27_000, baseline: 20_500, ink: ink}
	figureStyle  = style{bold: true, size: 36_000, leading: 40_500, baseline: 31_500, ink: accent}
)

// with returns s in another ink.
func (s style) with(c colour) style {
	s.ink = c
	return s
}

// A colour is red, green and blue, each from 0 to 255.
type colour struct{ red, green, blue int }

// The palette: paper, ink, three greys and one accent. Grey is for secondary
// text, line for what a picture needs to be understood, hair for what only
// guides the eye.
var (
	paper  = colour{255, 255, 255}
	ink    = colour{18, 24, 26}
	grey   = colour{85, 95, 99}
	line   = colour{133, 143, 147}
	hair   = colour{214, 220, 222}
	accent = colour{15, 86, 93}
)

// The weights of lines.
const (
	fine   length = 350
	medium length = 750
	strong length = 1_500
)

// shades is one hue in thirteen steps of even lightness, from almost paper to
// the accent, so that its steps stay apart in grey and for every eye.
var shades = [...]colour{
	{233, 244, 246},
	{213, 231, 233},
	{193, 217, 220},
	{173, 204, 207},
	{153, 191, 195},
	{133, 177, 183},
	{113, 164, 170},
	{92, 152, 158},
	{70, 139, 146},
	{58, 125, 133},
	{44, 112, 119},
	{31, 99, 106},
	{15, 86, 93},
}

// ramp returns the colour of a level on a scale that ends at top. A level
// outside the scale has the colour of the nearest in it.
func ramp(l, top checklist.Level) colour {
	if top < 1 {
		return shades[0]
	}
	at := int(min(max(l, 0), top)) * (len(shades) - 1)
	low, part := at/int(top), at%int(top)
	if part == 0 {
		return shades[low]
	}
	mix := func(a, b int) int { return (a*(int(top)-part) + b*part + int(top)/2) / int(top) }
	a, b := shades[low], shades[low+1]
	return colour{mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue)}
}
