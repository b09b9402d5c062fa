package interview

import (
	"mognad/checklist"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// labels are the questions of the form, in the order of its fields.
func labels() []language.Message {
	return []language.Message{
		words.Message("form-name"),
		words.Message("form-population"),
		words.Message("form-scope"),
		words.Message("form-services"),
		words.Message("form-language"),
		words.Message("form-path"),
	}
}

// formSheet is the form of a new assessment.
func (m start) formSheet() sheet {
	head := []row{{span{m.say("form-title"), strong}}}
	head = append(head, hang(nil, m.say("form-stays"), dim, m.textWidth())...)
	s := sheet{head: append(head, row{})}
	longest := 0
	for _, l := range labels() {
		longest = max(longest, cells(l.In(m.lang)))
	}
	for at := range fieldCount {
		if at == m.form.at {
			s.first = len(s.body)
		}
		m.fieldRows(&s, at, longest)
		if at == m.form.at {
			s.end = len(s.body)
		}
		s.body = append(s.body, m.air()...)
	}
	s.foot = m.formFoot()
	s.keys = m.formKeys()
	return s
}

// fieldRows put one field on the sheet, its name before it.
func (m start) fieldRows(s *sheet, at field, longest int) {
	is := at == m.form.at
	label := labels()[at].In(m.lang)
	lead := append(marked(is), span{label, boldIf(is)}, gap(longest-cells(label)+2))
	indent := lead.cells()
	if at.isChoice() {
		s.body = append(s.body, flow(lead, m.choices(at), 3, m.textWidth())...)
		return
	}
	e, width := m.form.texts[at], m.textWidth()-indent-1
	lines, line, cell := e.view(width, min(3, len(e.rows(width))))
	if is {
		s.cursor = &spot{len(s.body) + line, indent + cell}
	}
	for i, l := range lines {
		if i > 0 {
			lead = row{gap(indent)}
		}
		if l.Empty() && i == 0 && !is {
			l = m.placeholder(at)
			s.body = append(s.body, append(lead, span{l, dim}))
			continue
		}
		r := append(lead, span{l, plain})
		if profile := m.profile(); at == populationField && !profile.Empty() {
			r = append(r, gap(3), span{profile, dim})
		}
		s.body = append(s.body, r)
	}
}

// profile says which profile of the checklist the population leads to.
func (m start) profile() display.Text {
	n, ok := WholeNumber(m.form.text(populationField))
	if !ok || n == 0 || m.menu.Profile == nil {
		return display.Text{}
	}
	profile := m.menu.Profile(n)
	if profile == nil {
		return display.Text{}
	}
	return m.say("form-profile", "profile", profile)
}

// placeholder says of an empty field that it may stay so.
func (m start) placeholder(at field) display.Text {
	if at == populationField || at == servicesField {
		return m.say("form-optional")
	}
	return display.Text{}
}

// choices are what can be chosen in a field, the chosen one marked.
func (m start) choices(at field) []row {
	var all []display.Text
	chosenAt := m.form.scope
	if at == languageField {
		chosenAt = m.form.lang
		for _, lang := range m.menu.Languages {
			all = append(all, LanguageName(lang))
		}
	} else {
		for _, scope := range m.menu.Scopes {
			all = append(all, ScopeName(scope, m.lang))
		}
	}
	var pieces []row
	for i, text := range all {
		mark, role := fixed("○", dim), plain
		if i == chosenAt {
			mark, role = fixed("●", chosen), strong
		}
		pieces = append(pieces, row{mark, gap(1), span{text, role}})
	}
	return pieces
}

// LanguageName is the name of a language, or its tag where the program does not
// speak it.
func LanguageName(lang language.Tag) display.Text {
	for _, tag := range language.All() {
		if tag == lang {
			return ownName(lang)
		}
	}
	return display.Clean(string(lang)).Line()
}

// ScopeName says what an assessment covers.
func ScopeName(scope checklist.Scope, lang language.Tag) display.Text {
	switch scope {
	case checklist.ScopeOrganisation:
		return words.Say(lang, "scope-organisation")
	case checklist.ScopeService:
		return words.Say(lang, "scope-service")
	}
	return words.Say(lang, "scope-mixed")
}

// formFoot says why the assessment was not created, else what the field is for.
func (m start) formFoot() []row {
	if m.form.fault != nil {
		return faultRows(m.form.fault, m.window)
	}
	about := []language.Message{
		words.Message("form-name-about"),
		words.Message("form-population-about"),
		words.Message("form-scope-about"),
		words.Message("form-services-about"),
		words.Message("form-language-about"),
		words.Message("form-path-about"),
	}[m.form.at]
	rows := hang(nil, about.In(m.lang), dim, m.textWidth())
	return rows[:min(len(rows), 2)]
}

func (m start) formKeys() []hint {
	keys := []hint{{"enter", m.say("key-next"), 1}}
	if m.form.at == pathField {
		keys = []hint{{"enter", m.say("form-key-create"), 1}}
	}
	if m.form.at.isChoice() {
		keys = append(keys, hint{"← →", m.say("form-key-turn"), 2})
	}
	return append(keys, hint{"↑ ↓", m.say("form-key-field"), 3}, hint{"esc", m.say("key-back"), 2})
}
