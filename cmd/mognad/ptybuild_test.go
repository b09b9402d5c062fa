package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
)

// A tidied is the tests, and removes the program that they may have built.
type tidied struct{ *testing.M }

// Run runs the tests.
func (m tidied) Run() int {
	defer os.RemoveAll(builtIn())
	return m.M.Run()
}

// builtIn is the folder of the program that these tests build.
func builtIn() string { return filepath.Join(os.TempDir(), "mognad-test-"+strconv.Itoa(os.Getpid())) }

// built is the real program, as a release has it: what starts it and what stops
// it are the system's signals, and its time to start is its own.
var built = sync.OnceValues(func() (string, error) {
	program := filepath.Join(builtIn(), "mognad")
	cmd := exec.Command("go", "build", "-o", program, ".")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return program, nil
})

// program returns the path of the real program.
func program(t testing.TB) string {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return path
}
