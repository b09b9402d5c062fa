package language

import (
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"testing"
	"testing/fstest"

	"mognad/checklist/display"
)

func testWords() *Words {
	return Embedded(fstest.MapFS{
		"words.en.json": {Data: []byte(`{
			"left": {"one": "{n} point left in {unit}", "other": "{n} points left in {unit}"},
			"outer": "see: {inner}", "list": "one of {allowed}", "brace": "a { b {n", "empty": ""}`)},
		"words.sv.json": {Data: []byte(`{
			"left": {"one": "{n} punkt kvar i {unit}", "other": "{n} punkter kvar i {unit}"},
			"outer": "se: {inner}", "list": "något av {allowed}", "brace": "a { b {n", "empty": ""}`)},
	})
}

// finnish is a Sayer with words in a language that the program does not speak.
type finnish struct{}

func (finnish) In(lang Tag) display.Text {
	return display.Clean(map[Tag]string{"fi": "kyllä", English: "yes", Swedish: "ja"}[lang])
}

func TestMessage(t *testing.T) {
	w := testWords()
	date, _ := ParseDate("2026-05-03")
	tests := []struct {
		name   string
		m      Message
		en, sv string
	}{
		{"one", w.Message("left", "n", 1, "unit", "X"), "1 point left in X", "1 punkt kvar i X"},
		{"none", w.Message("left", "n", 0, "unit", "X"), "0 points left in X", "0 punkter kvar i X"},
		{"many", w.Message("left", "n", 12000, "unit", "X"), "12,000 points left in X", "12\u00A0000 punkter kvar i X"},
		{"a message in a message", w.Message("outer", "inner", w.Message("left", "n", 1, "unit", "X")), "see: 1 point left in X", "se: 1 punkt kvar i X"},
		{"a date", w.Message("outer", "inner", date), "see: 3\u00A0May 2026", "se: 3\u00A0maj 2026"},
		{"a percentage", w.Message("outer", "inner", Percent{big.NewRat(1, 2)}), "see: 50.0%", "se: 50,0\u00A0%"},
		{"a list", w.Message("list", "allowed", []string{"a", "b\n"}), `one of "a", "b"`, `något av "a", "b"`},
		{"another type", w.Message("outer", "inner", 1.5), "see: 1.5", "se: 1.5"},
		{"an argument that looks like a placeholder", w.Message("left", "n", 2, "unit", "{n}"), "2 points left in {n}", "2 punkter kvar i {n}"},
		{"an argument that is missing", w.Message("left", "n", 2), "2 points left in ⟨unit⟩", "2 punkter kvar i ⟨unit⟩"},
		{"a brace that is not closed", w.Message("brace", "n", 1), "a { b {n", "a { b {n"},
		{"hostile text", w.Message("left", "n", 2, "unit", "a\x1b[2J\r\nb\u202E"), "2 points left in a␛[2J b", "2 punkter kvar i a␛[2J b"},
		{"a text of several lines keeps them", w.Message("outer", "inner", display.Clean("a\nb")), "see: a\nb", "se: a\nb"},
		{"an unknown key", w.Message("nope"), "⟨nope⟩", "⟨nope⟩"},
		{"the zero message", Message{}, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.m.In(English).String(); got != tt.en {
				t.Errorf("In(en) = %q, want %q", got, tt.en)
			}
			if got := tt.m.In(Swedish).String(); got != tt.sv {
				t.Errorf("In(sv) = %q, want %q", got, tt.sv)
			}
			if got := tt.m.In("").String(); got != tt.en {
				t.Errorf("In no language = %q, want the English %q", got, tt.en)
			}
		})
	}
}

func TestTextsInAnotherLanguageKeepItInsideEnglishWords(t *testing.T) {
	if got, want := testWords().Say("fi", "outer", "inner", finnish{}).String(), "see: kyllä"; got != want {
		t.Errorf("Say(fi) = %q, want %q", got, want)
	}
}

func TestWords(t *testing.T) {
	w := testWords()
	if !w.Has("left") || w.Has("right") {
		t.Errorf("Has(left), Has(right) = %v, %v, want true, false", w.Has("left"), w.Has("right"))
	}
	for name, files := range map[string]fs.FS{
		"no files": fstest.MapFS{},
		"no JSON":  fstest.MapFS{"words.en.json": {Data: []byte("{")}, "words.sv.json": {Data: []byte("{}")}},
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("a catalogue with %s is taken, want a panic", name)
				}
			}()
			Embedded(files).Has("left")
		}()
	}
}

func TestError(t *testing.T) {
	w := testWords()
	cause := errors.New("disk full")
	err := fmt.Errorf("while saving: %w", &Error{Message: w.Message("left", "n", 1, "unit", "X"), Err: cause})
	if !errors.Is(err, cause) {
		t.Error("the cause is lost")
	}
	if got, want := err.Error(), "while saving: 1 point left in X"; got != want {
		t.Errorf("Error() = %q, want %q", got, want)
	}
	said, ok := ErrorMessage(err)
	if !ok || said.In(Swedish).String() != "1 punkt kvar i X" {
		t.Errorf("ErrorMessage = %v, %v, want the Swedish phrase", said, ok)
	}
	if said, ok := ErrorMessage(cause); ok {
		t.Errorf("ErrorMessage of a foreign error = %v, want none", said)
	}
}

func TestMatch(t *testing.T) {
	tests := []struct {
		locale string
		want   Tag
		ok     bool
	}{
		{"sv_SE.UTF-8", Swedish, true},
		{"sv-FI", Swedish, true},
		{"sv", Swedish, true},
		{"SV_se", Swedish, true},
		{"sv.UTF-8", Swedish, true},
		{"sv@euro", Swedish, true},
		{"en", English, true},
		{"en_GB.UTF-8", English, true},
		{"en-US", English, true},
		{"C", English, false},
		{"POSIX", English, false},
		{"C.UTF-8", English, false},
		{"", English, false},
		{"fi_FI.UTF-8", English, false},
		{"svk", English, false},
		{"english", English, false},
	}
	for _, tt := range tests {
		if got, ok := Match(tt.locale); got != tt.want || ok != tt.ok {
			t.Errorf("Match(%q) = %q, %v, want %q, %v", tt.locale, got, ok, tt.want, tt.ok)
		}
	}
}
