package interview

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/exp/golden"
	"github.com/google/go-cmp/cmp"

	"mognad/assess"
	"mognad/checklist/language"
)

// conversed runs a conversation over the lines.
func conversed(tb testing.TB, s *assess.Session, d *disk, in string) (string, Outcome, error) {
	tb.Helper()
	var out strings.Builder
	outcome, err := RunPlain(tb.Context(), s, Options{In: strings.NewReader(in), Out: &out, Keep: d.save})
	return out.String(), outcome, err
}

func TestPlainTranscripts(t *testing.T) {
	tests := []struct{ name, in string }{
		{"levels", "1\n2\n3\n0\n1\n"},
		{"wrong-input", "\n7\n12\n3.9\nskp\n" + hostile + "\n" + strings.Repeat("x", 300) + "\n"},
		{"words", "unknown\nback\nlist\nclear\nundo\nundo\nhelp\nquit\n"},
		{"texts", "comment one line\ncomment\ntwo\nlines\n.\ntarget 2 2027-06-30\ntarget\n1\n\ntarget none\ntarget 9\ntarget 2 tomorrow\nna\n"},
		{"nothing", ""},
	}
	for _, tt := range tests {
		for _, lang := range language.All() {
			t.Run(tt.name+"-"+string(lang), func(t *testing.T) {
				out, _, _ := conversed(t, sessionOf(tinyList(t), lang, nil), &disk{}, tt.in)
				golden.RequireEqual(t, out)
			})
		}
	}
}

func TestPlainAnswers(t *testing.T) {
	list := tinyList(t)
	ids := list.PointIDs()
	na := ""
	for _, p := range list.Points {
		if p.AllowsNA && na == "" {
			na = p.ID
		}
	}
	day := language.Date{Year: 2027, Month: 6, Day: 30}
	tests := []struct {
		name  string
		in    string
		point string
		want  assess.Answer
		open  int
	}{
		{"a level", "2\n", ids[0], assess.Answer{State: assess.Answered, Level: 2}, 4},
		{"a level without a line end, the last thing there is", "2", ids[0], assess.Answer{State: assess.Answered, Level: 2}, 4},
		{"a file from Windows", "\uFEFF2\r\n1\r\n", ids[0], assess.Answer{State: assess.Answered, Level: 2}, 3},
		{"don't know, in English", "Don't know\n", ids[0], assess.Answer{State: assess.Unknown}, 4},
		{"don't know, in Swedish", "VET EJ\n", ids[0], assess.Answer{State: assess.Unknown}, 4},
		{"a skipped point stays open", "skip\nhoppa\n", ids[1], assess.Answer{}, 5},
		{"an empty line answers nothing", "\n\n\n", ids[0], assess.Answer{}, 5},
		{"back and another level", "2\nback\n3\n", ids[0], assess.Answer{State: assess.Answered, Level: 3}, 4},
		{"back and keep", "2\ntillbaka\n\n1\n", ids[0], assess.Answer{State: assess.Answered, Level: 2}, 3},
		{"skipped points come again", "1\nskip\n1\n1\n1\n2\n", ids[1], assess.Answer{State: assess.Answered, Level: 2}, 0},
		{"go to a point", "go " + strings.ToUpper(ids[3]) + "\n1\n", ids[3], assess.Answer{State: assess.Answered, Level: 1}, 4},
		{"an id goes there, too", ids[3] + "\n1\n", ids[3], assess.Answer{State: assess.Answered, Level: 1}, 4},
		{"not applicable", "go " + na + "\nna\nno such thing\n", na, assess.Answer{State: assess.NotApplicable, Reason: "no such thing"}, 4},
		{"not applicable on one line", "go " + na + "\nej tillämplig ingen sådan finns\n", na, assess.Answer{State: assess.NotApplicable, Reason: "ingen sådan finns"}, 4},
		{"a word is no reason", "go " + na + "\nna\nvet ej\n", na, assess.Answer{State: assess.Unknown}, 4},
		{"no reason", "go " + na + "\nna\n\n", na, assess.Answer{}, 5},
		{"a comment in lines", "comment\na\n\n b\n.\n", ids[0], assess.Answer{Comment: "a\n\n b"}, 5},
		{"a comment that is cut off is kept", "kommentar\na\nb", ids[0], assess.Answer{Comment: "a\nb"}, 5},
		{"a comment removed", "comment a\ncomment -\n", ids[0], assess.Answer{}, 5},
		{"a comment left as it is", "comment a\ncomment\n.\n", ids[0], assess.Answer{Comment: "a"}, 5},
		{"a target", "mål 2 2027-06-30\n", ids[0], assess.Answer{Target: &assess.Target{Level: 2, By: day}}, 5},
		{"a target asked for", "target\n2\n2027-06-30\n", ids[0], assess.Answer{Target: &assess.Target{Level: 2, By: day}}, 5},
		{"a target removed", "target 2\nmål ingen\n", ids[0], assess.Answer{}, 5},
		{"clear", "target 2\n1\nback\nrensa\n", ids[0], assess.Answer{Target: &assess.Target{Level: 2}}, 5},
		{"undo", "1\nångra\n", ids[0], assess.Answer{}, 5},
		{"a line too long to read", strings.Repeat("x", 3*maxLine) + "\n2\n", ids[0], assess.Answer{State: assess.Answered, Level: 2}, 4},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := &disk{}
			s := sessionOf(list, language.English, nil)
			_, outcome, err := conversed(t, s, d, tt.in)
			if err != nil {
				t.Errorf("error = %v", err)
			}
			if diff := cmp.Diff(tt.want, s.Assessment().Answer(tt.point)); diff != "" {
				t.Errorf("answer (-want +got):\n%s", diff)
			}
			if len(outcome.Open) != tt.open {
				t.Errorf("open = %v, want %d", outcome.Open, tt.open)
			}
			if s.Changes() > 0 && d.saved[len(d.saved)-1] != s.Assessment() {
				t.Error("the answers were not saved")
			}
		})
	}
}

func TestPlainOneLevelPerLineIsAWholeAssessment(t *testing.T) {
	list := builtinList(t)
	var in strings.Builder
	for i := range list.Points {
		fmt.Fprintln(&in, i%5)
	}
	s := sessionOf(list, language.Swedish, nil)
	for range 2 { // the second time every point has an answer, and is asked again
		_, outcome, err := conversed(t, s, &disk{}, in.String())
		if err != nil || !outcome.Finished() {
			t.Fatalf("outcome = %+v, error = %v", outcome, err)
		}
		for i, id := range list.PointIDs() {
			if a := s.Assessment().Answer(id); int(a.Level) != i%5 {
				t.Errorf("%s has level %d, want %d", id, a.Level, i%5)
			}
		}
	}
}

func TestPlainLeaving(t *testing.T) {
	for _, word := range []string{"quit", "avsluta", "Q"} {
		s := sessionOf(tinyList(t), language.English, nil)
		if _, outcome, err := conversed(t, s, &disk{}, "1\n"+word+"\n2\n"); err != ErrAborted || len(outcome.Open) != 4 {
			t.Errorf("%s: outcome = %+v, error = %v, want ErrAborted", word, outcome, err)
		}
	}
	s := sessionOf(tinyList(t), language.English, answeredAll(t))
	if _, _, err := conversed(t, s, &disk{}, "quit\n"); err != nil {
		t.Errorf("leaving with nothing open: error = %v", err)
	}
}

func TestPlainFailedSave(t *testing.T) {
	d := &disk{fails: errDisk}
	s := sessionOf(tinyList(t), language.English, nil)
	out, outcome, err := conversed(t, s, d, "1\n2\n")
	if !errors.Is(err, errDisk) || len(outcome.Open) != 3 {
		t.Errorf("outcome = %+v, error = %v", outcome, err)
	}
	if strings.Contains(out, "Saved.") || strings.Count(out, "Not saved: write a.yaml: no space left on device␛[2J") != 2 {
		t.Errorf("output:\n%s", out)
	}
}

func TestPlainInterrupt(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s := sessionOf(tinyList(t), language.English, nil)
	_, err := RunPlain(ctx, s, Options{In: &slowly{}, Out: io.Discard, Keep: (&disk{}).save})
	if err != ErrAborted {
		t.Errorf("error = %v, want ErrAborted", err)
	}
}

func TestPlainOutputThatCannotBeWritten(t *testing.T) {
	s := sessionOf(tinyList(t), language.English, nil)
	_, err := RunPlain(t.Context(), s, Options{In: strings.NewReader("1\n"), Out: closedPipe{}, Keep: (&disk{}).save})
	if !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("error = %v, want %v", err, io.ErrClosedPipe)
	}
}

type closedPipe struct{}

func (closedPipe) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestWordsMeanOneThing(t *testing.T) {
	p := &lines{session: sessionOf(tinyList(t), language.English, nil)}
	seen := map[string]string{}
	for _, w := range p.vocabulary() {
		for _, lang := range language.All() {
			for _, name := range namesIn(w.names, lang) {
				if other, ok := seen[name]; ok && other != w.names.Key {
					t.Errorf("%q means %s and %s", name, other, w.names.Key)
				}
				if len(strings.Fields(name)) > longestName {
					t.Errorf("%q has more than %d words", name, longestName)
				}
				seen[name] = w.names.Key
			}
		}
	}
}

// FuzzPlain says anything, and holds that only text comes out and that nothing
// is answered by the end of the input.
func FuzzPlain(f *testing.F) {
	f.Add("1\n2\n3\nna\n\nquit\n")
	f.Add(hostile)
	f.Add("comment\n\x00\x1b\n.\ntarget 2 2027-06-30\nlist\nhelp\n")
	list := tinyList(f)
	f.Fuzz(func(t *testing.T, in string) {
		s := sessionOf(list, language.Swedish, nil)
		out, outcome, err := conversed(t, s, &disk{}, in)
		if err != nil && err != ErrAborted {
			t.Fatalf("error = %v", err)
		}
		if len(outcome.Open)+s.Progress().Settled() != s.Count() {
			t.Fatalf("open = %v of %d", outcome.Open, s.Count())
		}
		if strings.TrimSpace(in) == "" && s.Changes() > 0 {
			t.Fatal("nothing was said, and something was answered")
		}
		for _, r := range out {
			if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
				t.Fatalf("%U came out", r)
			}
		}
	})
}

// checkPlain holds that output is lines of text and nothing else.
func checkPlain(tb testing.TB, out string) {
	tb.Helper()
	for _, r := range out {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			tb.Fatalf("%U came out:\n%q", r, out)
		}
		if r >= 0x2500 && r <= 0x25ff {
			tb.Fatalf("%q is drawn:\n%s", r, out)
		}
	}
}
