package interview

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// A screen is what fills the window.
type screen int

// The screens.
const (
	asking screen = iota
	summing
	helping
	proving   // the evidence of the point
	reviewing // what to look at before the report is written
)

// model is the full screen: a session, and what only the screen knows.
type model struct {
	session  *assess.Session
	points   []*checklist.Point // that are asked
	now      func() time.Time   // nil if there is no clock
	readOnly language.Sayer     // why nobody may answer; nil if one may
	styles   styles
	colour   bool

	width, height int
	screen        screen
	look          checklist.Level      // the level whose clauses are open, with those of the next one
	at            stop                 // where the cursor stands
	looking       bool                 // the person has moved the cursor; it is not shown before
	allOpen       bool                 // the clauses of every level are open
	fits          bool                 // there is room for the clauses of every level
	short         shortness            // what the rest of the point gives up for that
	intent        bool                 // why the point is asked is shown, too
	scroll        int                  // rows of the body above the window
	pick          int                  // the point marked in the summary
	widest        int                  // cells of the longest id of a point
	titles        map[language.Tag]int // and of the longest title, in each language; never changed
	dialog        dialog
	pause         time.Duration  // before a draft is kept; 0 keeps none
	note          language.Sayer // what to say about the latest key; nil for nothing
	told          []display.Text // what was said before the first question, or of a save, until a key is pressed
	said          language.Sayer // what an answer has led to, beside whether it is saved; nil for nothing
	lists         lists          // what is marked in the lists of evidence and of remarks

	pace  assess.Pace // of the person
	shown showing     // what pace is measured on

	saving
}

func newModel(session *assess.Session, o Options) model {
	m := model{
		session: session, points: session.Points(), now: o.Now, readOnly: o.ReadOnly, told: o.Told, colour: o.Colour, styles: newStyles(o.Colour, onUnknown()),
		width: 80, height: 24, saving: saving{saver: newSaver(o)},
	}
	m.titles = map[language.Tag]int{}
	for _, p := range m.points {
		m.widest = max(m.widest, len(p.ID))
		for _, lang := range session.Checklist().Languages {
			m.titles[lang] = max(m.titles[lang], cells(p.Title.In(lang).Line()))
		}
	}
	return m.arrive()
}

// Init asks for the background, so that the colours can be read on it. Nothing
// waits for the reply.
func (m model) Init() tea.Cmd {
	if !m.colour {
		return nil
	}
	return tea.RequestBackgroundColor
}

// Update takes what has happened. It touches no file: saving is a command.
func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return m.resized(msg).autosave(nil) // what was answered before is saved, too
	case tea.BackgroundColorMsg:
		m.styles = newStyles(m.colour, onLight())
		if msg.IsDark() {
			m.styles = newStyles(m.colour, onDark())
		}
		return m, nil
	case keptMsg:
		return m.hasKept(msg)
	case filedMsg:
		return m.hasFiled(msg)
	case keepDraftMsg:
		return m.keepDraft().autosave(nil)
	case tea.PasteMsg:
		return m.paste(msg.Content).autosave(nil)
	case tea.KeyPressMsg:
		next, cmd := m.press(msg)
		return next.autosave(cmd)
	}
	return m, nil
}

// resized takes the size of the window. What is no terminal says 0, which tells
// nothing.
func (m model) resized(size tea.WindowSizeMsg) model {
	if size.Width > 0 && size.Height > 0 {
		m.width, m.height = size.Width, size.Height
	}
	return m.reveal()
}

// lang is the language of the conversation.
func (m model) lang() language.Tag { return m.session.Language() }

// arrive makes the screen ready for the session's current point.
func (m model) arrive() model {
	m.screen, m.scroll, m.intent = asking, 0, false
	return m.timed().settled()
}

// tell is what an error says to the person.
func tell(err error, lang language.Tag) display.Text {
	if s, ok := language.ErrorMessage(err); ok {
		return s.In(lang)
	}
	return display.Clean(err.Error()).Line()
}

// refused shows why something was not done.
func (m model) refused(err error) model {
	if err == nil {
		m.note = nil
		return m
	}
	m.note = refusal{err}
	return m
}

// refusal tells an error as a sentence of its own.
type refusal struct{ err error }

// In tells the error.
func (r refusal) In(lang language.Tag) display.Text { return sentence(tell(r.err, lang)) }

// plainly makes what can be told of any error.
type plainly struct{ err error }

// In tells the error.
func (p plainly) In(lang language.Tag) display.Text { return tell(p.err, lang) }
