package interview

import (
	"errors"
	"strings"
	"testing"

	"mognad/assess"
	"mognad/checklist/language"
)

// compare lets a session show answers that were given a year ago.
func compare(t *testing.T, s *assess.Session) {
	t.Helper()
	list := s.Checklist()
	err := s.Compare(&assess.Assessment{
		Checklist: assess.Ref{ID: list.ID, Release: list.Release, SHA256: list.Hash},
		Date:      language.Date{Year: 2025, Month: 11, Day: 24},
		Answers: map[string]assess.Answer{
			"LO-1": {State: assess.Unknown},
			"LO-3": {State: assess.NotApplicable, Reason: "no services"},
			"LO-4": {
				State: assess.Answered, Level: 1, Clauses: map[string]bool{"1a": true, "2a": false, "2b": true},
				Comment: "\nOf 39 services, 9 have a service owner who is named in writing, all in one department.\nThere is no role description.",
				Evidence: []assess.Evidence{
					{Ref: "SBN 2024/140", Kind: "decision", Date: language.Date{Year: 2024, Month: 11, Day: 20}},
					{Ref: "SBN 2024/9", Kind: "document", Date: language.Date{Year: 2024, Month: 2, Day: 1}, Clauses: []string{"2c"}},
				},
			},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
}

// dated is a session of a year that has one before it.
func dated(t *testing.T, lang language.Tag, answers map[string]assess.Answer) *assess.Session {
	t.Helper()
	s := assess.NewSession(builtinList(t), &assess.Assessment{
		Date: language.Date{Year: 2026, Month: 11, Day: 23}, Language: lang, Answers: answers,
	}, lang)
	compare(t, s)
	return s
}

func TestLastYearsAnswerIsShownAndTaken(t *testing.T) {
	for _, size := range sizes {
		s := dated(t, language.English, nil)
		m := pressed(t, screenOf(s, &disk{}, size.width, size.height), "g", "type:lo-4", "enter")
		shows(t, m, "Last time (24 November 2025): level 1. Comment: Of 39", "y still true")
		m = pressed(t, m, "y")
		a := s.Current()
		if a.State != assess.Answered || a.Level != 1 || len(a.Evidence) != 2 || !a.Clauses["2b"] {
			t.Errorf("the answer is %+v", a)
		}
		shows(t, m, "Still true; evidence too old: 1")
		lacks(t, m, "y still true")
	}
	m := pressed(t, screenOf(dated(t, language.English, nil), &disk{}, 100, 60), "g", "type:lo-4", "enter", "y")
	shows(t, m, "Still true; evidence too old: 1 · saved",
		"1 of 2 too old: SBN 2024/140 · SBN 2024/9 (too old)", "To reach 2 2a and 2c; often shown by:")
}

func TestWhatCannotBeStillTrue(t *testing.T) {
	s := dated(t, language.Swedish, nil)
	m := screenOf(s, &disk{}, 80, 24)
	shows(t, m, "Förra gången (24 november 2025): vet ej")
	m = pressed(t, m, "y")
	if s.Changes() > 0 || m.note == nil {
		t.Error("a don't-know is said to be still true")
	}
	m = pressed(t, m, "right")
	lacks(t, m, "Förra")
	if m = pressed(t, m, "y"); s.Changes() > 0 || m.note == nil {
		t.Error("what was not answered is said to be still true")
	}
	m = pressed(t, m, "right")
	shows(t, m, "ej tillämplig. Skäl: no services")
	if m = pressed(t, m, "y"); s.Current().State != assess.NotApplicable {
		t.Errorf("the answer is %+v", s.Current())
	}
	pressed(t, m, "u")
	if s.Current().State != assess.Unanswered {
		t.Error("it cannot be undone")
	}
}

func TestTheKeysOfferOnlyWhatCanBeStillTrue(t *testing.T) {
	for point, want := range map[string]bool{"LO-1": false, "LO-3": true, "LO-4": true, "UF-1": false} {
		m := pressed(t, screenOf(dated(t, language.English, nil), &disk{}, 80, 24), "g", "type:"+point, "enter")
		if want {
			shows(t, m, "y still true")
		} else {
			lacks(t, m, "y still true")
		}
	}
}

func TestACommentOfSeveralLinesIsMarked(t *testing.T) {
	for text, want := range map[string]string{
		"":                    "",
		"one line":            "one line",
		"one line \n \n":      "one line",
		"\n one line\n\nmore": "one line …",
	} {
		if _, why := whyOf(assess.Answer{State: assess.Answered, Comment: text}); why.String() != want {
			t.Errorf("of %q it shows %q, want %q", text, why, want)
		}
	}
}

func TestADoubtfulTargetIsTakenAndSaid(t *testing.T) {
	tests := []struct {
		keys []string
		says string
	}{
		{[]string{"3", "t", "type:4", "enter", "enter"}, ""},
		{[]string{"3", "t", "type:2", "enter", "enter"}, "Target: level 2. Level 3 is reached already."},
		{[]string{"3", "t", "type:3", "enter", "enter"}, "Target: level 3. Level 3 is reached already."},
		{[]string{"d", "t", "type:3", "enter", "enter"}, ""},
		{[]string{"3", "t", "type:4", "enter", "type:2020-01-01", "enter"}, "The date is before the assessment's, 23 November 2026."},
		{[]string{"3", "t", "type:4", "enter", "type:2026-11-23", "enter"}, ""},
	}
	for _, tt := range tests {
		for _, size := range sizes {
			m := pressed(t, screenOf(dated(t, language.English, nil), &disk{}, size.width, size.height), tt.keys...)
			if m.session.Current().Target == nil {
				t.Fatalf("%q: no target", tt.keys)
			}
			shows(t, m, "Target: level")
			if tt.says == "" {
				lacks(t, m, "reached already", "The date is")
			} else if checkFrame(t, m, "a target"); !strings.Contains(flat(m), packed(tt.says)) {
				t.Errorf("%q at %d columns: the screen lacks %q:\n%s", tt.keys, size.width, tt.says, m.render())
			}
		}
	}
}

func TestLinesSayThatATargetIsDoubtful(t *testing.T) {
	for lines, want := range map[string]string{
		"3\nback\ntarget 2\n":            "Level 3 is reached already.",
		"3\nback\ntarget 4 2020-01-01\n": "The date is before the assessment's, 23 November 2026.",
	} {
		var out strings.Builder
		d := &disk{}
		if _, err := RunPlain(t.Context(), dated(t, language.English, nil), Options{In: strings.NewReader(lines), Out: &out, Keep: d.save}); err != nil && !errors.Is(err, ErrAborted) {
			t.Fatal(err)
		}
		if !strings.Contains(packed(out.String()), packed(want)) || d.saved[len(d.saved)-1].Answer("LO-1").Target == nil {
			t.Errorf("%q: said\n%s", lines, out.String())
		}
	}
}
