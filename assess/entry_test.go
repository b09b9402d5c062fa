package assess

import (
	"testing"

	"mognad/checklist/language"
)

func TestEncodeAnswerReadsBackTheSame(t *testing.T) {
	list := smallList(t)
	for _, text := range hostile() {
		for id, a := range sample(list, text).Answers {
			data, err := EncodeAnswer(list, id, a)
			if err != nil {
				t.Fatalf("EncodeAnswer(%q, %+v): %v", id, a, err)
			}
			again, err := DecodeAnswer(list, id, data)
			if err != nil || !again.Equal(a) {
				t.Fatalf("DecodeAnswer(%q, %q) = %+v, %v, want %+v", id, data, again, err, a)
			}
		}
	}
}

func TestEncodeAnswerHoldsThatNothingIsSaid(t *testing.T) {
	list := smallList(t)
	data, err := EncodeAnswer(list, "a.one", Answer{})
	if err != nil || len(data) != 0 {
		t.Fatalf("EncodeAnswer of nothing = %q, %v", data, err)
	}
	a, err := DecodeAnswer(list, "a.one", data)
	if err != nil || !a.Equal(Answer{}) {
		t.Fatalf("DecodeAnswer of nothing = %+v, %v", a, err)
	}
}

func TestEncodeAnswerRefusesWhatNoFileHolds(t *testing.T) {
	list := smallList(t)
	tests := []struct {
		name, point string
		a           Answer
	}{
		{"no such point", "z.nine", Answer{State: Unknown}},
		{"nothing of no point", "z.nine", Answer{}},
		{"no reason", "a.two", Answer{State: NotApplicable}},
		{"no such level", "a.one", Answer{State: Answered, Level: 9}},
		{"no UTF-8", "a.one", Answer{State: Unknown, Comment: "\xff"}},
		{"a target of level 0", "a.one", Answer{Target: &Target{By: language.Date{Year: 2026, Month: 1, Day: 1}}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if data, err := EncodeAnswer(list, tt.point, tt.a); err == nil {
				t.Errorf("EncodeAnswer = %q, want an error", data)
			}
		})
	}
}

func TestDecodeAnswerRefusesWhatIsNotOne(t *testing.T) {
	list := smallList(t)
	for _, data := range []string{
		"a.two:\n  state: unknown\n",
		"a.one:\n  state: unknown\na.two:\n  state: unknown\n",
		"a.one:\n  level: 3.9\n",
		"a.one: ~\n",
		"x",
		"a.one: &a {state: unknown}\n",
		"a.one:\n  state: unknown\na.one:\n  level: 1\n",
	} {
		if a, err := DecodeAnswer(list, "a.one", []byte(data)); err == nil {
			t.Errorf("DecodeAnswer(%q) = %+v, want an error", data, a)
		}
	}
}
