// Package cli is the command line: it turns arguments into calls of the other
// packages, and their errors into messages and exit codes. Everything that the
// commands take from the process around them comes in an [Env].
package cli

import (
	"io"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/inconshreveable/mousetrap"
	"golang.org/x/term"
)

// Env is everything the commands take from the process around them.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Environ        []string // name=value
	Now            func() time.Time
	Pid            int
	Host           string
	Version        string   // "" unless this is a release
	UILanguage     string   // of the person's desktop, where the environment does not say
	Documents      string   // the folder of the person's documents; "" if there is none
	Shelters       []string // folders for an emergency copy of answers, the best one first
	State          string   // the folder for what is remembered between runs, which need not exist; "" for nothing

	StdinTerminal, StdoutTerminal, StderrTerminal bool
	Width                                         func() int // of the terminal; 0 if unknown
	DoubleClicked                                 bool       // started from a file manager: the window closes at the end

	OpenFile func(path string) error // shows a file in the desktop's program; nil where there is no desktop
}

// System returns the environment of this process.
func System() Env {
	host, err := os.Hostname()
	if err != nil {
		host = "?"
	}
	d := systemDesk(os.Getenv)
	documents := d.documents()
	return Env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Environ: os.Environ(), Now: time.Now,
		Pid: os.Getpid(), Host: host,
		Version:        release(),
		UILanguage:     uiLanguage(),
		Documents:      documents,
		Shelters:       slices.DeleteFunc([]string{documents, d.home, os.TempDir()}, func(dir string) bool { return dir == "" }),
		State:          d.state(),
		OpenFile:       opener(os.Getenv),
		StdinTerminal:  term.IsTerminal(int(os.Stdin.Fd())),
		StdoutTerminal: term.IsTerminal(int(os.Stdout.Fd())),
		StderrTerminal: term.IsTerminal(int(os.Stderr.Fd())),
		Width:          width,
		DoubleClicked:  mousetrap.StartedByExplorer(),
	}
}

// getenv returns the value of a variable, "" if it is not set.
func (e Env) getenv(name string) string {
	for _, v := range slices.Backward(e.Environ) {
		if value, ok := strings.CutPrefix(v, name+"="); ok {
			return value
		}
	}
	return ""
}

// width returns the columns of the terminal that the program talks to.
func width() int {
	for _, f := range []*os.File{os.Stdout, os.Stderr} {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil {
			return w
		}
	}
	return 0
}

// release returns the version of a released build, "" for any other.
func release() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || !releaseVersion.MatchString(info.Main.Version) {
		return ""
	}
	return info.Main.Version
}
