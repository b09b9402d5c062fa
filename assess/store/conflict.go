package store

import (
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"
)

// A ConflictCopy is a file that a cloud drive put beside another, because the
// two were changed in two places.
type ConflictCopy struct {
	Path  string
	Saved time.Time // when it was last changed, as the disk tells
}

// conflictNames are what cloud drives put between a file's name and its ending.
// Names that people give, as "team-2025", "team (final)" or "team-IT-Q3", are
// none of them.
var conflictNames = []*regexp.Regexp{
	// Dropbox: " (Anna's conflicted copy 2026-11-24)", " (Annas motstridiga kopia 2026-11-24 (1))".
	// Nextcloud and ownCloud: " (conflicted copy anna 2026-11-24 140233)".
	regexp.MustCompile(`^ \(([^()]{1,80} )?(conflicted copy|motstridiga? kopia|konfliktkopia)` +
		`( [^()]{1,80})?? \d{4}-\d\d-\d\d( \d{6})?( ?\(\d{1,3}\)| \d{1,3})?\)( ?\(\d{1,3}\))?$`),
	// ownCloud before 2018: "_conflict-20261124-140233".
	regexp.MustCompile(`^_conflict-\d{8}-\d{6}$`),
	// Google Drive, and browsers: " (1)".
	regexp.MustCompile(`^ \([1-9]\d?\)$`),
	// Syncthing: ".sync-conflict-20261124-140233-ABCDEFG".
	regexp.MustCompile(`^\.sync-conflict-\d{8}-\d{6}(-[A-Z2-7]{7})?$`),
	// OneDrive puts the machine's name there, and counts: "-DESKTOP-ABC123", "-LAPTOP-0AB1CD2E-2".
	regexp.MustCompile(`^-(DESKTOP|LAPTOP|WIN|MININT)-[A-Z0-9]{4,12}(-\d{1,2})?$`),
	// A name that a municipality gave the machine: "-KBG-PC01234", "-IT-L4711".
	regexp.MustCompile(`^-[A-Z]{2,8}-[A-Z]{1,6}\d{4,6}(-\d{1,2})?$`),
}

// ConflictCopies returns the copies of a file that cloud drives made beside it:
// Dropbox, OneDrive, Nextcloud, Google Drive and Syncthing. The newest comes
// first. What is in them is for the caller to see.
func ConflictCopies(path string) ([]ConflictCopy, error) {
	real, err := lastPlace(path)
	if err != nil {
		return nil, readError(path, err)
	}
	folder, name := filepath.Split(real)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, readError(folder, err)
	}
	var found []ConflictCopy
	for _, e := range entries {
		if !isConflictCopy(name, e.Name()) {
			continue
		}
		if info, err := e.Info(); err == nil && regular(info.Mode()) {
			found = append(found, ConflictCopy{filepath.Join(folder, e.Name()), info.ModTime()})
		}
	}
	slices.SortStableFunc(found, func(a, b ConflictCopy) int { return b.Saved.Compare(a.Saved) })
	return found, nil
}

// PutAway moves a conflict copy of the file into the hidden folder, so that it is
// no longer beside the file, and returns where it is then. A copy that is there no
// more is an error.
func (f *File) PutAway(c ConflictCopy) (kept string, err error) {
	dir, name := filepath.Split(f.path)
	if filepath.Dir(c.Path) != filepath.Clean(dir) || !isConflictCopy(name, filepath.Base(c.Path)) {
		return "", writeError(c.Path, c.Path, saving, fs.ErrInvalid)
	}
	sum, err := checksum(c.Path)
	if err == nil {
		kept, err = f.disk.moveAside(f.folder, name, c.Path, hex.EncodeToString(sum[:])[:markLength], ending(name))
	}
	if err != nil && !isUnsynced(err) {
		return "", writeError(c.Path, c.Path, saving, err)
	}
	return kept, nil // unsynced, it is where it was after a power cut
}

// isConflictCopy reports whether a name is that of a conflict copy of a file.
// Drives differ in how they write "å", and in upper and lower case.
func isConflictCopy(name, other string) bool {
	name, other = norm.NFC.String(name), norm.NFC.String(other)
	end := filepath.Ext(name)
	stem := strings.TrimSuffix(name, end)
	if stem == "" || len(other) <= len(name) ||
		!strings.EqualFold(other[:len(stem)], stem) || !strings.EqualFold(other[len(other)-len(end):], end) {
		return false
	}
	added := other[len(stem) : len(other)-len(end)]
	return slices.ContainsFunc(conflictNames, func(r *regexp.Regexp) bool { return r.MatchString(added) })
}
