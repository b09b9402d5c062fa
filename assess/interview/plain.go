package interview

import (
	"context"
	"errors"
	"io"

	"mognad/assess"
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
// open is [ErrAborted], and so is the end of ctx.
func RunPlain(ctx context.Context, session *assess.Session, o Options) (Outcome, error) {
	p := &lines{
		session: session, out: o.Out, ctx: ctx,
		saver: newSaver(o), in: newLineReader(o.In),
	}
	err := p.run()
	outcome := Outcome{Open: session.Open()}
	if p.broken != nil {
		err = p.broken
	}
	if saveErr := p.saver.finish(session, saving{}); saveErr != nil {
		return outcome, saveErr
	}
	if errors.Is(err, errEnd) || err == errLeft && outcome.Finished() {
		err = nil
	}
	if err == errLeft {
		err = ErrAborted
	}
	return outcome, err
}

// lines is a conversation by lines.
type lines struct {
	saver   *saver
	session *assess.Session
	in      *lineReader
	ctx     context.Context // that of the whole conversation
	out     io.Writer
	broken  error // why nothing more can be written
	again   bool  // every point had an answer at the start, and all are asked again
}

// read returns the next line.
func (p *lines) read() (string, error) {
	for p.broken == nil {
		l, err := p.in.next(p.ctx)
		switch {
		case err != nil:
			return "", err
		case !l.tooLong:
			return l.text, nil
		}
		p.print(words.Say(p.lang(), "plain-too-long"))
	}
	return "", p.broken
}

// print is the one place where text becomes output.
func (p *lines) print(t display.Text) {
	if p.broken == nil {
		_, p.broken = io.WriteString(p.out, t.String()+"\n")
	}
}

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
		if !p.advance() {
			p.print(words.Say(p.lang(), "plain-done"))
			return nil
		}
	}
}

// converse asks until the point is done with, or is to be shown once more: then
// moved is false. The latter also goes for another point that was gone to.
func (p *lines) converse() (moved bool, err error) {
	for {
		p.print(words.Say(p.lang(), "plain-prompt", "top", p.top()))
		text, err := p.read()
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

func (p *lines) top() int { return int(p.session.Checklist().Top()) }

// advance goes to the next open point, or through all of them if all had an
// answer at the start. It reports false when nothing is left to ask.
func (p *lines) advance() bool {
	if p.again && p.session.Next() {
		return true
	}
	p.again = false
	open := p.session.Open()
	if len(open) == 0 {
		return false
	}
	for _, id := range open {
		if p.indexOf(id) > p.session.Index() {
			return p.session.GoTo(id) == nil
		}
	}
	p.print(words.Say(p.lang(), "plain-goes-on"))
	return p.session.GoTo(open[0]) == nil
}

func (p *lines) indexOf(id string) int {
	for i, point := range p.session.Points() {
		if point.ID == id {
			return i
		}
	}
	return -1
}
