package yamlfile

import (
	"strings"

	"go.yaml.in/yaml/v4"
)

// A scan tells comments from what only looks like one. The YAML library keeps
// comments, but not their places.
type scan struct {
	comment []string // the comment of each line, from its # on; "" for none
	content []bool   // whether the line holds anything but a comment
}

// whole reports whether line i is a comment and nothing else.
func (s scan) whole(i int) bool { return s.comment[i] != "" && !s.content[i] }

// blank reports whether line i holds nothing at all.
func (s scan) blank(i int) bool { return s.comment[i] == "" && !s.content[i] }

// scanLines looks at each line. Where texts in quotes and in blocks begin is
// known from the nodes; where they end is found here.
func scanLines(lines []string, root *yaml.Node) scan {
	sc := scanner{lines: lines, quoted: map[int][][2]int{}, inBlock: make([]bool, len(lines))}
	sc.visit(root, 0)
	s := scan{make([]string, len(lines)), make([]bool, len(lines))}
	for i, line := range lines {
		at := sc.commentAt(i)
		if at < len(line) {
			s.comment[i] = strings.TrimRight(line[at:], " \t\r\n")
		}
		s.content[i] = sc.inBlock[i] || strings.TrimRight(line[:at], " \t\r\n") != "" || sc.quoted[i] != nil
	}
	return s
}

type scanner struct {
	lines   []string
	quoted  map[int][][2]int // the bytes of each line that stand in quotes
	inBlock []bool
}

// visit notes the texts in n. Blocks in it are indented by more than indent.
func (sc *scanner) visit(n *yaml.Node, indent int) {
	switch {
	case n.Kind == yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			sc.visit(n.Content[i], indent)
			sc.visit(n.Content[i+1], n.Content[i].Column-1)
		}
	case n.Kind == yaml.SequenceNode:
		for _, item := range n.Content {
			sc.visit(item, n.Column-1)
		}
	case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
		sc.quote(n.Line-1, n.Column-1)
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		sc.block(n.Line-1, n.Column-1, indent)
	}
}

// quote notes the text in quotes that begins at a line and column.
func (sc *scanner) quote(line, col int) {
	at := byteAt(sc.lines[line], col)
	mark, from := sc.lines[line][at], at+1
	for ; line < len(sc.lines); line++ {
		end, closed := closing(sc.lines[line], from, mark)
		sc.quoted[line] = append(sc.quoted[line], [2]int{at, end})
		if closed {
			return
		}
		at, from = 0, 0
	}
}

// closing returns where the text in quotes ends, and whether that is on this
// line at all.
func closing(line string, from int, mark byte) (end int, closed bool) {
	for i := from; i < len(line); i++ {
		switch {
		case mark == '"' && line[i] == '\\':
			i++
		case mark == '\'' && strings.HasPrefix(line[i:], "''"):
			i++
		case line[i] == mark:
			return i + 1, true
		}
	}
	return len(line), false
}

// block notes the lines of the block whose header stands at a line and column.
// Its lines are indented by more than parent.
func (sc *scanner) block(line, col, parent int) {
	header := sc.lines[line][byteAt(sc.lines[line], col):]
	header, _, _ = strings.Cut(header, "#")
	indent := 0
	if i := strings.IndexAny(header, "123456789"); i >= 0 {
		indent = max(parent, 0) + int(header[i]-'0')
	}
	last := line
	for i := line + 1; i < len(sc.lines); i++ {
		text := strings.TrimRight(sc.lines[i], "\r\n")
		own := indentOf(text)
		if own == len(text) && (indent == 0 || own <= indent) {
			continue
		}
		if indent == 0 {
			indent = max(own, parent+1)
		}
		if own < indent {
			break
		}
		last = i
	}
	if strings.Contains(header, "+") {
		for last+1 < len(sc.lines) && strings.Trim(sc.lines[last+1], " \r\n") == "" {
			last++
		}
	}
	for i := line + 1; i <= last; i++ {
		sc.inBlock[i] = true
	}
}

// commentAt returns the byte at which the comment of a line begins, the line's
// length if it has none.
func (sc *scanner) commentAt(line int) int {
	text := sc.lines[line]
	if sc.inBlock[line] {
		return len(text)
	}
	for i := range len(text) {
		if text[i] == '#' && (i == 0 || strings.IndexByte(" \t", text[i-1]) >= 0) && !sc.isQuoted(line, i) {
			return i
		}
	}
	return len(text)
}

func (sc *scanner) isQuoted(line, at int) bool {
	for _, span := range sc.quoted[line] {
		if span[0] <= at && at < span[1] {
			return true
		}
	}
	return false
}

// byteAt returns the byte at which column col of a line, from 0, begins.
func byteAt(line string, col int) int {
	for i := range line {
		if col == 0 {
			return i
		}
		col--
	}
	return len(line)
}
