package interview

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mognad/assess"
	"mognad/checklist/language"
)

// A sureness is one answer to how sure people are: what it is called and which
// keys choose it.
type sureness struct {
	is   assess.Confidence
	name language.Message
	key  language.Message // the one that is shown
	keys string           // in every language
}

// surenesses are the answers, in the order in which they are shown.
func surenesses() []sureness {
	return []sureness{
		{"low", words.Message("confidence-low"), words.Message("sure-key-low"), "l1"},
		{"medium", words.Message("confidence-medium"), words.Message("sure-key-medium"), "m2"},
		{"high", words.Message("confidence-high"), words.Message("sure-key-high"), "h3"},
		{"", words.Message("not-said"), words.Message("sure-key-not-said"), "ni0"},
	}
}

// askConfidence asks how sure the answer is.
func (m model) askConfidence() model { return m.open(weighing, "") }

// typeConfidence takes the one key that answers.
func (m model) typeConfidence(msg tea.KeyPressMsg) model {
	if key.Matches(msg, keys("esc", "enter")) {
		m.dialog = dialog{}
		return m.reveal()
	}
	pressed := strings.ToLower(msg.Text)
	for _, s := range surenesses() {
		if pressed == "" || !strings.Contains(s.keys, pressed) {
			continue
		}
		if m.dialog.fault = m.session.Confidence(s.is); m.dialog.fault == nil {
			m.dialog = dialog{}
			m.note = words.Message("note-confidence", "confidence", s.name)
		}
	}
	return m.reveal()
}

// confidenceRow shows the answers, with the present one marked.
func (m model) confidenceRow() row {
	r := row{gap(1)}
	for i, s := range surenesses() {
		if i > 0 {
			r = append(r, gap(3))
		}
		mark, role := fixed("○", dim), plain
		if s.is == m.session.Current().Confidence {
			mark, role = fixed("●", chosen), strong
		}
		r = append(r, mark, gap(1), span{s.name.In(m.lang()), role})
	}
	return r
}

func (m model) confidenceHints() []command {
	var all []command
	for i, s := range surenesses() {
		all = append(all, command{label: s.key.In(m.lang()).String(), hint: s.name, rank: i + 1})
	}
	return append(all, command{label: "esc", hint: words.Message("key-cancel"), rank: 2})
}

// askPrivateNote opens the note that stays out of every report.
func (m model) askPrivateNote() model { return m.open(noting, m.session.Current().PrivateNote) }
