package cli

import (
	"bytes"

	"github.com/spf13/cobra"

	"mognad/assess"
	"mognad/assess/plan"
	"mognad/checklist"
	"mognad/report"
	"mognad/report/data"
	"mognad/report/markdown"
	"mognad/report/pdf"
)

type reportOptions struct {
	outputs
	ask string
}

func (a *app) newReport() *cobra.Command { return a.newPaper(gapReport()) }

func (a *app) newPlan() *cobra.Command { return a.newPaper(actionPlan()) }

// A paper is a kind of document that a command writes.
type paper struct {
	name  string // of the command
	build func(*checklist.Checklist, *assess.Result, *plan.Plan, report.Options) *report.Document
}

func gapReport() paper  { return paper{"report", report.Gap} }
func actionPlan() paper { return paper{"plan", report.Actions} }

func (a *app) newPaper(p paper) *cobra.Command {
	var o reportOptions
	cmd := a.command(p.name, exactly(1, "want-assessment"), func(_ *cobra.Command, args []string) error {
		return a.runPaper(o, args[0], p)
	})
	o.addFlags(a, cmd.Flags())
	cmd.Flags().StringVar(&o.ask, "ask", "", a.flag("flag-ask"))
	return cmd
}

// runPaper writes a document. The formats are checked before anything is read.
func (a *app) runPaper(o reportOptions, path string, kind paper) error {
	if _, err := o.destinations(paperFormats(), ""); err != nil {
		return err
	}
	s, err := a.open(path)
	if err != nil {
		return err
	}
	dests, err := o.destinations(paperFormats(), besideFile(path, a.flag("file-"+kind.name), "pdf"))
	if err != nil {
		return err
	}
	if o.ask != "" {
		s.a.Ask = o.ask
	}
	r, p := s.plan()
	a.tellDraft(r)
	doc := kind.build(s.list, r, p, report.Options{Lang: a.lang})
	return o.write(a, sourceFile(path), dests, writers(doc, s, r, p))
}

// sourceFile is the file that an output is made from, "" for standard input.
func sourceFile(path string) string {
	if path == "-" {
		return ""
	}
	return path
}

// paperFormats lists the formats of a document, the usual one first.
func paperFormats() []string { return []string{"pdf", "md", "json"} }

func writers(doc *report.Document, s source, r *assess.Result, p *plan.Plan) []format {
	return []format{
		{"pdf", func(b *bytes.Buffer) error { return pdf.Write(b, doc) }},
		{"md", func(b *bytes.Buffer) error { return markdown.Write(b, doc) }},
		{"json", func(b *bytes.Buffer) error { return data.Write(b, s.list, r, p) }},
	}
}

// tellDraft says that figures are of an unfinished assessment.
func (a *app) tellDraft(r *assess.Result) {
	if r.Counts.Draft() {
		a.tell("draft", "settled", r.Counts.Settled(), "all", r.Counts.All)
	}
}
