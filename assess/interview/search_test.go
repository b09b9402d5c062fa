package interview

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"mognad/assess"
	"mognad/checklist/language"
)

func TestSearchKeys(t *testing.T) {
	written := map[string]assess.Answer{
		"UF-2": {Comment: "Ask Gösta about the zebra.\nHe knows."},
		"DT-1": {PrivateNote: "A zebra, too"},
	}
	tests := []struct {
		name  string
		keys  []string
		point string
		says  string
	}{
		{"by id", []string{"g", "type:ik-2", "enter"}, "IK-2", "IK-2"},
		{"the list begins at the point", []string{"g", "enter"}, "LO-1", "LO-1"},
		{"by the arrows", []string{"g", "down", "down", "enter"}, "LO-3", "LO-3"},
		{"not further than the ends", []string{"g", "up", "up", "enter"}, "LO-1", "LO-1"},
		{"to the last one", []string{"g", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "enter"}, "IK-4", "IK-4"},
		{"by words of the title", []string{"g", "type:errand", "enter"}, "UF-2", "UF-2"},
		{"no such point", []string{"g", "type:LO-11", "enter"}, "LO-1", "did you mean"},
		{"in what was written", []string{"/", "type:zebra", "enter"}, "UF-2", "UF-2"},
		{"case and marks do not matter", []string{"/", "type:ZEBRA gosta", "enter"}, "UF-2", "UF-2"},
		{"the second of two", []string{"/", "type:zebra", "down", "enter"}, "DT-1", "DT-1"},
		{"live, in its context", []string{"/", "type:zebr"}, "LO-1", "about the zebra. He knows."},
		{"how many", []string{"/", "paste:the\nzebra"}, "LO-1", "1 point"},
		{"pasted on several lines", []string{"/", "paste:ask\r\nzebra", "enter"}, "UF-2", "UF-2"},
		{"nothing typed finds nothing", []string{"/", "enter"}, "LO-1", "The search looks in titles"},
		{"nothing found stays", []string{"/", "type:zzz", "enter"}, "LO-1", "No text has all these words."},
		{"less text finds more", []string{"/", "type:zebraz", "backspace", "enter"}, "UF-2", "UF-2"},
		{"given up", []string{"/", "type:zebra", "esc"}, "LO-1", "Not answered yet"},
		{"from the help", []string{"?", "/", "type:zebra", "enter"}, "UF-2", "UF-2"},
		{"from the summary", []string{"s", "g", "type:UF-3", "enter"}, "UF-3", "UF-3"},
		{"from the evidence", []string{"e", "type:x", "ctrl+s", "g", "type:UF-3", "enter"}, "UF-3", "UF-3"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := sessionOf(builtinList(t), language.English, written)
			m := pressed(t, screenOf(s, &disk{}, 80, 24), tt.keys...)
			checkFrame(t, m, tt.name)
			if s.Point().ID != tt.point {
				t.Errorf("on %s, want %s", s.Point().ID, tt.point)
			}
			if got := ansi.Strip(m.render()); !strings.Contains(got, tt.says) {
				t.Errorf("the screen does not say %q:\n%s", tt.says, got)
			}
		})
	}
}

func TestFoundWordsAreSeen(t *testing.T) {
	long := strings.Repeat("before ", 30) + "the Örebro line" + strings.Repeat(" after", 30)
	list := tinyList(t)
	s := sessionOf(list, language.English, map[string]assess.Answer{list.PointIDs()[0]: {Comment: long}})
	for _, width := range []int{10, 20, 40, 80, 1000} {
		r := inContext(s.Search("orebro")[0], plain, width)
		var b strings.Builder
		for _, piece := range r {
			if piece.role == chosen && piece.text.String() != "Örebro" {
				t.Errorf("width %d: marked %q", width, piece.text)
			}
			b.WriteString(piece.text.String())
		}
		if got := b.String(); !strings.Contains(got, "Örebro") || r.cells() > width {
			t.Errorf("width %d: %q takes %d cells", width, got, r.cells())
		}
	}
}

func TestSearchScreens(t *testing.T) {
	tests := []struct {
		name string
		keys []string
	}{
		{"go", []string{"g", "down"}},
		{"empty", []string{"/"}},
		{"found", []string{"/", "type:2025", "down"}},
		{"words", []string{"/", "type:data", "down"}},
		{"nothing", []string{"/", "type:zebra"}},
	}
	for _, tt := range tests {
		for _, lang := range language.All() {
			for _, size := range sizes {
				t.Run(fmt.Sprintf("%s-%s-%dx%d", tt.name, lang, size.width, size.height), func(t *testing.T) {
					m := pressed(t, screenOf(sessionOf(builtinList(t), lang, someAnswers()), &disk{}, size.width, size.height), tt.keys...)
					checkFrame(t, m, tt.name)
					golden.RequireEqual(t, m.render()+"\n")
				})
			}
		}
	}
}

// BenchmarkFindLarge is a key and the screen that follows it with as many points
// as there may be: typing in the search, choosing in the list of points, and
// moving in the review.
func BenchmarkFindLarge(b *testing.B) {
	list := largeList(b)
	for _, keys := range [][]string{{"/", "e", "n", "backspace", "backspace", "esc"}, {"g", "down", "down", "esc"}, {"r", "down", "down", "esc"}} {
		b.Run(keys[0], func(b *testing.B) {
			redrawn(b, screenOf(sessionOf(list, language.Swedish, nil), &disk{}, 80, 24), keys...)
		})
	}
}

func TestEveryFoundPointIsSeen(t *testing.T) {
	for _, keys := range [][]string{{"g", "pgup", "pgup", "pgup", "pgup", "pgup"}, {"/", "type:e"}} {
		for _, size := range sizes {
			m := pressed(t, screenOf(sessionOf(builtinList(t), language.English, nil), &disk{}, size.width, size.height), keys...)
			seen := ""
			for range m.dialog.found {
				if rows := m.render(); !strings.Contains(rows, "►") {
					t.Fatalf("no mark is seen:\n%s", rows)
				}
				seen += ansi.Strip(m.render())
				m = pressed(t, m, "down")
			}
			for _, f := range m.dialog.found {
				if !strings.Contains(seen, f.Point.ID+"  ") {
					t.Errorf("%q at %dx%d: %s is not seen", keys, size.width, size.height, f.Point.ID)
				}
			}
		}
	}
}
