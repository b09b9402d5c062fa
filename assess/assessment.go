// Package assess holds everything that stands in an assessment file, and the
// figures that follow from it.
//
// An [Assessment] is one unit's answers to a checklist at one date. [Read] takes
// it from a file, [Write] puts it into one, and [Score] works out levels,
// scores, ranges and gaps as a [Result]. Scoring exists here and nowhere else;
// it is exact, and [Result.Explain] shows its arithmetic. Nothing in this
// package touches a disk, a screen or a clock.
package assess

import (
	"slices"

	"mognad/checklist"
	"mognad/checklist/language"
)

// An Assessment is one unit's answers at one date. Texts are as people wrote
// them: they pass the gate of package display before anybody sees them.
type Assessment struct {
	Checklist     Ref
	Unit          Unit
	Profile       string   // a profile of the checklist; "" for its first one
	Jurisdictions []string // whose legal floors apply
	Scope         Scope
	Date          language.Date // every "last 12 months" counts back from here
	Previous      string        // the file of the assessment before, seen from this one's folder, with slashes; "" if there is none. It never leads to another machine or drive by itself
	Language      language.Tag
	Participants  []Participant
	Ask           string            // what is asked of those who read the report
	Answers       map[string]Answer // by point; a point that is not there is unanswered
}

// A Ref names the exact text of a checklist.
type Ref struct {
	ID, Release string
	SHA256      string // hexadecimal; "" if the file does not say
}

// A Unit is the organisation that is assessed.
type Unit struct {
	Name, Code, Country string
	Population          int // 0 if the file does not say
}

// A Scope is what the assessment covers.
type Scope struct {
	Kind     checklist.Scope // "" if the file does not say
	Services int             // on the list of services; 0 if the file does not say
}

// A Participant took part, by role and not by name.
type Participant struct{ ID, Role string }

// A State says what is known of a point. The four are never mixed: only
// [Answered] has a level, and none of the others is level 0.
type State int

// The states of a point.
const (
	Unanswered    State = iota
	Answered            // has a level
	NotApplicable       // has a reason
	Unknown             // somebody must find out
)

// A Confidence says how sure the people who answered are.
type Confidence string

// The degrees of confidence. No statement at all is "".
const (
	Low    Confidence = "low"
	Medium Confidence = "medium"
	High   Confidence = "high"
)

// Confidences returns the degrees, from low to high.
func Confidences() []Confidence { return []Confidence{Low, Medium, High} }

// An Answer is what is said of one point. The zero value is unanswered.
type Answer struct {
	State       State
	Level       checklist.Level // of an answered point only
	Clauses     map[string]bool // what was said of single clauses; absent is not said
	Confidence  Confidence
	Target      *Target // nil if the checklist's default target holds
	Evidence    []Evidence
	Comment     string
	PrivateNote string // never in a report or an export
	Reason      string // why the point is not applicable
	By          string // the role that decided that it is not applicable
}

// A Target is the level to reach.
type Target struct {
	Level checklist.Level
	By    language.Date // the zero date if there is none
}

// An Evidence shows that an answer holds.
type Evidence struct {
	Ref     string // a register number, an address, a title
	Kind    EvidenceKind
	Date    language.Date // the zero date if undated
	Clauses []string      // the clauses that it supports; none means the answer as a whole
	Note    string
}

// An EvidenceKind says what sort of thing an evidence is; "" is not said.
type EvidenceKind string

// EvidenceKinds returns every kind there is.
func EvidenceKinds() []EvidenceKind {
	return []EvidenceKind{"decision", "document", "contract", "statistics", "log", "test", "web", "other"}
}

// Answer returns the answer of a point, the zero value if there is none.
func (a *Assessment) Answer(point string) Answer { return a.Answers[point] }

// Clone returns a copy that shares nothing with a.
func (a *Assessment) Clone() *Assessment {
	c := *a
	c.Jurisdictions = slices.Clone(a.Jurisdictions)
	c.Participants = slices.Clone(a.Participants)
	c.Answers = make(map[string]Answer, len(a.Answers))
	for id, answer := range a.Answers {
		c.Answers[id] = answer.Clone()
	}
	return &c
}

// Clone returns a copy that shares nothing with a.
func (a Answer) Clone() Answer {
	if a.Clauses != nil {
		clauses := make(map[string]bool, len(a.Clauses))
		for id, said := range a.Clauses {
			clauses[id] = said
		}
		a.Clauses = clauses
	}
	if a.Target != nil {
		target := *a.Target
		a.Target = &target
	}
	a.Evidence = slices.Clone(a.Evidence)
	for i := range a.Evidence {
		a.Evidence[i].Clauses = slices.Clone(a.Evidence[i].Clauses)
	}
	return a
}
