package assess

import (
	"embed"

	"mognad/checklist/display"
	"mognad/checklist/language"
)

//go:embed words.en.json words.sv.json
var files embed.FS

var words = language.Embedded(files)

// quotedNames are names as they stand in a sentence, in the quotation marks of its
// language.
type quotedNames []string

// In says them with commas between.
func (q quotedNames) In(lang language.Tag) display.Text {
	all := make([]display.Text, len(q))
	for i, name := range q {
		all[i] = words.Say(lang, "quoted", "name", display.Clean(name).Line())
	}
	return display.Join(all, display.Clean(", "))
}
