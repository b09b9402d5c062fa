package interview

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/display"
)

// A dialogKind is what is being written.
type dialogKind int

// The kinds of dialogs.
const (
	noDialog   dialogKind = iota
	commenting            // several lines
	reasoning             // why the point is not applicable
	deciding              // who decided that
	targeting             // the level to reach
	dating                // by when
	going                 // to which point
	proofing              // a piece of evidence
	weighing              // how sure the answer is
	noting                // a private note, several lines
	searching             // in all texts
)

// A dialog asks for text at the foot of the screen. The zero value is none.
type dialog struct {
	kind dialogKind
	draft
	drafting
	proof  proof  // with proofing
	reason string // what was written before who decided was asked
	level  checklist.Level
	found  []assess.Found // with going and searching
	pick   int            // which of them is marked
	fault  error          // why the text was not taken
}

// several reports whether the text may have several lines.
func (k dialogKind) several() bool { return k == commenting || k == noting }

// fills reports whether the dialog takes the place of the point, and not only
// rows at the foot.
func (k dialogKind) fills() bool { return k == proofing || k.finds() }

func (m model) open(kind dialogKind, text string) model {
	m.dialog = dialog{kind: kind, draft: newDraft(text, !kind.several()), drafting: drafting{tried: text, given: text}}
	return m.reveal()
}

func (m model) askComment() model { return m.open(commenting, m.session.Current().Comment) }

func (m model) askReason() model {
	if err := m.session.MayNotApply(); err != nil {
		return m.refused(err)
	}
	return m.open(reasoning, m.session.Current().Reason)
}

func (m model) askTarget() model {
	text := ""
	if t := m.session.Current().Target; t != nil {
		text = strconv.Itoa(int(t.Level))
	}
	m = m.open(targeting, text)
	m.dialog.editor = m.dialog.editor.marked()
	return m
}

// question is what the dialog asks.
func (m model) question() display.Text {
	point := m.session.Point().ID
	switch m.dialog.kind {
	case commenting:
		return words.Say(m.lang(), "ask-comment", "point", point)
	case reasoning:
		return words.Say(m.lang(), "ask-reason", "point", point)
	case deciding:
		return words.Say(m.lang(), "ask-by")
	case targeting:
		list := m.session.Checklist()
		return words.Say(m.lang(), "ask-target", "point", point, "top", int(list.Top()), "default", int(list.Defaults.Target))
	case dating:
		return words.Say(m.lang(), "ask-date", "level", int(m.dialog.level))
	case going:
		return words.Say(m.lang(), "ask-point")
	case searching:
		return words.Say(m.lang(), "ask-search")
	case weighing:
		return words.Say(m.lang(), "ask-confidence", "point", point)
	case noting:
		return words.Say(m.lang(), "ask-private-note", "point", point)
	}
	return display.Text{}
}

// typeKey gives a key to the dialog.
func (m model) typeKey(msg tea.KeyPressMsg) model {
	m.dialog.fault = nil
	several := m.dialog.kind.several()
	switch m.dialog.kind {
	case going, searching:
		return m.typeSearch(msg)
	case proofing:
		return m.typeProof(msg)
	case weighing:
		return m.typeConfidence(msg)
	}
	switch {
	case key.Matches(msg, keys("esc")) && !several:
		return m.stepBack()
	case key.Matches(msg, keys("esc", "ctrl+s")), key.Matches(msg, keys("enter")) && !several:
		return m.accept()
	}
	width, height := m.editorSize()
	m.dialog.editor = m.dialog.editor.press(msg, width, height)
	return m.reveal()
}

// stepBack returns to the question before, with what was written there, and from
// the first question to the point.
func (m model) stepBack() model {
	d := m.dialog
	m.dialog = dialog{}
	switch d.kind {
	case deciding:
		m = m.askReason()
		m.dialog.editor = newEditor(d.reason, true)
	case dating:
		m = m.askTarget()
		m.dialog.editor = newEditor(strconv.Itoa(int(d.level)), true).marked()
	}
	return m.reveal()
}

// paste takes pasted text. Only a dialog has use for it: an answer is one key,
// and nobody means to press all the keys of a pasted text.
func (m model) paste(text string) model {
	m.note = nil
	if m.dialog.kind == noDialog {
		m.note = words.Message("note-no-paste")
		return m
	}
	switch m.dialog.kind {
	case weighing:
		m.note = words.Message("note-no-paste-field")
		return m
	case proofing:
		return m.pasteProof(text)
	}
	m.dialog.editor = m.dialog.editor.insert(text)
	if m.dialog.kind.finds() {
		return m.search()
	}
	return m.reveal()
}

// keepWriting takes what is being written if it can be taken as it is, since the
// interview ends. A reason that was written is taken: nobody can be asked who
// decided it any more.
func (m model) keepWriting() model {
	d := m.dialog
	switch {
	case d.kind.several():
		return m.accept()
	case d.kind == proofing && d.proof.touched():
		m = m.takeProof()
	case d.kind == reasoning && d.touched():
		_ = m.session.NotApplicable(d.text(), m.session.Current().By) // nothing, or far too much, is no reason
	case d.kind == deciding:
		_ = m.session.NotApplicable(d.reason, d.text())
	}
	m.dialog = dialog{}
	return m
}

// accept takes what was written. If it is refused the dialog stays.
func (m model) accept() model {
	d := m.dialog
	next, err := m.take(d)
	if err != nil {
		m.dialog.fault = err
		if d.kind == targeting || d.kind == dating {
			m.dialog.editor = m.dialog.editor.marked()
		}
		return m.reveal()
	}
	if next.dialog.kind == d.kind {
		next.dialog = dialog{}
	}
	return next.reveal()
}

func (m model) take(d dialog) (model, error) {
	switch d.kind {
	case commenting, noting:
		_, err := m.giveText(d)
		return m, err
	case reasoning:
		if display.Clean(d.text()).Empty() {
			return m, m.session.NotApplicable("", "") // which says that a reason is needed
		}
		next := m.open(deciding, m.session.Current().By)
		next.dialog.reason = d.text()
		return next, nil
	case deciding:
		err := m.session.NotApplicable(d.reason, d.text())
		return m.settled(), err
	case targeting:
		return m.takeTarget(d)
	case dating:
		return m.takeDate(d)
	case going, searching:
		return m.takeFound(d)
	}
	return m, nil
}

// pointLike returns the point that is meant by text, whatever its case; text
// itself if there is none.
func (m model) pointLike(text string) string { return pointLike(m.session, text) }

// levelIn reads a level: one digit, and nothing else.
func levelIn(text string, top checklist.Level) (checklist.Level, bool) {
	if len(text) != 1 || text[0] < '0' || text[0] > '0'+byte(top) {
		return 0, false
	}
	return checklist.Level(text[0] - '0'), true
}

// short is text as it may be quoted back to the person.
func short(text string) display.Text { return shorten(display.Clean(text).Line(), 40) }
