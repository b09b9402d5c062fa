// Package builtin holds the checklists that come with the program.
//
// Every text that was ever released stays here under its release, so that an
// assessment is read with the words it was answered under. A released file
// never changes; a test holds its hash.
package builtin

import (
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"mognad/checklist"
	"mognad/checklist/yamlfile"
)

//go:embed *.yaml *.tree
var files embed.FS

// The checklist that a new assessment gets unless told otherwise.
const (
	DefaultID      = "eservices-21"
	DefaultRelease = "1.0.0"
)

// All returns the checklists, by id and then by release, oldest first.
func All() []*checklist.Checklist {
	names, err := fs.Glob(files, "*.yaml")
	if err != nil {
		panic(err) // the pattern is fixed
	}
	all := make([]*checklist.Checklist, len(names))
	for i, name := range names {
		all[i] = read(name)
	}
	slices.SortStableFunc(all, func(a, b *checklist.Checklist) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), compareReleases(a.Release, b.Release))
	})
	return all
}

// compareReleases is negative where a is older than b. 1.9.0 is older than
// 1.10.0.
func compareReleases(a, b string) int {
	return slices.CompareFunc(strings.Split(a, "."), strings.Split(b, "."), func(x, y string) int {
		return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y)) // no leading zeros
	})
}

// Find returns the checklist with the id and release, if it is built in.
func Find(id, release string) (*checklist.Checklist, bool) {
	name := id + "@" + release + ".yaml"
	if _, err := fs.Stat(files, name); path.Base(name) != name || err != nil {
		return nil, false
	}
	return read(name), true
}

// Source returns the text of a built-in checklist, as a file to start from.
func Source(id, release string) ([]byte, error) {
	return files.ReadFile(id + "@" + release + ".yaml")
}

// read reads a built-in file. A test reads each of them, so that a fault is one
// of the build.
func read(name string) *checklist.Checklist {
	root, err := tree(name)
	if err != nil {
		panic(fmt.Errorf("built-in checklist: %w", err))
	}
	list, err := checklist.FromTree(name, root)
	if err != nil {
		panic(fmt.Errorf("built-in checklist: %w", err))
	}
	return list
}

// tree returns what stands in a built-in file. Parsing it would take most of the
// time that the program needs to start, and a released file never changes: so it
// was parsed before, and a test sees to it that this is still the same.
//
//go:generate go test -run TestTreesAreOfTheFiles -update
func tree(name string) (*yamlfile.Node, error) {
	text, err := files.ReadFile(name)
	if err != nil {
		return nil, err
	}
	packed, err := files.ReadFile(treeOf(name))
	if err != nil {
		return nil, err
	}
	return yamlfile.Unpack(packed, string(text))
}

// treeOf is the name of the file with the tree of a checklist.
func treeOf(name string) string { return strings.TrimSuffix(name, ".yaml") + ".tree" }
