package data

import (
	"math/big"

	"mognad/assess"
	"mognad/assess/plan"
	"mognad/checklist"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

type file struct {
	Format    string    `json:"format"`
	Version   int       `json:"version"`
	Checklist ref       `json:"checklist"`
	Unit      unit      `json:"unit"`
	Date      string    `json:"date"`
	Draft     bool      `json:"draft"`
	Profile   string    `json:"profile"`
	Legal     []string  `json:"jurisdictions"`
	Scope     scope     `json:"scope"`
	Roles     []role    `json:"participants"`
	Ask       string    `json:"ask"`
	Top       int       `json:"top_level"`
	Counts    counts    `json:"counts"`
	Total     figures   `json:"total"`
	Gate      *gate     `json:"gated"`
	Areas     []area    `json:"areas"`
	Points    []point   `json:"points"`
	Warnings  []warning `json:"warnings"`
	Plan      planned   `json:"plan"`
}

type ref struct {
	ID        string `json:"id"`
	Release   string `json:"release"`
	SHA256    string `json:"sha256"`
	OtherText bool   `json:"other_text"`
}

type unit struct {
	Name       string `json:"name"`
	Code       string `json:"code"`
	Country    string `json:"country"`
	Population int    `json:"population"`
}

type scope struct {
	Kind     string `json:"kind"`
	Services int    `json:"services"`
}

type role struct {
	ID   string `json:"id"`
	Role string `json:"role"`
}

type counts struct {
	All           int    `json:"all"`
	Applicable    int    `json:"applicable"`
	Answered      int    `json:"answered"`
	NotApplicable int    `json:"not_applicable"`
	Unknown       int    `json:"unknown"`
	Unanswered    int    `json:"unanswered"`
	Coverage      *share `json:"coverage"`
}

type figures struct {
	Claimed   *share `json:"claimed"`
	Evidenced *share `json:"evidenced"`
	Low       *share `json:"low"`
	High      *share `json:"high"`
	Goal      *share `json:"with_targets_reached"`
	NAZero    *share `json:"not_applicable_as_zero"`
}

type gate struct {
	Level     int `json:"level"`
	Short     int `json:"points_short_of_next"`
	Unsettled int `json:"without_level"`
}

type area struct {
	ID     string  `json:"id"`
	Title  texts   `json:"title"`
	Counts counts  `json:"counts"`
	Scores figures `json:"scores"`
	Gate   *gate   `json:"gated"`
}

type warning struct {
	Kind  string `json:"kind"`
	Point string `json:"point"`
	Text  texts  `json:"text"`
}

// texts are one text by language. JSON sorts the keys.
type texts map[language.Tag]display.Text

// A fraction is exact.
type fraction struct {
	Num *big.Int `json:"num"`
	Den *big.Int `json:"den"`
}

func newFraction(r *big.Rat) *fraction {
	if r == nil {
		return nil
	}
	return &fraction{r.Num(), r.Denom()}
}

// A share is a fraction from 0 to 1, told as a percentage beside it.
type share struct {
	fraction
	Percent display.Text `json:"percent"`
}

func newShare(r *big.Rat) *share {
	if r == nil {
		return nil
	}
	return &share{*newFraction(r), language.Percent{Share: r}.Bare(language.English)}
}

func newFile(list *checklist.Checklist, r *assess.Result, p *plan.Plan) file {
	f := file{
		Format: "mognad-result", Version: Version,
		Checklist: ref{r.Checklist.ID, r.Checklist.Release, r.Checklist.SHA256, r.OtherText},
		Unit:      unit(r.Unit),
		Date:      r.Date.String(),
		Draft:     r.Counts.Draft(),
		Profile:   r.Profile,
		Legal:     append([]string{}, r.Jurisdictions...),
		Scope:     scope{string(r.Scope.Kind), r.Scope.Services},
		Roles:     []role{},
		Ask:       r.Ask,
		Top:       int(list.Top()),
		Counts:    newCounts(r.Counts),
		Total:     newFigures(r.Total),
		Gate:      newGate(r.Gate),
		Areas:     []area{},
		Points:    []point{},
		Warnings:  []warning{},
		Plan:      newPlanned(list, p),
	}
	for _, x := range r.Participants {
		f.Roles = append(f.Roles, role(x))
	}
	for _, a := range r.Areas {
		f.Areas = append(f.Areas, area{a.ID, areaTitle(list, a.ID), newCounts(a.Counts), newFigures(a.Figures), newGate(a.Gate)})
	}
	for _, x := range r.Points {
		f.Points = append(f.Points, newPoint(list, x))
	}
	for _, w := range r.Warnings {
		f.Warnings = append(f.Warnings, warning{string(w.Kind), w.Point, spoken(w.Message)})
	}
	return f
}

func newCounts(c assess.Counts) counts {
	return counts{c.All, c.Applicable(), c.Answered, c.NotApplicable, c.Unknown, c.Unanswered, newShare(c.Coverage())}
}

func newFigures(f assess.Figures) figures {
	return figures{newShare(f.Claimed), newShare(f.Evidenced), newShare(f.Low), newShare(f.High), newShare(f.Goal), newShare(f.NAZero)}
}

func newGate(g assess.Gate) *gate {
	if !g.Applies {
		return nil
	}
	return &gate{int(g.Level), g.Short, g.Unsettled}
}

// spoken tells what the program says in each of its languages.
func spoken(m language.Sayer) texts { return told(m, language.All()) }

func told(s language.Sayer, tags []language.Tag) texts {
	t := texts{}
	for _, tag := range tags {
		t[tag] = s.In(tag)
	}
	return t
}

func areaTitle(list *checklist.Checklist, id string) texts {
	a, ok := list.Area(id)
	if !ok {
		return texts{}
	}
	return told(a.Title, list.Languages)
}

func pointTitle(list *checklist.Checklist, id string) texts {
	p, ok := list.Point(id)
	if !ok {
		return texts{}
	}
	return told(p.Title, list.Languages)
}
