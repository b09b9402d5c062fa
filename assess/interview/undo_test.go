package interview

import (
	"strings"
	"testing"

	"mognad/assess"
	"mognad/checklist/language"
)

func TestUndoSaysWhatItTookBack(t *testing.T) {
	tests := []struct {
		name   string
		keys   []string
		en, sv string
	}{
		{"nothing", nil, "There is nothing to undo.", "Det finns inget att ångra."},
		{"answer", []string{"2"}, "Undone in LO-3: the answer.", "Ångrat i LO-3: svaret."},
		{"level", []string{"2", "1"}, "Undone in LO-3: the level.", "Ångrat i LO-3: nivån."},
		{"clauses", []string{"1", "down", "down", "down", "space"}, "Undone in LO-3: the clauses.", "Ångrat i LO-3: påståendena."},
		{"comment", []string{"2", "c", "type:because", "esc"}, "Undone in LO-3: the comment.", "Ångrat i LO-3: kommentaren."},
		{"private note", []string{"p", "type:because", "esc"}, "Undone in LO-3: the private note.", "Ångrat i LO-3: den privata anteckningen."},
		{"confidence", []string{"2", "f", "h"}, "Undone in LO-3: the confidence.", "Ångrat i LO-3: säkerheten i svaret."},
		{"target", []string{"t", "type:2", "enter", "enter"}, "Undone in LO-3: the target.", "Ångrat i LO-3: målnivån."},
		{"evidence", []string{"e", "type:KS 1", "ctrl+s", "esc"}, "Undone in LO-3: the evidence.", "Ångrat i LO-3: underlaget."},
		{"reason", []string{"n", "type:a", "enter", "enter", "n", "type:b", "enter", "enter"}, "Undone in LO-3: the reason.", "Ångrat i LO-3: skälet."},
		{"at another point", []string{"2", "enter"}, "Undone in LO-3: the answer.", "Ångrat i LO-3: svaret."},
	}
	for _, tt := range tests {
		for lang, want := range map[language.Tag]string{language.English: tt.en, language.Swedish: tt.sv} {
			t.Run(tt.name+" "+string(lang), func(t *testing.T) {
				s := sessionOf(builtinList(t), lang, nil)
				if err := s.GoTo("LO-3"); err != nil {
					t.Fatal(err)
				}
				m := pressed(t, screenOf(s, &disk{}, 80, 24).arrive(), tt.keys...)
				shows(t, pressed(t, m, "u"), want)
			})
		}
	}
}

func TestRedoKeys(t *testing.T) {
	for _, k := range []string{"U", "ctrl+y", "ctrl+r"} {
		s := sessionOf(builtinList(t), language.English, map[string]assess.Answer{"LO-1": {Comment: strings.Repeat("a line\n", 40)}})
		m := pressed(t, screenOf(s, &disk{}, 80, 24), "g", "type:lo-1", "enter", k)
		shows(t, m, "There is nothing to do again.")
		m = pressed(t, m, "c", "ctrl+u", "type:new", "esc", "u", k)
		shows(t, m, "Done again in LO-1: the comment.")
		if got := s.Current().Comment; !strings.HasSuffix(got, "\nnew") {
			t.Errorf("%s: the comment is %q", k, got)
		}
	}
}

func TestRedoStaysWithTheEvidence(t *testing.T) {
	s := sessionOf(builtinList(t), language.English, map[string]assess.Answer{"LO-1": {Evidence: []assess.Evidence{{Ref: "a"}, {Ref: "b"}}}})
	m := pressed(t, screenOf(s, &disk{}, 80, 24), "g", "type:lo-1", "enter", "e", "x", "u", "U")
	if m.screen != proving || len(s.Current().Evidence) != 1 {
		t.Errorf("screen %d, evidence %v", m.screen, s.Current().Evidence)
	}
}
