package interview

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"mognad/assess"
	"mognad/checklist/language"
)

// lists is what is marked in the lists that a person walks through.
type lists struct {
	item       int           // in the evidence of the point
	remark     assess.Remark // in the review
	remarkAt   int           // which of the remarks that was
	remarks    []assess.Remark
	fromReview string // the point that was opened from there
}

// evidence shows the evidence of the point. Where there is none yet, it is asked
// for at once.
func (m model) evidence() model {
	m.screen, m.scroll, m.lists.item = proving, 0, 0
	if len(m.session.Current().Evidence) == 0 {
		return m.addEvidence()
	}
	return m.reveal()
}

func evidenceCommands() []command {
	return []command{
		{letter("a", "A"), "a", words.Message("key-add"), language.Message{}, 1, only(model.addEvidence)},
		{keys("enter", "e", "E"), "enter", words.Message("key-change"), language.Message{}, 2, only(model.changeEvidence)},
		{keys("delete", "backspace", "x", "X"), "x", words.Message("key-remove"), language.Message{}, 4, only(model.removeEvidence)},
		{keys("u"), "u", words.Message("key-undo"), language.Message{}, 5, only(stayWithEvidence(model.undo))},
		{redoKeys(), "U", language.Message{}, language.Message{}, 0, only(stayWithEvidence(model.redo))},
		{keys("up", "down"), "↑ ↓", language.Message{}, language.Message{}, 0, evidenceBy},
		{keys("1", "2", "3", "4", "5", "6", "7", "8", "9"), "1–9", language.Message{}, language.Message{}, 0, evidenceAt},
		{keys("esc", "left", "b", "B"), "esc", words.Message("key-back"), language.Message{}, 3, only(model.close)},
	}
}

func evidenceBy(m model, pressed string) (model, tea.Cmd) {
	by := 1
	if pressed == "up" {
		by = -1
	}
	return m.markEvidence(m.lists.item + by), nil
}

func evidenceAt(m model, pressed string) (model, tea.Cmd) {
	n, err := strconv.Atoi(pressed)
	if err != nil || n > len(m.session.Current().Evidence) {
		return m, nil
	}
	return m.markEvidence(n - 1), nil
}

// markEvidence marks the piece of evidence that is nearest to i.
func (m model) markEvidence(i int) model {
	m.lists.item = max(0, min(i, len(m.session.Current().Evidence)-1))
	return m.reveal()
}

// marksEvidence reports whether there is a piece of evidence to do something with.
func (m model) marksEvidence() bool { return m.lists.item < len(m.session.Current().Evidence) }

func (m model) addEvidence() model { return m.writeEvidence(-1, assess.Evidence{}) }

func (m model) changeEvidence() model {
	if !m.marksEvidence() {
		return m.addEvidence()
	}
	return m.writeEvidence(m.lists.item, m.session.Current().Evidence[m.lists.item])
}

func (m model) removeEvidence() model {
	if !m.marksEvidence() {
		return m
	}
	gone := m.session.Current().Evidence[m.lists.item]
	if err := m.session.RemoveEvidence(m.lists.item); err != nil {
		return m.refused(err)
	}
	m = m.markEvidence(m.lists.item)
	m.note = words.Message("note-evidence-removed", "ref", short(gone.Ref))
	return m
}

// stayWithEvidence undoes or redoes, and stays with the evidence unless the change
// was to another point.
func stayWithEvidence(do func(model) model) func(model) model {
	return func(m model) model {
		at := m.session.Index()
		next := do(m)
		if m.session.Index() != at {
			return next
		}
		next.screen = proving
		return next.markEvidence(m.lists.item)
	}
}
