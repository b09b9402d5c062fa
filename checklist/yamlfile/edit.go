package yamlfile

import (
	"bytes"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// An Edit changes single entries of a file that a person wrote, and leaves all
// other lines as they are, with their comments, order, blank lines, line ends
// and byte order mark.
//
// It works on whole lines, so it can be had only for a file in block style: one
// whose root is a map with each key on a line of its own. It does not promise
// that the outcome reads as intended: read it, and compare.
type Edit struct {
	mark    string // the byte order mark, if there is one
	end     string // how the file ends its lines
	lines   []string
	scanned scan
	root    *yaml.Node
	changes []change
}

// A change puts new lines in the place of the lines from from up to to.
type change struct {
	from, to int
	lines    []string
}

// NewEdit begins an edit. It reports false for data that cannot be edited line
// by line.
func NewEdit(data []byte) (*Edit, bool) {
	p := parser{}
	text, ok := p.decode(data, MaxChecklist)
	if !ok {
		return nil, false
	}
	root := p.load(text)
	if len(p.problems) > 0 {
		return nil, false
	}
	e := &Edit{lines: splitLines(text), root: root, end: "\n"}
	if bytes.HasPrefix(data, bom) {
		e.mark = string(bom)
	}
	if strings.HasSuffix(e.lines[0], "\r\n") {
		e.end = "\r\n"
	}
	e.scanned = scanLines(e.lines, root)
	if _, ok := e.block(root, 0, e.documentEnd()); !ok {
		return nil, false
	}
	return e, true
}

// documentEnd returns the line of the mark "...", or the number of lines.
func (e *Edit) documentEnd() int {
	for i := len(e.lines) - 1; i >= 0; i-- {
		if strings.HasPrefix(e.lines[i], "...") {
			return i
		}
		if e.scanned.content[i] {
			break
		}
	}
	return len(e.lines)
}

// Root returns the file's own entries.
func (e *Edit) Root() *Block {
	b, _ := e.block(e.root, 0, e.documentEnd())
	return b
}

// Under returns the entries of the map under a key of the root. A key that has
// no value yet gives a block without entries. It reports false where the key
// is missing or its value is not a map in block style.
func (e *Edit) Under(key string) (*Block, bool) {
	root := e.Root()
	i := slices.IndexFunc(root.entries, func(x extent) bool { return x.key == key })
	if i < 0 {
		return nil, false
	}
	at := root.entries[i]
	if at.value.Kind == yaml.ScalarNode && at.value.Tag == "!!null" && at.value.Value == "" {
		return &Block{e: e, from: at.from + 1, to: at.to, indent: e.commentIndent(at.from+1, at.to, root.indent)}, true
	}
	return e.block(at.value, at.from+1, at.to)
}

// commentIndent returns how far the first comment of an empty map is indented;
// without one its entries stand two spaces further in than their parent.
func (e *Edit) commentIndent(from, to, parent int) int {
	for i := from; i < to; i++ {
		if n := indentOf(e.lines[i]); e.scanned.whole(i) && n > parent {
			return n
		}
	}
	return parent + 2
}

// Bytes returns the edited file. Its last line has a line end.
func (e *Edit) Bytes() []byte {
	slices.SortStableFunc(e.changes, func(a, b change) int { return a.from - b.from })
	var b strings.Builder
	b.WriteString(e.mark)
	put := func(line string) {
		b.WriteString(line)
		if strings.TrimRight(line, "\r\n") == line {
			b.WriteString(e.end)
		}
	}
	at := 0
	for _, c := range e.changes {
		for ; at < c.from; at++ {
			put(e.lines[at])
		}
		for _, line := range c.lines {
			put(line)
		}
		at = max(at, c.to)
	}
	for ; at < len(e.lines); at++ {
		put(e.lines[at])
	}
	return []byte(b.String())
}

// Comments returns the file's comments in order, each from its # to the end of
// its line. It reports false if data is not YAML.
func Comments(data []byte) ([]string, bool) {
	p := parser{}
	text, ok := p.decode(data, MaxChecklist)
	if !ok {
		return nil, false
	}
	root := p.load(text)
	if len(p.problems) > 0 {
		return nil, false
	}
	lines := splitLines(text)
	s := scanLines(lines, root)
	var all []string
	for i := range lines {
		if c := s.comment[i]; c != "" {
			all = append(all, c)
		}
	}
	return all, true
}

// splitLines cuts text after each line end, as the YAML library counts lines.
func splitLines(text []byte) []string {
	var lines []string
	for len(text) > 0 {
		_, rest, _ := cutLine(text)
		lines = append(lines, string(text[:len(text)-len(rest)]))
		text = rest
	}
	return lines
}

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }
