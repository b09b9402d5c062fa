package markdown

import (
	"strings"
	"unicode"

	"mognad/checklist/display"
)

// escape is the one way from a report's text to Markdown. Lines stay lines, by
// a hard break; empty ones and the space around lines are dropped, since an
// empty line would end the block and space at its start would make it code.
func escape(t display.Text) string {
	var lines []string
	for _, l := range t.Lines() {
		if s := strings.TrimFunc(l.String(), unicode.IsSpace); s != "" {
			lines = append(lines, escapeLine(s))
		}
	}
	return strings.Join(lines, "\\\n")
}

// always holds what may begin something anywhere in a line: code, emphasis,
// links, HTML, entities, cells, formulas, mentions and references.
const always = "\\`*_[]{}<>&|~$#@^"

func escapeLine(s string) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	for i, r := range s {
		if strings.ContainsRune(always, r) || begins(s, i) || within(s, i) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// begins reports whether the character at i makes the line a list, a rule, a
// heading's underline or a quotation.
func begins(s string, i int) bool {
	switch s[i] {
	case '-', '+', '=', ':':
		return i == 0
	case '.', ')':
		ends := i == len(s)-1 || s[i+1] == ' '
		return ends && i > 0 && i < 10 && strings.Trim(s[:i], "0123456789") == ""
	}
	return false
}

// within reports whether the character at i would make what is around it an
// address, a picture, a reference or an emoji.
func within(s string, i int) bool {
	after := s[i+1:]
	switch s[i] {
	case ':':
		return strings.HasPrefix(after, "//") || short(after)
	case '.':
		return i >= 3 && strings.EqualFold(s[i-3:i], "www")
	case '!', '%':
		return after != "" && (after[0] == '[' || after[0] >= '0' && after[0] <= '9' || after[0] == '"')
	}
	return false
}

// short reports whether s goes on as the name of an emoji does: smile:.
func short(s string) bool {
	name, _, ok := strings.Cut(s, ":")
	return ok && name != "" && !strings.ContainsFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("_+-", r)
	})
}

func strong(t display.Text) string { return around("**", escape(t)) }

func emphasis(t display.Text) string { return around("*", escape(t)) }

func around(mark, s string) string {
	if s == "" {
		return ""
	}
	return mark + s + mark
}

// linked makes s a link, if link leads to a heading of the document or to a web
// address.
func (p *printer) linked(s, link string) string {
	if s == "" || link == "" {
		return s
	}
	if id, ok := strings.CutPrefix(link, "#"); ok {
		if anchor, ok := p.anchors[id]; ok {
			return "[" + s + "](#" + anchor + ")"
		}
		return s
	}
	low := strings.ToLower(link)
	if !strings.HasPrefix(low, "https://") && !strings.HasPrefix(low, "http://") {
		return s
	}
	return "[" + s + "](<" + address(link) + ">)"
}

// address writes a web address as it may stand between < and >: what could end
// it, or what it may not have, as %XX.
func address(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(s) {
		switch c := s[i]; {
		case c <= ' ' || c >= 0x7F || strings.IndexByte("<>\"`\\^{|}", c) >= 0:
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		case c == '&': // it would begin an entity
			b.WriteString("\\&")
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
