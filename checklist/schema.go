package checklist

import _ "embed"

//go:embed checklist.schema.json
var schema string

// Schema returns the JSON Schema, draft 7, of a checklist file. An editor that
// knows it completes keys and marks faults of shape while the file is written.
// What needs the whole file, such as whether an id exists, only [Read] sees.
func Schema() []byte { return []byte(schema) }
