package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"mognad/assess"
	"mognad/checklist/builtin"
)

func readme(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestReadmeBeginsWithTheTwoCommands(t *testing.T) {
	head, _, _ := strings.Cut(readme(t), "## ")
	for _, command := range []string{"    go run ./cmd/mognad demo\n", "    go test ./...\n"} {
		if !strings.Contains(head, command) {
			t.Errorf("the README does not begin with %q", command)
		}
	}
}

// TestReadmeExampleIsAnAssessment reads the file that the README shows.
func TestReadmeExampleIsAnAssessment(t *testing.T) {
	_, rest, ok := strings.Cut(readme(t), "```yaml\n")
	example, _, closed := strings.Cut(rest, "```\n")
	if !ok || !closed {
		t.Fatal("the README shows no file")
	}
	list, ok := builtin.Find(builtin.DefaultID, builtin.DefaultRelease)
	if !ok {
		t.Fatal("the built-in checklist is missing")
	}
	if _, err := assess.Read("README.md", []byte(example), list); err != nil {
		t.Error(err)
	}
	if p, cut := assess.CutOff("README.md", []byte(example)); cut {
		t.Error(p)
	}
}

// TestReadmeCommandsExist asks the program for the help of each command that the
// README names.
func TestReadmeCommandsExist(t *testing.T) {
	names := map[string]bool{}
	for _, m := range regexp.MustCompile("(?m)(?:^    |`)mognad ([a-z]+)").FindAllStringSubmatch(readme(t), -1) {
		names[m[1]] = true
	}
	if len(names) < 10 {
		t.Errorf("the README names %d commands only", len(names))
	}
	for name := range names {
		produce(t, []string{name, "--help"})
	}
}
