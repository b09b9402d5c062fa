package yamlfile

import (
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
type Reader struct {
	File     string
	problems []Problem
}

// Report notes a problem at n.
func (r *Reader) Report(n *Node, m language.Message) {
	r.problems = append(r.problems, Problem{r.File, n.Line, n.Col, m})
}

// Clean reports whether nothing is wrong so far.
func (r *Reader) Clean() bool { return len(r.problems) == 0 }

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
	values map[string]*Node
}

// Fields reads the map n, in which only the given keys may stand. Any other key
// is a problem, with a guess at what was meant.
func (r *Reader) Fields(n *Node, keys ...string) Fields {
	f := Fields{r: r, at: n, keys: keys, values: map[string]*Node{}}
	for _, e := range r.Entries(n) {
		if !slices.Contains(keys, e.Key.Value) {
			r.unknown(e.Key, "unknown-key", keys)
			continue
		}
		f.values[e.Key.Value] = e.Value
	}
	return f
}

// Maybe returns the value under key, nil where it is missing or the map is.
func (f Fields) Maybe(key string) *Node { return f.values[key] }

// Need returns the value under key. A missing key is a problem at the map.
func (f Fields) Need(key string) *Node {
	v, ok := f.values[key]
	if !ok && f.at != nil && f.at.Kind == Map {
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

// wrong reports that n is not what is wanted; what is wanted is a message.
func (r *Reader) wrong(n *Node, want string, args ...any) {
	found := words.Message("found-" + [...]string{"null", "text", "list", "map"}[n.Kind])
	if n.Kind == Scalar {
		found = words.Message("found-text", "value", short(n.Value))
	}
	r.report(n, "wrong", "found", found, "want", words.Message(want, args...))
}

// short cuts a value that is quoted in a message.
func short(s string) string {
	if runes := []rune(s); len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return s
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

// Match returns the text of n, which must match the pattern; want is the key of
// a phrase that describes it.
func (r *Reader) Match(n *Node, pattern *regexp.Regexp, want language.Message) string {
	s := r.Text(n)
	if s != "" && !pattern.MatchString(s) {
		r.report(n, "wrong", "found", words.Message("found-text", "value", short(s)), "want", want)
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

// unknown reports the scalar n, which is none of the allowed, with a guess.
func (r *Reader) unknown(n *Node, key string, allowed []string) {
	if guess, ok := Closest(n.Value, allowed); ok {
		r.report(n, key+"-guess", "value", short(n.Value), "guess", guess)
		return
	}
	r.report(n, key, "value", short(n.Value), "allowed", allowed)
}

// Bool returns true or false, written so and without quotes.
func (r *Reader) Bool(n *Node) bool {
	if n == nil {
		return false
	}
	if !n.Plain || n.Value != "true" && n.Value != "false" {
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
	if !n.Plain || !wholeNumber.MatchString(n.Value) || err != nil || i < low || i > high {
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
	x, ok := new(big.Rat).SetString(n.Value)
	if !n.Plain || !decimalNumber.MatchString(n.Value) || !ok || x.Sign() <= 0 || x.Cmp(big.NewRat(most, 1)) > 0 {
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
