package interview

import (
	"strings"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// target takes a level and perhaps a date from the line, or asks for them.
func (p *lines) target(text string) (next, error) {
	var t wish
	var err error
	if text == "" {
		t, err = p.askTarget()
	} else if err = t.takeLevel(p, text); err != nil {
		return p.refused(err)
	}
	switch {
	case err != nil:
		return p.unanswered(err)
	case t.none:
		return p.noTarget()
	case t.level == 0:
		return askAgain, nil
	}
	if err := p.session.Target(t.level, t.by); err != nil {
		return p.refused(err)
	}
	p.saved(words.Message("plain-target-saved", "point", p.session.Point().ID, "target", targetOf(p.session, p.session.Current())))
	if doubt := doubtOfTarget(p.session); doubt.Key != "" {
		p.print(doubt.In(p.lang()))
	}
	return askAgain, nil
}

// A wish is what is said of a target: a level and perhaps a date, or that there is
// to be none. The zero value says nothing.
type wish struct {
	level checklist.Level
	by    language.Date
	none  bool
}

// takeLevel reads a level, perhaps followed by a date. An empty text says nothing.
func (t *wish) takeLevel(p *lines, text string) (err error) {
	fields := strings.Fields(text)
	if len(fields) == 0 {
		return nil
	}
	if means(words.Message("word-none"), fields[0]) {
		t.none = true
		return nil
	}
	if t.level, err = targetIn(fields[0], p.session.Checklist().Top()); err != nil {
		return err
	}
	return t.takeDate(strings.Join(fields[1:], " "))
}

func (t *wish) takeDate(text string) (err error) {
	t.by, err = dateIn(text)
	return err
}

// askTarget asks for a level, and for a date where none came with it.
func (p *lines) askTarget() (wish, error) {
	var t wish
	ask := words.Message("plain-ask-target", "point", p.session.Point().ID, "top", p.top(), "now", p.targetNow())
	err := p.query(query{ask, false, func(text string) error { return t.takeLevel(p, text) }})
	if err != nil || t.level == 0 || !t.by.IsZero() {
		return t, err
	}
	return t, p.query(query{words.Message("plain-ask-date"), false, t.takeDate})
}

func (p *lines) noTarget() (next, error) {
	p.session.NoTarget()
	level := int(p.session.Checklist().Defaults.Target)
	p.saved(words.Message("plain-target-gone", "point", p.session.Point().ID, "level", level))
	return askAgain, nil
}

// targetNow says which target applies.
func (p *lines) targetNow() display.Text {
	if own := targetOf(p.session, p.session.Current()); !own.Empty() {
		return own
	}
	return words.Say(p.lang(), "plain-target-default", "level", int(p.session.Checklist().Defaults.Target))
}

// confidence says how sure people are, with what follows on the line or else with
// what is asked for.
func (p *lines) confidence(text string) (next, error) {
	var c assess.Confidence
	take := func(text string) (err error) {
		c, err = confidenceIn(text)
		return err
	}
	if text != "" {
		if err := take(text); err != nil {
			return p.refused(err)
		}
	} else if said, err := p.askConfidence(take); err != nil || !said {
		return p.unanswered(err)
	}
	if err := p.session.Confidence(c); err != nil {
		return p.refused(err)
	}
	point := p.session.Point().ID
	if c == "" {
		p.saved(words.Message("plain-confidence-gone", "point", point))
		return askAgain, nil
	}
	p.saved(words.Message("plain-confidence-saved", "point", point, "confidence", confidenceText(p.lang(), c)))
	return askAgain, nil
}

// askConfidence asks how sure people are. It reports false where the line says
// nothing.
func (p *lines) askConfidence(take func(string) error) (said bool, err error) {
	now := confidenceText(p.lang(), p.session.Current().Confidence)
	if now.Empty() {
		now = words.Say(p.lang(), "plain-not-said")
	}
	ask := words.Message("plain-ask-confidence", "point", p.session.Point().ID, "now", now)
	err = p.query(query{ask, false, func(text string) error {
		if said = text != ""; said {
			return take(text)
		}
		return nil
	}})
	return said, err
}

// confidenceIn reads how sure people are, in any language; "" if they say that
// they have not said.
func confidenceIn(text string) (assess.Confidence, error) {
	for _, c := range assess.Confidences() {
		for _, lang := range language.All() {
			if strings.EqualFold(text, confidenceText(lang, c).String()) {
				return c, nil
			}
		}
	}
	if means(words.Message("word-none"), text) {
		return "", nil
	}
	return "", &language.Error{Message: words.Message("plain-want-confidence", "found", short(text))}
}
