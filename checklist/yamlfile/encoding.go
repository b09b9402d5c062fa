package yamlfile

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// bom is the byte order mark that some editors put before UTF-8.
var bom = []byte("\xef\xbb\xbf")

// decode checks that data is UTF-8 text, and returns it without a byte order
// mark. Where it is not, the problem names the encoding it is likely to be in.
func (p *parser) decode(data []byte) ([]byte, bool) {
	text := bytes.TrimPrefix(data, bom)
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}) || likelyUTF16(data, 1):
		p.report(1, 1, "encoding", "name", "UTF-16 LE")
		return nil, false
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}) || likelyUTF16(data, 0):
		p.report(1, 1, "encoding", "name", "UTF-16 BE")
		return nil, false
	}
	if i := firstInvalid(text); i >= 0 {
		line, col := place(text, i)
		p.report(line, col, "encoding", "name", "Windows-1252 / ISO 8859-1")
		return nil, false
	}
	if i := strings.IndexFunc(string(text), forbidden); i >= 0 {
		r, _ := utf8.DecodeRune(text[i:])
		line, col := place(text, i)
		p.report(line, col, "control", "code", fmt.Sprintf("%U", r))
		return nil, false
	}
	return text, true
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

// firstInvalid returns where text stops being UTF-8, -1 if it never does.
func firstInvalid(text []byte) int {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// forbidden reports the characters that YAML does not allow in a file as they
// are. In a double-quoted text they can be written as escapes.
func forbidden(r rune) bool {
	switch {
	case r == '\t', r == '\n', r == '\r', r == 0x85:
		return false
	case r == 0xFEFF, r == 0xFFFE, r == 0xFFFF:
		return true
	}
	return r < 0x20 || r >= 0x7F && r <= 0x9F
}

// place returns the line and column of byte i, both from 1.
func place(text []byte, i int) (line, col int) {
	before := text[:i]
	line = bytes.Count(before, []byte("\n")) + 1
	start := bytes.LastIndexByte(before, '\n') + 1
	return line, utf8.RuneCount(before[start:]) + 1
}
