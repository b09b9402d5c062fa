package interview

import (
	"slices"
	"strings"

	"mognad/assess"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// titleOf is a point's id with its title.
func (v Versions) titleOf(id string, lang language.Tag) display.Text {
	point, ok := v.Checklist.Point(id)
	if !ok {
		return display.Clean(id).Line()
	}
	return words.Say(lang, "differ-point", "point", id, "title", point.Title.In(lang).Line())
}

// A trait is something that an answer may say beside its state, with the two
// sides' texts.
type trait struct {
	name     language.Message
	says     [2]display.Text
	optional bool // it goes with a state: another state has none, and need not say so
}

// stateTrait names what differs in the state, if anything does.
func (v Versions) stateTrait(d assess.Difference) (language.Message, bool) {
	switch {
	case d.Ours.State != d.Theirs.State:
		return words.Message("differ-answer"), true
	case d.Ours.Level != d.Theirs.Level:
		return words.Message("differ-level"), true
	}
	return language.Message{}, false
}

// tell says what each side says of a point: the state always, and of the rest
// what differs, named.
func (v Versions) tell(d assess.Difference, lang language.Tag) [2]display.Text {
	traits := v.traits(d, lang)
	var told [2]display.Text
	for i, a := range []assess.Answer{d.Ours, d.Theirs} {
		parts := []display.Text{stateIn(v.Checklist, lang, a)}
		for _, t := range traits {
			text := cutOff(apart(t.says[i], t.says[1-i]))
			switch {
			case text.Empty() && t.optional:
				continue
			case text.Empty():
				text = words.Say(lang, "differ-none")
			}
			parts = append(parts, words.Say(lang, "plain-fact", "name", t.name, "text", text))
		}
		told[i] = display.Join(parts, display.Clean("; "))
	}
	if told[0] == told[1] {
		told[1] = words.Say(lang, "differ-unseen", "text", told[1])
	}
	return told
}

// traits returns what differs beside the state, in the order in which it is
// asked.
func (v Versions) traits(d assess.Difference, lang language.Tag) []trait {
	ours, theirs := d.Ours, d.Theirs
	all := []trait{
		pair("fact-reason", display.Clean(ours.Reason), display.Clean(theirs.Reason)),
		pair("fact-by", display.Clean(ours.By), display.Clean(theirs.By)),
		pair("differ-clauses", v.clauses(d, ours, lang), v.clauses(d, theirs, lang)),
		pair("differ-confidence", confidenceText(lang, ours.Confidence), confidenceText(lang, theirs.Confidence)),
		pair("fact-target", targetText(lang, ours.Target), targetText(lang, theirs.Target)),
		evidenceTrait(lang, ours.Evidence, theirs.Evidence),
		pair("fact-comment", display.Clean(ours.Comment), display.Clean(theirs.Comment)),
		pair("differ-note", display.Clean(ours.PrivateNote), display.Clean(theirs.PrivateNote)),
	}
	all[0].optional, all[1].optional = true, true
	return slices.DeleteFunc(all, func(t trait) bool { return t.says[0] == t.says[1] })
}

func pair(name string, ours, theirs display.Text) trait {
	return trait{words.Message(name), [2]display.Text{ours, theirs}, false}
}

// clauses says what one side says of the clauses that the two differ in.
func (v Versions) clauses(d assess.Difference, a assess.Answer, lang language.Tag) display.Text {
	point, ok := v.Checklist.Point(d.Point)
	if !ok {
		return display.Text{}
	}
	var parts []display.Text
	for _, id := range point.ClauseIDs() {
		ours, saidOurs := d.Ours.Clauses[id]
		theirs, saidTheirs := d.Theirs.Clauses[id]
		if ours == theirs && saidOurs == saidTheirs {
			continue
		}
		holds, said := a.Clauses[id]
		parts = append(parts, clauseText(lang, id, holds, said))
	}
	return display.Join(parts, display.Clean(", "))
}

// clauseText says of a clause whether it is true.
func clauseText(lang language.Tag, id string, holds, said bool) display.Text {
	switch {
	case said && holds:
		return words.Say(lang, "differ-clause-true", "id", id)
	case said:
		return words.Say(lang, "differ-clause-false", "id", id)
	}
	return words.Say(lang, "differ-clause-open", "id", id)
}

// evidenceTrait names the evidence that only one of the sides has; where both
// have the same in another order, all of it.
func evidenceTrait(lang language.Tag, ours, theirs []assess.Evidence) trait {
	a, b := evidenceTexts(lang, ours), evidenceTexts(lang, theirs)
	onlyA, onlyB := without(a, b), without(b, a)
	if len(onlyA) == 0 && len(onlyB) == 0 {
		onlyA, onlyB = a, b
	}
	return pair("fact-evidence", display.Join(onlyA, display.Clean(", ")), display.Join(onlyB, display.Clean(", ")))
}

func evidenceTexts(lang language.Tag, all []assess.Evidence) []display.Text {
	texts := make([]display.Text, len(all))
	for i, e := range all {
		texts[i] = evidenceText(lang, e)
	}
	return texts
}

// without returns what of a is not in b; what is there twice counts twice.
func without(a, b []display.Text) []display.Text {
	left := slices.Clone(b)
	var only []display.Text
	for _, t := range a {
		if i := slices.Index(left, t); i >= 0 {
			left = slices.Delete(left, i, i+1)
			continue
		}
		only = append(only, t)
	}
	return only
}

// evidenceText says a piece of evidence on one line: its reference, and in
// brackets what else is known of it.
func evidenceText(lang language.Tag, e assess.Evidence) display.Text {
	var more []display.Text
	if e.Kind != "" {
		more = append(more, kindText(lang, e.Kind))
	}
	if !e.Date.IsZero() {
		more = append(more, e.Date.In(lang))
	}
	if len(e.Clauses) > 0 {
		more = append(more, display.Clean(strings.Join(e.Clauses, " ")).Line())
	}
	if note := display.Clean(e.Note).Line(); !note.Empty() {
		more = append(more, note)
	}
	if len(more) == 0 {
		return display.Clean(e.Ref).Line()
	}
	return words.Say(lang, "evidence-more", "ref", e.Ref, "more", display.Join(more, display.Clean(", ")))
}

// How much of a long text is shown.
const (
	mostShown  = 200 // cells
	sharedHead = 40  // bytes in common before the beginning is left out
)

// cutOff is as much of a text as is shown.
func cutOff(t display.Text) display.Text { return shorten(t, mostShown) }

// apart returns t on one line, without a long beginning that it has in common
// with the other text: else one would not see what differs.
func apart(t, other display.Text) display.Text {
	text, rest := t.Line().String(), other.Line().String()
	shared := 0
	for i, r := range text {
		if !strings.HasPrefix(rest[min(i, len(rest)):], string(r)) {
			break
		}
		shared = i
	}
	from := strings.LastIndexByte(text[:shared], ' ')
	if shared < sharedHead || from < 0 {
		return t.Line()
	}
	return display.Clean("… " + text[from+1:])
}
