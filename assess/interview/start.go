package interview

import (
	"context"
	"strings"

	"mognad/checklist"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// A StartMenu is what the start screen may offer. What touches the disk is a
// function: it is called in the background, and may take its time.
type StartMenu struct {
	Lang      language.Tag
	Languages []language.Tag    // that reports can be in, the usual one first
	Scopes    []checklist.Scope // that an assessment may have, the usual one first
	// Profile returns which profile of the checklist is chosen for a population, nil
	// where there is nothing to choose from. It is nil where nobody can tell.
	Profile func(population int) language.Sayer
	// Recent looks for assessments that can be gone on with, newest first.
	Recent func() []Recent
	// Propose returns the full path of the file for a new assessment of the
	// unit, a free one; "" if there is no good place for it.
	Propose func(unit string) string
	// Create writes a new assessment and returns its full path. What it refuses
	// is shown in the form.
	Create func(New) (string, error)
	// Find returns the full path of an assessment that a person named, or why
	// it cannot be gone on with.
	Find func(path string) (string, error)
}

// A Recent is an assessment that can be gone on with.
type Recent struct {
	Path         string // in full
	Unit         string
	Date         language.Date // of the assessment itself; zero where it has none
	Settled, All int
	Saved        language.Date // when the file was last changed
	Broken       bool          // it cannot be read; then nothing but Path and Saved is known
}

// A New is what a person says of a new assessment.
type New struct {
	Name                 string // of the unit; says something
	Population, Services int    // 0 for not said
	Scope                checklist.Scope
	Language             language.Tag // of the reports
	Path                 string       // as it was written
}

// A StartKind is what was chosen on the start screen.
type StartKind int

// The choices.
const (
	StartLeave   StartKind = iota
	StartNew               // answer an assessment that was just created
	StartGoOn              // answer one that was there before
	StartExample           // see the example
	StartHelp              // see the commands
)

// A StartChoice says what to do after the start screen.
type StartChoice struct {
	Kind StartKind
	Path string       // the assessment to answer
	Lang language.Tag // that the person speaks in the end
}

// Start shows the start screen until something is chosen. Leaving is a choice;
// the end of ctx is [ErrAborted]. Of the options it uses In, Out, Environ and
// Colour.
func Start(ctx context.Context, o Options, menu StartMenu) (StartChoice, error) {
	last, err := play(ctx, newStart(menu, o.Colour), o)
	last.choice.Lang = last.lang
	return last.choice, err
}

// Progress says how far an assessment has come, or that it cannot be read.
func (r Recent) Progress(lang language.Tag) display.Text {
	if r.Broken {
		return words.Say(lang, "recent-broken")
	}
	return words.Say(lang, "recent-progress", "n", r.Settled, "all", r.All)
}

// Name is how an assessment is called in a list: by its unit, or else by the
// name of its file.
func (r Recent) Name() display.Text {
	if unit := display.Clean(r.Unit).Line(); !unit.Empty() {
		return unit
	}
	return display.Clean(r.Path[strings.LastIndexAny(r.Path, `/\`)+1:]).Line()
}
