package interview

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"mognad/assess"
	"mognad/checklist/language"
)

func TestKeys(t *testing.T) {
	level := func(l int) assess.Answer { return assess.Answer{State: assess.Answered, Level: levelOf(l)} }
	target := func(l int, by language.Date) assess.Answer {
		return assess.Answer{Target: &assess.Target{Level: levelOf(l), By: by}}
	}
	ticked := func(l int, clauses ...string) assess.Answer {
		a := assess.Answer{State: assess.Answered, Level: levelOf(l), Clauses: map[string]bool{}}
		for _, id := range clauses {
			a.Clauses[id] = true
		}
		return a
	}
	unticked := assess.Answer{State: assess.Answered, Clauses: map[string]bool{"1a": false}}
	day := language.Date{Year: 2027, Month: 6, Day: 30}
	tests := []struct {
		name  string
		keys  []string
		point string // to be on at the end
		want  assess.Answer
	}{
		{"a digit answers and stays", []string{"3"}, "LO-1", level(3)},
		{"a digit above the scale answers nothing", []string{"7"}, "LO-1", assess.Answer{}},
		{"enter goes on without answering", []string{"enter", "b"}, "LO-1", assess.Answer{}},
		{"enter chooses where the arrows went", []string{"down", "down", "down", "enter"}, "LO-1", level(2)},
		{"enter chooses level 0 after going there and back", []string{"down", "up", "enter"}, "LO-1", level(0)},
		{"enter goes on after choosing", []string{"down", "enter", "enter"}, "LO-2", assess.Answer{}},
		{"the cursor goes through the clauses of open levels", []string{"down", "down", "up", "down", "space"}, "LO-1", ticked(1, "1a")},
		{"enter goes on from a clause", []string{"down", "down", "enter"}, "LO-2", assess.Answer{}},
		{"space takes a level", []string{"down", "down", "down", "space", "enter"}, "LO-2", assess.Answer{}},
		{"space takes a level and stays", []string{"down", "down", "down", "space"}, "LO-1", level(2)},
		{"space ticks a clause and the level follows", []string{"down", "down", "space"}, "LO-1", ticked(1, "1a")},
		{"space twice says that a clause is not true", []string{"down", "down", "space", "space"}, "LO-1", unticked},
		{"what does not follow does not count", []string{"o", "down", "down", "down", "down", "space"}, "LO-1", ticked(0, "2a")},
		{"ticks go on below", []string{"o", "down", "down", "space", "down", "down", "space", "down", "space", "down", "space"}, "LO-1", ticked(2, "1a", "2a", "2b", "2c")},
		{"a tick is undone", []string{"down", "down", "space", "u"}, "LO-1", assess.Answer{}},
		{"the intent answers nothing", []string{"i", "i", "o", "o"}, "LO-1", assess.Answer{}},
		{"escape gives up looking", []string{"down", "esc", "enter", "left"}, "LO-1", assess.Answer{}},
		{"don't know", []string{"d"}, "LO-1", assess.Answer{State: assess.Unknown}},
		{"caps lock", []string{"D"}, "LO-1", assess.Answer{State: assess.Unknown}},
		{"take back", []string{"2", "x"}, "LO-1", assess.Answer{}},
		{"undo", []string{"2", "3", "u"}, "LO-1", level(2)},
		{"undo goes to where the change was", []string{"2", "right", "right", "u"}, "LO-1", assess.Answer{}},
		{"nothing to undo", []string{"u"}, "LO-1", assess.Answer{}},
		{"back on the first point", []string{"left"}, "LO-1", assess.Answer{}},
		{"comment in two lines", []string{"c", "type:ab", "enter", "type:q2", "esc"}, "LO-1", assess.Answer{Comment: "ab\nq2"}},
		{"comment kept by ctrl+s", []string{"c", "type:x", "ctrl+s"}, "LO-1", assess.Answer{Comment: "x"}},
		{"comment pasted", []string{"c", "paste:one\r\ntwo\x1b[2J", "esc"}, "LO-1", assess.Answer{Comment: "one\ntwo␛[2J"}},
		{"comment kept when leaving", []string{"c", "type:x", "ctrl+c"}, "LO-1", assess.Answer{Comment: "x"}},
		{"comment removed", []string{"c", "type:x", "esc", "c", "ctrl+u", "esc"}, "LO-1", assess.Answer{}},
		{"pasting answers nothing", []string{"paste:2\n3\n"}, "LO-1", assess.Answer{}},
		{"not applicable where it always applies", []string{"n"}, "LO-1", assess.Answer{}},
		{"not applicable", []string{"right", "right", "n", "type:why", "enter", "type:IT", "enter"}, "LO-3", assess.Answer{State: assess.NotApplicable, Reason: "why", By: "IT"}},
		{"not applicable, nobody named", []string{"right", "right", "n", "type:why", "enter", "enter"}, "LO-3", assess.Answer{State: assess.NotApplicable, Reason: "why"}},
		{"not applicable needs a reason", []string{"right", "right", "n", "enter", "esc"}, "LO-3", assess.Answer{}},
		{"a reason given up", []string{"right", "right", "n", "type:why", "esc"}, "LO-3", assess.Answer{}},
		{"escape goes back to the reason, which is still there", []string{"right", "right", "n", "type:why", "enter", "type:IT", "esc", "type:!", "enter", "type:me", "enter"}, "LO-3", assess.Answer{State: assess.NotApplicable, Reason: "why!", By: "me"}},
		{"escape twice gives up", []string{"right", "right", "n", "type:why", "enter", "type:IT", "esc", "esc"}, "LO-3", assess.Answer{}},
		{"escape goes back to the level of a target", []string{"t", "type:3", "enter", "type:20", "esc", "backspace", "type:2", "enter", "enter"}, "LO-1", target(2, language.Date{})},
		{"a target with its date", []string{"t", "type:3", "enter", "type:2027-06-30", "enter"}, "LO-1", target(3, day)},
		{"a target without a date", []string{"t", "type:3", "enter", "enter"}, "LO-1", target(3, language.Date{})},
		{"a target removed", []string{"t", "type:3", "enter", "enter", "t", "backspace", "enter"}, "LO-1", assess.Answer{}},
		{"another level in its place", []string{"t", "type:3", "enter", "type:2027-06-30", "enter", "t", "type:2", "enter", "enter"}, "LO-1", target(2, day)},
		{"another date in its place", []string{"t", "type:3", "enter", "type:2026-01-01", "enter", "t", "enter", "type:2027-06-30", "enter"}, "LO-1", target(3, day)},
		{"a date changed a little", []string{"t", "type:3", "enter", "type:2027-06-29", "enter", "t", "enter", "end", "backspace", "backspace", "type:30", "enter"}, "LO-1", target(3, day)},
		{"another level after a wrong one", []string{"t", "type:9", "enter", "type:2", "enter", "enter"}, "LO-1", target(2, language.Date{})},
		{"a target pasted over", []string{"t", "type:3", "enter", "enter", "t", "paste:1", "enter", "enter"}, "LO-1", target(1, language.Date{})},
		{"a target of no level", []string{"t", "type:5", "enter", "esc"}, "LO-1", assess.Answer{}},
		{"a target on no day", []string{"t", "type:3", "enter", "type:2027-02-30", "enter", "esc"}, "LO-1", assess.Answer{}},
		{"go to a point, whatever the case", []string{"g", "type:ik-2", "enter"}, "IK-2", assess.Answer{}},
		{"go to no point", []string{"g", "type:zz-9", "enter", "esc"}, "LO-1", assess.Answer{}},
		{"summary and to a point from there", []string{"s", "down", "down", "enter"}, "LO-3", assess.Answer{}},
		{"summary closed", []string{"s", "esc"}, "LO-1", assess.Answer{}},
		{"help closed", []string{"?", "3", "esc"}, "LO-1", assess.Answer{}},
		{"keys that mean nothing", []string{"z", "ö", "space", "home", "end", "pgup"}, "LO-1", assess.Answer{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := &disk{}
			s := sessionOf(builtinList(t), language.English, nil)
			pressed(t, screenOf(s, d, 80, 24), tt.keys...)
			if s.Point().ID != tt.point {
				t.Errorf("on point %s, want %s", s.Point().ID, tt.point)
			}
			if diff := cmp.Diff(tt.want, s.Assessment().Answer(tt.point)); diff != "" {
				t.Errorf("answer (-want +got):\n%s", diff)
			}
			if s.Changes() > 0 && d.saved[len(d.saved)-1] != s.Assessment() {
				t.Error("the answers were not saved")
			}
		})
	}
}

func TestAnUntouchedTextStaysAsItWas(t *testing.T) {
	before := assess.Answer{State: assess.NotApplicable, Reason: "a\u200bb\nc", By: "x\u200by", Comment: hostile}
	s := sessionOf(builtinList(t), language.English, map[string]assess.Answer{"LO-3": before})
	m := screenOf(s, &disk{}, 80, 24)
	pressed(t, m, "g", "type:LO-3", "enter", "c", "esc", "n", "enter", "enter")
	after := s.Current()
	if after.Reason != before.Reason || after.By != before.By {
		t.Errorf("reason and role are %q and %q, want %q and %q", after.Reason, after.By, before.Reason, before.By)
	}
	if after.Comment != hostile {
		t.Errorf("comment = %q, want %q", after.Comment, hostile)
	}
}

func TestTheLastPointLeadsToTheReview(t *testing.T) {
	s := sessionOf(tinyList(t), language.Swedish, nil)
	m := screenOf(s, &disk{}, 80, 24)
	for range s.Count() {
		m = pressed(t, m, "1", "enter")
	}
	if m.screen != reviewing || len(s.Open()) > 0 {
		t.Fatalf("screen %d with %d points open, want the review", m.screen, len(s.Open()))
	}
	if m = pressed(t, m, "w"); !m.writeReport || !m.left {
		t.Error("w does not leave for the report")
	}
}

func TestLanguageIsSwitchedOnTheScreenOnly(t *testing.T) {
	s := sessionOf(builtinList(t), language.English, nil)
	m := pressed(t, screenOf(s, &disk{}, 80, 24), "l")
	if !strings.Contains(m.render(), "Punkt 1 av 21") || s.Assessment().Language != language.English {
		t.Errorf("language of the assessment %s, screen:\n%s", s.Assessment().Language, m.render())
	}
	if m = pressed(t, m, "l"); !strings.Contains(m.render(), "Point 1 of 21") {
		t.Error("switching twice does not come back")
	}
}

func TestNothingIsAnsweredInAWindowTooSmallToRead(t *testing.T) {
	s := sessionOf(builtinList(t), language.English, nil)
	m := pressed(t, screenOf(s, &disk{}, leastWidth-1, leastHeight), "2", "d", "enter", "c", "x")
	if s.Changes() != 0 || s.Index() != 0 || m.dialog.kind != noDialog {
		t.Errorf("%d changes, on point %d", s.Changes(), s.Index())
	}
	if m = pressed(t, m, "q"); !m.left {
		t.Error("q does not leave")
	}
}

// begun gives a message to the screen without running its command.
func begun(m model, msg tea.Msg) (model, tea.Cmd) {
	next, cmd := m.Update(msg)
	return next.(model), cmd
}

func TestSavedIsSaidOnlyWhenItIs(t *testing.T) {
	d := &disk{}
	s := sessionOf(builtinList(t), language.English, nil)
	m, first := begun(screenOf(s, d, 80, 24), keyMsg("2"))
	if got := m.render(); !strings.Contains(got, "saving…") || strings.Contains(got, "saved") {
		t.Errorf("before the save has ended the screen is\n%s", got)
	}
	m, second := begun(m, keyMsg("3"))
	if second != nil {
		t.Fatal("two saves run at once")
	}
	m, third := begun(m, first())
	if third == nil || strings.Contains(m.render(), "saved") {
		t.Fatal("the newer answer is not saved, or said to be before it is")
	}
	m, _ = begun(m, third())
	if !strings.Contains(m.render(), "· saved") {
		t.Errorf("after the save the screen is\n%s", m.render())
	}
	if len(d.saved) != 2 || d.saved[1].Answer("LO-1").Level != 3 {
		t.Errorf("saved %d states, the last with %+v", len(d.saved), d.saved[len(d.saved)-1].Answer("LO-1"))
	}
}

func TestLeavingWaitsForTheSave(t *testing.T) {
	s := sessionOf(builtinList(t), language.English, nil)
	m, save := begun(screenOf(s, &disk{}, 80, 24), keyMsg("2"))
	m, quit := begun(m, keyMsg("q"))
	if quit != nil || m.left {
		t.Fatal("left before the save had ended")
	}
	m, quit = begun(m, save())
	if quit == nil || !m.left {
		t.Fatal("did not leave after the save")
	}
	if _, ok := quit().(tea.QuitMsg); !ok {
		t.Error("the command is not to quit")
	}
}

func TestFailedSave(t *testing.T) {
	d := &disk{fails: errDisk}
	s := sessionOf(builtinList(t), language.English, nil)
	m := pressed(t, screenOf(s, d, 80, 24), "2")
	if !strings.Contains(flat(m), packed("Reason: write a.yaml: no space left on device␛[2J")) {
		t.Fatalf("the screen does not say so:\n%s", m.render())
	}
	m = pressed(t, m, "q")
	if m.left || !m.doubting {
		t.Fatal("leaves although the answers are not saved")
	}
	m = pressed(t, m, "esc", "enter")
	if s.Point().ID != "LO-2" || m.leaving {
		t.Fatal("does not go on after staying")
	}
	d.fails = nil
	m = pressed(t, m, "ctrl+s")
	if m.unsaved() || len(d.saved) != 1 || strings.Contains(m.render(), "Not saved") {
		t.Fatal("ctrl+s does not save")
	}
	d.fails = errDisk
	m = pressed(t, m, "1", "q", "ctrl+c")
	if !m.left || !m.abandoned {
		t.Error("cannot leave without saving")
	}
}

func TestSaverNeverGoesBack(t *testing.T) {
	d := &disk{}
	w := &saver{keepAnswers: d.save}
	older, newer := &assess.Assessment{}, &assess.Assessment{}
	for _, step := range []struct {
		number int
		state  *assess.Assessment
	}{{2, newer}, {1, older}, {2, newer}} {
		if _, err := w.keep(step.number, step.state); err != nil {
			t.Fatal(err)
		}
	}
	if len(d.saved) != 1 || d.saved[0] != newer {
		t.Errorf("saved %d states", len(d.saved))
	}
}
