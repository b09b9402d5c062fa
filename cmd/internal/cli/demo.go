package cli

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"mognad/assess/store"
	"mognad/examples/exempelby"
)

// demoFolder is where the example goes unless told otherwise.
const demoFolder = "mognad-demo"

func (a *app) newDemo() *cobra.Command {
	var o reportOptions
	cmd := a.command("demo", between(0, 1, "want-folder"), func(_ *cobra.Command, args []string) error {
		dir := demoFolder
		if len(args) == 1 {
			dir = args[0]
		}
		return a.runDemo(o, dir)
	})
	cmd.Flags().BoolVar(&o.force, "force", false, a.flag("flag-force"))
	return cmd
}

// runDemo does the whole job for the example town: its assessment, its gap
// report and its action plan.
func (a *app) runDemo(o reportOptions, dir string) error {
	if err := store.MakeFolder(dir); err != nil {
		return err
	}
	a.tell("demo-hello")
	path := filepath.Join(dir, "exempelby-2026.yaml")
	if err := o.put(a, path, "", exempelby.Assessment(a.lang)); err != nil {
		return err
	}
	for _, kind := range []paper{gapReport(), actionPlan()} {
		if err := a.runPaper(o, path, kind); err != nil {
			return err
		}
	}
	a.tell("demo-next", "path", a.shellArgs(path))
	return nil
}
