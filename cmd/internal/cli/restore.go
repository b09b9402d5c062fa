package cli

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

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
	all, _, err := editionsOf(path)
	if err == nil && len(all) == 0 {
		err = fail(exitInput, "restore-none", "path", path)
	}
	if err != nil {
		return err
	}
	a.latest(path, all)
	at := slices.IndexFunc(all, func(e edition) bool { return e.name == number })
	if at < 0 {
		return usage("restore-no-number", "value", number, "allowed", numbers(all), "path", a.shellArgs(path))
	}
	b, saved := all[at], a.stamps(all)(all[at].Saved)
	if err := a.sureToRestore(ctx, o, path, b, saved); err != nil {
		return err
	}
	kept, err := store.Restore(path, b.BackupInfo, yamlfile.MaxAssessment, a.who())
	if kept != "" {
		a.tell("restore-kept", "path", full(kept))
	}
	if err != nil {
		return err
	}
	a.tell("restored", "path", full(path), "n", b.name, "saved", saved)
	if n, newest, ok := store.Waiting(path); ok {
		a.tell("restored-waiting", "n", n, "time", a.moment(newest))
	}
	a.tell("next-assess", "path", a.shellArgs(path))
	return nil
}

// An edition is a backup, or another version that was kept, and what it is called
// in the list.
type edition struct {
	store.BackupInfo
	name string
}

// editionsOf returns what can take a file's place, the backups first and the newest
// of them first, and everything that was kept beside the backups.
func editionsOf(path string) (all []edition, kept []store.KeptInfo, err error) {
	backups, err := store.Backups(path)
	if err != nil {
		return nil, nil, err
	}
	for _, b := range backups {
		all = append(all, edition{b, strconv.Itoa(b.Number)})
	}
	if kept, err = store.Kept(path); err != nil {
		return nil, nil, err
	}
	for _, k := range kept {
		if !k.Journal {
			all = append(all, edition{k.BackupInfo, keptName(k)})
		}
	}
	return all, kept, nil
}

// keptName is what something is called that was kept.
func keptName(k store.KeptInfo) string { return "kept-" + strconv.Itoa(k.Number) }

// numbers lists the editions that there are.
func numbers(all []edition) string {
	var ns []string
	for _, e := range all {
		ns = append(ns, e.name)
	}
	return strings.Join(ns, ", ")
}

// sureToRestore asks whether the backup is to take the file's place, unless that
// was said already. Saying no is leaving.
func (a *app) sureToRestore(ctx context.Context, o restoreOptions, path string, e edition, saved display.Text) error {
	if o.yes {
		return nil
	}
	ask := a.asker(false)
	if ask == nil {
		return usage("restore-needs-yes")
	}
	question := words.Message("ask-restore", "path", full(path), "n", e.name, "saved", saved)
	yes, err := ask.confirm(ctx, interview.Question{Lang: a.lang, Text: question})
	if err != nil {
		return err
	}
	if !yes {
		return fail(exitLeft, "restore-left", "path", path)
	}
	return nil
}
