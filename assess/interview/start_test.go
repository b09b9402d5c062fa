package interview

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"github.com/google/go-cmp/cmp"

	"mognad/checklist"
	"mognad/checklist/language"
)

func TestStartScreens(t *testing.T) {
	tests := []struct {
		name   string
		recent []Recent
		fails  error
		keys   []string
	}{
		{"menu", someRecent(), nil, []string{"down"}},
		{"recent", someRecent(), nil, []string{"c", "down"}},
		{"recent-none", nil, nil, []string{"2"}},
		{"recent-broken", someRecent(), nil, []string{"2", "3"}},
		{"recent-other", someRecent(), nil, []string{"2", "o", "type:/home/anna/x.yaml"}},
		{"form", someRecent(), nil, []string{"1"}},
		{"form-written", someRecent(), nil, []string{"1", "type:Storby kommun", "enter", "type:24 000", "enter", "right"}},
		{"form-refused", someRecent(), errExists, []string{"1", "type:Storby", "ctrl+s"}},
		{"form-no-number", someRecent(), nil, []string{"1", "type:Storby", "enter", "type:many", "ctrl+s"}},
	}
	for _, tt := range tests {
		for _, lang := range language.All() {
			for _, size := range sizes {
				t.Run(fmt.Sprintf("%s-%s-%dx%d", tt.name, lang, size.width, size.height), func(t *testing.T) {
					m := played(t, startOf(&created{fails: tt.fails}, lang, tt.recent, size.width, size.height), tt.keys...)
					golden.RequireEqual(t, m.render()+"\n")
				})
			}
		}
	}
}

func TestStartChoices(t *testing.T) {
	first, last := someRecent()[0].Path, someRecent()[2].Path
	tests := []struct {
		name string
		keys []string
		want StartChoice
	}{
		{"leaving", []string{"q"}, StartChoice{}},
		{"leaving by an interrupt", []string{"1", "type:X", "ctrl+c"}, StartChoice{}},
		{"the example by its digit", []string{"3"}, StartChoice{Kind: StartExample}},
		{"the example by arrows", []string{"down", "down", "enter"}, StartChoice{Kind: StartExample}},
		{"help by its letter", []string{"H"}, StartChoice{Kind: StartHelp}},
		{"going on with the latest", []string{"enter", "esc", "2", "enter"}, StartChoice{Kind: StartGoOn, Path: first}},
		{"going on by a digit", []string{"f", "1"}, StartChoice{Kind: StartGoOn, Path: first}},
		{"another file", []string{"2", "down", "down", "down", "down", "enter", "type:/a b.yaml", "enter"}, StartChoice{Kind: StartGoOn, Path: "/a b.yaml"}},
		{"another file by end", []string{"2", "end", "enter", "type:/a.yaml", "enter"}, StartChoice{Kind: StartGoOn, Path: "/a.yaml"}},
		{"the first again", []string{"2", "pgdown", "pgup", "enter"}, StartChoice{Kind: StartGoOn, Path: first}},
		{"another file pasted", []string{"2", "o", "paste:/a.yaml\n", "backspace", "enter"}, StartChoice{Kind: StartGoOn, Path: "/a.yaml"}},
		{"a new one", []string{"1", "type:Storby", "ctrl+s"}, StartChoice{Kind: StartNew, Path: "/home/anna/Documents/mognad/storby-2026.yaml"}},
		{"a broken one, and then the first", []string{"2", "up", "3", "1"}, StartChoice{Kind: StartGoOn, Path: first}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := played(t, startOf(&created{}, language.English, someRecent(), 80, 24), tt.keys...)
			if diff := cmp.Diff(tt.want, m.choice); diff != "" {
				t.Errorf("choice (-want +got):\n%s", diff)
			}
		})
	}
	m := played(t, startOf(&created{}, language.English, someRecent(), 80, 24), "2", "3")
	if m.choice != (StartChoice{}) || m.fault == nil || !strings.Contains(m.render(), last+" cannot be read") {
		t.Errorf("a broken file: choice = %+v, screen:\n%s", m.choice, m.render())
	}
}

func TestStartForm(t *testing.T) {
	const folder = "/home/anna/Documents/mognad/"
	tests := []struct {
		name string
		keys []string
		want New
	}{
		{"the name alone", []string{"type:Storby", "ctrl+s"}, New{Name: "Storby", Scope: checklist.ScopeOrganisation, Language: language.English, Path: folder + "storby-2026.yaml"}},
		{
			"everything, by enter",
			[]string{"type:Åmåls kommun", "enter", "type:12 345", "enter", "right", "enter", "type:42", "enter", "space", "enter", "enter"},
			New{Name: "Åmåls kommun", Population: 12345, Scope: checklist.ScopeService, Services: 42, Language: language.Swedish, Path: folder + "amals-kommun-2026.yaml"},
		},
		{
			"a path of one's own stays when the name changes",
			[]string{"type:Storby", "up", "up", "tab", "down", "down", "down", "down", "ctrl+u", "type:/x.yaml", "up", "up", "up", "up", "up", "type: stad", "ctrl+s"},
			New{Name: "Storby stad", Scope: checklist.ScopeOrganisation, Language: language.English, Path: "/x.yaml"},
		},
		{
			"choices go round",
			[]string{"type:X", "down", "down", "left", "left", "left", "down", "down", "left", "ctrl+s"},
			New{Name: "X", Scope: checklist.ScopeService, Language: language.Swedish, Path: folder + "x-2026.yaml"},
		},
		{"a name in lines becomes one line", []string{"paste:Stor\nby", "ctrl+s"}, New{Name: "Stor by", Scope: checklist.ScopeOrganisation, Language: language.English, Path: folder + "stor-by-2026.yaml"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := &created{}
			played(t, startOf(c, language.English, nil, 80, 24), append([]string{"1"}, tt.keys...)...)
			if diff := cmp.Diff([]New{tt.want}, c.news); diff != "" {
				t.Errorf("created (-want +got):\n%s", diff)
			}
		})
	}
}

func TestStartFormRefuses(t *testing.T) {
	tests := []struct {
		name string
		keys []string
		at   field
		says string
	}{
		{"no name", []string{"ctrl+s"}, nameField, "name"},
		{"no name by enter", []string{"enter"}, nameField, "name"},
		{"no name by tab", []string{"tab", "down"}, nameField, "name"},
		{"inhabitants left", []string{"type:X", "enter", "type:Storby", "enter"}, populationField, "“Storby”"},
		{"inhabitants left upwards", []string{"type:X", "enter", "type:Storby", "up"}, populationField, "“Storby”"},
		{"services left", []string{"type:X", "enter", "enter", "enter", "type:x", "tab"}, servicesField, "“x”"},
		{"a blank name", []string{"type:   ", "ctrl+s"}, nameField, "name"},
		{"inhabitants that are no number", []string{"type:X", "enter", "type:12k", "ctrl+s"}, populationField, "“12k”"},
		{"no inhabitants", []string{"type:X", "enter", "type:0", "ctrl+s"}, populationField, "“0”"},
		{"services below 0", []string{"type:X", "enter", "enter", "enter", "type:-3", "ctrl+s"}, servicesField, "“-3”"},
		{"no path", []string{"type:X", "enter", "enter", "enter", "enter", "enter", "ctrl+u", "enter"}, pathField, "folder"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := &created{}
			m := played(t, startOf(c, language.English, nil, 80, 24), append([]string{"1"}, tt.keys...)...)
			if len(c.news) > 0 || m.form.at != tt.at || m.form.fault == nil || !strings.Contains(m.form.fault.Error(), tt.says) {
				t.Errorf("created %v, at field %d: %v; want field %d and %q", c.news, m.form.at, m.form.fault, tt.at, tt.says)
			}
		})
	}
}

func TestStartFormSaysTheProfile(t *testing.T) {
	m := startOf(&created{}, language.English, nil, 80, 24)
	for keys, want := range map[string]string{"24 000": "profile: the organisation", "900": "profile: one service"} {
		if got := played(t, m, "1", "type:X", "enter", "type:"+keys); !strings.Contains(got.render(), want) {
			t.Errorf("%s: the screen lacks %q:\n%s", keys, want, got.render())
		}
	}
	for _, keys := range []string{"", "many", "0"} {
		if got := played(t, m, "1", "type:X", "enter", "type:"+keys); strings.Contains(got.render(), "profile") {
			t.Errorf("%s: the screen says a profile:\n%s", keys, got.render())
		}
	}
}

func TestStartFormShowsEveryChoice(t *testing.T) {
	for lang, want := range map[language.Tag][]string{language.English: {"organisation", "service"}, language.Swedish: {"organisation", "tjänst"}} {
		m := played(t, startOf(&created{}, lang, nil, 40, 24), "1", "type:X", "enter", "enter")
		for _, w := range want {
			if !strings.Contains(m.render(), w) {
				t.Errorf("the screen lacks %s:\n%s", w, m.render())
			}
		}
	}
}

func TestListsSayThatThereIsMore(t *testing.T) {
	var many []Recent
	for i := range 11 {
		many = append(many, Recent{Path: fmt.Sprintf("/home/anna/%d.yaml", i), Unit: "Storby", All: 21})
	}
	for keys, want := range map[string]string{"": "more ▼", "down down down down down down down down": "more ▲ ▼", "down down down down down down down down down down down": "more ▲"} {
		m := played(t, startOf(&created{}, language.English, many, 80, 24), append([]string{"2"}, strings.Fields(keys)...)...)
		if rows := strings.Split(ansi.Strip(m.render()), "\n"); !strings.HasSuffix(rows[len(rows)-2], "  "+want+" ") {
			t.Errorf("after %q: the screen does not say %q:\n%s", keys, want, m.render())
		}
	}
	if m := played(t, startOf(&created{}, language.English, many[:3], 80, 24), "2"); strings.Contains(m.render(), "more") {
		t.Errorf("there is no more:\n%s", m.render())
	}
}

func TestWhatTheDiskRefusesLosesNothing(t *testing.T) {
	c := &created{fails: errExists}
	m := played(t, startOf(c, language.English, nil, 80, 24), "1", "type:Storby", "enter", "type:99", "ctrl+s")
	if m.choice != (StartChoice{}) || m.form.at != pathField || !strings.Contains(m.render(), "exists already") {
		t.Errorf("choice %+v at field %d:\n%s", m.choice, m.form.at, m.render())
	}
	c.fails = nil
	m = played(t, m, "backspace", "backspace", "backspace", "backspace", "backspace", "type:-2.yaml", "enter")
	want := New{Name: "Storby", Population: 99, Scope: checklist.ScopeOrganisation, Language: language.English, Path: "/home/anna/Documents/mognad/storby-2026-2.yaml"}
	if diff := cmp.Diff(want, c.news[len(c.news)-1]); diff != "" || m.choice.Path != want.Path {
		t.Errorf("choice %+v, created (-want +got):\n%s", m.choice, diff)
	}
}

func TestStartSpeaksTheOtherLanguage(t *testing.T) {
	m := played(t, startOf(&created{}, language.English, nil, 80, 24), "l")
	if m.lang != language.Swedish || !strings.Contains(m.render(), "Ny bedömning") || !strings.Contains(m.render(), "l English") {
		t.Errorf("screen:\n%s", m.render())
	}
}

// checkSheet holds that a screen keeps within its window, and shows only text.
func checkSheet(t *testing.T, text string, cursor *tea.Cursor, width, height int, place string) {
	t.Helper()
	rows := strings.Split(text, "\n")
	if len(rows) > height {
		t.Fatalf("%s: %d rows in a window of %d:\n%s", place, len(rows), height, text)
	}
	for i, r := range rows {
		if n := ansi.StringWidthWc(ansi.Strip(r)); n > width {
			t.Fatalf("%s: row %d is %d cells wide in a window of %d: %q", place, i, n, width, r)
		}
		for _, c := range ansi.Strip(r) {
			if unicode.IsControl(c) || unicode.Is(unicode.Cf, c) {
				t.Fatalf("%s: row %d has %U: %q", place, i, c, r)
			}
		}
	}
	if cursor != nil && (cursor.X < 0 || cursor.X >= width || cursor.Y < 0 || cursor.Y >= height-1) {
		t.Fatalf("%s: the cursor is at %d, %d", place, cursor.X, cursor.Y)
	}
}

// everyWindow are the sizes that a screen must keep within.
func everyWindow() []struct{ width, height int } {
	return append(sizes, []struct{ width, height int }{{leastWidth, leastHeight}, {leastWidth - 1, 20}, {1, 1}, {200, 60}}...)
}

func TestStartFitsItsWindow(t *testing.T) {
	many := someRecent()
	for i := range 20 {
		many = append(many, Recent{Path: strings.Repeat("/långmapp", i+1), Unit: strings.Repeat("Å日 ", i*9), All: 21})
	}
	keys := [][]string{
		nil,
		{"down", "down", "down", "down", "down"},
		{"2"},
		{"2", "3"},
		{"2", "up", "o", "paste:" + hostile + strings.Repeat("/mapp med namn", 40), "left"},
		{"1", "paste:" + strings.Repeat("Å日本語"+hostile, 9), "enter", "paste:" + hostile, "ctrl+s"},
		{"1", "type:X", "enter", "enter", "enter", "enter", "enter", "paste:" + strings.Repeat("/mapp", 90), "home", "ctrl+s"},
	}
	for range 24 {
		keys[2] = append(keys[2], "down")
	}
	for _, lang := range language.All() {
		for _, size := range everyWindow() {
			for _, k := range keys {
				m := played(t, startOf(&created{fails: errDisk}, lang, many, size.width, size.height), k...)
				checkSheet(t, m.render(), m.View().Cursor, size.width, size.height, fmt.Sprintf("%.40q in %s at %dx%d", k, lang, size.width, size.height))
			}
		}
	}
}

func TestWholeNumber(t *testing.T) {
	tests := []struct {
		text string
		n    int
		ok   bool
	}{
		{"", 0, true},
		{"  ", 0, true},
		{"24000", 24000, true},
		{"24 000", 24000, true},
		{"24,000", 24000, true},
		{"24.000", 24000, true},
		{"24\u00A0000", 24000, true},
		{"0", 0, false},
		{"-1", -1, false},
		{"many", 0, false},
		{"1e3", 0, false},
	}
	for _, tt := range tests {
		if n, ok := WholeNumber(tt.text); ok != tt.ok || ok && n != tt.n {
			t.Errorf("WholeNumber(%q) = %d, %v, want %d, %v", tt.text, n, ok, tt.n, tt.ok)
		}
	}
}

// The language that was chosen before anything was written is the one proposed for
// the reports.
func TestTheLanguageOfTheStartIsProposedForTheReports(t *testing.T) {
	for _, tt := range []struct {
		keys []string
		want language.Tag
	}{
		{[]string{"l", "1"}, language.Swedish},
		{[]string{"l", "l", "1"}, language.English},
		{[]string{"1", "type:Storby", "esc", "l", "1"}, language.English},
		{[]string{"1", "esc", "l", "1"}, language.Swedish},
	} {
		c := &created{}
		m := played(t, startOf(c, language.English, nil, 80, 24), tt.keys...)
		m.form.at = nameField
		if m = played(t, m, "type:x", "ctrl+s"); len(c.news) != 1 || c.news[0].Language != tt.want {
			t.Errorf("%q: created %+v, want %s", tt.keys, c.news, tt.want)
		}
	}
}
