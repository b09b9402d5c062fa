package cli

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"mognad/assess"
	"mognad/assess/store"
	"mognad/checklist"
	"mognad/checklist/yamlfile"
)

// opened returns a keeper of the file and a session on it. The file is not
// closed: the process that had it might have been killed.
func opened(t *testing.T, path string) (*keeper, *assess.Session) {
	t.Helper()
	a := newApp(Env{
		Stderr: io.Discard, Stdout: io.Discard, Width: func() int { return 0 },
		Now: func() time.Time { return time.Date(2026, time.November, 23, 14, 2, 0, 0, time.UTC) },
	}, nil)
	file, err := store.Open(path, yamlfile.MaxAssessment, a.who())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	s, err := a.read(path, file.Data())
	if err != nil {
		t.Fatal(err)
	}
	return a.newKeeper(file, s), assess.NewSession(s.list, s.a, "")
}

func levelAt(t *testing.T, s *assess.Session, point string, level int) {
	t.Helper()
	if err := errors.Join(s.GoTo(point), s.Answer(checklist.Level(level))); err != nil {
		t.Fatal(err)
	}
}

func contents(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func backups(t *testing.T, path string) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".mognad", "*.backup-*"))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestKeepPutsEveryChangeInTheJournalBeforeTheFile(t *testing.T) {
	path := town(t)
	before := contents(t, path)
	k, s := opened(t, path)
	levelAt(t, s, "LO-2", 1)
	levelAt(t, s, "LO-3", 0)
	if err := k.keep(s.Assessment()); err != nil {
		t.Fatal(err)
	}
	if got := contents(t, path); got != before {
		t.Errorf("the file has changed:\n%s", got)
	}
	if n, _, ok := store.Waiting(path); !ok || n != 2 {
		t.Errorf("%d answers wait, %v; want 2", n, ok)
	}
	if err := k.save(); err != nil {
		t.Fatal(err)
	}
	if n, _, ok := store.Waiting(path); ok {
		t.Errorf("%d answers wait after the file was saved", n)
	}
	again, err := k.a.read(path, []byte(contents(t, path)))
	if err != nil || !again.a.Equal(s.Assessment()) {
		t.Errorf("the file says something else: %v\n%s", err, contents(t, path))
	}
}

func TestSaveBacksUpWhatStoodThereBeforeTheSitting(t *testing.T) {
	path := town(t)
	before := contents(t, path)
	k, s := opened(t, path)
	for i, point := range []string{"LO-2", "LO-3", "LO-4"} {
		levelAt(t, s, point, i)
		if err := errors.Join(k.keep(s.Assessment()), k.save()); err != nil {
			t.Fatal(err)
		}
	}
	all := backups(t, path)
	if len(all) != 1 || contents(t, all[0]) != before {
		t.Errorf("the backups are %v, want one with what stood there", all)
	}
}

func TestKeepWithoutAJournalSavesTheFile(t *testing.T) {
	path := town(t)
	k, s := opened(t, path)
	if err := os.Mkdir(filepath.Join(filepath.Dir(path), ".mognad", "town.yaml.journal"), 0o777); err != nil {
		t.Fatal(err)
	}
	levelAt(t, s, "LO-2", 1)
	if err := k.keep(s.Assessment()); err != nil {
		t.Fatal(err)
	}
	if got := contents(t, path); !strings.Contains(got, "LO-2:\n    level: 1") {
		t.Errorf("the answer is nowhere:\n%s", got)
	}
}

func TestKeepSaysWhenTheFileWasChangedToo(t *testing.T) {
	path := town(t)
	k, s := opened(t, path)
	if err := os.Mkdir(filepath.Join(filepath.Dir(path), ".mognad", "town.yaml.journal"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(contents(t, path)+"# Anna\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	levelAt(t, s, "LO-2", 1)
	err := k.keep(s.Assessment())
	if _, ok := errors.AsType[*store.ChangedError](err); !ok {
		t.Errorf("keep = %v, want a ChangedError", err)
	}
}

func TestSaveLeavesWhatOthersWroteInTheHead(t *testing.T) {
	path := town(t)
	k, s := opened(t, path)
	theirs := strings.Replace(contents(t, path), `"Storby"`, `"Storbyn"`, 1)
	if err := os.WriteFile(path, []byte(theirs), 0o666); err != nil {
		t.Fatal(err)
	}
	levelAt(t, s, "LO-2", 1)
	if err := k.keep(s.Assessment()); err != nil {
		t.Fatal(err)
	}
	if _, ok := errors.AsType[*store.ChangedError](k.save()); !ok {
		t.Fatal("the change was not seen")
	}
	read, err := k.a.read(path, []byte(theirs))
	if err != nil {
		t.Fatal(err)
	}
	if k.s = read; k.file.Reload() != nil || k.save() != nil {
		t.Fatal("the file cannot be saved")
	}
	if got := contents(t, path); !strings.Contains(got, "Storbyn") || !strings.Contains(got, "LO-2:") {
		t.Errorf("the file lacks one of the two changes:\n%s", got)
	}
}

func TestRescueCopiesEverything(t *testing.T) {
	path, shelter := town(t), t.TempDir()
	k, s := opened(t, path)
	k.a.env.Shelters = []string{filepath.Join(shelter, "gone"), shelter}
	levelAt(t, s, "LO-2", 1)
	copied, err := k.rescued(s.Assessment())
	if err != nil {
		t.Fatal(err)
	}
	again, err := k.a.read(copied, []byte(contents(t, copied)))
	if err != nil || !again.a.Equal(s.Assessment()) {
		t.Errorf("the copy %s says something else: %v", copied, err)
	}
	levelAt(t, s, "LO-3", 1)
	newer, err := k.rescued(s.Assessment())
	if err != nil || newer != copied || !strings.Contains(contents(t, copied), "LO-3:\n    level: 1") {
		t.Errorf("a newer copy is %s, %v, want it in place of %s", newer, err, copied)
	}
	info, err := os.Stat(copied)
	if err != nil || info.Mode().Perm() != 0o600 && runtime.GOOS != "windows" {
		t.Errorf("the copy is %v, %v; want it for its owner alone", info.Mode(), err)
	}
	if all, _ := os.ReadDir(shelter); len(all) != 1 {
		t.Errorf("the folder has %v, want one copy", all)
	}
}
