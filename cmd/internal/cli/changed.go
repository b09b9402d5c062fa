package cli

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"

	"mognad/assess"
	"mognad/assess/interview"
	"mognad/assess/store"
	"mognad/checklist/yamlfile"
)

// isChanged reports whether err tells that somebody else has changed the file.
func isChanged(err error) bool {
	_, ok := errors.AsType[*store.ChangedError](err)
	return ok
}

// afterwards settles what somebody else has changed, if the interview ended since
// the person wants that. It reports whether to go on with the interview; if not,
// the error is how it ends. By lines, it also ends where the file could not be
// saved in the end, and what is settled then is only saved.
func (k *keeper) afterwards(ctx context.Context, ask *asking, session *assess.Session, outcome interview.Outcome, ended error) (again bool, err error) {
	wanted := ended == nil && outcome.Differ
	unsaved := ask != nil && ask.plain && isChanged(ended)
	switch {
	case !wanted && !unsaved:
		return false, ended
	case ask == nil:
		return false, k.save() // nobody is there to be shown anything
	}
	done, err := k.reconcile(ctx, ask, session)
	_, no := errors.AsType[*illegible](err)
	switch {
	case no && wanted:
		k.a.remark(k.a.sayError(err)) // there is nothing to see, and the person goes on
		return true, nil
	case err != nil:
		return false, err
	case wanted:
		return true, nil
	case !done:
		return false, ended
	}
	return false, k.leave(session, outcome)
}

// reconcile shows what differs between a session and what somebody else has
// written into the file meanwhile, and takes into the session what is chosen. It
// reports false if the person leaves that for later; then nothing is changed, and
// the file cannot be saved either.
func (k *keeper) reconcile(ctx context.Context, ask *asking, session *assess.Session) (bool, error) {
	theirs, err := k.theirs()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return true, nil // gone: nothing is overwritten when it is saved
	case err != nil:
		return false, err
	}
	chosen, err := ask.differ(ctx, k.versions(session, theirs))
	if err != nil || !chosen.Done {
		return false, err
	}
	if again, err := k.theirs(); err != nil || !bytes.Equal(again.data, theirs.data) {
		return k.reconcile(ctx, ask, session) // changed once more
	}
	if err := k.reload(theirs); err != nil {
		return false, err
	}
	for point, side := range chosen.Sides {
		if side == interview.UseTheirs {
			if err := session.Take(point, theirs.a.Answers[point]); err != nil {
				return false, err
			}
		}
	}
	return true, nil
}

// theirs reads what somebody else has written into the file.
func (k *keeper) theirs() (source, error) {
	data, err := store.Read(k.s.path, yamlfile.MaxAssessment)
	if errors.Is(err, fs.ErrNotExist) && exists(filepath.Dir(k.s.path)) {
		return source{}, err
	}
	if err == nil {
		var s source
		if s, err = k.a.read(k.s.path, data); err == nil && s.list.Hash == k.s.list.Hash {
			return s, nil
		}
	}
	if err == nil {
		return source{}, &illegible{fail(exitChanged, "changed-checklist", "path", k.s.path, "file", k.a.shellArgs(k.s.path))}
	}
	return source{}, &illegible{fail(exitChanged, "changed-unreadable", "path", k.s.path,
		"reason", k.a.sayError(err).Line(), "file", k.a.shellArgs(k.s.path))}
}

// An illegible error tells that nothing can be made of what somebody else has put
// in the file's place.
type illegible struct{ error }

// Unwrap returns what tells why.
func (e *illegible) Unwrap() error { return e.error }

// versions are what the person answered here, and what somebody else has written.
// Of a point that only they have changed, theirs is proposed, unless it says
// nothing any more.
func (k *keeper) versions(session *assess.Session, theirs source) interview.Versions {
	v := interview.Versions{
		Checklist: k.s.list, Lang: session.Language(), Usual: interview.UseOurs,
		Title: words.Message("changed-title"), Ours: words.Message("changed-ours"), Theirs: words.Message("changed-theirs"),
		Differences: assess.Diff(k.s.list, session.Assessment(), theirs.a),
	}
	v.Proposed = answered(v.Differences)
	was := k.lastRead()
	for _, d := range v.Differences {
		if _, ok := v.Proposed[d.Point]; !ok && d.Ours.Equal(was.Answers[d.Point]) {
			v.Proposed[d.Point] = interview.UseTheirs
		}
	}
	return v
}

// answered proposes, of points that only one side answers, that side.
func answered(differences []assess.Difference) map[string]interview.Side {
	sides := map[string]interview.Side{}
	for _, d := range differences {
		ours, theirs := d.Ours.State != assess.Unanswered, d.Theirs.State != assess.Unanswered
		switch {
		case ours && !theirs:
			sides[d.Point] = interview.UseOurs
		case theirs && !ours:
			sides[d.Point] = interview.UseTheirs
		}
	}
	return sides
}

// lastRead returns what the file said when it was last read or saved here.
func (k *keeper) lastRead() *assess.Assessment {
	if was, err := assess.Read(k.s.path, k.file.Data(), k.s.list); err == nil {
		return was
	}
	return k.s.a
}

// leave saves what a person who has left answered, and returns how that ends.
func (k *keeper) leave(session *assess.Session, outcome interview.Outcome) error {
	if err := errors.Join(k.keep(session.Assessment()), k.save()); err != nil {
		return err
	}
	if !outcome.Finished() {
		return interview.ErrAborted
	}
	return nil
}

// reload goes on from what somebody else has written, which is backed up before
// it is saved over.
func (k *keeper) reload(theirs source) error {
	k.saving.Lock()
	defer k.saving.Unlock()
	if err := k.file.Reload(); err != nil {
		return err
	}
	if !slices.Equal(k.file.Data(), theirs.data) {
		return fail(exitChanged, "changed-again", "path", k.s.path, "file", k.a.shellArgs(k.s.path))
	}
	k.s, k.backed, k.filed = theirs, false, nil
	return nil
}
