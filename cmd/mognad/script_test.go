package main

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"mognad/cmd/internal/cli"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestMain(m *testing.M) {
	testscript.Main(tidied{m}, map[string]func(){"mognad": func() { os.Exit(run()) }})
}

// run is the real program on a fixed day.
func run() int {
	env := cli.System()
	env.Now = today
	env.Host = "host"
	return cli.Main(context.Background(), env, os.Args[1:])
}

// today is the day of the scripts.
func today() time.Time { return time.Date(2026, time.November, 23, 14, 2, 0, 0, time.UTC) }

// TestScript runs the transcripts in testdata/script, one behaviour a file.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		Deadline:            time.Now().Add(8 * time.Minute), // for all of them: a program that waits for a terminal does not hang the tests
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Cmds:                commands(),
		Setup: func(env *testscript.Env) error {
			env.Setenv("LANG", "C")
			env.Setenv("LC_ALL", "")
			env.Setenv("NO_COLOR", "1")
			return copyFile(filepath.Join(env.WorkDir, "tiny.yaml"), "../../checklist/testdata/ok/tiny.yaml")
		},
	})
}

func copyFile(to, from string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o666)
}
