package interview

import (
	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// welcome says what is coming, where it goes on, and whether one may only read.
func (p *lines) welcome() {
	progress := p.session.Progress()
	if p.o.ReadOnly != nil {
		p.all = true
		p.say("plain-welcome-read", "n", progress.All, "why", p.o.ReadOnly)
		return
	}
	p.say("plain-welcome", "n", progress.All)
	switch {
	case progress.Unanswered == 0:
		p.all = true
		p.say("plain-again")
	case progress.Settled() > 0:
		p.say("plain-resume", "n", progress.Settled(), "all", progress.All, "point", p.session.Point().ID)
	}
}

// showPoint prints the point with its levels, the clauses of the chosen level and
// the next, and what was said.
func (p *lines) showPoint() {
	point, lang := p.session.Point(), p.lang()
	area, _ := p.session.Checklist().Area(point.Area)
	p.print(display.Text{})
	p.say("plain-point", "index", p.session.Index()+1, "n", p.session.Count(), "point", point.ID, "title", point.Title.In(lang).Line())
	p.say("plain-area", "area", area.Title.In(lang).Line())
	p.showTimeLeft()
	p.say("plain-question", "question", point.Question.In(lang).Line())
	for _, s := range p.session.Checklist().Scale {
		p.showLevel(s.Level, p.isUnfolded(s.Level))
	}
	p.showFacts()
	p.showPrevious()
	p.showClash()
	if a := p.session.Current(); a.State != assess.Unanswered {
		p.say("plain-now", "state", stateOf(p.session, a))
	}
	p.shown()
}

// showTimeLeft says about how long the open points will take.
func (p *lines) showTimeLeft() {
	if p.o.Now == nil || p.o.ReadOnly != nil {
		return
	}
	if left := int(p.session.Left(p.pace).Minutes()); left > 0 {
		p.say("plain-left", "n", left)
	}
}

// isUnfolded reports whether the clauses of a level are printed with the point:
// those of every level before there is an answer, then those of the chosen level
// and the next.
func (p *lines) isUnfolded(level checklist.Level) bool {
	a := p.session.Current()
	return a.State != assess.Answered || level == a.Level || level == a.Level+1
}

// showLevel prints a level in one line, and perhaps its clauses.
func (p *lines) showLevel(level checklist.Level, unfolded bool) {
	point, list := p.session.Point(), p.session.Checklist()
	p.say("plain-level", "level", int(level), "label", list.Scale[level].Label, "short", point.Short(level).In(p.lang()).Line())
	if unfolded {
		p.showClauses(point, level)
	}
}

func (p *lines) showClauses(point *checklist.Point, level checklist.Level) {
	if level == 0 {
		p.print(display.Join([]display.Text{display.Clean("  "), point.None.In(p.lang()).Line()}, display.Text{}))
	}
	said := p.session.Current().Clauses
	for _, c := range point.Clauses(level) {
		text := c.For(p.session.Assessment().Profile).In(p.lang()).Line()
		holds, ok := said[c.ID]
		m := words.Message("plain-clause", "id", c.ID, "text", text)
		switch {
		case ok && holds:
			m = words.Message("plain-clause-true", "id", c.ID, "text", text)
		case ok:
			m = words.Message("plain-clause-false", "id", c.ID, "text", text)
		}
		p.print(m.In(p.lang()))
	}
}

// A fact is something said of a point beside its level.
type fact struct {
	name language.Message
	text display.Text
	most int // lines of it on a full screen
}

// factsOf returns what else is said of the current point, without what is not.
func factsOf(s *assess.Session) []fact {
	a, lang := s.Current(), s.Language()
	var floor, evidence, note display.Text
	if level := s.Point().FloorIn(s.Assessment().Jurisdictions); level > 0 {
		floor = words.Say(lang, "target-level", "level", int(level))
	}
	if n := len(a.Evidence); n > 0 {
		evidence = words.Say(lang, "evidence-count", "n", n)
	}
	if display.Clean(a.PrivateNote) != (display.Text{}) {
		note = words.Say(lang, "private-note-there")
	}
	var facts []fact
	for _, f := range []fact{
		{words.Message("fact-floor"), floor, 1},
		{words.Message("fact-reason"), display.Clean(a.Reason), 3},
		{words.Message("fact-by"), display.Clean(a.By).Line(), 1},
		{words.Message("fact-target"), targetOf(s, a), 1},
		{words.Message("differ-confidence"), confidenceText(lang, a.Confidence), 1},
		{words.Message("fact-comment"), display.Clean(a.Comment), 4},
		{words.Message("differ-note"), note, 1},
		{words.Message("fact-evidence"), evidence, 1},
	} {
		if !f.text.Empty() {
			facts = append(facts, f)
		}
	}
	return facts
}
