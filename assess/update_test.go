package assess

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mognad/checklist"
	"mognad/checklist/yamlfile"
)

// commented is a file as people write them.
const commented = `# yaml-language-server: $schema=assessment.schema.json
# Our assessment.

version: 1
checklist: {id: library-hours, release: "0.3.1"}
unit:  # the whole region
  name: Nordvik
  # from the register
  code: "0123"
date: 2026-11-23  # the day of the meeting

# --- answers ---
answers:

  # first the hours
  a.one:
    level: 2   # said the librarian
    clauses: {1a: true,
              2a: true}  # on two lines
    # seen by all
    comment: |
      # not a comment
      "nor # this"

  b-keys: {state: unknown, comment: 'it''s # no comment'}  # one line
    # still of the keys
  # before the web

  c.web:
      level: 1
      private_note: "a
        # b"
# at the very left
      confidence: low

# after the answers
end: true
`

// edited returns the text after the change, and fails if it was written anew.
func edited(t *testing.T, text string, list *checklist.Checklist, change func(*Assessment)) string {
	t.Helper()
	a := mustRead(t, "x.yaml", []byte(text), list)
	change(a)
	out, canonical, err := Update("x.yaml", []byte(text), a, list)
	if err != nil || canonical {
		t.Fatalf("Update: canonical %v, error %v", canonical, err)
	}
	sameAssessment(t, a, mustRead(t, "x.yaml", out, list))
	return string(out)
}

func TestUpdateReplacesOnlyWhatChanged(t *testing.T) {
	list := smallList(t)
	tests := []struct {
		name     string
		change   func(*Assessment)
		old, new string // the only part of the text that differs
	}{
		{"nothing", func(*Assessment) {}, "", ""},
		{
			"comments inside an answer move above it",
			func(a *Assessment) { a.Answers["a.one"] = Answer{State: Answered, Level: 1} },
			commented[strings.Index(commented, "  a.one:"):strings.Index(commented, "\n  b-keys")],
			"  # said the librarian\n  # on two lines\n  # seen by all\n  a.one:\n    level: 1\n",
		},
		{
			"an answer on one line",
			func(a *Assessment) { a.Answers["b-keys"] = Answer{State: Answered, Level: 0, Comment: "- x"} },
			"  b-keys: {state: unknown, comment: 'it''s # no comment'}  # one line\n    # still of the keys\n",
			"  # one line\n  # still of the keys\n  b-keys:\n    level: 0\n    comment: |-\n      - x\n",
		},
		{
			"an answer with a comment at the very left",
			func(a *Assessment) { a.Answers["c.web"] = Answer{State: Unknown} },
			commented[strings.Index(commented, "  c.web:"):strings.Index(commented, "\n# after")],
			"  # at the very left\n  c.web:\n    state: unknown\n",
		},
		{
			"a new answer goes after the nearest earlier point",
			func(a *Assessment) { a.Answers["a.two"] = Answer{State: Unknown} },
			"      \"nor # this\"\n",
			"      \"nor # this\"\n\n  a.two:\n    state: unknown\n",
		},
		{
			"a new last answer",
			func(a *Assessment) { a.Answers["c.ask"] = Answer{State: Unknown} },
			"      confidence: low\n",
			"      confidence: low\n\n  c.ask:\n    state: unknown\n",
		},
		{
			"an answer that is taken back leaves its comments",
			func(a *Assessment) { delete(a.Answers, "b-keys") },
			"  b-keys: {state: unknown, comment: 'it''s # no comment'}  # one line\n    # still of the keys\n",
			"  # one line\n  # still of the keys\n",
		},
		{
			"the date",
			func(a *Assessment) { a.Date.Day = 24 },
			"date: 2026-11-23  # the day of the meeting\n",
			"# the day of the meeting\ndate: 2026-11-24\n",
		},
		{
			"the unit",
			func(a *Assessment) { a.Unit.Population = 3900 },
			"unit:  # the whole region\n  name: Nordvik\n  # from the register\n  code: \"0123\"\n",
			"# the whole region\n# from the register\nunit: {name: \"Nordvik\", code: \"0123\", population: 3900}\n",
		},
		{
			"the assessment before",
			func(a *Assessment) { a.Previous = "../2025/nordvik.yaml" },
			"date: 2026-11-23  # the day of the meeting\n",
			"date: 2026-11-23  # the day of the meeting\nprevious: \"../2025/nordvik.yaml\"\n",
		},
		{
			"a new text in the head",
			func(a *Assessment) { a.Ask, a.Language = "Say yes\nor no.", "sv" },
			"date: 2026-11-23  # the day of the meeting\n",
			"date: 2026-11-23  # the day of the meeting\nlanguage: sv\nask: |-\n  Say yes\n  or no.\n",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if strings.Count(commented, tt.old) != 1 && tt.old != "" {
				t.Fatalf("the text has %q not once", tt.old)
			}
			want := strings.Replace(commented, tt.old, tt.new, 1)
			if diff := cmp.Diff(want, edited(t, commented, list, tt.change)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			// The same with Windows line ends and a byte order mark.
			dressed := "\uFEFF" + strings.ReplaceAll(commented, "\n", "\r\n")
			want = "\uFEFF" + strings.ReplaceAll(want, "\n", "\r\n")
			if diff := cmp.Diff(want, edited(t, dressed, list, tt.change)); diff != "" {
				t.Errorf("with CRLF (-want +got):\n%s", diff)
			}
		})
	}
}

const head = "version: 1\nchecklist: {id: library-hours, release: \"0.3.1\"}\nunit: {name: \"Nordvik\"}\ndate: 2026-11-23\n"

func TestUpdateAddsTheFirstAnswer(t *testing.T) {
	list := smallList(t)
	answer := func(a *Assessment) { a.Answers["a.two"] = Answer{State: Unknown} }
	tests := []struct{ name, old, want string }{
		{"under a key without a value", "answers: # none\nend: true\n", "answers: # none\n  a.two:\n    state: unknown\nend: true\n"},
		{
			"below the comment that names the point", "answers:\n    # a.one x\n\n    # a.two y\n    # more\n    # b-keys z\nend: true\n",
			"answers:\n    # a.one x\n\n    # a.two y\n    # more\n    a.two:\n      state: unknown\n    # b-keys z\nend: true\n",
		},
		{"in a file without its end", "answers:\n", "answers:\n  a.two:\n    state: unknown\nend: true\n"},
		{"in a file without its last line break", "answers:", "answers:\n  a.two:\n    state: unknown\nend: true\n"},
		{"where the end is not last", "end: true\nanswers:\n", "answers:\n  a.two:\n    state: unknown\nend: true\n"},
		{"before the mark of a document's end", "answers:\n...\n", "answers:\n  a.two:\n    state: unknown\nend: true\n...\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(head+tt.want, edited(t, head+tt.old, list, answer)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	for _, old := range []string{"", "end: true\n", "answers: {}\nend: true\n", "answers: ~ # x\n", "# nothing\n"} {
		got := edited(t, head+old, list, answer)
		if !strings.Contains(got, "\n  # a.two Let people in without staff\n  a.two:\n    state: unknown\n") || !strings.HasPrefix(got, head) {
			t.Errorf("after %q:\n%s", old, got)
		}
	}
}

func TestUpdateTakesTheLastAnswerBack(t *testing.T) {
	got := edited(t, head+"answers:\n  a.two: {state: unknown}\nend: true\n", smallList(t), func(a *Assessment) { clear(a.Answers) })
	if want := head + "answers:\nend: true\n"; got != want {
		t.Errorf("got:\n%s", got)
	}
}

func TestUpdateKeepsALineOfAFileThatEndsInBlankText(t *testing.T) {
	text := head + "answers:\n  a.one:\n    level: 1\n    comment: |+\n      x\n\n\n  b-keys:\n    state: unknown\nend: true\n"
	got := edited(t, text, smallList(t), func(a *Assessment) { a.Answers["a.two"] = Answer{State: Unknown} })
	if want := strings.Replace(text, "  b-keys", "  a.two:\n    state: unknown\n  b-keys", 1); got != want {
		t.Errorf("got:\n%s", got)
	}
}

func TestUpdateWritesAnewWhatIsNotInBlockStyle(t *testing.T) {
	list := smallList(t)
	modeline := Modeline("a.json") + "\n"
	tests := []struct{ name, text string }{
		{"the whole file in braces", `{version: 1, checklist: {id: library-hours, release: 0.3.1}, unit: {name: x}, date: 2026-11-23, end: true}` + "\n"},
		{"the answers in braces", head + "answers: {a.one: {level: 1}}\nend: true\n"},
		{"an explicit key", head + "answers:\n  ? a.one\n  : level: 1\nend: true\n"},
		{"the root indented", "  " + strings.ReplaceAll(head, "\n", "\n  ") + "end: true\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, data := range []string{tt.text, modeline + tt.text, "\uFEFF" + strings.ReplaceAll(modeline+tt.text, "\n", "\r\n")} {
				a := mustRead(t, "x.yaml", []byte(data), list)
				a.Answers["a.two"] = Answer{State: Unknown}
				out, canonical, err := Update("x.yaml", []byte(data), a, list)
				if err != nil || !canonical {
					t.Fatalf("Update: canonical %v, error %v", canonical, err)
				}
				sameAssessment(t, a, mustRead(t, "x.yaml", out, list))
				got := string(out)
				if strings.Contains(data, modeline[:len(modeline)-1]) != strings.Contains(got, modeline[:len(modeline)-1]) {
					t.Errorf("the editor's first line changed:\n%s", got)
				}
				if strings.HasPrefix(data, "\uFEFF") != strings.HasPrefix(got, "\uFEFF") ||
					strings.Count(data, "\r") > 0 != (strings.Count(got, "\r") == strings.Count(got, "\n")) {
					t.Errorf("byte order mark or line ends changed: %q", got)
				}
			}
		})
	}
}

func TestUpdateRefusesAFileThatIsNotUnderstood(t *testing.T) {
	list := smallList(t)
	a := mustRead(t, "x.yaml", []byte(commented), list)
	for _, data := range []string{"", "a: 1\n", strings.Replace(commented, "level: 2", "level: 3.9", 1), strings.Replace(commented, "0.3.1", "0.4.0", 1)} {
		if out, _, err := Update("x.yaml", []byte(data), a, list); err == nil || out != nil {
			t.Errorf("Update takes %q", data)
		}
	}
}

// FuzzUpdate makes random edits, one after the other, of a file with comments.
func FuzzUpdate(f *testing.F) {
	for seed := range uint64(20) {
		f.Add(seed, hostile()[int(seed)*3])
	}
	list := smallList(f)
	f.Fuzz(func(t *testing.T, seed uint64, text string) {
		if len(text) > 450 || strings.ToValidUTF8(text, "") != text {
			return
		}
		r := rand.New(rand.NewPCG(seed, 0))
		data := []byte(commented)
		if seed%3 == 1 {
			data = []byte("\uFEFF" + strings.ReplaceAll(commented, "\n", "\r\n"))
		}
		for range 4 {
			a := mustRead(t, "x.yaml", data, list)
			old := a.Clone()
			mutate(r, a, list, text)
			out, canonical, err := Update("x.yaml", data, a, list)
			if err != nil || canonical {
				t.Fatalf("Update: canonical %v, error %v, of\n%s", canonical, err, data)
			}
			sameAssessment(t, a, mustRead(t, "x.yaml", out, list))
			checkUntouched(t, data, out, old, a)
			data = out
		}
	})
}

// mutate changes a few answers, and at times the head.
func mutate(r *rand.Rand, a *Assessment, list *checklist.Checklist, text string) {
	from := sample(list, text)
	for range 1 + r.IntN(3) {
		id := list.Points[r.IntN(len(list.Points))].ID
		other := list.Points[r.IntN(len(list.Points))]
		switch x := from.Answers[other.ID]; r.IntN(4) {
		case 0:
			delete(a.Answers, id)
		case 1:
			a.Answers[id] = Answer{State: Unknown, Comment: text}
		default:
			if p, _ := list.Point(id); x.State != NotApplicable || p.AllowsNA {
				a.Answers[id] = x
			}
		}
	}
	switch r.IntN(7) {
	case 6:
		a.Previous = from.Previous
	case 0:
		a.Ask = text
	case 1:
		a.Unit = from.Unit
	case 2:
		a.Participants, a.Profile = from.Participants, from.Profile
	case 3:
		a.Participants, a.Language = nil, ""
	}
}

// checkUntouched fails if a comment is gone, or the lines of an answer that did
// not change are not there any more as they were.
func checkUntouched(t *testing.T, before, after []byte, old, now *Assessment) {
	t.Helper()
	comments, _ := yamlfile.Comments(before)
	left, _ := yamlfile.Comments(after)
	for _, c := range comments {
		i := slices.Index(left, c)
		if i < 0 {
			t.Errorf("the comment %q is gone:\n%s", c, after)
			continue
		}
		left = slices.Delete(left, i, i+1)
	}
	for id, x := range old.Answers {
		if now.Answers[id].Equal(x) && !strings.Contains(string(after), ownLines(string(before), id)) {
			t.Errorf("%s did not change, but its lines did:\n%s", id, after)
		}
	}
}

// ownLines returns the lines of an answer: its key and all that is indented
// further, up to the first line that is not.
func ownLines(text, id string) string {
	start := strings.Index(text, "\n  "+id+":") + 1
	lines := strings.SplitAfter(text[start:], "\n")
	n := 1
	for n < len(lines) && strings.HasPrefix(lines[n], "   ") {
		n++
	}
	return strings.Join(lines[:n], "")
}
