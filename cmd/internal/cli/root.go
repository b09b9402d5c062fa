package cli

import (
	"errors"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mognad/checklist/language"
	"mognad/checklist/yamlfile"
)

// newRoot builds the whole command.
func (a *app) newRoot() *cobra.Command {
	cobra.MousetrapHelpText = "" // a double-click is welcome
	root := a.command("mognad", cobra.ArbitraryArgs, a.runStart)
	root.SetIn(a.env.Stdin)
	root.SetOut(a.env.Stdout)
	root.SetErr(a.env.Stderr)
	root.Args = a.noSuchCommand
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetFlagErrorFunc(flagError)
	root.SetHelpFunc(a.help)
	root.SetHelpCommand(a.newHelp())

	f := root.PersistentFlags()
	f.String("lang", "", a.flag("flag-lang"))
	f.StringVar(&a.color, "color", "auto", a.flag("flag-color"))
	f.BoolVar(&a.noInput, "no-input", false, a.flag("flag-no-input"))
	f.StringArrayVar(&a.checklists, "checklist", nil, a.flag("flag-checklist"))
	f.BoolP("help", "h", false, a.flag("flag-help"))
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error { return a.checkGlobal(cmd) }

	root.AddCommand(
		a.newDemo(), a.newNew(), a.newAssess(), a.newAnswer(),
		a.newStatus(), a.newScore(), a.newExplain(), a.newReport(), a.newPlan(), a.newRestore(),
		a.newValidate(), a.newSchema(), a.newChecklist(), a.newCompletion(), a.newVersion(),
	)
	return root
}

// command returns a command whose texts stand in the catalogue under its name:
// NAME-use, NAME-short, NAME-long and NAME-examples.
func (a *app) command(name string, args cobra.PositionalArgs, run func(*cobra.Command, []string) error) *cobra.Command {
	return &cobra.Command{
		Use:     a.flag(name + "-use"),
		Short:   a.flag(name + "-short"),
		Long:    a.flag(name + "-long"),
		Example: a.flag(name + "-examples"),
		Args:    args,
		RunE:    run,
	}
}

// flag tells a text of the catalogue as cobra takes it.
func (a *app) flag(key string) string { return a.say(key).String() }

// checkGlobal checks the flags that every command has.
func (a *app) checkGlobal(cmd *cobra.Command) error {
	lang, err := cmd.Flags().GetString("lang")
	if err != nil {
		return err
	}
	if _, ok := language.Match(lang); lang != "" && !ok {
		return usage("bad-lang", "value", lang, "allowed", tags())
	}
	if a.color != "auto" && a.color != "never" {
		return usage("bad-color", "value", a.color)
	}
	return nil
}

func tags() []string {
	var names []string
	for _, tag := range language.All() {
		names = append(names, string(tag))
	}
	return names
}

// noSuchCommand refuses a word that is no command, with a guess.
func (a *app) noSuchCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	if guess, ok := yamlfile.Closest(args[0], names); ok {
		return usage("unknown-command-guess", "name", args[0], "guess", guess)
	}
	return usage("unknown-command", "name", args[0])
}

// exactly wants n arguments; what is the key of a sentence that says which.
func exactly(n int, what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != n {
			return usage(what)
		}
		return nil
	}
}

// between wants from low to high arguments, any number where high is negative.
func between(low, high int, what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) < low || high >= 0 && len(args) > high {
			return usage(what)
		}
		return nil
	}
}

// flagError turns what the flag parser says into our words.
func flagError(cmd *cobra.Command, err error) error {
	if errors.Is(err, pflag.ErrHelp) {
		return err
	}
	if e, ok := errors.AsType[*pflag.NotExistError](err); ok {
		return unknownFlag(cmd, e.GetSpecifiedName())
	}
	if e, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		return usage("flag-needs-value", "name", dashed(e.GetSpecifiedName()))
	}
	if e, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		return usage("flag-bad-value", "name", e.GetFlag().Name, "value", e.GetValue())
	}
	return usage("flag-error", "detail", err.Error())
}

func unknownFlag(cmd *cobra.Command, name string) error {
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if guess, ok := yamlfile.Closest(name, names); ok && len(name) > 1 {
		return usage("unknown-flag-guess", "name", dashed(name), "guess", guess)
	}
	return usage("unknown-flag", "name", dashed(name))
}

// dashed writes a flag as it is typed.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}
