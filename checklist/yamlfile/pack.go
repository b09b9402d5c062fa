package yamlfile

import (
	"encoding/binary"
	"errors"
	"strings"
)

// errPacked is what [Unpack] finds wrong.
var errPacked = errors.New("yamlfile: not a packed tree of this text")

// Pack writes down the tree that [Parse] has made of a text, without its values
// where they stand in the text as they are: those are named by their place. With
// the text beside it, [Unpack] makes the same tree in a small part of the time
// that Parse takes.
//
// A node is its kind, the lines since the node before, its column and what it
// holds, in numbers of variable length: a scalar where its value begins, counted
// from the end of the value before, and its length, a list or a map how many
// items or entries follow. A value that does not follow in the text stands here.
func Pack(root *Node, text string) []byte {
	p := packer{text: text}
	p.node(root)
	return p.out
}

type packer struct {
	text string
	out  []byte
	line int // of the node before
	end  int // of the value before, in text
}

// mostAhead is how far ahead in the text a value is looked for.
const mostAhead = 4000

func (p *packer) number(n int) { p.out = binary.AppendUvarint(p.out, uint64(n)) }

func (p *packer) node(n *Node) {
	head := int(n.Kind) << 1
	if n.Plain {
		head |= 1
	}
	p.number(head)
	p.number(n.Line - p.line)
	p.number(n.Col)
	p.line = n.Line
	switch n.Kind {
	case Map:
		p.number(len(n.Entries))
		for _, e := range n.Entries {
			p.node(e.Key)
			p.node(e.Value)
		}
	case List:
		p.number(len(n.Items))
		for _, item := range n.Items {
			p.node(item)
		}
	default:
		p.value(n.Value)
	}
}

// value writes the length of a value, whether it stands in the text, and where
// or else what it is.
func (p *packer) value(s string) {
	ahead := p.text[p.end:min(len(p.text), p.end+mostAhead+len(s))]
	at := strings.Index(ahead, s)
	if at < 0 {
		p.number(len(s) << 1)
		p.out = append(p.out, s...)
		return
	}
	p.number(len(s)<<1 | 1)
	p.number(at)
	p.end += at + len(s)
}

// Unpack makes the tree that was packed. The text must be the one that it was
// packed with.
func Unpack(packed []byte, text string) (*Node, error) {
	u := unpacker{packed: packed, text: text}
	root := u.node(0)
	if u.failed || len(u.packed) > 0 {
		return nil, errPacked
	}
	return root, nil
}

type unpacker struct {
	packed []byte // what is left
	text   string // what is left behind the value before
	line   int
	nodes  []Node // made in advance
	failed bool
}

// number reads a number up to most.
func (u *unpacker) number(most int) int {
	n, size := binary.Uvarint(u.packed)
	if size <= 0 || n > uint64(most) {
		u.failed = true
		return 0
	}
	u.packed = u.packed[size:]
	return int(n)
}

// fresh returns a node that is not in use. They are made many at a time.
func (u *unpacker) fresh() *Node {
	if len(u.nodes) == 0 {
		u.nodes = make([]Node, 512)
	}
	n := &u.nodes[0]
	u.nodes = u.nodes[1:]
	return n
}

func (u *unpacker) node(depth int) *Node {
	n := u.fresh()
	head := u.number(int(Map)<<1 | 1)
	u.line += u.number(MaxChecklist)
	n.Kind, n.Plain, n.Line, n.Col = Kind(head>>1), head&1 == 1, u.line, u.number(MaxChecklist)
	if depth > maxDepth || u.failed {
		u.failed = true
		return n
	}
	switch n.Kind {
	case Map:
		n.Entries = make([]Entry, u.number(len(u.packed)))
		for i := range n.Entries {
			n.Entries[i] = Entry{u.node(depth + 1), u.node(depth + 1)}
		}
	case List:
		n.Items = make([]*Node, u.number(len(u.packed)))
		for i := range n.Items {
			n.Items[i] = u.node(depth + 1)
		}
	default:
		n.Value = u.value()
	}
	return n
}

func (u *unpacker) value() string {
	head := u.number(MaxChecklist << 1)
	length := head >> 1
	if head&1 == 0 {
		if length > len(u.packed) {
			u.failed = true
			return ""
		}
		s := string(u.packed[:length])
		u.packed = u.packed[length:]
		return s
	}
	at := u.number(len(u.text))
	if length > len(u.text)-at {
		u.failed = true
		return ""
	}
	s := u.text[at : at+length]
	u.text = u.text[at+length:]
	return s
}
