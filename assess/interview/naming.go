package interview

import (
	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// stateIn says in words what an answer to a point of the list is.
func stateIn(list *checklist.Checklist, lang language.Tag, a assess.Answer) display.Text {
	switch a.State {
	case assess.Answered:
		if a.Level < 0 || int(a.Level) >= len(list.Scale) {
			return words.Say(lang, "target-level", "level", int(a.Level))
		}
		return words.Say(lang, "state-level", "level", int(a.Level), "label", list.Scale[a.Level].Label)
	case assess.NotApplicable:
		return words.Say(lang, "state-na")
	case assess.Unknown:
		return words.Say(lang, "state-unknown")
	}
	return words.Say(lang, "state-open")
}

// targetText says a target, nothing if there is none.
func targetText(lang language.Tag, t *assess.Target) display.Text {
	switch {
	case t == nil:
		return display.Text{}
	case t.By.IsZero():
		return words.Say(lang, "target-level", "level", int(t.Level))
	}
	return words.Say(lang, "target-by", "level", int(t.Level), "date", t.By)
}

// confidenceText says how sure people are, nothing if they have not said.
func confidenceText(lang language.Tag, c assess.Confidence) display.Text {
	switch c {
	case assess.Low:
		return words.Say(lang, "confidence-low")
	case assess.Medium:
		return words.Say(lang, "confidence-medium")
	case assess.High:
		return words.Say(lang, "confidence-high")
	}
	return display.Text{}
}

// kindText says what sort of thing a piece of evidence is, nothing if nobody
// has said so.
func kindText(lang language.Tag, k assess.EvidenceKind) display.Text {
	for _, kind := range kinds() {
		if kind.kind == k {
			return kind.name.In(lang)
		}
	}
	return display.Clean(string(k)).Line()
}

// A namedKind is a kind of evidence with what it is called.
type namedKind struct {
	kind assess.EvidenceKind
	name language.Message
}

// kinds returns the kinds of evidence in the order in which they are offered.
func kinds() []namedKind {
	return []namedKind{
		{"decision", words.Message("kind-decision")},
		{"document", words.Message("kind-document")},
		{"contract", words.Message("kind-contract")},
		{"statistics", words.Message("kind-statistics")},
		{"log", words.Message("kind-log")},
		{"test", words.Message("kind-test")},
		{"web", words.Message("kind-web")},
		{"other", words.Message("kind-other")},
	}
}
