package assess

import (
	"regexp"
	"slices"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"mognad/checklist"
	"mognad/checklist/language"
	"mognad/checklist/yamlfile"
)

// The most that the numbers of a head may be.
const (
	maxPopulation = 100_000_000
	maxServices   = 100_000
)

var (
	idPattern      = regexp.MustCompile(`^[A-Za-z0-9]+([._-][A-Za-z0-9]+)*$`)
	releasePattern = regexp.MustCompile(`^[0-9]{1,5}\.[0-9]{1,5}\.[0-9]{1,5}$`)
	hashPattern    = regexp.MustCompile(`^[0-9a-f]{64}$`)
	countryPattern = regexp.MustCompile(`^[A-Z]{2}$`)
	// A path that could lead to another machine or drive is none: a file from
	// elsewhere must not make Windows look for a server.
	previousPattern = regexp.MustCompile(`^([A-Za-z]|([^/\\A-Za-z\x00-\x1f\x7f]|[A-Za-z][^:\\\x00-\x1f\x7f])[^\\\x00-\x1f\x7f]*)$`)
)

func (r *reader) ref(n *yamlfile.Node) Ref {
	f := r.Fields(n, "id", "release", "sha256")
	return Ref{
		ID:      r.Match(f.Need("id"), idPattern, words.Message("file-want-id")),
		Release: r.Match(f.Need("release"), releasePattern, words.Message("file-want-release")),
		SHA256:  r.Match(f.Maybe("sha256"), hashPattern, words.Message("file-want-hash")),
	}
}

// checklist reads the reference and compares it with the checklist at hand.
func (r *reader) checklist(n *yamlfile.Node) Ref {
	ref := r.ref(n)
	if ref.ID != "" && ref.Release != "" && (ref.ID != r.list.ID || ref.Release != r.list.Release) {
		r.report(n, "file-other-checklist", "named", ref.ID+"@"+ref.Release, "given", r.list.ID+"@"+r.list.Release)
	}
	return ref
}

func (r *reader) unit(n *yamlfile.Node) Unit {
	f := r.Fields(n, "name", "code", "country", "population")
	u := Unit{
		Name:    r.text(f.Need("name"), maxLine),
		Code:    r.free(f.Maybe("code"), maxLine),
		Country: r.country(f.Maybe("country")),
	}
	u.Population, _ = r.Int(f.Maybe("population"), 1, maxPopulation)
	return u
}

// country reads two capital letters; "" says nothing.
func (r *reader) country(n *yamlfile.Node) string {
	if n != nil && n.Kind == yamlfile.Scalar && n.Value == "" {
		return ""
	}
	return r.Match(n, countryPattern, words.Message("file-want-country"))
}

// previous reads the path of the assessment before.
func (r *reader) previous(n *yamlfile.Node) string {
	s := r.Match(n, previousPattern, words.Message("file-want-previous"))
	if s != "" {
		r.long(n, maxLine)
	}
	return s
}

func (r *reader) profile(n *yamlfile.Node) string {
	ids := make([]string, len(r.list.Profiles))
	for i, p := range r.list.Profiles {
		ids[i] = p.ID
	}
	return r.oneOf(n, "file-no-profiles", ids)
}

// oneOf reads one of the ids that the checklist has of a kind.
func (r *reader) oneOf(n *yamlfile.Node, none string, ids []string) string {
	if n != nil && len(ids) == 0 {
		r.report(n, none)
		return ""
	}
	return r.OneOf(n, ids...)
}

func (r *reader) jurisdictions(n *yamlfile.Node) []string {
	ids := make([]string, len(r.list.Jurisdictions))
	for i, j := range r.list.Jurisdictions {
		ids[i] = j.ID
	}
	r.ids = nil
	var all []string
	for _, item := range r.Items(n) {
		if id := r.oneOf(item, "file-no-jurisdictions", ids); id != "" && r.unique(item) {
			all = append(all, id)
		}
	}
	return all
}

func (r *reader) scope(n *yamlfile.Node) Scope {
	f := r.Fields(n, "kind", "services")
	kind := r.OneOf(f.Maybe("kind"), scopeKinds()...)
	services, _ := r.Int(f.Maybe("services"), 1, maxServices)
	return Scope{checklist.Scope(kind), services}
}

func scopeKinds() []string {
	return []string{string(checklist.ScopeOrganisation), string(checklist.ScopeService), string(checklist.ScopeMixed)}
}

// language reads a language that the program speaks or the checklist promises.
func (r *reader) language(n *yamlfile.Node) language.Tag {
	var tags []string
	for _, tag := range slices.Concat(language.All(), r.list.Languages) {
		if !slices.Contains(tags, string(tag)) {
			tags = append(tags, string(tag))
		}
	}
	return language.Tag(r.OneOf(n, tags...))
}

func (r *reader) participants(n *yamlfile.Node) []Participant {
	r.ids = nil
	var all []Participant
	for _, item := range r.Items(n) {
		f := r.Fields(item, "id", "role")
		at := f.Need("id")
		p := Participant{
			ID:   r.Match(at, idPattern, words.Message("file-want-id")),
			Role: r.text(f.Need("role"), maxLine),
		}
		if p.ID != "" {
			r.unique(at)
		}
		all = append(all, p)
	}
	return all
}

// unique reports an id that stands in the list before. Two that differ only in
// case or in how a letter is composed count as the same.
func (r *reader) unique(n *yamlfile.Node) bool {
	if r.ids == nil {
		r.ids = map[string]*yamlfile.Node{}
	}
	folded := cases.Fold().String(norm.NFC.String(n.Value))
	if first, ok := r.ids[folded]; ok {
		r.report(n, "file-twice", "id", n.Value, "first", first.Value, "line", first.Line)
		return false
	}
	r.ids[folded] = n
	return true
}
