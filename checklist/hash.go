package checklist

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"

	"mognad/checklist/yamlfile"
)

// hash returns the SHA-256 of the checklist as compact JSON with sorted keys,
// without a line break at the end. Comments, layout and the order of keys do
// not change it, nor does it matter whether something is absent or null.
func hash(root *yamlfile.Node) string {
	var b bytes.Buffer
	writeJSON(&b, root)
	sum := sha256.Sum256(b.Bytes())
	return hex.EncodeToString(sum[:])
}

func writeJSON(b *bytes.Buffer, n *yamlfile.Node) {
	switch n.Kind {
	case yamlfile.Map:
		writeObject(b, n.Entries)
	case yamlfile.List:
		b.WriteByte('[')
		for i, item := range n.Items {
			if i > 0 {
				b.WriteByte(',')
			}
			writeJSON(b, item)
		}
		b.WriteByte(']')
	default:
		writeValue(b, n.Plainly())
	}
}

func writeObject(b *bytes.Buffer, entries []yamlfile.Entry) {
	sorted := slices.Clone(entries)
	slices.SortFunc(sorted, func(x, y yamlfile.Entry) int { return cmp.Compare(x.Key.Value, y.Key.Value) })
	b.WriteByte('{')
	empty := true
	for _, e := range sorted {
		if e.Value.Kind == yamlfile.Null {
			continue
		}
		if !empty {
			b.WriteByte(',')
		}
		empty = false
		writeValue(b, e.Key.Value)
		b.WriteByte(':')
		writeJSON(b, e.Value)
	}
	b.WriteByte('}')
}

// writeValue writes a text, a number, a truth value or null. Most texts need no
// escapes, and are written as they are.
func writeValue(b *bytes.Buffer, v any) {
	if s, ok := v.(string); ok && !strings.ContainsFunc(s, escaped) {
		b.WriteByte('"')
		b.WriteString(s)
		b.WriteByte('"')
		return
	}
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic(err) // none of these kinds can fail
	}
	b.Truncate(b.Len() - 1) // the line break
}

// escaped reports the characters that JSON, as encoding/json writes it, may
// have in another form.
func escaped(r rune) bool {
	return r < 0x20 || r == '"' || r == '\\' || r == 0x7F || r == 0x2028 || r == 0x2029 || r == 0xFFFD
}
