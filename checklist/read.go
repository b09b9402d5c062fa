package checklist

import (
	"embed"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"mognad/checklist/language"
	"mognad/checklist/yamlfile"
)

//go:embed words.en.json words.sv.json
var files embed.FS

var words = language.Embedded(files)

// FormatVersion is the version of the checklist format that this release
// writes, and the newest that it reads.
const FormatVersion = 1

// maxText is the most characters in a text, far more than any page could bear.
const maxText = 4000

// Read reads the checklist in data. The name is used in problems only. If the
// file is not a checklist the error is a [*yamlfile.InvalidError] with every
// problem in file order.
func Read(name string, data []byte) (*Checklist, error) {
	root, err := yamlfile.Parse(name, data, yamlfile.MaxChecklist)
	if root == nil {
		return nil, err
	}
	return fromTree(name, root, err)
}

// FromTree reads the checklist in the tree that [yamlfile.Parse] has made of a
// file without an error. It checks all that Read does.
func FromTree(name string, root *yamlfile.Node) (*Checklist, error) {
	return fromTree(name, root, nil)
}

func fromTree(name string, root *yamlfile.Node, err error) (*Checklist, error) {
	r := reader{Reader: yamlfile.NewReader(name, err), ids: map[string]*ids{}}
	if r.newer(root) {
		return nil, r.Err()
	}
	list := r.checklist(root)
	r.check(list)
	if err := r.Err(); err != nil {
		return nil, err
	}
	list.Hash = hash(root)
	return list, nil
}

// reader reads one file. What must be compared with something that may stand
// further down is kept with its node until the end.
type reader struct {
	yamlfile.Reader
	list     *Checklist
	refs     []reference
	requires []requirement
	areas    []*yamlfile.Node // their ids
	ids      map[string]*ids  // by kind
}

// A reference names something by its id that must exist.
type reference struct {
	node *yamlfile.Node
	kind string // "area", "point", "source", "origin", "jurisdiction", "profile", "mark"
}

// A requirement keeps the place of a prerequisite, for cycles.
type requirement struct {
	node *yamlfile.Node
	from string
	Requirement
}

func (r *reader) report(n *yamlfile.Node, key string, args ...any) {
	if n != nil {
		r.Report(n, words.Message(key, args...))
	}
}

// newer reports whether the file is in a version that this release cannot read.
// Its other keys may then mean anything, and nothing more is said of them.
func (r *reader) newer(root *yamlfile.Node) bool {
	n := root.Lookup("version")
	if n == nil || n.Plain && n.Value == strconv.Itoa(FormatVersion) {
		return false // the missing key is reported with the others
	}
	if v, err := strconv.Atoi(n.Value); err == nil && n.Plain && v > FormatVersion {
		r.report(n, "newer-version", "version", v, "known", FormatVersion)
		return true
	}
	r.Wrong(n, words.Message("want-version", "known", FormatVersion))
	return false
}

var headKeys = []string{
	"version", "id", "release", "title", "statement_of_origin", "languages", "defaults", "terms", "scale", "effort",
	"impact", "provenance", "provenance_note", "profiles", "jurisdictions", "areas", "source_read", "sources", "points",
}

var (
	idPattern      = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]*([._-][A-Za-z0-9]+)*$`)
	releasePattern = regexp.MustCompile(`^(0|[1-9][0-9]{0,4})\.(0|[1-9][0-9]{0,4})\.(0|[1-9][0-9]{0,4})$`)
	clausePattern  = regexp.MustCompile(`^[1-9][a-z]$`)
	langPattern    = regexp.MustCompile(`^[a-z]{2,3}$`)
)

func (r *reader) checklist(root *yamlfile.Node) *Checklist {
	f := r.Fields(root, headKeys...)
	list := &Checklist{Languages: r.langs(f.Maybe("languages"))}
	r.list = list
	f.Need("version")
	f.Need("languages")
	list.ID = r.id(f.Need("id"), "checklist")
	list.Release = r.Match(f.Need("release"), releasePattern, words.Message("want-release"))
	list.Title = r.text(f.Need("title"))
	list.StatementOfOrigin = r.text(f.Need("statement_of_origin"))
	r.scale(f.Need("scale"))
	r.defaults(f.Maybe("defaults"))
	r.terms(f.Maybe("terms"))
	r.efforts(f.Need("effort"))
	r.impact(f.Need("impact"))
	r.origins(f.Maybe("provenance"))
	list.OriginNote = r.text(f.Maybe("provenance_note"))
	r.profiles(f.Maybe("profiles"))
	r.jurisdictions(f.Maybe("jurisdictions"))
	r.readAreas(f.Need("areas"))
	r.readMarks(f.Maybe("source_read"))
	r.sources(f.Maybe("sources"))
	r.points(f.Need("points"))
	return list
}

// langs reads the languages that every text is promised in, none if one of them
// is wrong.
func (r *reader) langs(n *yamlfile.Node) []language.Tag {
	var tags []language.Tag
	for _, item := range r.some(n) {
		s := r.Match(item, langPattern, words.Message("want-language"))
		if s == "" {
			return nil // what the texts should be in is not known
		}
		if r.unique(item, "language", s) {
			tags = append(tags, language.Tag(s))
		}
	}
	return tags
}

// some returns the items of a list that may not be empty.
func (r *reader) some(n *yamlfile.Node) []*yamlfile.Node {
	items := r.Items(n)
	if n != nil && n.Kind == yamlfile.List && len(items) == 0 {
		r.report(n, "empty-list")
	}
	return items
}

// text reads a text in every promised language. A nil node gives no text.
func (r *reader) text(n *yamlfile.Node) Text { return r.textUpTo(n, maxText) }

func (r *reader) textUpTo(n *yamlfile.Node, most int) Text {
	tags := r.list.Languages
	if n == nil || len(tags) == 0 {
		return Text{}
	}
	if n.Kind != yamlfile.Map {
		r.Wrong(n, words.Message("want-text-in", "example", "{"+strings.Join(r.ids["language"].known, `: "…", `)+`: "…"}`))
		return Text{}
	}
	t := Text{tags, make([]string, len(tags))}
	f := r.Fields(n, r.ids["language"].known...)
	for i, tag := range tags {
		v := f.Maybe(string(tag))
		if v == nil {
			r.report(n, "missing-language", "language", string(tag))
			continue
		}
		t.in[i] = r.Text(v)
		if count := utf8.RuneCountInString(t.in[i]); count > most {
			r.report(v, "text-too-long", "n", count, "most", most)
		}
	}
	return t
}

// id reads an id that is new among its kind, "" where it is not or is none.
func (r *reader) id(n *yamlfile.Node, kind string) string {
	if n == nil || n.Kind != yamlfile.Scalar || idPattern.MatchString(n.Value) {
		if s := r.Text(n); s != "" && r.unique(n, kind, s) {
			return s
		}
		return ""
	}
	r.kind(kind).add(n.Value) // so that what refers to it is not reported too
	if i := strings.IndexFunc(n.Value, foreignLetter); i >= 0 {
		letter, _ := utf8.DecodeRuneInString(n.Value[i:])
		r.report(n, "id-letter", "id", n.Value, "letter", string(letter), "code", fmt.Sprintf("%U", letter))
		return ""
	}
	r.Wrong(n, words.Message("want-id"))
	return ""
}

// foreignLetter reports the letters that an id may not have. Some look just like
// one that it may.
func foreignLetter(c rune) bool { return c > 0x7F && unicode.IsLetter(c) }

// named reads a map from ids to maps with the given keys.
func (r *reader) named(n *yamlfile.Node, kind string, keys ...string) []namedFields {
	var all []namedFields
	for _, e := range r.Entries(n) {
		all = append(all, namedFields{r.id(e.Key, kind), r.Fields(e.Value, keys...)})
	}
	return all
}

type namedFields struct {
	id string
	yamlfile.Fields
}

// ref reads an id that must stand somewhere else in the file.
func (r *reader) ref(n *yamlfile.Node, kind string) string {
	s := r.Text(n)
	if s != "" {
		r.refs = append(r.refs, reference{n, kind})
	}
	return s
}
