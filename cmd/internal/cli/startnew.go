package cli

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"mognad/assess"
	"mognad/assess/interview"
	"mognad/assess/store"
	"mognad/checklist"
	"mognad/checklist/language"
	"mognad/checklist/yamlfile"
)

// propose returns the full path of a file that does not exist yet, for a new
// assessment of the unit: in the person's documents, since what is somewhere
// temporary or beside the program gets lost. It is "" if there are no documents.
func (a *app) propose(unit string) string {
	dir := a.ownFolder()
	if dir == "" {
		return ""
	}
	if strings.TrimSpace(unit) == "" {
		unit = a.flag("file-assessment")
	}
	name := strings.ToLower(store.SafeName(unit)) + "-" + strconv.Itoa(a.env.Now().Year())
	path := filepath.Join(dir, name+".yaml")
	for n := 2; exists(path); n++ {
		path = filepath.Join(dir, name+"-"+strconv.Itoa(n)+".yaml")
	}
	return path
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// written returns the full path that a person meant: quotes come from shells and
// from file managers, and ~ is their home.
func (a *app) written(path string) string {
	path = strings.TrimSpace(path)
	for _, quote := range []string{`"`, `'`} {
		if len(path) > 1 && strings.HasPrefix(path, quote) && strings.HasSuffix(path, quote) {
			path = path[1 : len(path)-1]
		}
	}
	if rest, ok := strings.CutPrefix(path, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		home := a.env.getenv("HOME")
		if home == "" {
			home = a.env.getenv("USERPROFILE")
		}
		path = filepath.Join(home, rest)
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return path
}

// find returns the full path of an assessment that was named on the start
// screen, or why it cannot be gone on with.
func (a *app) find(path string) (string, error) {
	if strings.TrimSpace(path) == "" {
		return "", fail(exitInput, "start-no-path")
	}
	path = a.written(path)
	data, err := store.Read(path, yamlfile.MaxAssessment)
	if err != nil {
		return "", a.gone(path, err)
	}
	reader := *a // reading follows the language of the file
	if _, err := reader.read(path, data); err != nil {
		return "", err
	}
	return path, nil
}

// create makes an assessment of what was said on the start screen, and the
// folder for it if only that one is missing. It returns the full path.
func (a *app) create(list *checklist.Checklist, n interview.New) (string, error) {
	path := a.written(n.Path)
	if filepath.Ext(path) == "" {
		path += ".yaml"
	}
	if err := errors.Join(absent(path), roomFor(path)); err != nil {
		return "", err
	}
	if err := makeFolderFor(path); err != nil {
		return "", err
	}
	as, err := a.newAssessment(newOptions{name: n.Name, population: n.Population, services: n.Services, scope: string(n.Scope)}, list)
	if err != nil {
		return "", err
	}
	as.Language = n.Language
	data, err := assess.Write(as, list)
	if err != nil {
		return "", problemOf(err)
	}
	return path, store.Create(path, data, a.who())
}

// problemOf tells what a file may not hold without a place in the file, since
// there is none yet.
func problemOf(err error) error {
	invalid, ok := errors.AsType[*yamlfile.InvalidError](err)
	if !ok {
		return err
	}
	return &language.Error{Message: invalid.Problems[0].Message, Err: err}
}
