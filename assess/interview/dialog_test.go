package interview

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

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

// What is being written when the interview ends is kept where it can be taken as it
// is: a reason as well, since it says that the point is not applicable.
func TestWhatIsWrittenIsKeptAtTheEnd(t *testing.T) {
	na := assess.Answer{State: assess.NotApplicable, Reason: "no such service", By: "IT lead"}
	tests := []struct {
		name   string
		before assess.Answer
		keys   []string
		want   assess.Answer
	}{
		{"a reason", assess.Answer{}, []string{"n", "type:no such service"}, assess.Answer{State: assess.NotApplicable, Reason: "no such service"}},
		{"a reason, with who decided begun", assess.Answer{}, []string{"n", "type:no such service", "enter", "type:IT lead"}, na},
		{"a reason, with who decided not begun", assess.Answer{}, []string{"n", "type:no such service", "enter"}, assess.Answer{State: assess.NotApplicable, Reason: "no such service"}},
		{"another reason keeps who decided", na, []string{"n", "type:s"}, assess.Answer{State: assess.NotApplicable, Reason: "no such services", By: "IT lead"}},
		{"no reason changes nothing", assess.Answer{State: assess.Answered, Level: 2}, []string{"n"}, assess.Answer{State: assess.Answered, Level: 2}},
		{"nor does a blank one", assess.Answer{State: assess.Answered, Level: 2}, []string{"n", "type:  "}, assess.Answer{State: assess.Answered, Level: 2}},
		{"nor does one that was taken away", na, []string{"n", "ctrl+u"}, na},
		{"evidence that is complete", assess.Answer{}, []string{"e", "type:KS 1"}, assess.Answer{Evidence: []assess.Evidence{{Ref: "KS 1"}}}},
		{"evidence that is not", assess.Answer{}, []string{"e", "tab", "right"}, assess.Answer{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			id := mayNotApply(t, sessionOf(builtinList(t), language.English, nil))
			s := sessionOf(builtinList(t), language.English, map[string]assess.Answer{id: tt.before})
			if err := s.GoTo(id); err != nil {
				t.Fatal(err)
			}
			pressed(t, screenOf(s, &disk{}, 80, 24), tt.keys...).keepWriting()
			if got := s.Current(); !got.Equal(tt.want) {
				t.Errorf("the answer is %+v, want %+v", got, tt.want)
			}
		})
	}
}

// mayNotApply returns a point that may be said not to apply.
func mayNotApply(t *testing.T, s *assess.Session) string {
	t.Helper()
	for _, p := range s.Points() {
		if p.AllowsNA {
			return p.ID
		}
	}
	t.Fatal("every point applies")
	return ""
}

func TestInterruptKeepsTheReason(t *testing.T) {
	s := sessionOf(builtinList(t), language.English, nil)
	id := mayNotApply(t, s)
	if err := s.GoTo(id); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	in := &slowlyThen{slowly{text: "nno such service"}, func() { time.AfterFunc(300*time.Millisecond, cancel) }}
	d := &disk{}
	_, err := Run(ctx, s, Options{In: in, Out: io.Discard, Keep: d.save, Environ: []string{"TERM=xterm"}})
	if !errors.Is(err, ErrAborted) {
		t.Errorf("error = %v, want ErrAborted", err)
	}
	if len(d.saved) == 0 || d.saved[len(d.saved)-1].Answer(id).Reason != "no such service" {
		t.Errorf("%d states saved, the answer is %+v", len(d.saved), s.Current())
	}
}

// slowlyThen gives its text a byte at a time, and then does something.
type slowlyThen struct {
	slowly
	then func()
}

func (s *slowlyThen) Read(p []byte) (int, error) {
	if s.text == "" {
		s.then()
	}
	return s.slowly.Read(p)
}
