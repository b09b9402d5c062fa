package checklist

import (
	"strings"

	"mognad/checklist/yamlfile"
)

// ids are the ids of one kind that stand in the file.
type ids struct {
	known  []string                  // in file order
	set    map[string]bool           // of the known
	folded map[string]*yamlfile.Node // by the id without its case
}

func (k *ids) add(id string) {
	if !k.set[id] {
		k.known = append(k.known, id)
		k.set[id] = true
	}
}

// kind returns the ids of a kind read so far.
func (r *reader) kind(kind string) *ids {
	if r.ids[kind] == nil {
		r.ids[kind] = &ids{set: map[string]bool{}, folded: map[string]*yamlfile.Node{}}
	}
	return r.ids[kind]
}

// unique notes an id, and reports false, with a problem, if it was used before
// in its kind. Two ids that differ only in case count as the same. Ids have no
// letters but a to z, so that no others need to be thought of.
func (r *reader) unique(n *yamlfile.Node, kind, id string) bool {
	k := r.kind(kind)
	folded := strings.ToLower(id)
	if first, ok := k.folded[folded]; ok {
		key := "id-twice"
		if first.Value != id {
			key = "id-twice-in-case"
		}
		r.report(n, key, "id", id, "first", first.Value, "line", first.Line)
		return false
	}
	k.folded[folded] = n
	k.add(id)
	return true
}

// check reports what can only be seen with the whole file read.
func (r *reader) check(list *Checklist) {
	missed := map[string]bool{}
	for _, ref := range r.refs {
		if k := r.kind(ref.kind); !k.set[ref.node.Value] {
			r.OneOf(ref.node, k.known...)
			missed[ref.kind] = true
		}
	}
	used := map[string]bool{}
	for _, p := range list.Points {
		used[p.Area] = true
	}
	for _, a := range r.areas {
		if !used[a.Value] && len(list.Points) > 0 && !missed["area"] {
			r.report(a, "empty-area", "area", a.Value)
		}
	}
	r.checkCycles()
}
