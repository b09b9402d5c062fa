package assess

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"mognad/checklist"
	"mognad/checklist/yamlfile"
)

// FormatVersion is the version of the assessment format that this release
// writes, and the newest that it reads.
const FormatVersion = 1

// maxLine is the most characters in a text of one line: a name, a role, a
// reference. Of longer texts [MaxText] is.
const maxLine = 500

// headKeys are the keys of a file, in the order in which they are written.
var headKeys = []string{
	"version", "checklist", "unit", "profile", "jurisdictions", "scope", "date", "previous", "language", "participants",
	"ask", "answers", "end",
}

// ReadRef reads which checklist the assessment in data was answered under, so
// that it can be found before the assessment is read with it. The answers may
// be faulty, and a key may stand twice: Read tells. The name is used in problems only. The error is a
// [*yamlfile.InvalidError] if the file is no YAML, is in a newer version of the
// format, or names no checklist.
func ReadRef(name string, data []byte) (Ref, error) {
	root, err := yamlfile.Parse(name, data, yamlfile.MaxAssessment)
	if root == nil {
		return Ref{}, err
	}
	r := reader{Reader: yamlfile.Reader{File: name}}
	if !r.version(root) {
		return Ref{}, r.Err()
	}
	r.Entries(root)
	at := root.Lookup("checklist")
	if at == nil && root.Kind == yamlfile.Map {
		r.report(root, "file-no-checklist")
	}
	ref := r.ref(at)
	return ref, r.Err()
}

// Read reads the assessment in data, which was answered under list. The name is
// used in problems only. If the file is not an assessment, or not one of that
// checklist, the error is a [*yamlfile.InvalidError] with every problem in file
// order. A file that was cut off behind an answer reads without an error: ask
// [CutOff].
func Read(name string, data []byte, list *checklist.Checklist) (*Assessment, error) {
	root, err := yamlfile.Parse(name, data, yamlfile.MaxAssessment)
	if root == nil {
		return nil, err
	}
	r := reader{Reader: yamlfile.NewReader(name, err), list: list}
	if !r.version(root) {
		return nil, r.Err()
	}
	a := r.assessment(root)
	if err := r.Err(); err != nil {
		return nil, err
	}
	return a, nil
}

// CutOff reports whether data lacks its end: the line "end: true" with a line
// break, after which only blank lines and comments may follow. Such a file was
// cut off, or written by hand. What remains of a file that was cut off may
// still read without an error.
func CutOff(name string, data []byte) (yamlfile.Problem, bool) {
	if whole(data) {
		return yamlfile.Problem{}, false
	}
	line := max(1, len(bytes.Split(bytes.TrimRight(data, "\r\n"), []byte("\n"))))
	return yamlfile.Problem{File: name, Line: line, Col: 1, Message: words.Message("file-cut-off")}, true
}

var endLine = regexp.MustCompile(`^["']?end["']?[ \t]*:[ \t]+true[ \t]*([ \t]#.*)?$`)

// whole reports whether the last line that says something is the mark of the
// end.
func whole(data []byte) bool {
	text := string(data)
	if !strings.HasSuffix(text, "\n") {
		return false
	}
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for i := len(lines) - 1; i >= 0; i-- {
		line := strings.TrimRight(lines[i], " \t\r")
		if bare := strings.TrimLeft(line, " \t"); bare == "" || bare[0] == '#' || line == "..." {
			continue
		}
		return endLine.MatchString(line)
	}
	return false
}

// A reader reads one file.
type reader struct {
	yamlfile.Reader
	list *checklist.Checklist
	ids  map[string]*yamlfile.Node // of the list that is being read
}

func (r *reader) report(n *yamlfile.Node, key string, args ...any) {
	r.Report(n, words.Message(key, args...))
}

// version reports whether the file is in a version this release reads.
func (r *reader) version(root *yamlfile.Node) bool {
	n := root.Lookup("version")
	if n == nil {
		return true // the missing key is reported with the others
	}
	v, err := strconv.Atoi(n.Value)
	switch {
	case !n.Plain || err != nil || v < 1 || strconv.Itoa(v) != n.Value:
		r.Wrong(n, words.Message("file-want-version", "known", FormatVersion))
	case v > FormatVersion:
		r.report(n, "file-newer-version", "version", v, "known", FormatVersion)
	default:
		return true
	}
	return false
}

func (r *reader) assessment(root *yamlfile.Node) *Assessment {
	f := r.Fields(root, headKeys...)
	f.Need("version")
	a := &Assessment{
		Checklist:     r.checklist(f.Need("checklist")),
		Unit:          r.unit(f.Need("unit")),
		Profile:       r.profile(f.Maybe("profile")),
		Jurisdictions: r.jurisdictions(f.Maybe("jurisdictions")),
		Scope:         r.scope(f.Maybe("scope")),
		Date:          r.Date(f.Need("date")),
		Previous:      r.previous(f.Maybe("previous")),
		Language:      r.language(f.Maybe("language")),
		Participants:  r.participants(f.Maybe("participants")),
		Ask:           r.free(f.Maybe("ask"), MaxText),
		Answers:       r.answers(f.Maybe("answers")),
	}
	if end := f.Maybe("end"); end != nil && (!end.Plain || end.Value != "true") {
		r.report(end, "file-end")
	}
	return a
}

// free reads a text that may be anything, blank included.
func (r *reader) free(n *yamlfile.Node, most int) string {
	if n == nil || n.Kind != yamlfile.Scalar {
		return r.Text(n)
	}
	r.long(n, most)
	return n.Value
}

// text reads a text that says something.
func (r *reader) text(n *yamlfile.Node, most int) string {
	s := r.Text(n)
	if s != "" {
		r.long(n, most)
	}
	return s
}

func (r *reader) long(n *yamlfile.Node, most int) {
	if count := utf8.RuneCountInString(n.Value); count > most {
		r.report(n, "file-too-long", "n", count, "most", most)
	}
}
