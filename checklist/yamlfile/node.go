package yamlfile

import (
	"encoding/json"
	"regexp"
)

// A Kind says what a node is.
type Kind int

// The kinds of a node. Null is a value left empty, or written ~ or null.
const (
	Null Kind = iota
	Scalar
	List
	Map
)

// A Node is a value in a file, with its place.
type Node struct {
	Kind      Kind
	Line, Col int
	Value     string  // of a scalar, as text, whatever YAML takes it for
	Plain     bool    // a scalar without quotes, not a block
	Items     []*Node // of a list
	Entries   []Entry // of a map, in file order
}

// An Entry is a key of a map and its value.
type Entry struct{ Key, Value *Node }

// Lookup returns the value under key in a map, nil if there is none.
func (n *Node) Lookup(key string) *Node {
	if n == nil {
		return nil
	}
	for _, e := range n.Entries {
		if e.Key.Value == key {
			return e.Value
		}
	}
	return nil
}

// Plainly returns the value as JSON has it: map[string]any, []any, string,
// json.Number and bool. A scalar without quotes that is a plain decimal number,
// true or false is taken as such, any other as text. A null is nil.
func (n *Node) Plainly() any {
	switch n.Kind {
	case Map:
		m := make(map[string]any, len(n.Entries))
		for _, e := range n.Entries {
			m[e.Key.Value] = e.Value.Plainly()
		}
		return m
	case List:
		list := make([]any, len(n.Items))
		for i, item := range n.Items {
			list[i] = item.Plainly()
		}
		return list
	case Null:
		return nil
	}
	switch {
	case n.Plain && (n.Value == "true" || n.Value == "false"):
		return n.Value == "true"
	case n.Plain && jsonNumber.MatchString(n.Value):
		return json.Number(n.Value)
	}
	return n.Value
}

var jsonNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,17})?$`)
