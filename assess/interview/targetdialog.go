package interview

import (
	"strings"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// takeTarget takes the level to reach, and asks by when. An empty text removes the
// point's own target.
func (m model) takeTarget(d dialog) (model, error) {
	text := strings.TrimSpace(d.editor.seen())
	if text == "" {
		m.session.NoTarget()
		m.note = words.Message("note-no-target", "level", int(m.session.Checklist().Defaults.Target))
		return m, nil
	}
	level, err := targetIn(text, m.session.Checklist().Top())
	if err != nil {
		return m, err
	}
	date := ""
	if t := m.session.Current().Target; t != nil {
		date = t.By.String()
	}
	next := m.open(dating, date)
	next.dialog.level, next.dialog.editor = level, next.dialog.editor.marked()
	return next, nil
}

// takeDate takes by when, and with it the target.
func (m model) takeDate(d dialog) (model, error) {
	by, err := dateIn(strings.TrimSpace(d.editor.seen()))
	if err != nil {
		return m, err
	}
	if err := m.session.Target(d.level, by); err != nil {
		return m, err
	}
	m.note = noteOfTarget{*m.session.Current().Target, doubtOfTarget(m.session)}
	return m, nil
}

// noteOfTarget says which target was set, and what may be wrong with it.
type noteOfTarget struct {
	target assess.Target
	doubt  language.Message // zero for nothing
}

// In tells it.
func (n noteOfTarget) In(lang language.Tag) display.Text {
	note := words.Say(lang, "note-target", "target", targetText(lang, &n.target))
	if n.doubt.Key == "" {
		return note
	}
	return display.Join([]display.Text{note, n.doubt.In(lang)}, display.Clean(" "))
}

// targetIn reads a level that can be a target.
func targetIn(text string, top checklist.Level) (checklist.Level, error) {
	level, ok := levelIn(text, top)
	if !ok || level == 0 {
		return 0, &language.Error{Message: words.Message("want-target", "found", short(text), "top", int(top))}
	}
	return level, nil
}

// dateIn reads a date; an empty text is no date.
func dateIn(text string) (language.Date, error) {
	if text == "" {
		return language.Date{}, nil
	}
	date, ok := language.ParseDate(text)
	if !ok {
		return date, &language.Error{Message: words.Message("want-date", "found", short(text))}
	}
	return date, nil
}
