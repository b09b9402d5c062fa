package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mognad/assess/interview"
	"mognad/assess/store"
	"mognad/checklist/yamlfile"
)

func TestAfterTheReportOnlyWhatIsLeftIsNamed(t *testing.T) {
	path := town(t)
	code, stderr := runAt(t, "report\n", "assess", path)
	if code != exitDone || strings.Contains(stderr, "mognad report") || strings.Count(stderr, "Next: mognad plan "+path) != 1 {
		t.Errorf("assess = %d: %s", code, stderr)
	}
	if strings.Index(stderr, "Wrote ") > strings.Index(stderr, "Next: ") {
		t.Errorf("what comes next is named before what was done: %s", stderr)
	}
}

func TestTheReportOfAFileThatIsOpenElsewhereEndsQuietly(t *testing.T) {
	path := town(t)
	file, err := store.Open(path, yamlfile.MaxAssessment, store.Who{PID: 7, Host: "anna"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	code, stderr := runAt(t, "report\n", "assess", path)
	_, after, _ := strings.Cut(stderr, "Wrote ")
	if code != exitChanged || !strings.Contains(after, "Only the report was written.") || strings.Contains(after, "close it there first") {
		t.Errorf("assess = %d: %s", code, stderr)
	}
	if _, err := os.Stat(filepath.Join(filepath.Dir(path), "town-gap-report.pdf")); err != nil {
		t.Error(err)
	}
}

func TestWhatIsOpenIsSaidOnceByLines(t *testing.T) {
	_, stderr := runAt(t, "quit\n", "assess", town(t))
	if n := strings.Count(stderr, "LO-2, LO-3"); n != 1 {
		t.Errorf("what is open is listed %d times: %s", n, stderr)
	}
}

func TestTheEndIsToldInTheLanguageOfTheQuestions(t *testing.T) {
	_, stderr := runAt(t, "språk\nquit\n", "assess", "--lang", "sv", town(t))
	if strings.Contains(stderr, "fortfarande öppna") || !strings.Contains(stderr, "20 points are still open") {
		t.Errorf("two languages: %s", stderr)
	}
}

func TestHelpOfTheStartScreenIsInOneLanguage(t *testing.T) {
	a := newApp(Env{Stdin: strings.NewReader(""), Stdout: &strings.Builder{}, Width: func() int { return 80 }}, nil)
	cmd := a.newRoot()
	out := &strings.Builder{}
	a.env.Stdout, a.lang = out, "sv"
	a.color = "never"
	if err := a.begin(cmd, startHelp()); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); !strings.Contains(got, "gapanalysen") || strings.Contains(got, "answer the questionnaire") {
		t.Errorf("two languages:\n%s", got)
	}
	if a.color != "never" {
		t.Error("the flags are gone")
	}
}

func TestLeavingWhatWaitsForLaterSaysWhatThatDoes(t *testing.T) {
	path := waits(t, false)
	code, stderr := runAt(t, "later\n", "assess", path)
	if code != exitLeft || !strings.Contains(stderr, "leaves mognad for now") {
		t.Errorf("assess = %d: %s", code, stderr)
	}
}

func startHelp() interview.StartChoice { return interview.StartChoice{Kind: interview.StartHelp} }
