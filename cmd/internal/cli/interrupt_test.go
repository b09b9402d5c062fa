package cli

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"mognad/assess/store"
)

// An interrupt, a hang-up and the closing of the window all end the context.
func TestAnInterruptKeepsAndSavesWhatWasAnswered(t *testing.T) {
	for _, what := range []string{"while answering", "at the question about what waits"} {
		t.Run(what, func(t *testing.T) {
			path := town(t)
			typed := []any{"1\n"}
			want := "LO-2:\n    level: 1"
			if what != "while answering" {
				unsaved(t, path, entry("LO-3", "level: 0"))
				typed, want = nil, "LO-1:\n    level: 2"
			}
			ctx, interrupt := context.WithCancel(t.Context())
			hang := func() { interrupt(); <-t.Context().Done() } // a terminal that says nothing any more
			var errs bytes.Buffer
			code := Main(ctx, Env{
				Stdin: &typist{steps: append(typed, hang)}, Stdout: &bytes.Buffer{}, Stderr: &errs, Environ: []string{"TERM=dumb"},
				Now: time.Now, Width: func() int { return 0 }, StdinTerminal: true, StderrTerminal: true,
			}, []string{"assess", path})
			if code != exitLeft || !strings.Contains(contents(t, path), want) {
				t.Errorf("assess = %d: %s\n%s", code, errs.String(), contents(t, path))
			}
			if n, _, _ := store.Waiting(path); what == "while answering" && n != 0 || what != "while answering" && n != 1 {
				t.Errorf("%d answers wait", n)
			}
		})
	}
}
