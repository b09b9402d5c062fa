package pdf

import (
	"math/big"
	"strings"
	"testing"

	"mognad/checklist"
	"mognad/checklist/display"
	"mognad/checklist/language"
	"mognad/report"
)

func clean(s string) display.Text { return display.Clean(s) }

func level(l checklist.Level) *checklist.Level { return &l }

// empty is a document with nothing in it but what stands on every page.
func empty(blocks ...report.Block) *report.Document {
	return &report.Document{
		Lang: language.English, Title: clean("Gap report"), Unit: clean("Ankeborg"), Top: 3,
		Date: language.Date{Year: 2026, Month: 11, Day: 23}, Source: clean("Tiny, release 1.0.0"), Blocks: blocks,
	}
}

// areas is a small chart with everything that a bar may have.
func areas() report.Figure {
	bar := func(id, label string, now, target int64) report.Bar {
		return report.Bar{
			ID: clean(id), Label: clean(label), Now: big.NewRat(now, 12), Target: big.NewRat(target, 12),
			Low: big.NewRat(now-1, 12), High: big.NewRat(now+2, 12), Before: big.NewRat(now-2, 12), Value: clean("50.0%"), Link: "#a",
		}
	}
	f := report.Figure{
		Chart: report.Bars{
			Bars:  []report.Bar{bar("A", "Leadership", 6, 9), bar("B", "Users", 4, 9), bar("C", "Data", 9, 9)},
			Scale: []display.Text{clean("0%"), clean("50%"), clean("100%")},
		},
		Caption: clean("Score of each area"),
		Says:    clean("Data is strongest, users are weakest."),
		Data: report.Table{
			Caption: clean("Scores"), RowHead: true,
			Columns: []report.Column{{Head: clean("Area")}, {Head: clean("Score, %"), Align: report.Decimal}},
		},
	}
	for _, b := range f.Chart.(report.Bars).Bars {
		f.Data.Rows = append(f.Data.Rows, []report.Cell{{Text: b.Label, Link: "#a"}, {Text: clean("50.0"), Strong: true}})
	}
	return f
}

// rich has every kind of block.
func rich() *report.Document {
	bars := areas()
	radar := bars
	radar.Chart = report.Radar{Axes: bars.Chart.(report.Bars).Bars}
	d := empty(
		report.Heading{Level: 1, Text: clean("Gap report for Ankeborg"), ID: "top", Page: true},
		report.Paragraph{Text: clean("23 November 2026"), Role: report.Note},
		report.Figure{
			Chart: report.Total{
				Share: big.NewRat(1, 2), Low: big.NewRat(2, 5), High: big.NewRat(3, 5),
				Figure: clean("50.0%"), Label: clean("4 of 5 points answered"),
			},
			Caption: clean("Total"), Says: clean("The total is 50.0%."),
			Data: report.Table{
				Caption: clean("Total, in per cent"), RowHead: true,
				Columns: []report.Column{{Head: clean("Per cent")}, {Head: clean("Claimed"), Align: report.Decimal}, {Head: clean("Lowest"), Align: report.Decimal}},
				Rows:    [][]report.Cell{{{Text: clean("Total")}, {Text: clean("50.0")}, {Text: clean("40.0")}}},
			},
		},
		report.Facts{{Name: clean("Answered"), Texts: []display.Text{clean("4 of 5"), clean("1 not known")}}, {Name: clean("A name that is longer than the margin is wide"), Texts: []display.Text{clean("x")}}},
		bars,
		report.Heading{Level: 2, Text: clean("Next"), ID: "next"},
		report.List{Ordered: true, Items: []report.Item{{Text: clean("First"), Link: "#a"}, {Text: clean("Second")}}},
		report.Heading{Level: 2, Text: clean("Areas, in an order that is the same everywhere"), ID: "areas", Page: true},
		report.Paragraph{Text: clean("The sentence to take away."), Role: report.Lead},
		radar,
		report.Heading{Level: 3, Text: clean("Leadership"), ID: "a", Label: clean("A")},
		report.Heading{Level: 4, Text: clean("Decide the direction"), ID: "a1", Label: clean("A-1")},
		report.Paragraph{Text: clean("What holds:")},
		report.List{Items: []report.Item{{Text: clean("1a There is a goal."), Mark: report.MarkTrue}, {Text: clean("2a It has a date."), Mark: report.MarkFalse}, {Text: clean("2b It is measured."), Mark: report.MarkOpen}}},
		report.Paragraph{Text: clean("Their own words.\n\nIn two parts."), Role: report.Quoted},
		report.Paragraph{Text: clean("Read more"), Link: "https://example.org/a?b=(c)"},
		report.Table{
			Caption: clean("All points"), RowHead: true,
			Columns: []report.Column{{Head: clean("Point")}, {Head: clean("Now")}, {Head: clean("Digit"), Align: report.Middle}, {Head: clean("Number"), Align: report.Decimal}},
			Rows: [][]report.Cell{
				{{Text: clean("A-1"), Link: "#a1"}, {Text: clean("1 Isolated"), Level: level(1)}, {Text: clean("3"), Level: level(3)}, {Text: clean("9.25")}},
				{{Text: clean("A-2"), Link: "#nowhere"}, {Text: clean("not known")}, {Text: clean("–")}, {Text: clean("120.5")}},
			},
		},
		report.Blank{Head: clean("Proposed decision")},
		report.Blank{Lines: 2, Names: []display.Text{clean("Name"), clean("Date")}},
	)
	d.Draft = clean("draft, 4 of 5")
	return d
}

// hostile has text that was made to break something, in every place.
func hostile(s string) *report.Document {
	t := clean(s)
	d := empty(
		report.Heading{Level: 4, Text: t, Label: t, ID: "h"},
		report.Paragraph{Text: t}, report.Paragraph{Text: t, Role: report.Quoted, Link: "javascript:" + s},
		report.Paragraph{Text: t, Link: "https://" + s},
		report.List{Items: []report.Item{{Text: t, Mark: report.MarkTrue, Link: "#h"}}},
		report.Facts{{Name: t, Texts: []display.Text{t}}},
		report.Table{Caption: t, Columns: []report.Column{{Head: t}, {Head: t, Align: report.Decimal}}, Rows: [][]report.Cell{{{Text: t}, {Text: t}}}},
		report.Figure{Chart: report.Bars{Bars: []report.Bar{{Label: t, Value: t}}}, Caption: t, Says: t},
		report.Figure{Chart: report.Total{Figure: t, Label: t}, Says: t},
		report.Blank{Head: t, Names: []display.Text{t}},
	)
	d.Title, d.Unit, d.Source, d.Draft = t, t, t, t
	return d
}

var hostiles = map[string]string{
	"parentheses":                  `( ) \ ((( \) \\( )))`,
	"octal and carriage return":    "\\101 \\r \r )/S/JavaScript",
	"ends of objects":              "endstream endobj EMC BDC >> ] trailer",
	"byte order mark":              "\uFEFFþÿ\xfe\xff",
	"beyond the basic plane":       "👍🏽 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \U0010FFFF",
	"right to left":                "שלום \u202Eabc\u2066 العربية",
	"missing in the font":          "漢字 ✓ \u2011 \uE000 \uFFFD",
	"controls":                     "a\x00\x1b[2J\u009b\x7f\u0085b",
	"broken UTF-8":                 "\xff\xfe\xc3(",
	"no place to break":            strings.Repeat("W", 5000),
	"combining marks":              "e\u0301 a\u030A " + strings.Repeat("x\u0335", 50),
	"aliases for numbers of pages": "{nb} {nb2}",
	"nothing":                      "",
	"only spaces":                  " \u00A0 \t\n",
}

// long has a comment of many pages.
func long() *report.Document {
	text := strings.Repeat("The departments have had different ideas of what counts as a service, and so the list has grown slowly. ", 700)
	return empty(report.Heading{Level: 1, Text: clean("Long")}, report.Paragraph{Text: clean(text), Role: report.Quoted})
}

// rows has a table of many rows, one of which is longer than a page.
func rows(n int) *report.Document {
	t := report.Table{
		Caption: clean("Many rows"), RowHead: true,
		Columns: []report.Column{{Head: clean("Point")}, {Head: clean("What it says")}, {Head: clean("Number"), Align: report.Decimal}},
	}
	for i := range n {
		text := "A row of the table"
		if i == n/2 {
			text = strings.Repeat("A row that is longer than a page is cut where a line ends. ", 120)
		}
		t.Rows = append(t.Rows, []report.Cell{{Text: clean("P-1")}, {Text: clean(text)}, {Text: clean("12.5")}})
	}
	return empty(report.Heading{Level: 1, Text: clean("Rows")}, t)
}

func write(tb testing.TB, d *report.Document) []byte {
	tb.Helper()
	var b strings.Builder
	if err := Write(&b, d); err != nil {
		tb.Fatal(err)
	}
	return []byte(b.String())
}
