package cli

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

type answerOptions struct {
	comment, privateNote, reason, by, confidence string
	target, targetDate                           string
	clauses, evidence                            []string
	evidenceKind, evidenceDate                   string
	evidenceClauses                              []string
	given                                        func(flag string) bool // whether a flag was on the command line
}

func (o *answerOptions) addFlags(a *app, f *pflag.FlagSet) {
	f.StringVar(&o.comment, "comment", "", a.flag("flag-comment"))
	f.StringVar(&o.privateNote, "private-note", "", a.flag("flag-private"))
	f.StringVar(&o.reason, "reason", "", a.flag("flag-reason"))
	f.StringVar(&o.by, "by", "", a.flag("flag-by"))
	f.StringVar(&o.confidence, "confidence", "", a.flag("flag-confidence"))
	f.StringVar(&o.target, "target", "", a.flag("flag-target"))
	f.StringVar(&o.targetDate, "target-date", "", a.flag("flag-target-date"))
	f.StringArrayVar(&o.clauses, "clause", nil, a.flag("flag-clause"))
	f.StringArrayVar(&o.evidence, "evidence", nil, a.flag("flag-evidence"))
	f.StringVar(&o.evidenceKind, "evidence-kind", "", a.flag("flag-evidence-kind"))
	f.StringVar(&o.evidenceDate, "evidence-date", "", a.flag("flag-evidence-date"))
	f.StringSliceVar(&o.evidenceClauses, "evidence-clauses", nil, a.flag("flag-evidence-clauses"))
	o.given = f.Changed
}

func (a *app) newAnswer() *cobra.Command {
	var o answerOptions
	cmd := a.command("answer", exactly(3, "want-answer"), func(cmd *cobra.Command, args []string) error {
		return a.runAnswer(cmd.Context(), o, args[0], args[1], args[2])
	})
	o.addFlags(a, cmd.Flags())
	return cmd
}

// runAnswer sets one answer and saves the file.
func (a *app) runAnswer(ctx context.Context, o answerOptions, path, point, what string) (err error) {
	file, s, err := a.openToChange(ctx, nil, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	session := assess.NewSession(s.list, s.a, a.lang)
	if err := session.GoTo(point); err != nil {
		return refused(err)
	}
	if err := o.apply(session, s.list, what); err != nil {
		return err
	}
	s.a = session.Assessment()
	if err := a.saveTo(file, s); err != nil {
		return err
	}
	c := session.Progress()
	a.tell("answered", "point", point, "what", a.said(session.Current()), "settled", c.Settled(), "all", c.All)
	return nil
}

// apply sets the answer, and then what the flags say of it.
func (o answerOptions) apply(s *assess.Session, list *checklist.Checklist, what string) error {
	if what != "na" && (o.given("reason") || o.given("by")) {
		return usage("only-with-na")
	}
	if err := o.state(s, list, what); err != nil {
		return err
	}
	for _, set := range []func(*assess.Session, *checklist.Checklist) error{o.texts, o.goal, o.facts} {
		if err := set(s, list); err != nil {
			return refused(err)
		}
	}
	return nil
}

// refused makes what a session turns down a mistake in the command line.
func refused(err error) error {
	if e, ok := errors.AsType[*language.Error](err); ok {
		return usageError{e.Message}
	}
	return err
}

func (o answerOptions) state(s *assess.Session, list *checklist.Checklist, what string) error {
	switch what {
	case "na":
		if o.reason == "" {
			return usage("na-needs-reason")
		}
		return refused(s.NotApplicable(o.reason, o.by))
	case "unknown":
		s.Unknown()
		return nil
	case "clear":
		s.Forget()
		return nil
	}
	level, ok := levelOf(list, what)
	if !ok {
		return usage("bad-level", "value", what, "allowed", levels(list, 0))
	}
	return refused(s.Answer(level))
}

// levelOf reads a level of the list's scale, written as one digit.
func levelOf(list *checklist.Checklist, s string) (checklist.Level, bool) {
	if len(s) != 1 || s[0] < '0' || checklist.Level(s[0]-'0') > list.Top() {
		return 0, false
	}
	return checklist.Level(s[0] - '0'), true
}

// levels lists the levels from low to the top.
func levels(list *checklist.Checklist, low int) []string {
	var all []string
	for l := low; l <= int(list.Top()); l++ {
		all = append(all, strconv.Itoa(l))
	}
	return all
}

func (o answerOptions) texts(s *assess.Session, _ *checklist.Checklist) error {
	if o.given("comment") {
		if err := s.Comment(o.comment); err != nil {
			return err
		}
	}
	if o.given("private-note") {
		return s.PrivateNote(o.privateNote)
	}
	return nil
}

func (o answerOptions) goal(s *assess.Session, list *checklist.Checklist) error {
	if !o.given("target") && !o.given("target-date") {
		return nil
	}
	level := list.Defaults.Target
	if t := s.Current().Target; t != nil {
		level = t.Level
	}
	if o.given("target") {
		var ok bool
		if level, ok = levelOf(list, o.target); !ok || level == 0 {
			return usage("bad-target", "value", o.target, "allowed", levels(list, 1))
		}
	}
	var by language.Date
	if o.given("target-date") {
		var ok bool
		if by, ok = language.ParseDate(o.targetDate); !ok {
			return usage("bad-date", "value", o.targetDate)
		}
	}
	return s.Target(level, by)
}

// facts sets what the answer rests on.
func (o answerOptions) facts(s *assess.Session, _ *checklist.Checklist) error {
	if o.given("confidence") {
		if err := s.Confidence(assess.Confidence(o.confidence)); err != nil {
			return err
		}
	}
	for _, said := range o.clauses {
		id, holds, ok := strings.Cut(said, "=")
		if !ok || !slices.Contains([]string{"true", "false"}, holds) {
			return usage("bad-clause", "value", said)
		}
		if err := s.Clause(id, holds == "true"); err != nil {
			return err
		}
	}
	return o.addEvidence(s)
}

// addEvidence adds the evidence, all of it of the kind, date and clauses given.
func (o answerOptions) addEvidence(s *assess.Session) error {
	e := assess.Evidence{Kind: assess.EvidenceKind(o.evidenceKind), Clauses: o.evidenceClauses}
	if o.given("evidence-date") {
		var ok bool
		if e.Date, ok = language.ParseDate(o.evidenceDate); !ok {
			return usage("bad-date", "value", o.evidenceDate)
		}
	}
	for _, e.Ref = range o.evidence {
		if err := s.AddEvidence(e); err != nil {
			return err
		}
	}
	return nil
}

// said tells an answer in a word or two.
func (a *app) said(answer assess.Answer) display.Text {
	switch answer.State {
	case assess.Answered:
		return a.say("answered-level", "level", int(answer.Level))
	case assess.NotApplicable:
		return a.say("answered-na")
	case assess.Unknown:
		return a.say("answered-unknown")
	}
	return a.say("answered-clear")
}
