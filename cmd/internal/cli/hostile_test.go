package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"mognad/assess"
	"mognad/assess/store"
	"mognad/checklist/builtin"
	"mognad/checklist/language"
)

// hostile holds what a terminal must never get: sequences that clear the screen,
// set its title, write the clipboard or type an answer, C1 controls, backspaces,
// text that runs backwards, and letters without width.
const hostile = "A\x1b[2J\x1b]0;t\a\x1b]52;c;QQ==\a\x1bc\x1b[6n\x1bP1$r\u009b31m\b\b\r\x00\x7f\u202Eevil\u2066\u200B\U000E0041Z"

// hostileTown writes an assessment with that in every text.
func hostileTown(t *testing.T, dir string) string {
	t.Helper()
	list, ok := builtin.Find(builtin.DefaultID, builtin.DefaultRelease)
	if !ok {
		t.Fatal("the built-in checklist is missing")
	}
	a := &assess.Assessment{
		Checklist:    assess.Ref{ID: list.ID, Release: list.Release, SHA256: strings.Repeat("0", 64)},
		Unit:         assess.Unit{Name: hostile, Code: hostile},
		Date:         language.Date{Year: 2026, Month: 11, Day: 23},
		Language:     language.English,
		Participants: []assess.Participant{{ID: "p1", Role: hostile}},
		Ask:          hostile,
		Previous:     "old\u009b31m\u202Eevil.yaml",
		Answers: map[string]assess.Answer{
			"LO-1": {
				State: assess.Answered, Level: 2, Comment: hostile, PrivateNote: hostile,
				Evidence: []assess.Evidence{{Ref: hostile, Note: hostile}},
			},
			"LO-2": {State: assess.NotApplicable, Reason: hostile, By: hostile},
		},
	}
	data, err := assess.Write(a, list)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "town\x1b[2J\u202E.yaml")
	if err := os.WriteFile(path, data, 0o666); err != nil {
		t.Skipf("this system does not take the name: %v", err)
	}
	return path
}

func TestNothingHostileReachesTheTerminal(t *testing.T) {
	dir := t.TempDir()
	path := hostileTown(t, dir)
	broken := filepath.Join(dir, "broken\x1b[2J.yaml")
	text := "version: 1\nchecklist: {id: eservices-21, release: 1.0.0}\n\"un\\e[2Jit\": 1\nunit: {name: \"\\e[2J\"}\ndate: \"\\e[2J\"\nanswers: {\"LO-1\\e[2J\": 1}\n"
	if err := os.WriteFile(broken, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"status", path},
		{"score", path},
		{"explain", path, "LO-1"},
		{"explain", path, hostile},
		{"validate", path, broken},
		{"report", path, "--format", "md"},
		{"plan", path, "--format", "md"},
		{"report", path, "--format", "json"},
		{"report", path},
		{"answer", path, "LO-1", hostile},
		{"answer", path, "LO-3", "na", "--reason", hostile},
		{"assess", "--plain", path},
		{"restore", path},
		{"restore", path, hostile},
		{"restore", path, "1"},
		{"restore", path, "1", "--yes"},
		{"new", filepath.Join(dir, "next"+hostile+".yaml"), "--previous", path},
		{"new", filepath.Join(dir, "next.yaml"), "--previous", filepath.Join(dir, hostile)},
		{"assess", "--plain", "--previous", broken, path},
		{"status", filepath.Join(dir, hostile)},
		{"status", path, "--lang", hostile},
		{"status", path, "--" + hostile},
		{"checklist", "show", hostile},
		{hostile},
	} {
		_, stdout, stderr := run(t, "comment "+hostile+"\nback\nundo\nlist\n"+hostile+"\n", args...)
		checkHarmless(t, args, stdout+stderr)
		if stdout+stderr == "" {
			t.Errorf("mognad %q says nothing", args)
		}
	}
}

// checkHarmless fails if what a command wrote could do something to a terminal.
func checkHarmless(t *testing.T, args []string, written string) {
	t.Helper()
	for i, r := range written {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			t.Fatalf("mognad %q lets %U through: %q", args, r, written[max(0, i-40):min(len(written), i+20)])
		}
	}
}

func TestNothingHostileOutOfAJournalOrACopyReachesTheTerminal(t *testing.T) {
	dir := t.TempDir()
	path := hostileTown(t, dir)
	data := []byte(contents(t, path))
	list, _ := builtin.Find(builtin.DefaultID, builtin.DefaultRelease)
	answer := assess.Answer{State: assess.Unknown, Comment: hostile, Evidence: []assess.Evidence{{Ref: hostile}}}
	says, err := assess.EncodeAnswer(list, "LO-4", answer)
	if err != nil {
		t.Fatal(err)
	}
	unsaved(t, path, store.Entry{Point: "LO-4", Data: says}, store.Entry{Point: "LO-5" + hostile, Data: []byte(hostile)})
	copied := strings.TrimSuffix(path, ".yaml") + " (Anna\x1b[2J\u202Es conflicted copy 2026-11-23).yaml"
	a, err := assess.Read("", data, list)
	if err != nil {
		t.Fatal(err)
	}
	a.Answers["LO-1"] = answer
	theirs, err := assess.Write(a, list)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(copied, theirs, 0o666); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"status", path}, {"assess", path}, {"assess", path, "--lang", "sv"}} {
		_, stderr := runAt(t, "later\n", args...)
		checkHarmless(t, args, stderr)
	}
	_, stderr := runAt(t, "1\n"+hostile+"\n2\nquit\n", "assess", path)
	checkHarmless(t, []string{"assess"}, stderr)
	if !strings.Contains(stderr, "cannot be read") || !strings.Contains(stderr, "The copy is still there") {
		t.Errorf("not everything came up:\n%s", stderr)
	}
}
