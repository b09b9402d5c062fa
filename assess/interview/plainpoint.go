package interview

import (
	"strings"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// welcome says what is coming, and where it goes on.
func (p *lines) welcome() {
	progress := p.session.Progress()
	p.print(words.Say(p.lang(), "plain-welcome", "n", progress.All))
	switch {
	case progress.Unanswered == 0:
		p.again = true
		p.print(words.Say(p.lang(), "plain-again"))
	case progress.Settled() > 0:
		p.print(words.Say(p.lang(), "plain-resume", "n", progress.Settled(), "all", progress.All, "point", p.session.Point().ID))
	}
}

// farewell says what is still open.
func (p *lines) farewell() {
	p.print(p.counts())
	if open := p.session.Open(); len(open) > 0 {
		p.print(words.Say(p.lang(), "plain-open", "points", display.Clean(strings.Join(open, ", "))))
	}
}

// showPoint prints the point with its levels, every clause, and what was said.
func (p *lines) showPoint() {
	point, lang := p.session.Point(), p.lang()
	area, _ := p.session.Checklist().Area(point.Area)
	p.print(display.Text{})
	p.print(words.Say(lang, "plain-point", "index", p.session.Index()+1, "n", p.session.Count(), "point", point.ID, "title", point.Title.In(lang).Line()))
	p.print(words.Say(lang, "plain-area", "area", area.Title.In(lang).Line()))
	p.print(words.Say(lang, "plain-question", "question", point.Question.In(lang).Line()))
	for _, s := range p.session.Checklist().Scale {
		p.print(words.Say(lang, "plain-level", "level", int(s.Level), "label", s.Label, "short", point.Short(s.Level).In(lang).Line()))
		p.showClauses(point, s.Level)
	}
	p.showFacts()
	if a := p.session.Current(); a.State != assess.Unanswered {
		p.print(words.Say(lang, "plain-now", "state", stateOf(p.session, a)))
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

// showFacts prints what else is said of the point.
func (p *lines) showFacts() {
	for _, f := range factsOf(p.session) {
		p.print(words.Say(p.lang(), "plain-fact", "name", f.name, "text", f.text))
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
	var floor, evidence display.Text
	if level := s.Point().FloorIn(s.Assessment().Jurisdictions); level > 0 {
		floor = words.Say(lang, "target-level", "level", int(level))
	}
	if n := len(a.Evidence); n > 0 {
		evidence = words.Say(lang, "evidence-count", "n", n)
	}
	var facts []fact
	for _, f := range []fact{
		{words.Message("fact-floor"), floor, 1},
		{words.Message("fact-reason"), display.Clean(a.Reason), 3},
		{words.Message("fact-by"), display.Clean(a.By).Line(), 1},
		{words.Message("fact-target"), targetOf(s, a), 1},
		{words.Message("fact-comment"), display.Clean(a.Comment), 4},
		{words.Message("fact-evidence"), evidence, 1},
	} {
		if !f.text.Empty() {
			facts = append(facts, f)
		}
	}
	return facts
}
