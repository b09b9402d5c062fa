package report_test

import (
	"strings"
	"testing"
	"unicode"

	"mognad/assess"
	"mognad/assess/plan"
	"mognad/checklist/language"
	"mognad/report"
)

// hostile is what may come in any field of a file.
var hostile = []string{
	"\x1b[2J\x1b]52;c;aGk=\x07\x9b31m\u009b31m\u202egnp.exe\u200b\u2066",
	"a\r\nb\rc\u2028d\u0085e\x00\xff\xfe\xed\xa0\x80",
	"[x](javascript:alert(1)) ![y](http://e.example/p.png) <script>alert(1)</script> <img src=x onerror=y>",
	"| a | b |\n|---|---|\n# h\n> q\n- l\n1. n\n```\ncode\n```\n[^1]: foot\n===\n---",
	"\\| \\\\| ` `` ~~s~~ **b** __u__ $x$ &amp; &#35; :smile: @team #1 !2 www.e.example https://e.example/a_b_c",
	strings.Repeat("x", 20_000),
	"\n\n  \t\n",
}

// infected has text in every field that an assessment file has.
func infected(tb testing.TB, text string) (*assess.Result, *plan.Plan) {
	tb.Helper()
	list := small(tb)
	a := whole(list)
	a.Unit = assess.Unit{Name: text, Code: text, Country: text, Population: 1}
	a.Ask, a.Profile = text, text
	a.Jurisdictions = append(a.Jurisdictions, text)
	a.Participants = []assess.Participant{{ID: text, Role: text}}
	for id, answer := range a.Answers {
		answer.Comment, answer.Reason, answer.By = text, text, text
		answer.Confidence = assess.Confidence(text)
		answer.Evidence = []assess.Evidence{{Ref: text, Kind: assess.EvidenceKind(text), Clauses: []string{text}, Note: text}}
		a.Answers[id] = answer
	}
	r := assess.Score(list, a)
	return r, plan.Make(list, r)
}

func TestHostileTextComesOutClean(t *testing.T) {
	list := small(t)
	for _, text := range hostile {
		r, p := infected(t, text)
		for _, doc := range documents {
			for _, lang := range language.All() {
				tree := doc.of(list, r, p, report.Options{Lang: lang}).Tree()
				for _, c := range tree {
					if c != '\n' && unicode.In(c, unicode.Cc, unicode.Cf) {
						t.Errorf("%s in %s shows the character %U of %.40q", doc.name, lang, c, text)
						break
					}
				}
			}
		}
	}
}

func TestOnlyWebAddressesBecomeLinks(t *testing.T) {
	for _, tt := range []struct {
		name, ref string
		linked    bool
	}{
		{"a secure address", "https://example.org/a?b=1#c", true},
		{"a plain address in capitals", "HTTP://EXAMPLE.ORG/", true},
		{"a script", "javascript:alert(1)", false},
		{"data", "data:text/html,x", false},
		{"a file", "file:///etc/passwd", false},
		{"an address with words after it", "https://example.org/ see page 3", false},
		{"an address with a quote", "https://example.org/\"x", false},
		{"no host", "https://", false},
		{"a register number", "KS 2025/123", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			list := small(t)
			r, p := infected(t, tt.ref)
			linked := false
			for _, link := range links(report.Gap(list, r, p, report.Options{})) {
				linked = linked || link == tt.ref
			}
			if linked != tt.linked {
				t.Errorf("%q is a link = %t, want %t", tt.ref, linked, tt.linked)
			}
		})
	}
}

func BenchmarkGap(b *testing.B) {
	list := large(b)
	r := assess.Score(list, whole(list))
	p := plan.Make(list, r)
	for b.Loop() {
		report.Gap(list, r, p, report.Options{Lang: language.Swedish})
	}
}
