//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// BenchmarkFirstFrame measures from the start of the program to the first frame
// on the terminal, beside what a person would pick to choose from a list: gum
// choose. Both run in turn, so that the ratio does not depend on the machine.
//
//	go test ./cmd/mognad -run '^$' -bench FirstFrame -benchtime 50x
func BenchmarkFirstFrame(b *testing.B) {
	for _, mute := range []bool{false, true} {
		name := "answering"
		if mute {
			name = "mute"
		}
		b.Run(name, func(b *testing.B) { besideGum(b, mute) })
	}
}

// mostMute is how often gum runs on a mute terminal, which it waits for.
const mostMute = 3

// besideGum starts both programs b.N times. The times are medians.
func besideGum(b *testing.B, mute bool) {
	gum, gumErr := gumProgram(b)
	s := setting{dir: newFile(b, "town.yaml"), mute: mute}
	var ours, theirs, menu []time.Duration
	for b.Loop() {
		ours = append(ours, firstFrame(b, s, "Point 1 of 21", program(b), "assess", "town.yaml"))
		menu = append(menu, firstFrame(b, s, "Leave", program(b)))
		if gumErr == nil && (!s.mute || len(theirs) < mostMute) {
			theirs = append(theirs, firstFrame(b, s, "Isolated", gum, "choose", "None", "Isolated", "Decided", "Applied", "Improving"))
		}
	}
	b.ReportMetric(0, "ns/op") // that of the three together says nothing
	b.ReportMetric(median(ours), "ms-assess")
	b.ReportMetric(median(menu), "ms-start")
	if gumErr != nil {
		b.Logf("without gum: %v", gumErr)
		return
	}
	b.ReportMetric(median(theirs), "ms-gum")
	b.ReportMetric(median(ours)/median(theirs), "assess/gum")
	b.ReportMetric(median(menu)/median(theirs), "start/gum")
}

func median(times []time.Duration) float64 {
	slices.Sort(times)
	return float64(times[len(times)/2].Microseconds()) / 1000
}

// firstFrame runs a program until it has written a text, and returns how long
// that took.
func firstFrame(b *testing.B, s setting, text string, name string, args ...string) time.Duration {
	b.Helper()
	cmd := exec.Command(name, args...)
	begin := time.Now()
	x := launched(b, s, cmd)
	for {
		x.mu.Lock()
		shown, changed := bytes.Contains(x.record, []byte(text)), x.changed
		x.mu.Unlock()
		if shown {
			break
		}
		select {
		case <-changed:
		case <-time.After(patience):
			b.Fatalf("%s does not show %q, but\n%s", name, text, x.text())
		}
	}
	took := time.Since(begin)
	x.close()
	return took
}

// gumProgram returns the path of gum: the one that is installed, or one built of
// its module.
func gumProgram(b *testing.B) (string, error) {
	b.Helper()
	if path, err := exec.LookPath("gum"); err == nil {
		return path, nil
	}
	dir := b.TempDir()
	cmd := exec.Command("go", "install", "github.com/charmbracelet/gum@v0.17.0")
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "GOBIN="+dir, "GOFLAGS=-modcacherw", "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go install gum: %w: %s", err, bytes.TrimSpace(out))
	}
	return filepath.Join(dir, "gum"), nil
}
