package interview

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"mognad/assess"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// mostFieldRows is how many rows of a field's text are seen at once.
const mostFieldRows = 3

// proofLabels are the questions of the form, in the order of its fields.
func proofLabels() []language.Message {
	return []language.Message{
		words.Message("proof-ref"),
		words.Message("proof-kind"),
		words.Message("proof-date"),
		words.Message("proof-clauses"),
		words.Message("proof-note"),
	}
}

// proofIndent is how far the answers of the form stand from its left edge.
func (m model) proofIndent() int {
	longest := 0
	for _, l := range proofLabels() {
		longest = max(longest, cells(l.In(m.lang())))
	}
	return longest + 4
}

// fieldWidth is how wide the text of a field is.
func (m model) fieldWidth() int { return max(8, m.bodyWidth()-m.proofIndent()-1) }

// proofBody is the form of a piece of evidence. The rows from first up to end are
// those of the field that is filled in.
func (m model) proofBody(width int) (rows []row, first, end int) {
	for at := range proofFields {
		if at == m.dialog.proof.at {
			first = len(rows)
		}
		rows = append(rows, m.fieldRows(at, width)...)
		if at == m.dialog.proof.at {
			end = len(rows)
		}
	}
	return rows, first, end
}

// fieldRows are one field: its name, what was written, and, while it is the one
// that is filled in, what it is for or why it was not taken.
func (m model) fieldRows(at proofField, width int) []row {
	is := at == m.dialog.proof.at
	label := proofLabels()[at].In(m.lang())
	lead := append(marked(is), span{label, boldIf(is)}, gap(m.proofIndent()-cells(label)-2))
	var rows []row
	switch {
	case at.isWritten():
		rows = m.textRows(at, lead)
	case at == kindField:
		rows = m.kindRows(is, lead, width)
	default:
		rows = m.clauseField(is, lead, width)
	}
	if !is {
		return rows
	}
	indent := row{gap(m.proofIndent())}
	if p := m.dialog.proof; p.fault != nil && p.faultAt == at {
		fault := hang(indent, sentence(tell(p.fault, m.lang())), strong, width)
		return append(rows, fault[:min(len(fault), 3)]...)
	}
	if at == clausesField && len(m.session.Point().ClauseIDs()) > 0 {
		return append(rows, m.clauseText(indent, width)...)
	}
	return append(rows, hang(indent, m.aboutField(at), dim, width)...)
}

// textRows are the text of a field that is written.
func (m model) textRows(at proofField, lead row) []row {
	e, width := m.dialog.proof.texts[at].editor, m.fieldWidth()
	lines, _, _ := e.view(width, min(mostFieldRows, len(e.rows(width))))
	var rows []row
	for i, l := range lines {
		if i > 0 {
			lead = row{gap(m.proofIndent())}
		}
		rows = append(rows, append(slices.Clone(lead), span{l, plain}))
	}
	return rows
}

// kindRows are the kinds to choose from, and only the chosen one while another
// field is filled in.
func (m model) kindRows(is bool, lead row, width int) []row {
	p := m.dialog.proof
	if !is {
		return []row{append(lead, span{kindName(m.lang(), p.kindOf()), roleOf(p.kind == 0)})}
	}
	var all []row
	for i, kind := range append([]assess.EvidenceKind{""}, assess.EvidenceKinds()...) {
		mark, role := fixed("○", dim), plain
		if i == p.kind {
			mark, role = fixed("●", chosen), strong
		}
		all = append(all, row{mark, gap(1), span{kindName(m.lang(), kind), role}})
	}
	return flow(lead, all, 2, width)
}

// clauseField are the clauses to tick, and only the ticked ones while another
// field is filled in.
func (m model) clauseField(is bool, lead row, width int) []row {
	p, ids := m.dialog.proof, m.session.Point().ClauseIDs()
	if !is || len(ids) == 0 {
		said := idsOf(p.ticked)
		if said.Empty() {
			said = words.Say(m.lang(), "proof-whole")
		}
		return hang(lead, said, roleOf(len(p.ticked) == 0), width)
	}
	var all []row
	for i, id := range ids {
		mark, role := fixed("□", dim), plain
		if slices.Contains(p.ticked, id) {
			mark, role = fixed("■", chosen), strong
		}
		here := gap(1)
		if i == p.looked {
			here = fixed("►", accent)
		}
		all = append(all, row{here, mark, gap(1), fixed(id, role)})
	}
	return flow(append(lead[:len(lead)-1:len(lead)-1], gap(lead[len(lead)-1:].cells()-1)), all, 2, width)
}

// clauseText is what the clause that is looked at says.
func (m model) clauseText(indent row, width int) []row {
	point := m.session.Point()
	c, _, _ := point.Clause(point.ClauseIDs()[m.dialog.proof.looked])
	lines := hang(append(slices.Clone(indent), fixed(c.ID, dim), gap(2)), c.For(m.session.Assessment().Profile).In(m.lang()), dim, width)
	return lines[:min(len(lines), 4)]
}

// roleOf tells what was not said from what was.
func roleOf(silent bool) role {
	if silent {
		return dim
	}
	return plain
}

// flow sets pieces one after the other in rows of the width, after lead, so many
// cells apart.
func flow(lead row, pieces []row, apart, width int) []row {
	indent := lead.cells()
	rows, line := []row(nil), slices.Clone(lead)
	for i, piece := range pieces {
		if i > 0 && line.cells()+apart+piece.cells() > width {
			rows, line = append(rows, line), row{gap(indent)}
		} else if i > 0 {
			line = append(line, gap(apart))
		}
		line = append(line, piece...)
	}
	return append(rows, line)
}

// aboutField says what a field is for.
func (m model) aboutField(at proofField) display.Text {
	about := []language.Message{
		words.Message("proof-ref-about"),
		words.Message("proof-kind-about"),
		words.Message("proof-date-about"),
		words.Message("proof-clauses-about"),
		words.Message("proof-note-about"),
	}[at]
	return about.In(m.lang())
}

// proofCursor returns where the next letter of the form will stand; nil where
// nothing is written or it is not in sight.
func (m model) proofCursor() *tea.Cursor {
	p := m.dialog.proof
	if !p.at.isWritten() {
		return nil
	}
	l := m.lay()
	width := m.fieldWidth()
	e := p.texts[p.at].editor
	_, line, cell := e.view(width, min(mostFieldRows, len(e.rows(width))))
	at := l.first + line - min(m.scroll, l.most())
	if at < 0 || at >= l.room {
		return nil
	}
	return tea.NewCursor(1+m.proofIndent()+cell, len(m.head())+at)
}
