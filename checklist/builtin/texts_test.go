package builtin_test

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mognad/checklist"
	"mognad/checklist/builtin"
	"mognad/checklist/language"
	"mognad/checklist/yamlfile"
)

// trees returns the parsed files of the built-in checklists by name.
func trees(t *testing.T) map[string]*yamlfile.Node {
	t.Helper()
	names, err := fs.Glob(os.DirFS("."), "*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no built-in checklist (%v)", err)
	}
	all := map[string]*yamlfile.Node{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if all[name], err = yamlfile.Parse(name, data, yamlfile.MaxChecklist); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// eachText calls f for every text under n: a map with English or Swedish.
func eachText(n *yamlfile.Node, f func(at, en, sv *yamlfile.Node)) {
	if en, sv := n.Lookup("en"), n.Lookup("sv"); en != nil || sv != nil {
		f(n, en, sv)
		return
	}
	for _, item := range n.Items {
		eachText(item, f)
	}
	for _, e := range n.Entries {
		eachText(e.Value, f)
	}
}

// otherNumbers holds the English texts whose Swedish has other numbers in words,
// and why.
var otherNumbers = map[string]string{
	"Set up a check of one service from outside every five minutes, and keep the monthly figure": "Swedish has an ordinal: var femte minut",
	"25 % digital to decision; written rule not to ask twice":                                    "Swedish says: not ask again",
}

func TestBothLanguagesSayTheSameNumbers(t *testing.T) {
	for name, root := range trees(t) {
		texts := 0
		eachText(root, func(at, en, sv *yamlfile.Node) {
			texts++
			if en == nil || sv == nil || strings.TrimSpace(en.Value) == "" || strings.TrimSpace(sv.Value) == "" {
				t.Errorf("%s:%d: a text is missing or empty in a language", name, at.Line)
				return
			}
			for _, n := range []*yamlfile.Node{en, sv} {
				if n.Value != strings.Join(strings.Fields(n.Value), " ") && !strings.Contains(n.Value, "\u00A0") {
					t.Errorf("%s:%d: %q has blanks too many", name, n.Line, n.Value)
				}
			}
			diff := cmp.Diff(numbers(en.Value, language.English), numbers(sv.Value, language.Swedish))
			if (diff != "") != (otherNumbers[en.Value] != "") {
				t.Errorf("%s:%d: the numbers differ (-en +sv):\n%s%s\n%s", name, at.Line, diff, en.Value, sv.Value)
			}
		})
		if texts < 500 {
			t.Errorf("%s: only %d texts were found", name, texts)
		}
	}
}

var (
	figure  = regexp.MustCompile(`\d{1,3}(?:[\x{A0} ,]\d{3})+\b|\d+`)
	inWords = map[language.Tag][]string{
		language.English: {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"},
		language.Swedish: {"två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"},
	}
	word = regexp.MustCompile(`\p{L}+`)
)

// numbers returns the numbers that a text names, in figures or in words from two
// to twelve, in ascending order.
func numbers(text string, lang language.Tag) []int {
	found := []int{}
	for _, s := range figure.FindAllString(text, -1) {
		n, err := strconv.Atoi(strings.NewReplacer("\u00A0", "", " ", "", ",", "").Replace(s))
		if err == nil {
			found = append(found, n)
		}
	}
	for _, s := range word.FindAllString(strings.ToLower(text), -1) {
		if s == "twice" {
			s = "two"
		}
		if i := slices.Index(inWords[lang], s); i >= 0 {
			found = append(found, i+2)
		}
	}
	slices.Sort(found)
	return found
}

// windows are the phrases that name a window, in each language. Where there is
// no group for the number, it is twelve months.
var windows = map[language.Tag][]*regexp.Regexp{
	language.English: {
		regexp.MustCompile(`last (\d+) months`),
		regexp.MustCompile(`launched \d+ to (\d+) months ago`),
		regexp.MustCompile(`than (\d+) months ago`),
		regexp.MustCompile(`last four quarters`),
	},
	language.Swedish: {
		regexp.MustCompile(`de senaste (\d+) månaderna`),
		regexp.MustCompile(`infördes för \d+ till (\d+) månader sedan`),
		regexp.MustCompile(`än för (\d+) månader sedan`),
		regexp.MustCompile(`de fyra senaste kvartalen`),
	},
}

// window returns how many months a text looks back, 0 if it names no window.
func window(t checklist.Text, lang language.Tag) int {
	longest := 0
	for _, phrase := range windows[lang] {
		for _, found := range phrase.FindAllStringSubmatch(t.In(lang).String(), -1) {
			months := 12
			if len(found) > 1 {
				months, _ = strconv.Atoi(found[1])
			}
			longest = max(longest, months)
		}
	}
	return longest
}

func TestWindowsAreThoseOfTheTexts(t *testing.T) {
	for _, list := range builtin.All() {
		clauses, withWindow := 0, 0
		for _, p := range list.Points {
			for _, l := range p.Levels {
				for _, c := range l.Clauses {
					clauses++
					if c.WindowMonths > 0 {
						withWindow++
					}
					for _, profile := range list.Profiles {
						for lang := range windows {
							if got, want := c.WindowMonths, window(c.For(profile.ID), lang); got != want {
								t.Errorf("%s %s has window_months %d, and its text names %d: %s", p.ID, c.ID, got, want, c.For(profile.ID).In(lang))
							}
						}
					}
				}
			}
		}
		if list.ID == "eservices-21" && (clauses != 210 || withWindow != 85) {
			t.Errorf("%s@%s has %d clauses, %d with a window, want 210 and 85", list.ID, list.Release, clauses, withWindow)
		}
	}
}

// otherWords holds the replacements that change more than numbers, and why.
var otherWords = map[string]string{
	"DT-1 3b": "a small municipality may share a regional API",
	"DT-2 4b": "one product is in the singular",
	"IK-2 3b": "one service is in the singular",
	"KU-1 3a": "a small municipality may hold the meetings together with its neighbours",
	"KU-2 3b": "a small municipality may run the project together with its neighbours",
}

func TestReplacementsChangeOnlyNumbers(t *testing.T) {
	for _, list := range builtin.All() {
		changed := map[string]bool{}
		for _, p := range list.Points {
			for _, id := range p.ClauseIDs() {
				c, _, _ := p.Clause(id)
				for _, profile := range list.Profiles {
					for _, lang := range list.Languages {
						was, is := c.Text.In(lang).String(), c.For(profile.ID).In(lang).String()
						if withoutNumbers(was, lang) == withoutNumbers(is, lang) {
							continue
						}
						changed[p.ID+" "+id] = true
						if otherWords[p.ID+" "+id] == "" {
							t.Errorf("%s %s changes words for %s:\n%s\n%s", p.ID, id, profile.ID, was, is)
						}
					}
				}
			}
		}
		for at := range otherWords {
			if !changed[at] {
				t.Errorf("%s changes no words any more; take it out of the table", at)
			}
		}
	}
}

// withoutNumbers returns the text with a sign in place of each number.
func withoutNumbers(text string, lang language.Tag) string {
	text = figure.ReplaceAllString(text, "#")
	return word.ReplaceAllStringFunc(text, func(w string) string {
		if slices.Contains(inWords[lang], w) {
			return "#"
		}
		return w
	})
}
