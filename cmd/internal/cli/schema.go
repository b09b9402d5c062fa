package cli

import (
	"bytes"

	"github.com/spf13/cobra"

	"mognad/assess"
	"mognad/checklist"
)

func (a *app) newSchema() *cobra.Command {
	var o outputs
	cmd := a.command("schema", exactly(1, "want-schema"), func(_ *cobra.Command, args []string) error {
		return a.runSchema(o, args[0])
	})
	cmd.Flags().StringArrayVarP(&o.to, "output", "o", nil, a.flag("flag-output-file"))
	cmd.Flags().BoolVar(&o.force, "force", false, a.flag("flag-force"))
	return cmd
}

// runSchema prints a JSON Schema, or writes it to a file.
func (a *app) runSchema(o outputs, kind string) error {
	schema, err := schemaOf(kind)
	if err != nil {
		return err
	}
	o.format = "json"
	dests, err := o.destinations([]string{"json"}, "-")
	if err != nil {
		return err
	}
	return o.write(a, "", dests, []format{{"json", func(b *bytes.Buffer) error {
		b.Write(schema)
		return nil
	}}})
}

// schemaOf returns the schema of a kind of file.
func schemaOf(kind string) ([]byte, error) {
	switch kind {
	case "checklist":
		return checklist.Schema(), nil
	case "assessment":
		return assess.Schema(), nil
	}
	return nil, usage("unknown-schema", "kind", kind, "allowed", []string{"checklist", "assessment"})
}
