package interview

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"mognad/assess/store"
	"mognad/checklist"
	"mognad/checklist/language"
)

var errExists = errors.New("/home/anna/Documents/mognad/storby-2026.yaml exists already")

// created is what the start screen had made.
type created struct {
	news  []New
	fails error
}

func (c *created) create(n New) (string, error) {
	c.news = append(c.news, n)
	return n.Path, c.fails
}

func someRecent() []Recent {
	day := language.Date{Year: 2026, Month: 11, Day: 24}
	return []Recent{
		{Path: "/home/anna/Documents/mognad/exempelby-kommun-2026.yaml", Unit: "Exempelby kommun", Date: language.Date{Year: 2025, Month: 11, Day: 3}, Settled: 7, All: 21, Saved: day},
		{Path: "/home/anna/Documents/mognad/archive/of/the/years/before/a-very-long-name-of-a-municipality-2025.yaml", Unit: hostile, Settled: 5, All: 5, Saved: day},
		{Path: "/home/anna/Documents/mognad/cut-off.yaml", Saved: day, Broken: true},
	}
}

// startOf is a start screen of the size.
func startOf(c *created, lang language.Tag, recent []Recent, width, height int) start {
	m := newStart(StartMenu{
		Lang: lang, Languages: language.All(), Scopes: []checklist.Scope{checklist.ScopeOrganisation, checklist.ScopeService},
		Recent: func() []Recent { return recent },
		Profile: func(n int) language.Sayer {
			if n < 15000 {
				return words.Message("scope-service")
			}
			return words.Message("scope-organisation")
		},
		Propose: func(unit string) string {
			return "/home/anna/Documents/mognad/" + strings.ToLower(store.SafeName(unit)) + "-2026.yaml"
		},
		Create: c.create,
		Find: func(path string) (string, error) {
			if strings.HasSuffix(path, "cut-off.yaml") || path == "" {
				return "", errors.New(path + " cannot be read")
			}
			return path, nil
		},
	}, false)
	m.width, m.height = width, height
	return m
}

// played gives keys to a small program, as [pressed] does, and lets its commands
// end before the next key.
func played[M tea.Model](tb testing.TB, m M, keys ...string) M {
	tb.Helper()
	m = answered(tb, m, m.Init())
	for _, msg := range messagesOf(keys) {
		m = given(tb, m, msg)
	}
	return m
}

func given[M tea.Model](tb testing.TB, m M, msg tea.Msg) M {
	tb.Helper()
	next, cmd := m.Update(msg)
	return answered(tb, next.(M), cmd)
}

func answered[M tea.Model](tb testing.TB, m M, cmd tea.Cmd) M {
	tb.Helper()
	for _, result := range run(cmd) {
		if _, ok := result.(tea.QuitMsg); !ok {
			m = given(tb, m, result)
		}
	}
	return m
}
