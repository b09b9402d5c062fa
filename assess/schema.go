package assess

import _ "embed"

//go:embed assessment.schema.json
var schema string

// Schema returns the JSON Schema (draft-07) of assessment files, for editors.
//
// It accepts every file that [Write] makes. Of what [Read] accepts it refuses only
// a text without quotes that YAML takes for something else, such as code: 0123.
// It knows every key, type and fixed
// value. It cannot know the checklist: points, clauses, levels, profiles and
// jurisdictions are only checked for their form, and that clauses agree with
// the level is not checked at all.
func Schema() []byte { return []byte(schema) }
