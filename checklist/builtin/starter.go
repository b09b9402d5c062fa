package builtin

import (
	"bytes"
	_ "embed"
)

//go:embed starter.txt
var starterHead string

// Starter returns a checklist to begin one's own with: the default one under an
// id that is to be changed, with a head comment that explains each key.
func Starter() []byte {
	source, err := Source(DefaultID, DefaultRelease)
	if err != nil {
		panic(err) // a test reads it
	}
	_, body, _ := bytes.Cut(source, []byte("\nversion:"))
	body = bytes.Replace(body, []byte("\nid: "+DefaultID+"\n"), []byte("\nid: my-checklist # change this\n"), 1)
	body = bytes.Replace(body, []byte("\nrelease: \""+DefaultRelease+"\"\n"), []byte("\nrelease: \"0.1.0\" # and this\n"), 1)
	return append([]byte(starterHead+"version:"), body...)
}
