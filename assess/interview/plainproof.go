package interview

import (
	"mognad/assess"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// A proofQuestion is one thing that is asked of a piece of evidence. What an empty
// line leaves as it is, is spoken with the question.
type proofQuestion struct {
	ask  language.Message
	now  display.Text
	free bool                                        // any text is an answer
	take func(e *assess.Evidence, text string) error // "" removes it
}

// askEvidence asks for what a piece of evidence is, field by field. With the error
// it returns what had come until then.
func (p *lines) askEvidence(e assess.Evidence, ref string) (assess.Evidence, error) {
	fields := p.proofQuestions(e)
	if ref != "" {
		e.Ref, fields = ref, fields[1:]
	}
	p.say("plain-evidence-ask")
	for _, f := range fields {
		if err := p.askField(&e, f); err != nil {
			return e, err
		}
	}
	return e, nil
}

// askField asks for one thing.
func (p *lines) askField(e *assess.Evidence, f proofQuestion) error {
	ask := words.Message("plain-ask-new", "question", f.ask)
	if !f.now.Empty() {
		ask = words.Message("plain-ask-again", "question", f.ask, "now", f.now)
	}
	return p.query(query{ask, f.free, func(text string) error {
		switch {
		case text == "" && e.Ref != "":
			return nil
		case text == "-":
			text = ""
		}
		return f.take(e, text)
	}})
}

// proofQuestions are the things that are asked, in order.
func (p *lines) proofQuestions(e assess.Evidence) []proofQuestion {
	return []proofQuestion{
		{words.Message("plain-ask-ref"), display.Clean(e.Ref).Line(), true, takeRef},
		{words.Message("plain-ask-kind", "kinds", p.kindNames()), kindText(p.lang(), e.Kind), false, p.takeKind},
		{words.Message("plain-ask-proof-date"), e.Date.In(p.lang()), false, takeDate},
		{words.Message("plain-ask-clauses", "clauses", idList(p.session.Point().ClauseIDs())), idList(e.Clauses), false, p.takeClauses},
		{words.Message("plain-ask-proof-note"), display.Clean(e.Note).Line(), true, takeNote},
	}
}

func takeRef(e *assess.Evidence, text string) error {
	if display.Clean(text).Empty() {
		return &language.Error{Message: words.Message("plain-want-ref")}
	}
	e.Ref = text
	return nil
}

func (p *lines) takeKind(e *assess.Evidence, text string) error {
	kind, ok := kindIn(text)
	if !ok && text != "" {
		return &language.Error{Message: words.Message("plain-want-kind", "found", short(text), "kinds", p.kindNames())}
	}
	e.Kind = kind
	return nil
}

func takeDate(e *assess.Evidence, text string) (err error) {
	e.Date, err = dateIn(text)
	return err
}

func (p *lines) takeClauses(e *assess.Evidence, text string) (err error) {
	ids, err := p.clausesIn(text)
	if err == nil {
		e.Clauses = ids
	}
	return err
}

func takeNote(e *assess.Evidence, text string) error {
	e.Note = text
	return nil
}
