package language

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"sync"

	"mognad/checklist/display"
)

// Words is a package's catalogue: what it says, in every language, under keys.
//
// A phrase holds placeholders in braces, {unit}. One that depends on a count is
// an object with "one" and "other", chosen by the argument n:
//
//	{"left": {"one": "{n} point left", "other": "{n} points left"}}
type Words struct {
	files fs.FS
	load  map[Tag]func() map[string]phrase // one for each language: most runs speak only one
}

// Embedded returns the catalogue in files, words.en.json and words.sv.json. It
// is read at its first use, each language by itself. A catalogue that is missing or is no JSON is a
// fault of the build, and panics then.
func Embedded(files fs.FS) *Words {
	w := &Words{files: files, load: map[Tag]func() map[string]phrase{}}
	for _, tag := range All() {
		w.load[tag] = sync.OnceValue(func() map[string]phrase { return w.read(tag) })
	}
	return w
}

// A phrase is one text, or two for a count of one and for any other.
type phrase struct{ One, Other string }

// UnmarshalJSON reads a string, or an object with one and other.
func (p *phrase) UnmarshalJSON(data []byte) error {
	if data[0] == '"' {
		return json.Unmarshal(data, &p.Other)
	}
	type plain phrase
	return json.Unmarshal(data, (*plain)(p))
}

func (w *Words) read(tag Tag) map[string]phrase {
	data, err := fs.ReadFile(w.files, "words."+string(tag)+".json")
	if err != nil {
		panic(err)
	}
	phrases := map[string]phrase{}
	if err := json.Unmarshal(data, &phrases); err != nil {
		panic(fmt.Errorf("words.%s.json: %w", tag, err))
	}
	return phrases
}

// Has reports whether the catalogue has the key.
func (w *Words) Has(key string) bool {
	_, ok := w.load[English]()[key]
	return ok
}

// Say tells the phrase under key in lang. The arguments are pairs of a
// placeholder's name and its value; see [Words.Message].
func (w *Words) Say(lang Tag, key string, args ...any) display.Text {
	return w.Message(key, args...).In(lang)
}

// Message returns the phrase under key with its arguments, to be told later.
// The arguments are pairs of a placeholder's name and its value. A value is a
// [Sayer], a [display.Text], an int, a string, which passes the gate and is put
// on one line, or a list of strings, which are told in quotes with commas.
func (w *Words) Message(key string, args ...any) Message {
	return Message{Key: key, Args: args, words: w}
}
