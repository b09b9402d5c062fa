package checklist

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"mognad/checklist/yamlfile"
)

// hash returns the SHA-256 of the checklist as compact JSON with sorted keys.
// Comments, layout and the order of keys do not change it, nor does it matter
// whether something is absent or null.
func hash(root *yamlfile.Node) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(root.Plainly()); err != nil {
		panic(err) // only maps, lists, texts, numbers and booleans go in
	}
	sum := sha256.Sum256(bytes.TrimRight(b.Bytes(), "\n"))
	return hex.EncodeToString(sum[:])
}
