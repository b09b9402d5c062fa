package interview

import (
	"slices"

	"mognad/assess"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// showFacts prints what else is said of the point.
func (p *lines) showFacts() {
	a, lang := p.session.Current(), p.lang()
	if level := p.session.Point().FloorIn(p.session.Assessment().Jurisdictions); level > 0 {
		p.fact("fact-floor", words.Say(lang, "target-level", "level", int(level)))
	}
	p.fact("fact-reason", display.Clean(a.Reason).Line())
	p.fact("fact-by", display.Clean(a.By).Line())
	p.fact("fact-target", targetOf(p.session, a))
	p.fact("differ-confidence", confidenceText(lang, a.Confidence))
	p.fact("fact-comment", display.Clean(a.Comment))
	note := display.Clean(a.PrivateNote)
	if !note.Empty() && !p.o.Terminal {
		note = words.Say(lang, "plain-note-there")
	}
	p.fact("differ-note", note)
	p.showEvidence()
}

// fact prints a text with its name, nothing if there is none.
func (p *lines) fact(name string, text display.Text) {
	if !text.Empty() {
		p.say("plain-fact", "name", words.Message(name), "text", text)
	}
}

// showEvidence prints each piece of evidence with its number, and says of what is
// too old that it does not count.
func (p *lines) showEvidence() {
	for i, e := range p.session.Current().Evidence {
		text := evidenceText(p.lang(), e)
		if slices.Contains(p.stale(), i) {
			p.say("plain-evidence-too-old", "number", i+1, "text", text)
			continue
		}
		p.say("plain-evidence", "number", i+1, "text", text)
	}
}

// stale are the indexes of the point's evidence that is too old.
func (p *lines) stale() []int {
	r, _ := p.session.Result().Point(p.session.Point().ID)
	return r.Stale
}

// showPrevious says what was answered the time before, and how to say that it is
// still true.
func (p *lines) showPrevious() {
	a, date, ok := p.session.Previous()
	if !ok {
		return
	}
	state := stateOf(p.session, a)
	name, because := because(a)
	switch {
	case because.Empty() && date.IsZero():
		p.say("plain-previous", "state", state)
	case because.Empty():
		p.say("plain-previous-date", "state", state, "date", date)
	case date.IsZero():
		p.say("plain-previous-because", "state", state, "name", name, "because", because)
	default:
		p.say("plain-previous-date-because", "state", state, "date", date, "name", name, "because", because)
	}
	if a.State != assess.Unknown && p.o.ReadOnly == nil && p.isOpen() {
		p.say("plain-previous-still")
	}
}

// because is why an answer was given, in short: the reason, the comment, or what
// shows it. It stands with what it is called.
func because(a assess.Answer) (name language.Message, why display.Text) {
	if reason := display.Clean(a.Reason).Line(); !reason.Empty() {
		return words.Message("fact-reason"), cutOff(reason)
	}
	if comment := display.Clean(a.Comment).Line(); !comment.Empty() {
		return words.Message("fact-comment"), cutOff(comment)
	}
	var refs []display.Text
	for _, e := range a.Evidence {
		refs = append(refs, display.Clean(e.Ref).Line())
	}
	return words.Message("fact-evidence"), cutOff(display.Join(refs, display.Clean(", ")))
}

// showClash says what stands between the answer and a higher level of which
// something is true.
func (p *lines) showClash() {
	if level, needs, ok := p.session.Clash(); ok {
		p.say("clash", "level", int(level), "clauses", listed(p.lang(), needs), "now", int(p.session.Current().Level))
	}
}

// tick turns clauses over; the level follows.
func (p *lines) tick(text string) (next, error) {
	ids, err := p.clausesIn(text)
	if err != nil {
		return p.refused(err)
	}
	if len(ids) == 0 {
		p.say("plain-want-clause", "clauses", idList(p.session.Point().ClauseIDs()))
		return askAgain, nil
	}
	wasOpen := p.isOpen()
	for _, id := range ids {
		if err := p.session.Tick(id); err != nil {
			return p.refused(err)
		}
	}
	p.settled(wasOpen)
	var told []display.Text
	a := p.session.Current()
	for _, id := range ids {
		told = append(told, clauseText(p.lang(), id, a.Clauses[id], true))
	}
	p.saved(words.Message("plain-ticked", "point", p.session.Point().ID,
		"clauses", display.Join(told, display.Clean(", ")), "state", stateOf(p.session, a)))
	p.showClash()
	return askAgain, nil
}

// clausesIn reads the ids of clauses, each one once, whatever their case.
func (p *lines) clausesIn(text string) ([]string, error) {
	var ids []string
	known := p.session.Point().ClauseIDs()
	for _, f := range separated(text) {
		id, ok := like(known, f)
		if !ok {
			return nil, &language.Error{Message: words.Message("plain-no-clause",
				"found", short(f), "point", p.session.Point().ID, "clauses", idList(known))}
		}
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// still says that the answer of the time before is still true.
func (p *lines) still(string) (next, error) {
	wasOpen := p.isOpen()
	if err := p.session.StillTrue(); err != nil {
		return p.refused(err)
	}
	next, err := p.answered(wasOpen, nil)
	for _, i := range p.stale() {
		p.say("plain-evidence-too-old", "number", i+1, "text", evidenceText(p.lang(), p.session.Current().Evidence[i]))
	}
	return next, err
}
