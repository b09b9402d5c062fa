package checklist

import (
	"fmt"
	"strings"

	"mognad/checklist/yamlfile"
)

// A stage is a level of a point, as a node in the graph of prerequisites.
type stage struct {
	point string
	level Level
}

func (s stage) String() string { return fmt.Sprintf("%s:%d", s.point, s.level) }

// A hop is a stage on the way of the search, and the prerequisite that led to
// it, nil where it is just the level below.
type hop struct {
	stage
	by *yamlfile.Node
}

// cycles looks for prerequisites that go round in a circle.
type cycles struct {
	*reader
	needs map[stage][]requirement // what a stage requires of other points
	done  map[stage]bool
	path  []hop         // from where the search began to where it is
	on    map[stage]int // where a stage stands on the path
}

// checkCycles reports each chain of prerequisites that leads back to its own
// beginning. Reaching a level needs the level below and what it requires.
func (r *reader) checkCycles() {
	c := cycles{reader: r, needs: map[stage][]requirement{}, done: map[stage]bool{}, on: map[stage]int{}}
	for _, q := range r.requires {
		at := stage{q.from, q.ToReach}
		c.needs[at] = append(c.needs[at], q)
	}
	for _, p := range r.list.Points {
		c.visit(hop{stage{p.ID, r.list.Top()}, nil})
	}
}

func (c *cycles) visit(h hop) {
	if h.level <= 0 || c.done[h.stage] {
		return
	}
	if start, ok := c.on[h.stage]; ok {
		c.circle(start, h)
		return
	}
	c.on[h.stage] = len(c.path)
	c.path = append(c.path, h)
	c.visit(hop{stage{h.point, h.level - 1}, nil})
	for _, q := range c.needs[h.stage] {
		c.visit(hop{stage{q.Point, q.AtLeast}, q.node})
	}
	c.path = c.path[:len(c.path)-1]
	delete(c.on, h.stage)
	c.done[h.stage] = true
}

// circle reports that the hop last leads back to the path's stage at start. The
// place is the last prerequisite on the way.
func (c *cycles) circle(start int, last hop) {
	var names []string
	at := last.by
	for i := len(c.path) - 1; i > start && at == nil; i-- {
		at = c.path[i].by
	}
	for _, h := range append(c.path[start:len(c.path):len(c.path)], last) {
		names = append(names, h.String())
	}
	c.report(at, "cycle", "path", strings.Join(names, " → "))
}
