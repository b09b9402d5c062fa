// Package interview asks the points of a checklist: on a full screen with
// [Run], or line by line with [RunPlain]. It draws an [assess.Session] and
// decides nothing; what may be answered, and what follows from an answer, is
// the session's.
//
// Both save after each answer, and say "saved" only when Keep has returned. All
// that is shown is a [display.Text]; what people type passes the same gate.
package interview

import (
	"context"
	"errors"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"

	"mognad/assess"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// ErrAborted is returned when the person leaves, or is interrupted, while
// points are open. What was answered until then has been saved.
var ErrAborted = errors.New("interview aborted")

// Options are what an interview needs from the process around it.
type Options struct {
	In  io.Reader // the keyboard, or lines
	Out io.Writer // where to draw, not for data; a terminal for Run
	// Environ is the environment as os.Environ gives it, for what Run may
	// expect of the terminal. RunPlain does not look at it.
	Environ []string
	Colour  bool             // false for no colour at all, whatever the terminal can do
	Now     func() time.Time // for how fast the person is; nil: no estimate of the time left
	// Keep keeps the answers, whatever happens afterwards to the program; they
	// are "saved" when it has returned nil. What it gets does not change. It is
	// never called twice at the same time, and not again for answers that it has
	// kept; while it runs, Run goes on.
	Keep func(*assess.Assessment) error
	// Save brings the file itself up to what was last kept; nil: nothing to do. It
	// is never called twice at the same time, but while Keep runs it may be. Run
	// calls it in the background, once for several answers where it is slow.
	Save func() error
	// Rescue makes an emergency copy of answers that Keep could not keep, and
	// returns where it is; nil: there is none.
	Rescue func(*assess.Assessment) (string, error)
	// News returns what the person should know of a Keep or a Save that went well,
	// such as that the file had to be written anew, and nil if there is nothing. It
	// is asked after each of them, and tells a thing once; nil: there is never any.
	News func() language.Sayer
	// ReadOnly says why nobody may answer, such as who has the file open; nil: one
	// may.
	ReadOnly language.Sayer
	// Told is what the person was told before the first question. The screen covers
	// it, so Run shows it until a key is pressed. RunPlain does not look at it.
	Told []display.Text
	// Terminal says that In is one: a person is there to be asked more than the
	// points. Otherwise RunPlain repeats what it reads, so that its output tells
	// the whole conversation, and leaves out private notes: such output may be
	// kept. Run does not look at it.
	Terminal bool
	// Width returns the columns of the terminal that Out is, 0 if they are
	// unknown. RunPlain breaks its lines there, between words; nil is no terminal,
	// and a line stays whole. Run asks the terminal itself.
	Width func() int
}

// An Outcome says how an interview ended, and what is to be done next.
type Outcome struct {
	Open        []string // points that were to be asked and have no answer, in order
	WriteReport bool     // the person asked for the report
	// Differ: someone else has changed the file, and the person wants to see the
	// difference. The answers are kept. Run may be called again with the session.
	Differ bool
}

// Finished reports whether every point that was to be asked has an answer.
func (o Outcome) Finished() bool { return len(o.Open) == 0 }

// Run asks on a full screen until the person leaves. If that is while points are
// open, and not to go on with what the outcome says, the error is [ErrAborted]; the
// outcome is valid all the same. The end of ctx interrupts it. What was changed in
// the session before is kept and saved as well. An error of Keep or Save is
// returned only if the answers are not kept, or not in the file, in the end.
func Run(ctx context.Context, session *assess.Session, o Options) (Outcome, error) {
	m := newModel(session, o)
	m.pause = draftPause
	return drive(ctx, o, m, m)
}

// drive runs the program root, which draws m.
func drive(ctx context.Context, o Options, m model, root tea.Model) (Outcome, error) {
	environ := o.Environ
	if environ == nil {
		environ = []string{} // not the process's own
	}
	program := tea.NewProgram(root,
		tea.WithContext(ctx), tea.WithInput(o.In), tea.WithOutput(o.Out), tea.WithEnvironment(environ))
	final, err := program.Run()
	last, ok := final.(model)
	if ok && !last.left && !errors.Is(err, tea.ErrProgramPanic) {
		last = last.keepWriting() // it was interrupted: nobody could press a key that ends it
	}
	outcome := Outcome{Open: m.session.Open(), WriteReport: last.writeReport, Differ: last.differ}
	if saveErr := m.saver.finish(m.session, last.saving); saveErr != nil {
		return outcome, saveErr
	}
	return outcome, ending(ctx, last, outcome, err)
}

// ending returns the error that the end of the program means.
func ending(ctx context.Context, last model, outcome Outcome, err error) error {
	switch {
	case errors.Is(err, tea.ErrProgramPanic):
		return &language.Error{Message: words.Message("panicked"), Err: err}
	case errors.Is(err, tea.ErrInterrupted), ctx.Err() != nil:
		return ErrAborted
	case err != nil:
		return err
	case !last.left, !outcome.Finished() && !outcome.WriteReport && !outcome.Differ:
		return ErrAborted
	}
	return nil
}
