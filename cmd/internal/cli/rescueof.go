package cli

import (
	"bytes"
	"path/filepath"
	"strconv"

	"mognad/assess/store"
	"mognad/checklist/yamlfile"
)

// rescueOf begins the first line of an emergency copy, before the quoted path of
// the file that it was made for. A copied folder has another file that says the
// same of itself.
const rescueOf = "# mognad: emergency copy of "

// markRescue puts the line before a copy for the file at path.
func markRescue(path string, data []byte) []byte {
	return append([]byte(rescueOf+strconv.Quote(path)+"\n"), data...)
}

// rescuedFrom returns the path of the file that an emergency copy was made for. It
// reports false if the copy does not say.
func rescuedFrom(data []byte) (string, bool) {
	first, _, _ := bytes.Cut(data, []byte("\n"))
	quoted, ok := bytes.CutPrefix(bytes.TrimSuffix(first, []byte("\r")), []byte(rescueOf))
	if !ok {
		return "", false
	}
	path, err := strconv.Unquote(string(quoted))
	return path, err == nil
}

// rescueFor reports whether a copy with this content may be one of the file at
// path: it says so, or does not say of which file it is.
func rescueFor(path string, data []byte) bool {
	of, ok := rescuedFrom(data)
	return !ok || samePlace(of, path)
}

// samePlace reports whether two paths lead to one place, which may be empty.
func samePlace(a, b string) bool { return resolved(a) == resolved(b) }

// resolved returns a path without links, as far as it exists.
func resolved(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	dir, name := filepath.Split(path)
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		return filepath.Join(real, name)
	}
	return path
}

// rescuesFor returns the emergency copies of a file that are not known to be of
// another one.
func (a *app) rescuesFor(path string) []store.RescuedCopy {
	var all []store.RescuedCopy
	for _, c := range store.Rescued(path, a.env.Shelters...) {
		data, err := store.Read(c.Path, yamlfile.MaxAssessment)
		if err == nil && rescueFor(path, data) {
			all = append(all, c)
		}
	}
	return all
}

// tellOthersRescues tells of emergency copies for a file of the same name that is
// gone from where it was: it may be this one, which was moved.
func (a *app) tellOthersRescues(path string) {
	for _, c := range store.Rescued(path, a.env.Shelters...) {
		data, err := store.Read(c.Path, yamlfile.MaxAssessment)
		if err != nil {
			continue
		}
		if of, ok := rescuedFrom(data); ok && !samePlace(of, path) && !exists(of) {
			a.tell("rescue-other", "copy", full(c.Path), "path", full(of))
		}
	}
}
