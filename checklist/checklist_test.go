package checklist_test

import (
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mognad/checklist"
	"mognad/checklist/language"
)

func tiny(t *testing.T) *checklist.Checklist {
	t.Helper()
	list, err := checklist.Read("tiny.yaml", read(t, "testdata/ok/tiny.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestReadTakesWhatTheFileSays(t *testing.T) {
	list := tiny(t)
	wantDefaults := checklist.Defaults{Target: 2, WindowMonths: 12, NotApplicableWarning: 1}
	if list.Defaults != wantDefaults {
		t.Errorf("the defaults are %+v, want %+v", list.Defaults, wantDefaults)
	}
	if diff := cmp.Diff([]string{"a.one", "a.two", "b-keys", "c.web", "c.ask"}, list.PointIDs()); diff != "" {
		t.Errorf("PointIDs (-want +got):\n%s", diff)
	}
	weights := map[string]string{"hours": "5/2", "staff": "1", "word": "3/4"}
	for id, want := range weights {
		a, ok := list.Area(id)
		if w, _ := new(big.Rat).SetString(want); !ok || a.Weight.Cmp(w) != 0 {
			t.Errorf("area %s weighs %v, want %s", id, a, want)
		}
	}
	p, ok := list.Point("c.ask")
	if !ok || p.Weight.Cmp(big.NewRat(1, 1)) != 0 || p.Scope != checklist.ScopeService || !p.AllowsNA || p.Sensitive {
		t.Errorf("c.ask = %+v, want weight 1, for a service, not sensitive, n/a allowed", p)
	}
	p, _ = list.Point("a.two")
	want := []checklist.Requirement{{Point: "a.one", AtLeast: 1, ToReach: 1}, {Point: "b-keys", AtLeast: 2, ToReach: 2}}
	if diff := cmp.Diff(want, p.Requires); diff != "" {
		t.Errorf("a.two requires (-want +got):\n%s", diff)
	}
	if _, ok := list.Point("nope"); ok {
		t.Error("a point that is not there is found")
	}
	if _, ok := list.Area("nope"); ok {
		t.Error("an area that is not there is found")
	}
}

func TestDefaultsOfAFileThatNamesNone(t *testing.T) {
	list, err := checklist.Read("minimal.yaml", read(t, "testdata/ok/minimal.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	want := checklist.Defaults{Target: list.Top(), WindowMonths: 12, NotApplicableWarning: 1000}
	if list.Defaults != want {
		t.Errorf("the defaults are %+v, want %+v", list.Defaults, want)
	}
}

func TestTextIn(t *testing.T) {
	for file, want := range map[string]map[language.Tag]string{
		"minimal":          {"en": "Recycling stations", "sv": "Återvinningsstationer", "fi": "Recycling stations", "": "Recycling stations"},
		"another-language": {"en": "Recycling stations", "nb": "Återvinningsstationer", "sv": "Återvinningsstationer"},
	} {
		list, err := checklist.Read(file, read(t, "testdata/ok/"+file+".yaml"))
		if err != nil {
			t.Fatal(err)
		}
		for lang, text := range want {
			if got := list.Title.In(lang).String(); got != text {
				t.Errorf("%s: the title in %q = %q, want %q", file, lang, got, text)
			}
		}
	}
	if !(checklist.Text{}).In("en").Empty() {
		t.Error("the zero Text is not empty")
	}
}

func TestPointParts(t *testing.T) {
	list := tiny(t)
	p, _ := list.Point("a.one")
	if diff := cmp.Diff([]string{"1a", "2a", "2b", "3a", "3b"}, p.ClauseIDs()); diff != "" {
		t.Errorf("ClauseIDs (-want +got):\n%s", diff)
	}
	for level, want := range map[checklist.Level]int{-1: 0, 0: 0, 1: 1, 2: 2, 3: 2, 4: 0} {
		if got := len(p.Clauses(level)); got != want {
			t.Errorf("level %d has %d clauses, want %d", level, got, want)
		}
	}
	shorts := map[checklist.Level]string{
		0: "No decision on the hours", 1: "Hours decided for one building", 3: "Hours reviewed against visits each year", 4: "No decision on the hours",
	}
	for level, want := range shorts {
		if got := p.Short(level).In("en").String(); got != want {
			t.Errorf("Short(%d) = %q, want %q", level, got, want)
		}
	}
	c, level, ok := p.Clause("2b")
	if !ok || level != 2 {
		t.Fatalf("Clause(2b) is at level %d, %v, want 2", level, ok)
	}
	for profile, want := range map[string]string{
		"town":    "The main library is open at least 30 hours in an ordinary week.",
		"village": "The main library is open at least 12 hours in an ordinary week.",
		"nope":    "The main library is open at least 30 hours in an ordinary week.",
	} {
		if got := c.For(profile).In("en").String(); got != want {
			t.Errorf("2b for %s = %q, want %q", profile, got, want)
		}
	}
	if c, _, _ := p.Clause("3b"); c.WindowMonths != 24 {
		t.Errorf("3b has a window of %d months, want 24", c.WindowMonths)
	}
	if _, _, ok := p.Clause("4a"); ok {
		t.Error("a clause that is not there is found")
	}
	if s, ok := p.Step(2); !ok || s.Effort != checklist.Medium || len(s.Actions) != 1 {
		t.Errorf("Step(2) = %+v, %v, want one action of medium effort", s, ok)
	}
	if _, ok := p.Step(4); ok {
		t.Error("a step that is not there is found")
	}
}

func TestFloorIn(t *testing.T) {
	list := tiny(t)
	with, _ := list.Point("a.one")
	without, _ := list.Point("a.two")
	tests := []struct {
		name  string
		point *checklist.Point
		in    []string
		want  checklist.Level
	}{
		{"where the law applies", with, []string{"eu", "nordvik"}, 2},
		{"elsewhere", with, []string{"eu", "se"}, 0},
		{"nowhere", with, nil, 0},
		{"no floor", without, []string{"nordvik"}, 0},
	}
	for _, tt := range tests {
		if got := tt.point.FloorIn(tt.in); got != tt.want {
			t.Errorf("%s: FloorIn(%v) = %d, want %d", tt.name, tt.in, got, tt.want)
		}
	}
}

func TestProfilesAndEfforts(t *testing.T) {
	list := tiny(t)
	if list.Profiles[0].ID != "town" {
		t.Errorf("the first profile is %s, want town", list.Profiles[0].ID)
	}
	if p, ok := list.Profile("village"); !ok || p.PopulationBelow != 4000 || p.JointBodies.In("en").Empty() {
		t.Errorf("village = %+v, %v, want one for under 4000 people with joint bodies", p, ok)
	}
	if _, ok := list.Profile("nope"); ok {
		t.Error("a profile that is not there is found")
	}
	for effort, want := range map[checklist.Effort][2]int{checklist.Small: {1, 1}, checklist.Medium: {2, 5}, checklist.Large: {4, 12}} {
		if got := [2]int{effort.Factor(), list.Efforts[effort].PersonWeeks}; got != want {
			t.Errorf("%s has the factor and weeks %v, want %v", effort, got, want)
		}
	}
}
