package yamlfile

import (
	"bytes"
	"errors"
	"strings"

	"go.yaml.in/yaml/v4"
)

// A saying turns the library's words for a fault into ours. It fits an error
// whose context and message contain its parts.
type saying struct {
	context, part string
	key           string
	atStart       bool // the fault is where the context began
}

// sayings are tried in order.
var sayings = []saying{
	{"", "max depth", "too-deep", false},
	{"quoted scalar", "end of stream", "quote-open", true},
	{"quoted scalar", "document indicator", "quote-open", true},
	{"quoted scalar", "escape", "escape", false},
	{"quoted scalar", "hexadecimal", "escape", false},
	{"flow sequence", "expected ',' or ']'", "list-open", false},
	{"flow mapping", "expected ',' or '}'", "map-open", false},
	{"flow node", "expected node content", "value-missing", false},
	{"block node", "expected node content", "value-missing", false},
	{"simple key", "expected ':'", "no-colon", true},
	{"", "mapping values are not allowed", "colon", false},
	{"", "mapping keys are not allowed", "question-mark", false},
	{"", "block sequence entries are not allowed", "dash", false},
	{"block mapping", "expected key", "indent", false},
	{"block collection", "expected '-'", "indent", false},
	{"block scalar", "comment or line break", "block-head", false},
	{"block scalar", "indentation indicator", "block-head", false},
	{"", "tab", "tab", false},
	{"", "comment without preceding", "comment", false},
	{"an anchor", "", "alias", true},
	{"an alias", "", "alias", true},
	{"", "unknown anchor", "alias", false},
	{"a tag", "", "tag", true},
	{"a node", "undefined tag handle", "tag", true},
	{"directive", "", "directive", true},
	{"", "directive", "directive", false},
	{"", "incompatible YAML document", "directive", false},
	{"", "expected <document start>", "two-documents", false},
	{"", "document-end marker", "two-documents", false},
}

func (s saying) fits(le *yaml.LoadError) bool {
	return strings.Contains(le.ContextMsg, s.context) && strings.Contains(le.Message, s.part)
}

// syntax reports an error of the YAML library.
func (p *parser) syntax(text []byte, err error) {
	le, ok := errors.AsType[*yaml.LoadError](err)
	if !ok {
		p.report(1, 1, "syntax", "detail", err.Error())
		return
	}
	line, col := max(le.Mark.Line, 1), max(le.Mark.Column, 1)
	at := []rune(string(lineAt(text, line)))
	if start := strings.TrimLeft(string(at), " "); strings.HasPrefix(start, "\t") {
		p.report(line, len(at)-len([]rune(start))+1, "tab")
		return
	}
	for _, s := range sayings {
		if !s.fits(le) {
			continue
		}
		if s.atStart && le.ContextMark.Line > 0 {
			line, col = le.ContextMark.Line, max(le.ContextMark.Column, 1)
		}
		p.report(line, col, s.key, "limit", maxDepth, "line", le.ContextMark.Line, "tag", "!")
		return
	}
	if strings.Contains(le.Message, "cannot start any token") && col <= len(at) {
		p.report(line, col, "token", "char", string(at[col-1]))
		return
	}
	p.report(line, col, "syntax", "detail", le.Message)
}

// lineAt returns the text of a line, counted from 1, without its end.
func lineAt(text []byte, line int) []byte {
	for ; line > 1; line-- {
		_, rest, ok := cutLine(text)
		if !ok {
			return nil
		}
		text = rest
	}
	at, _, _ := cutLine(text)
	return at
}

// cutLine returns the first line of text and what follows its end. It reports
// false if the line has no end.
func cutLine(text []byte) (line, rest []byte, ok bool) {
	i := bytes.IndexAny(text, "\r\n")
	if i < 0 {
		return text, nil, false
	}
	if bytes.HasPrefix(text[i:], []byte("\r\n")) {
		return text[:i], text[i+2:], true
	}
	return text[:i], text[i+1:], true
}
