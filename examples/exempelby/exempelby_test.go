package exempelby_test

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/builtin"
	"mognad/checklist/language"
	"mognad/examples/exempelby"
)

var update = flag.Bool("update", false, "give the files the program's form and the hash of the checklist; what they say stays as it is")

// A year is one assessment in both languages.
type year struct {
	name string
	data func(language.Tag) []byte
	file map[language.Tag]string
}

func years() []year {
	return []year{
		{"this year", exempelby.Assessment, map[language.Tag]string{
			language.English: "exempelby-2026-en.yaml", language.Swedish: "exempelby-2026.yaml",
		}},
		{"last year", exempelby.Previous, map[language.Tag]string{
			language.English: "exempelby-2025-en.yaml", language.Swedish: "exempelby-2025.yaml",
		}},
	}
}

// read reads an assessment of the town, with the checklist that it names.
func read(t *testing.T, y year, lang language.Tag) (*checklist.Checklist, *assess.Assessment) {
	t.Helper()
	name := y.file[lang]
	ref, err := assess.ReadRef(name, y.data(lang))
	if err != nil {
		t.Fatal(err)
	}
	list, ok := builtin.Find(ref.ID, ref.Release)
	if !ok {
		t.Fatalf("checklist %s@%s is not built in", ref.ID, ref.Release)
	}
	if ref.SHA256 != list.Hash && !*update {
		t.Errorf("%s names the checklist by hash %s, want %s", name, ref.SHA256, list.Hash)
	}
	a, err := assess.Read(name, y.data(lang), list)
	if err != nil {
		t.Fatal(err)
	}
	return list, a
}

func TestFilesAreWrittenAsTheProgramWritesThem(t *testing.T) {
	for _, y := range years() {
		for lang, name := range y.file {
			t.Run(name, func(t *testing.T) {
				list, a := read(t, y, lang)
				if a.Language != lang {
					t.Errorf("Language = %q, want %q", a.Language, lang)
				}
				if problem, cut := assess.CutOff(name, y.data(lang)); cut {
					t.Errorf("CutOff(%s) = %v, want none", name, problem)
				}
				a.Checklist.SHA256 = list.Hash
				written, err := assess.Write(a, list)
				if err != nil {
					t.Fatal(err)
				}
				if *update {
					if err := os.WriteFile(name, written, 0o644); err != nil {
						t.Fatal(err)
					}
					return
				}
				if diff := cmp.Diff(string(y.data(lang)), string(written)); diff != "" {
					t.Errorf("Write(%s) (-file +written):\n%s", name, diff)
				}
			})
		}
	}
}

func TestLanguagesHoldTheSameFacts(t *testing.T) {
	for _, y := range years() {
		t.Run(y.name, func(t *testing.T) {
			_, en := read(t, y, language.English)
			_, sv := read(t, y, language.Swedish)
			enTexts, svTexts := takeTexts(en), takeTexts(sv)
			if diff := cmp.Diff(en, sv); diff != "" {
				t.Errorf("facts (-English +Swedish):\n%s", diff)
			}
			for where, text := range svTexts {
				if got, want := digits(text), digits(enTexts[where]); got != want {
					t.Errorf("%s: digits %s in Swedish, %s in English", where, got, want)
				}
			}
		})
	}
}

// takeTexts puts the place of each text that differs between languages in its
// stead, and returns the texts by place.
func takeTexts(a *assess.Assessment) map[string]string {
	texts := map[string]string{}
	take := func(where string, s *string) {
		if *s != "" {
			texts[where], *s = *s, where
		}
	}
	a.Language = ""
	take("unit", &a.Unit.Name)
	take("ask", &a.Ask)
	for i := range a.Participants {
		take("participant "+a.Participants[i].ID, &a.Participants[i].Role)
	}
	for id, answer := range a.Answers {
		take(id+" comment", &answer.Comment)
		take(id+" private note", &answer.PrivateNote)
		take(id+" reason", &answer.Reason)
		take(id+" by", &answer.By)
		for i := range answer.Evidence {
			take(id+" note on "+answer.Evidence[i].Ref, &answer.Evidence[i].Note)
		}
		a.Answers[id] = answer
	}
	return texts
}

// digits returns the digits of a text in order of size, since two languages may
// put the same figures in another order.
func digits(text string) string {
	var all []rune
	for _, r := range text {
		if unicode.IsDigit(r) {
			all = append(all, r)
		}
	}
	slices.Sort(all)
	return string(all)
}

func TestAssessmentShowsWhatCanBeInOne(t *testing.T) {
	list, a := read(t, years()[0], language.Swedish)
	result := assess.Score(list, a)
	if result.Counts.Draft() {
		t.Errorf("Counts = %+v, want every point settled", result.Counts)
	}
	tests := []struct {
		name string
		has  func(assess.PointResult) bool
		want string
	}{
		{"not applicable", inState(assess.NotApplicable), "KU-2"},
		{"not known", inState(assess.Unknown), "LO-3 DT-5"},
		{"at level 0", atLevel(0), "KU-1"},
		{"at the top", atLevel(list.Top()), "KU-3"},
		{"below the legal floor", assess.PointResult.BelowFloor, "UF-4 DT-1"},
		{"a clause skipped", func(p assess.PointResult) bool { return len(p.Skipped) > 0 }, "UF-3 DT-1 IK-3"},
		{"evidence too old", func(p assess.PointResult) bool { return len(p.Stale) > 0 }, "UF-1 UF-4"},
		{"no evidence that still holds", func(p assess.PointResult) bool { return p.Shown == assess.TooOld }, "UF-1"},
		{"a level without evidence", levelAlone, "IK-4"},
		{"evidence without a date", undated, "DT-3"},
		{"a target below the default", func(p assess.PointResult) bool { return p.Target < list.Defaults.Target }, "KU-1"},
		{"a prerequisite that is missing", warned(assess.WarnPrerequisite), "LO-5"},
		{"paragraphs", func(p assess.PointResult) bool { return strings.Contains(p.Answer.Comment, "\n\n") }, "UF-2"},
		{"a private note", func(p assess.PointResult) bool { return a.Answer(p.ID).PrivateNote != "" }, "UF-4"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(pointsThat(result, tt.has), " "); got != tt.want {
				t.Errorf("points = %q, want %q", got, tt.want)
			}
		})
	}
}

func pointsThat(r *assess.Result, has func(assess.PointResult) bool) []string {
	var ids []string
	for _, p := range r.Points {
		if has(p) {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

func inState(s assess.State) func(assess.PointResult) bool {
	return func(p assess.PointResult) bool { return p.Answer.State == s }
}

func atLevel(l checklist.Level) func(assess.PointResult) bool {
	return func(p assess.PointResult) bool { return p.Answer.State == assess.Answered && p.Answer.Level == l }
}

func levelAlone(p assess.PointResult) bool {
	return p.Answer.State == assess.Answered && p.Answer.Level > 0 && p.Shown == assess.NotShown
}

func undated(p assess.PointResult) bool {
	return slices.ContainsFunc(p.Answer.Evidence, func(e assess.Evidence) bool { return e.Date.IsZero() })
}

func warned(kind assess.WarningKind) func(assess.PointResult) bool {
	return func(p assess.PointResult) bool {
		return slices.ContainsFunc(p.Warnings, func(w assess.Warning) bool { return w.Kind == kind })
	}
}

func TestTheYearsShowProgressAndALapse(t *testing.T) {
	list, a := read(t, years()[0], language.Swedish)
	_, before := read(t, years()[1], language.Swedish)
	now, last := assess.Score(list, a), assess.Score(list, before)
	if last.Counts.Draft() {
		t.Errorf("last year's Counts = %+v, want every point settled", last.Counts)
	}
	if now.Total.Claimed.Cmp(last.Total.Claimed) <= 0 {
		t.Errorf("total = %v, want more than last year's %v", now.Total.Claimed, last.Total.Claimed)
	}
	var lower []string
	for _, p := range now.Points {
		if then := before.Answer(p.ID); p.GapKnown && then.State == assess.Answered && p.Answer.Level < then.Level {
			lower = append(lower, p.ID)
		}
	}
	if got, want := strings.Join(lower, " "), "UF-4"; got != want {
		t.Errorf("points lower than last year = %q, want %q", got, want)
	}
}
