//go:build unix

package main

import (
	"bytes"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Keys that scroll.
const (
	pageDown = "\x1b[6~"
	pageUp   = "\x1b[5~"
)

// TestHostileTextsOnTheScreen goes through the screens with hostile texts in
// every field, and pastes and types more of them.
func TestHostileTextsOnTheScreen(t *testing.T) {
	t.Parallel()
	dir, file, list := hostileFolder(t)
	x := start(t, setting{dir: dir}, "assess", file, "--checklist", list)
	x.see("Point 9 of 21", "q leave")
	x.keys("g", "LO-1"+enter)
	for range 9 {
		x.keys("o", pageDown, pageDown, "i", pageUp, "o", right)
	}
	x.keys("?", pageDown, pageDown, pageDown, esc, "s", down, down, pageDown, pageDown, esc, "r", down, down, pageDown, esc, "l", "l", "?", esc)
	for _, dialog := range []string{"c", "p", "e", "n", "t", "g", "/", "f"} {
		x.keys("g", "LO-1"+enter, dialog, down)
		x.paste(everything())
		x.keys("", "x", notUTF8, enter, down, enter, esc, esc, esc)
	}
	x.signal(syscall.SIGTERM)
	x.end()
	recording := x.recorded()
	checkHostile(t, recording, foreigners(recording, own))
	if names := unshown(recording); len(names) > 0 {
		t.Errorf("%q were never shown", names)
	}
	checkFinds(t, recording)
	if len(recording) < 50_000 {
		t.Errorf("only %d bytes were recorded: were the screens seen?", len(recording))
	}
}

// checkFinds puts hostile texts into a real recording, as if the program had let
// them through, and reports which are not found there.
func checkFinds(t *testing.T, recording []byte) {
	t.Helper()
	at := bytes.LastIndex(recording, []byte("\r\n"))
	for _, s := range append(hostile[:len(hostile):len(hostile)], notUTF8) {
		changed := slices.Concat(recording[:at], []byte(s), recording[at:])
		if len(foreigners(changed, own)) == 0 && !strings.ContainsAny(s, "\r\b\u0301") { // those are looked for as texts
			t.Errorf("%q is not found in a recording", s)
		}
	}
}

// TestHostileTextsAtTheStart looks at the start screen: the latest files and the
// form for a new one.
func TestHostileTextsAtTheStart(t *testing.T) {
	t.Parallel()
	dir, _, _ := hostileFolder(t)
	x := start(t, setting{dir: dir})
	x.see("New assessment", "Leave")
	x.keys(down, enter)
	x.see("Continue an assessment", "8 of 21", "cannot be read")
	x.keys(down, down, down, up, esc)
	x.see("New assessment", "Leave")
	x.keys(up, up, enter)
	x.see("Name", "Inhabitants")
	x.paste(everything())
	x.keys("", down, down, down, down, down)
	x.paste(hostileName())
	x.keys(enter, esc)
	x.signal(syscall.SIGTERM)
	x.end()
	checkHostile(t, x.recorded(), foreigners(x.recorded(), own))
}

// TestHostileTextsInPlainLines does the same line by line: nothing but text and
// line ends.
func TestHostileTextsInPlainLines(t *testing.T) {
	t.Parallel()
	dir, file, list := hostileFolder(t)
	x := start(t, setting{dir: dir, noEcho: true}, "assess", "--plain", file, "--checklist", list)
	x.see("Level 0 to 4, or help:")
	for _, line := range []string{
		"go LO-1", "skip", "skip", "help", "list", "comment", "T99" + notUTF8, ".", "target", "3", "", "evidence", "back", "na", "reason", "back", "undo",
		"search T0", "review", "note", ".", "quit",
	} {
		x.keys(line + enter)
	}
	x.press("quit" + enter)
	x.settle(100 * time.Millisecond)
	x.signal(syscall.SIGTERM)
	x.end()
	checkHostile(t, x.recorded(), foreigners(x.recorded(), nil))
	if names := unshown(x.recorded()); len(names) > 0 {
		t.Errorf("%q were never shown", names)
	}
}

// TestHostileArguments asks for files and points that do not exist.
func TestHostileArguments(t *testing.T) {
	t.Parallel()
	dir, file, list := hostileFolder(t)
	for _, args := range [][]string{
		{"assess", "no" + file},
		{"assess", "broken" + file, "--checklist", list},
		{"status", file},
		{"assess", file, "--checklist", "no" + list},
		{"assess", file, "--checklist", list, "--points", everyLine()},
		{"status", file, "--checklist", list},
		{"explain", file, "LO-1", "--checklist", list},
		{"validate", "."},
		{notUTF8},
		{"--" + everyLine()},
	} {
		for i, arg := range args {
			args[i] = strings.ReplaceAll(arg, "\x00", "")
		}
		x := start(t, setting{dir: dir}, args...)
		x.end()
		checkHostile(t, x.recorded(), foreigners(x.recorded(), nil))
	}
}
