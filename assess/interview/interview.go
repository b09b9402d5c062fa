// Package interview asks the points of a checklist: on a full screen with
// [Run], or line by line with [RunPlain]. It draws an [assess.Session] and
// decides nothing; what may be answered, and what follows from an answer, is
// the session's.
//
// Both save after each answer, and say "saved" only when Save has returned. All
// that is shown is a [display.Text]; what people type passes the same gate.
package interview

import (
	"context"
	"errors"
	"io"
	"sync"

	tea "charm.land/bubbletea/v2"

	"mognad/assess"
)

// ErrAborted is returned when the person leaves, or is interrupted, while
// points are open. What was answered until then has been saved.
var ErrAborted = errors.New("interview aborted")

// Options are what an interview needs from the process around it.
type Options struct {
	In  io.Reader // the keyboard, or lines
	Out io.Writer // where to draw, not for data; a terminal for Run
	// Save keeps the answers; what it gets does not change afterwards. It is
	// never called twice at the same time, and not again for answers that it
	// has kept. It may take its time: Run goes on meanwhile.
	Save func(*assess.Assessment) error
	// Environ is the environment as os.Environ gives it, for what Run may
	// expect of the terminal. RunPlain does not look at it.
	Environ []string
	Colour  bool // false for no colour at all, whatever the terminal can do
	// Terminal says that In is one: a person is there to be asked more than the
	// points. Otherwise RunPlain repeats what it reads, so that its output tells
	// the whole conversation. Run does not look at it.
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
}

// Finished reports whether every point that was to be asked has an answer.
func (o Outcome) Finished() bool { return len(o.Open) == 0 }

// Run asks on a full screen until the person leaves. If that is while points are
// open, and not to have the report written, the error is [ErrAborted]; the
// outcome is valid all the same. The end of ctx interrupts it. An error of Save
// is returned only if the answers are not saved in the end.
func Run(ctx context.Context, session *assess.Session, o Options) (Outcome, error) {
	s := &saver{save: o.Save, kept: session.Changes()}
	environ := o.Environ
	if environ == nil {
		environ = []string{} // not the process's own
	}
	program := tea.NewProgram(newModel(session, s.write, o.Colour),
		tea.WithContext(ctx), tea.WithInput(o.In), tea.WithOutput(o.Out), tea.WithEnvironment(environ))
	final, err := program.Run()
	last, _ := final.(model)
	outcome := Outcome{Open: session.Open(), WriteReport: last.writeReport}
	if saveErr := s.finish(session, last.abandoned); saveErr != nil {
		return outcome, saveErr
	}
	return outcome, ending(ctx, last, outcome, err)
}

// ending returns the error that the end of the program means.
func ending(ctx context.Context, last model, outcome Outcome, err error) error {
	switch {
	case errors.Is(err, tea.ErrProgramPanic):
		return err
	case errors.Is(err, tea.ErrInterrupted), ctx.Err() != nil:
		return ErrAborted
	case err != nil:
		return err
	case !last.left, !outcome.Finished() && !outcome.WriteReport:
		return ErrAborted
	}
	return nil
}

// saver sees to it that no two saves run at once and that an older state never
// follows a newer one.
type saver struct {
	mu   sync.Mutex
	save func(*assess.Assessment) error
	kept int // the newest state that was saved, counted as by Session.Changes
}

// write saves the state with the number, unless it or a newer one was saved. It
// waits for a save that is under way.
func (s *saver) write(number int, a *assess.Assessment) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if number <= s.kept {
		return nil
	}
	if err := s.save(a); err != nil {
		return err
	}
	s.kept = number
	return nil
}

// finish saves what is not saved yet. If the person chose to leave although the
// answers could not be saved, it does not wait for a save that hangs.
func (s *saver) finish(session *assess.Session, abandoned bool) error {
	if abandoned {
		if !s.mu.TryLock() {
			return ErrAborted
		}
		s.mu.Unlock()
	}
	return s.write(session.Changes(), session.Assessment())
}
