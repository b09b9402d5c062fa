package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestConflictCopyNames(t *testing.T) {
	tests := []struct {
		name, other string
		want        bool
	}{
		// Dropbox
		{"exempelby.yaml", "exempelby (Anna's conflicted copy 2026-11-24).yaml", true},
		{"exempelby.yaml", "exempelby (Anna’s conflicted copy 2026-11-24).yaml", true},
		{"exempelby.yaml", "exempelby (DESKTOP-ABC123's conflicted copy 2026-11-24 (1)).yaml", true},
		{"exempelby.yaml", "exempelby (Anna's conflicted copy 2026-11-24) (1).yaml", true},
		{"exempelby.yaml", "exempelby (Annas motstridiga kopia 2026-11-24).yaml", true},
		{"exempelby.yaml", "exempelby (Åsa Öbergs motstridiga kopia 2026-11-24).yaml", true},
		{"exempelby.yaml", "exempelby (Annas motstridig kopia 2026-11-24).yaml", true},
		// Nextcloud, ownCloud
		{"exempelby.yaml", "exempelby (conflicted copy 2026-11-24 140233).yaml", true},
		{"exempelby.yaml", "exempelby (conflicted copy anna 2026-11-24 140233).yaml", true},
		{"exempelby.yaml", "exempelby_conflict-20261124-140233.yaml", true},
		// Google Drive
		{"exempelby.yaml", "exempelby (1).yaml", true},
		{"exempelby-2025.yaml", "exempelby-2025 (12).yaml", true},
		// Syncthing
		{"exempelby.yaml", "exempelby.sync-conflict-20261124-140233-ABCDEFG.yaml", true},
		{"exempelby.yaml", "exempelby.sync-conflict-20261124-140233.yaml", true},
		// OneDrive
		{"exempelby.yaml", "exempelby-DESKTOP-ABC123.yaml", true},
		{"exempelby.yaml", "exempelby-LAPTOP-0AB1CD2E-2.yaml", true},
		{"exempelby.yaml", "exempelby-KBG-PC01234.yaml", true},
		// odd names of files
		{"exempelby", "exempelby (1)", true},
		{"a.b.yaml", "a.b (1).yaml", true},
		{"Ångström.yaml", "A\u030Angstro\u0308m (1).yaml", true},
		{"Exempelby.YAML", "exempelby (1).yaml", true},
		{"team (1).yaml", "team (1) (1).yaml", true},

		{"exempelby.yaml", "exempelby.yaml", false},
		{"exempelby.yaml", "exempelby-2025.yaml", false},
		{"exempelby.yaml", "exempelby-2025-11-24.yaml", false},
		{"exempelby.yaml", "exempelby-v2.yaml", false},
		{"exempelby.yaml", "exempelby-V2.yaml", false},
		{"exempelby.yaml", "exempelby-IT.yaml", false},
		{"exempelby.yaml", "exempelby-IT-2025.yaml", false},
		{"exempelby.yaml", "exempelby-IT-Q3.yaml", false},
		{"exempelby.yaml", "exempelby-KOPIA-2.yaml", false},
		{"exempelby.yaml", "exempelby-desktop-abc123.yaml", false},
		{"exempelby.yaml", "exempelby-DESKTOP.yaml", false},
		{"exempelby.yaml", "exempelby-plan.yaml", false},
		{"exempelby.yaml", "exempelby (2025).yaml", false},
		{"exempelby.yaml", "exempelby (0).yaml", false},
		{"exempelby.yaml", "exempelby(1).yaml", false},
		{"exempelby.yaml", "exempelby (final).yaml", false},
		{"exempelby.yaml", "exempelby (kopia).yaml", false},
		{"exempelby.yaml", "exempelby - kopia.yaml", false},
		{"exempelby.yaml", "exempelby (why conflicted copy).yaml", false},
		{"exempelby.yaml", "exempelby (Anna's conflicted copy 2026-11-24).pdf", false},
		{"exempelby.yaml", "exempelby (Anna's conflicted copy 2026-11-24).yaml.tmp", false},
		{"exempelby.yaml", "exempelby-2025 (1).yaml", false},
		{"exempelby.yaml", "exempelbyn (1).yaml", false},
		{"exempelby.yaml", "xexempelby (1).yaml", false},
		{"exempelby.yaml", "exempelby.yaml (1)", false},
		{"exempelby.yaml", "exempelby.sync-conflict-yesterday.yaml", false},
		{"exempelby.yaml", "exempelby.yaml.kept-0001-0f1e2d3c4b5a6978.yaml", false},
		{"exempelby.yaml", "exempelby.yaml.backup-0001-0f1e2d3c4b5a6978.yaml", false},
		{"exempelby.yaml", "exempelby", false},
		{"exempelby.yaml", "", false},
		{"exempelby (1).yaml", "exempelby.yaml", false},
		{".yaml", " (1).yaml", false},
	}
	for _, tt := range tests {
		if got := isConflictCopy(tt.name, tt.other); got != tt.want {
			t.Errorf("isConflictCopy(%q, %q) = %v, want %v", tt.name, tt.other, got, tt.want)
		}
	}
}

func TestConflictCopies(t *testing.T) {
	path := written(t, "mine\n")
	dir := filepath.Dir(path)
	older, newer := filepath.Join(dir, "team (1).yaml"), filepath.Join(dir, "team-DESKTOP-ABC123.yaml")
	for i, p := range []string{older, newer, filepath.Join(dir, "team-2025.yaml")} {
		put(t, p, "theirs\n")
		at := somebody().Time.Add(time.Duration(i) * time.Hour)
		if err := os.Chtimes(p, at, at); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "team (2).yaml"), 0o777); err != nil {
		t.Fatal(err)
	}
	f := opened(t, path)
	put(t, path, "changed\n")
	if _, ok := errors.AsType[*ChangedError](f.Save([]byte("kept\n"))); !ok {
		t.Fatal("no conflict")
	}
	for _, gone := range []bool{false, true} {
		all, err := ConflictCopies(path)
		if err != nil || len(all) != 2 || all[0].Path != newer || all[1].Path != older || !all[1].Saved.Equal(somebody().Time) {
			t.Errorf("the file gone: %v: ConflictCopies = %+v, %v, want %s and %s", gone, all, err, newer, older)
		}
		if err := remove(path); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := ConflictCopies(filepath.Join(dir, "nowhere", "team.yaml")); KindOf(err) != Input {
		t.Errorf("ConflictCopies in a folder that is not there = %v, want an error of the input", err)
	}
}

func TestPutAway(t *testing.T) {
	path := written(t, "mine\n")
	dir := filepath.Dir(path)
	copied, other := filepath.Join(dir, "team (1).yaml"), filepath.Join(dir, "team-2025.yaml")
	put(t, copied, "theirs\n")
	put(t, other, "another year\n")
	f := opened(t, path)
	all, err := ConflictCopies(path)
	if err != nil || len(all) != 1 {
		t.Fatalf("ConflictCopies = %v, %v", all, err)
	}
	kept, err := f.PutAway(all[0])
	if err != nil || filepath.Dir(kept) != filepath.Join(dir, hidden) {
		t.Fatalf("PutAway = %s, %v", kept, err)
	}
	if data, err := os.ReadFile(kept); string(data) != "theirs\n" {
		t.Errorf("the copy that was put away says %q, %v", data, err)
	}
	if all, err := ConflictCopies(path); len(all) != 0 || err != nil {
		t.Errorf("afterwards ConflictCopies = %v, %v", all, err)
	}
	if backups, err := Backups(path); len(backups) != 0 || err != nil {
		t.Errorf("the copy is taken for a backup: %v, %v", backups, err)
	}
	for _, wrong := range []string{copied, other, path, filepath.Join(t.TempDir(), "team (1).yaml")} {
		if kept, err := f.PutAway(ConflictCopy{Path: wrong}); err == nil {
			t.Errorf("PutAway of %s = %s", wrong, kept)
		}
	}
	if data, err := os.ReadFile(other); string(data) != "another year\n" {
		t.Errorf("the file of another year says %q, %v", data, err)
	}
}

func FuzzIsConflictCopy(f *testing.F) {
	f.Add("team.yaml", "team (1).yaml")
	f.Add("\xff", "\xff (1)")
	f.Add("İ.yaml", "i (1).yaml")
	f.Fuzz(func(t *testing.T, name, other string) {
		if isConflictCopy(name, other) && name == other {
			t.Errorf("%q is a conflict copy of itself", name)
		}
	})
}
