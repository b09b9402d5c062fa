package cli

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mognad/assess"
	"mognad/assess/interview"
	"mognad/assess/store"
	"mognad/checklist/yamlfile"
)

type assessOptions struct {
	plain         bool
	previous      string
	areas, points []string
}

func (o *assessOptions) addFlags(a *app, f *pflag.FlagSet) {
	f.BoolVar(&o.plain, "plain", false, a.flag("flag-plain"))
	f.StringVar(&o.previous, "previous", "", a.flag("flag-assess-previous"))
	f.StringSliceVar(&o.areas, "area", nil, a.flag("flag-area"))
	f.StringSliceVar(&o.points, "points", nil, a.flag("flag-points"))
}

func (a *app) newAssess() *cobra.Command {
	var o assessOptions
	cmd := a.command("assess", exactly(1, "want-assessment"), func(cmd *cobra.Command, args []string) error {
		return a.runAssess(cmd.Context(), o, args[0])
	})
	o.addFlags(a, cmd.Flags())
	return cmd
}

// runAssess asks the points of an assessment and keeps each answer.
func (a *app) runAssess(ctx context.Context, o assessOptions, path string) (err error) {
	if a.noInput {
		return usage("assess-no-input")
	}
	if path == "-" {
		return usage("assess-stdin")
	}
	changed := lastChange(path)
	file, s, err := a.openToChange(ctx, a.asker(o.plain), path)
	if locked, ok := errors.AsType[*store.LockedError](err); ok {
		return a.lookAt(ctx, o, path, locked)
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	a.remember(path)
	session, k, err := a.ready(ctx, o, file, s, changed)
	if err != nil {
		return err
	}
	outcome, err := a.questionnaire(ctx, o, session, k)
	a.lang = session.Language()
	if err == nil && outcome.WriteReport {
		return a.paperAfter(ctx, o, path, outcome)
	}
	return a.parting(path, outcome, err)
}

// paperAfter writes the report that the person asked for, says what is left to do,
// and offers to open the report.
func (a *app) paperAfter(ctx context.Context, o assessOptions, path string, outcome interview.Outcome) error {
	if err := a.runPaper(reportOptions{}, path, gapReport()); err != nil {
		return err
	}
	if !outcome.Finished() {
		a.tell("assess-open", "n", len(outcome.Open), "path", a.shellArgs(path))
	}
	a.tell("next-plan", "path", a.shellArgs(path))
	return a.offerToOpen(ctx, o, besideFile(path, a.flag("file-report"), "pdf"))
}

// ready does what comes before the first question.
func (a *app) ready(ctx context.Context, o assessOptions, file *store.File, s source, changed time.Time) (*assess.Session, *keeper, error) {
	ask := a.asker(o.plain)
	s, err := a.takeRescued(ctx, ask, file, s, changed)
	if err == nil {
		s, err = a.takeCopies(ctx, ask, file, s)
	}
	if err != nil {
		return nil, nil, err
	}
	session, err := a.session(o, s)
	if err != nil {
		return nil, nil, err
	}
	if err := a.prepare(file, s, session); err != nil {
		return nil, nil, err
	}
	return session, a.newKeeper(file, s), nil
}

// questionnaire asks until the person is done.
func (a *app) questionnaire(ctx context.Context, o assessOptions, session *assess.Session, k *keeper) (interview.Outcome, error) {
	for {
		outcome, err := a.interview(ctx, o, session, k.keepIn(a.talking()))
		k.tellNews(!o.plain && a.capable())
		again, err := k.afterwards(ctx, a.asker(o.plain), session, outcome, err)
		if !again {
			return outcome, err
		}
	}
}

// session starts a session on the points that were asked for, with the answers
// of the time before.
func (a *app) session(o assessOptions, s source) (*assess.Session, error) {
	session := assess.NewSession(s.list, s.a, a.lang)
	if only := slices.Concat(o.areas, o.points); len(only) > 0 {
		if err := session.Only(only...); err != nil {
			return nil, refused(err)
		}
	}
	return session, a.compare(o, s, session)
}

// openToChange opens an assessment, reads it, and tells what is odd about it. One
// that may have been cut off is kept as it is first, since it will look whole
// once it is saved. Answers that wait in its journal are put into it; ask is nil
// where nobody can be asked about them.
func (a *app) openToChange(ctx context.Context, ask *asking, path string) (*store.File, source, error) {
	a.followFile(path)
	file, err := store.Open(path, yamlfile.MaxAssessment, a.who())
	if err != nil {
		return nil, source{}, a.gone(path, err)
	}
	for _, note := range file.Notes() {
		a.remark(note.In(a.lang))
	}
	s, err := a.readNamed(path, file.Data())
	if err == nil && a.oddities(s) {
		err = a.keepCut(file, s)
	}
	if err == nil {
		s, err = a.takeLeft(ctx, ask, file, s)
	}
	if err != nil {
		return nil, source{}, errors.Join(err, file.Close())
	}
	return file, s, nil
}

// keepCut keeps a file that may have been cut off.
func (a *app) keepCut(file *store.File, s source) error {
	backup, err := file.Backup()
	if err != nil {
		return err
	}
	a.tell("cut-kept", "path", s.path, "backup", full(backup))
	return nil
}

// prepare tells what the person should know before the first question. A file
// that will have to be written anew as a whole is kept as it is first.
func (a *app) prepare(file *store.File, s source, session *assess.Session) error {
	if !file.Locked() {
		a.tell("no-lock", "path", s.path)
	}
	probe := session.Assessment().Clone()
	answer := probe.Answers[session.Point().ID]
	answer.Comment += "."
	probe.Answers[session.Point().ID] = answer
	_, canonical, err := assess.Update(s.path, s.data, probe, s.list)
	if err != nil || !canonical {
		return err
	}
	backup, err := file.Backup()
	if err != nil {
		return err
	}
	a.tell("assess-canonical", "path", s.path, "backup", full(backup))
	return nil
}

// interview asks, on a full screen where there is one.
func (a *app) interview(ctx context.Context, o assessOptions, session *assess.Session, options interview.Options) (interview.Outcome, error) {
	if o.plain || !a.capable() {
		options.In = a.lines
		return interview.RunPlain(ctx, session, options)
	}
	options.Told, a.remarks = a.remarks, nil
	return interview.Run(ctx, session, options)
}

// talking is what an interview needs of the process, but for what it keeps.
func (a *app) talking() interview.Options {
	options := a.drawing()
	options.Now, options.Terminal = a.env.Now, a.env.StdinTerminal
	if a.env.StderrTerminal {
		options.Width = a.env.Width
	}
	return options
}

// capable reports whether the terminal can show a full screen, and the person
// has not asked for plain lines.
func (a *app) capable() bool {
	return a.env.StdinTerminal && a.env.StderrTerminal && a.env.getenv("TERM") != "dumb" && a.env.getenv("ACCESSIBLE") == ""
}

// parting tells what is left to do, and returns what the command ends with.
func (a *app) parting(path string, outcome interview.Outcome, err error) error {
	if err != nil && !errors.Is(err, interview.ErrAborted) {
		return err
	}
	if outcome.Finished() {
		a.tell("assess-done")
		a.tell("next-report", "path", a.shellArgs(path))
		return err
	}
	a.tell("assess-open-ids", "ids", strings.Join(outcome.Open, ", "))
	a.tell("assess-open", "n", len(outcome.Open), "path", a.shellArgs(path))
	if err == nil {
		return errQuiet
	}
	return err
}

// who says to others who has a file open.
func (a *app) who() store.Who {
	return store.Who{PID: a.env.Pid, Host: a.env.Host, Time: a.env.Now()}
}

// saveTo puts an assessment into its open file.
func (a *app) saveTo(file *store.File, s source) error {
	data, canonical, err := assess.Update(s.path, file.Data(), s.a, s.list)
	if err != nil {
		return err
	}
	if canonical {
		if _, err := file.Backup(); err != nil {
			return err
		}
	}
	return file.Save(data)
}
