package yamlfile

import (
	"errors"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"mognad/checklist/language"
)

// A Reader takes values out of nodes and collects what is wrong with them.
//
// Its methods take nil for a node that is missing and has been reported, or
// that may be missing; they then return the zero value and say nothing. That
// way a format is read in one straight line, and all its problems come out.
//
// After a hundred problems it stops collecting, and says that there are more.
type Reader struct {
	File     string
	problems []Problem
}

// NewReader returns a reader of the file. The error is what [Parse] returned
// beside the tree, or nil; its problems come out with the reader's own.
func NewReader(file string, err error) Reader {
	r := Reader{File: file}
	if e, ok := errors.AsType[*InvalidError](err); ok {
		r.problems = slices.Clone(e.Problems)
	}
	return r
}

// Report notes a problem at n.
func (r *Reader) Report(n *Node, m language.Message) {
	r.problems = more(r.problems, Problem{r.File, n.Line, n.Col, m})
}

// Err returns every problem in file order as an [*InvalidError], or nil.
func (r *Reader) Err() error { return invalid(r.problems) }

func (r *Reader) report(n *Node, key string, args ...any) {
	r.Report(n, words.Message(key, args...))
}

// Fields are the entries of a map whose keys are fixed.
type Fields struct {
	r      *Reader
	at     *Node
	keys   []string
	values []*Node  // in the order of the keys, nil where one is missing
	meant  []string // the guesses for keys that were misspelt
}

// Fields reads the map n, in which only the given keys may stand. Any other key
// is a problem, with a guess at what was meant.
func (r *Reader) Fields(n *Node, keys ...string) Fields {
	f := Fields{r: r, at: n, keys: keys, values: make([]*Node, len(keys))}
	for _, e := range r.Entries(n) {
		i := slices.Index(keys, e.Key.Value)
		if i < 0 {
			f.meant = append(f.meant, r.unknown(e.Key, "unknown-key", keys))
			continue
		}
		f.values[i] = e.Value
	}
	return f
}

// Maybe returns the value under key, nil where it is missing or the map is.
func (f Fields) Maybe(key string) *Node {
	if i := slices.Index(f.keys, key); i >= 0 {
		return f.values[i]
	}
	return nil
}

// Need returns the value under key. A missing key is a problem at the map,
// unless it is there and misspelt, which is one already.
func (f Fields) Need(key string) *Node {
	v := f.Maybe(key)
	if v == nil && f.at != nil && f.at.Kind == Map && !slices.Contains(f.meant, key) {
		f.r.report(f.at, "missing-key", "key", key)
	}
	return v
}

// Entries returns the entries of the map n, whatever its keys.
func (r *Reader) Entries(n *Node) []Entry {
	if n == nil {
		return nil
	}
	if n.Kind != Map {
		r.wrong(n, "want-map")
		return nil
	}
	return n.Entries
}

// Items returns the items of the list n.
func (r *Reader) Items(n *Node) []*Node {
	if n == nil {
		return nil
	}
	if n.Kind != List {
		r.wrong(n, "want-list")
		return nil
	}
	return n.Items
}

// Wrong reports that n is not what is wanted. The message says what is: "a
// number from 1 to 5".
func (r *Reader) Wrong(n *Node, want language.Message) {
	r.report(n, "wrong", "found", found(n), "want", want)
}

func (r *Reader) wrong(n *Node, want string, args ...any) {
	r.Wrong(n, words.Message(want, args...))
}

// found names what stands at n.
func found(n *Node) language.Message {
	switch n.Kind {
	case Null:
		return words.Message("found-null")
	case List:
		return words.Message("found-list")
	case Map:
		return words.Message("found-map")
	}
	return words.Message("found-text", "value", short(n.Value))
}

// short readies a value to be quoted in a message: a long one is cut, and spaces
// at its ends are made visible.
func short(s string) string {
	if runes := []rune(s); len(runes) > 40 {
		s = string(runes[:40]) + "…"
	}
	rest := strings.TrimLeft(s, " ")
	inner := strings.TrimRight(rest, " ")
	return strings.Repeat("␣", len(s)-len(rest)) + inner + strings.Repeat("␣", len(rest)-len(inner))
}

// Text returns the text of n, which must not be empty.
func (r *Reader) Text(n *Node) string {
	if n == nil {
		return ""
	}
	if n.Kind != Scalar || strings.TrimSpace(n.Value) == "" {
		r.wrong(n, "want-text")
		return ""
	}
	return n.Value
}

// Match returns the text of n, which must match the pattern; want describes it.
func (r *Reader) Match(n *Node, pattern *regexp.Regexp, want language.Message) string {
	s := r.Text(n)
	if s != "" && !pattern.MatchString(s) {
		r.Wrong(n, want)
		return ""
	}
	return s
}

// OneOf returns the text of n, which must be one of the given.
func (r *Reader) OneOf(n *Node, allowed ...string) string {
	if n == nil {
		return ""
	}
	if n.Kind != Scalar || !slices.Contains(allowed, n.Value) {
		if n.Kind == Scalar {
			r.unknown(n, "unknown-value", allowed)
		} else {
			r.wrong(n, "want-one-of", "allowed", allowed)
		}
		return ""
	}
	return n.Value
}

// shortList is how many allowed values are named beside a guess, and longList
// how many without one.
const (
	shortList = 6
	longList  = 24
)

// unknown reports the scalar n, which is none of the allowed, and returns what
// it was most likely meant to be, "" if nothing is near.
func (r *Reader) unknown(n *Node, key string, allowed []string) string {
	if len(r.problems) > maxProblems {
		return "" // a guess is work, and would not be told
	}
	value := short(n.Value)
	guess, ok := Closest(n.Value, allowed)
	switch {
	case ok && len(allowed) > 1 && len(allowed) <= shortList:
		r.report(n, key+"-guess-of", "value", value, "guess", guess, "allowed", allowed)
	case ok:
		r.report(n, key+"-guess", "value", value, "guess", guess)
	case len(allowed) == 0:
		r.report(n, "nothing-to-name", "value", value)
	case len(allowed) > longList:
		some := words.Message("and-more", "some", allowed[:longList], "left", len(allowed)-longList)
		r.report(n, key, "value", value, "allowed", some, "n", len(allowed))
	default:
		r.report(n, key, "value", value, "allowed", allowed, "n", len(allowed))
	}
	return guess
}

// quoted reports a value that would be right without its quotes.
func (r *Reader) quoted(n *Node, right bool) bool {
	if n.Kind != Scalar || n.Plain || !right {
		return false
	}
	r.report(n, "quoted", "value", short(n.Value))
	return true
}

// Bool returns true or false, written so and without quotes.
func (r *Reader) Bool(n *Node) bool {
	if n == nil {
		return false
	}
	isBool := n.Value == "true" || n.Value == "false"
	if !r.quoted(n, isBool) && !isBool {
		r.wrong(n, "want-bool")
	}
	return n.Plain && n.Value == "true"
}

var wholeNumber = regexp.MustCompile(`^(0|-?[1-9][0-9]{0,8})$`)

// Int returns a whole number from low to high, written in plain digits without
// quotes. It reports false where n is missing or is none.
func (r *Reader) Int(n *Node, low, high int) (int, bool) {
	if n == nil {
		return 0, false
	}
	i, err := strconv.Atoi(n.Value)
	right := wholeNumber.MatchString(n.Value) && err == nil && low <= i && i <= high
	if r.quoted(n, right) {
		return 0, false
	}
	if !right {
		r.wrong(n, "want-int", "low", low, "high", high)
		return 0, false
	}
	return i, true
}

var decimalNumber = regexp.MustCompile(`^(0|[1-9][0-9]{0,5})(\.[0-9]{1,3})?$`)

// Decimal returns a number above 0 and up to most, with at most 3 decimals, nil
// where n is missing or is none.
func (r *Reader) Decimal(n *Node, most int64) *big.Rat {
	if n == nil {
		return nil
	}
	var x *big.Rat
	if decimalNumber.MatchString(n.Value) { // before the conversion, which takes 1e999999999 at its word
		x, _ = new(big.Rat).SetString(n.Value)
	}
	right := x != nil && x.Sign() > 0 && x.Cmp(big.NewRat(most, 1)) <= 0
	if r.quoted(n, right) {
		return nil
	}
	if !right {
		r.wrong(n, "want-decimal", "most", int(most))
		return nil
	}
	return x
}

// Date returns a date written as 2026-11-23, the zero date where n is missing
// or is none.
func (r *Reader) Date(n *Node) language.Date {
	if n == nil {
		return language.Date{}
	}
	d, ok := language.ParseDate(n.Value)
	if n.Kind != Scalar || !ok {
		r.wrong(n, "want-date")
		return language.Date{}
	}
	return d
}
