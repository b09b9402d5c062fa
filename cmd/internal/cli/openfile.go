package cli

import (
	"context"
	"path/filepath"
	"time"

	"mognad/assess/interview"
)

// patience is how long the desktop's program may take to say that it cannot
// show a file. One that runs on after that is showing it.
const patience = 3 * time.Second

// opener returns what shows a file in the program that the desktop has for it,
// nil where there is no desktop.
func opener(getenv func(string) string) func(path string) error {
	command := openerOf(getenv)
	if command == nil {
		return nil
	}
	return func(path string) error {
		full, err := filepath.Abs(path)
		if err != nil {
			return err
		}
		cmd := command(full)
		if err := cmd.Start(); err != nil {
			return err
		}
		ended := make(chan error, 1)
		go func() { ended <- cmd.Wait() }()
		select {
		case err := <-ended:
			return err
		case <-time.After(patience):
			return nil
		}
	}
}

// offerToOpen asks whether to open a report that was just written. That it
// cannot be opened is told and is no error: it is written.
func (a *app) offerToOpen(ctx context.Context, o assessOptions, path string) error {
	ask := a.asker(o.plain)
	if a.env.OpenFile == nil || ask == nil {
		return nil
	}
	yes, err := ask.confirm(ctx, interview.Question{Lang: a.lang, Text: words.Message("ask-open"), Default: true})
	if err != nil || !yes {
		return err
	}
	if err := a.env.OpenFile(path); err != nil {
		a.tell("open-failed", "path", full(path), "cause", err.Error())
	}
	return nil
}

// drawing is what the screens need of the process, but for what they keep.
func (a *app) drawing() interview.Options {
	return interview.Options{
		In: a.env.Stdin, Out: a.env.Stderr, Environ: a.env.Environ,
		Colour: a.color != "never" && a.env.getenv("NO_COLOR") == "",
	}
}
