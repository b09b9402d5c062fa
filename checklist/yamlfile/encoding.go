package yamlfile

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// bom is the byte order mark that some editors put before UTF-8.
var bom = []byte("\xef\xbb\xbf")

// decode checks that data is UTF-8 text of at most limit bytes, and returns it
// without a byte order mark. Where it is not, the problem names the encoding or
// the kind of file that it is likely to be.
func (p *parser) decode(data []byte, limit int) ([]byte, bool) {
	if len(data) > limit {
		p.report(1, 1, "too-big", "size", (len(data)+1023)>>10, "limit", limit>>10)
		return nil, false
	}
	if key, name := foreign(data); key != "" {
		p.report(1, 1, key, "name", name)
		return nil, false
	}
	text := bytes.TrimPrefix(data, bom)
	for i := 0; i < len(text); {
		if c := text[i]; c >= 0x20 && c < 0x7F {
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		line, col := 0, 0
		if r == utf8.RuneError && size == 1 || forbidden(r) {
			line, col = place(text, i)
		}
		switch {
		case r == utf8.RuneError && size == 1:
			p.report(line, col, "encoding", "name", "Windows-1252 / ISO 8859-1")
			return nil, false
		case forbidden(r):
			p.report(line, col, "control", "code", fmt.Sprintf("%U", r))
			return nil, false
		}
		i += size
	}
	return text, true
}

// foreign recognises data that is no UTF-8 text by how it begins. It returns
// the key of what to say, and a name to go with it.
func foreign(data []byte) (key, name string) {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}) || likelyUTF16(data, 1):
		return "encoding", "UTF-16 LE"
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}) || likelyUTF16(data, 0):
		return "encoding", "UTF-16 BE"
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return "other-file", "PDF"
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return "other-file", "Word / Excel / zip"
	}
	return "", ""
}

// likelyUTF16 reports whether every other byte of the start, from the given
// offset on, is zero, as in Latin text written as UTF-16.
func likelyUTF16(data []byte, offset int) bool {
	if len(data) < 8 {
		return false
	}
	for i := offset; i < 8; i += 2 {
		if data[i] != 0 || data[i^1] == 0 {
			return false
		}
	}
	return true
}

// forbidden reports the characters that may not stand in a file as they are.
// YAML allows none of the controls, and its versions disagree on whether
// U+0085, U+2028 and U+2029 end a line. In a double-quoted text each can be
// written as an escape.
func forbidden(r rune) bool {
	switch r {
	case '\t', '\n', '\r':
		return false
	case 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
		return true
	}
	return r < 0x20 || r >= 0x7F && r <= 0x9F
}

// Limits on how many values a file can hold. Values on one line cost the most,
// since the library keeps all of a line's brackets in mind until they close.
const (
	maxMarks     = 250_000
	maxLineMarks = 4000
)

// crowded reports, with a problem, whether text has so many lines, brackets,
// commas and quotes that reading it could take seconds. Only a file made for
// that has as many.
func (p *parser) crowded(text []byte) bool {
	total, inLine := 0, 0
	for i, c := range text {
		switch c {
		case '\n', '\r':
			total, inLine = total+1, 0
		case ',', '[', ']', '{', '}', '"', '\'', ':', '?', '&', '*', '!':
			total, inLine = total+1, inLine+1
		default:
			continue
		}
		if total > maxMarks || inLine > maxLineMarks {
			line, col := place(text, i)
			p.report(line, col, "crowded")
			return true
		}
	}
	return false
}

// place returns the line and column of byte i, both from 1.
func place(text []byte, i int) (line, col int) {
	before := text[:i]
	for line = 1; ; line++ {
		_, rest, ok := cutLine(before)
		if !ok {
			return line, utf8.RuneCount(before) + 1
		}
		before = rest
	}
}
