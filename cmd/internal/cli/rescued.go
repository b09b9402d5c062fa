package cli

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"mognad/assess"
	"mognad/assess/interview"
	"mognad/assess/store"
	"mognad/checklist/yamlfile"
)

// lastChange tells when the answers to a file were last changed, as far as the file
// itself and its journal tell.
func lastChange(path string) time.Time {
	var last time.Time
	if info, err := os.Stat(path); err == nil {
		last = info.ModTime()
	}
	if _, newest, ok := store.Waiting(path); ok && newest.After(last) {
		last = newest
	}
	return last
}

// A rescue is an emergency copy that is one of the same assessment as a file.
type rescue struct {
	store.RescuedCopy
	source
	place place          // among all of them
	usual interview.Side // what is proposed: the newer answers
}

// rescuesOf returns the emergency copies of what s says: those about the same
// unit, on the same day, with the same checklist, unless they say that they are of
// another file. The file itself was changed last
// at some time.
func (a *app) rescuesOf(path string, s source, changed time.Time) []rescue {
	var all []rescue
	for _, c := range a.rescuesFor(path) {
		data, err := store.Read(c.Path, yamlfile.MaxAssessment)
		if err != nil {
			continue
		}
		reader := *a
		then, err := reader.read(s.path, data) // its checklist is looked for beside the file
		if err != nil || !then.sameAs(s) {
			continue
		}
		r := rescue{RescuedCopy: c, source: then, usual: interview.UseOurs}
		if c.Saved.After(changed) {
			r.usual = interview.UseTheirs
		}
		all = append(all, r)
	}
	for i := range all {
		all[i].place = place{i + 1, len(all)}
	}
	return all
}

// sameAs reports whether two versions are of one assessment, as far as is known.
func (s source) sameAs(other source) bool {
	return other.a == nil || s.list.Hash == other.list.Hash && s.a.Unit.Name == other.a.Unit.Name && s.a.Date == other.a.Date
}

// takeRescued offers the answers in emergency copies of the file, and returns what
// the file says then. A copy that is dealt with, or that says what the file says,
// is put away.
func (a *app) takeRescued(ctx context.Context, ask *asking, file *store.File, s source, changed time.Time) (source, error) {
	var err error
	a.tellOthersRescues(file.Path())
	for _, c := range a.rescuesOf(file.Path(), s, changed) {
		if s, err = a.takeRescue(ctx, ask, file, s, c); err != nil {
			return s, err
		}
	}
	return s, nil
}

// A place is which of several things one is.
type place struct{ at, of int }

// takeRescue offers the answers in one emergency copy.
func (a *app) takeRescue(ctx context.Context, ask *asking, file *store.File, s source, c rescue) (source, error) {
	differences := assess.Diff(s.list, s.a, c.a)
	n, saved := len(differences), a.moment(c.Saved)
	switch {
	case n == 0:
		a.putAway(file, c.RescuedCopy, "rescue-same")
		return s, nil
	case ask == nil:
		a.tell("rescue-there", "copy", full(c.Path), "time", saved, "n", n, "file", a.shellArgs(s.path))
		return s, nil
	}
	chosen, err := ask.differ(ctx, interview.Versions{
		Checklist: s.list, Lang: a.lang, Usual: c.usual, Differences: differences, Proposed: answered(differences),
		Title: c.place.title("rescue-title", "n", n, "time", saved, "copy", full(c.Path)),
		Ours:  words.Message("copy-ours"), Theirs: words.Message("rescue-theirs", "time", saved),
	})
	if err != nil {
		return s, err
	}
	if !chosen.Done {
		a.tell("rescue-still-there", "copy", full(c.Path))
		return s, nil
	}
	if s, err = a.mergeCopy(file, s, c.source, chosen); err == nil {
		a.putAway(file, c.RescuedCopy, "rescue-put-away")
	}
	return s, err
}

// putAway moves an emergency copy into the hidden folder, and says so. That it
// cannot be is told and is no error.
func (a *app) putAway(file *store.File, c store.RescuedCopy, key string) {
	kept, err := file.TakeIn(c)
	if err != nil {
		a.remark(a.sayError(err))
		return
	}
	a.tell(key, "copy", full(c.Path), "kept", full(kept))
}

// supersede puts away our emergency copy after the file was saved with everything
// that is in it. Where that cannot be done the next start sees to it.
func (k *keeper) supersede() {
	k.mu.Lock()
	defer k.mu.Unlock()
	if !k.superseded {
		return // a newer one was made meanwhile
	}
	for _, c := range store.Rescued(k.file.Path(), filepath.Dir(k.shelter)) {
		if c.Path != k.shelter {
			continue
		}
		if kept, err := k.file.TakeIn(c); err == nil {
			k.shelter, k.superseded, k.away = "", false, kept
			return
		}
	}
}
