package cli

import (
	"slices"

	"github.com/spf13/cobra"
)

// shells returns the shells that a completion script can be made for.
func shells() []string { return []string{"bash", "zsh", "fish", "powershell"} }

func (a *app) newCompletion() *cobra.Command {
	cmd := a.command("completion", exactly(1, "want-shell"), nil)
	cmd.ValidArgs = shells()
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return a.runCompletion(cmd.Root(), args[0])
	}
	return cmd
}

// runCompletion writes the script that completes our commands in a shell.
func (a *app) runCompletion(root *cobra.Command, shell string) error {
	if !slices.Contains(shells(), shell) {
		return usage("unknown-shell", "shell", shell, "allowed", shells())
	}
	switch shell {
	case "bash":
		return root.GenBashCompletionV2(a.env.Stdout, true)
	case "zsh":
		return root.GenZshCompletion(a.env.Stdout)
	case "fish":
		return root.GenFishCompletion(a.env.Stdout, true)
	}
	return root.GenPowerShellCompletionWithDesc(a.env.Stdout)
}
