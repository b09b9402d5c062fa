package plan

import (
	"embed"

	"mognad/checklist/language"
)

//go:embed words.en.json words.sv.json
var files embed.FS

var words = language.Embedded(files)
