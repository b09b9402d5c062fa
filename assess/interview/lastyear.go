package interview

import (
	"mognad/assess"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// lastYearRows say what was answered the time before, and why.
func (m model) lastYearRows(width int) []row {
	was, date, ok := m.session.Previous()
	if !ok {
		return nil
	}
	text := words.Say(m.lang(), "previous", "date", date, "answer", m.answerOf(was))
	if name, why := whyOf(was); !why.Empty() {
		text = words.Say(m.lang(), "previous-because", "date", date, "answer", m.answerOf(was), "name", name, "why", why)
	}
	if m.roomy() {
		return atMost(2, hang(nil, text, dim, width), width)
	}
	return []row{{span{shorten(text, width), dim}}}
}

// answerOf is an answer in a word.
func (m model) answerOf(a assess.Answer) language.Sayer {
	switch a.State {
	case assess.Answered:
		return words.Message("target-level", "level", int(a.Level))
	case assess.NotApplicable:
		return words.Message("answer-na")
	}
	return words.Message("answer-unknown")
}

// whyOf is the first line that tells why an answer was given, with what it is
// called, and a mark where there is more.
func whyOf(a assess.Answer) (name language.Message, why display.Text) {
	name, text := words.Message("fact-comment"), a.Comment
	if a.State == assess.NotApplicable {
		name, text = words.Message("fact-reason"), a.Reason
	}
	for _, line := range display.Clean(text).Lines() {
		switch {
		case line.Empty():
		case why.Empty():
			why = line.Line()
		default:
			return name, display.Join([]display.Text{why, display.Clean("…")}, display.Clean(" "))
		}
	}
	return name, why
}

// stillTrue answers the point as the time before, and says if evidence has become
// too old since.
func (m model) stillTrue() model {
	if err := m.session.StillTrue(); err != nil {
		return m.refused(err)
	}
	m = m.settled()
	answer := words.Message("answer-na")
	if a := m.session.Current(); a.State == assess.Answered {
		answer = words.Message("target-level", "level", int(a.Level))
	}
	m.said = words.Message("still-true", "answer", answer)
	if stale := len(m.result().Stale); stale > 0 {
		m.said = words.Message("still-true-stale", "n", stale)
	}
	return m
}

// narrowKeys is how many columns the key line must have at least for it to name
// the answer of the time before in full.
const narrowKeys = 66

// stillCommand takes the answer of the time before. It stands on the key line
// while it can be taken and nothing else was answered.
func (m model) stillCommand() command {
	c := command{letter("y", "Y"), "y", language.Message{}, words.Message("help-still-true"), 0, only(model.stillTrue)}
	was, _, ok := m.session.Previous()
	may := ok && was.State != assess.Unknown && (was.State != assess.NotApplicable || m.session.MayNotApply() == nil)
	if may && m.session.Current().State == assess.Unanswered {
		c.hint, c.rank = words.Message("key-still-true"), 3
		if m.width < narrowKeys {
			c.hint = words.Message("key-still-true-short")
		}
	}
	return c
}
