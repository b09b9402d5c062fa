package language

import (
	"errors"
	"fmt"
	"strings"

	"mognad/checklist/display"
)

// A Message is something to be said, in no language yet. The zero value says
// nothing. Messages are made by [Words.Message].
type Message struct {
	Key   string // in the catalogue of the package that speaks
	Args  []any  // name, value, name, value …
	words *Words
}

// In tells m in lang. A key that the catalogue lacks shows as itself in angle
// brackets; tests see to it that none does.
func (m Message) In(lang Tag) display.Text {
	if m.words == nil {
		return display.Text{}
	}
	lang = spokenOrGiven(lang)
	p, ok := m.words.load[spoken(lang)]()[m.Key]
	if !ok {
		return display.Clean("⟨" + m.Key + "⟩")
	}
	return display.Clean(fill(m.pick(p), func(name string) string {
		v, ok := m.arg(name)
		if !ok {
			return "⟨" + name + "⟩"
		}
		return say(lang, v)
	}))
}

// spokenOrGiven keeps a language the program does not speak, for the texts of a
// checklist that stand in a message; no language at all is English.
func spokenOrGiven(lang Tag) Tag {
	if lang == "" {
		return English
	}
	return lang
}

// pick chooses the phrase for the count n, if there is one.
func (m Message) pick(p phrase) string {
	if n, ok := m.arg("n"); ok && n == any(1) && p.One != "" {
		return p.One
	}
	return p.Other
}

func (m Message) arg(name string) (any, bool) {
	for i := 0; i+1 < len(m.Args); i += 2 {
		if m.Args[i] == name {
			return m.Args[i+1], true
		}
	}
	return nil, false
}

// fill replaces each {name} in phrase by value(name).
func fill(phrase string, value func(string) string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(phrase, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		name, after, ok := strings.Cut(rest, "}")
		if !ok {
			return b.String() + "{" + rest
		}
		b.WriteString(value(name))
		phrase = after
	}
}

// say tells one argument.
func say(lang Tag, v any) string {
	switch v := v.(type) {
	case Sayer:
		return v.In(lang).String()
	case display.Text:
		return v.String()
	case int:
		return Int(lang, v).String()
	case string:
		return display.Clean(v).Line().String()
	case []string:
		quoted := make([]string, len(v))
		for i, s := range v {
			quoted[i] = `"` + display.Clean(s).Line().String() + `"`
		}
		return strings.Join(quoted, ", ")
	}
	return display.Clean(fmt.Sprint(v)).Line().String()
}

// An Error is an error that can be told in every language.
type Error struct {
	Message
	Err error // the cause, if any; not told unless the message has it as an argument
}

// Error tells e in English.
func (e *Error) Error() string { return e.In(English).String() }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// ErrorMessage returns what err says, if it or what it wraps can be told in
// every language.
func ErrorMessage(err error) (Sayer, bool) {
	if s, ok := errors.AsType[interface {
		error
		Sayer
	}](err); ok {
		return s, true
	}
	return nil, false
}
