package interview

import (
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/builtin"
	"mognad/checklist/language"
)

// builtinList is the checklist that comes with the program.
func builtinList(tb testing.TB) *checklist.Checklist {
	tb.Helper()
	list, ok := builtin.Find(builtin.DefaultID, builtin.DefaultRelease)
	if !ok {
		tb.Fatal("the checklist is not built in")
	}
	return list
}

// tinyList is a checklist that differs from the built-in one in everything that
// may differ.
func tinyList(tb testing.TB) *checklist.Checklist {
	tb.Helper()
	data, err := os.ReadFile("../../checklist/testdata/ok/tiny.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	list, err := checklist.Read("tiny.yaml", data)
	if err != nil {
		tb.Fatal(err)
	}
	return list
}

// hostile is text that must not reach a terminal as it is.
const hostile = "\x1b]52;c;QQ==\a\x1b[2J\u202Eevil\u2066 \u009b31m \u200b\u0301\u0301\u0301\u0301\u0301\u0301 日本語 👍🏽 \r\n\ttail"

// someAnswers have every state and every text.
func someAnswers() map[string]assess.Answer {
	return map[string]assess.Answer{
		"LO-1": {
			State: assess.Answered, Level: 2, Clauses: map[string]bool{"2a": true, "3a": false},
			Target:   &assess.Target{Level: 3, By: language.Date{Year: 2027, Month: 6, Day: 30}},
			Comment:  "Goals adopted in 2024.\nThe mandate was written in the spring, and everybody concerned has had it since.",
			Evidence: []assess.Evidence{{Ref: "KS 2025/123"}},
		},
		"LO-2": {State: assess.Unknown, Comment: hostile},
		"LO-3": {State: assess.Answered},
		"UF-1": {State: assess.Answered, Level: 4},
	}
}

func sessionOf(list *checklist.Checklist, lang language.Tag, answers map[string]assess.Answer) *assess.Session {
	return assess.NewSession(list, &assess.Assessment{
		Language: lang, Jurisdictions: []string{"eu", "se"}, Answers: answers,
	}, lang)
}

// disk keeps what is saved.
type disk struct {
	saved []*assess.Assessment
	fails error
}

func (d *disk) save(a *assess.Assessment) error {
	if d.fails != nil {
		return d.fails
	}
	d.saved = append(d.saved, a)
	return nil
}

var errDisk = errors.New("write a.yaml: no space left on device\x1b[2J")

// screenOf is a screen of the size over a session.
func screenOf(s *assess.Session, d *disk, width, height int) model {
	m := newModel(s, Options{Keep: d.save, Now: func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }})
	m.width, m.height = width, height
	return m.reveal()
}

// key makes the message of a key from its name.
func keyMsg(name string) tea.KeyPressMsg {
	special := map[string]tea.Key{
		"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown},
		"left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight}, "pgup": {Code: tea.KeyPgUp}, "pgdown": {Code: tea.KeyPgDown},
		"home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd}, "backspace": {Code: tea.KeyBackspace}, "delete": {Code: tea.KeyDelete},
		"space": {Code: tea.KeySpace, Text: " "}, "tab": {Code: tea.KeyTab}, "shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift},
	}
	if k, ok := special[name]; ok {
		return tea.KeyPressMsg(k)
	}
	if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
		if k, ok := special[rest]; ok {
			k.Mod, k.Text = tea.ModCtrl, ""
			return tea.KeyPressMsg(k)
		}
		return tea.KeyPressMsg{Code: []rune(rest)[0], Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

// pressed gives keys to a screen as [messagesOf] reads them. Every save ends before
// the next key.
func pressed(tb testing.TB, m model, keys ...string) model {
	tb.Helper()
	for _, msg := range messagesOf(keys) {
		m = handled(tb, m, msg)
	}
	return m
}

// messagesOf returns what a terminal sends for names of keys, for "type:" and what
// is typed, and for "paste:" and what is pasted.
func messagesOf(keys []string) []tea.Msg {
	var all []tea.Msg
	for _, k := range keys {
		typed, isTyped := strings.CutPrefix(k, "type:")
		pasted, isPasted := strings.CutPrefix(k, "paste:")
		switch {
		case isTyped:
			for _, r := range typed {
				all = append(all, keyMsg(string(r)))
			}
		case isPasted:
			all = append(all, tea.PasteMsg{Content: pasted})
		default:
			all = append(all, keyMsg(k))
		}
	}
	return all
}

// handled gives a message to the screen, and what its commands return, too.
func handled(tb testing.TB, m model, msg tea.Msg) model {
	tb.Helper()
	next, cmd := m.Update(msg)
	m = next.(model)
	for _, result := range run(cmd) {
		if _, ok := result.(tea.QuitMsg); !ok {
			m = handled(tb, m, result)
		}
	}
	return m
}

// run runs a command and those it is made of.
func run(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	msg := cmd()
	batch, ok := msg.(tea.BatchMsg)
	if !ok {
		return []tea.Msg{msg}
	}
	var all []tea.Msg
	for _, c := range batch {
		all = append(all, run(c)...)
	}
	return all
}
