package interview

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"mognad/assess"
	"mognad/checklist/language"
)

func TestConfidenceKeys(t *testing.T) {
	tests := []struct {
		lang language.Tag
		keys []string
		want assess.Confidence
		says string
	}{
		{language.English, []string{"f", "l"}, assess.Low, "Confidence: low."},
		{language.English, []string{"F", "M"}, assess.Medium, "Confidence: medium."},
		{language.English, []string{"f", "h"}, assess.High, "Confidence: high."},
		{language.Swedish, []string{"f", "3"}, assess.High, "Säkerhet i svaret: hög."},
		{language.English, []string{"f", "h", "f", "n"}, "", "Confidence: not said."},
		{language.Swedish, []string{"f", "h", "f", "i"}, "", "Säkerhet i svaret: inte angivet."},
		{language.English, []string{"f", "h", "f", "esc"}, assess.High, "Level 1"},
		{language.English, []string{"f", "h", "f", "enter"}, assess.High, "Level 1"},
		{language.English, []string{"f", "h", "u"}, "", "Undone"},
		{language.English, []string{"f", "z", "paste:l"}, "", "● not said"},
	}
	for _, tt := range tests {
		t.Run(strings.Join(tt.keys, " "), func(t *testing.T) {
			s := sessionOf(builtinList(t), tt.lang, map[string]assess.Answer{"LO-1": {State: assess.Answered, Level: 1}})
			m := screenOf(s, &disk{}, 80, 24)
			if err := s.GoTo("LO-1"); err != nil {
				t.Fatal(err)
			}
			m = pressed(t, m.arrive(), tt.keys...)
			if got := s.Current().Confidence; got != tt.want {
				t.Errorf("confidence %q, want %q", got, tt.want)
			}
			if got := ansi.Strip(m.render()); !strings.Contains(got, tt.says) {
				t.Errorf("the screen does not say %q:\n%s", tt.says, got)
			}
			if m.session.Current().Level != 1 {
				t.Error("a digit in the dialog has answered the point")
			}
		})
	}
}

func TestTargetIsConfirmed(t *testing.T) {
	for lang, want := range map[language.Tag][]string{
		language.English: {"Target: level 2 by 30 June 2027.", "No target of its own: the checklist's applies, level 3."},
		language.Swedish: {"Målnivå: nivå 2 senast 30 juni 2027.", "Ingen egen målnivå: checklistans gäller, nivå 3."},
	} {
		m := screenOf(sessionOf(builtinList(t), lang, nil), &disk{}, 80, 24)
		m = pressed(t, m, "t", "type:2", "enter", "type:2027-06-30", "enter")
		shows(t, m, want[0])
		m = pressed(t, m, "t", "backspace", "enter")
		shows(t, m, want[1])
	}
}

func TestPrivateNoteKeys(t *testing.T) {
	s := sessionOf(builtinList(t), language.English, nil)
	m := pressed(t, screenOf(s, &disk{}, 80, 24), "p", "type:ask", "enter", "paste:1\r\n2\x1b", "esc")
	if got := s.Current(); got.PrivateNote != "ask\n1\n2␛" || got.Comment != "" {
		t.Errorf("the answer is %+v", got)
	}
	if m = pressed(t, m, "p"); !strings.Contains(ansi.Strip(m.render()), "2␛") {
		t.Error("the note is not shown again")
	}
	if pressed(t, m, "ctrl+home", "type:x", "ctrl+c"); !strings.HasPrefix(s.Current().PrivateNote, "xask") {
		t.Error("the note is not kept when leaving")
	}
}

// TestPrivateNoteSaysWhoCanReadIt holds the words that people rely on.
func TestPrivateNoteSaysWhoCanReadIt(t *testing.T) {
	for lang, want := range map[language.Tag]string{
		language.English: "kept out of reports, but it is in the file, and whoever is given the file can read it",
		language.Swedish: "kommer inte med i rapporter, men finns i filen, och den som får filen kan läsa den",
	} {
		for _, size := range sizes {
			m := pressed(t, screenOf(sessionOf(builtinList(t), lang, nil), &disk{}, size.width, size.height), "p")
			if got := strings.Join(strings.Fields(ansi.Strip(m.render())), " "); !strings.Contains(got, want) {
				t.Errorf("%s at %dx%d: %s", lang, size.width, size.height, got)
			}
		}
	}
}

func TestDialogScreens(t *testing.T) {
	tests := []struct {
		name string
		keys []string
	}{
		{"confidence", []string{"f"}},
		{"private-note", []string{"p", "type:Fråga Åsa.", "enter", "type:Hon vet."}},
	}
	for _, tt := range tests {
		for _, lang := range language.All() {
			for _, size := range sizes {
				t.Run(fmt.Sprintf("%s-%s-%dx%d", tt.name, lang, size.width, size.height), func(t *testing.T) {
					s := evidenceSession(t, lang)
					if err := s.GoTo("LO-1"); err != nil {
						t.Fatal(err)
					}
					m := pressed(t, screenOf(s, &disk{}, size.width, size.height).arrive(), tt.keys...)
					checkFrame(t, m, tt.name)
					golden.RequireEqual(t, m.render()+"\n")
				})
			}
		}
	}
}
