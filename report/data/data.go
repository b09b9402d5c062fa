// Package data writes a result and its plan as JSON, for other programs.
//
// # Format
//
// The file is one object. "format" is "mognad-result" and "version" is 1; the
// version changes when a reader of the old form would be misled, not when a key
// is added. Keys stand in the same order in every file, and the same input
// gives the same bytes.
//
// Every share is exact: {"num": 15, "den": 34, "percent": "44.1"}, in lowest
// terms, and percent is rounded as in the reports, with a decimal point. Weights
// with many digits may make num and den larger than 2⁵³. A share that does not
// exist, such as the score of an area in which no point has a level, is null: it
// is not 0. A step's "value", its impact ÷ effort, is {"num", "den"}.
//
// A state is a word: "answered", "not-applicable", "unknown" (don't know) or
// "unanswered". Only an answered point has a "level" and a "score", and a "gap";
// of the others they are null. "evidence_state" is "shown", "too-old" or "none".
// "target", "floor", "level" and "from" are levels; "floor" is null where no
// legal floor applies.
//
// What the program says itself (warnings, the reasons of the plan's order) is
// told in every language that it speaks: {"en": …, "sv": …}. A title is told in
// every language of the checklist. Private notes are not in the file.
//
// Characters that a terminal would obey, and those that have no width or turn
// the writing direction, are written as \u escapes. They are in the data as
// they were typed: who shows them must clean them.
package data

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode"
	"unicode/utf16"

	"mognad/assess"
	"mognad/assess/plan"
	"mognad/checklist"
	"mognad/checklist/display"
)

// Version is the version of the format that this release writes.
const Version = 1

// Write writes the result and the plan, made under list, to w. The error is
// w's own.
func Write(w io.Writer, list *checklist.Checklist, r *assess.Result, p *plan.Plan) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(newFile(list, r, p)); err != nil {
		return err
	}
	_, err := w.Write(visible(b.Bytes()))
	return err
}

// visible writes every character as an escape that is not shown as itself. They
// stand in strings only: outside of them JSON is ASCII.
func visible(data []byte) []byte {
	var b bytes.Buffer
	b.Grow(len(data))
	for _, r := range string(data) {
		if r == '\n' || r < unicode.MaxASCII && r >= ' ' || display.Clean(string(r)).String() == string(r) {
			b.WriteRune(r)
			continue
		}
		if high, low := utf16.EncodeRune(r); high != unicode.ReplacementChar {
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
			continue
		}
		fmt.Fprintf(&b, `\u%04x`, r)
	}
	return b.Bytes()
}
