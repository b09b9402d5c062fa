package pdf

import (
	"cmp"
	"slices"
	"strings"

	"mognad/checklist/display"
	"mognad/report"
)

// A picture is drawn in the rows of a table, between two of its columns, so that
// each row's numbers stand beside what shows them.
type picture struct {
	set         *setter
	after       int // columns that stand before it
	least       length
	left, right length
	labels      [][]glyphs // what stands over a bar, nil for nothing
	bars        []report.Bar
	ticks       []glyphs
	element     *element
	page        int // that the element stands on
}

const (
	barHeight  = 6 * pt
	leastBars  = 13 * module
	markHeight = 10_500 * pt / 1000
)

// bars sets bars in the rows of their own numbers. Where the numbers are not
// one row for each bar, the bars get rows of their own and the numbers follow.
func (s *setter) bars(f report.Figure, b report.Bars) {
	data, follows := f.Data, false
	if len(data.Rows) != len(b.Bars) || len(data.Columns) == 0 {
		data, follows = barTable(b), len(f.Data.Rows) > 0
	}
	if len(data.Rows) == 0 {
		return
	}
	t := s.tabular(data)
	t.picture = s.picture(f, b, data)
	s.rows(t)
	if follows {
		s.table(f.Data)
	}
}

func (s *setter) picture(f report.Figure, b report.Bars, data report.Table) *picture {
	p := &picture{set: s, least: leastBars, bars: b.Bars}
	if data.RowHead {
		p.after = 1
	}
	for _, t := range b.Scale {
		p.ticks = append(p.ticks, s.glyphs(t))
	}
	p.element = s.root.add("Figure")
	p.element.alt = pdfText(f.Says)
	return p
}

// label sets what stands over each bar, once it is known how wide that may be:
// its label, unless the row has it already.
func (p *picture) label(rows [][]report.Cell) {
	for i, bar := range p.bars {
		p.labels = append(p.labels, nil)
		if len(rows[i]) > 0 && bar.Label != rows[i][0].Text && !bar.Label.Empty() {
			p.labels[i] = p.set.fonts.wrap(p.set.glyphs(bar.Label), noteStyle, p.right-p.left)
		}
	}
}

// barTable makes a table of what stands beside bars.
func barTable(b report.Bars) report.Table {
	t := report.Table{RowHead: true, Columns: []report.Column{{}, {Align: report.Decimal}}}
	for _, bar := range b.Bars {
		name := display.Join([]display.Text{bar.ID, bar.Label}, display.Clean(" "))
		if bar.ID.Empty() {
			name = bar.Label
		}
		t.Rows = append(t.Rows, []report.Cell{{Text: name, Link: bar.Link}, {Text: bar.Value}})
	}
	return t
}

// scaleHeight is the room over the bars: for the scale, and for the words that
// name the marks of the first bar.
const scaleHeight = 22_500 * pt / 1000

// scale sets what stands over the bars, upwards from y.
func (p *picture) scale(c *canvas, y length) {
	top := y - 2*noteStyle.leading - pt
	for i, g := range p.short(c) {
		x := p.tick(i)
		switch i {
		case 0:
			c.text(x, top, g, noteStyle)
		case len(p.ticks) - 1:
			c.textEnd(x, top, g, noteStyle)
		default:
			c.textMiddle(x, top, g, noteStyle)
		}
	}
	p.explain(c, p.bars[0], y-noteStyle.leading-pt)
}

// short returns the texts of the scale, their first words where the whole would
// run together.
func (p *picture) short(c *canvas) []glyphs {
	room := length(0)
	for _, g := range p.ticks {
		room = max(room, c.fonts.width(g, noteStyle)+third)
	}
	if room*length(len(p.ticks)-1) <= p.right-p.left-room/2 {
		return p.ticks
	}
	first := make([]glyphs, len(p.ticks))
	for i, g := range p.ticks {
		word, _, _ := strings.Cut(string(g), " ")
		first[i] = glyphs(word)
	}
	return first
}

// tick returns where a mark of the scale stands.
func (p *picture) tick(i int) length {
	if len(p.ticks) < 2 {
		return p.left
	}
	return p.left + (p.right-p.left)*length(i)/length(len(p.ticks)-1)
}

// height returns how much room a bar takes, in steps of the grid.
func (p *picture) height(at int) length {
	return up(length(len(p.labels[at]))*noteStyle.leading+module+rowPadding, third)
}

// draw draws one bar. A picture that goes on on another page is another figure
// there, since a figure stands in one place.
func (p *picture) draw(c *canvas, at int, top, bottom length) {
	if p.page != 0 && p.page != c.page {
		next := p.element.parent.addAfter(p.element, "Figure")
		next.alt = p.element.alt
		p.element = next
	}
	p.page = c.page
	p.element.enclose(box{p.left, top, p.right, bottom})
	y := top + rowPadding/2 + length(len(p.labels[at]))*noteStyle.leading + module/2
	c.artifact(ornament, func() {
		for i := range p.ticks {
			c.line(p.tick(i), y-module/2-rowPadding/2, p.tick(i), bottom, fine, hair)
		}
	})
	c.mark(p.element, func() {
		for i, g := range p.labels[at] {
			c.text(p.left, top+rowPadding/2+length(i)*noteStyle.leading, g, noteStyle)
		}
		p.bar(c, p.bars[at], y)
	})
}

func (p *picture) bar(c *canvas, b report.Bar, y length) {
	width := p.right - p.left
	half := barHeight / 2
	c.fill(p.left, y-half, p.right, y+half, shades[0])
	if b.Now != nil {
		c.fill(p.left, y-half, p.left+part(b.Now, width), y+half, accent)
		c.line(p.left, y-half, p.left, y+half, medium, accent)
	}
	if b.Low != nil && b.High != nil && b.Low.Cmp(b.High) != 0 {
		low, high := p.left+part(b.Low, width), p.left+part(b.High, width)
		under := y + half + 1_500
		c.rule(low, high, under, medium, grey)
		c.line(low, under-pt, low, under+pt, medium, grey)
		c.line(high, under-pt, high, under+pt, medium, grey)
	}
	if b.Target != nil {
		x := p.left + part(b.Target, width)
		c.line(x, y-markHeight/2, x, y+markHeight/2, strong, ink)
	}
	if b.Before != nil {
		c.ring(p.left+part(b.Before, width), y, 2_500, pt, ink)
	}
}

// A remark is a word under the mark that it names.
type remark struct {
	at   length
	text glyphs
}

// explain names the marks of the first bar where they stand.
func (p *picture) explain(c *canvas, b report.Bar, y length) {
	x := p.left
	for _, r := range p.remarks(b) {
		width := c.fonts.width(r.text, noteStyle)
		x = max(x, min(r.at-width/2, p.right-width))
		c.text(x, y, r.text, noteStyle)
		x += width + third
	}
}

func (p *picture) remarks(b report.Bar) []remark {
	width := p.right - p.left
	say := func(t display.Text) glyphs { return p.set.glyphs(t) }
	lang := p.set.doc.Lang
	var all []remark
	if b.Now != nil {
		all = append(all, remark{p.left + part(b.Now, width), say(words.Say(lang, "bar-now"))})
	}
	if b.Target != nil {
		all = append(all, remark{p.left + part(b.Target, width), say(words.Say(lang, "bar-target"))})
	}
	if b.Before != nil {
		all = append(all, remark{p.left + part(b.Before, width), say(words.Say(lang, "bar-before"))})
	}
	slices.SortStableFunc(all, func(a, b remark) int { return cmp.Compare(a.at, b.at) })
	return all
}
