package yamlfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v4"
)

// Limits on what is read. They are far above any real file and far below what
// makes a parser slow.
const (
	MaxAssessment = 1 << 20 // bytes
	MaxChecklist  = 4 << 20
	maxDepth      = 20
)

// Parse reads the one document in data. The file's name is used in problems
// only; limit is the most bytes it may have. If the file cannot be used the
// error is an [*InvalidError].
func Parse(name string, data []byte, limit int) (*Node, error) {
	p := parser{file: name}
	if len(data) > limit {
		p.report(0, 0, "too-big", "size", len(data)>>10, "limit", limit>>10)
		return nil, invalid(p.problems)
	}
	text, ok := p.decode(data)
	if !ok {
		return nil, invalid(p.problems)
	}
	doc := p.load(text)
	if len(p.problems) > 0 {
		return nil, invalid(p.problems)
	}
	root := p.convert(doc, 0)
	return root, invalid(p.problems)
}

type parser struct {
	file     string
	problems []Problem
}

func (p *parser) report(line, col int, key string, args ...any) {
	p.problems = append(p.problems, Problem{p.file, line, col, words.Message(key, args...)})
}

// load runs the YAML library and returns the root of the only document.
func (p *parser) load(text []byte) (root *yaml.Node) {
	defer func() {
		if r := recover(); r != nil { // a fault of the library must not end the program
			p.report(1, 1, "syntax", "detail", fmt.Sprint(r))
		}
	}()
	loader, err := yaml.NewLoader(bytes.NewReader(text), yaml.WithUniqueKeys(false))
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
	if depth > maxDepth {
		p.report(n.Line, n.Column, "too-deep", "limit", maxDepth)
		return nil
	}
	if n.Anchor != "" || n.Kind == yaml.AliasNode {
		p.report(n.Line, n.Column, "alias")
		return nil
	}
	if n.Style&yaml.TaggedStyle != 0 {
		p.report(n.Line, n.Column, "tag", "tag", n.Tag)
		return nil
	}
	out := &Node{Line: n.Line, Col: n.Column}
	switch n.Kind {
	case yaml.MappingNode:
		out.Kind = Map
		out.Entries = p.entries(n, depth)
	case yaml.SequenceNode:
		out.Kind = List
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
	var entries []Entry
	seen := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		first, twice := seen[key.Value]
		switch {
		case key.Kind != yaml.ScalarNode || key.Tag == "!!null":
			p.report(key.Line, key.Column, "key-kind")
			continue
		case key.Tag == "!!merge":
			p.report(key.Line, key.Column, "merge")
			continue
		case twice:
			p.report(key.Line, key.Column, "key-twice", "key", key.Value, "line", first)
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

// sayings turns the library's words for common faults into ours.
var sayings = []struct{ part, key string }{
	{"max depth", "too-deep"},
	{"unknown anchor", "alias"},
	{"found unexpected end of stream", "quote-open"},
	{"expected ',' or ']'", "list-open"},
	{"expected ',' or '}'", "map-open"},
	{"mapping values are not allowed", "colon"},
	{"mapping keys are not allowed", "question-mark"},
	{"did not find expected key", "indent"},
	{"expected '-' indicator", "indent"},
	{"could not find expected ':'", "no-colon"},
	{"unknown escape character", "escape"},
	{"incompatible YAML document", "directive"},
}

// syntax reports an error of the YAML library.
func (p *parser) syntax(text []byte, err error) {
	line, col, detail := 1, 1, err.Error()
	if le, ok := errors.AsType[*yaml.LoadError](err); ok {
		line, col, detail = max(le.Mark.Line, 1), max(le.Mark.Column, 1), le.Message
	}
	if at := lineAt(text, line); bytes.HasPrefix(bytes.TrimLeft(at, " "), []byte("\t")) {
		p.report(line, bytes.IndexByte(at, '\t')+1, "tab")
		return
	}
	for _, s := range sayings {
		if bytes.Contains([]byte(detail), []byte(s.part)) {
			p.report(line, col, s.key, "limit", maxDepth)
			return
		}
	}
	if at := []rune(string(lineAt(text, line))); col <= len(at) && bytes.Contains([]byte(detail), []byte("cannot start any token")) {
		p.report(line, col, "token", "char", string(at[col-1]))
		return
	}
	p.report(line, col, "syntax", "detail", detail)
}

// lineAt returns the text of a line, counted from 1.
func lineAt(text []byte, line int) []byte {
	lines := bytes.SplitN(text, []byte("\n"), line+1)
	if len(lines) < line {
		return nil
	}
	return lines[line-1]
}
