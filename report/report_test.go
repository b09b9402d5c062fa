package report_test

import (
	"strings"
	"testing"

	"mognad/report"
)

func TestDocumentsSayWhatTheyShould(t *testing.T) {
	eachDocument(t, func(t *testing.T, name string, d *report.Document) {
		if !strings.Contains(name, "-whole-") && !strings.Contains(name, "-draft-") {
			return // these are covered by the rules below
		}
		golden(t, name+".golden", d.Tree())
	})
}
