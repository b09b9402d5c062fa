package cli

import (
	"bufio"
	"context"

	"github.com/spf13/cobra"
)

// runStart is the program without a command: on a terminal it asks what to do,
// elsewhere it shows the help.
func (a *app) runStart(cmd *cobra.Command, _ []string) error {
	if !a.interactive() {
		a.help(cmd, nil)
		return nil
	}
	in := bufio.NewReader(a.env.Stdin)
	for {
		a.tell("start")
		choice, err := a.ask(cmd.Context(), in, "ask-choice")
		if err != nil {
			return err
		}
		done, err := a.startChoice(cmd.Context(), cmd, in, choice)
		if done || err != nil {
			return err
		}
	}
}

// startChoice does what was chosen; it reports false to ask again.
func (a *app) startChoice(ctx context.Context, cmd *cobra.Command, in *bufio.Reader, choice string) (bool, error) {
	switch choice {
	case "1":
		path, err := a.ask(ctx, in, "ask-new-file")
		if err != nil || path == "" {
			return false, err
		}
		if err := a.runNew(ctx, newOptions{scope: scopeDefault, in: in}, path); err != nil {
			return true, err
		}
		return true, a.runAssess(ctx, assessOptions{}, path)
	case "2":
		path, err := a.ask(ctx, in, "ask-file")
		if err != nil || path == "" {
			return false, err
		}
		return true, a.runAssess(ctx, assessOptions{}, path)
	case "3":
		return true, a.runDemo(reportOptions{}, demoFolder)
	case "4":
		a.help(cmd, nil)
		return true, nil
	case "q", "":
		return true, nil
	}
	a.tell("start-again", "choice", choice)
	return false, nil
}
