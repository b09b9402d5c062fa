package interview

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// RunPlain asks line by line, for screen readers, simple terminals, pipes and
// scripts. Output is only ever added at the end. It understands its words in
// English and in Swedish, whatever language it speaks.
//
// It returns when every point that was to be asked has an answer, when the
// input ends, or when the person leaves. The end of the input is no error, and
// answers nothing: [Outcome.Open] says what is missing. Leaving while points are
// open is [ErrAborted], unless it is to go on with what the outcome says; so is
// the end of ctx.
func RunPlain(ctx context.Context, session *assess.Session, o Options) (Outcome, error) {
	p := &lines{session: session, o: o, ctx: ctx, saver: newSaver(o), in: newLineReader(o.In)}
	err := p.run()
	outcome := Outcome{Open: session.Open(), WriteReport: err == errReport, Differ: err == errDiffer}
	if p.broken != nil {
		err = p.broken
	}
	if saveErr := p.saver.finish(session, saving{differ: outcome.Differ}); saveErr != nil {
		return outcome, saveErr
	}
	switch {
	case err == errEnd, err == errReport, err == errDiffer, err == errLeft && outcome.Finished() && ctx.Err() == nil:
		return outcome, nil
	case err == errLeft:
		return outcome, ErrAborted
	}
	return outcome, err
}

// How a conversation may end to go on with something else.
var (
	errReport = errors.New("the report is wanted")
	errDiffer = errors.New("the difference is wanted")
)

// lines is a conversation by lines.
type lines struct {
	o       Options
	saver   *saver
	session *assess.Session
	in      *lineReader
	ctx     context.Context // that of the whole conversation
	broken  error           // why nothing more can be written
	all     bool            // every point is gone through, not only the open ones
	warned  bool            // that someone else has changed the file has been said
	pending string          // a line that was read and is still to be obeyed, "" for none

	pace  assess.Pace
	since time.Time // when the point was shown; zero where there is no clock
}

// read returns the next line.
func (p *lines) read() (string, error) {
	text, err := p.readQuietly()
	if err == nil {
		p.echo(text)
	}
	return text, err
}

// readQuietly returns the next line, which is not repeated: a private note is
// not for the record of a conversation.
func (p *lines) readQuietly() (string, error) {
	for p.broken == nil {
		l, err := p.in.next(p.ctx)
		switch {
		case err != nil:
			return "", err
		case !l.tooLong:
			return l.text, nil
		}
		p.say("plain-too-long")
	}
	return "", p.broken
}

// echo repeats what was read, where nobody has typed it.
func (p *lines) echo(text string) {
	if !p.o.Terminal {
		p.say("plain-echo", "text", echoed(text))
	}
}

// withoutNote leaves out the private note of a line that is one.
func (p *lines) withoutNote(text string) string {
	w, rest, ok := p.find(text)
	if ok && rest != "" && w.names.Key == "word-note" {
		return namesIn(w.names, p.lang())[0] + " …"
	}
	return text
}

// print is the one place where text becomes output.
func (p *lines) print(t display.Text) {
	if p.broken == nil {
		_, p.broken = io.WriteString(p.o.Out, p.o.breakLines(t).String()+"\n")
	}
}

func (p *lines) say(key string, args ...any) { p.print(words.Say(p.lang(), key, args...)) }

func (p *lines) lang() language.Tag { return p.session.Language() }

// run holds the conversation. It returns nil when every point has an answer.
func (p *lines) run() error {
	p.welcome()
	for {
		p.showPoint()
		moved, err := p.converse()
		if err != nil {
			p.farewell()
			return err
		}
		if !moved {
			continue
		}
		if p.advance() {
			continue
		}
		if goesOn, err := p.finished(); !goesOn {
			return err
		}
	}
}

// converse asks until the point is done with, or is to be shown once more: then
// moved is false. The latter also goes for another point that was gone to.
func (p *lines) converse() (moved bool, err error) {
	for {
		text, err := p.toObey(p.prompt)
		if err != nil {
			return false, err
		}
		next, err := p.obey(text)
		if err != nil {
			return false, err
		}
		switch next {
		case showAgain:
			return false, nil
		case goOn:
			return true, nil
		}
	}
}

// toObey returns the next line to be obeyed: one that is pending, or else what
// comes after the prompt.
func (p *lines) toObey(prompt func()) (string, error) {
	if text := p.pending; text != "" {
		p.pending = ""
		return text, nil
	}
	prompt()
	text, err := p.readQuietly()
	if err == nil {
		p.echo(p.withoutNote(text))
	}
	return text, err
}

// prompt says what can be written, and what an empty line means.
func (p *lines) prompt() {
	switch {
	case p.o.ReadOnly != nil:
		p.say("plain-prompt-read")
	case p.isOpen():
		p.say("plain-prompt", "top", p.top())
	default:
		p.say("plain-prompt-keeps", "top", p.top(), "state", stateOf(p.session, p.session.Current()))
	}
}

func (p *lines) top() int { return int(p.session.Checklist().Top()) }

// isOpen reports whether the current point has no answer.
func (p *lines) isOpen() bool { return p.session.Current().State == assess.Unanswered }

// advance goes to the next open point, or to the next of all where all are gone
// through. It reports false when nothing is left to ask.
func (p *lines) advance() bool {
	if p.all && p.session.Next() {
		return true
	}
	p.all = false
	open := p.session.Open()
	if len(open) == 0 || p.o.ReadOnly != nil {
		return false
	}
	for _, id := range open {
		if p.indexOf(id) > p.session.Index() {
			return p.session.GoTo(id) == nil
		}
	}
	p.say("plain-goes-on")
	return p.session.GoTo(open[0]) == nil
}

func (p *lines) indexOf(id string) int {
	return slices.IndexFunc(p.session.Points(), func(point *checklist.Point) bool { return point.ID == id })
}

// shown starts the clock of a point.
func (p *lines) shown() {
	if p.o.Now != nil {
		p.since = p.o.Now()
	}
}

// settled stops the clock of a point that was open and is not any more.
func (p *lines) settled(wasOpen bool) {
	if p.o.Now != nil && wasOpen && !p.isOpen() {
		p.pace.Took(p.o.Now().Sub(p.since))
	}
}

// idList puts ids beside each other.
func idList(ids []string) display.Text { return display.Clean(strings.Join(ids, ", ")).Line() }
