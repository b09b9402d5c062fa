package interview

import (
	"fmt"
	"image/color"
	"math"
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/language"
)

var sizes = []struct{ width, height int }{{60, 15}, {80, 24}, {140, 40}}

func TestScreens(t *testing.T) {
	tests := []struct {
		name string
		keys []string
	}{
		{"lastyear", []string{"g", "type:lo-4", "enter"}},
		{"stilltrue", []string{"g", "type:lo-4", "enter", "y"}},
		{"ticked", []string{"g", "type:lo-1", "enter", "down", "down", "space"}},
		{"intent", []string{"i"}},
		{"answered", []string{"g", "type:lo-1", "enter"}},
		{"open", nil},
		{"looking", []string{"down", "down", "down"}},
		{"comment", []string{"g", "type:LO-1", "enter", "c"}},
		{"reason", []string{"g", "type:LO-3", "enter", "n", "enter"}},
		{"target", []string{"t", "type:9", "enter"}},
		{"summary", []string{"s"}},
		{"help", []string{"?"}},
	}
	for _, tt := range tests {
		for _, lang := range language.All() {
			for _, size := range sizes {
				t.Run(fmt.Sprintf("%s-%s-%dx%d", tt.name, lang, size.width, size.height), func(t *testing.T) {
					s := sessionOf(builtinList(t), lang, someAnswers())
					if strings.HasPrefix(tt.name, "last") || tt.name == "stilltrue" {
						compare(t, s)
					}
					m := pressed(t, screenOf(s, &disk{}, size.width, size.height), tt.keys...)
					golden.RequireEqual(t, m.render()+"\n")
				})
			}
		}
	}
}

func TestFailedSaveStaysOnTheScreen(t *testing.T) {
	for _, size := range sizes {
		t.Run(fmt.Sprintf("%dx%d", size.width, size.height), func(t *testing.T) {
			s := sessionOf(builtinList(t), language.English, nil)
			m := pressed(t, screenOf(s, &disk{fails: errDisk}, size.width, size.height), "1", "q")
			golden.RequireEqual(t, m.render()+"\n")
		})
	}
}

// checkFrame holds that a screen keeps within its window and that its last row
// is the key line.
func checkFrame(t *testing.T, m model, place string) {
	t.Helper()
	rows := strings.Split(m.render(), "\n")
	if len(rows) != m.height {
		t.Fatalf("%s: %d rows in a window of %d", place, len(rows), m.height)
	}
	for i, r := range rows {
		if n := ansi.StringWidthWc(ansi.Strip(r)); n > m.width {
			t.Fatalf("%s: row %d is %d cells wide in a window of %d: %q", place, i, n, m.width, r)
		}
		for _, c := range ansi.Strip(r) {
			if unicode.IsControl(c) || unicode.Is(unicode.Cf, c) {
				t.Fatalf("%s: row %d has %U: %q", place, i, c, r)
			}
		}
	}
	for _, h := range m.hints() {
		if keys := ansi.Strip(rows[len(rows)-1]); h.rank == 1 && !strings.Contains(keys, h.label+" ") {
			t.Fatalf("%s: the last row is %q, want the keys with %s", place, keys, h.label)
		}
	}
	if c := m.View().Cursor; c != nil && (c.X < 0 || c.X >= m.width || c.Y < 0 || c.Y >= m.height-2) {
		t.Fatalf("%s: the cursor is at %d, %d", place, c.X, c.Y)
	}
}

func TestEveryPointFits(t *testing.T) {
	windows := append(sizes, struct{ width, height int }{leastWidth, leastHeight}, struct{ width, height int }{119, 31})
	for _, list := range []*checklist.Checklist{builtinList(t), tinyList(t)} {
		for _, lang := range list.Languages {
			for _, size := range windows {
				m := screenOf(sessionOf(list, lang, someAnswersOf(list)), &disk{}, size.width, size.height)
				for _, id := range list.PointIDs() {
					if err := m.session.GoTo(id); err != nil {
						t.Fatal(err)
					}
					place := fmt.Sprintf("%s in %s at %dx%d", id, lang, size.width, size.height)
					checkEverythingFits(t, m.arrive(), place)
				}
			}
		}
	}
}

// someAnswersOf answers some points with hostile text in every field.
func someAnswersOf(list *checklist.Checklist) map[string]assess.Answer {
	answers := map[string]assess.Answer{}
	for i, id := range list.PointIDs() {
		a := assess.Answer{
			State: assess.State(i % 4), Comment: strings.Repeat(hostile, i+1), Target: &assess.Target{Level: list.Top()},
			Evidence: []assess.Evidence{{Ref: hostile}},
		}
		switch a.State {
		case assess.Answered:
			a.Level = checklist.Level(i) % (list.Top() + 1)
		case assess.NotApplicable:
			a.Reason, a.By = hostile, hostile
		}
		answers[id] = a
	}
	return answers
}

func checkEverythingFits(t *testing.T, m model, place string) {
	t.Helper()
	checkFrame(t, m, place)
	for level := range m.session.Checklist().Top() + 1 {
		checkFrame(t, cursorOn(m, stop{level: level}), fmt.Sprintf("%s, level %d", place, level))
	}
	for _, keys := range [][]string{{"c"}, {"c", "paste:" + hostile, "end"}, {"n"}, {"t"}, {"g", "paste:" + hostile, "enter"}, {"s"}, {"s", "down", "down"}, {"?"}, {"?", "pgdown"}, {"pgdown", "pgdown"}, {"paste:" + hostile}} {
		checkFrame(t, pressed(t, m, keys...), fmt.Sprintf("%s, %q", place, keys))
	}
}

// cursorOn moves the cursor of a screen to a stop.
func cursorOn(m model, s stop) model {
	m.look, m.at, m.looking = s.level, s, true
	return m.reveal()
}

func TestNothingIsHiddenFromScrolling(t *testing.T) {
	for _, lang := range language.All() {
		m := screenOf(sessionOf(builtinList(t), lang, nil), &disk{}, 60, 15)
		for range m.session.Count() {
			m.session.Next()
			m = m.arrive()
			for level := range m.session.Checklist().Top() + 1 {
				seen := scrolledThrough(t, cursorOn(m, stop{level: level}))
				for _, c := range m.session.Point().Clauses(level) {
					words := strings.Fields(c.For("").In(lang).String())
					if last := words[len(words)-1]; !strings.Contains(seen, c.ID+"  ") || !strings.Contains(seen, last) {
						t.Errorf("%s clause %s cannot be reached", m.session.Point().ID, c.ID)
					}
				}
			}
		}
	}
}

// scrolledThrough is everything that is seen from the top to the bottom.
func scrolledThrough(t *testing.T, m model) string {
	t.Helper()
	var b strings.Builder
	m = pressed(t, m, "home")
	for range 50 {
		b.WriteString(m.render())
		before := m.scroll
		if m = pressed(t, m, "pgdown"); m.scroll == before {
			return b.String()
		}
	}
	t.Fatal("scrolling does not end")
	return ""
}

func TestTooSmallAWindowSaysSo(t *testing.T) {
	for _, lang := range language.All() {
		for _, size := range []struct{ width, height int }{{leastWidth - 1, leastHeight}, {leastWidth, leastHeight - 1}, {1, 1}, {3, 40}} {
			m := screenOf(sessionOf(builtinList(t), lang, nil), &disk{}, size.width, size.height)
			rows := strings.Split(m.render(), "\n")
			if len(rows) > size.height {
				t.Errorf("%d rows in a window of %d", len(rows), size.height)
			}
			for _, r := range rows {
				if ansi.StringWidth(r) > size.width {
					t.Errorf("%q in a window of %d", r, size.width)
				}
			}
			if m.View().Cursor != nil {
				t.Error("there is a cursor")
			}
		}
	}
}

func TestColoursCanBeRead(t *testing.T) {
	tests := []struct {
		name    string
		palette palette
		grounds []color.Color
	}{
		{"dark", onDark(), []color.Color{color.Black, color.RGBA{30, 30, 30, 255}, color.RGBA{40, 44, 52, 255}, color.RGBA{0, 43, 54, 255}}},
		{"light", onLight(), []color.Color{color.White, color.RGBA{253, 246, 227, 255}, color.RGBA{238, 238, 238, 255}}},
		{"unknown", onUnknown(), []color.Color{color.Black, color.White}},
	}
	for _, tt := range tests {
		for _, c := range []color.Color{tt.palette.accent, tt.palette.dim} {
			for _, ground := range tt.grounds {
				if got := contrast(c, ground); got < 4.5 {
					t.Errorf("%s: %v on %v has %.2f:1, want at least 4.5:1", tt.name, c, ground, got)
				}
			}
		}
	}
}

// contrast is the ratio as WCAG 2 defines it.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.Color) float64 {
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func TestColourIsUsedOnlyWhereItIsWanted(t *testing.T) {
	for _, wanted := range []bool{false, true} {
		s := sessionOf(builtinList(t), language.English, someAnswers())
		m := pressed(t, newModel(s, Options{Keep: (&disk{}).save, Colour: wanted}), "2")
		if coloured := strings.Contains(m.render(), "38;2;"); coloured != wanted {
			t.Errorf("colour wanted %v, in the screen %v", wanted, coloured)
		}
		if (m.Init() != nil) != wanted {
			t.Errorf("colour wanted %v, background asked for %v", wanted, !wanted)
		}
	}
}

func TestBackgroundChoosesThePalette(t *testing.T) {
	m := newModel(sessionOf(builtinList(t), language.English, nil), Options{Colour: true})
	seen := map[string]bool{m.render(): true}
	for _, ground := range []color.Color{color.Black, color.White} {
		m, _ = begun(m, tea.BackgroundColorMsg{Color: ground})
		seen[m.render()] = true
	}
	if len(seen) != 3 {
		t.Errorf("%d looks for an unknown, a dark and a light background, want 3", len(seen))
	}
}

// plainScreen is the screen without its looks.
func plainScreen(m model) string { return ansi.Strip(m.render()) }
