package interview

import (
	"slices"
	"strconv"

	"mognad/assess"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// evidenceBody lists the evidence of the point. The rows from first up to end are
// those of the marked piece.
func (m model) evidenceBody(width int) (rows []row, first, end int) {
	items := m.session.Current().Evidence
	if len(items) == 0 {
		rows = hang(nil, words.Say(m.lang(), "evidence-none"), plain, width)
	}
	for i, e := range items {
		if i == m.lists.item {
			first = len(rows)
		}
		rows = append(rows, m.evidenceRows(i, e, width)...)
		if i == m.lists.item {
			end = len(rows)
		}
	}
	if m.lists.item == 0 {
		first = 0
	}
	return append(rows, m.suggestionRows(width)...), first, end
}

// evidenceRows are one piece: its reference with what it is, which clauses it
// shows and whether it still does, and the note.
func (m model) evidenceRows(i int, e assess.Evidence, width int) []row {
	is := i == m.lists.item
	left := append(marked(is), fixed(strconv.Itoa(i+1), dim), gap(2))
	indent := left.cells()
	left = append(left, span{display.Clean(e.Ref).Line(), boldIf(is)})
	rows := []row{spread(left, row{span{m.evidenceFacts(e), dim}}, width)}
	if is {
		lead := row(left[:len(left)-1])
		rows = hang(lead, display.Clean(e.Ref).Line(), strong, width)
		if facts := m.evidenceFacts(e); !facts.Empty() {
			rows = append(rows, row{gap(indent), span{facts, dim}})
		}
	}
	for _, line := range m.evidenceMarks(i, e) {
		rows = append(rows, hang(row{gap(indent)}, line.In(m.lang()), plain, width)...)
	}
	if note := display.Clean(e.Note); is && !note.Empty() {
		lines := hang(row{gap(indent)}, note, dim, width)
		rows = append(rows, lines[:min(len(lines), 3)]...)
	}
	return rows
}

// evidenceFacts says of what kind a piece is, of which day, and what it shows.
func (m model) evidenceFacts(e assess.Evidence) display.Text {
	var parts []display.Text
	if e.Kind != "" {
		parts = append(parts, kindText(m.lang(), e.Kind))
	}
	if !e.Date.IsZero() {
		parts = append(parts, e.Date.In(m.lang()))
	}
	if len(e.Clauses) > 0 {
		parts = append(parts, idsOf(e.Clauses))
	}
	return display.Join(parts, display.Clean(" · "))
}

// evidenceMarks says what there is to say against a piece.
func (m model) evidenceMarks(i int, e assess.Evidence) []language.Message {
	assessed := m.session.Assessment().Date
	r, _ := m.session.Result().Point(m.session.Point().ID)
	switch {
	case e.Date.IsZero():
		return []language.Message{words.Message("evidence-undated")}
	case slices.Contains(r.Stale, i):
		return []language.Message{words.Message("evidence-too-old", "clauses", idsOf(e.Clauses))}
	case !assessed.IsZero() && e.Date.Compare(assessed) > 0:
		return []language.Message{words.Message("evidence-future", "date", assessed)}
	}
	return nil
}

// suggestionRows are what the checklist says may show a level.
func (m model) suggestionRows(width int) []row {
	texts := m.session.Point().Evidence
	if len(texts) == 0 {
		return nil
	}
	rows := append(m.air(), row{span{words.Say(m.lang(), "evidence-suggested"), dim}})
	for _, t := range texts {
		rows = append(rows, hang(row{fixed("–", dim), gap(1)}, t.In(m.lang()), dim, width)...)
	}
	return rows
}

// kindName is a kind of evidence in words, of no kind as well.
func kindName(lang language.Tag, kind assess.EvidenceKind) display.Text {
	if kind == "" {
		return words.Say(lang, "not-said")
	}
	return kindText(lang, kind)
}

// idsOf lists ids for people to read.
func idsOf(ids []string) display.Text {
	texts := make([]display.Text, len(ids))
	for i, id := range ids {
		texts[i] = display.Clean(id)
	}
	return display.Join(texts, display.Clean(", "))
}
