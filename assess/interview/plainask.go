package interview

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"mognad/checklist/display"
	"mognad/checklist/language"
)

// How a question may end without an answer.
var (
	errGivenUp = errors.New("given up")    // by a full stop
	errPassed  = errors.New("passed over") // by a word of the conversation, or wrong lines
)

// A query is one thing that is asked beside the level.
type query struct {
	ask  language.Message
	free bool // any text may be the answer
	take func(text string) error
}

// mostWrong is how many wrong lines in a row a query bears: those that follow may
// be meant for something else.
const mostWrong = 2

// query asks for one thing until it is taken. A line with a full stop gives up. A
// word of the conversation is no answer: it passes the query over, and is obeyed
// next. Where any text is an answer, that is so only of a word alone.
func (p *lines) query(q query) error {
	for wrong := 1; ; wrong++ {
		p.print(q.ask.In(p.lang()))
		text, err := p.readQuietly()
		if err != nil {
			return err
		}
		p.echo(p.withoutNote(text))
		text = strings.TrimSpace(text)
		switch _, rest, ok := p.find(text); {
		case text == ".":
			return errGivenUp
		case ok && rest == "":
			return p.passedBy(text)
		}
		if err = q.take(text); err == nil {
			return nil
		}
		if !q.free && p.isObeyed(text) {
			return p.passedBy(text)
		}
		p.print(sentence(tell(err, p.lang())))
		if wrong == mostWrong {
			return errPassed
		}
		p.say("plain-ask-cancels")
	}
}

// askText asks for a text of one line, "" if the line is empty.
func (p *lines) askText(ask language.Message) (text string, err error) {
	err = p.query(query{ask, true, func(found string) error { text = found; return nil }})
	return text, err
}

// passedBy keeps the line that passed a query over, to be obeyed next.
func (p *lines) passedBy(text string) error {
	p.pending = text
	return errPassed
}

// isObeyed reports whether a line says something beside a level.
func (p *lines) isObeyed(text string) bool {
	_, _, isWord := p.find(text)
	_, isPoint := pointNamed(p.session, text)
	return isWord || isPoint
}

// unanswered says that a query ended without an answer. Only what ends the
// conversation is an error.
func (p *lines) unanswered(err error) (next, error) {
	switch err {
	case errGivenUp:
		p.say("plain-given-up")
	case errPassed:
		p.say("plain-passed")
	default:
		return askAgain, err
	}
	return askAgain, nil
}

// sentence is a text as it stands alone: with a capital letter, but for what is
// no plain word, and a full stop.
func sentence(t display.Text) display.Text {
	text := strings.TrimSpace(t.String())
	first, _, _ := strings.Cut(text, " ")
	first = strings.TrimSuffix(first, ",")
	if !strings.ContainsFunc(first, func(r rune) bool { return !unicode.IsLetter(r) }) {
		r, n := utf8.DecodeRuneInString(text)
		text = string(unicode.ToUpper(r)) + text[n:]
	}
	if text != "" && !strings.ContainsAny(text[len(text)-1:], ".?!") {
		text += "."
	}
	return display.Clean(text)
}
