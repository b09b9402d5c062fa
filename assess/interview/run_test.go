package interview

import (
	"context"
	"errors"
	"io"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/teatest/v2"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/language"
)

func levelOf(l int) checklist.Level { return checklist.Level(l) }

// typed runs the screen in a program and gives it keys.
func typed(t *testing.T, m model, keys ...string) model {
	t.Helper()
	tm := teatest.NewTestModel(t, m, teatest.WithInitialTermSize(m.width, m.height))
	for _, k := range keys {
		tm.Send(keyMsg(k))
	}
	final, ok := tm.FinalModel(t, teatest.WithFinalTimeout(20*time.Second)).(model)
	if !ok {
		t.Fatal("the program ended with another model")
	}
	return final
}

func TestWholeQuestionnaireByKeys(t *testing.T) {
	d := &disk{}
	s := sessionOf(builtinList(t), language.Swedish, nil)
	var keys []string
	for i := range s.Count() {
		keys = append(keys, string(rune('0'+i%5)), "enter")
	}
	m := typed(t, screenOf(s, d, 80, 24), append(keys, "w")...)
	if !m.left || !m.writeReport || m.unsaved() {
		t.Errorf("left %v, report %v, unsaved %v", m.left, m.writeReport, m.unsaved())
	}
	last := d.saved[len(d.saved)-1]
	for i, id := range s.Checklist().PointIDs() {
		if a := last.Answer(id); a.State != assess.Answered || int(a.Level) != i%5 {
			t.Errorf("%s was saved as %+v, want level %d", id, a, i%5)
		}
	}
}

func TestLeavingInTheMiddleByKeys(t *testing.T) {
	d := &disk{}
	s := sessionOf(tinyList(t), language.English, nil)
	m := typed(t, screenOf(s, d, 60, 15), "3", "enter", "d", "c", "o", "k", "esc", "q")
	if !m.left || m.unsaved() || len(s.Open()) != s.Count()-2 {
		t.Errorf("left %v, unsaved %v, open %v", m.left, m.unsaved(), s.Open())
	}
	second := d.saved[len(d.saved)-1].Answer(s.Points()[1].ID)
	if second.State != assess.Unknown || second.Comment != "ok" {
		t.Errorf("saved %+v", second)
	}
}

func TestResizingByMessages(t *testing.T) {
	s := sessionOf(builtinList(t), language.English, nil)
	m := screenOf(s, &disk{}, 80, 24)
	for _, size := range []tea.WindowSizeMsg{{Width: 10, Height: 3}, {Width: 60, Height: 15}, {Width: 200, Height: 60}} {
		m, _ = begun(m, size)
	}
	checkFrame(t, typed(t, m, "2", "q"), "after resizing")
}

func TestRun(t *testing.T) {
	tests := []struct {
		name     string
		in       string
		answers  map[string]assess.Answer
		fails    error
		wantErr  error
		wantOpen int
		report   bool
	}{
		{"left in the middle", "2\rq", nil, nil, ErrAborted, 4, false},
		{"left by ctrl+c", "2\x03", nil, nil, ErrAborted, 4, false},
		{"finished", "q", answeredAll(t), nil, nil, 0, false},
		{"report wanted though points are open", "2sw", nil, nil, nil, 4, true},
		{"left without saving, asked as often as it takes", "2q\x03\x03\x03", nil, errDisk, errDisk, 4, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := &disk{fails: tt.fails}
			s := sessionOf(tinyList(t), language.English, tt.answers)
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			outcome, err := Run(ctx, s, Options{In: &slowly{text: tt.in}, Out: io.Discard, Keep: d.save, Environ: []string{"TERM=xterm"}})
			if ctx.Err() != nil {
				t.Fatal("does not end by itself")
			}
			if !errors.Is(err, tt.wantErr) {
				t.Errorf("error = %v, want %v", err, tt.wantErr)
			}
			if len(outcome.Open) != tt.wantOpen || outcome.WriteReport != tt.report {
				t.Errorf("outcome = %+v", outcome)
			}
			if tt.fails == nil && s.Changes() > 0 && d.saved[len(d.saved)-1] != s.Assessment() {
				t.Error("the answers were not saved")
			}
		})
	}
}

// slowly gives one byte at a time, as a keyboard does, and never ends.
type slowly struct{ text string }

func (s *slowly) Read(p []byte) (int, error) {
	if s.text == "" {
		select {}
	}
	p[0], s.text = s.text[0], s.text[1:]
	return 1, nil
}

func answeredAll(t *testing.T) map[string]assess.Answer {
	t.Helper()
	all := map[string]assess.Answer{}
	for _, id := range tinyList(t).PointIDs() {
		all[id] = assess.Answer{State: assess.Answered}
	}
	return all
}

func TestInterruptSavesWhatWasAnswered(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := sessionOf(tinyList(t), language.English, nil)
	var saved []*assess.Assessment
	first := true
	save := func(a *assess.Assessment) error {
		if first { // while it runs, the end comes
			first = false
			cancel()
		}
		saved = append(saved, a)
		return nil
	}
	_, err := Run(ctx, s, Options{In: &slowly{text: "23"}, Out: io.Discard, Keep: save})
	if !errors.Is(err, ErrAborted) {
		t.Errorf("error = %v, want ErrAborted", err)
	}
	if len(saved) == 0 || saved[len(saved)-1] != s.Assessment() {
		t.Errorf("saved %d states, not the last one", len(saved))
	}
}
