package checklist

import (
	"mognad/checklist/yamlfile"
)

// maxLevels is how many levels a scale may have: each has one digit as its key.
const maxLevels = 10

// maxPoints is how many points a checklist may have.
const maxPoints = 1000

func (r *reader) scale(n *yamlfile.Node) {
	f := r.Fields(n, "rule", "levels")
	r.list.Rule = r.text(f.Need("rule"))
	levels := f.Need("levels")
	for i, item := range r.Items(levels) {
		if i == maxLevels {
			break // reported below
		}
		g := r.Fields(item, "level", "label", "anchor")
		at := g.Need("level")
		if l, ok := r.Int(at, 0, maxLevels-1); ok && l != i {
			r.report(at, "level-order", "found", l, "want", i)
		}
		r.list.Scale = append(r.list.Scale, ScaleLevel{Level(i), r.text(g.Need("label")), r.text(g.Need("anchor"))})
	}
	if levels != nil && levels.Kind == yamlfile.List && (len(levels.Items) < 2 || len(levels.Items) > maxLevels) {
		r.report(levels, "level-count", "n", len(levels.Items), "most", maxLevels)
	}
}

// level reads a level of the scale above 0.
func (r *reader) level(n *yamlfile.Node) Level {
	top, _ := r.top()
	l, _ := r.Int(n, 1, top)
	return Level(l)
}

// top returns the top level. It reports false where the scale is wrong, which
// is reported there; the top is then as high as it may be.
func (r *reader) top() (int, bool) {
	if top := int(r.list.Top()); top >= 1 {
		return top, true
	}
	return maxLevels - 1, false
}

// eachLevel returns the items of a list with one for each level above 0. Where
// it has more or fewer the problem is the phrase under key.
func (r *reader) eachLevel(n *yamlfile.Node, key string) []*yamlfile.Node {
	items := r.Items(n)
	top, ok := r.top()
	if ok && len(items) != top && n != nil && n.Kind == yamlfile.List {
		r.report(n, key, "n", len(items), "want", top)
	}
	return items[:min(len(items), top)]
}

// inOrder reads the number of the level for which item i of such a list stands.
func (r *reader) inOrder(n *yamlfile.Node, i int) {
	if l := r.level(n); l != 0 && l != Level(i+1) {
		r.report(n, "level-order", "found", int(l), "want", i+1)
	}
}

func (r *reader) defaults(n *yamlfile.Node) {
	f := r.Fields(n, "target_level", "window_months", "not_applicable_warning_above")
	d := &r.list.Defaults
	d.Target, d.WindowMonths, d.NotApplicableWarning = r.list.Top(), 12, maxPoints
	if at := f.Maybe("target_level"); at != nil {
		d.Target = r.level(at)
	}
	if m, ok := r.Int(f.Maybe("window_months"), 1, 120); ok {
		d.WindowMonths = m
	}
	if m, ok := r.Int(f.Maybe("not_applicable_warning_above"), 0, maxPoints); ok {
		d.NotApplicableWarning = m
	}
}

func (r *reader) terms(n *yamlfile.Node) {
	for _, f := range r.named(n, "term", "term", "definition") {
		r.list.Terms = append(r.list.Terms, Term{f.id, r.text(f.Need("term")), r.text(f.Need("definition"))})
	}
}

func (r *reader) efforts(n *yamlfile.Node) {
	r.list.Efforts = map[Effort]EffortSize{}
	f := r.Fields(n, string(Small), string(Medium), string(Large))
	for _, e := range []Effort{Small, Medium, Large} {
		g := r.Fields(f.Need(string(e)), "definition", "person_weeks")
		weeks, _ := r.Int(g.Need("person_weeks"), 1, 520)
		r.list.Efforts[e] = EffortSize{r.text(g.Need("definition")), weeks}
	}
}

func (r *reader) impact(n *yamlfile.Node) {
	f := r.Fields(n, "definition")
	r.list.Impact = r.text(f.Need("definition"))
}

func (r *reader) origins(n *yamlfile.Node) {
	for _, f := range r.named(n, "origin", "label", "definition") {
		r.list.Origins = append(r.list.Origins, Origin{f.id, r.text(f.Need("label")), r.text(f.Need("definition"))})
	}
}

func (r *reader) profiles(n *yamlfile.Node) {
	for _, f := range r.named(n, "profile", "title", "definition", "population_below", "joint_bodies") {
		p := Profile{ID: f.id, Title: r.text(f.Need("title")), Definition: r.text(f.Need("definition"))}
		p.PopulationBelow, _ = r.Int(f.Maybe("population_below"), 1, 100_000_000)
		p.JointBodies = r.text(f.Maybe("joint_bodies"))
		r.list.Profiles = append(r.list.Profiles, p)
	}
}

func (r *reader) jurisdictions(n *yamlfile.Node) {
	for _, f := range r.named(n, "jurisdiction", "name") {
		r.list.Jurisdictions = append(r.list.Jurisdictions, Jurisdiction{f.id, r.text(f.Need("name"))})
	}
}

func (r *reader) readAreas(n *yamlfile.Node) {
	for _, item := range r.some(n) {
		f := r.Fields(item, "id", "title", "intent", "weight", "provenance")
		at := f.Need("id")
		id := r.id(at, "area")
		if id != "" {
			r.areas = append(r.areas, at)
		}
		r.list.Areas = append(r.list.Areas, Area{
			ID:         id,
			Title:      r.text(f.Need("title")),
			Intent:     r.text(f.Maybe("intent")),
			Weight:     r.weight(f.Maybe("weight")),
			Provenance: r.provenance(f.Maybe("provenance")),
		})
	}
}

func (r *reader) readMarks(n *yamlfile.Node) {
	for _, e := range r.Entries(n) {
		r.list.ReadMarks = append(r.list.ReadMarks, ReadMark{r.id(e.Key, "mark"), r.text(e.Value)})
	}
}

func (r *reader) sources(n *yamlfile.Node) {
	for _, item := range r.Items(n) {
		f := r.Fields(item, "id", "name", "url", "read")
		s := Source{ID: r.id(f.Need("id"), "source"), Name: r.Text(f.Need("name")), URL: r.url(f.Maybe("url"))}
		if at := f.Maybe("read"); at != nil {
			s.Read = r.ref(at, "mark")
		}
		r.list.Sources = append(r.list.Sources, s)
	}
}
