package assess

import (
	"maps"
	"slices"

	"mognad/checklist"
)

// Tick turns a clause of the current point over: one that is true becomes
// false, any other becomes true. The level follows: it is the highest one whose
// clauses, and all clauses of the levels below, are true. A point without a level
// gets one.
//
// The clauses that a level stood for are said one by one from then on, so that
// they stay true when one of them is turned over: see [Session.Clash].
func (s *Session) Tick(clause string) error {
	p, a := s.Point(), s.Current()
	if _, _, ok := p.Clause(clause); !ok {
		return noSuch("session-no-clause", "session-no-clause-near", clause, p.ClauseIDs())
	}
	if a.State != Answered {
		a = s.settle(Answered)
	}
	said := maps.Clone(a.Clauses)
	if said == nil {
		said = map[string]bool{}
	}
	for l := checklist.Level(1); l <= a.Level; l++ {
		for _, c := range p.Clauses(l) {
			said[c.ID] = true
		}
	}
	said[clause] = !said[clause]
	a.Clauses, a.Level = said, levelOf(p, said)
	s.say(a)
	return nil
}

// levelOf returns the highest level whose clauses, and all clauses of the levels
// below, are true.
func levelOf(p *checklist.Point, said map[string]bool) checklist.Level {
	level := checklist.Level(0)
	for _, l := range p.Levels {
		if !allTrue(l.Clauses, said) {
			break
		}
		level = l.Level
	}
	return level
}

// Clash says what stands between the current answer and the highest level with a
// clause that is said to be true: the clauses up to that level that are not said
// to be true, lowest level first. It reports false where there is no such clause
// above the next level: such clauses are [PointResult].Skipped, and do not count.
func (s *Session) Clash() (level checklist.Level, needs []string, ok bool) {
	return clash(s.Point(), s.Current())
}

func clash(p *checklist.Point, a Answer) (level checklist.Level, needs []string, ok bool) {
	if a.State != Answered {
		return 0, nil, false
	}
	if _, skipped := clausesAbove(p, a); len(skipped) == 0 {
		return 0, nil, false
	}
	for _, l := range p.Levels {
		if l.Level > a.Level && anyTrue(l.Clauses, a.Clauses) {
			level = l.Level
		}
	}
	for l := a.Level + 1; l <= level; l++ {
		for _, c := range p.Clauses(l) {
			if !a.Clauses[c.ID] {
				needs = append(needs, c.ID)
			}
		}
	}
	return level, needs, true
}

func anyTrue(clauses []checklist.Clause, said map[string]bool) bool {
	return slices.ContainsFunc(clauses, func(c checklist.Clause) bool { return said[c.ID] })
}
