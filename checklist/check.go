package checklist

import (
	"fmt"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"mognad/checklist/yamlfile"
)

// unique reports an id that was used before in its kind. Two ids that differ
// only in case or in how a letter is composed count as the same.
func (r *reader) unique(n *yamlfile.Node, kind, id string) {
	if r.ids == nil {
		r.ids = map[string]map[string]*yamlfile.Node{}
	}
	if r.ids[kind] == nil {
		r.ids[kind] = map[string]*yamlfile.Node{}
	}
	folded := cases.Fold().String(norm.NFC.String(id))
	if first, ok := r.ids[kind][folded]; ok {
		r.report(n, "id-twice", "id", id, "first", first.Value, "line", first.Line)
		return
	}
	r.ids[kind][folded] = n
}

// known returns the ids of a kind in file order.
func (r *reader) known(kind string) []string {
	var ids []string
	add := func(id string) { ids = append(ids, id) }
	switch kind {
	case "area":
		for _, x := range r.list.Areas {
			add(x.ID)
		}
	case "point":
		for _, x := range r.list.Points {
			add(x.ID)
		}
	case "source":
		for _, x := range r.list.Sources {
			add(x.ID)
		}
	case "origin":
		for _, x := range r.list.Origins {
			add(x.ID)
		}
	case "profile":
		for _, x := range r.list.Profiles {
			add(x.ID)
		}
	case "jurisdiction":
		for _, x := range r.list.Jurisdictions {
			add(x.ID)
		}
	case "mark":
		for _, x := range r.list.ReadMarks {
			add(x.ID)
		}
	}
	return ids
}

// check reports what can only be seen with the whole file read.
func (r *reader) check(list *Checklist) {
	for _, ref := range r.refs {
		r.OneOf(ref.node, r.known(ref.kind)...)
	}
	for i, a := range list.Areas {
		if a.ID != "" && !r.hasPoint(a.ID) {
			r.report(r.ids["area"][strings.ToLower(a.ID)], "empty-area", "area", list.Areas[i].ID)
		}
	}
	if r.Clean() {
		r.checkCycles()
	}
}

func (r *reader) hasPoint(area string) bool {
	for _, p := range r.list.Points {
		if p.Area == area {
			return true
		}
	}
	return false
}

// A stage is a level of a point, as a node in the graph of prerequisites.
type stage struct {
	point string
	level Level
}

func (s stage) String() string { return fmt.Sprintf("%s:%d", s.point, s.level) }

// checkCycles reports the first chain of prerequisites that leads back to its
// own beginning. Reaching a level needs the level below and what it requires.
func (r *reader) checkCycles() {
	state := map[stage]int{} // 0 new, 1 on the path, 2 done
	var path []stage
	var visit func(s stage) bool
	visit = func(s stage) bool {
		if s.level == 0 || state[s] == 2 {
			return true
		}
		path = append(path, s)
		if state[s] == 1 {
			r.reportCycle(path)
			return false
		}
		state[s] = 1
		for _, next := range r.needs(s) {
			if !visit(next) {
				return false
			}
		}
		state[s] = 2
		path = path[:len(path)-1]
		return true
	}
	for _, p := range r.list.Points {
		if !visit(stage{p.ID, r.list.Top()}) {
			return
		}
	}
}

func (r *reader) needs(s stage) []stage {
	next := []stage{{s.point, s.level - 1}}
	for _, q := range r.requires {
		if q.from == s.point && q.ToReach == s.level {
			next = append(next, stage{q.Point, q.AtLeast})
		}
	}
	return next
}

// reportCycle reports the cycle at the end of path, at the requirement that
// closes it.
func (r *reader) reportCycle(path []stage) {
	last := path[len(path)-1]
	start := 0
	for path[start] != last {
		start++
	}
	names := make([]string, 0, len(path)-start)
	for _, s := range path[start:] {
		names = append(names, s.String())
	}
	for i := len(path) - 1; i > start; i-- {
		for _, q := range r.requires {
			if q.from == path[i-1].point && q.ToReach == path[i-1].level && q.Point == path[i].point && q.AtLeast == path[i].level {
				r.report(q.node, "cycle", "path", strings.Join(names, " → "))
				return
			}
		}
	}
}
