package assess

import (
	"mognad/checklist"
	"mognad/checklist/language"
)

// window returns how many months back from the assessment an evidence may lie.
// It reports false for evidence that does not age: one that names no clause, or
// a clause without a window.
func (e Evidence) window(p *checklist.Point) (months int, ages bool) {
	for _, id := range e.Clauses {
		c, _, ok := p.Clause(id)
		if !ok || c.WindowMonths == 0 {
			return 0, false
		}
		months = max(months, c.WindowMonths)
	}
	return months, len(e.Clauses) > 0
}

// tooOld reports whether an evidence lies before its window. The first day of
// the window still counts, and evidence without a date is never too old.
func (e Evidence) tooOld(p *checklist.Point, assessed language.Date) bool {
	months, ages := e.window(p)
	if !ages || e.Date.IsZero() || assessed.IsZero() {
		return false
	}
	return e.Date.Compare(assessed.AddMonths(-months)) < 0
}

// stale returns the indexes of the evidence that is too old.
func stale(p *checklist.Point, evidence []Evidence, assessed language.Date) []int {
	var old []int
	for i, e := range evidence {
		if e.tooOld(p, assessed) {
			old = append(old, i)
		}
	}
	return old
}

// shown says whether evidence holds, some of which is too old.
func shown(evidence []Evidence, stale []int) Shown {
	switch {
	case len(evidence) == 0:
		return NotShown
	case len(stale) == len(evidence):
		return TooOld
	}
	return IsShown
}
