package cli

import (
	"context"
	"errors"
	"path/filepath"

	"mognad/assess"
	"mognad/assess/interview"
	"mognad/assess/store"
)

// takeCopies offers the answers in copies that a cloud drive put beside the file,
// and returns what the file says then. The copies stay where they are.
func (a *app) takeCopies(ctx context.Context, ask *asking, file *store.File, s source) (source, error) {
	copies, err := store.ConflictCopies(file.Path())
	if err != nil {
		return s, nil //nolint:nilerr // the folder cannot be listed; the file itself is open
	}
	for _, c := range copies {
		if s, err = a.takeCopy(ctx, ask, file, s, c.Path); err != nil {
			return s, err
		}
	}
	return s, nil
}

// takeCopy offers the answers in one copy. What only looks like a copy, since it
// is about something else, is passed over.
func (a *app) takeCopy(ctx context.Context, ask *asking, file *store.File, s source, path string) (source, error) {
	theirs, err := a.readAside(path)
	switch {
	case err != nil:
		a.tell("copy-unreadable", "copy", full(path), "reason", a.sayShort(err))
		return s, nil
	case theirs.list.Hash != s.list.Hash || theirs.a.Unit.Name != s.a.Unit.Name || theirs.a.Date != s.a.Date:
		return s, nil
	}
	differences := assess.Diff(s.list, s.a, theirs.a)
	n := len(differences)
	if n == 0 || ask == nil {
		a.tell("copy-there", "copy", full(path), "n", n)
		return s, nil
	}
	chosen, err := ask.differ(ctx, interview.Versions{
		Checklist: s.list, Lang: a.lang, Usual: interview.UseOurs, Differences: differences,
		Title: words.Message("copy-title", "n", n),
		Ours:  words.Message("copy-ours"), Theirs: words.Message("copy-theirs", "copy", filepath.Base(path)),
	})
	if err != nil {
		return s, err
	}
	if chosen.Done {
		if s, err = a.mergeCopy(file, s, theirs, chosen); err != nil {
			return s, err
		}
	}
	a.tell("copy-still-there", "copy", full(path))
	return s, nil
}

// mergeCopy puts what was chosen of a copy into the file.
func (a *app) mergeCopy(file *store.File, s, theirs source, chosen interview.Chosen) (source, error) {
	now := s.a.Clone()
	for point, side := range chosen.Sides {
		if side == interview.UseTheirs {
			now.Answers[point] = theirs.a.Answers[point]
		}
	}
	if now.Equal(s.a) {
		return s, nil
	}
	k := a.newKeeper(file, s)
	if err := errors.Join(k.keep(now), k.save()); err != nil {
		return s, err
	}
	return a.read(s.path, file.Data())
}
