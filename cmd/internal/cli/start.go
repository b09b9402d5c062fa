package cli

import (
	"github.com/spf13/cobra"

	"mognad/assess/interview"
	"mognad/checklist"
	"mognad/checklist/language"
)

// runStart is the program without a command: on a terminal it asks what to do,
// elsewhere it shows the help.
func (a *app) runStart(cmd *cobra.Command, _ []string) error {
	if !a.interactive() {
		a.help(cmd, nil)
		return nil
	}
	list, err := a.chosen()
	if err != nil {
		return err
	}
	ask := interview.Start
	if !a.capable() {
		ask = a.startPlain
	}
	choice, err := ask(cmd.Context(), a.drawing(), a.startMenu(list))
	if err != nil {
		return err
	}
	a.lang = choice.Lang
	return a.begin(cmd, choice)
}

// begin does what was chosen.
func (a *app) begin(cmd *cobra.Command, choice interview.StartChoice) error {
	switch choice.Kind {
	case interview.StartNew:
		a.tell("wrote", "path", full(choice.Path))
		return a.runAssess(cmd.Context(), assessOptions{}, choice.Path)
	case interview.StartGoOn:
		return a.runAssess(cmd.Context(), assessOptions{}, choice.Path)
	case interview.StartExample:
		return a.runDemo(reportOptions{}, demoFolder)
	case interview.StartHelp:
		b := *a // its texts are in the language that was chosen
		b.help(b.newRoot(), nil)
	}
	return nil
}

// profileNamed is the profile that a population leads to, nil where there is nothing
// to choose from.
func profileNamed(list *checklist.Checklist, population int) language.Sayer {
	p, ok := list.Profile(profileFor(list, population))
	if !ok || len(list.Profiles) < 2 {
		return nil
	}
	return p.Title
}

// startMenu is what the start screen offers.
func (a *app) startMenu(list *checklist.Checklist) interview.StartMenu {
	return interview.StartMenu{
		Lang:      a.lang,
		Languages: list.Languages,
		Scopes:    []checklist.Scope{checklist.ScopeOrganisation, checklist.ScopeService},
		Profile:   func(population int) language.Sayer { return profileNamed(list, population) },
		Recent:    a.recent,
		Propose:   a.propose,
		Create:    func(n interview.New) (string, error) { return a.create(list, n) },
		Find:      a.find,
	}
}
