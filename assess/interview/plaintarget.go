package interview

import (
	"strings"

	"mognad/assess"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// target takes a level and perhaps a date from the line, or asks for them.
func (p *lines) target(text string) (next, error) {
	fields := strings.Fields(text)
	asked := len(fields) == 0
	if asked {
		p.say("plain-ask-target", "point", p.session.Point().ID, "top", p.top(), "now", p.targetNow())
		answer, err := p.read()
		if err != nil {
			return askAgain, err
		}
		fields = strings.Fields(answer)
	}
	if len(fields) == 0 {
		return askAgain, nil
	}
	if means(words.Message("word-none"), fields[0]) {
		return p.noTarget()
	}
	level, err := targetIn(fields[0], p.session.Checklist().Top())
	if err != nil {
		return p.refused(err)
	}
	date := strings.Join(fields[1:], " ")
	if asked && date == "" {
		p.say("plain-ask-date")
		if date, err = p.read(); err != nil {
			return askAgain, err
		}
	}
	by, err := dateIn(strings.TrimSpace(date))
	if err != nil {
		return p.refused(err)
	}
	if err := p.session.Target(level, by); err != nil {
		return p.refused(err)
	}
	p.saved(words.Message("plain-target-saved", "point", p.session.Point().ID, "target", targetOf(p.session, p.session.Current())))
	return askAgain, nil
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
	if text == "" {
		now := confidenceText(p.lang(), p.session.Current().Confidence)
		if now.Empty() {
			now = words.Say(p.lang(), "plain-not-said")
		}
		p.say("plain-ask-confidence", "point", p.session.Point().ID, "now", now)
		read, err := p.read()
		if text = strings.TrimSpace(read); err != nil || text == "" {
			return askAgain, err
		}
	}
	c, ok := p.confidenceIn(text)
	if !ok {
		p.say("plain-want-confidence", "found", short(text))
		return askAgain, nil
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

// confidenceIn reads how sure people are, in any language.
func (p *lines) confidenceIn(text string) (assess.Confidence, bool) {
	for _, c := range assess.Confidences() {
		for _, lang := range language.All() {
			if strings.EqualFold(text, confidenceText(lang, c).String()) {
				return c, true
			}
		}
	}
	return "", means(words.Message("word-none"), text)
}
