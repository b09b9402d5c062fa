package interview

import (
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mognad/checklist/language"
)

// A field is one question of the form of a new assessment.
type field int

// The fields, in the order in which they stand.
const (
	nameField field = iota
	populationField
	scopeField
	servicesField
	languageField
	pathField
	fieldCount
)

// isChoice reports whether a field is chosen from a few, and not written.
func (f field) isChoice() bool { return f == scopeField || f == languageField }

// form is what is said of a new assessment so far.
type form struct {
	at        field
	texts     map[field]editor // of those that are written; replaced, never changed
	scope     int              // in the scopes of the menu
	lang      int              // in its languages
	ownPath   bool             // the person has written a path: no other is proposed
	creating  bool
	fault     error // why it was not created
	faultedAt field
}

// proposedMsg is a path for the unit's name.
type proposedMsg struct{ unit, path string }

// createdMsg tells whether the assessment was created.
type createdMsg struct {
	path string
	err  error
}

func newForm(menu StartMenu) form {
	f := form{texts: map[field]editor{}, lang: max(0, slices.Index(menu.Languages, menu.Lang))}
	for at := range fieldCount {
		if !at.isChoice() {
			f.texts[at] = newEditor("", true)
		}
	}
	return f
}

// speak proposes a language for the reports, unless the person has begun to write.
func (f form) speak(lang language.Tag, menu StartMenu) form {
	at := slices.Index(menu.Languages, lang)
	if at < 0 || f.text(nameField) != "" {
		return f
	}
	f.lang = at
	return f
}

// text is what was written in a field. Of a name everything is kept.
func (f form) text(at field) string {
	text := f.texts[at].seen()
	if at == nameField && strings.TrimSpace(text) != "" {
		text = f.texts[at].String()
	}
	return strings.TrimSpace(text)
}

func (f form) with(at field, e editor) form {
	texts := make(map[field]editor, len(f.texts))
	for k, v := range f.texts {
		texts[k] = v
	}
	texts[at] = e
	f.texts = texts
	return f
}

// propose asks for a path that fits the name, unless the person wrote one.
func (f form) propose(menu StartMenu) tea.Cmd {
	if f.ownPath {
		return nil
	}
	unit, path := f.text(nameField), menu.Propose
	return func() tea.Msg { return proposedMsg{unit, path(unit)} }
}

// proposed takes a path, unless it came too late.
func (f form) proposed(msg proposedMsg) form {
	if f.ownPath || msg.unit != f.text(nameField) {
		return f
	}
	return f.with(pathField, newEditor(msg.path, true))
}

// refused shows why the assessment was not created. What was written stays.
func (f form) refused(err error) form {
	f.creating, f.fault, f.faultedAt = false, err, f.at
	return f
}

// pressForm gives a key to the form.
func (m start) pressForm(msg tea.KeyPressMsg) (tea.Model, tea.Cmd) {
	m.form.fault = nil
	at := m.form.at
	switch {
	case key.Matches(msg, keys("esc")):
		m.page = choosing
		return m, nil
	case key.Matches(msg, keys("ctrl+s")), key.Matches(msg, keys("enter")) && at == pathField:
		return m.create()
	case key.Matches(msg, keys("enter", "down", "tab")):
		return m.toField(min(pathField, at+1)), nil
	case key.Matches(msg, keys("up", "shift+tab")):
		return m.toField(max(nameField, at-1)), nil
	}
	if at.isChoice() {
		m.form = m.form.turn(msg, m.menu)
		return m, nil
	}
	return m.edited(func(e editor) editor { return e.press(msg, m.textWidth(), 1) })
}

// toField goes to another field, if what was written in this one can be taken.
func (m start) toField(to field) start {
	at := m.form.at
	if err := m.form.check(at); err != nil && at != pathField {
		m.form = m.form.refused(err)
		return m
	}
	m.form.at = to
	return m
}

// edited changes the text of the field, and the proposed path with the name.
func (m start) edited(change func(editor) editor) (tea.Model, tea.Cmd) {
	at := m.form.at
	if at.isChoice() {
		return m, nil
	}
	before := m.form.texts[at]
	after := change(before)
	m.form = m.form.with(at, after)
	m.form.fault = nil
	if before.String() == after.String() {
		return m, nil
	}
	switch at {
	case pathField:
		m.form.ownPath = m.form.text(pathField) != ""
	case nameField:
		return m, m.form.propose(m.menu)
	}
	return m, nil
}

// turn chooses the next or the one before.
func (f form) turn(msg tea.KeyPressMsg, menu StartMenu) form {
	by := 0
	switch {
	case key.Matches(msg, keys("right", "space")):
		by = 1
	case key.Matches(msg, keys("left")):
		by = -1
	}
	if f.at == scopeField {
		f.scope = around(f.scope+by, len(menu.Scopes))
		return f
	}
	f.lang = around(f.lang+by, len(menu.Languages))
	return f
}

// around counts in a circle of n.
func around(i, n int) int {
	if n == 0 {
		return 0
	}
	return (i + n) % n
}

// create has the assessment made, if what was written can be one.
func (m start) create() (tea.Model, tea.Cmd) {
	n, at, err := m.form.read(m.menu)
	if err != nil {
		m.form.at = at
		m.form = m.form.refused(err)
		return m, nil
	}
	m.form.at, m.form.creating = pathField, true
	make := m.menu.Create
	return m, func() tea.Msg {
		path, err := make(n)
		return createdMsg{path, err}
	}
}

// read takes what was written, or says which field cannot be taken, and why.
func (f form) read(menu StartMenu) (n New, at field, err error) {
	n = New{Name: f.text(nameField), Path: f.text(pathField)}
	if len(menu.Scopes) > 0 {
		n.Scope = menu.Scopes[f.scope]
	}
	if len(menu.Languages) > 0 {
		n.Language = menu.Languages[f.lang]
	}
	for at := range fieldCount {
		if err := f.check(at); err != nil {
			return n, at, err
		}
	}
	n.Population, _ = WholeNumber(f.text(populationField)) // they were checked
	n.Services, _ = WholeNumber(f.text(servicesField))
	return n, pathField, nil
}

// check returns why what was written in a field cannot be taken.
func (f form) check(at field) error {
	text := f.text(at)
	switch at {
	case nameField:
		if text == "" {
			return &language.Error{Message: words.Message("form-want-name")}
		}
	case populationField, servicesField:
		if _, ok := WholeNumber(text); !ok {
			return notWhole(text)
		}
	case pathField:
		if text == "" {
			return &language.Error{Message: words.Message("form-want-path")}
		}
	}
	return nil
}

func notWhole(found string) error {
	return &language.Error{Message: words.Message("form-want-number", "found", short(found))}
}

// WholeNumber reads a number above 0 as people write it, with thousands apart or
// not. An empty text is 0, which says nothing.
func WholeNumber(text string) (n int, ok bool) {
	if strings.TrimSpace(text) == "" {
		return 0, true
	}
	digits := strings.NewReplacer(" ", "", "\u00A0", "", "\u202F", "", ",", "", ".", "").Replace(text)
	n, err := strconv.Atoi(digits)
	return n, err == nil && n > 0
}
