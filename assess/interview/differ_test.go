package interview

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"
	"github.com/google/go-cmp/cmp"

	"mognad/assess"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// called is a name in both languages.
type called struct{ en, sv string }

// In tells it.
func (c called) In(lang language.Tag) display.Text {
	if lang == language.Swedish {
		return display.Clean(c.sv)
	}
	return display.Clean(c.en)
}

// someVersions differ in everything that may differ.
func someVersions(tb testing.TB, lang language.Tag) Versions {
	tb.Helper()
	ours, theirs := someAnswers(), someAnswers()
	a := theirs["LO-1"]
	a.Level, a.Clauses, a.Target = 1, map[string]bool{"2a": false}, nil
	a.Comment = strings.Replace(a.Comment, "since", "from the first day on", 1)
	a.Evidence = append(a.Evidence, assess.Evidence{Ref: "Dnr 2026/7", Kind: "decision", Date: language.Date{Year: 2026, Month: 3, Day: 2}, Clauses: []string{"2a"}})
	a.Confidence, a.PrivateNote = assess.Low, "Ask the clerk."
	theirs["LO-1"] = a
	theirs["LO-2"] = assess.Answer{State: assess.NotApplicable, Reason: "no such service", By: "IT lead", Comment: hostile}
	delete(theirs, "LO-3")
	b := ours["UF-1"]
	b.Comment = "one\ntwo"
	ours["UF-1"] = b
	b.Comment = "one two"
	theirs["UF-1"] = b
	list := builtinList(tb)
	return Versions{
		Checklist: list, Lang: lang,
		Title: called{"4 answers from 14:02 are not in the file", "4 svar från 14:02 finns inte i filen"},
		Ours:  called{"from the journal, 14:02", "från journalen, 14.02"}, Theirs: called{"in the file", "i filen"},
		Differences: assess.Diff(list, &assess.Assessment{Answers: ours}, &assess.Assessment{Answers: theirs}),
	}
}

func differOf(v Versions, width, height int) differ {
	m := newDiffer(v, false)
	m.width, m.height = width, height
	return m
}

func TestDifferScreens(t *testing.T) {
	tests := []struct {
		name string
		keys []string
	}{
		{"first", nil},
		{"mixed", []string{"space", "down", "down", "right"}},
		{"theirs", []string{"z", "end"}},
	}
	for _, tt := range tests {
		for _, lang := range language.All() {
			for _, size := range sizes {
				t.Run(fmt.Sprintf("%s-%s-%dx%d", tt.name, lang, size.width, size.height), func(t *testing.T) {
					m := played(t, differOf(someVersions(t, lang), size.width, size.height), tt.keys...)
					golden.RequireEqual(t, m.render()+"\n")
				})
			}
		}
	}
}

func TestDifferChoices(t *testing.T) {
	none := Chosen{}
	sides := func(s ...Side) Chosen {
		return Chosen{Done: true, Sides: map[string]Side{"LO-1": s[0], "LO-2": s[1], "LO-3": s[2], "UF-1": s[3]}}
	}
	tests := []struct {
		name  string
		usual Side
		keys  []string
		want  Chosen
	}{
		{"enter takes what is proposed", UseOurs, []string{"enter"}, sides(UseOurs, UseOurs, UseOurs, UseOurs)},
		{"enter takes what is proposed, theirs", UseTheirs, []string{"enter"}, sides(UseTheirs, UseTheirs, UseTheirs, UseTheirs)},
		{"nothing is chosen before enter", UseOurs, []string{"z"}, none},
		{"leaving", UseOurs, []string{"z", "esc"}, none},
		{"interrupted", UseOurs, []string{"z", "ctrl+c"}, none},
		{"space turns a side over", UseOurs, []string{"space", "down", "space", "space", "enter"}, sides(UseTheirs, UseOurs, UseOurs, UseOurs)},
		{"arrows say which side", UseOurs, []string{"right", "right", "down", "left", "down", "2", "enter"}, sides(UseTheirs, UseOurs, UseTheirs, UseOurs)},
		{"all, and then one", UseOurs, []string{"z", "end", "1", "enter"}, sides(UseTheirs, UseTheirs, UseTheirs, UseOurs)},
		{"all ours", UseTheirs, []string{"A", "up", "enter"}, sides(UseOurs, UseOurs, UseOurs, UseOurs)},
		{"a wrong key marks nothing", UseOurs, []string{"x", "down", "down", "down", "down", "down", "space", "enter"}, sides(UseOurs, UseOurs, UseOurs, UseTheirs)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := someVersions(t, language.English)
			v.Usual = tt.usual
			m := played(t, differOf(v, 80, 24), tt.keys...)
			if diff := cmp.Diff(tt.want, m.chosen()); diff != "" {
				t.Errorf("chosen (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDifferProposesForSinglePoints(t *testing.T) {
	v := someVersions(t, language.English)
	v.Proposed = map[string]Side{"LO-2": UseTheirs, "ZZ-9": UseTheirs}
	want := Chosen{Done: true, Sides: map[string]Side{"LO-1": UseOurs, "LO-2": UseTheirs, "LO-3": UseOurs, "UF-1": UseOurs}}
	if diff := cmp.Diff(want, played(t, differOf(v, 80, 24), "enter").chosen()); diff != "" {
		t.Errorf("chosen (-want +got):\n%s", diff)
	}
}

func TestDifferDoesNothingWhereItCannotBeRead(t *testing.T) {
	m := played(t, differOf(someVersions(t, language.English), leastWidth-1, 24), "z", "enter")
	if m.done || m.sides[0] != UseOurs {
		t.Errorf("done %v, sides %v in a window that is too small", m.done, m.sides)
	}
}

func TestDifferFitsItsWindow(t *testing.T) {
	for _, lang := range language.All() {
		v := someVersions(t, lang)
		long := strings.Repeat("Å日本語 "+hostile, 60)
		for _, p := range v.Checklist.Points {
			v.Differences = append(v.Differences, assess.Difference{Point: p.ID, Ours: assess.Answer{Comment: long, PrivateNote: long}, Theirs: assess.Answer{State: assess.Answered, Level: 99}})
		}
		for _, names := range []called{{"in the file", "i filen"}, {long, long}} {
			v.Theirs, v.Title = names, names
			for _, size := range everyWindow() {
				for _, keys := range [][]string{nil, {"down", "space"}, {"end", "z"}} {
					m := played(t, differOf(v, size.width, size.height), keys...)
					checkSheet(t, m.render(), m.View().Cursor, size.width, size.height, fmt.Sprintf("%q in %s at %dx%d", keys, lang, size.width, size.height))
				}
			}
		}
	}
}

func TestDifferTells(t *testing.T) {
	v := someVersions(t, language.English)
	says := map[string][]string{
		"LO-1": {
			"Level 2", "Clauses: 2a true, 3a not true", "Confidence: none", "Target: level 3 by 30 June 2027", "Evidence: none", "Comment: … it since.", "Private note: none",
			"Level 1", "Clauses: 2a not true, 3a not said", "Confidence: low", "Target: none", "Evidence: Dnr 2026/7 (decision, 2 March 2026, 2a)", "… it from the first day on.", "Private note: Ask the clerk.",
		},
		"LO-2": {"Don't know", "Not applicable", "Reason: no such service", "Decided by: IT lead"},
		"LO-3": {"Level 0", "Not answered yet"},
		"UF-1": {"differs only in line breaks"},
	}
	for _, d := range v.Differences {
		told := v.tell(d, language.English)
		both := strings.ReplaceAll(told[UseOurs].String()+"\n"+told[UseTheirs].String(), "\u00A0", " ")
		for _, want := range says[d.Point] {
			if !strings.Contains(both, want) {
				t.Errorf("%s: %q is not in\n%s", d.Point, want, both)
			}
		}
	}
	if told := v.tell(v.Differences[1], language.English); strings.Contains(told[0].String(), "Comment") {
		t.Errorf("a comment that both have is told: %s", told[0])
	}
}

// differed runs a conversation on what differs.
func differed(tb testing.TB, v Versions, o Options, in string) (string, Chosen, error) {
	tb.Helper()
	var out strings.Builder
	o.In, o.Out = strings.NewReader(in), &out
	chosen, err := DifferPlain(tb.Context(), o, v)
	return out.String(), chosen, err
}

func TestDifferPlainTranscripts(t *testing.T) {
	tests := []struct{ name, in string }{
		{"chosen", "1\n2\nback\n\nthree\n1\n\n"},
		{"later", "2\nsenare\n"},
		{"end-of-input", "2\n"},
	}
	for _, tt := range tests {
		for _, lang := range language.All() {
			t.Run(tt.name+"-"+string(lang), func(t *testing.T) {
				out, _, _ := differed(t, someVersions(t, lang), Options{}, tt.in)
				golden.RequireEqual(t, out)
			})
		}
	}
}

func TestDifferPlainChoices(t *testing.T) {
	tests := []struct {
		name string
		in   string
		want string // the sides in order, "" for nothing chosen
		err  error
	}{
		{"the usual ones", "\n\n\n\n", "0000", nil},
		{"some of each", "2\n1\n 2 \n\n", "1010", nil},
		{"one taken back", "2\nback\n1\n\n\n\n", "0000", nil},
		{"back at the first point", "tillbaka\n2\n\n\n\n", "1000", nil},
		{"later", "2\nlater\n", "", nil},
		{"leaving", "2\navsluta\n", "", nil},
		{"the input ends", "2\n2\n2\n", "", ErrAborted},
		{"nothing", "", "", ErrAborted},
		{"nonsense answers nothing", "3\n" + hostile + "\nyes\n" + strings.Repeat("x", 2*maxLine) + "\n2\n\n\n\n", "1000", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := someVersions(t, language.English)
			out, chosen, err := differed(t, v, Options{Terminal: true}, tt.in)
			got := ""
			for _, d := range v.Differences {
				if chosen.Done {
					got += fmt.Sprint(int(chosen.Sides[d.Point]))
				}
			}
			if got != tt.want || !errors.Is(err, tt.err) || chosen.Done != (tt.want != "") {
				t.Errorf("sides %q, done %v, error %v; want %q, %v", got, chosen.Done, err, tt.want, tt.err)
			}
			checkPlain(t, out)
		})
	}
}

func TestDifferAsksNothingWhereNothingDiffers(t *testing.T) {
	v := someVersions(t, language.English)
	v.Differences = nil
	out, chosen, err := differed(t, v, Options{}, "")
	if out != "" || !chosen.Done || err != nil {
		t.Errorf("plain: %q, %+v, %v", out, chosen, err)
	}
	chosen, err = Differ(t.Context(), Options{}, v)
	if !chosen.Done || err != nil {
		t.Errorf("screen: %+v, %v", chosen, err)
	}
}

// TestNobodyReadsAhead holds that a conversation leaves the lines that are not
// its own to the next one.
func TestNobodyReadsAhead(t *testing.T) {
	in := io.MultiReader(strings.NewReader("yes\nlater\n2\n")) // not a ByteReader
	o := Options{In: in, Out: io.Discard, Keep: (&disk{}).save}
	yes, err := ConfirmPlain(t.Context(), o, Question{Lang: language.English, Text: called{"Restore?", ""}})
	if !yes || err != nil {
		t.Fatalf("confirmed %v, %v", yes, err)
	}
	if chosen, err := DifferPlain(t.Context(), o, someVersions(t, language.English)); chosen.Done || err != nil {
		t.Fatalf("chosen %+v, %v", chosen, err)
	}
	s := sessionOf(tinyList(t), language.English, nil)
	if _, err := RunPlain(t.Context(), s, o); err != nil || len(s.Open()) != 4 {
		t.Errorf("open %v, %v: the last line was not read", s.Open(), err)
	}
}

func TestDifferPlainInterrupt(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	chosen, err := DifferPlain(ctx, Options{In: &slowly{}, Out: io.Discard}, someVersions(t, language.English))
	if chosen.Done || err != ErrAborted {
		t.Errorf("chosen %+v, %v", chosen, err)
	}
	_, err = DifferPlain(t.Context(), Options{In: strings.NewReader("1\n"), Out: closedPipe{}}, someVersions(t, language.English))
	if !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("error = %v, want %v", err, io.ErrClosedPipe)
	}
}

func TestALineTooLongIsNoAnswer(t *testing.T) {
	var out strings.Builder
	in := strings.NewReader(strings.Repeat("y", 2*maxLine) + "\nno\n")
	q := Question{Lang: language.English, Text: called{"Restore?", ""}, Default: true}
	if yes, err := ConfirmPlain(t.Context(), Options{In: in, Out: &out}, q); yes || err != nil {
		t.Errorf("confirmed %v, %v:\n%s", yes, err, out.String())
	}
}

func TestShortenCountsAsTheRowsDo(t *testing.T) {
	for _, text := range []string{"👍🏽", "a👍🏽b", "日本語", "e\u0301e\u0301e\u0301", "abc", hostile, ""} {
		for width := range 12 {
			for _, short := range []display.Text{shorten(display.Clean(text).Line(), width), shortenLeft(display.Clean(text).Line(), width)} {
				if n := cells(short); n > width {
					t.Errorf("%q in %d cells is %q, of %d cells", text, width, short, n)
				}
			}
		}
	}
}

func TestDifferNamesTheLevelToo(t *testing.T) {
	v := someVersions(t, language.English)
	if out := differOf(v, 100, 40).render(); !strings.Contains(out, "Differs in: Level, Clauses,") {
		t.Errorf("LO-1 differs in its level, too:\n%s", out)
	}
	m := differOf(v, 100, 40)
	m.at = 1
	if out := m.render(); !strings.Contains(out, "Differs in: Answer, Reason,") {
		t.Errorf("LO-2 differs in its answer, too:\n%s", out)
	}
}

func TestDifferNamesAreNotCutWhereThereIsRoom(t *testing.T) {
	v := someVersions(t, language.English)
	v.Ours = called{en: "in the emergency copy of 24 November 2026, 12:31"}
	v.Differences = v.Differences[2:3]
	if got := differOf(v, 80, 24).render(); strings.Count(got, v.Ours.In(v.Lang).String()) < 2 {
		t.Errorf("the name is cut:\n%s", got)
	}
}

func TestDifferKeysOfAllStandOnTheKeyLine(t *testing.T) {
	for lang, want := range map[language.Tag]string{language.English: "a all upper  z all lower", language.Swedish: "a alla övre  z alla undre"} {
		v := someVersions(t, lang)
		if got := differOf(v, 80, 24).render(); !strings.Contains(got, want) {
			t.Errorf("the keys lack %q:\n%s", want, got)
		}
	}
}

func TestDifferPlainSaysLaterInItsOwnWords(t *testing.T) {
	v := someVersions(t, language.English)
	v.Later, v.LaterPlain = called{en: "esc leaves"}, called{en: "the word later leaves"}
	out, _, _ := differed(t, v, Options{}, "later\n")
	if !strings.Contains(out, "the word later leaves") || strings.Contains(out, "esc leaves") {
		t.Errorf("said:\n%s", out)
	}
	if got := differOf(v, 80, 24).render(); !strings.Contains(got, "esc leaves") || strings.Contains(got, "the word later leaves") {
		t.Errorf("shown:\n%s", got)
	}
}

func TestConfirmTakesNoOtherKey(t *testing.T) {
	for k, want := range map[string]struct{ answered, yes bool }{
		"q": {}, "Q": {}, "x": {}, "space": {}, "2": {},
		"y": {true, true}, "j": {true, true}, "enter": {true, true}, "n": {true, false}, "esc": {true, false}, "ctrl+c": {true, false},
	} {
		m := played(t, confirm{window: newWindow(language.English, false), question: Question{Lang: language.English, Text: called{en: "Go on?"}, Default: true}}, k)
		if m.answered != want.answered || m.yes != want.yes {
			t.Errorf("%s: answered %v, yes %v", k, m.answered, m.yes)
		}
	}
}
