package interview

import (
	tea "charm.land/bubbletea/v2"

	"mognad/assess"
	"mognad/checklist/language"
)

// review shows what should be looked at before the report is written, with that
// marked which was marked the last time, or what stands in its place now.
func (m model) review() model {
	m.screen, m.scroll, m.dialog = reviewing, 0, dialog{}
	m.lists.remarks = m.session.Review() // nothing can be answered while they are shown
	all := m.lists.remarks
	at := min(m.lists.remarkAt, len(all)-1)
	for i, r := range all {
		if r.Kind == m.lists.remark.Kind && r.Point == m.lists.remark.Point {
			at = i
			break
		}
	}
	return m.markRemark(at)
}

// markRemark marks the remark that is nearest to i.
func (m model) markRemark(i int) model {
	all := m.lists.remarks
	m.lists.remarkAt, m.lists.remark = max(0, min(i, len(all)-1)), assess.Remark{}
	if len(all) > 0 {
		m.lists.remark = all[m.lists.remarkAt]
	}
	return m.reveal()
}

func (m model) reviewCommands() []command {
	report := command{letter("w", "W"), "w", words.Message("key-report"), language.Message{}, 2, func(m model, _ string) (model, tea.Cmd) { return m.report() }}
	back := command{keys("esc", "left", "b", "B", "r", "R"), "esc", words.Message("key-close"), language.Message{}, 3, only(model.close)}
	summary := command{letter("s", "S"), "s", words.Message("key-summary"), language.Message{}, 11, only(model.summary)}
	if len(m.lists.remarks) == 0 {
		report.rank, report.keys = 1, keys("w", "W", "enter")
		return []command{report, summary, back}
	}
	return []command{
		{keys("enter"), "enter", words.Message("key-open"), language.Message{}, 1, only(model.openRemark)},
		report,
		{keys("up", "down"), "↑ ↓", words.Message("key-pick"), language.Message{}, 6, remarkBy},
		{keys("tab", "shift+tab"), "tab", words.Message("key-next-kind"), language.Message{}, 7, kindBy},
		summary,
		back,
	}
}

// reviewCommand leads to the review, from every screen but itself.
func reviewCommand() command {
	return command{letter("r", "R"), "r", words.Message("key-review"), words.Message("help-review"), 12, only(model.review)}
}

func remarkBy(m model, pressed string) (model, tea.Cmd) {
	by := 1
	if pressed == "up" {
		by = -1
	}
	return m.markRemark(m.lists.remarkAt + by), nil
}

// kindBy marks the first remark of the next kind, or of the one before.
func kindBy(m model, pressed string) (model, tea.Cmd) {
	var starts []int
	now := 0
	for i, r := range m.lists.remarks {
		if i == 0 || r.Kind != m.lists.remarks[i-1].Kind {
			starts = append(starts, i)
		}
		if i == m.lists.remarkAt {
			now = len(starts) - 1
		}
	}
	by := 1
	if pressed == "shift+tab" {
		by = -1
	}
	if len(starts) == 0 {
		return m, nil
	}
	return m.markRemark(starts[around(now+by, len(starts))]), nil
}

// openRemark goes to the point of the marked remark. From there escape leads back.
func (m model) openRemark() model {
	if m.lists.remark.Point == "" {
		return m
	}
	if err := m.session.GoTo(m.lists.remark.Point); err != nil {
		return m.refused(err)
	}
	m = m.arrive()
	m.lists.fromReview = m.lists.remark.Point
	return m
}

// reviewed reports whether the person has come to the point from the review.
func (m model) reviewed() bool {
	return m.screen == asking && m.lists.fromReview == m.session.Point().ID
}

// escape gives up looking at other levels; otherwise it leads back to the review,
// if that is where the person came from.
func (m model) escape() model {
	if m.reviewed() && !m.looking {
		return m.review()
	}
	return m.lookBack()
}

// escapeCommand says where escape leads, if it leads anywhere.
func (m model) escapeCommand() command {
	c := command{keys("esc"), "esc", language.Message{}, language.Message{}, 0, only(model.escape)}
	if m.reviewed() && !m.looking {
		c.hint, c.rank = words.Message("key-back-to-review"), 2
	}
	return c
}
