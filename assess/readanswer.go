package assess

import (
	"strconv"
	"strings"

	"mognad/checklist"
	"mognad/checklist/yamlfile"
)

// How a file says the states that have no level.
const (
	saysNotApplicable = "not-applicable"
	saysUnknown       = "unknown"
)

// maxGuesses ends the search for what a key may have been meant to be, in a
// file that has nothing to do with the checklist.
const maxGuesses = 50

// answers reads the answers. An entry that is empty as a whole has none yet.
func (r *reader) answers(n *yamlfile.Node) map[string]Answer {
	all := map[string]Answer{}
	if n == nil || n.Kind == yamlfile.Null {
		return all
	}
	ids, unknown := r.list.PointIDs(), 0
	for _, e := range r.Entries(n) {
		point, ok := r.list.Point(e.Key.Value)
		if ok {
			all[point.ID] = r.answer(e.Value, point)
			continue
		}
		guess, near := "", false
		if unknown++; unknown <= maxGuesses {
			guess, near = yamlfile.Closest(e.Key.Value, ids)
		}
		if near {
			r.report(e.Key, "file-unknown-point-guess", "point", short(e.Key.Value), "guess", guess)
			continue
		}
		r.report(e.Key, "file-unknown-point", "point", short(e.Key.Value), "first", ids[0], "last", ids[len(ids)-1])
	}
	return all
}

var answerKeys = []string{
	"state", "level", "clauses", "reason", "by", "confidence", "target", "evidence", "comment", "private_note",
}

func (r *reader) answer(n *yamlfile.Node, p *checklist.Point) Answer {
	if n.Kind == yamlfile.Null {
		r.report(n, "file-blank-answer", "point", p.ID)
		return Answer{}
	}
	f := r.Fields(n, answerKeys...)
	a := Answer{
		Confidence:  r.confidence(f.Maybe("confidence")),
		Target:      r.target(f.Maybe("target")),
		Evidence:    r.evidence(f.Maybe("evidence"), p),
		Comment:     r.free(f.Maybe("comment"), MaxText),
		PrivateNote: r.free(f.Maybe("private_note"), MaxText),
	}
	r.state(f, p, &a)
	if n.Kind == yamlfile.Map && len(n.Entries) == 0 {
		r.report(n, "file-blank-answer", "point", p.ID)
	}
	return a
}

// state reads what is known of the point: a level, a state, or neither yet.
func (r *reader) state(f yamlfile.Fields, p *checklist.Point, a *Answer) {
	level, state := f.Maybe("level"), f.Maybe("state")
	clauses := r.clauses(f.Maybe("clauses"), p)
	if level != nil {
		l, ok := r.level(level, 0)
		a.State, a.Level, a.Clauses = Answered, l, said(clauses)
		if ok {
			r.agree(level, l, clauses, p)
		}
	}
	switch r.OneOf(state, saysNotApplicable, saysUnknown) {
	case saysNotApplicable:
		a.State = NotApplicable
		r.notApplicable(f, state, p, a)
	case saysUnknown:
		a.State = Unknown
	}
	if level != nil && state != nil {
		r.report(state, "file-level-and-state")
	}
	if at := f.Maybe("clauses"); at != nil && level == nil && state != nil {
		r.report(at, "file-clauses-and-state")
	}
	if level == nil && state == nil && len(clauses) > 0 {
		r.report(f.Maybe("clauses"), "file-clauses-alone", "level", int(follows(p, said(clauses))))
	}
	if a.State != NotApplicable && (state == nil || state.Value == saysUnknown) {
		for _, key := range []string{"reason", "by"} {
			if at := f.Maybe(key); at != nil {
				r.report(at, "file-only-not-applicable", "key", key)
			}
		}
	}
}

func (r *reader) notApplicable(f yamlfile.Fields, at *yamlfile.Node, p *checklist.Point, a *Answer) {
	if !p.AllowsNA {
		r.report(at, "file-na-refused", "point", p.ID)
	}
	reason := f.Maybe("reason")
	if reason == nil {
		r.report(at, "file-na-reason")
	}
	a.Reason = r.text(reason, MaxText)
	a.By = r.free(f.Maybe("by"), maxLine)
}

// level reads a level of the scale that is at least low, written as a plain
// digit and in no other way.
func (r *reader) level(n *yamlfile.Node, low checklist.Level) (checklist.Level, bool) {
	var allowed []string
	for l := low; l <= r.list.Top(); l++ {
		if n.Plain && n.Value == strconv.Itoa(int(l)) {
			return l, true
		}
		allowed = append(allowed, strconv.Itoa(int(l)))
	}
	want := "file-want-level"
	if low > 0 {
		want = "file-want-target"
	}
	r.Wrong(n, words.Message(want, "allowed", strings.Join(allowed, ", ")))
	return 0, false
}

// short cuts a value that is quoted in a message.
func short(s string) string {
	if runes := []rune(s); len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return s
}

// A clause is what was said of one clause, and where.
type clause struct {
	id   string
	at   *yamlfile.Node
	true bool
}

func (r *reader) clauses(n *yamlfile.Node, p *checklist.Point) []clause {
	var all []clause
	for _, e := range r.Entries(n) {
		if id := r.OneOf(e.Key, p.ClauseIDs()...); id != "" {
			all = append(all, clause{id, e.Value, r.Bool(e.Value)})
		}
	}
	return all
}

// said returns the clauses as an answer holds them.
func said(clauses []clause) map[string]bool {
	if len(clauses) == 0 {
		return nil
	}
	m := make(map[string]bool, len(clauses))
	for _, c := range clauses {
		m[c.id] = c.true
	}
	return m
}

// agree reports clauses that contradict the level: one at or below it that is
// not true, or a next level of which every clause is.
func (r *reader) agree(at *yamlfile.Node, level checklist.Level, clauses []clause, p *checklist.Point) {
	for _, c := range clauses {
		_, l, _ := p.Clause(c.id)
		if l <= level && c.at.Plain && c.at.Value == "false" {
			r.report(c.at, "file-clause-below", "clause", c.id, "level", int(level))
		}
	}
	next := level
	for next < r.list.Top() && complete(p.Clauses(next+1), said(clauses)) {
		next++
	}
	if next > level {
		r.report(at, "file-clauses-above", "level", int(level), "next", int(next))
	}
}

// follows returns the level that the clauses alone amount to.
func follows(p *checklist.Point, said map[string]bool) checklist.Level {
	level := checklist.Level(0)
	for int(level) < len(p.Levels) && complete(p.Clauses(level+1), said) {
		level++
	}
	return level
}

// complete reports whether there are clauses, and each is said to be true.
func complete(clauses []checklist.Clause, said map[string]bool) bool {
	for _, c := range clauses {
		if !said[c.ID] {
			return false
		}
	}
	return len(clauses) > 0
}

func (r *reader) confidence(n *yamlfile.Node) Confidence {
	var allowed []string
	for _, c := range Confidences() {
		allowed = append(allowed, string(c))
	}
	return Confidence(r.OneOf(n, allowed...))
}

func (r *reader) target(n *yamlfile.Node) *Target {
	if n == nil {
		return nil
	}
	f := r.Fields(n, "level", "by")
	t := &Target{By: r.Date(f.Maybe("by"))}
	if at := f.Need("level"); at != nil {
		t.Level, _ = r.level(at, 1)
	}
	return t
}

func (r *reader) evidence(n *yamlfile.Node, p *checklist.Point) []Evidence {
	var kinds []string
	for _, k := range EvidenceKinds() {
		kinds = append(kinds, string(k))
	}
	var all []Evidence
	for _, item := range r.Items(n) {
		f := r.Fields(item, "ref", "kind", "date", "clauses", "note")
		all = append(all, Evidence{
			Ref:     r.text(f.Need("ref"), maxLine),
			Kind:    EvidenceKind(r.OneOf(f.Maybe("kind"), kinds...)),
			Date:    r.Date(f.Maybe("date")),
			Clauses: r.supported(f.Maybe("clauses"), p),
			Note:    r.free(f.Maybe("note"), MaxText),
		})
	}
	return all
}

// supported reads the clauses that an evidence names.
func (r *reader) supported(n *yamlfile.Node, p *checklist.Point) []string {
	r.ids = nil
	var ids []string
	for _, item := range r.Items(n) {
		if id := r.OneOf(item, p.ClauseIDs()...); id != "" && r.unique(item) {
			ids = append(ids, id)
		}
	}
	return ids
}
