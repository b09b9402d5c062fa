// Package checklist reads and checks the YAML model of a maturity assessment.
//
// A checklist is data: areas, their points, the levels of each point with the
// clauses that must be true, and the steps from one level to the next. This
// package says whether a file is a well-formed checklist and at which line it
// is not. It knows nothing of answers, scores or screens, and nothing here or
// further on knows how many points, areas or levels there are.
//
// # Compatibility
//
// A file says which version of the format it is written in. This release reads
// version 1, and every later release will. A newer version is refused, with a
// message that says so. Ids of points, clauses and areas are permanent within a
// checklist: a text may be replaced in a later release of the checklist, an id
// never gets another meaning.
package checklist

import (
	"math/big"
	"slices"

	"mognad/checklist/display"
	"mognad/checklist/language"
)

// A Text is something a checklist says, in each language it promises.
type Text struct {
	languages []language.Tag
	in        []string // in the order of the languages
}

// In tells the text in lang, or in the checklist's first language where it does
// not promise lang. The zero Text is empty.
func (t Text) In(lang language.Tag) display.Text {
	if len(t.in) == 0 {
		return display.Text{}
	}
	return display.Clean(t.in[max(0, slices.Index(t.languages, lang))])
}

// A Level is a step of the scale, from 0 to the top level.
type Level int

// A Checklist is a whole model.
type Checklist struct {
	ID, Release       string
	Hash              string // SHA-256 of the content, in hexadecimal
	Title             Text
	StatementOfOrigin Text
	Languages         []language.Tag // that every text is promised in, the first one leading
	Defaults          Defaults
	Terms             []Term
	Rule              Text         // how to choose a level
	Scale             []ScaleLevel // from level 0 up to the top
	Efforts           map[Effort]EffortSize
	Impact            Text // what the numbers 1 to 5 mean
	Origins           []Origin
	OriginNote        Text
	Profiles          []Profile // the first one applies where an assessment names none
	Jurisdictions     []Jurisdiction
	Areas             []Area
	ReadMarks         []ReadMark
	Sources           []Source
	Points            []Point
}

// Defaults hold where an assessment says nothing else.
type Defaults struct {
	Target               Level // of every point
	WindowMonths         int
	NotApplicableWarning int // more not-applicable points than this are worth a warning
}

// A Term is a word of the glossary.
type Term struct {
	ID               string
	Term, Definition Text
}

// A ScaleLevel says what a level means for every point.
type ScaleLevel struct {
	Level         Level
	Label, Anchor Text
}

// An Effort is the size of a step's work: S, M or L.
type Effort string

// The sizes of effort.
const (
	Small  Effort = "S"
	Medium Effort = "M"
	Large  Effort = "L"
)

// Factor returns what the effort counts for when impact is divided by it.
func (e Effort) Factor() int {
	switch e {
	case Small:
		return 1
	case Medium:
		return 2
	}
	return 4
}

// An EffortSize says how much work a size is.
type EffortSize struct {
	Definition  Text
	PersonWeeks int
}

// An Origin is a kind of source that a point's theme may come from.
type Origin struct {
	ID                string
	Label, Definition Text
}

// A Profile is a variant with thresholds of its own in some clauses.
type Profile struct {
	ID                string
	Title, Definition Text
	PopulationBelow   int // meant for units with fewer people than this; 0 for all
	JointBodies       Text
}

// A Jurisdiction is where legal floors may apply.
type Jurisdiction struct {
	ID   string
	Name Text
}

// An Area is a group of points.
type Area struct {
	ID            string
	Title, Intent Text
	Weight        *big.Rat // relative to the other areas
	Provenance    Provenance
}

// A Provenance says where a theme comes from.
type Provenance struct {
	Origin string // the ID of an Origin
	Note   Text
}

// A ReadMark says how much of a source was read for the checklist.
type ReadMark struct {
	ID    string
	Label Text
}

// A Source is a document that points refer to.
type Source struct{ ID, Name, URL, Read string }

// A Scope says what a point is answered for.
type Scope string

// The scopes of a point.
const (
	ScopeOrganisation Scope = "organisation"
	ScopeService      Scope = "service"
	ScopeMixed        Scope = "mixed"
)

// A Point is one thing to assess.
type Point struct {
	ID, Area  string
	Scope     Scope
	Sensitive bool // answers may hold what should not be published
	AllowsNA  bool
	Weight    *big.Rat // relative to the other points of the area
	Impact    int      // 1 to 5
	Title     Text
	Intent    Text
	Question  Text
	None      Text // level 0
	NoneShort Text
	Levels    []PointLevel // levels 1 to the top, in order
	Evidence  []Text       // what may show a level
	Steps     []Step       // to level 1 up to the top, in order
	OwnerRole Text
	Requires  []Requirement
	Floor     *LegalFloor // nil if no law asks for a level

	Provenance Provenance
	Refs       []Reference
}

// A PointLevel is a level of a point.
type PointLevel struct {
	Level   Level
	Short   Text // one line of at most MaxShort characters
	Clauses []Clause
}

// MaxShort is the most characters in a level's short text.
const MaxShort = 58

// A Clause is one fact that can be checked.
type Clause struct {
	ID           string // the level's digit and a letter: 2b
	Text         Text
	WindowMonths int             // how far back the fact may lie; 0 if the text names no window
	profiles     map[string]Text // replacements by profile
}

// For returns the clause's text with the thresholds of a profile.
func (c Clause) For(profile string) Text {
	if t, ok := c.profiles[profile]; ok {
		return t
	}
	return c.Text
}

// A Step is the work to reach a level from the one below.
type Step struct {
	To      Level
	Effort  Effort
	Actions []Text
}

// A Requirement says that a level of this point needs another point first. It
// is advice: it orders the plan and never lowers a level.
type Requirement struct {
	Point   string
	AtLeast Level
	ToReach Level
}

// A LegalFloor is the least level that law is thought to ask for.
type LegalFloor struct {
	Level         Level
	Jurisdictions []string
	Basis         []string // source IDs
	Note          Text
}

// A Reference points to a place in a source.
type Reference struct{ Source, Location string }

// Top returns the highest level.
func (c *Checklist) Top() Level { return Level(len(c.Scale) - 1) }

// Point returns the point with the ID.
func (c *Checklist) Point(id string) (*Point, bool) {
	for i := range c.Points {
		if c.Points[i].ID == id {
			return &c.Points[i], true
		}
	}
	return nil, false
}

// Area returns the area with the ID.
func (c *Checklist) Area(id string) (*Area, bool) {
	for i := range c.Areas {
		if c.Areas[i].ID == id {
			return &c.Areas[i], true
		}
	}
	return nil, false
}

// PointIDs returns the points' IDs in checklist order.
func (c *Checklist) PointIDs() []string {
	ids := make([]string, len(c.Points))
	for i, p := range c.Points {
		ids[i] = p.ID
	}
	return ids
}

// Clauses returns the clauses of the level, none for level 0.
func (p *Point) Clauses(l Level) []Clause {
	if l < 1 || int(l) > len(p.Levels) {
		return nil
	}
	return p.Levels[l-1].Clauses
}

// Clause returns the clause with the ID, and the level it belongs to.
func (p *Point) Clause(id string) (Clause, Level, bool) {
	for _, l := range p.Levels {
		for _, c := range l.Clauses {
			if c.ID == id {
				return c, l.Level, true
			}
		}
	}
	return Clause{}, 0, false
}

// ClauseIDs returns the IDs of all clauses, lowest level first.
func (p *Point) ClauseIDs() []string {
	var ids []string
	for _, l := range p.Levels {
		for _, c := range l.Clauses {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// Short returns the one line that stands for a level, level 0 included.
func (p *Point) Short(l Level) Text {
	if l < 1 || int(l) > len(p.Levels) {
		return p.NoneShort
	}
	return p.Levels[l-1].Short
}

// Step returns the work to reach a level from the one below.
func (p *Point) Step(to Level) (Step, bool) {
	for _, s := range p.Steps {
		if s.To == to {
			return s, true
		}
	}
	return Step{}, false
}

// Profile returns the profile with the ID.
func (c *Checklist) Profile(id string) (Profile, bool) {
	for _, p := range c.Profiles {
		if p.ID == id {
			return p, true
		}
	}
	return Profile{}, false
}

// FloorIn returns the legal floor of the point in any of the jurisdictions, 0
// where there is none.
func (p *Point) FloorIn(jurisdictions []string) Level {
	if p.Floor == nil {
		return 0
	}
	for _, j := range p.Floor.Jurisdictions {
		for _, want := range jurisdictions {
			if j == want {
				return p.Floor.Level
			}
		}
	}
	return 0
}
