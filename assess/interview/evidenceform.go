package interview

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mognad/assess"
)

// A proofField is one question of the form of a piece of evidence.
type proofField int

// The fields, in the order in which they stand.
const (
	refField proofField = iota
	kindField
	dayField
	clausesField
	noteField
	proofFields
)

// isWritten reports whether a field is written, and not chosen.
func (f proofField) isWritten() bool { return f == refField || f == dayField || f == noteField }

// A proof is a piece of evidence that is being written.
type proof struct {
	index   int // of the piece that is changed; -1 for a new one
	at      proofField
	texts   map[proofField]draft // of those that are written; replaced, never changed
	kind    int                  // 0 for not said, else which of the kinds, from 1
	ticked  []string             // clauses; replaced, never changed
	looked  int                  // at which of the point's clauses
	fault   error                // why it was not taken
	faultAt proofField
	before  assess.Evidence
	warned  bool // that leaving throws away what was written
}

// A draft is a text that is being written, and what it was before.
type draft struct {
	editor editor
	before string
}

func newDraft(text string, single bool) draft { return draft{newEditor(text, single), text} }

// text returns what is written.
func (d draft) text() string { return d.editor.String() }

// touched reports whether anything was changed.
func (d draft) touched() bool { return d.editor.String() != d.before }

// writeEvidence opens the form of a piece of evidence, of a new one with -1.
func (m model) writeEvidence(index int, e assess.Evidence) model {
	p := proof{index: index, before: e, ticked: e.Clauses, kind: slices.Index(assess.EvidenceKinds(), e.Kind) + 1}
	p.texts = map[proofField]draft{
		refField:  newDraft(e.Ref, true),
		dayField:  newDraft(e.Date.String(), true),
		noteField: newDraft(e.Note, false),
	}
	if clauses := m.session.Point().Clauses(m.session.Current().Level); len(clauses) > 0 {
		p.looked = slices.Index(m.session.Point().ClauseIDs(), clauses[0].ID)
	}
	if len(e.Clauses) > 0 {
		p.looked = max(0, slices.Index(m.session.Point().ClauseIDs(), e.Clauses[0]))
	}
	m.dialog = dialog{kind: proofing, proof: p}
	return m.reveal()
}

// with returns p with another text in a field.
func (p proof) with(at proofField, e editor) proof {
	texts := make(map[proofField]draft, len(p.texts))
	for k, v := range p.texts {
		texts[k] = v
	}
	d := texts[at]
	d.editor = e
	texts[at] = d
	p.texts = texts
	return p
}

// touched reports whether anything was written or chosen.
func (p proof) touched() bool {
	for _, d := range p.texts {
		if d.touched() {
			return true
		}
	}
	return p.kindOf() != p.before.Kind || !slices.Equal(p.ticked, p.before.Clauses)
}

func (p proof) kindOf() assess.EvidenceKind {
	if p.kind == 0 {
		return ""
	}
	return assess.EvidenceKinds()[p.kind-1]
}

// read takes what was written, or says which field cannot be taken, and why.
func (p proof) read() (e assess.Evidence, at proofField, err error) {
	e = assess.Evidence{Ref: p.texts[refField].text(), Kind: p.kindOf(), Clauses: p.ticked, Note: p.texts[noteField].text()}
	e.Date, err = dateIn(strings.TrimSpace(p.texts[dayField].editor.seen()))
	return e, dayField, err
}

// typeProof gives a key to the form.
func (m model) typeProof(msg tea.KeyPressMsg) model {
	m.dialog.proof.fault = nil
	p := m.dialog.proof
	if key.Matches(msg, keys("esc")) {
		return m.leaveProof()
	}
	m.dialog.proof.warned = false
	switch {
	case key.Matches(msg, keys("ctrl+s")), key.Matches(msg, keys("enter")) && p.at == noteField:
		return m.takeProof()
	case key.Matches(msg, keys("tab")), key.Matches(msg, keys("enter")):
		return m.toField(p.at + 1)
	case key.Matches(msg, keys("shift+tab")):
		return m.toField(p.at - 1)
	case p.at.isWritten():
		return m.typeField(msg)
	}
	return m.chooseField(msg)
}

// toField goes to another field, round the form.
func (m model) toField(at proofField) model {
	m.dialog.proof.at = (at + proofFields) % proofFields
	return m.reveal()
}

// typeField gives a key to the text of the field. The arrows leave the text at
// its first and its last row.
func (m model) typeField(msg tea.KeyPressMsg) model {
	p := m.dialog.proof
	e := p.texts[p.at].editor
	width := m.fieldWidth()
	rows := e.rows(width)
	line, _ := e.cursor(rows)
	switch {
	case key.Matches(msg, keys("up")) && line == 0:
		return m.toField(max(0, p.at-1))
	case key.Matches(msg, keys("down")) && line == len(rows)-1:
		return m.toField(min(noteField, p.at+1))
	}
	m.dialog.proof = p.with(p.at, e.press(msg, width, mostFieldRows))
	return m.reveal()
}

// chooseField gives a key to a field that is chosen from a few.
func (m model) chooseField(msg tea.KeyPressMsg) model {
	p := m.dialog.proof
	switch {
	case key.Matches(msg, keys("up")):
		return m.toField(p.at - 1)
	case key.Matches(msg, keys("down")):
		return m.toField(p.at + 1)
	case p.at == kindField:
		m.dialog.proof.kind = around(p.kind+step(msg, "space"), len(assess.EvidenceKinds())+1)
		return m.reveal()
	}
	ids := m.session.Point().ClauseIDs()
	if key.Matches(msg, keys("space")) && len(ids) > 0 {
		m.dialog.proof.ticked = turned(ids, p.ticked, ids[p.looked])
		return m.reveal()
	}
	m.dialog.proof.looked = around(p.looked+step(msg), len(ids))
	return m.reveal()
}

// step is how far the arrows to the sides go in a row, and which other keys go on.
func step(msg tea.KeyPressMsg, onwards ...string) int {
	switch {
	case key.Matches(msg, keys("left")):
		return -1
	case key.Matches(msg, keys(append(onwards, "right")...)):
		return 1
	}
	return 0
}

// turned is what is ticked when one id is turned over, in the order of ids.
func turned(ids, ticked []string, id string) []string {
	var now []string
	for _, each := range ids {
		if slices.Contains(ticked, each) != (each == id) {
			now = append(now, each)
		}
	}
	return now
}

// takeProof hands the piece of evidence to the session. What it refuses stays in
// the form, with the reason beside the field.
func (m model) takeProof() model {
	p := m.dialog.proof
	e, at, err := p.read()
	if err == nil {
		at, err = p.faulty(e), m.giveProof(p.index, e)
	}
	if err != nil {
		m.dialog.proof.fault, m.dialog.proof.faultAt, m.dialog.proof.at = err, at, at
		return m.reveal()
	}
	m.dialog, m.note = dialog{}, words.Message("note-evidence-changed")
	if p.index >= 0 {
		return m.markEvidence(p.index)
	}
	m.note = words.Message("note-evidence-added")
	return m.markEvidence(len(m.session.Current().Evidence) - 1)
}

// giveProof hands e to the session, as a new piece with -1.
func (m model) giveProof(index int, e assess.Evidence) error {
	if index < 0 {
		return m.session.AddEvidence(e)
	}
	return m.session.ChangeEvidence(index, e)
}

// faulty is the field that the session's refusal of e is about: the text that is
// far too long, else the reference, which may not be empty.
func (p proof) faulty(e assess.Evidence) proofField {
	if len(e.Note) > len(e.Ref) && strings.TrimSpace(e.Ref) != "" {
		return noteField
	}
	return refField
}

// leaveProof closes the form. If something was written it asks first: the second
// time it is thrown away.
func (m model) leaveProof() model {
	if m.dialog.proof.touched() && !m.dialog.proof.warned {
		m.dialog.proof.warned = true
		m.note = words.Message("note-evidence-unsaved")
		return m.reveal()
	}
	m.dialog = dialog{}
	if len(m.session.Current().Evidence) == 0 {
		return m.close()
	}
	return m.markEvidence(m.lists.item)
}

// pasteProof puts pasted text into the field.
func (m model) pasteProof(text string) model {
	p := m.dialog.proof
	if !p.at.isWritten() {
		m.note = words.Message("note-no-paste-field")
		return m
	}
	p.fault, p.warned = nil, false
	m.dialog.proof = p.with(p.at, p.texts[p.at].editor.insert(text))
	return m.reveal()
}
