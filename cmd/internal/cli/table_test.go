package cli

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// On a terminal a table fits in its width; for a program a row stays one line.
func TestTheScoresFitInTheTerminal(t *testing.T) {
	path := town(t)
	for _, lang := range []string{"en", "sv"} {
		for _, width := range []int{0, 72, 80, 100, 200} {
			var out bytes.Buffer
			code := Main(t.Context(), Env{
				Stdin: strings.NewReader(""), Stdout: &out, Stderr: &bytes.Buffer{}, Now: time.Now,
				StdoutTerminal: width > 0, Width: func() int { return width },
			}, []string{"score", path, "--lang", lang})
			if code != exitDone || !strings.Contains(out.String(), "LO") {
				t.Fatalf("score = %d: %s", code, out.String())
			}
			table, _, _ := strings.Cut(out.String(), "100")
			rows := strings.Split(out.String(), "\n")
			if width == 0 && len(rows) != 10 {
				t.Errorf("for a program there are %d lines:\n%s", len(rows), table)
			}
			for _, row := range rows {
				if width > 0 && ansi.StringWidth(row) > width {
					t.Errorf("%s at %d: %q has %d columns", lang, width, row, ansi.StringWidth(row))
				}
			}
		}
	}
}
