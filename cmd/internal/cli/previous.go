package cli

import (
	"path/filepath"

	"mognad/assess"
	"mognad/assess/store"
	"mognad/checklist"
	"mognad/checklist/display"
	"mognad/checklist/yamlfile"
)

// compare lets a session show what was answered the time before: to the file that
// was named with --previous, else to the one that the assessment names. One that
// cannot be compared with is told, and the questionnaire goes on; only one that
// was named on the command line must be readable.
func (a *app) compare(o assessOptions, s source, session *assess.Session) error {
	path := o.previous
	if path == "" {
		path = previousOf(s)
	}
	if path == "" {
		return nil
	}
	was, err := a.readAside(path)
	if err != nil && o.previous != "" {
		return err
	}
	if err == nil {
		err = session.Compare(was.a)
	}
	if err != nil {
		a.tell("previous-unused", "path", path, "reason", a.sayShort(err))
	}
	return nil
}

// previousOf returns the path of the assessment before that s names, "" if it
// names none.
func previousOf(s source) string {
	if s.a.Previous == "" {
		return ""
	}
	return filepath.Join(filepath.Dir(s.path), filepath.FromSlash(s.a.Previous))
}

// readAside reads an assessment beside the one that the command is about, and
// leaves the language of the talk as it is.
func (a *app) readAside(path string) (source, error) {
	data, err := store.Read(path, yamlfile.MaxAssessment)
	if err != nil {
		return source{}, err
	}
	reader := *a
	return reader.read(path, data)
}

// sayShort tells an error on one line.
func (a *app) sayShort(err error) display.Text { return a.sayError(err).Lines()[0] }

// A carry is what a new assessment takes over from the one before.
type carry struct {
	from source
	path string // as the new file names it
}

// carryFrom reads the assessment before, for a new one that will stand at path.
func (a *app) carryFrom(old, path string) (carry, error) {
	if old == "-" {
		return carry{}, usage("previous-stdin")
	}
	s, err := a.open(old)
	if err != nil {
		return carry{}, err
	}
	folder, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		return carry{}, err
	}
	target, err := filepath.Abs(old)
	if err != nil {
		return carry{}, err
	}
	seen, err := filepath.Rel(folder, target)
	if err != nil {
		return carry{}, usage("previous-elsewhere", "path", old) // another drive
	}
	return carry{s, filepath.ToSlash(seen)}, nil
}

// options fills in what the command line does not say.
func (c carry) options(o newOptions) newOptions {
	as := c.from.a
	fill(o.given("name"), &o.name, as.Unit.Name)
	fill(o.given("code"), &o.code, as.Unit.Code)
	fill(o.given("country"), &o.country, as.Unit.Country)
	fill(o.given("population"), &o.population, as.Unit.Population)
	fill(o.given("services"), &o.services, as.Scope.Services)
	fill(o.given("scope"), &o.scope, string(as.Scope.Kind))
	fill(o.given("profile"), &o.profile, as.Profile)
	return o
}

func fill[T comparable](given bool, to *T, from T) {
	if !given {
		*to = from
	}
}

// into puts what no flag says into a new assessment: jurisdictions, participants,
// language and targets. No answer is carried over.
func (c carry) into(as *assess.Assessment, o newOptions, langGiven bool, list *checklist.Checklist) {
	was := c.from.a
	as.Previous = c.path
	if !o.given("jurisdiction") {
		as.Jurisdictions = was.Jurisdictions
	}
	if !o.given("participant") {
		as.Participants = was.Participants
	}
	if !langGiven && was.Language != "" {
		as.Language = was.Language
	}
	as.Answers = map[string]assess.Answer{}
	for _, p := range list.Points {
		if t := was.Answers[p.ID].Target; t != nil && t.Level <= list.Top() {
			as.Answers[p.ID] = assess.Answer{Target: t}
		}
	}
}
