package cli

import (
	"slices"
	"strings"
	"time"

	"mognad/assess"
	"mognad/assess/store"
	"mognad/checklist/display"
)

// listBackups shows the backups of a file, the newest first, and what else is kept
// of it.
func (a *app) listBackups(path string) error {
	a.followFile(path)
	all, kept, err := editionsOf(path)
	if err != nil {
		return a.gone(path, err)
	}
	rescued := a.rescuesOf(path, a.latest(path, all), time.Time{})
	waiting, newest, _ := store.Waiting(path)
	if len(all)+len(kept)+len(rescued)+waiting == 0 {
		return fail(exitInput, "restore-none", "path", path)
	}
	a.backupTable(path, all)
	if waiting > 0 {
		a.data(a.say("restore-waiting", "n", waiting, "time", a.moment(newest)))
	}
	a.listKept(kept, rescued)
	if len(all) > 0 {
		a.tell("next-restore", "path", a.shellArgs(path), "n", all[0].name)
	}
	return nil
}

// latest reads the file, or the newest edition where it cannot be read, and takes
// over its language before anything is said. It returns the zero value if there is
// neither.
func (a *app) latest(path string, all []edition) source {
	s, err := a.readAside(path)
	for _, e := range all {
		if err == nil {
			break
		}
		s, err = a.readBackup(path, e.BackupInfo)
	}
	if err != nil {
		return source{}
	}
	a.follow(s.a.Language)
	return s
}

// backupTable lists what can take the file's place.
func (a *app) backupTable(path string, all []edition) {
	now, err := a.readAside(path)
	switch {
	case err != nil && !exists(path):
		a.tell("restore-now-gone", "path", path)
	case err != nil:
		a.tell("restore-now-unreadable", "reason", a.sayShort(err))
	}
	if len(all) == 0 {
		a.tell("restore-no-backup")
		return
	}
	rows := [][]display.Text{{
		a.say("restore-number"), a.say("restore-saved"), a.say("restore-size"), a.say("restore-settled"), a.say("restore-differs"),
	}}
	stamp := a.stamps(all)
	for _, e := range all {
		rows = append(rows, a.backupRow(path, e, now, stamp(e.Saved)))
	}
	a.table(rows, "rlrll")
}

// listKept says what else is there: what could not be saved, what was set aside,
// and emergency copies.
func (a *app) listKept(kept []store.KeptInfo, rescued []rescue) {
	for _, c := range rescued {
		a.data(a.say("restore-rescued", "time", a.moment(c.Saved), "path", full(c.Path)))
	}
	for _, k := range kept {
		key := "restore-kept-version"
		if k.Journal {
			key = "restore-kept-answers"
		}
		a.data(a.say(key, "n", keptName(k), "time", a.moment(k.Saved), "path", full(k.Path)))
	}
}

// backupRow is one edition in the list: what it is, how much of it is answered,
// and which points it answers otherwise than the file does now.
func (a *app) backupRow(path string, e edition, now source, saved display.Text) []display.Text {
	row := []display.Text{display.Clean(e.name), saved, a.say("restore-bytes", "n", int(e.Size))}
	then, err := a.readBackup(path, e.BackupInfo)
	if err != nil {
		return append(row, a.say("restore-broken"), display.Text{})
	}
	counts := then.result().Counts
	row = append(row, a.say("status-settled", "settled", counts.Settled(), "all", counts.All))
	if now.a == nil || now.list.Hash != then.list.Hash {
		return append(row, display.Text{})
	}
	return append(row, a.difference(now, then))
}

// mostPoints is how many points a row names.
const mostPoints = 6

// difference names the points that two versions answer differently.
func (a *app) difference(now, then source) display.Text {
	var ids []string
	for _, d := range assess.Diff(now.list, now.a, then.a) {
		ids = append(ids, d.Point)
	}
	switch n := len(ids); {
	case n > mostPoints:
		return a.say("restore-points-more", "points", strings.Join(ids[:mostPoints], ", "), "n", n-mostPoints)
	case n > 0:
		return display.Clean(strings.Join(ids, ", "))
	case !now.a.Equal(then.a):
		return a.say("restore-head")
	}
	return a.say("restore-same")
}

// stamps returns what tells when a backup was made: with the second, if two of
// them are of the same minute.
func (a *app) stamps(all []edition) func(time.Time) display.Text {
	layout := "2006-01-02 15:04"
	var seen []string
	for _, e := range all {
		at := e.Saved.Format(layout)
		if slices.Contains(seen, at) {
			layout += ":05"
			break
		}
		seen = append(seen, at)
	}
	return func(t time.Time) display.Text {
		return display.Clean(t.In(a.env.Now().Location()).Format(layout))
	}
}
