package interview

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mognad/checklist/language"
)

// A startPage is what the start screen shows.
type startPage int

// The pages.
const (
	choosing startPage = iota
	filling            // the form of a new assessment
	resuming           // which assessment to go on with
)

// start is the start screen.
type start struct {
	window
	menu   StartMenu
	page   startPage
	pick   int // the marked row of the menu
	choice StartChoice

	found   bool // recent is known
	recent  []Recent
	at      int     // the marked row of recent; one after the last is another file
	other   *editor // the path that is being written; nil for none
	looking bool    // whether an assessment can be gone on with is being looked at
	fault   error   // why it cannot

	form form
}

// recentMsg tells which assessments were found.
type recentMsg struct{ recent []Recent }

// foundMsg tells whether an assessment can be gone on with.
type foundMsg struct {
	path string
	err  error
}

func newStart(menu StartMenu, colour bool) start {
	return start{window: newWindow(menu.Lang, colour), menu: menu, form: newForm(menu)}
}

// Init looks for assessments while the menu is shown already.
func (m start) Init() tea.Cmd {
	look := m.menu.Recent
	return tea.Batch(m.init(), func() tea.Msg { return recentMsg{look()} }, m.form.propose(m.menu))
}

// Update takes what has happened. It touches no file: that is for commands.
func (m start) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.window = m.told(msg)
	switch msg := msg.(type) {
	case recentMsg:
		m.recent, m.found = msg.recent, true
		return m, nil
	case foundMsg:
		m.looking, m.fault = false, msg.err
		if msg.err == nil {
			return m.choose(StartChoice{Kind: StartGoOn, Path: msg.path})
		}
		return m, nil
	case proposedMsg:
		m.form = m.form.proposed(msg)
		return m, nil
	case createdMsg:
		if msg.err == nil {
			return m.choose(StartChoice{Kind: StartNew, Path: msg.path})
		}
		m.form = m.form.refused(msg.err)
		return m, nil
	case tea.PasteMsg:
		return m.paste(msg.Content)
	case tea.KeyPressMsg:
		return m.press(msg)
	}
	return m, nil
}

func (m start) choose(c StartChoice) (tea.Model, tea.Cmd) {
	m.choice = c
	return m, tea.Quit
}

// press gives a key to the page. What has begun to be created or looked at is
// waited for, but not for ever: one can always leave.
func (m start) press(msg tea.KeyPressMsg) (tea.Model, tea.Cmd) {
	if key.Matches(msg, keys("ctrl+c")) {
		return m.choose(StartChoice{})
	}
	if m.tooSmall() || m.looking || m.form.creating {
		return m, nil
	}
	switch m.page {
	case filling:
		return m.pressForm(msg)
	case resuming:
		return m.pressRecent(msg)
	}
	return m.pressMenu(msg)
}

// A startItem is a row of the menu.
type startItem struct {
	label string // the key that is shown
	keys  key.Binding
	text  language.Message
	about language.Sayer // nil for nothing
	do    func(m start) (tea.Model, tea.Cmd)
}

// items returns the menu. The letters are the first ones of the words in either
// language.
func (m start) items() []startItem {
	leave := func(kind StartKind) func(start) (tea.Model, tea.Cmd) {
		return func(m start) (tea.Model, tea.Cmd) { return m.choose(StartChoice{Kind: kind}) }
	}
	return []startItem{
		{"1", keys("1", "n", "N"), words.Message("start-new"), nil, start.fill},
		{"2", keys("2", "c", "C", "f", "F"), words.Message("start-go-on"), m.latest(), start.resume},
		{"3", keys("3", "e", "E"), words.Message("start-example"), words.Message("start-example-about"), leave(StartExample)},
		{"4", keys("4", "h", "H", "?"), words.Message("start-help"), words.Message("start-help-about"), leave(StartHelp)},
		{"q", keys("q", "Q", "esc"), words.Message("start-leave"), nil, leave(StartLeave)},
	}
}

// latest says which assessment was worked on last.
func (m start) latest() language.Sayer {
	if len(m.recent) == 0 {
		return nil
	}
	return latestOf{m.recent[0]}
}

func (m start) pressMenu(msg tea.KeyPressMsg) (tea.Model, tea.Cmd) {
	items := m.items()
	switch {
	case key.Matches(msg, keys("up")):
		m.pick = max(0, m.pick-1)
		return m, nil
	case key.Matches(msg, keys("down")):
		m.pick = min(len(items)-1, m.pick+1)
		return m, nil
	case key.Matches(msg, keys("l", "L")):
		m.lang = nextLanguage(m.lang)
		m.form = m.form.speak(m.lang, m.menu)
		return m, nil
	case key.Matches(msg, keys("enter")):
		return items[m.pick].do(m)
	}
	for i, item := range items {
		if key.Matches(msg, item.keys) {
			m.pick = i
			return item.do(m)
		}
	}
	return m, nil
}

// nextLanguage returns the language after lang.
func nextLanguage(lang language.Tag) language.Tag {
	all := language.All()
	for i, tag := range all {
		if tag == lang {
			return all[(i+1)%len(all)]
		}
	}
	return all[0]
}

func (m start) fill() (tea.Model, tea.Cmd) {
	m.page = filling
	return m, nil
}

func (m start) resume() (tea.Model, tea.Cmd) {
	m.page, m.at, m.fault = resuming, 0, nil
	return m, nil
}

func (m start) paste(text string) (tea.Model, tea.Cmd) {
	switch {
	case m.tooSmall() || m.looking || m.form.creating:
	case m.page == filling:
		return m.edited(func(e editor) editor { return e.insert(text) })
	case m.other != nil:
		next := m.other.insert(text)
		m.other = &next
	}
	return m, nil
}

// pressRecent chooses among the assessments that were found.
func (m start) pressRecent(msg tea.KeyPressMsg) (tea.Model, tea.Cmd) {
	m.fault = nil
	if m.other != nil {
		return m.pressOther(msg)
	}
	digit, err := strconv.Atoi(msg.String())
	switch {
	case err == nil && digit >= 1 && digit <= len(m.recent):
		m.at = digit - 1
		return m.find(m.recent[m.at].Path)
	case key.Matches(msg, keys("up")):
		m.at = max(0, m.at-1)
	case key.Matches(msg, keys("down")):
		m.at = min(len(m.recent), m.at+1)
	case key.Matches(msg, keys("home", "pgup")):
		m.at = 0
	case key.Matches(msg, keys("end", "pgdown")):
		m.at = len(m.recent)
	case key.Matches(msg, keys("esc", "left", "q", "Q", "b", "B")):
		m.page = choosing
	case key.Matches(msg, keys("o", "O")), key.Matches(msg, keys("enter")) && m.at == len(m.recent):
		e := newEditor("", true)
		m.at, m.other = len(m.recent), &e
	case key.Matches(msg, keys("enter")):
		return m.find(m.recent[m.at].Path)
	}
	return m, nil
}

// pressOther writes the path of another file.
func (m start) pressOther(msg tea.KeyPressMsg) (tea.Model, tea.Cmd) {
	switch {
	case key.Matches(msg, keys("esc")):
		m.other = nil
		return m, nil
	case key.Matches(msg, keys("enter")):
		return m.find(m.other.seen())
	}
	next := m.other.press(msg, m.textWidth(), 1)
	m.other = &next
	return m, nil
}

// find looks whether an assessment can be gone on with.
func (m start) find(path string) (tea.Model, tea.Cmd) {
	look := m.menu.Find
	m.looking = true
	return m, func() tea.Msg {
		full, err := look(path)
		return foundMsg{full, err}
	}
}
