package assess

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// gitMerge commits base, two changes of it on two branches, and merges them. It
// returns the merged file, and false where git reports a conflict.
func gitMerge(t *testing.T, base, ours, theirs []byte) ([]byte, bool) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "assessment.yaml")
	git := func(args ...string) error {
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull, "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.org",
			"GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.org")
		out, err := cmd.CombinedOutput()
		if err != nil && args[0] != "merge" {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
		return err
	}
	commit := func(data []byte) {
		if err := os.WriteFile(file, data, 0o666); err != nil {
			t.Fatal(err)
		}
		_ = git("add", ".")
		_ = git("commit", "--quiet", "--allow-empty", "-m", "x")
	}
	_ = git("init", "--quiet", "-b", "base")
	commit(base)
	_ = git("checkout", "--quiet", "-b", "theirs")
	commit(theirs)
	_ = git("checkout", "--quiet", "base")
	commit(ours)
	if git("merge", "--quiet", "-m", "x", "theirs") != nil {
		return nil, false
	}
	merged, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return merged, true
}

func TestBranchesThatChangeDifferentAnswersMerge(t *testing.T) {
	list := smallList(t)
	empty := sample(list, "x")
	empty.Answers = map[string]Answer{}
	full := sample(list, "x\ny")
	set := func(id string, x Answer) func(*Assessment) {
		return func(a *Assessment) { a.Answers[id] = x }
	}
	three := Answer{State: Answered, Level: 3, Comment: "ours\nor theirs"}
	tests := []struct {
		name         string
		base         *Assessment
		ours, theirs func(*Assessment)
	}{
		{"answers far apart", full, set("a.one", three), set("c.ask", three)},
		{"answers side by side", full, set("a.one", three), set("a.two", three)},
		{"the last line of one and the first of the next", full, func(a *Assessment) {
			x := a.Answers["a.one"]
			x.PrivateNote = "changed"
			a.Answers["a.one"] = x
		}, func(a *Assessment) {
			x := a.Answers["a.two"]
			a.Answers["a.two"] = Answer{State: Unknown, Comment: x.Comment, PrivateNote: x.PrivateNote}
		}},
		{"new answers far apart", empty, set("a.one", three), set("c.ask", three)},
		{"new answers side by side", empty, set("a.one", three), set("a.two", three)},
		{"new answers to all points, by two people in turn", empty, func(a *Assessment) {
			a.Answers["a.one"], a.Answers["b-keys"], a.Answers["c.ask"] = three, three, three
		}, func(a *Assessment) { a.Answers["a.two"], a.Answers["c.web"] = three, three }},
		{"one taken back, the next one changed", full, func(a *Assessment) { delete(a.Answers, "a.two") }, set("b-keys", three)},
		{"the head and an answer", full, func(a *Assessment) { a.Ask = "new" }, set("a.one", three)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			base := roundTrip(t, tt.base, list)
			ours := edited(t, string(base), list, tt.ours)
			theirs := edited(t, string(base), list, tt.theirs)
			merged, ok := gitMerge(t, base, []byte(ours), []byte(theirs))
			if !ok {
				t.Fatal("git reports a conflict")
			}
			want := tt.base.Clone()
			tt.ours(want)
			tt.theirs(want)
			sameAssessment(t, want, mustRead(t, "merged.yaml", merged, list))
			if _, cut := CutOff("merged.yaml", merged); cut {
				t.Error("the merged file has lost its end")
			}
		})
	}
}

// A file without the comments that name the points has no fixed place for a new
// answer: two that go to the same place are a conflict, and nothing is lost.
func TestBranchesThatAddToTheSamePlaceByHandConflict(t *testing.T) {
	list := smallList(t)
	base := head + "answers:\n  a.one: {level: 1}\nend: true\n"
	add := func(id string) string {
		return edited(t, base, list, func(a *Assessment) { a.Answers[id] = Answer{State: Unknown} })
	}
	if merged, ok := gitMerge(t, []byte(base), []byte(add("a.two")), []byte(add("b-keys"))); ok {
		t.Errorf("git merges:\n%s", merged)
	}
}
