package yamlfile

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// A Block is a map in an [Edit] whose keys stand on lines of their own.
type Block struct {
	e        *Edit
	entries  []extent
	from, to int // the lines between which its entries stand
	indent   int
}

// An extent is the lines of an entry: from its key to its last line that is not
// blank. Comments that are indented no further than the key, and follow it or
// stand above it, are not in it.
type extent struct {
	key      string
	value    *yaml.Node
	from, to int
}

// block returns the entries of n, which stand between the lines from and to. It
// reports false if n is not a map with each key on a line of its own.
func (e *Edit) block(n *yaml.Node, from, to int) (*Block, bool) {
	if n.Kind != yaml.MappingNode || n.Style&yaml.FlowStyle != 0 || len(n.Content) == 0 {
		return nil, false
	}
	b := &Block{e: e, from: from, to: to, indent: n.Content[0].Column - 1}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		line := key.Line - 1
		if key.Column-1 != b.indent || indentOf(e.lines[line]) != b.indent {
			return nil, false
		}
		b.entries = append(b.entries, extent{key: key.Value, value: n.Content[i+1], from: line, to: to})
	}
	for i := range b.entries {
		if i+1 < len(b.entries) {
			b.entries[i].to = b.entries[i+1].from
		}
		b.entries[i].to = b.shrink(b.entries[i])
	}
	return b, true
}

// shrink returns where the entry's lines end, with what stands between it and
// the next one taken off.
func (b *Block) shrink(x extent) int {
	to := x.to
	for to > x.from+1 {
		s, i := b.e.scanned, to-1
		if !s.blank(i) && (!s.whole(i) || indentOf(b.e.lines[i]) > b.indent) {
			break
		}
		to--
	}
	return to
}

// Has reports whether the file has the key.
func (b *Block) Has(key string) bool {
	return slices.ContainsFunc(b.entries, func(x extent) bool { return x.key == key })
}

// Last returns the last key, "" if there is none.
func (b *Block) Last() string {
	if len(b.entries) == 0 {
		return ""
	}
	return b.entries[len(b.entries)-1].key
}

// Set puts text, the lines of a whole entry as a [Writer] makes them, in the
// place of the entry with the key. Comments inside the old one move above it.
//
// An entry that is new goes below a comment that begins with its key, if there
// is one, else after the nearest of the keys before it in order that the file
// has, else to the front. Entries that are new together are set in order.
func (b *Block) Set(key, text string, order []string) {
	lines := b.indented(text)
	if i := slices.IndexFunc(b.entries, func(x extent) bool { return x.key == key }); i >= 0 {
		x := b.entries[i]
		b.change(x.from, x.to, append(b.comments(x), lines...))
		return
	}
	if at, ok := b.anchor(key, order); ok {
		b.change(at, at, lines)
		return
	}
	for _, earlier := range slices.Backward(order[:max(slices.Index(order, key), 0)]) {
		if i := slices.IndexFunc(b.entries, func(x extent) bool { return x.key == earlier }); i >= 0 {
			b.after(b.entries[i], lines)
			return
		}
	}
	b.front(lines)
}

// Append puts the lines of an entry that is new after all others.
func (b *Block) Append(text string) { b.after(b.entries[len(b.entries)-1], b.indented(text)) }

// Remove takes the entry with the key out. Its comments stay.
func (b *Block) Remove(key string) {
	for _, x := range b.entries {
		if x.key != key {
			continue
		}
		comments, s := b.comments(x), b.e.scanned
		if len(comments) == 0 && x.from > 0 && s.blank(x.from-1) && x.to < b.to && s.blank(x.to) {
			x.to++ // of the blank lines around it one is enough
		}
		b.change(x.from, x.to, comments)
	}
}

func (b *Block) change(from, to int, lines []string) {
	b.e.changes = append(b.e.changes, change{from, to, lines})
}

func (b *Block) after(x extent, lines []string) {
	if b.spaced() {
		lines = append([]string{""}, lines...)
	}
	b.change(x.to, x.to, lines)
}

func (b *Block) front(lines []string) {
	if b.spaced() {
		lines = append(lines, "")
	}
	at := b.from
	if len(b.entries) > 0 && at == 0 {
		at = b.entries[0].from
	}
	b.change(at, at, lines)
}

// spaced reports whether the entries are parted by blank lines.
func (b *Block) spaced() bool {
	for i := 1; i < len(b.entries); i++ {
		at, next := b.entries[i-1].to, b.entries[i].from
		for at < next && !b.e.scanned.blank(at) {
			at++
		}
		if at == next {
			return false
		}
	}
	return len(b.entries) > 1
}

// anchor returns the line below the comment that begins with the key, and below
// the comments that follow it up to one that begins with another key.
func (b *Block) anchor(key string, order []string) (int, bool) {
	for i := b.from; i < b.to; i++ {
		if b.anchored(i) != key {
			continue
		}
		for i++; i < b.to && b.anchored(i) != "" && !slices.Contains(order, b.anchored(i)); i++ {
		}
		return i, true
	}
	return 0, false
}

// anchored returns the first word of the comment that stands at line i between
// the entries, "" if there is none.
func (b *Block) anchored(i int) string {
	inside := slices.ContainsFunc(b.entries, func(x extent) bool { return x.from <= i && i < x.to })
	if inside || !b.e.scanned.whole(i) {
		return ""
	}
	words := strings.Fields(strings.TrimLeft(b.e.scanned.comment[i], "#"))
	if len(words) == 0 {
		return "#"
	}
	return words[0]
}

// comments returns the comments inside an entry, as lines above it.
func (b *Block) comments(x extent) []string {
	var lines []string
	for i := x.from; i < x.to; i++ {
		if c := b.e.scanned.comment[i]; c != "" {
			lines = append(lines, strings.Repeat(" ", b.indent)+c)
		}
	}
	return lines
}

// indented returns the lines of text as far in as the block's own.
func (b *Block) indented(text string) []string {
	var lines []string
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if line != "" {
			line = strings.Repeat(" ", b.indent) + line
		}
		lines = append(lines, line)
	}
	return lines
}
