package cli

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mognad/assess"
	"mognad/assess/interview"
	"mognad/assess/store"
	"mognad/checklist/display"
	"mognad/checklist/yamlfile"
)

type restoreOptions struct{ yes bool }

func (o *restoreOptions) addFlags(a *app, f *pflag.FlagSet) {
	f.BoolVar(&o.yes, "yes", false, a.flag("flag-yes"))
}

func (a *app) newRestore() *cobra.Command {
	var o restoreOptions
	cmd := a.command("restore", between(1, 2, "want-restore"), func(cmd *cobra.Command, args []string) error {
		if len(args) == 1 {
			return a.listBackups(args[0])
		}
		return a.runRestore(cmd.Context(), o, args[0], args[1])
	})
	o.addFlags(a, cmd.Flags())
	return cmd
}

// listBackups shows the backups of a file, the newest first.
func (a *app) listBackups(path string) error {
	a.followFile(path)
	all, err := a.backupsOf(path)
	if err != nil {
		return err
	}
	now, err := a.readAside(path)
	if err != nil {
		a.tell("restore-now-unreadable", "reason", a.sayShort(err))
	}
	rows := [][]display.Text{{
		a.say("restore-number"), a.say("restore-saved"), a.say("restore-size"), a.say("restore-settled"), a.say("restore-differs"),
	}}
	for _, b := range all {
		rows = append(rows, a.backupRow(path, b, now))
	}
	a.table(rows, "rlrll")
	a.tellWaiting(path)
	a.tell("next-restore", "path", a.shellArgs(path), "n", strconv.Itoa(all[0].Number))
	return nil
}

// backupsOf returns the backups of a file, at least one.
func (a *app) backupsOf(path string) ([]store.BackupInfo, error) {
	all, err := store.Backups(path)
	if err == nil && len(all) == 0 {
		err = fail(exitInput, "restore-none", "path", path)
	}
	return all, err
}

// backupRow is one backup in the list: what it is, how much of it is answered,
// and which points it answers otherwise than the file does now.
func (a *app) backupRow(path string, b store.BackupInfo, now source) []display.Text {
	row := []display.Text{display.Clean(strconv.Itoa(b.Number)), a.stamp(b), a.say("restore-bytes", "n", int(b.Size))}
	then, err := a.readBackup(path, b)
	if err != nil {
		return append(row, a.say("restore-broken"), display.Text{})
	}
	a.follow(then.a.Language)
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

// stamp tells when a backup was made.
func (a *app) stamp(b store.BackupInfo) display.Text {
	return display.Clean(b.Saved.In(a.env.Now().Location()).Format("2006-01-02 15:04"))
}

// readBackup reads what a backup of the file at path says.
func (a *app) readBackup(path string, b store.BackupInfo) (source, error) {
	data, err := store.ReadBackup(b, yamlfile.MaxAssessment)
	if err != nil {
		return source{}, err
	}
	reader := *a
	return reader.read(path, data) // its checklist is looked for beside the file
}

// runRestore puts a backup in the place of the file.
func (a *app) runRestore(ctx context.Context, o restoreOptions, path, number string) error {
	a.followFile(path)
	all, err := a.backupsOf(path)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(all, func(b store.BackupInfo) bool { return strconv.Itoa(b.Number) == number })
	if at < 0 {
		return usage("restore-no-number", "value", number, "allowed", numbers(all), "path", a.shellArgs(path))
	}
	b := all[at]
	a.tellWaiting(path)
	if err := a.sureToRestore(ctx, o, path, b); err != nil {
		return err
	}
	kept, err := store.Restore(path, b, yamlfile.MaxAssessment, a.who())
	if kept != "" {
		a.tell("restore-kept", "path", full(kept))
	}
	if err != nil {
		return err
	}
	a.tell("restored", "path", full(path), "n", strconv.Itoa(b.Number), "saved", a.stamp(b))
	a.tell("next-assess", "path", a.shellArgs(path))
	return nil
}

// numbers lists the backups that there are.
func numbers(all []store.BackupInfo) string {
	var ns []string
	for _, b := range all {
		ns = append(ns, strconv.Itoa(b.Number))
	}
	return strings.Join(ns, ", ")
}

// sureToRestore asks whether the backup is to take the file's place, unless that
// was said already. Saying no is leaving.
func (a *app) sureToRestore(ctx context.Context, o restoreOptions, path string, b store.BackupInfo) error {
	if o.yes {
		return nil
	}
	ask := a.asker(false)
	if ask == nil {
		return usage("restore-needs-yes")
	}
	question := words.Message("ask-restore", "path", full(path), "n", strconv.Itoa(b.Number), "saved", a.stamp(b))
	yes, err := ask.confirm(ctx, interview.Question{Lang: a.lang, Text: question})
	if err != nil {
		return err
	}
	if !yes {
		return fail(exitLeft, "restore-left", "path", path)
	}
	return nil
}
