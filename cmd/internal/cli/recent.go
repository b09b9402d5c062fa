package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"mognad/assess"
	"mognad/assess/interview"
	"mognad/assess/store"
	"mognad/checklist/language"
	"mognad/checklist/yamlfile"
)

// How much is remembered, and how much is looked at.
const (
	mostRemembered = 12
	mostLookedAt   = 50
	maxRemembered  = 64 << 10 // bytes of the list
)

// rememberedIn is the list of the assessments that were opened last, one quoted
// path a line, newest first; "" if there is no place for it.
func (a *app) rememberedIn() string {
	if a.env.State == "" {
		return ""
	}
	return filepath.Join(a.env.State, "recent")
}

// remembered returns the assessments that were opened last, newest first.
func (a *app) remembered() []string {
	list := a.rememberedIn()
	if list == "" {
		return nil
	}
	data, err := store.Read(list, maxRemembered)
	if err != nil {
		return nil
	}
	var paths []string
	for line := range strings.Lines(string(data)) {
		path, err := strconv.Unquote(strings.TrimSpace(line))
		if err == nil && filepath.IsAbs(path) && len(paths) < mostRemembered {
			paths = append(paths, path)
		}
	}
	return paths
}

// remember puts an assessment that a person opened first in the list. That it
// cannot be written is nothing to bother anybody with.
func (a *app) remember(path string) {
	path, err := filepath.Abs(path)
	if err != nil || a.env.State == "" || !a.interactive() {
		return
	}
	paths := slices.DeleteFunc(a.remembered(), func(p string) bool { return p == path })
	paths = slices.Insert(paths, 0, path)
	var b bytes.Buffer
	for _, p := range paths[:min(len(paths), mostRemembered)] {
		b.WriteString(strconv.Quote(p) + "\n")
	}
	if store.MakeFolder(a.env.State) == nil {
		_ = store.Replace(a.rememberedIn(), b.Bytes(), store.Overwrite{Force: true})
	}
}

// A candidate is a file that may be an assessment.
type candidate struct {
	path  string
	size  int64
	saved time.Time
	known bool // it was opened before
}

// candidates returns the files that may be assessments: those that were opened
// last, those in the present folder and those in mognad's folder among the
// documents. The ones that were changed last come first.
func (a *app) candidates() []candidate {
	var all []candidate
	add := func(path string, known bool) {
		info, err := os.Stat(path)
		seen := slices.ContainsFunc(all, func(c candidate) bool { return c.path == path })
		if err == nil && info.Mode().IsRegular() && !seen {
			all = append(all, candidate{path, info.Size(), info.ModTime(), known})
		}
	}
	for _, path := range a.remembered() {
		add(path, true)
	}
	for _, dir := range a.folders() {
		names, _ := filepath.Glob(filepath.Join(dir, "*.yaml")) // a folder with a bracket in its name has none
		for _, path := range names {
			add(path, false)
		}
	}
	slices.SortStableFunc(all, func(x, y candidate) int { return y.saved.Compare(x.saved) })
	return all[:min(len(all), mostLookedAt)]
}

// folders returns where assessments are looked for.
func (a *app) folders() []string {
	var dirs []string
	if here, err := filepath.Abs("."); err == nil {
		dirs = append(dirs, here)
	}
	if dir := a.ownFolder(); dir != "" && !slices.Contains(dirs, dir) {
		dirs = append(dirs, dir)
	}
	return dirs
}

// ownFolder is mognad's folder among the person's documents, "" if there are
// none.
func (a *app) ownFolder() string {
	if a.env.Documents == "" {
		return ""
	}
	return filepath.Join(a.env.Documents, "mognad")
}

// recent returns the assessments that can be gone on with, newest first. What is
// no assessment is left out; one that cannot be read is said to be broken.
func (a *app) recent() []interview.Recent {
	var all []interview.Recent
	for _, c := range a.candidates() {
		if r, ok := a.look(c); ok {
			all = append(all, r)
		}
	}
	return all
}

// look reads a candidate. It reports false for what is no assessment and was
// never opened as one.
func (a *app) look(c candidate) (interview.Recent, bool) {
	r := interview.Recent{Path: c.path, Saved: language.DateOf(c.saved), Broken: true}
	if c.size > yamlfile.MaxAssessment {
		return r, c.known
	}
	data, err := store.Read(c.path, yamlfile.MaxAssessment)
	if err != nil {
		return r, c.known
	}
	if _, err := assess.ReadRef(c.path, data); err != nil {
		return r, c.known || namesAChecklist(data)
	}
	reader := *a // reading follows the language of the file
	s, err := reader.read(c.path, data)
	if err != nil {
		return r, true
	}
	counts := assess.NewSession(s.list, s.a, "").Progress().Counts
	r.Unit, r.Date, r.Settled, r.All, r.Broken = s.a.Unit.Name, s.a.Date, counts.Settled(), counts.All, false
	return r, true
}

// namesAChecklist reports whether a file that cannot be read looks like an
// assessment.
func namesAChecklist(data []byte) bool {
	return bytes.HasPrefix(data, []byte("checklist:")) || bytes.Contains(data, []byte("\nchecklist:"))
}
