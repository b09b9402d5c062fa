package interview

import (
	"context"
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"mognad/checklist/display"
	"mognad/checklist/language"
)

// A Question can be answered with yes or no.
type Question struct {
	Lang    language.Tag
	Text    language.Sayer
	Default bool // what enter says
}

// Confirm asks a question at the cursor, in the middle of other text, and leaves
// it there with its answer. Leaving is a no; the end of ctx is [ErrAborted]. Of
// the options it uses In, Out, Environ and Colour.
func Confirm(ctx context.Context, o Options, q Question) (bool, error) {
	last, err := play(ctx, confirm{window: newWindow(q.Lang, o.Colour), question: q}, o)
	return last.yes, err
}

// ConfirmPlain asks by lines. The end of the input answers nothing: then the
// error is [ErrAborted].
func ConfirmPlain(ctx context.Context, o Options, q Question) (bool, error) {
	in := newLineReader(o.In)
	for {
		if _, err := fmt.Fprintln(o.Out, o.breakLines(q.prompt())); err != nil {
			return false, err
		}
		text, err := nextLine(ctx, in)
		if err != nil {
			return false, err
		}
		if yes, ok := q.meant(text); ok {
			return yes, nil
		}
		if _, err := fmt.Fprintln(o.Out, o.breakLines(words.Say(q.Lang, "confirm-again", "found", short(text)))); err != nil {
			return false, err
		}
	}
}

// nextLine returns a line; one that is too long is as good as a wrong one. Where
// there is none the error is [ErrAborted].
func nextLine(ctx context.Context, in *lineReader) (string, error) {
	l, err := in.next(ctx)
	if err != nil {
		return "", ErrAborted
	}
	if l.tooLong {
		return "…", nil
	}
	return l.text, nil
}

// prompt is the question with what can be said, and what an empty line says.
func (q Question) prompt() display.Text {
	if q.Default {
		return words.Say(q.Lang, "confirm-prompt-yes", "question", q.Text)
	}
	return words.Say(q.Lang, "confirm-prompt-no", "question", q.Text)
}

// meant reads an answer in any language.
func (q Question) meant(text string) (yes, ok bool) {
	text = display.Clean(text).Line().String()
	switch {
	case text == "":
		return q.Default, true
	case means(words.Message("word-yes"), text):
		return true, true
	}
	return false, means(words.Message("word-no"), text)
}

// confirm is a question on the screen.
type confirm struct {
	window
	question Question
	answered bool
	yes      bool
}

// Init asks for the background.
func (m confirm) Init() tea.Cmd { return m.init() }

// Update takes the answer.
func (m confirm) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.window = m.told(msg)
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return m, nil
	}
	switch {
	case key.Matches(press, keys("enter")):
		return m.answer(m.question.Default)
	case key.Matches(press, keys("y", "Y", "j", "J")):
		return m.answer(true)
	case key.Matches(press, keys("n", "N", "esc", "ctrl+c")):
		return m.answer(false)
	}
	return m, nil
}

func (m confirm) answer(yes bool) (tea.Model, tea.Cmd) {
	m.answered, m.yes = true, yes
	return m, tea.Quit
}

// View draws the question where the cursor is.
func (m confirm) View() tea.View { return tea.NewView(m.render() + "\n") }

func (m confirm) render() string { return paint(m.rows(), m.width, m.styles) }

// rows are the question, and the keys or the answer.
func (m confirm) rows() []row {
	text := hang(nil, m.question.Text.In(m.lang).Line(), strong, max(2, m.width))
	last := len(text) - 1
	answer := row{gap(2), span{m.say("confirm-no"), plain}}
	switch {
	case !m.answered:
		answer = m.keyHints()
	case m.yes:
		answer = row{gap(2), span{m.say("confirm-yes"), plain}}
	}
	if text[last].cells()+answer.cells() > m.width {
		return append(text, answer)
	}
	text[last] = append(text[last], answer...)
	return text
}

// keyHints are the keys, with what enter says.
func (m confirm) keyHints() row {
	byDefault := m.say("confirm-no")
	if m.question.Default {
		byDefault = m.say("confirm-yes")
	}
	return row{
		gap(2), fixed(m.say("confirm-key-yes").String(), accent), gap(1),
		span{m.say("confirm-yes"), dim},
		gap(2), fixed("n", accent), gap(1),
		span{m.say("confirm-no"), dim},
		gap(2), fixed("enter", accent), gap(1),
		span{byDefault, dim},
	}
}
