package assess

import (
	"math/big"

	"mognad/checklist"
	"mognad/checklist/language"
)

// A Result is everything that follows from an assessment, and what of the
// assessment a report may show: private notes are not in it. All shares are
// exact, from 0 to 1.
type Result struct {
	Checklist     Ref  // of the checklist that was used
	OtherText     bool // the assessment was answered under another text of the same release
	Unit          Unit
	Profile       string // the one that applies; the checklist's first where the assessment names none
	Jurisdictions []string
	Scope         Scope
	Date          language.Date
	Participants  []Participant
	Ask           string

	Counts   Counts
	Points   []PointResult // in checklist order
	Areas    []AreaResult  // in checklist order
	Total    Figures
	Gate     Gate      // over all points: its level is the least of the areas'
	Warnings []Warning // all there are: on the whole first, then the points' own in checklist order
}

// Counts says how many points are in which state.
type Counts struct {
	All, Answered, NotApplicable, Unknown, Unanswered int
}

// Applicable is all points but those that are not applicable.
func (c Counts) Applicable() int { return c.All - c.NotApplicable }

// Settled is how many points somebody has said something about.
func (c Counts) Settled() int { return c.Answered + c.NotApplicable + c.Unknown }

// Draft reports whether a point is still unanswered. A don't-know is an answer
// here: it is printed beside the score and does not make a draft.
func (c Counts) Draft() bool { return c.Settled() < c.All }

// Coverage is answered ÷ applicable, nil where nothing is applicable.
func (c Counts) Coverage() *big.Rat {
	if c.Applicable() == 0 {
		return nil
	}
	return big.NewRat(int64(c.Answered), int64(c.Applicable()))
}

// Figures are the scores of a point, an area or the whole.
type Figures struct {
	Claimed   *big.Rat // nil where there is nothing to score
	Evidenced *big.Rat // the same points, those without valid evidence at 0; nil with Claimed
	Low, High *big.Rat // unknown and unanswered points at 0 and at the top; nil where nothing is applicable
	Goal      *big.Rat // the same points, those below their target at it; nil with Claimed, and never below it
	NAZero    *big.Rat // Claimed, with points that are not applicable at 0; nil where no point has a level or is not applicable
}

// A Gate is the level that every applicable point has reached.
type Gate struct {
	Applies   bool            // false where no point is applicable
	Level     checklist.Level // unknown and unanswered points count as 0
	Short     int             // applicable points below Level+1; 0 at the top level
	Unsettled int             // unknown and unanswered points among the applicable: Level is "at least" with them
}

// A PointResult is what follows for one point.
type PointResult struct {
	ID, Area string
	Answer   Answer   // without its private note
	Score    *big.Rat // level ÷ top; nil without a level
	Goal     *big.Rat // the score when the target is reached, never below Score; nil without a level
	Shown    Shown
	Stale    []int           // indexes of evidence that is too old
	Target   checklist.Level // the answer's own, or the default
	OwnGoal  bool            // the target is the answer's own
	Gap      int             // levels up to the target; 0 without a level
	GapKnown bool            // false without a level: then the gap is "not known", never a number
	Floor    checklist.Level // legal floor in the assessment's jurisdictions; 0 if none
	Missing  []string        // clauses of the next level not said to be true, in order; none at the top or without a level
	Skipped  []string        // true clauses above a level with a clause that is not: they do not count
	Warnings []Warning       // also among the result's
}

// BelowFloor reports whether the point has a level below its legal floor.
func (p PointResult) BelowFloor() bool {
	return p.Answer.State == Answered && p.Answer.Level < p.Floor
}

// Shown says whether an answer's evidence holds.
type Shown int

// The states of an answer's evidence.
const (
	NotShown Shown = iota // no evidence
	TooOld                // some, and all of it too old
	IsShown               // at least one that holds
)

// An AreaResult is what follows for one area.
type AreaResult struct {
	ID     string
	Counts Counts
	Figures
	Gate Gate
}

// A Warning is advice on one point, or on the whole where Point is "". It never
// changes a figure.
type Warning struct {
	Kind  WarningKind
	Point string
	language.Message
}

// A WarningKind says what a warning is about.
type WarningKind string

// The kinds of warnings.
const (
	WarnOtherText        WarningKind = "other-text"         // answered under another text of the same release
	WarnProfile          WarningKind = "profile"            // meant for units of another size
	WarnNotApplicable    WarningKind = "not-applicable"     // more such points than the checklist expects
	WarnPrerequisite     WarningKind = "prerequisite"       // a level needs another point that is lower
	WarnTargetBelowFloor WarningKind = "target-below-floor" // the target is below the legal floor
	WarnSkipped          WarningKind = "skipped"            // true clauses that do not count yet
	WarnFutureEvidence   WarningKind = "future-evidence"    // dated after the assessment
	WarnUndatedEvidence  WarningKind = "undated-evidence"   // counts, and nobody can see how old it is
	WarnConfidence       WarningKind = "confidence"         // low, and no evidence that holds
)

// Point returns the result of a point.
func (r *Result) Point(id string) (PointResult, bool) {
	for _, p := range r.Points {
		if p.ID == id {
			return p, true
		}
	}
	return PointResult{}, false
}

// Area returns the result of an area.
func (r *Result) Area(id string) (AreaResult, bool) {
	for _, a := range r.Areas {
		if a.ID == id {
			return a, true
		}
	}
	return AreaResult{}, false
}

// AtLeast returns how many points have reached the level.
func (r *Result) AtLeast(l checklist.Level) int {
	n := 0
	for _, p := range r.Points {
		if p.Answer.State == Answered && p.Answer.Level >= l {
			n++
		}
	}
	return n
}
