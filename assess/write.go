package assess

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"mognad/checklist"
	"mognad/checklist/language"
	"mognad/checklist/yamlfile"
)

// Write returns the assessment as a file in canonical form: keys in a fixed
// order, answers in the order of the checklist, texts of several lines as
// literal blocks where these read back as they were meant, and in quotes
// whatever YAML might misread.
//
// Above the place of each point stands a comment with its id and title, also
// where there is no answer yet. It tells people what they look at, and it keeps
// neighbouring answers apart, so that two branches that change or add different
// answers merge without a conflict. [Update] puts a new answer below it.
//
// What is returned was read again with [Read] and is equal to a. An assessment
// that could not be read again, since it lacks a reason, say, or names a point
// that the checklist does not have, is an error, and so is a text that is not
// UTF-8, or a file that would be larger than [Read] takes.
func Write(a *Assessment, list *checklist.Checklist) ([]byte, error) {
	if err := checkTexts(a); err != nil {
		return nil, err
	}
	for _, escaped := range []bool{false, true} {
		data := render(a, list, escaped)
		if len(data) > yamlfile.MaxAssessment {
			return nil, tooBig(len(data))
		}
		again, err := Read("", data, list)
		if invalid, ok := errors.AsType[*yamlfile.InvalidError](err); ok && escaped {
			return nil, &language.Error{Message: words.Message("file-not-written", "problem", invalid.Problems[0].Message), Err: err}
		}
		if err == nil && again.Equal(a) {
			return data, nil
		}
	}
	return nil, &language.Error{Message: words.Message("file-not-the-same")}
}

func tooBig(size int) error {
	return &language.Error{Message: words.Message("file-too-big", "size", size>>10, "limit", yamlfile.MaxAssessment>>10)}
}

// render makes the whole file.
func render(a *Assessment, list *checklist.Checklist, escaped bool) []byte {
	w := yamlfile.Writer{Escaped: escaped}
	for _, key := range headKeys {
		w.Lines(renderHead(a, list, key, escaped))
	}
	return []byte(w.String())
}

// renderHead makes the lines of one key of the root, none where it says nothing.
func renderHead(a *Assessment, list *checklist.Checklist, key string, escaped bool) string {
	w := yamlfile.Writer{Escaped: escaped}
	switch key {
	case "version":
		w.Field(key, strconv.Itoa(FormatVersion))
	case "checklist":
		w.Field(key, yamlfile.FlowMap("id", word(a.Checklist.ID), "release", word(a.Checklist.Release), "sha256", quoted(a.Checklist.SHA256)))
	case "unit":
		w.Field(key, yamlfile.FlowMap("name", quoted(a.Unit.Name), "code", quoted(a.Unit.Code),
			"country", quoted(a.Unit.Country), "population", number(a.Unit.Population)))
	case "profile":
		w.Field(key, word(a.Profile))
	case "jurisdictions":
		w.Field(key, flowWords(a.Jurisdictions))
	case "scope":
		if a.Scope != (Scope{}) {
			w.Field(key, yamlfile.FlowMap("kind", word(string(a.Scope.Kind)), "services", number(a.Scope.Services)))
		}
	case "date":
		w.Field(key, a.Date.String())
	case "previous":
		w.Field(key, quoted(a.Previous))
	case "language":
		w.Field(key, word(string(a.Language)))
	case "participants":
		renderParticipants(&w, a.Participants)
	case "ask":
		w.Text(key, a.Ask)
	case "answers":
		renderAnswers(&w, a, list)
	case "end":
		w.Field(key, "true")
	}
	return w.String()
}

func renderParticipants(w *yamlfile.Writer, participants []Participant) {
	if len(participants) == 0 {
		return
	}
	w.Open("participants")
	for _, p := range participants {
		w.Item(yamlfile.FlowMap("id", yamlfile.Word(p.ID), "role", yamlfile.Quoted(p.Role)))
	}
	w.Close()
}

// renderAnswers writes the answers in checklist order, then those to points
// that the checklist does not have, which reading them again will refuse.
func renderAnswers(w *yamlfile.Writer, a *Assessment, list *checklist.Checklist) {
	w.Open("answers")
	for _, p := range list.Points {
		w.Blank()
		w.Comment(yamlfile.Printable(p.ID + " " + p.Title.In(a.Language).String()))
		w.Lines(renderAnswer(p.ID, a.Answers[p.ID], &p, w.Escaped))
	}
	for _, id := range sortedKeys(a.Answers) {
		if _, ok := list.Point(id); !ok {
			w.Lines(renderAnswer(id, a.Answers[id], &checklist.Point{}, w.Escaped))
		}
	}
	w.Close()
	w.Blank()
}

// renderAnswer makes the lines of one answer, none if it is unanswered and
// nothing else is said of the point.
func renderAnswer(id string, a Answer, p *checklist.Point, escaped bool) string {
	if a.Equal(Answer{}) {
		return ""
	}
	w := yamlfile.Writer{Escaped: escaped}
	w.Open(id)
	switch a.State {
	case Answered:
		w.Field("level", strconv.Itoa(int(a.Level)))
	case NotApplicable:
		w.Field("state", saysNotApplicable)
	case Unknown:
		w.Field("state", saysUnknown)
	}
	w.Field("clauses", flowClauses(a.Clauses, p))
	w.Text("reason", a.Reason)
	w.Field("by", quoted(a.By))
	w.Field("confidence", word(string(a.Confidence)))
	if a.Target != nil {
		w.Field("target", yamlfile.FlowMap("level", strconv.Itoa(int(a.Target.Level)), "by", a.Target.By.String()))
	}
	renderEvidence(&w, a.Evidence)
	w.Text("comment", a.Comment)
	w.Text("private_note", a.PrivateNote)
	w.Close()
	return w.String()
}

func renderEvidence(w *yamlfile.Writer, evidence []Evidence) {
	if len(evidence) == 0 {
		return
	}
	w.Open("evidence")
	for _, e := range evidence {
		w.Item(yamlfile.FlowMap("ref", yamlfile.Quoted(e.Ref), "kind", word(string(e.Kind)), "date", e.Date.String(),
			"clauses", flowWords(e.Clauses), "note", quoted(e.Note)))
	}
	w.Close()
}

// flowClauses writes what was said of clauses, in the order of the checklist.
func flowClauses(said map[string]bool, p *checklist.Point) string {
	if len(said) == 0 {
		return ""
	}
	ids := p.ClauseIDs()
	for _, id := range sortedKeys(said) {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	var pairs []string
	for _, id := range ids {
		if v, ok := said[id]; ok {
			pairs = append(pairs, id, strconv.FormatBool(v))
		}
	}
	return yamlfile.FlowMap(pairs...)
}

func flowWords(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	items := make([]string, len(ids))
	for i, id := range ids {
		items[i] = yamlfile.Word(id)
	}
	return yamlfile.FlowList(items...)
}

// word, quoted and number write a value, nothing where it says nothing.
func word(s string) string {
	if s == "" {
		return ""
	}
	return yamlfile.Word(s)
}

func quoted(s string) string {
	if s == "" {
		return ""
	}
	return yamlfile.Quoted(s)
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// Modeline returns the comment that tells an editor which JSON Schema a file
// follows, as its first line, without a line break. The path is relative to the
// file, with slashes, or an address.
func Modeline(schemaPath string) string {
	escape := strings.NewReplacer(" ", "%20", "\t", "%09", "\n", "%0A", "\r", "%0D")
	return modelineStart + escape.Replace(strings.ReplaceAll(schemaPath, `\`, "/"))
}

const modelineStart = "# yaml-language-server: $schema="
