package assess

import _ "embed"

//go:embed assessment.schema.json
var schema string

// Schema returns the JSON Schema (draft-07) of assessment files, for editors.
//
// It accepts every file that [Write] makes. Of what [Read] accepts it refuses
// only a text without quotes that YAML takes for something else: code: 0123. It
// knows every key, type and fixed value. It cannot know the checklist: ids of
// points, clauses, profiles and jurisdictions are checked for their form, a
// level for being a digit, and that clauses agree with a level not at all.
func Schema() []byte { return []byte(schema) }
