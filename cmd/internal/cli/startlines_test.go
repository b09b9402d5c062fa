package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// What is pasted or piped as a whole reaches the start screen's questions and
// those of the questionnaire after it: nobody reads ahead and keeps the rest.
func TestLinesGoFromTheStartToTheQuestions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "storby.yaml")
	typed := []string{"1", "Storby", "24000", "42", "", "", path, "2", "unknown", "quit"}
	var out, errs bytes.Buffer
	code := Main(context.Background(), Env{
		Stdin: strings.NewReader(strings.Join(typed, "\n") + "\n"), Stdout: &out, Stderr: &errs,
		Environ: []string{"TERM=dumb", "LANG=en_GB.UTF-8"},
		Now:     func() time.Time { return time.Date(2026, time.November, 23, 14, 2, 0, 0, time.UTC) },
		Width:   func() int { return 80 }, StdinTerminal: true, StderrTerminal: true,
	}, nil)
	data, err := os.ReadFile(path)
	if code != exitLeft || err != nil {
		t.Fatalf("ended with %d, %v\n%s", code, err, errs.String())
	}
	for _, want := range []string{"name: \"Storby\"", "population: 24000", "services: 42", "LO-1:\n    level: 2", "LO-2:\n    state: unknown"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("%q is not in the file\n%s\n%s", want, data, errs.String())
		}
	}
}
