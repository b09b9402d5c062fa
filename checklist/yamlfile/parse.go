package yamlfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
)

// Limits on what is read. They are far above any real file and far below what
// makes a parser slow.
const (
	MaxAssessment = 1 << 20 // bytes
	MaxChecklist  = 4 << 20
	maxDepth      = 20 // lists and maps inside each other
)

// Parse reads the one document in data. The file's name is used in problems
// only; limit is the most bytes it may have. If the file cannot be used the
// error is an [*InvalidError].
//
// Where nothing is wrong but keys that stand twice, the tree comes beside the
// error, with the first of each, so that [NewReader] can go on and the file's
// other problems come out in the same run.
func Parse(name string, data []byte, limit int) (*Node, error) {
	p := parser{file: name}
	text, ok := p.decode(data, limit)
	if !ok || p.crowded(text) {
		return nil, invalid(p.problems)
	}
	doc := p.load(text)
	if len(p.problems) > 0 {
		return nil, invalid(p.problems)
	}
	root := p.convert(doc, 0)
	if root != nil && root.Kind == Null {
		p.report(1, 1, "empty")
		p.partial = true
	}
	if p.partial {
		return nil, invalid(p.problems)
	}
	return root, invalid(p.problems)
}

type parser struct {
	file     string
	problems []Problem
	partial  bool // something was left out that a reader would miss
}

func (p *parser) report(line, col int, key string, args ...any) {
	p.problems = more(p.problems, Problem{p.file, line, col, words.Message(key, args...)})
}

// refuse reports what has no place in the tree.
func (p *parser) refuse(n *yaml.Node, key string, args ...any) {
	p.report(n.Line, n.Column, key, args...)
	p.partial = true
}

// load runs the YAML library and returns the root of the only document.
func (p *parser) load(text []byte) (root *yaml.Node) {
	defer func() {
		if r := recover(); r != nil { // a fault of the library must not end the program
			p.report(1, 1, "syntax", "detail", fmt.Sprint(r))
		}
	}()
	limits := loaderlimits.New(loaderlimits.DepthValue(maxDepth))
	loader, err := yaml.NewLoader(bytes.NewReader(text), yaml.WithUniqueKeys(false), yaml.WithPlugin(limits))
	if err != nil {
		p.syntax(text, err)
		return nil
	}
	var doc, more yaml.Node
	if err := loader.Load(&doc); errors.Is(err, io.EOF) || err == nil && len(doc.Content) == 0 {
		p.report(1, 1, "empty")
		return nil
	} else if err != nil {
		p.syntax(text, err)
		return nil
	}
	if err := loader.Load(&more); err == nil {
		p.report(max(more.Line, 1), max(more.Column, 1), "two-documents")
	} else if !errors.Is(err, io.EOF) {
		p.syntax(text, err)
	}
	return doc.Content[0]
}

// convert turns the library's node into ours and refuses what we do not allow.
func (p *parser) convert(n *yaml.Node, depth int) *Node {
	if depth >= maxDepth && (n.Kind == yaml.MappingNode || n.Kind == yaml.SequenceNode) {
		p.refuse(n, "too-deep", "limit", maxDepth)
		return nil
	}
	if n.Anchor != "" || n.Kind == yaml.AliasNode {
		p.refuse(n, "alias")
		return nil
	}
	if n.Style&yaml.TaggedStyle != 0 || n.Tag == "!" {
		p.refuse(n, "tag", "tag", n.Tag)
		return nil
	}
	out := &Node{Line: n.Line, Col: n.Column}
	switch n.Kind {
	case yaml.MappingNode:
		out.Kind = Map
		out.Entries = p.entries(n, depth)
	case yaml.SequenceNode:
		out.Kind = List
		out.Items = make([]*Node, 0, len(n.Content))
		for _, item := range n.Content {
			if c := p.convert(item, depth+1); c != nil {
				out.Items = append(out.Items, c)
			}
		}
	default:
		out.Kind, out.Value, out.Plain = Scalar, n.Value, n.Style == 0
		if n.Tag == "!!null" {
			out.Kind = Null
		}
	}
	return out
}

func (p *parser) entries(n *yaml.Node, depth int) []Entry {
	entries := make([]Entry, 0, len(n.Content)/2)
	seen := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		first, twice := seen[key.Value]
		switch {
		case key.Anchor != "" || key.Kind == yaml.AliasNode:
			p.refuse(key, "alias")
			continue
		case key.Kind != yaml.ScalarNode || key.Tag == "!!null":
			p.refuse(key, "key-kind")
			continue
		case key.Tag == "!!merge":
			p.refuse(key, "merge")
			continue
		case twice:
			p.report(key.Line, key.Column, "key-twice", "key", key.Value, "line", first)
			p.convert(value, depth+1) // for what else is wrong in it
			continue
		}
		seen[key.Value] = key.Line
		k, v := p.convert(key, depth+1), p.convert(value, depth+1)
		if k != nil && v != nil {
			entries = append(entries, Entry{k, v})
		}
	}
	return entries
}
