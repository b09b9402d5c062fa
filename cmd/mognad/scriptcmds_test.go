package main

import (
	"errors"
	"os"
	"os/exec"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"mognad/assess/store"
	"mognad/checklist/yamlfile"
)

// commands are what our scripts can do beyond testscript's own.
func commands() map[string]func(*testscript.TestScript, bool, []string) {
	return map[string]func(*testscript.TestScript, bool, []string){
		"exits": exits, "pdftext": pdfText, "allof": allOf, "unsaved": unsaved, "hold": hold,
	}
}

// exits runs the program and compares its exit code: exits CODE ARGS…
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: exits code args...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec("mognad", args[1:]...)
	code := 0
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		code = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("mognad %s: %v", strings.Join(args[1:], " "), err)
	}
	if code != want {
		ts.Fatalf("mognad %s ended with %d, want %d", strings.Join(args[1:], " "), code, want)
	}
}

// pdfText writes the text of a PDF, on one line: pdftext FILE.pdf FILE.txt. It
// needs pdftotext.
func pdfText(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: pdftext file.pdf file.txt")
	}
	out, err := exec.Command("pdftotext", "-raw", ts.MkAbs(args[0]), "-").Output()
	ts.Check(err)
	line := strings.Join(strings.Fields(string(out)), " ")
	ts.Check(writeFile(ts.MkAbs(args[1]), line+"\n"))
}

// allOf checks that a file has every line of another somewhere in it:
// allof FILE LINES.
func allOf(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: allof file lines")
	}
	text := ts.ReadFile(args[0])
	for want := range strings.Lines(ts.ReadFile(args[1])) {
		if want = strings.TrimSpace(want); !strings.Contains(text, want) {
			ts.Fatalf("%s lacks %q", args[0], want)
		}
	}
}

// unsaved leaves answers in the journal of a file that the file lacks, as a run
// that was killed does: unsaved FILE POINT=LEVEL….
func unsaved(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: unsaved file point=level...")
	}
	file, err := store.Open(ts.MkAbs(args[0]), yamlfile.MaxAssessment, store.Who{})
	ts.Check(err)
	for _, said := range args[1:] {
		point, level, _ := strings.Cut(said, "=")
		_, err := file.Append(store.Entry{Time: today(), Point: point, Data: []byte(point + ":\n  level: " + level + "\n")})
		ts.Check(err)
	}
	ts.Check(file.Close())
}

// hold keeps a file open until the script ends, as another run of the program
// does: hold FILE.
func hold(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: hold file")
	}
	file, err := store.Open(ts.MkAbs(args[0]), yamlfile.MaxAssessment, store.Who{PID: 7, Host: "annas", Time: today()})
	ts.Check(err)
	ts.Defer(func() { _ = file.Close() })
}

func writeFile(name, text string) error { return os.WriteFile(name, []byte(text), 0o666) }
