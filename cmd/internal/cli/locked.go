package cli

import (
	"context"
	"errors"

	"mognad/assess"
	"mognad/assess/interview"
	"mognad/assess/store"
	"mognad/checklist/language"
	"mognad/checklist/yamlfile"
)

// lookAt shows an assessment that somebody else has open, to be read only. In the
// end it returns that it is locked, and where nobody is there to look at it, it
// does so at once.
func (a *app) lookAt(ctx context.Context, o assessOptions, path string, locked *store.LockedError) error {
	if a.asker(o.plain) == nil {
		return locked
	}
	data, err := store.Read(path, yamlfile.MaxAssessment)
	if err != nil {
		return err
	}
	s, err := a.readNamed(path, data)
	if err != nil {
		return err
	}
	a.oddities(s)
	session, err := a.session(o, s)
	if err != nil {
		return err
	}
	options := a.talking()
	options.ReadOnly = a.lockedBy(locked.Who)
	options.Keep = func(*assess.Assessment) error { return locked }
	outcome, err := a.interview(ctx, o, session, options)
	if err != nil && !errors.Is(err, interview.ErrAborted) && !errors.Is(err, locked) {
		return err
	}
	a.lang = session.Language()
	if !outcome.WriteReport {
		return locked
	}
	if err := a.runPaper(reportOptions{}, path, gapReport()); err != nil {
		return err
	}
	a.tell("locked-report", "path", path)
	if err := a.offerToOpen(ctx, o, besideFile(path, a.flag("file-report"), "pdf")); err != nil {
		return err
	}
	return failure{code: exitChanged} // everything has been said
}

// lockedBy says who has a file open, as far as it is known.
func (a *app) lockedBy(who store.Who) language.Message {
	switch {
	case who.PID == 0:
		return words.Message("read-only")
	case who.Time.IsZero():
		return words.Message("read-only-by", "host", who.Host)
	}
	return words.Message("read-only-since", "host", who.Host, "time", a.moment(who.Time))
}
