package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/builtin"
	"mognad/checklist/language"
	"mognad/checklist/yamlfile"
)

// hostile are texts that a terminal must never get as they are. Each begins with
// its name, so that one can see that it was shown.
var hostile = []string{
	"T01\x1b[2J", "T02\x1b]0;title\aT02", "T03\x1b]52;c;QQ==\aT03", "T04\x1b]8;;http://evil\x1b\\T04", "T05\x1bcT05",
	"T06\x1b[6nT06", "T07\x1bP1$r0m\x1b\\T07", "T08\u009b31mT08", "T10\rT10", "T11\b\b\bT11", "T12" + strings.Repeat("\a", 20),
	"T13\x00\x7fT13", "T14\u202elive\u2066T14", "T15\u200b\u200d\U000E0041\ufeffT15", "T16e" + strings.Repeat("\u0301", 30),
	"T17👩\u200d👩\u200d👧🇸🇪漢字\ufe0fT17", "T18\x1b]0;open",
}

// notUTF8 can stand in arguments and in names of files, and be typed.
const notUTF8 = "T09\x9b31mT09"

// everything is all of them in one text, with a tower of a thousand marks.
func everything() string {
	return strings.Join(hostile[:len(hostile)-1], " ") + " o" + strings.Repeat("\u0308", 1000) + " " + hostile[len(hostile)-1]
}

// a line has room for fewer marks.
func everyLine() string { return strings.Join(hostile, " ") }

// A poisoner puts hostile texts into a checklist.
type poisoner struct{ n int }

// poison replaces every text that people read: all of them where there is room,
// and one after the other where there is little.
func (p *poisoner) poison(value any, key string) any {
	switch value := value.(type) {
	case map[string]any:
		for _, k := range keysOf(value) {
			name := k
			if k == "en" || k == "sv" {
				name = key // it says which text this is
			}
			value[k] = p.poison(value[k], name)
		}
	case []any:
		for i := range value {
			value[i] = p.poison(value[i], key)
		}
	case string:
		switch key {
		case "short", "none_short", "label", "title", "name", "term":
			p.n++
			return cutTo(value, 20) + " " + hostile[p.n%len(hostile)]
		case "question", "text", "intent", "none", "evidence", "actions", "owner_role", "definition", "anchor", "note", "rule", "loc",
			"statement_of_origin", "provenance_note":
			return value + " " + everything()
		}
	}
	return value
}

// keysOf returns the keys of a map in the order of their names.
func keysOf(m map[string]any) []string {
	var keys []string
	for _, k := range []string{"en", "sv"} {
		if _, ok := m[k]; ok {
			keys = append(keys, k)
		}
	}
	if len(keys) > 0 {
		return keys
	}
	for k := range maps.Keys(m) {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func cutTo(s string, most int) string {
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most])
	}
	return s
}

// hostileChecklist writes a checklist with hostile texts and returns it.
func hostileChecklist(t *testing.T, path string) *checklist.Checklist {
	t.Helper()
	source, err := builtin.Source(builtin.DefaultID, builtin.DefaultRelease)
	if err != nil {
		t.Fatal(err)
	}
	root, err := yamlfile.Parse("", source, yamlfile.MaxChecklist)
	if err != nil {
		t.Fatal(err)
	}
	plain, ok := root.Plainly().(map[string]any)
	if !ok {
		t.Fatal("the built-in checklist is no map")
	}
	var p poisoner
	p.poison(plain, "")
	plain["id"] = "hostile"
	data := asYAML(t, plain)
	list, err := checklist.Read(path, data)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o666); err != nil {
		t.Skipf("this system does not take the name: %v", err)
	}
	return list
}

// asYAML writes a value as JSON, which YAML is too, with every character escaped
// that may not stand in a file as it is.
func asYAML(t *testing.T, value any) []byte {
	t.Helper()
	data, err := json.MarshalIndent(value, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, r := range string(data) {
		if r >= 0x7F && r <= 0x9F || r == 0xFEFF {
			fmt.Fprintf(&b, `\u%04x`, r)
			continue
		}
		b.WriteRune(r)
	}
	return []byte(b.String() + "\n")
}

// hostileName is a name of a file with what a system lets stand in one.
func hostileName() string {
	name := ""
	for _, s := range append(hostile[:len(hostile):len(hostile)], notUTF8) {
		s = strings.NewReplacer("/", "", "\x00", "", strings.Repeat("\u0301", 30), "\u0301\u0301").Replace(s)
		if len(name)+len(s) < 200 {
			name += s
		}
	}
	return name
}

// hostileAssessment writes an assessment with hostile texts, answered in every
// way.
func hostileAssessment(t *testing.T, path string, list *checklist.Checklist) {
	t.Helper()
	a := &assess.Assessment{
		Checklist:    assess.Ref{ID: list.ID, Release: list.Release, SHA256: list.Hash},
		Unit:         assess.Unit{Name: everyLine(), Code: everyLine()},
		Date:         language.Date{Year: 2026, Month: 11, Day: 23},
		Language:     language.English,
		Participants: []assess.Participant{{ID: "p1", Role: everyLine()}},
		Ask:          everything(),
		Answers:      map[string]assess.Answer{},
	}
	for i, p := range list.Points[:8] {
		answer := assess.Answer{Comment: everything(), PrivateNote: everything(), Confidence: assess.Low}
		answer.Evidence = []assess.Evidence{{Ref: everyLine(), Note: everything()}, {Ref: hostile[i]}}
		switch {
		case i == 1 && p.AllowsNA:
			answer.State, answer.Reason, answer.By = assess.NotApplicable, everything(), everyLine()
		case i == 2:
			answer.State = assess.Unknown
		default:
			answer.State, answer.Level = assess.Answered, checklist.Level(i%int(list.Top()+1))
		}
		a.Answers[p.ID] = answer
	}
	data, err := assess.Write(a, list)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o666); err != nil {
		t.Skipf("this system does not take the name: %v", err)
	}
}

// hostileFolder has both files, under hostile names, and one that cannot be read.
func hostileFolder(t *testing.T) (dir, file, list string) {
	t.Helper()
	dir = t.TempDir()
	file, list = hostileName()+".yaml", "list"+hostileName()+".yaml"
	hostileAssessment(t, filepath.Join(dir, file), hostileChecklist(t, filepath.Join(dir, list)))
	broken := "version: 1\nchecklist: {id: hostile, release: 1.0.0}\n\"un\\e[2Jit\": 1\nunit: {name: \"\\e]0;t\\a\"}\nanswers: {\"LO-1\\e[2J\": 1}\n"
	if err := os.WriteFile(filepath.Join(dir, "broken"+file), []byte(broken), 0o666); err != nil {
		t.Fatal(err)
	}
	return dir, file, list
}

// checkHostile looks for what is not the program's own in what it has written.
func checkHostile(t *testing.T, recording []byte, found []string) {
	t.Helper()
	for i, f := range found {
		if i == 5 {
			t.Errorf("and %d more", len(found)-i)
			break
		}
		t.Errorf("the terminal gets %s", f)
	}
	for _, s := range append(hostile[:len(hostile):len(hostile)], notUTF8) {
		if s != hostile[15] && strings.Contains(string(recording), s) {
			t.Errorf("the terminal gets %q", s)
		}
	}
	if len(recording) == 0 {
		t.Error("nothing was recorded")
	}
}

// unshown returns the names of hostile texts that were not shown at all.
func unshown(recording []byte) []string {
	var names []string
	for _, s := range hostile {
		if name := s[:3]; !strings.Contains(string(recording), name) {
			names = append(names, name)
		}
	}
	return names
}

func TestHostileTextsAreHostile(t *testing.T) {
	for _, s := range hostile {
		if !utf8.ValidString(s) {
			t.Errorf("%q cannot stand in a file", s)
		}
		if s[:3] != "T16" && s[:3] != "T17" && len(foreigners([]byte(s), nil)) == 0 && !strings.Contains(s, "\r") {
			t.Errorf("%q is harmless", s)
		}
	}
}
