//go:build unix

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mognad/assess"
	"mognad/checklist"
)

// A journey is somebody who makes a whole assessment in one sitting.
type journey struct {
	*terminal
	t     *testing.T
	list  *checklist.Checklist
	gave  map[string]assess.Answer // what was answered, by point
	notes string                   // a comment of many lines
}

// TestWholeAssessment starts the program without a command, makes an assessment,
// answers every point by keys in windows of three sizes, and has the report
// written.
func TestWholeAssessment(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	j := journey{t: t, list: defaultList(t), gave: map[string]assess.Answer{}}
	for i := range 40 {
		j.notes += fmt.Sprintf("Line %d of what was said in the meeting.\n", i+1)
	}
	j.notes = strings.TrimSpace(j.notes)
	j.terminal = start(t, setting{dir: dir, width: 140, height: 40, environ: desktop(t, dir)})
	j.begin()
	for i := range j.list.Points {
		j.point(i)
	}
	j.review()
	code := j.end()
	if on := leftOn(j.recorded()); code != 0 || len(on) > 0 {
		t.Errorf("the exit code is %d, and the terminal is left with %q\n%s", code, on, j.text())
	}
	j.checkModes()
	for _, f := range foreigners(j.recorded(), own) {
		t.Errorf("the terminal gets %s", f)
	}
	j.checkFiles(filepath.Join(dir, "mognad"))
}

// opened is written by the desktop of these tests when it opens a file.
const opened = "opened"

// desktop returns the environment of a desktop that can open files.
func desktop(t *testing.T, dir string) []string {
	t.Helper()
	for _, name := range []string{"xdg-open", "open"} {
		script := "#!/bin/sh\necho \"$1\" >" + filepath.Join(dir, opened) + "\n"
		if err := os.WriteFile(filepath.Join(dir, name), []byte(script), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	return []string{"DISPLAY=:99", "PATH=" + dir + string(os.PathListSeparator) + os.Getenv("PATH")}
}

// begin makes the file on the start screen.
func (j *journey) begin() {
	j.see("New assessment", "Leave")
	j.press("1")
	j.see("Name", "Inhabitants")
	j.keys("Exempelby", down, "24000", down, down, down, down)
	j.see("Exempelby", "24000", "exempelby-", "enter create")
	j.press(enter)
	j.see("Point 1 of 21", "Not answered yet")
	j.keys("7", "v", "z", "\x1b[15~", "9")
	j.see("Point 1 of 21", "0 of 21 done")
}

// point answers one point and goes on.
func (j *journey) point(i int) {
	p := &j.list.Points[i]
	switch i {
	case 7:
		j.resize(60, 15)
	case 14:
		j.resize(80, 24)
	}
	j.see(p.ID+" ", fmt.Sprintf("%d of %d", i+1, len(j.list.Points))) // no more are done than i
	switch {
	case i == 2:
		j.press("d")
		j.see("Don't know · saved")
		j.gave[p.ID] = assess.Answer{State: assess.Unknown}
	case p.AllowsNA && !j.hasNA():
		j.notApplicable(p)
	default:
		level := checklist.Level(i % int(j.list.Top()+1))
		j.press(fmt.Sprint(int(level)))
		j.see(fmt.Sprintf("Level %d, ", level), "saved")
		j.gave[p.ID] = assess.Answer{State: assess.Answered, Level: level}
	}
	switch i {
	case 0:
		j.comment(p)
	case 1:
		j.evidence(p)
	}
	j.press(enter)
}

func (j *journey) hasNA() bool {
	for _, a := range j.gave {
		if a.State == assess.NotApplicable {
			return true
		}
	}
	return false
}

func (j *journey) notApplicable(p *checklist.Point) {
	j.press("n")
	j.see("not applicable?")
	j.press("Kommunalförbundet gör det" + enter)
	j.see("Who decided")
	j.press("IT lead" + enter)
	j.see("Not applicable · saved")
	j.gave[p.ID] = assess.Answer{State: assess.NotApplicable, Reason: "Kommunalförbundet gör det", By: "IT lead"}
}

// comment pastes many lines, which must not be taken for keys.
func (j *journey) comment(p *checklist.Point) {
	j.press("c")
	j.see("Comment on " + p.ID)
	j.paste(j.notes)
	j.see("Line 40 of what was said")
	j.keys(esc)
	j.see("Line 1 of what was said", "saved", "q leave")
	a := j.gave[p.ID]
	a.Comment = j.notes
	j.gave[p.ID] = a
}

func (j *journey) evidence(p *checklist.Point) {
	j.press("e")
	j.see("Reference")
	j.press("KS 2025/123")
	j.see("KS 2025/123")
	j.keys("\x13") // ctrl+s
	j.see("KS 2025/123", "added")
	j.keys(esc, esc)
	j.see(p.ID, "q leave")
	a := j.gave[p.ID]
	a.Evidence = []assess.Evidence{{Ref: "KS 2025/123"}}
	j.gave[p.ID] = a
}

// review looks at what could be better, has the report written all the same, and
// does not open it.
func (j *journey) review() {
	j.see("Review", "w write the report")
	j.keys(down, up)
	j.press("w")
	j.see("gap-report", "Open it?")
	j.press("n")
}

// checkFiles reads what the sitting has left.
func (j *journey) checkFiles(dir string) {
	j.t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "exempelby-*.yaml"))
	if err != nil || len(files) != 1 {
		j.t.Fatalf("there are %v, %v, want one assessment", files, err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		j.t.Fatal(err)
	}
	a, err := assess.Read(files[0], data, j.list)
	if err != nil {
		j.t.Fatal(err)
	}
	if a.Unit.Name != "Exempelby" || a.Unit.Population != 24000 {
		j.t.Errorf("the unit is %+v", a.Unit)
	}
	want := *a
	want.Answers = j.gave
	if !a.Equal(&want) {
		j.t.Errorf("the answers are\n%+v, want\n%+v", a.Answers, want.Answers)
	}
	if _, err := os.Stat(filepath.Join(filepath.Dir(dir), opened)); !errors.Is(err, fs.ErrNotExist) {
		j.t.Errorf("the report was opened, and nobody had wanted that: %v", err)
	}
	if pdfs, err := filepath.Glob(filepath.Join(dir, "*.pdf")); err != nil || len(pdfs) != 1 {
		j.t.Errorf("there are %v, %v, want one report", pdfs, err)
	}
}
