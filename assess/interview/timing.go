package interview

import (
	"time"

	"mognad/assess"
	"mognad/checklist/display"
)

// A showing is the point on the screen, and since when it is there.
type showing struct {
	point string
	since time.Time
	open  bool // it had no answer when it came
}

// timed starts the time of the point that is shown, and takes that of the one
// before, if it was answered while it was shown: to look through answers tells
// nothing of how long answering takes.
func (m model) timed() model {
	id := m.session.Point().ID
	if m.now == nil || id == m.shown.point {
		return m
	}
	now := m.now()
	if m.shown.open && m.session.Assessment().Answer(m.shown.point).State != assess.Unanswered {
		m.pace.Took(now.Sub(m.shown.since))
	}
	m.shown = showing{id, now, m.session.Current().State == assess.Unanswered}
	return m
}

// timeLeft says how long the open points will take: with the phrase for where
// there is room, or with the short one. Without a clock nobody knows.
func (m model) timeLeft(phrase string) display.Text {
	if m.now == nil {
		return display.Text{}
	}
	minutes := int(m.session.Left(m.pace).Minutes())
	if minutes == 0 {
		return display.Text{}
	}
	return words.Message(phrase, "n", minutes).In(m.lang())
}
