package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mognad/assess"
	"mognad/assess/interview"
	"mognad/assess/store"
	"mognad/checklist"
	"mognad/checklist/display"
	"mognad/checklist/language"
	"mognad/checklist/yamlfile"
)

// scopeDefault is what an assessment covers unless told otherwise.
const scopeDefault = string(checklist.ScopeOrganisation)

type newOptions struct {
	name, code, country, profile, scope, date string
	population, services                      int
	jurisdictions, participants               []string
	ask                                       string
	editor                                    bool
	previous                                  string
	given                                     func(flag string) bool // whether a flag was on the command line; nil for none
}

func (o *newOptions) addFlags(a *app, f *pflag.FlagSet) {
	f.StringVar(&o.name, "name", "", a.flag("flag-name"))
	f.IntVar(&o.population, "population", 0, a.flag("flag-population"))
	f.IntVar(&o.services, "services", 0, a.flag("flag-services"))
	f.StringVar(&o.code, "code", "", a.flag("flag-code"))
	f.StringVar(&o.country, "country", "", a.flag("flag-country"))
	f.StringVar(&o.profile, "profile", "", a.flag("flag-profile"))
	f.StringSliceVar(&o.jurisdictions, "jurisdiction", nil, a.flag("flag-jurisdiction"))
	f.StringVar(&o.scope, "scope", scopeDefault, a.flag("flag-scope"))
	f.StringVar(&o.date, "date", "", a.flag("flag-date"))
	f.StringArrayVar(&o.participants, "participant", nil, a.flag("flag-participant"))
	f.StringVar(&o.ask, "ask", "", a.flag("flag-ask"))
	f.StringVar(&o.previous, "previous", "", a.flag("flag-new-previous"))
	f.BoolVar(&o.editor, "editor", false, a.flag("flag-editor"))
	o.given = f.Changed
}

func (a *app) newNew() *cobra.Command {
	var o newOptions
	cmd := a.command("new", exactly(1, "want-new-file"), func(cmd *cobra.Command, args []string) error {
		return a.runNew(cmd.Context(), o, args[0])
	})
	o.addFlags(a, cmd.Flags())
	return cmd
}

// runNew writes an assessment without answers.
func (a *app) runNew(ctx context.Context, o newOptions, path string) error {
	list, err := a.chosen()
	if err != nil {
		return err
	}
	if err := errors.Join(absent(path), roomFor(path)); err != nil {
		return err
	}
	var c carry
	if o.previous != "" {
		if c, err = a.carryFrom(o.previous, path); err != nil {
			return err
		}
		o = c.options(o)
		if len(a.checklists) == 0 {
			list = c.from.list
		}
	}
	if err := a.askNew(ctx, &o); err != nil {
		return err
	}
	as, err := a.newAssessment(o, list)
	if err != nil {
		return err
	}
	if o.previous != "" {
		c.into(as, o, a.langGiven, list)
	}
	if err := a.createNew(o, path, as, list); err != nil {
		return err
	}
	a.tellNew(o, path, as, list)
	return nil
}

// tellNew says what was made, and what to do next.
func (a *app) tellNew(o newOptions, path string, as *assess.Assessment, list *checklist.Checklist) {
	a.tell("wrote", "path", full(path))
	switch targets := len(as.Answers); {
	case targets > 0:
		a.tell("new-carried-targets", "n", targets, "path", o.previous)
	case o.previous != "":
		a.tell("new-carried", "path", o.previous)
	}
	if p, ok := list.Profile(as.Profile); ok && o.profile == "" && len(list.Profiles) > 1 {
		a.tell("new-profile", "profile", p.ID, "title", p.Title)
	}
	a.tell("next-assess", "path", a.shellArgs(path))
}

// createNew makes the file of a new assessment.
func (a *app) createNew(o newOptions, path string, as *assess.Assessment, list *checklist.Checklist) error {
	data, err := assess.Write(as, list)
	if err != nil {
		return notAllowed(err)
	}
	if err := makeFolderFor(path); err != nil {
		return err
	}
	if o.editor {
		if data, err = a.withModeline(path, "assessment", data); err != nil {
			return err
		}
	}
	return store.Create(path, data, a.who())
}

// absent refuses a path where something stands already, before anybody is asked
// anything.
func absent(path string) error {
	if _, err := os.Lstat(path); err == nil {
		return fail(exitFailed, "exists", "path", full(path))
	}
	return nil
}

// roomFor refuses a path whose folder is missing, together with the one that it
// would be in, before anybody is asked anything.
func roomFor(path string) error {
	dir := filepath.Dir(path)
	if !isDir(dir) && !exists(dir) && !isDir(filepath.Dir(dir)) {
		return fail(exitFailed, "start-no-folder", "folder", full(dir))
	}
	return nil
}

// makeFolderFor makes the folder of a file, if only that one is missing.
func makeFolderFor(path string) error {
	if exists(filepath.Dir(path)) {
		return nil // if it is no folder, writing tells it
	}
	return store.MakeFolder(filepath.Dir(path))
}

// notAllowed makes a value that a file may not hold a mistake in the command
// line: there is no file yet whose line could be named.
func notAllowed(err error) error {
	invalid, ok := errors.AsType[*yamlfile.InvalidError](err)
	if !ok {
		return err
	}
	return usage("new-invalid", "problem", invalid.Problems[0].Message)
}

// newAssessment puts the flags together.
func (a *app) newAssessment(o newOptions, list *checklist.Checklist) (*assess.Assessment, error) {
	date := language.DateOf(a.env.Now())
	if o.date != "" {
		var ok bool
		if date, ok = language.ParseDate(o.date); !ok {
			return nil, usage("bad-date", "value", o.date)
		}
	}
	as := &assess.Assessment{
		Checklist:     assess.Ref{ID: list.ID, Release: list.Release, SHA256: list.Hash},
		Unit:          assess.Unit{Name: o.name, Code: o.code, Country: strings.ToUpper(o.country), Population: o.population},
		Profile:       o.profile,
		Jurisdictions: o.jurisdictions,
		Scope:         assess.Scope{Kind: checklist.Scope(o.scope), Services: o.services},
		Date:          date,
		Language:      a.lang,
		Ask:           o.ask,
	}
	for i, role := range o.participants {
		as.Participants = append(as.Participants, assess.Participant{ID: "p" + strconv.Itoa(i+1), Role: role})
	}
	if as.Profile == "" {
		as.Profile = profileFor(list, o.population)
	}
	if o.jurisdictions == nil {
		for _, j := range list.Jurisdictions {
			as.Jurisdictions = append(as.Jurisdictions, j.ID)
		}
	}
	return as, nil
}

// profileFor returns the profile for the smallest population that fits, else
// the checklist's first.
func profileFor(list *checklist.Checklist, population int) string {
	if len(list.Profiles) == 0 {
		return ""
	}
	best := list.Profiles[0]
	for _, p := range list.Profiles {
		fits := population > 0 && population < p.PopulationBelow
		if fits && (best.PopulationBelow == 0 || p.PopulationBelow < best.PopulationBelow) {
			best = p
		}
	}
	return best.ID
}

// askNew asks for what the flags do not say. Where nobody can be asked, only
// the name is needed.
func (a *app) askNew(ctx context.Context, o *newOptions) error {
	if !a.interactive() {
		if strings.TrimSpace(o.name) == "" {
			return usage("new-needs-name")
		}
		return nil
	}
	if o.name == "" || o.population == 0 || o.services == 0 {
		a.tell("new-hello")
	}
	for o.name == "" {
		var err error
		if o.name, err = a.ask(ctx, "ask-name"); err != nil {
			return err
		}
	}
	if err := a.askNumber(ctx, "ask-population", &o.population); err != nil {
		return err
	}
	return a.askNumber(ctx, "ask-services", &o.services)
}

// ask puts a question and returns the line that answers it, "" for none.
func (a *app) ask(ctx context.Context, key string) (string, error) {
	return a.askWith(ctx, a.say(key))
}

// askWith puts a question in words that are known already.
func (a *app) askWith(ctx context.Context, question display.Text) (string, error) {
	prompt(a.env.Stderr, a.broken(question))
	answer := make(chan string, 1)
	failed := make(chan error, 1)
	go func() {
		s, err := a.lines.ReadString('\n')
		if err != nil && s == "" {
			failed <- err
			return
		}
		answer <- s
	}()
	select {
	case s := <-answer:
		return strings.TrimSpace(s), nil
	case err := <-failed:
		if errors.Is(err, io.EOF) {
			return "", interview.ErrAborted
		}
		return "", err
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// askNumber asks for a whole number above 0 until it gets one or an empty line.
func (a *app) askNumber(ctx context.Context, key string, n *int) error {
	for *n == 0 {
		s, err := a.ask(ctx, key)
		if err != nil || s == "" {
			return err
		}
		if v, ok := interview.WholeNumber(s); ok {
			*n = v
			return nil
		}
		a.tell("ask-number-again", "value", s)
	}
	return nil
}

// withModeline writes the schema beside the file that is to be written, and
// puts a line before data that tells an editor where it is.
func (a *app) withModeline(path, kind string, data []byte) ([]byte, error) {
	name := kind + ".schema.json"
	schema, err := schemaOf(kind)
	if err != nil {
		return nil, err
	}
	if err := (outputs{}).put(a, filepath.Join(filepath.Dir(path), name), "", schema); err != nil {
		return nil, err
	}
	return append([]byte(assess.Modeline(name)+"\n"), data...), nil
}
