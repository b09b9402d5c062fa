package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"mognad/assess"
	"mognad/assess/store"
	"mognad/checklist"
	"mognad/checklist/yamlfile"
)

type validateOptions struct{ fix bool }

func (a *app) newValidate() *cobra.Command {
	var o validateOptions
	cmd := a.command("validate", between(1, -1, "want-paths"), func(_ *cobra.Command, args []string) error {
		return a.runValidate(o, args)
	})
	cmd.Flags().BoolVar(&o.fix, "fix", false, a.flag("flag-fix"))
	return cmd
}

// runValidate checks every file and goes on after a fault. The worst exit code
// of all is the command's.
func (a *app) runValidate(o validateOptions, paths []string) error {
	files, err := filesUnder(paths)
	if err != nil {
		return err
	}
	worst := exitDone
	for _, path := range files {
		if err := a.validate(o, path); err != nil {
			a.complain(err)
			worst = max(worst, exitCode(err))
		}
	}
	if worst != exitDone {
		return failure{code: worst} // everything has been said
	}
	return nil
}

// filesUnder returns the files named, and every YAML file in the folders named.
// What is hidden is passed over. Finding nothing is an error.
func filesUnder(paths []string) ([]string, error) {
	var files []string
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil || !info.IsDir() {
			files = append(files, path) // reading it tells what is wrong
			continue
		}
		err = filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
			hidden := strings.HasPrefix(d.Name(), ".") && p != path
			switch {
			case err != nil:
				return err
			case d.IsDir() && hidden:
				return filepath.SkipDir
			case !hidden && slices.Contains([]string{".yaml", ".yml"}, filepath.Ext(p)):
				files = append(files, p)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	if len(files) == 0 {
		return nil, fail(exitInput, "nothing-found", "paths", paths)
	}
	return files, nil
}

// validate checks one file, an assessment or a checklist.
func (a *app) validate(o validateOptions, path string) error {
	data, err := store.Read(path, yamlfile.MaxChecklist)
	if err != nil {
		return a.gone(path, err)
	}
	if isChecklist(path, data) {
		list, err := checklist.Read(path, data)
		if err != nil {
			return err
		}
		a.data(a.say("valid-checklist", "path", path, "id", list.ID, "release", list.Release, "n", len(list.Points)))
		return nil
	}
	s, err := a.readNamed(path, data)
	if err != nil {
		return err
	}
	if p, cut := assess.CutOff(path, data); cut {
		if !o.fix {
			return &yamlfile.InvalidError{Problems: []yamlfile.Problem{p}}
		}
		if err := a.fixEnd(s); err != nil {
			return err
		}
	}
	a.tellWaiting(path)
	c := s.result().Counts
	a.data(a.say("valid-assessment", "path", path, "id", s.list.ID, "release", s.list.Release,
		"settled", c.Settled(), "all", c.All))
	return nil
}

// isChecklist reports whether a file is meant to be a checklist.
func isChecklist(path string, data []byte) bool {
	root, err := yamlfile.Parse(path, data, yamlfile.MaxChecklist)
	return err == nil && root.Lookup("points") != nil
}

// fixEnd puts the last line into an assessment that lacks it.
func (a *app) fixEnd(s source) error {
	file, err := store.Open(s.path, yamlfile.MaxAssessment, a.who())
	if err != nil {
		return err
	}
	err = a.newKeeper(file, s).put(s.a, 0) // what waits in the journal goes on waiting
	if err := errors.Join(err, file.Close()); err != nil {
		return err
	}
	a.tell("fixed-end", "path", s.path)
	return nil
}
