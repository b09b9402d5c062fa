package cli

import (
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"slices"

	"mognad/assess"
	"mognad/assess/plan"
	"mognad/assess/store"
	"mognad/checklist"
	"mognad/checklist/builtin"
	"mognad/checklist/language"
	"mognad/checklist/yamlfile"
)

// A source is an assessment that was read, and the checklist it is read with.
type source struct {
	path string // as the person named it; "-" for standard input
	data []byte
	list *checklist.Checklist
	a    *assess.Assessment
}

// result works out the figures.
func (s source) result() *assess.Result { return assess.Score(s.list, s.a) }

// plan works out the figures and the plan.
func (s source) plan() (*assess.Result, *plan.Plan) {
	r := s.result()
	return r, plan.Make(s.list, r)
}

// open reads the assessment at path, or on standard input for "-", and takes
// over its language. What is odd about it and does not keep it from being used
// is told.
func (a *app) open(path string) (source, error) {
	data, err := a.bytes(path, yamlfile.MaxAssessment)
	if err != nil {
		return source{}, err
	}
	s, err := a.readNamed(path, data)
	if err != nil {
		return source{}, err
	}
	a.oddities(s)
	a.tellWaiting(path)
	return s, nil
}

// oddities tells what is odd about an assessment and does not keep it from being
// used. It reports whether the file may have been cut off.
func (a *app) oddities(s source) (cut bool) {
	p, cut := assess.CutOff(s.path, s.data)
	if cut {
		a.remark(p.In(a.lang))
	}
	if ref := s.a.Checklist; ref.SHA256 != "" && ref.SHA256 != s.list.Hash {
		a.tell("other-text", "path", s.path, "id", ref.ID, "release", ref.Release)
	}
	return cut
}

// followFile takes over the language that a file says it is in, before it is
// known whether it can be used at all.
func (a *app) followFile(path string) {
	data, err := store.Read(path, yamlfile.MaxAssessment)
	if err != nil {
		return
	}
	root, _ := yamlfile.Parse(path, data, yamlfile.MaxAssessment) // what is wrong with it is told later
	if n := root.Lookup("language"); n != nil {
		a.follow(language.Tag(n.Value))
	}
}

// bytes reads a file, or standard input for "-".
func (a *app) bytes(path string, limit int64) ([]byte, error) {
	if path == "-" {
		return io.ReadAll(io.LimitReader(a.env.Stdin, limit+1))
	}
	data, err := store.Read(path, limit)
	return data, a.gone(path, err)
}

// gone says of a file that is not there how to get it back, if there is anything
// to get back. Any other error it returns as it is.
func (a *app) gone(path string, err error) error {
	if store.KindOf(err) != store.Input || !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if store.Traces(path) {
		return fail(exitInput, "file-gone", "path", path, "file", a.shellArgs(path))
	}
	if all := a.rescuesFor(path); len(all) > 0 {
		return fail(exitInput, "file-gone-rescued", "path", path, "time", a.moment(all[0].Saved), "copy", full(all[0].Path))
	}
	return err
}

// A broken error is one of a file that nothing can be made of, although something
// of it is kept.
type broken struct {
	error
	kept language.Message // how to get it back
}

// Unwrap returns what is wrong with the file.
func (e *broken) Unwrap() error { return e.error }

// readNamed is read for the file that a command is about. If it is broken, the
// error says how to get it back, if there is anything to get back.
func (a *app) readNamed(path string, data []byte) (source, error) {
	s, err := a.read(path, data)
	if _, ok := errors.AsType[*yamlfile.InvalidError](err); ok && path != "-" && store.Traces(path) {
		err = &broken{err, words.Message("file-broken", "path", path, "file", a.shellArgs(path))}
	}
	return s, err
}

// read takes an assessment out of data, and tells nothing.
func (a *app) read(path string, data []byte) (source, error) {
	ref, err := assess.ReadRef(path, data)
	if err != nil {
		return source{}, err
	}
	list, err := a.checklistFor(path, ref)
	if err != nil {
		return source{}, err
	}
	as, err := assess.Read(path, data, list)
	if err != nil {
		return source{}, err
	}
	a.follow(as.Language)
	return source{path, data, list, as}, nil
}

// checklistFor finds the checklist that an assessment names: among the files
// given with --checklist, else built in, else beside the assessment. The exact
// text is preferred; another text of the same release is better than none.
func (a *app) checklistFor(path string, ref assess.Ref) (*checklist.Checklist, error) {
	var other *checklist.Checklist
	matches := func(list *checklist.Checklist) bool {
		if list.ID != ref.ID || list.Release != ref.Release {
			return false
		}
		if other == nil {
			other = list
		}
		return ref.SHA256 == "" || list.Hash == ref.SHA256
	}
	for _, file := range a.checklists {
		list, err := readChecklist(file)
		if err != nil {
			return nil, err
		}
		if matches(list) {
			return list, nil
		}
	}
	if list, ok := builtin.Find(ref.ID, ref.Release); ok && matches(list) {
		return list, nil
	}
	for _, list := range beside(path) {
		if matches(list) {
			return list, nil
		}
	}
	if other != nil {
		return other, nil
	}
	return nil, fail(exitInput, "no-checklist", "path", path, "id", ref.ID, "release", ref.Release,
		"folder", filepath.Dir(path), "under", filepath.Join(filepath.Dir(path), "checklists"))
}

// readChecklist reads a checklist that was named.
func readChecklist(path string) (*checklist.Checklist, error) {
	data, err := store.Read(path, yamlfile.MaxChecklist)
	if err != nil {
		return nil, err
	}
	return checklist.Read(path, data)
}

// beside reads the checklists in an assessment's folder and in its folder
// checklists. Other files there, faulty ones included, are passed over.
func beside(path string) []*checklist.Checklist {
	var lists []*checklist.Checklist
	for _, dir := range []string{filepath.Dir(path), filepath.Join(filepath.Dir(path), "checklists")} {
		names, _ := filepath.Glob(filepath.Join(dir, "*.yaml")) // a folder with a bracket in its name has none
		slices.Sort(names)
		for _, name := range names {
			if list, err := readChecklist(name); err == nil {
				lists = append(lists, list)
			}
		}
	}
	return lists
}

// chosen returns the checklist to start from: the one file given with
// --checklist, else the built-in default.
func (a *app) chosen() (*checklist.Checklist, error) {
	switch len(a.checklists) {
	case 0:
		list, ok := builtin.Find(builtin.DefaultID, builtin.DefaultRelease)
		if !ok {
			return nil, fail(exitFailed, "no-default-checklist")
		}
		return list, nil
	case 1:
		return readChecklist(a.checklists[0])
	}
	return nil, usage("one-checklist")
}
