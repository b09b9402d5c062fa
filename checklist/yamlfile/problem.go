// Package yamlfile reads and writes YAML strictly, and says where it is wrong.
//
// It is the only package that knows a YAML library. What comes in is checked
// before it is parsed (size, encoding) and after (one document, no anchors, no
// aliases, no merge keys, no tags, no key twice, little depth); what a caller
// gets is a tree of [Node] with positions and a [Reader] that takes values out
// of it and collects every [Problem] on the way. A value is never guessed:
// "yes", 010 and 3.0 are texts, and where a number is wanted they are problems.
//
// What goes out is made by [Writer] and reads back as what was meant.
package yamlfile

import (
	"cmp"
	"embed"
	"fmt"
	"slices"
	"strings"

	"mognad/checklist/display"
	"mognad/checklist/language"
)

//go:embed words.en.json words.sv.json
var files embed.FS

var words = language.Embedded(files)

// A Problem is one fault of a file, at the place where it is to be mended.
type Problem struct {
	File      string // as the person named it
	Line, Col int    // from 1, in characters; 1, 1 where the file as a whole is meant
	language.Message
}

// In tells the problem with its place: "team.yaml:4:13: …".
func (p Problem) In(lang language.Tag) display.Text {
	place := display.Clean(p.File).Line().String()
	if p.Line > 0 {
		place += fmt.Sprintf(":%d:%d", p.Line, p.Col)
	}
	return display.Clean(place + ": " + p.Message.In(lang).String())
}

// An InvalidError is a file that cannot be used. It has at least one problem.
type InvalidError struct{ Problems []Problem }

// Error tells the problems in English, one per line.
func (e *InvalidError) Error() string { return e.In(language.English).String() }

// In tells the problems, one per line.
func (e *InvalidError) In(lang language.Tag) display.Text {
	lines := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		lines[i] = p.In(lang).String()
	}
	return display.Clean(strings.Join(lines, "\n"))
}

// maxProblems is how many problems of a file are told at once. Nobody mends more
// in one go, and a file made to be hostile has a million.
const maxProblems = 100

// more adds a problem, or a last one that says there are more than are told.
func more(problems []Problem, p Problem) []Problem {
	if len(problems) < maxProblems {
		return append(problems, p)
	}
	if len(problems) == maxProblems {
		p.Message = words.Message("more-problems", "n", maxProblems)
		return append(problems, p)
	}
	return problems
}

// invalid returns the problems in file order as an error, nil if there are none.
func invalid(problems []Problem) error {
	if len(problems) == 0 {
		return nil
	}
	sorted := slices.Clone(problems)
	told := sorted[:min(len(sorted), maxProblems)]
	slices.SortStableFunc(told, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
	if last := len(sorted) - 1; last == maxProblems {
		sorted[last].Line, sorted[last].Col = told[maxProblems-1].Line, told[maxProblems-1].Col
	}
	return &InvalidError{sorted}
}
