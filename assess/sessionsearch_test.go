package assess

import (
	"slices"
	"strings"
	"testing"

	"mognad/checklist/display"
	"mognad/checklist/language"
)

func TestSearch(t *testing.T) {
	list := smallList(t)
	ids := list.PointIDs()
	answers := map[string]Answer{
		ids[1]: {Comment: "Frau Müller weiß Bescheid"},
		ids[2]: {PrivateNote: "ask Ågren", Evidence: []Evidence{{Ref: "KS 2025/123", Note: "minutes"}}},
		ids[3]: {State: NotApplicable, Reason: "no branch", By: "head librarian"},
	}
	tests := []struct {
		name, text string
		want       []string
	}{
		{"nothing", "", nil},
		{"blank", " \t ", nil},
		{"what nobody wrote", "zzz", nil},
		{"an id", ids[2], []string{ids[2]}},
		{"an id in capitals", strings.ToUpper(ids[2]), []string{ids[2]}},
		{"without the marks", "muller", []string{ids[1]}},
		{"marks where there are none", "MÜLLER", []string{ids[1]}},
		{"two words in any order", "bescheid frau", []string{ids[1]}},
		{"two words of two texts", "müller ågren", nil},
		{"a private note", "agren", []string{ids[2]}},
		{"a register number", "2025/123", []string{ids[2]}},
		{"who decided", "head librarian", []string{ids[3]}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, f := range sessionWith(list, answers).Search(tt.text) {
				got = append(got, f.Point.ID)
				if f.Text.Empty() {
					t.Errorf("%s is found in an empty text", f.Point.ID)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("Search(%q) = %v, want %v", tt.text, got, tt.want)
			}
		})
	}
}

func TestMeant(t *testing.T) {
	s := sessionWith(bigList(t), nil)
	tests := []struct{ text, want string }{
		{"IK-3", "IK-3"},
		{"ik3", "IK-3"},
		{" Ik 3 ", "IK-3"},
		{"1", "LO-1"},
		{"21", "IK-4"},
		{"22", ""},
		{"0", ""},
		{"ik", ""},
		{"", ""},
		{"-", ""},
		{"99999999999999999999", ""},
	}
	for _, tt := range tests {
		if got, ok := s.Meant(tt.text); got != tt.want || ok != (tt.want != "") {
			t.Errorf("Meant(%q) = %q, %v, want %q", tt.text, got, ok, tt.want)
		}
	}
	sessionDo(t, s.Only("IK"))
	if got, _ := s.Meant("1"); got != "IK-1" {
		t.Errorf("Meant(1) of one area = %q", got)
	}
	if got, ok := s.Meant("lo-1"); ok {
		t.Errorf("%q is meant and not asked", got)
	}
}

func TestSearchBeginsWithThePointThatIsMeant(t *testing.T) {
	s := sessionWith(bigList(t), map[string]Answer{"LO-1": {Comment: "7 of 21, see IK 3"}})
	for text, want := range map[string]string{"ik3": "IK-3", "ik 3": "IK-3", "ik": "IK-1", "7": "UF-2"} {
		if got := s.Search(text); len(got) == 0 || got[0].Point.ID != want {
			t.Errorf("Search(%q) = %v, want it to begin with %s", text, got, want)
		}
	}
}

// What was searched before does not stand in the way of what is written later, or
// of another language.
func TestSearchFollowsTheSession(t *testing.T) {
	list := smallList(t)
	s := sessionWith(list, nil)
	s.Search("zyx")
	sessionDo(t, s.Comment("zyxwv"))
	if got := s.Search("zyx"); len(got) != 1 {
		t.Errorf("what was written since is found %d times", len(got))
	}
	s.Speak(language.Swedish)
	title := list.Points[1].Question.In(language.Swedish).String()
	if got := s.Search(title); len(got) != 1 || got[0].Point.ID != list.Points[1].ID {
		t.Errorf("Search(%q) = %v", title, got)
	}
}

// Every text of a checklist is found, in the language of the conversation.
func TestSearchFindsEveryTextOfTheChecklist(t *testing.T) {
	list := smallList(t)
	for _, lang := range language.All() {
		s := sessionWith(list, nil)
		s.Speak(lang)
		for i := range list.Points {
			p := &list.Points[i]
			for _, text := range slices.Concat(s.textsOf(p), s.writtenOn(p.ID), []display.Text{p.Title.In(lang)}) {
				if text.Empty() {
					continue
				}
				found := slices.ContainsFunc(s.Search(text.String()), func(f Found) bool { return f.Point == p })
				if !found {
					t.Errorf("%s, %s: %q is not found", p.ID, lang, text)
				}
			}
		}
	}
}

func TestSearchPutsTitlesFirstAndAsksOnlyWhatIsAsked(t *testing.T) {
	list := bigList(t)
	s := sessionWith(list, nil)
	last := list.Points[len(list.Points)-1]
	title := last.Title.In(language.English).String()
	if got := s.Search(title); len(got) == 0 || got[0].Point.ID != last.ID {
		t.Errorf("Search(%q) does not begin with %s", title, last.ID)
	}
	sessionDo(t, s.Only(list.Points[0].ID))
	for _, f := range s.Search("the") {
		if f.Point.ID != list.Points[0].ID {
			t.Errorf("%s is found and not asked", f.Point.ID)
		}
	}
}

func TestSearchSaysWhereTheWordsStand(t *testing.T) {
	list := smallList(t)
	ids := list.PointIDs()
	answers := map[string]Answer{
		ids[0]: {Comment: "Frau Mu\u0308ller weiß\nBescheid"},
		ids[1]: {Comment: "the ﬁrst Åtgärd"},
	}
	tests := []struct{ text, want string }{
		{"muller", "Mu\u0308ller"},
		{"bescheid weiß", "weiß"},
		{"ATGARD", "Åtgärd"},
		{"first", "ﬁrst"},
		{ids[2], ""},
	}
	for _, tt := range tests {
		found := sessionWith(list, answers).Search(tt.text)
		if len(found) != 1 {
			t.Errorf("Search(%q) finds %d points, want 1", tt.text, len(found))
			continue
		}
		f := found[0]
		from, to := f.Where()
		if got := f.Text.String()[from:to]; got != tt.want {
			t.Errorf("Search(%q) stands at %q, want %q", tt.text, got, tt.want)
		}
	}
}
