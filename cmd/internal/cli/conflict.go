package cli

import (
	"context"
	"errors"
	"path/filepath"

	"mognad/assess"
	"mognad/assess/interview"
	"mognad/assess/store"
	"mognad/checklist/language"
)

// takeCopies offers the answers in copies that a cloud drive put beside the file,
// and returns what the file says then. A copy that is dealt with is moved out of the
// way where the person agrees, and stays where it is otherwise.
func (a *app) takeCopies(ctx context.Context, ask *asking, file *store.File, s source) (source, error) {
	copies, err := store.ConflictCopies(file.Path())
	if err != nil {
		return s, nil //nolint:nilerr // the folder cannot be listed; the file itself is open
	}
	theirs := a.versionsIn(copies, s)
	for i, c := range theirs {
		if s, err = a.takeCopy(ctx, ask, file, s, c, place{i + 1, len(theirs)}); err != nil {
			return s, err
		}
	}
	return s, nil
}

// A version is a conflict copy that is one of the same assessment as a file.
type version struct {
	store.ConflictCopy
	source
}

// versionsIn reads conflict copies. What only looks like one, since it is about
// something else, is passed over; one that cannot be read is told.
func (a *app) versionsIn(copies []store.ConflictCopy, s source) []version {
	var all []version
	for _, c := range copies {
		theirs, err := a.readAside(c.Path)
		switch {
		case err != nil:
			a.tell("copy-unreadable", "copy", full(c.Path), "reason", a.sayShort(err))
		case theirs.sameAs(s):
			all = append(all, version{c, theirs})
		}
	}
	return all
}

// takeCopy offers the answers in one copy.
func (a *app) takeCopy(ctx context.Context, ask *asking, file *store.File, s source, c version, at place) (source, error) {
	differences := assess.Diff(s.list, s.a, c.a)
	n := len(differences)
	switch {
	case n == 0 && ask == nil:
		a.tell("copy-same", "copy", full(c.Path))
		return s, nil
	case n == 0:
		return s, a.offerToPutAway(ctx, ask, file, c.ConflictCopy, at.title("ask-put-away-same", "copy", filepath.Base(c.Path)))
	case ask == nil:
		a.tell("copy-there", "copy", full(c.Path), "n", n)
		return s, nil
	}
	chosen, err := ask.differ(ctx, interview.Versions{
		Checklist: s.list, Lang: a.lang, Usual: interview.UseOurs, Differences: differences, Proposed: answered(differences),
		Title: at.title("copy-title", "n", n),
		Ours:  words.Message("copy-ours"), Theirs: words.Message("copy-theirs", "copy", filepath.Base(c.Path)),
	})
	if err != nil {
		return s, err
	}
	if !chosen.Done {
		a.tell("copy-still-there", "copy", full(c.Path))
		return s, nil
	}
	if s, err = a.mergeCopy(file, s, c.source, chosen); err != nil {
		return s, err
	}
	return s, a.offerToPutAway(ctx, ask, file, c.ConflictCopy, words.Message("ask-put-away", "copy", filepath.Base(c.Path)))
}

// offerToPutAway asks whether a copy that has nothing more to offer may be moved
// out of the way. That it cannot be is told and is no error.
func (a *app) offerToPutAway(ctx context.Context, ask *asking, file *store.File, c store.ConflictCopy, text language.Message) error {
	yes, err := ask.confirm(ctx, interview.Question{Lang: a.lang, Text: text, Default: true})
	if err != nil {
		return err
	}
	if !yes {
		a.tell("copy-still-there", "copy", full(c.Path))
		return nil
	}
	kept, err := file.PutAway(c)
	if err != nil {
		a.remark(a.sayError(err))
		return nil
	}
	a.tell("copy-put-away", "copy", full(kept))
	return nil
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

// title is a sentence about one of several things, and which one it is.
func (p place) title(key string, args ...any) language.Message {
	text := words.Message(key, args...)
	if p.of == 1 {
		return text
	}
	return words.Message("copy-nth", "at", p.at, "of", p.of, "text", text)
}
