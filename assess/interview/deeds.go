package interview

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"mognad/checklist"
)

// answer gives the current point a level.
func (m model) answer(level checklist.Level) model {
	before := m.session.Current().Clauses
	if err := m.session.Answer(level); err != nil {
		return m.refused(err)
	}
	if gone := dropped(m.session, before); len(gone) > 0 {
		m.said = words.Message("clauses-dropped-short", "level", int(level), "clauses", idList(gone))
	}
	return m.settled()
}

// settled shows the point again after its answer has changed.
func (m model) settled() model {
	m.look, m.looking = m.session.Current().Level, false
	m.at = stop{level: m.look}
	return m.reveal()
}

func (m model) enter() model {
	if m.choosing() {
		return m.answer(m.at.level)
	}
	return m.next()
}

// next goes to the next point, and from the last one to the review.
func (m model) next() model {
	if m.session.Next() {
		return m.arrive()
	}
	return m.review()
}

func (m model) back() model {
	if m.session.Back() {
		return m.arrive()
	}
	m.note = words.Message("note-first")
	return m
}

func (m model) unknown() model {
	m.session.Unknown()
	return m.settled()
}

func (m model) clear() model {
	m.session.Clear()
	return m.settled()
}

// otherLanguage goes round the checklist's languages.
func (m model) otherLanguage() model {
	all := m.session.Checklist().Languages
	at := slices.Index(all, m.lang())
	m.session.Speak(all[(at+1)%len(all)])
	return m.reveal()
}

func (m model) help() model {
	m.screen, m.scroll = helping, 0
	return m
}

// close returns from another screen to the point.
func (m model) close() model {
	m.screen, m.scroll = asking, 0
	return m.reveal()
}

// summary shows every point, with the first open one marked.
func (m model) summary() model {
	m.screen, m.scroll, m.pick = summing, 0, m.session.Index()
	if open := m.session.Open(); len(open) > 0 {
		for i, p := range m.points {
			if p.ID == open[0] {
				m.pick = i
			}
		}
	}
	return m.reveal()
}

func pickBy(m model, pressed string) (model, tea.Cmd) {
	by := 1
	if pressed == "up" {
		by = -1
	}
	m.pick = min(max(0, m.pick+by), m.session.Count()-1)
	return m.reveal(), nil
}

func (m model) openPicked() model {
	if err := m.session.GoTo(m.points[m.pick].ID); err != nil {
		return m.refused(err)
	}
	return m.arrive()
}

// scrollBy moves the body in its window.
func scrollBy(m model, pressed string) (model, tea.Cmd) {
	f := m.lay()
	page := max(1, f.room-len(f.sticky)-2)
	by := map[string]int{"up": -1, "down": 1, "pgup": -page, "pgdown": page, "home": -len(f.body), "end": len(f.body)}[pressed]
	m.scroll = min(max(0, m.scroll+by), f.most())
	return m, nil
}
