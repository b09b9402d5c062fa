package interview

import (
	"math/rand"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"
	"github.com/google/go-cmp/cmp"

	"mognad/assess"
	"mognad/assess/store"
	"mognad/checklist/language"
)

var assessed = language.Date{Year: 2026, Month: 11, Day: 23}

// datedSession is a session on the tiny checklist with a date, and with the
// answers of the year before.
func datedSession(tb testing.TB, lang language.Tag, answers map[string]assess.Answer) *assess.Session {
	tb.Helper()
	list := tinyList(tb)
	before := &assess.Assessment{
		Checklist: assess.Ref{ID: list.ID, Release: list.Release, SHA256: list.Hash},
		Date:      language.Date{Year: 2025, Month: 11, Day: 24},
		Answers: map[string]assess.Answer{
			"a.one": {
				State: assess.Answered, Level: 3, Clauses: map[string]bool{"3a": true}, Comment: "Counted in May.",
				Evidence: []assess.Evidence{{Ref: "Visits 2025", Kind: "statistics", Date: language.Date{Year: 2025, Month: 5, Day: 31}, Clauses: []string{"3a"}}},
			},
			"a.two":  {State: assess.Unknown},
			"b-keys": {State: assess.NotApplicable, Reason: "the caretaker has them"},
		},
	}
	s := assess.NewSession(list, &assess.Assessment{
		Checklist: before.Checklist, Unit: assess.Unit{Name: "Nordvik"}, Date: assessed, Language: lang, Jurisdictions: []string{"nordvik"}, Answers: answers,
	}, lang)
	if err := s.Compare(before); err != nil {
		tb.Fatal(err)
	}
	return s
}

// told runs a conversation with options.
func told(tb testing.TB, s *assess.Session, o Options, in string) (string, Outcome, error) {
	tb.Helper()
	var out strings.Builder
	o.In, o.Out = strings.NewReader(in), &out
	if o.Keep == nil {
		o.Keep = (&disk{}).save
	}
	outcome, err := RunPlain(tb.Context(), s, o)
	return out.String(), outcome, err
}

func TestPlainWordTranscripts(t *testing.T) {
	tests := []struct {
		name   string
		en, sv string
	}{
		{
			"evidence",
			"evidence\nevidence add\nKS 2025/1\nletter\ndecision\nyesterday\n2025-10-02\n9z\n2a, 2B\nminutes\nevidence add Web page\n\n\n\n\nevidence\nevidence change 1\n\nother\n-\n\n-\nevidence remove 3\nevidence remove 2\nevidence remove\nevidence remove\nevidence burn\nevidence add\n\n.\nundo\n",
			"underlag\nunderlag ny\nKS 2025/1\nbrev\nbeslut\ni går\n2025-10-02\n9z\n2a, 2B\nprotokoll\nunderlag ny Webbsida\n\n\n\n\nunderlag\nunderlag ändra 1\n\nannat\n-\n\n-\nunderlag bort 3\nunderlag bort 2\nunderlag bort\nunderlag bort\nunderlag bränn\nunderlag ny\n\n.\nångra\n",
		},
		{
			"evidence-too-old",
			"evidence add Visits 2024\nstatistics\n2024-05-31\n3a\n\nwhy\n",
			"underlag ny Besök 2024\nstatistik\n2024-05-31\n3a\n\nvarför\n",
		},
		{
			"confidence",
			"confidence\nlow\nconfidence\n\nconfidence high\nconfidence certain\nconfidence none\n",
			"säkerhet\nlåg\nsäkerhet\n\nsäkerhet hög\nsäkerhet bergfast\nsäkerhet ingen\n",
		},
		{
			"note",
			"note\nthe chief doubts it\n.\nrepeat\nprivate note -\nnote\n.\n",
			"anteckning\nchefen tvivlar\n.\nupprepa\nprivat anteckning -\nanteckning\n.\n",
		},
		{
			"search",
			"search\nkey\nsearch hours\nfind xyzzy\nsearch\n\ngo keys\ngo hours\ngo nowhere at all\ngo\nC.WEB\n",
			"sök\nnyckl\nsök tider\nhitta xyzzy\nsök\n\ngå nycklar\ngå tider\ngå ingenstans alls\ngå\nC.WEB\n",
		},
		{
			"tick",
			"tick\ntick 9z\ntick 1a\ntick 2A 2b\ntick 3b\ntick 2b\nwhy\n",
			"kryssa\nkryssa 9z\nkryssa 1a\nkryssa 2A 2b\nbocka 3b\nkryssa 2b\nvarför\n",
		},
		{
			"still",
			"still\nstill\nstill true\nback\n",
			"fortfarande\nfortfarande\nstämmer fortfarande\ntillbaka\n",
		},
		{
			"reading",
			"intent\nopen\nopen 2\nopen 7\nwhy total\nwhy HOURS\nwhy nothing\nfigures\n2\nfigures\nreview\n",
			"syfte\nöppna\nöppna 2\nöppna 7\nvarför totalt\nvarför HOURS\nvarför inget\nsiffror\n2\nsiffror\ngenomgång\n",
		},
		{
			"decided",
			"by IT lead\nskip\nna no such doors\nback\nby\nIT lead\nby -\nby\n\n",
			"beslutat av it-chef\nhoppa\nej tillämplig inga sådana dörrar\ntillbaka\nbeslutat av\nit-chef\nbeslutat av -\nbeslutat av\n\n",
		},
		{"report", "1\nreport\n", "1\nrapport\n"},
		{"difference", "difference\nquit\n", "skillnad\navsluta\n"},
	}
	for _, tt := range tests {
		for lang, in := range map[language.Tag]string{language.English: tt.en, language.Swedish: tt.sv} {
			t.Run(tt.name+"-"+string(lang), func(t *testing.T) {
				out, _, _ := told(t, datedSession(t, lang, nil), Options{}, in)
				checkPlain(t, out)
				golden.RequireEqual(t, out)
			})
		}
	}
}

// TestPlainWholeAssessment is the whole conversation of a person with a screen
// reader, as it is heard.
func TestPlainWholeAssessment(t *testing.T) {
	heard := map[language.Tag]string{
		language.English: "help\nopen 1\ntick 1a\nevidence add Decision 2026/12\ndecision\n2026-03-02\n2a\n\n2\nunknown\nstill\nback\n\nfive\n1\nconfidence low\ncomment\nThe page shows the hours.\nThe signs do not.\n.\n3\nsearch keys\ngo a.two\n1\nyes please\nyes\n",
		language.Swedish: "hjälp\nöppna 1\nkryssa 1a\nunderlag ny Beslut 2026/12\nbeslut\n2026-03-02\n2a\n\n2\nvet ej\nfortfarande\ntillbaka\n\nfem\n1\nsäkerhet låg\nkommentar\nSidan visar tiderna.\nSkyltarna gör det inte.\n.\n3\nsök nycklar\ngå a.two\n1\nja tack\nja\n",
	}
	for lang, in := range heard {
		t.Run(string(lang), func(t *testing.T) {
			clock := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
			now := func() time.Time { clock = clock.Add(40 * time.Second); return clock }
			s := datedSession(t, lang, nil)
			out, outcome, err := told(t, s, Options{Terminal: true, Now: now, Width: func() int { return 72 }}, in)
			if err != nil || !outcome.Finished() || !outcome.WriteReport {
				t.Errorf("outcome %+v, %v", outcome, err)
			}
			checkPlain(t, out)
			for _, l := range strings.Split(out, "\n") {
				if n := len([]rune(l)); n > 72 {
					t.Errorf("a line of %d columns in a window of 72: %q", n, l)
				}
			}
			golden.RequireEqual(t, out)
		})
	}
}

func TestPlainWordsAnswer(t *testing.T) {
	day := language.Date{Year: 2025, Month: 10, Day: 2}
	proof := assess.Evidence{Ref: "KS 1", Kind: "decision", Date: day, Clauses: []string{"2a"}, Note: "n"}
	tests := []struct {
		name, in, point string
		want            assess.Answer
	}{
		{"evidence", "evidence add KS 1\ndecision\n2025-10-02\n2a\nn\n", "a.one", assess.Answer{Evidence: []assess.Evidence{proof}}},
		{"evidence in Swedish words, and the file's", "underlag lägg KS 1\nDECISION\n2025-10-02\n2A\nn\n", "a.one", assess.Answer{Evidence: []assess.Evidence{proof}}},
		{"evidence cut off is kept", "evidence add KS 1\ndecision\n", "a.one", assess.Answer{Evidence: []assess.Evidence{{Ref: "KS 1", Kind: "decision"}}}},
		{"evidence cut off before it is any", "evidence add\n", "a.one", assess.Answer{}},
		{"evidence given up", "evidence add KS 1\ndecision\n.\n2\n", "a.one", assess.Answer{State: assess.Answered, Level: 2}},
		{"evidence changed", "evidence add KS 1\n\n\n\n\nevidence change\n\ndecision\n2025-10-02\n2a\nn\n", "a.one", assess.Answer{Evidence: []assess.Evidence{proof}}},
		{"a change cut off changes what was said", "evidence add KS 1\n\n\n\n\nevidence change 1\nKS 2\n", "a.one", assess.Answer{Evidence: []assess.Evidence{{Ref: "KS 2"}}}},
		{"evidence removed", "evidence add KS 1\n\n\n\n\nevidence delete 1\n", "a.one", assess.Answer{}},
		{"a clause", "tick 1a\n", "a.one", assess.Answer{State: assess.Answered, Level: 1, Clauses: map[string]bool{"1a": true}}},
		{"one wrong clause, and none is ticked", "tick 1a 9z\n", "a.one", assess.Answer{}},
		{"how sure", "2\nback\nsäkerhet medel\n", "a.one", assess.Answer{State: assess.Answered, Level: 2, Confidence: assess.Medium}},
		{"how sure, taken back", "confidence low\nconfidence ingen\n", "a.one", assess.Answer{}},
		{"a private note", "note psst\n", "a.one", assess.Answer{PrivateNote: "psst"}},
		{"a private note in lines, cut off", "note\na\nb", "a.one", assess.Answer{PrivateNote: "a\nb"}},
		{"who decided", "a.two\nna no\nback\ndecided by the board\n", "a.two", assess.Answer{State: assess.NotApplicable, Reason: "no", By: "the board"}},
		{"still not applicable", "b-keys\nstill\n", "b-keys", assess.Answer{State: assess.NotApplicable, Reason: "the caretaker has them"}},
		{"what nobody knew cannot be still true", "a.two\nstill\n", "a.two", assess.Answer{}},
		{"found by words", "go keys\n1\n", "b-keys", assess.Answer{State: assess.Answered, Level: 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := datedSession(t, language.English, nil)
			d := &disk{}
			out, _, err := told(t, s, Options{Keep: d.save}, tt.in)
			if err != nil {
				t.Errorf("error %v", err)
			}
			if diff := cmp.Diff(tt.want, s.Assessment().Answer(tt.point)); diff != "" {
				t.Errorf("answer (-want +got):\n%s\n%s", diff, out)
			}
			if s.Changes() > 0 && d.saved[len(d.saved)-1] != s.Assessment() {
				t.Error("the answers were not saved")
			}
		})
	}
}

func TestPlainPrivateNoteIsNotRepeated(t *testing.T) {
	out, _, _ := told(t, datedSession(t, language.English, nil), Options{}, "note\nthe secret zeugma\n.\nrepeat\nprivate note another secret zeugma\nanteckning secret zeugma\nskip\nback\nsearch zeugma\n")
	if strings.Contains(out, "secret") || !strings.Contains(out, "whoever is given the file can read it") {
		t.Errorf("output:\n%s", out)
	}
}

func TestPlainReadOnly(t *testing.T) {
	why := called{"Anna has the file open since 14:02.", "Anna har filen öppen sedan 14.02."}
	in := "2\ncomment x\nevidence add x\nevidence\nclear\ntick 1a\nstill\n\nskip\nback\nlist\n\n\n\n\n\n"
	for _, lang := range language.All() {
		t.Run(string(lang), func(t *testing.T) {
			s := datedSession(t, lang, map[string]assess.Answer{"a.one": {State: assess.Answered, Level: 2}})
			d := &disk{}
			out, outcome, err := told(t, s, Options{ReadOnly: why, Keep: d.save}, in)
			if s.Changes() > 0 || len(d.saved) > 0 || err != nil || len(outcome.Open) != 4 {
				t.Errorf("%d changes, %d saved, outcome %+v, %v", s.Changes(), len(d.saved), outcome, err)
			}
			if n := strings.Count(out, why.In(lang).String()); n != 1 {
				t.Errorf("why one may only read is said %d times", n)
			}
			golden.RequireEqual(t, out)
		})
	}
}

func TestPlainReport(t *testing.T) {
	tests := []struct {
		name     string
		terminal bool
		in       string
		report   bool
		err      error
	}{
		{"asked at the end, yes", true, "1\n1\n1\n1\n1\nyes\n", true, nil},
		{"an empty line is what is spoken", true, "1\n1\n1\n1\n1\n\n", true, nil},
		{"words can still be used", true, "1\n1\n1\n1\n1\nreview\ngo a.one\n\n/hours\nperhaps\ny\n", true, nil},
		{"going back, and then the input ends", true, "1\n1\n1\n1\n1\nback\n", false, nil},
		{"leaving at the end", true, "1\n1\n1\n1\n1\nquit\n", false, nil},
		{"no", true, "1\n1\n1\n1\n1\nnej\n", false, nil},
		{"the end of the input is no yes", true, "1\n1\n1\n1\n1\n", false, nil},
		{"nobody is there to be asked", false, "1\n1\n1\n1\n1\nyes\n", false, nil},
		{"asked for with points open", false, "1\nreport\n", true, nil},
		{"leaving", true, "1\nquit\n", false, ErrAborted},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := datedSession(t, language.English, nil)
			out, outcome, err := told(t, s, Options{Terminal: tt.terminal}, tt.in)
			if outcome.WriteReport != tt.report || err != tt.err {
				t.Errorf("report %v, error %v; want %v, %v\n%s", outcome.WriteReport, err, tt.report, tt.err, out)
			}
		})
	}
}

func TestPlainFileChangedByOthers(t *testing.T) {
	s := datedSession(t, language.English, nil)
	saves := 0
	o := Options{Save: func() error { saves++; return &store.ChangedError{} }}
	out, outcome, err := told(t, s, o, "1\n2\ndifference\n")
	if !outcome.Differ || err != nil || saves != 1 {
		t.Errorf("outcome %+v, %v after %d saves\n%s", outcome, err, saves, out)
	}
	if n := strings.Count(out, "changed by someone else"); n != 1 {
		t.Errorf("that the file was changed is said %d times:\n%s", n, out)
	}
	out, outcome, err = told(t, s, o, "1\nquit\n")
	if outcome.Differ || err == nil || err == ErrAborted {
		t.Errorf("leaving with answers in the journal only: outcome %+v, %v\n%s", outcome, err, out)
	}
}

func TestPlainTimeLeft(t *testing.T) {
	clock := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	s := datedSession(t, language.English, nil)
	slow := func() time.Time { clock = clock.Add(4 * time.Minute); return clock }
	out, _, _ := told(t, s, Options{Now: slow}, "1\n1\n1\n")
	if !strings.Contains(out, "About 5 minutes left.") {
		t.Errorf("two points are left, a third of four minutes each and two thirds of one by the words:\n%s", out)
	}
	out, _, _ = told(t, datedSession(t, language.English, nil), Options{}, "1\n")
	if strings.Contains(out, "left.") {
		t.Errorf("without a clock no time is said:\n%s", out)
	}
}

// TestPlainAnyLines says lines in any order, and holds that the session stays
// one that a file may hold, that only text comes out, and that the end of the
// input answers nothing.
func TestPlainAnyLines(t *testing.T) {
	p := &lines{session: datedSession(t, language.English, nil)}
	all := []string{"", "0", "1", "2", "3", "9", ".", "-", "a.two", "c.ask", "3a", "2a 3b", hostile, "\x00\x01\x1b[2J\r\b", "2026-02-30", "2026-01-02", "low", "decision", strings.Repeat("å", 3000), strings.Repeat("z", 2*maxLine), strings.Repeat("pasted line\n", 40)}
	for _, w := range p.vocabulary() {
		for _, lang := range language.All() {
			for _, name := range namesIn(w.names, lang) {
				all = append(all, name)
				if w.uses == withMore || w.uses == tells {
					all = append(all, name+" 1a", name+" add x", name+" remove 1", name+" change 1", name+" "+hostile, name+" 2 2027-06-30")
				}
			}
		}
	}
	all = linesWithout(all, "quit", "leave", "q", "avsluta", "sluta", "report", "rapport")
	random := rand.New(rand.NewSource(1))
	for round := range 150 {
		var in strings.Builder
		for range 60 {
			in.WriteString(all[random.Intn(len(all))] + "\n")
		}
		s := datedSession(t, language.English, nil)
		d := &disk{}
		out, outcome, err := told(t, s, Options{Keep: d.save, Terminal: round%2 == 0}, in.String())
		if err != nil {
			t.Fatalf("%v after\n%q", err, in.String())
		}
		checkPlain(t, out)
		if len(outcome.Open)+s.Progress().Settled() != s.Count() {
			t.Fatalf("open %v of %d", outcome.Open, s.Count())
		}
		checkReadable(t, s, in.String())
		if s.Changes() > 0 && (len(d.saved) == 0 || d.saved[len(d.saved)-1] != s.Assessment()) {
			t.Fatalf("not everything is saved after\n%q", in.String())
		}
	}
}

// checkReadable holds that the answers can be written and read again.
func checkReadable(t *testing.T, s *assess.Session, in string) {
	t.Helper()
	data, err := assess.Write(s.Assessment(), s.Checklist())
	if err != nil {
		t.Fatalf("%v after\n%q", err, in)
	}
	again, err := assess.Read("a.yaml", data, s.Checklist())
	if err != nil {
		t.Fatalf("%v after\n%q", err, in)
	}
	if !again.Equal(s.Assessment()) {
		t.Fatalf("the answers do not come back as they were after\n%q", in)
	}
}

// linesWithout leaves out the lines that begin with one of the words.
func linesWithout(all []string, words ...string) []string {
	return slices.DeleteFunc(all, func(text string) bool {
		first, _, _ := strings.Cut(text, " ")
		return slices.Contains(words, first)
	})
}

// TestPlainEndOfInputAnswersNothing ends the input after each line of a
// conversation: what was not said by then is not answered.
func TestPlainEndOfInputAnswersNothing(t *testing.T) {
	questions := []string{"na", "target", "confidence", "evidence add", "comment", "note", "go", "search", "by", "tick", "underlag ny"}
	for _, q := range questions {
		for _, ending := range []string{"", "\n"} {
			s := datedSession(t, language.English, nil)
			_, outcome, err := told(t, s, Options{Terminal: true}, "a.two\n"+q+ending)
			if err != nil || s.Changes() > 0 || len(outcome.Open) != s.Count() {
				t.Errorf("%q: %d changes, outcome %+v, %v", q+ending, s.Changes(), outcome, err)
			}
		}
	}
}

func TestPlainLineWithPastedText(t *testing.T) {
	s := datedSession(t, language.English, nil)
	line := strings.TrimSpace(strings.Repeat("1\r2\v3\f\u0085\u2028", 40))
	out, _, err := told(t, s, Options{}, line+"\n2\n")
	want := assess.Answer{State: assess.Answered, Level: 2}
	if diff := cmp.Diff(want, s.Assessment().Answer("a.one")); diff != "" || err != nil {
		t.Errorf("%v, answer (-want +got):\n%s", err, diff)
	}
	checkPlain(t, out)
	for _, l := range strings.Split(out, "\n") {
		if len(l) > 2000 {
			t.Errorf("a line of %d bytes is spoken: %.80q", len(l), l)
		}
	}
}
