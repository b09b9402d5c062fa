package interview

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"mognad/assess"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// reviewSession has remarks of every kind.
func reviewSession(tb testing.TB, lang language.Tag) *assess.Session {
	tb.Helper()
	list := builtinList(tb)
	assessed := language.Date{Year: 2026, Month: 11, Day: 23}
	answers := map[string]assess.Answer{}
	for i, id := range list.PointIDs() {
		answers[id] = assess.Answer{State: assess.Answered, Level: levelOf(i%3 + 1), Evidence: []assess.Evidence{{Ref: "KS 2026/1", Date: language.Date{Year: 2026, Month: 1, Day: 2}}}}
	}
	answers["LO-1"] = assess.Answer{State: assess.Answered, Level: 2, Evidence: someEvidence(list)}
	answers["LO-2"] = assess.Answer{State: assess.Unknown}
	delete(answers, "LO-3")
	delete(answers, "UF-2")
	answers["UF-1"] = assess.Answer{State: assess.Answered, Evidence: answers["UF-1"].Evidence}
	answers["IK-2"] = assess.Answer{State: assess.Answered, Level: 3, Evidence: answers["UF-1"].Evidence}
	answers["LO-4"] = assess.Answer{State: assess.Answered, Level: 1, Confidence: assess.Low, Clauses: map[string]bool{"3a": true}}
	answers["UF-4"] = assess.Answer{State: assess.Answered, Level: 1, Target: &assess.Target{Level: 1}, Evidence: answers["UF-1"].Evidence}
	low, past := answers["IK-1"], answers["KU-1"]
	low.Level, low.Target = 3, &assess.Target{Level: 2}
	past.Level, past.Target = 1, &assess.Target{Level: 3, By: language.Date{Year: 2020, Month: 1, Day: 1}}
	answers["IK-1"], answers["KU-1"] = low, past
	return assess.NewSession(list, &assess.Assessment{Language: lang, Jurisdictions: []string{"eu", "se"}, Date: assessed, Answers: answers}, lang)
}

func TestReviewSessionHasEveryKind(t *testing.T) {
	seen := map[assess.RemarkKind]bool{}
	for _, r := range reviewSession(t, language.English).Review() {
		seen[r.Kind] = true
	}
	for _, kind := range assess.RemarkKinds() {
		if !seen[kind] {
			t.Errorf("no remark of the kind %s", kind)
		}
	}
}

func TestReviewKeys(t *testing.T) {
	tests := []struct {
		name  string
		keys  []string
		on    screen
		point string
		says  string
	}{
		{"from a point", []string{"r"}, reviewing, "LO-3", "► LO-3"},
		{"from the summary", []string{"s", "r"}, reviewing, "LO-3", "► LO-3"},
		{"from the help", []string{"?", "r"}, reviewing, "LO-3", "► LO-3"},
		{"closed", []string{"r", "esc"}, asking, "LO-3", "LO-3"},
		{"closed by the key that opened it", []string{"r", "r"}, asking, "LO-3", "LO-3"},
		{"to a point", []string{"r", "down", "down", "enter"}, asking, "LO-2", "back to the review"},
		{"and back to where one was", []string{"r", "down", "down", "enter", "esc"}, reviewing, "LO-2", "► LO-2"},
		{"and back by r", []string{"r", "down", "down", "enter", "r"}, reviewing, "LO-2", "► LO-2"},
		{"what is settled is gone, the next one marked", []string{"r", "down", "enter", "0", "esc"}, reviewing, "UF-2", "► LO-2"},
		{"going on does not lead back", []string{"r", "enter", "right", "esc"}, asking, "LO-4", "LO-4"},
		{"looking first", []string{"r", "enter", "down", "esc"}, asking, "LO-3", "back to the review"},
		{"to the next kind", []string{"r", "tab"}, reviewing, "LO-3", "► LO-2"},
		{"and the one before, round", []string{"r", "shift+tab"}, reviewing, "LO-3", "► LO-1"},
		{"not above the first", []string{"r", "up"}, reviewing, "LO-3", "► LO-3"},
		{"help and back", []string{"r", "?", "r"}, reviewing, "LO-3", "► LO-3"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := reviewSession(t, language.English)
			m := pressed(t, screenOf(s, &disk{}, 140, 40), tt.keys...)
			checkFrame(t, m, tt.name)
			if m.screen != tt.on || s.Point().ID != tt.point {
				t.Errorf("screen %d on %s, want %d on %s", m.screen, s.Point().ID, tt.on, tt.point)
			}
			if got := ansi.Strip(m.render()); !strings.Contains(got, tt.says) {
				t.Errorf("the screen does not say %q:\n%s", tt.says, got)
			}
		})
	}
}

func TestEveryRemarkIsOneKeyAway(t *testing.T) {
	s := reviewSession(t, language.Swedish)
	m := pressed(t, screenOf(s, &disk{}, 60, 15), "r")
	for i, r := range s.Review() {
		if at := pressed(t, m, "enter"); at.session.Point().ID != r.Point {
			t.Errorf("remark %d leads to %s, want %s", i, at.session.Point().ID, r.Point)
		}
		m.screen = reviewing
		m = pressed(t, m, "down")
		checkFrame(t, m, fmt.Sprintf("remark %d", i))
	}
}

func TestReportFromTheReview(t *testing.T) {
	m := pressed(t, screenOf(reviewSession(t, language.English), &disk{}, 80, 24), "3", "r", "w")
	if !m.left || !m.writeReport || m.unsaved() {
		t.Errorf("left %v, report %v, unsaved %v", m.left, m.writeReport, m.unsaved())
	}
}

func TestReviewScreens(t *testing.T) {
	clean := func(lang language.Tag) *assess.Session {
		answers := map[string]assess.Answer{}
		for _, id := range builtinList(t).PointIDs() {
			answers[id] = assess.Answer{State: assess.Answered}
		}
		return sessionOf(builtinList(t), lang, answers)
	}
	closed := func(lang language.Tag) *assess.Session {
		s := reviewSession(t, lang)
		for _, id := range s.Open() {
			if err := s.GoTo(id); err != nil {
				t.Fatal(err)
			}
			s.Unknown()
		}
		return s
	}
	full := func(lang language.Tag) *assess.Session { return reviewSession(t, lang) }
	tests := []struct {
		name    string
		session func(language.Tag) *assess.Session
		keys    []string
	}{
		{"remarks", full, []string{"r"}},
		{"middle", full, []string{"r", "tab", "tab", "tab"}},
		{"last", full, []string{"r", "shift+tab"}},
		{"complete", closed, []string{"r", "tab"}},
		{"nothing", clean, []string{"r"}},
		{"opened", full, []string{"r", "tab", "enter"}},
	}
	for _, tt := range tests {
		for _, lang := range language.All() {
			for _, size := range sizes {
				t.Run(fmt.Sprintf("%s-%s-%dx%d", tt.name, lang, size.width, size.height), func(t *testing.T) {
					m := pressed(t, screenOf(tt.session(lang), &disk{}, size.width, size.height), tt.keys...)
					checkFrame(t, m, tt.name)
					golden.RequireEqual(t, m.render()+"\n")
				})
			}
		}
	}
}

// TestEveryRemarkIsSeen goes through the review by pages and by arrows; rows that
// are out of sight are not drawn.
func TestEveryRemarkIsSeen(t *testing.T) {
	for _, lang := range language.All() {
		for _, size := range sizes {
			s := sessionOf(builtinList(t), lang, someAnswersOf(builtinList(t)))
			paged := pressed(t, screenOf(s, &disk{}, size.width, size.height), "r")
			stepped, byPage, byStep := paged, "", ""
			for range s.Review() {
				byPage += paged.render()
				byStep += stepped.render()
				if rows := stepped.render(); !strings.Contains(rows, "►") {
					t.Fatalf("no mark is seen:\n%s", rows)
				}
				paged, stepped = pressed(t, paged, "pgdown"), pressed(t, stepped, "down")
			}
			for _, r := range s.Review() {
				if !strings.Contains(byPage, r.Point) || !strings.Contains(byStep, r.Point) {
					t.Errorf("%s at %dx%d: %s of the kind %s is not seen", lang, size.width, size.height, r.Point, r.Kind)
				}
			}
		}
	}
}

func TestReviewAndSummaryLeadToEachOther(t *testing.T) {
	for _, answers := range []map[string]assess.Answer{nil, answeredAll(t)} {
		m := pressed(t, screenOf(sessionOf(tinyList(t), language.English, answers), &disk{}, 80, 24), "r", "s")
		if m.screen != summing {
			t.Errorf("s in the review leads to screen %d", m.screen)
		}
		if m = pressed(t, m, "r"); m.screen != reviewing {
			t.Errorf("r in the summary leads to screen %d", m.screen)
		}
	}
}

func TestSentenceBeginsWithACapital(t *testing.T) {
	for text, want := range map[string]string{
		"målnivån, 4, är satt": "Målnivån, 4, är satt.",
		"a.yaml: no such file": "a.yaml: no such file.",
		"not: taken!":          "not: taken!",
		"2b holds":             "2b holds.",
	} {
		if got := sentence(display.Clean(text)).String(); got != want {
			t.Errorf("%q as a sentence is %q", text, got)
		}
	}
}
