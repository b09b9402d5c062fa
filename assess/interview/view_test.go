package interview

import (
	"errors"
	"fmt"
	"image/color"
	"math"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

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
		{"readonly", []string{"3"}},
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
					m := screenOf(s, &disk{}, size.width, size.height)
					if tt.name == "readonly" {
						m.readOnly = plainly{errors.New("The file is open in mognad on IT-7 since 14:02.")}
						m = m.reveal()
					}
					m = pressed(t, m, tt.keys...)
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
		for _, params := range sgr.FindAllStringSubmatch(m.render(), -1) {
			if !wanted && params[1] != "1" && params[1] != "" {
				t.Errorf("without colour the screen has %q", params[0])
			}
		}
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
