package interview

import (
	"errors"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mognad/assess"
	"mognad/checklist/language"
)

func TestPlainClearWhereNothingIsAnswered(t *testing.T) {
	s := datedSession(t, language.English, nil)
	out, _, _ := told(t, s, Options{}, "2\nclear\n")
	if strings.Contains(out, "is taken back") || !strings.Contains(out, "a.two has no answer to take back.") {
		t.Errorf("nothing was cleared:\n%s", out)
	}
	if want := (assess.Answer{State: assess.Answered, Level: 2}); !cmp.Equal(want, s.Assessment().Answer("a.one")) {
		t.Errorf("a.one is %+v", s.Assessment().Answer("a.one"))
	}
}

// TestPlainLeavingAQuestion holds that one wrong line never swallows those that
// follow: a word of the conversation, or two wrong lines in a row, lead back, and
// what was right until then is kept.
func TestPlainLeavingAQuestion(t *testing.T) {
	day := language.Date{Year: 2025, Month: 10, Day: 2}
	level := assess.Answer{State: assess.Answered, Level: 2}
	tests := []struct {
		name, in string
		want     assess.Answer
		says     string
	}{
		{
			"two wrong kinds", "evidence add KS 1\nletter\nmail\n2\n",
			assess.Answer{State: assess.Answered, Level: 2, Evidence: []assess.Evidence{{Ref: "KS 1"}}},
			"What was given so far is kept; the other questions about this evidence are skipped.",
		},
		{
			"what was right is kept", "evidence add KS 1\ndecision\n2025-10-02\n9z\n8z\n2\n",
			assess.Answer{State: assess.Answered, Level: 2, Evidence: []assess.Evidence{{Ref: "KS 1", Kind: "decision", Date: day}}},
			"Saved. Evidence 1: KS 1 (decision, 2",
		},
		{"one wrong line only", "evidence add KS 1\nletter\ndecision\nyesterday\n2025-10-02\n\n\n", assess.Answer{Evidence: []assess.Evidence{{Ref: "KS 1", Kind: "decision", Date: day}}}, "“.” cancels"},
		{"a word", "evidence add KS 1\nskip\nback\n", assess.Answer{Evidence: []assess.Evidence{{Ref: "KS 1"}}}, "Not answered: a.one."},
		{"a word with more", "evidence add KS 1\ncomment x\n", assess.Answer{Evidence: []assess.Evidence{{Ref: "KS 1"}}, Comment: "x"}, "Saved"},
		{"a word where any text would do", "evidence add\nunknown\n", assess.Answer{State: assess.Unknown}, "No evidence was added."},
		{"a word with more where any text would do", "evidence add\ncomment by the chief\n\n\n\n\n", assess.Answer{Evidence: []assess.Evidence{{Ref: "comment by the chief"}}}, "Saved"},
		{"evidence inside evidence", "evidence add A\nevidence add B\n\n\n\n\n", assess.Answer{Evidence: []assess.Evidence{{Ref: "A"}, {Ref: "B"}}}, "Saved"},
		{"a change left", "evidence add KS 1\n\n\n\n\nevidence change 1\n\nletter\nmail\n", assess.Answer{Evidence: []assess.Evidence{{Ref: "KS 1"}}}, "The evidence is as before."},
		{"a target, wrong once", "target\nnine\n2\n\n", assess.Answer{Target: &assess.Target{Level: 2}}, "“.” cancels"},
		{"a target, wrong twice", "target\nnine\neight\n2\n", level, "The question is left, and nothing is changed."},
		{"a target and a word", "target\nunknown\n", assess.Answer{State: assess.Unknown}, "Saved"},
		{"a target's date, wrong once", "target\n2\ntomorrow\n2025-10-02\n", assess.Answer{Target: &assess.Target{Level: 2, By: day}}, "Target"},
		{"a target's date, wrong twice", "target\n2\ntomorrow\nsoon\n2\n", level, "othing is changed"},
		{"a target given up", "target\n.\n2\n", level, "othing is changed"},
		{"how sure, wrong once", "confidence\nvery\nhigh\n", assess.Answer{Confidence: assess.High}, "saved: high"},
		{"how sure, wrong twice", "confidence\nvery\nrather\n2\n", level, "othing is changed"},
		{"a word for how sure", "confidence\ntick 1a\n", assess.Answer{State: assess.Answered, Level: 1, Clauses: map[string]bool{"1a": true}}, "Saved"},
		{"who decided, and a word", "b-keys\nna no\nback\nby\nskip\n", assess.Answer{}, "The question is left"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := datedSession(t, language.English, nil)
			out, _, err := told(t, s, Options{}, tt.in)
			if diff := cmp.Diff(tt.want, s.Assessment().Answer("a.one")); diff != "" || err != nil {
				t.Errorf("%v, answer (-want +got):\n%s\n%s", err, diff, out)
			}
			if !strings.Contains(out, tt.says) {
				t.Errorf("it does not say %q:\n%s", tt.says, out)
			}
		})
	}
}

// A word that leaves a question is obeyed after that question has ended: however
// many follow each other, the stack does not grow with them.
func TestPlainWordsInsteadOfAnswersDoNotPileUp(t *testing.T) {
	defer debug.SetMaxStack(debug.SetMaxStack(1 << 20)) // beyond it the program ends
	for _, word := range []string{"na", "target", "confidence"} {
		s := datedSession(t, language.English, nil)
		in := "b-keys\n" + strings.Repeat(word+"\n", 4000)
		if _, err := RunPlain(t.Context(), s, Options{In: strings.NewReader(in), Out: &strings.Builder{}, Keep: (&disk{}).save}); err != nil {
			t.Errorf("%s: %v", word, err)
		}
	}
}

func TestPlainSaysWhichClausesALevelDrops(t *testing.T) {
	s := datedSession(t, language.English, map[string]assess.Answer{
		"a.one": {State: assess.Answered, Level: 1, Clauses: map[string]bool{"2a": false, "1a": true}},
	})
	out, _, _ := told(t, s, Options{}, "a.one\n2\nback\n2\n")
	if n := strings.Count(out, "No longer said: 2a, which would contradict the level."); n != 1 {
		t.Errorf("that 2a is dropped is said %d times:\n%s", n, out)
	}
}

func TestScreenSaysWhichClausesALevelDrops(t *testing.T) {
	s := datedSession(t, language.Swedish, map[string]assess.Answer{
		"a.one": {State: assess.Answered, Level: 1, Clauses: map[string]bool{"2a": false, "1a": true}},
	})
	if err := s.GoTo("a.one"); err != nil {
		t.Fatal(err)
	}
	m := pressed(t, screenOf(s, &disk{}, 80, 24), "2")
	if out := m.render(); !strings.Contains(out, "Nivå 2; inte längre angivet: 2a") {
		t.Errorf("screen:\n%s", out)
	}
	if out := pressed(t, m, "2").render(); strings.Contains(out, "längre angivet") {
		t.Errorf("nothing was dropped by the second key:\n%s", out)
	}
}

func TestPlainGoToANumber(t *testing.T) {
	tests := []struct{ in, says string }{
		{"go 5\n", "Point 5 of 5: c.ask"},
		{"gå 2\n", "Point 2 of 5: a.two"},
		{"go\n4\n", "Point 4 of 5: c.web"},
		{"go 6\n", "There is no point number 6; the points are 1 to 5."},
		{"go 0\n", "There is no point number 0; the points are 1 to 5."},
	}
	for _, tt := range tests {
		out, _, err := told(t, datedSession(t, language.English, nil), Options{}, tt.in)
		if !strings.Contains(out, tt.says) || err != nil {
			t.Errorf("%q does not say %q: %v\n%s", tt.in, tt.says, err, out)
		}
	}
}

func TestPlainStillWithoutAnEarlierAssessment(t *testing.T) {
	s := sessionOf(tinyList(t), language.English, nil)
	out, _, _ := told(t, s, Options{}, "still\n")
	if !strings.Contains(out, "There is no earlier assessment to compare with; choose a level.") {
		t.Errorf("output:\n%s", out)
	}
}

func TestPlainReviewSaysThatTheReportIsADraft(t *testing.T) {
	const draft = "a report written now is marked as a draft"
	out, _, _ := told(t, datedSession(t, language.English, nil), Options{}, "review\n")
	if !strings.Contains(out, draft) {
		t.Errorf("points are open:\n%s", out)
	}
	out, _, _ = told(t, datedSession(t, language.English, nil), Options{Terminal: true}, "1\n1\n1\n1\n1\nreview\n")
	if strings.Contains(out, draft) {
		t.Errorf("no point is open:\n%s", out)
	}
}

func TestPlainSwitchesTheLanguage(t *testing.T) {
	tests := []struct {
		in   string
		want language.Tag
		says string
	}{
		{"language\n", language.Swedish, "Område:"},
		{"language sv\n", language.Swedish, "Område:"},
		{"språk Svenska\n", language.Swedish, "Område:"},
		{"language swedish\n", language.Swedish, "Område:"},
		{"språk engelska\n", language.English, "Area:"},
		{"language EN\n", language.English, "Area:"},
		{"language fi\n", language.English, "“fi” is no language here; the languages are en, sv."},
	}
	for _, tt := range tests {
		s := datedSession(t, language.English, nil)
		out, _, err := told(t, s, Options{}, tt.in)
		if s.Language() != tt.want || err != nil || !strings.Contains(out, tt.says) {
			t.Errorf("%q: %s, %v; want %s and %q\n%s", tt.in, s.Language(), err, tt.want, tt.says, out)
		}
	}
}

// TestPlainSaysWhatIsOpenOnce leaves the list of open points to whoever runs the
// conversation, and gets it in the outcome.
func TestPlainSaysWhatIsOpenOnce(t *testing.T) {
	out, outcome, _ := told(t, datedSession(t, language.English, nil), Options{}, "1\n")
	if strings.Contains(out, "a.two, b-keys, c.web, c.ask") || len(outcome.Open) != 4 {
		t.Errorf("open %v\n%s", outcome.Open, out)
	}
}

func TestPlainUndoSaysWhatAndRedoBringsItBack(t *testing.T) {
	s := datedSession(t, language.English, nil)
	out, _, _ := told(t, s, Options{}, "comment forty lines\nundo\ngör om\nundo\nredo\nredo\n")
	for _, says := range []string{"Undone in a.one: the comment. The word redo does it again.", "Done again in a.one: the comment.", "There is nothing to do again."} {
		if !strings.Contains(out, says) {
			t.Errorf("it does not say %q:\n%s", says, out)
		}
	}
	if got := s.Assessment().Answer("a.one").Comment; got != "forty lines" {
		t.Errorf("the comment is %q", got)
	}
}

func TestPlainReviewRepeatsNoHeading(t *testing.T) {
	out, _, _ := told(t, datedSession(t, language.English, nil), Options{}, "unknown\nreview\n")
	if strings.Contains(out, ": not answered") || !strings.Contains(out, "Not answered:\na.two ") {
		t.Errorf("output:\n%s", out)
	}
}

// A person who is there is asked who decided that a point is not applicable; a pipe
// is not, so that its lines mean what they did.
func TestLinesAskWhoDecided(t *testing.T) {
	na := func(by string) assess.Answer {
		return assess.Answer{State: assess.NotApplicable, Reason: "no services", By: by}
	}
	tests := []struct {
		terminal bool
		in       string
		want     assess.Answer
		at       int // the point that is asked in the end
	}{
		{true, "na no services\nIT lead\n", na("IT lead"), 1},
		{true, "na\nno services\nIT lead\n", na("IT lead"), 1},
		{true, "na no services\n\n", na(""), 1},
		{true, "na no services\n.\n", na(""), 1},
		{true, "na no services\n", na(""), 0},
		{true, "na no services\nlist\n", na(""), 0},
		{true, "na no services\nclear\n", assess.Answer{}, 0},
		{true, "na no services\nIT lead\nback\nna none\n\n", assess.Answer{State: assess.NotApplicable, Reason: "none", By: "IT lead"}, 1},
		{true, "na no services\nIT lead\nback\nna none\n-\n", assess.Answer{State: assess.NotApplicable, Reason: "none"}, 1},
		{false, "na no services\n2\n", na(""), 2},
	}
	for _, tt := range tests {
		s := sessionOf(builtinList(t), language.English, nil)
		id := mayNotApply(t, s)
		if err := s.GoTo(id); err != nil {
			t.Fatal(err)
		}
		first := s.Index()
		out, _, err := told(t, s, Options{Terminal: tt.terminal}, "go "+id+"\n"+tt.in)
		if err != nil && !errors.Is(err, ErrAborted) {
			t.Fatal(err)
		}
		if got := s.Assessment().Answer(id); !got.Equal(tt.want) || s.Index() != first+tt.at {
			t.Errorf("%q: the answer is %+v, at point %d of %d:\n%s", tt.in, got, s.Index(), first, out)
		}
		if asks := strings.Contains(out, "Who decided"); asks != tt.terminal {
			t.Errorf("%q: asks who decided: %v", tt.in, asks)
		}
	}
}
