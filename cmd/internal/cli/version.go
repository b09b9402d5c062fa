package cli

import (
	"runtime"

	"github.com/spf13/cobra"

	"mognad/checklist/builtin"
)

func (a *app) newVersion() *cobra.Command {
	return a.command("version", exactly(0, "want-nothing"), func(*cobra.Command, []string) error {
		return a.runVersion()
	})
}

// runVersion says which build this is and which checklists it brings.
func (a *app) runVersion() error {
	build := a.env.Version
	if build == "" {
		build = a.flag("version-none")
	}
	a.data(a.say("version", "version", build, "os", runtime.GOOS, "arch", runtime.GOARCH))
	for _, list := range builtin.All() {
		a.data(a.say("version-checklist", "id", list.ID, "release", list.Release, "hash", list.Hash[:12]))
	}
	return nil
}
