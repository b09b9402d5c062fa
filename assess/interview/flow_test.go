package interview

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/teatest/v2"
	"github.com/google/go-cmp/cmp"

	"mognad/assess"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// spelled parts a text into keys.
func spelled(text string) []string { return strings.Split(text, "") }

// keysOf puts keys and texts together.
func keysOf(parts ...[]string) []string {
	var all []string
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}

func TestNotApplicableByKeys(t *testing.T) {
	d := &disk{}
	s := sessionOf(builtinList(t), language.Swedish, nil)
	keys := keysOf([]string{"g"}, spelled("lo-3"), []string{"enter", "n"}, spelled("Vi har inga."), []string{"enter"}, spelled("it-chef"), []string{"enter", "q"})
	if m := typed(t, screenOf(s, d, 60, 15), keys...); !m.left || m.unsaved() {
		t.Fatalf("left %v, unsaved %v", m.left, m.unsaved())
	}
	want := assess.Answer{State: assess.NotApplicable, Reason: "Vi har inga.", By: "it-chef"}
	if diff := cmp.Diff(want, d.saved[len(d.saved)-1].Answer("LO-3")); diff != "" {
		t.Errorf("saved (-want +got):\n%s", diff)
	}
}

func TestEvidenceByKeys(t *testing.T) {
	d := &disk{}
	s := sessionOf(builtinList(t), language.English, nil)
	keys := keysOf([]string{"2", "e"}, spelled("KS 1"), []string{"tab", "right", "tab"}, spelled("2026-05-02"),
		[]string{"tab", "space", "tab"}, spelled("§ 4"), []string{"enter", "a"}, spelled("KS 2"), []string{"ctrl+s", "x", "u", "esc", "f", "h", "q"})
	if m := typed(t, screenOf(s, d, 80, 24), keys...); !m.left || m.unsaved() {
		t.Fatalf("left %v, unsaved %v", m.left, m.unsaved())
	}
	want := assess.Answer{State: assess.Answered, Level: 2, Confidence: assess.High, Evidence: []assess.Evidence{
		{Ref: "KS 1", Kind: "decision", Date: language.Date{Year: 2026, Month: 5, Day: 2}, Clauses: []string{"2a"}, Note: "§ 4"}, {Ref: "KS 2"},
	}}
	if diff := cmp.Diff(want, d.saved[len(d.saved)-1].Answer("LO-1")); diff != "" {
		t.Errorf("saved (-want +got):\n%s", diff)
	}
}

// TestFailingThenSavingByKeys goes on answering while nothing can be saved, and
// tries again until it can.
func TestFailingThenSavingByKeys(t *testing.T) {
	var room atomic.Bool
	var saved atomic.Pointer[assess.Assessment]
	keep := func(a *assess.Assessment) error {
		if !room.Load() {
			return errDisk
		}
		saved.Store(a)
		return nil
	}
	s := sessionOf(builtinList(t), language.English, nil)
	tm := teatest.NewTestModel(t, newModel(s, Options{Keep: keep}), teatest.WithInitialTermSize(80, 24))
	for _, k := range []string{"2", "enter", "3", "c", "o", "k", "esc"} {
		tm.Send(keyMsg(k))
	}
	room.Store(true)
	for deadline := time.Now().Add(20 * time.Second); saved.Load() == nil || saved.Load().Answer("LO-2").Comment == ""; {
		tm.Send(keyMsg("ctrl+s"))
		time.Sleep(5 * time.Millisecond)
		if time.Now().After(deadline) {
			t.Fatal("never saved")
		}
	}
	tm.Send(keyMsg("q"))
	m, ok := tm.FinalModel(t, teatest.WithFinalTimeout(20*time.Second)).(model)
	if !ok || !m.left || m.unsaved() || m.keepErr != nil {
		t.Errorf("left %v, unsaved %v, error %v", m.left, m.unsaved(), m.keepErr)
	}
	if last := saved.Load(); last.Answer("LO-1").Level != 2 || last.Answer("LO-2").Level != 3 {
		t.Errorf("saved %+v", last.Answers)
	}
}

// explosive is what cannot be told.
type explosive struct{}

func (explosive) In(language.Tag) display.Text { panic("told what cannot be told") }

// drawn is what a screen has written. It tells when the terminal was set up.
type drawn struct {
	text  strings.Builder
	begun chan struct{}
	told  bool
}

func (d *drawn) Write(p []byte) (int, error) {
	d.text.Write(p)
	if !d.told && strings.Contains(d.text.String(), "\x1b[?2004h") {
		close(d.begun)
		d.told = true
	}
	return len(p), nil
}

// TestPanicLeavesTheTerminalSaneAndTheAnswersSaved lets the screen panic while it
// tells why a keep failed. What could not be kept then is kept at the end.
func TestPanicLeavesTheTerminalSaneAndTheAnswersSaved(t *testing.T) {
	var kept *assess.Assessment
	calls := 0
	keep := func(a *assess.Assessment) error {
		if calls++; calls == 1 {
			return &language.Error{Message: words.Message("not-filed", "reason", explosive{})}
		}
		kept = a
		return nil
	}
	out := &drawn{begun: make(chan struct{})}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	s := sessionOf(tinyList(t), language.English, nil)
	_, err := Run(ctx, s, Options{In: &after{then: "2", when: out.begun}, Out: out, Keep: keep, Environ: []string{"TERM=xterm"}})
	if ctx.Err() != nil || !errors.Is(err, tea.ErrProgramPanic) {
		t.Fatalf("error = %v, want that of a panic", err)
	}
	if !strings.Contains(err.Error(), "a fault in mognad itself. Your answers are saved") {
		t.Errorf("error = %v, want a sentence", err)
	}
	if kept == nil || kept != s.Assessment() {
		t.Error("the answers are not kept")
	}
	for on, off := range map[string]string{"\x1b[?1049h": "\x1b[?1049l", "\x1b[?2004h": "\x1b[?2004l", "\x1b[?25l": "\x1b[?25h"} {
		if strings.LastIndex(out.text.String(), off) <= strings.LastIndex(out.text.String(), on) {
			t.Errorf("%q is not undone by %q", on, off)
		}
	}
}
