// Package exempelby holds the assessments of Exempelby, a made-up Swedish
// municipality of 24,000 people, in Swedish and in English.
//
// They are files for people to read and to start from, and the program carries
// them along so that it can write them out where no copy of the source is at
// hand. The two languages say the same: only the texts differ.
package exempelby

import (
	"embed"

	"mognad/checklist/language"
)

//go:embed *.yaml
var files embed.FS

// Assessment returns the assessment of 2 November 2026 as a file in the
// language: Swedish if asked for, otherwise English. All of its points are
// settled.
func Assessment(lang language.Tag) []byte {
	return read("exempelby-2026", lang)
}

// Previous returns the assessment that was made a year before the one that
// [Assessment] returns.
func Previous(lang language.Tag) []byte {
	return read("exempelby-2025", lang)
}

// read returns the file with the name in the language. The files are part of
// the build, so that one that is missing is a fault of the program.
func read(name string, lang language.Tag) []byte {
	if lang != language.Swedish {
		name += "-en"
	}
	data, err := files.ReadFile(name + ".yaml")
	if err != nil {
		panic(err)
	}
	return data
}
