package main

import (
	"bytes"
	"context"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mognad/cmd/internal/cli"
)

// examples is the folder of finished assessments, and of the pictures made of
// them.
const examples = "../../examples"

// made lists what the program makes of the example town's assessments.
var made = []struct {
	from string // in examples/exempelby
	args []string
	to   string
}{
	{"exempelby-2026.yaml", []string{"report"}, "exempelby-2026-gapanalys.pdf"},
	{"exempelby-2026.yaml", []string{"report"}, "exempelby-2026-gapanalys.md"},
	{"exempelby-2026.yaml", []string{"report"}, "exempelby-2026.json"},
	{"exempelby-2026.yaml", []string{"plan"}, "exempelby-2026-handlingsplan.pdf"},
	{"exempelby-2026.yaml", []string{"plan"}, "exempelby-2026-handlingsplan.md"},
	{"exempelby-2026-en.yaml", []string{"report"}, "exempelby-2026-en-gap-report.pdf"},
	{"exempelby-2026-en.yaml", []string{"report"}, "exempelby-2026-en-gap-report.md"},
	{"exempelby-2026-en.yaml", []string{"plan"}, "exempelby-2026-en-action-plan.pdf"},
	{"exempelby-2026-en.yaml", []string{"plan"}, "exempelby-2026-en-action-plan.md"},
}

// TestExamples compares the outputs in examples with what the program makes:
// text and data as bytes, PDFs by their text, pages and structure, since their
// bytes may change with a release of Go.
func TestExamples(t *testing.T) {
	for _, tt := range made {
		t.Run(tt.to, func(t *testing.T) {
			committed := filepath.Join(examples, "exempelby", tt.to)
			dir := t.TempDir()
			from, fresh := filepath.Join(dir, tt.from), filepath.Join(dir, tt.to)
			if err := copyFile(from, filepath.Join(examples, "exempelby", tt.from)); err != nil {
				t.Fatal(err)
			}
			produce(t, append(tt.args, from, "-o", fresh))
			if *update {
				if err := copyFile(committed, fresh); err != nil {
					t.Fatal(err)
				}
			}
			if filepath.Ext(tt.to) != ".pdf" {
				compareBytes(t, committed, fresh)
				return
			}
			comparePDF(t, committed, fresh)
		})
	}
}

// produce runs the program once.
func produce(t *testing.T, args []string) {
	t.Helper()
	var out, errs bytes.Buffer
	env := cli.Env{
		Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs,
		Now:   func() time.Time { return time.Date(2030, time.January, 1, 0, 0, 0, 0, time.UTC) },
		Width: func() int { return 0 },
	}
	if code := cli.Main(context.Background(), env, args); code != 0 {
		t.Fatalf("mognad %v = %d: %s", args, code, errs.String())
	}
}

func compareBytes(t *testing.T, committed, fresh string) {
	t.Helper()
	want, err := os.ReadFile(committed)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(fresh)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s is not what the program makes (-want +got):\n%s", committed, diff)
	}
}

// comparePDF needs poppler's tools.
func comparePDF(t *testing.T, committed, fresh string) {
	t.Helper()
	for _, tool := range [][]string{
		{"pdftotext", "-layout", "FILE", "-"},
		{"pdfinfo", "-struct", "FILE"},
	} {
		if _, err := exec.LookPath(tool[0]); err != nil {
			t.Skipf("%s is not installed (Debian package poppler-utils)", tool[0])
		}
		want, got := output(t, tool, committed), output(t, tool, fresh)
		if len(want) < 1000 {
			t.Errorf("%s of %s gives %d bytes only", tool[0], committed, len(want))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s of %s is not that of what the program makes (-want +got):\n%s", tool[0], committed, diff)
		}
	}
}

// output runs a tool on a file.
func output(t *testing.T, tool []string, file string) string {
	t.Helper()
	args := make([]string, len(tool)-1)
	for i, arg := range tool[1:] {
		args[i] = strings.Replace(arg, "FILE", file, 1)
	}
	out, err := exec.Command(tool[0], args...).Output()
	if err != nil {
		t.Fatalf("%v: %v", tool, err)
	}
	return string(out)
}

// TestPicture makes the README's picture of a report page, with -update, and
// checks that there is one.
func TestPicture(t *testing.T) {
	picture := filepath.Join(examples, "gap-report.png")
	if *update {
		pdf := filepath.Join(examples, "exempelby", "exempelby-2026-en-gap-report.pdf")
		cmd := exec.Command("pdftoppm", "-png", "-r", "80", "-f", "1", "-l", "1", "-singlefile", pdf, strings.TrimSuffix(picture, ".png"))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("pdftoppm: %v: %s", err, out)
		}
	}
	f, err := os.Open(picture)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	head, err := png.DecodeConfig(f)
	if err != nil {
		t.Fatal(err)
	}
	if head.Width < 600 || head.Height < head.Width {
		t.Errorf("%s is %d × %d, want a page", picture, head.Width, head.Height)
	}
}
