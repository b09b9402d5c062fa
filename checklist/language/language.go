// Package language says things in the reader's language: sentences from
// catalogues, numbers, dates and plurals.
//
// A package that talks embeds its own catalogue, words.en.json and
// words.sv.json, and hands out [Message] values. A message is told in a
// language as late as possible, by In, so that one error or one finding can be
// read in both. Everything said is a [display.Text].
package language

import (
	"strings"

	"mognad/checklist/display"
)

// A Tag names a language as in a checklist's head: "en", "sv".
type Tag string

// The languages the program itself speaks. A checklist may promise others; its
// own texts are then shown in them, and the program's words in English.
const (
	English Tag = "en"
	Swedish Tag = "sv"
)

// All returns the languages the program speaks, English first.
func All() []Tag { return []Tag{English, Swedish} }

// Match returns the language of the program that a locale such as
// "sv_SE.UTF-8", "sv-FI" or "en" asks for. It reports false for any other
// locale, "C" and "POSIX" included.
func Match(locale string) (Tag, bool) {
	name := strings.ToLower(locale)
	if i := strings.IndexAny(name, "_-.@"); i >= 0 {
		name = name[:i]
	}
	for _, tag := range All() {
		if name == string(tag) {
			return tag, true
		}
	}
	return English, false
}

// spoken returns the language of the program's own words beside texts in lang.
func spoken(lang Tag) Tag {
	if lang == Swedish {
		return Swedish
	}
	return English
}

// A Sayer can be told in a language. Messages, dates, percentages and the texts
// of a checklist are Sayers, and each may stand in another message.
type Sayer interface {
	In(lang Tag) display.Text
}
