package cli

import (
	"context"
	"strings"
	"time"

	"mognad/assess"
	"mognad/assess/interview"
	"mognad/assess/store"
	"mognad/checklist/language"
)

// left is what an earlier process left in the journal of a file, as answers.
type left struct {
	journal     store.Journal
	newest      time.Time           // when the last answer was given
	differences []assess.Difference // ours are the journal's, theirs the file's
	unreadable  int                 // entries that this release can make nothing of
}

// readLeft reads what was left for a file that says what s does.
func readLeft(j store.Journal, s source) left {
	l := left{journal: j}
	now := s.a.Clone()
	for _, e := range j.Entries {
		answer, err := assess.DecodeAnswer(s.list, e.Point, e.Data)
		if err != nil {
			l.unreadable++
			continue
		}
		now.Answers[e.Point] = answer
		if e.Time.After(l.newest) {
			l.newest = e.Time
		}
	}
	l.differences = assess.Diff(s.list, now, s.a)
	return l
}

// incomplete reports whether some of what was left cannot be read.
func (l left) incomplete() bool { return l.unreadable+l.journal.Damaged > 0 }

// points lists the points that differ.
func (l left) points() string {
	var ids []string
	for _, d := range l.differences {
		ids = append(ids, d.Point)
	}
	return strings.Join(ids, ", ")
}

// takeLeft puts the answers that an earlier process left into the file, those
// of them that the person wants, and returns what the file says then. Where
// nobody can be asked it puts in all of them, if the file is as it was when they
// were given; otherwise it refuses.
func (a *app) takeLeft(ctx context.Context, ask *asking, file *store.File, s source) (source, error) {
	j, ok := file.Left()
	if !ok {
		return s, nil
	}
	l := readLeft(j, s)
	chosen, err := a.chooseLeft(ctx, ask, s, l)
	if err != nil {
		return source{}, err
	}
	return a.applyLeft(file, s, l, chosen)
}

// chooseLeft finds out which of the answers are wanted.
func (a *app) chooseLeft(ctx context.Context, ask *asking, s source, l left) (interview.Chosen, error) {
	n, at := len(l.differences), a.moment(l.newest)
	switch {
	case n == 0:
		return interview.Chosen{Done: true}, nil
	case ask == nil && !l.journal.Follows:
		return interview.Chosen{}, fail(exitChanged, "left-differs", "path", s.path, "n", n, "time", at, "file", a.shellArgs(s.path))
	case ask == nil:
		a.tell("left-restored", "n", n, "time", at, "points", l.points())
		return interview.Chosen{Sides: allOurs(l.differences), Done: true}, nil
	}
	title := words.Message("left-title", "n", n, "time", at)
	var proposed map[string]interview.Side // that a point was cleared is the newest, where the file is as it was then
	if !l.journal.Follows {
		proposed = answered(l.differences)
		title = words.Message("left-title-changed", "n", n, "time", at)
	}
	chosen, err := ask.differ(ctx, interview.Versions{
		Checklist: s.list, Lang: a.lang, Title: title, Differences: l.differences, Usual: interview.UseOurs, Proposed: proposed,
		Ours: words.Message("left-ours", "time", at), Theirs: words.Message("left-theirs"),
		Later: words.Message("left-later-esc"), LaterPlain: words.Message("left-later-how"),
	})
	if err == nil && !chosen.Done {
		err = fail(exitLeft, "left-later", "path", s.path, "n", n, "time", at)
	}
	return chosen, err
}

// allOurs chooses our side of everything.
func allOurs(differences []assess.Difference) map[string]interview.Side {
	sides := map[string]interview.Side{}
	for _, d := range differences {
		sides[d.Point] = interview.UseOurs
	}
	return sides
}

// applyLeft puts what was chosen into the file. What was not, and what cannot be
// read, is kept as a copy of the journal.
func (a *app) applyLeft(file *store.File, s source, l left, chosen interview.Chosen) (source, error) {
	now, dropped := s.a.Clone(), false
	for _, d := range l.differences {
		if chosen.Sides[d.Point] == interview.UseOurs {
			now.Answers[d.Point] = d.Ours
			continue
		}
		dropped = true
	}
	k := a.newKeeper(file, s)
	if !dropped && !l.incomplete() {
		if err := k.restored(now); err != nil {
			return source{}, err
		}
		return a.read(s.path, file.Data())
	}
	if err := k.put(now, 0); err != nil { // the journal still has everything
		return source{}, err
	}
	kept, err := file.SetAside()
	if err != nil {
		return source{}, err
	}
	if l.incomplete() {
		a.tell("left-damaged", "n", l.unreadable+l.journal.Damaged, "path", full(kept))
	} else {
		a.tell("left-aside", "path", full(kept))
	}
	return a.read(s.path, file.Data())
}

// moment tells when something was, with the day unless that is today.
func (a *app) moment(t time.Time) language.Message {
	now := a.env.Now()
	t = t.In(now.Location())
	if language.DateOf(t) == language.DateOf(now) {
		return words.Message("moment-today", "time", t.Format("15:04"))
	}
	return words.Message("moment", "date", language.DateOf(t), "time", t.Format("15:04"))
}

// tellWaiting says that there are answers which the file does not have yet.
func (a *app) tellWaiting(path string) {
	if n, newest, ok := store.Waiting(path); ok {
		a.tell("waiting", "path", path, "n", n, "time", a.moment(newest), "file", a.shellArgs(path))
	}
}
