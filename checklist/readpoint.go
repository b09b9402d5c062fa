package checklist

import (
	"math/big"
	"net/url"

	"mognad/checklist/yamlfile"
)

// maxWeight is the most that an area or a point may weigh.
const maxWeight = 1000

// maxClauses is how many clauses a level may have: each has a letter of its own.
const maxClauses = 26

var pointKeys = []string{
	"id", "area", "scope", "sensitive", "allows_na", "weight", "impact", "title", "intent", "question", "none",
	"none_short", "levels", "evidence", "steps", "owner_role", "requires", "legal_floor", "provenance", "refs",
}

func (r *reader) points(n *yamlfile.Node) {
	items := r.some(n)
	if len(items) > maxPoints {
		r.report(n, "too-many-points", "n", len(items), "most", maxPoints)
		items = items[:maxPoints]
	}
	for _, item := range items {
		r.list.Points = append(r.list.Points, r.point(item))
	}
}

func (r *reader) point(n *yamlfile.Node) Point {
	f := r.Fields(n, pointKeys...)
	p := Point{
		ID:         r.id(f.Need("id"), "point"),
		Area:       r.ref(f.Need("area"), "area"),
		Scope:      r.scope(f.Maybe("scope")),
		Sensitive:  r.Bool(f.Maybe("sensitive")),
		AllowsNA:   r.Bool(f.Need("allows_na")),
		Weight:     r.weight(f.Maybe("weight")),
		Title:      r.text(f.Need("title")),
		Intent:     r.text(f.Maybe("intent")),
		Question:   r.text(f.Need("question")),
		None:       r.text(f.Need("none")),
		NoneShort:  r.textUpTo(f.Need("none_short"), MaxShort),
		Evidence:   r.texts(f.Maybe("evidence")),
		OwnerRole:  r.text(f.Need("owner_role")),
		Floor:      r.floor(f.Maybe("legal_floor")),
		Provenance: r.provenance(f.Maybe("provenance")),
	}
	p.Impact, _ = r.Int(f.Need("impact"), 1, 5)
	p.Levels = r.levels(f.Need("levels"))
	p.Steps = r.steps(f.Need("steps"))
	p.Requires = r.prerequisites(f.Maybe("requires"), p.ID)
	p.Refs = r.references(f.Maybe("refs"))
	return p
}

func (r *reader) scope(n *yamlfile.Node) Scope {
	if n == nil {
		return ScopeOrganisation
	}
	return Scope(r.OneOf(n, string(ScopeOrganisation), string(ScopeService), string(ScopeMixed)))
}

// weight reads a weight; one that is missing is 1.
func (r *reader) weight(n *yamlfile.Node) *big.Rat {
	if w := r.Decimal(n, maxWeight); w != nil {
		return w
	}
	return big.NewRat(1, 1)
}

// url reads a web address.
func (r *reader) url(n *yamlfile.Node) string {
	if n == nil {
		return ""
	}
	s := r.Text(n)
	u, err := url.Parse(s)
	if s != "" && (err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "") {
		r.report(n, "want-url", "value", s)
	}
	return s
}

func (r *reader) texts(n *yamlfile.Node) []Text {
	var texts []Text
	for _, item := range r.Items(n) {
		texts = append(texts, r.text(item))
	}
	return texts
}

// levels reads the levels 1 to the top, each once and in order.
func (r *reader) levels(n *yamlfile.Node) []PointLevel {
	var levels []PointLevel
	for i, item := range r.eachLevel(n, "levels-missing") {
		f := r.Fields(item, "level", "short", "clauses")
		r.inOrder(f.Need("level"), i)
		levels = append(levels, PointLevel{
			Level:   Level(i + 1),
			Short:   r.textUpTo(f.Need("short"), MaxShort),
			Clauses: r.clauses(f.Need("clauses"), i+1),
		})
	}
	return levels
}

func (r *reader) clauses(n *yamlfile.Node, level int) []Clause {
	var clauses []Clause
	items := r.some(n)
	if len(items) > maxClauses {
		r.report(n, "too-many-clauses", "n", len(items), "most", maxClauses)
		items = items[:maxClauses]
	}
	for i, item := range items {
		f := r.Fields(item, "id", "text", "window_months", "profiles")
		at := f.Need("id")
		want := string(rune('0'+level)) + string(rune('a'+i))
		if id := r.Match(at, clausePattern, words.Message("want-clause-id", "want", want)); id != "" && id != want {
			r.report(at, "clause-id", "found", id, "want", want)
		}
		c := Clause{ID: want, Text: r.text(f.Need("text")), profiles: r.replacements(f.Maybe("profiles"))}
		c.WindowMonths, _ = r.Int(f.Maybe("window_months"), 1, 120)
		clauses = append(clauses, c)
	}
	return clauses
}

// replacements reads a clause's texts in other profiles.
func (r *reader) replacements(n *yamlfile.Node) map[string]Text {
	if n == nil {
		return nil
	}
	texts := map[string]Text{}
	for _, e := range r.Entries(n) {
		r.refs = append(r.refs, reference{e.Key, "profile"})
		texts[e.Key.Value] = r.text(e.Value)
	}
	return texts
}

// steps reads the steps to level 1 up to the top, each once and in order.
func (r *reader) steps(n *yamlfile.Node) []Step {
	var steps []Step
	for i, item := range r.eachLevel(n, "steps-missing") {
		f := r.Fields(item, "to", "effort", "actions")
		r.inOrder(f.Need("to"), i)
		effort := Effort(r.OneOf(f.Need("effort"), string(Small), string(Medium), string(Large)))
		actions := f.Need("actions")
		r.some(actions)
		steps = append(steps, Step{Level(i + 1), effort, r.texts(actions)})
	}
	return steps
}

func (r *reader) prerequisites(n *yamlfile.Node, from string) []Requirement {
	var all []Requirement
	for _, item := range r.Items(n) {
		f := r.Fields(item, "point", "at_least", "to_reach")
		at := f.Need("point")
		q := Requirement{r.ref(at, "point"), r.level(f.Need("at_least")), r.level(f.Need("to_reach"))}
		if q.Point == from && from != "" {
			r.report(at, "requires-itself")
			continue
		}
		r.requires = append(r.requires, requirement{item, from, q})
		all = append(all, q)
	}
	return all
}

func (r *reader) floor(n *yamlfile.Node) *LegalFloor {
	if n == nil || n.Kind == yamlfile.Null {
		return nil
	}
	f := r.Fields(n, "level", "jurisdiction", "basis", "note")
	floor := &LegalFloor{Level: r.level(f.Need("level")), Note: r.text(f.Maybe("note"))}
	for _, item := range r.some(f.Need("jurisdiction")) {
		floor.Jurisdictions = append(floor.Jurisdictions, r.ref(item, "jurisdiction"))
	}
	for _, item := range r.Items(f.Maybe("basis")) {
		floor.Basis = append(floor.Basis, r.ref(item, "source"))
	}
	return floor
}

func (r *reader) provenance(n *yamlfile.Node) Provenance {
	if n == nil {
		return Provenance{}
	}
	f := r.Fields(n, "kind", "note")
	return Provenance{r.ref(f.Need("kind"), "origin"), r.text(f.Maybe("note"))}
}

func (r *reader) references(n *yamlfile.Node) []Reference {
	var refs []Reference
	for _, item := range r.Items(n) {
		f := r.Fields(item, "source", "loc")
		refs = append(refs, Reference{r.ref(f.Need("source"), "source"), r.Text(f.Maybe("loc"))})
	}
	return refs
}
