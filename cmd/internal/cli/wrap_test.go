package cli

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
)

func TestFoldBreaksBetweenWords(t *testing.T) {
	for _, tt := range []struct {
		text  string
		width int
		hang  int
		want  string
	}{
		{"one two three", 8, 0, "one two\nthree"},
		{"one two three", 13, 0, "one two three"},
		{"  one two three", 9, 0, "  one two\n  three"},
		{"1    one two", 8, 5, "1    one\n     two"},
		{"see /a/very-long/path/town.yaml now", 10, 0, "see\n/a/very-long/path/town.yaml\nnow"},
		{"one\n\ntwo three", 5, 0, "one\n\ntwo\nthree"},
		{"åäö åäö", 3, 0, "åäö\nåäö"},
		{"--a-b --c-d", 6, 0, "--a-b\n--c-d"},
		{"a\u00a0b c", 3, 0, "a\u00a0b\nc"},
		{"", 20, 0, ""},
	} {
		if got := fold(tt.text, tt.width, tt.hang); got != tt.want {
			t.Errorf("fold(%q, %d, %d) = %q, want %q", tt.text, tt.width, tt.hang, got, tt.want)
		}
	}
}

func TestMessagesAreBrokenOnATerminalOnly(t *testing.T) {
	path := town(t)
	for _, terminal := range []bool{true, false} {
		var errs bytes.Buffer
		Main(t.Context(), Env{
			Stdin: strings.NewReader("quit\n"), Stdout: &bytes.Buffer{}, Stderr: &errs, Environ: []string{"TERM=dumb"},
			Now: time.Now, Width: func() int { return 50 }, StdinTerminal: terminal, StderrTerminal: terminal,
		}, []string{"assess", "--frobnicate-this-and-that", path})
		long := 0
		for l := range strings.Lines(errs.String()) {
			if ansi.StringWidth(strings.TrimSpace(l)) > 50 {
				long++
			}
		}
		if (long > 0) == terminal {
			t.Errorf("on a terminal %v: %d lines are too long:\n%s", terminal, long, errs.String())
		}
	}
}
