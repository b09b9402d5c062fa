package assess

import (
	"mognad/checklist"
	"mognad/checklist/language"
)

// area explains an area. It reports false if there is none with the id.
func (e *explanation) area(r *Result, list *checklist.Checklist, id string) bool {
	area, ok := list.Area(id)
	if !ok {
		return false
	}
	result, _ := r.Area(id)
	e.say("explain-area", "area", named{area.ID, area.Title}, "weight", language.Exact{Value: area.Weight})
	var figures means
	var points []PointResult
	for i, p := range r.Points {
		if p.Area == id {
			points = append(points, p)
			figures.addPoint(list.Points[i].Weight, &p)
			e.pointInArea(list.Top(), &list.Points[i], p)
		}
	}
	e.figures(&figures, result.Counts)
	e.gate(result.Gate, points)
	return true
}

// pointInArea tells in one line what a point does to its area's figures.
func (e *explanation) pointInArea(top checklist.Level, point *checklist.Point, p PointResult) {
	key := map[State]string{
		Unknown:       "explain-point-unknown",
		Unanswered:    "explain-point-unanswered",
		NotApplicable: "explain-point-na",
	}[p.Answer.State]
	if p.Answer.State == Answered {
		key = map[Shown]string{
			IsShown:  "explain-point-shown",
			NotShown: "explain-point-not-shown",
			TooOld:   "explain-point-too-old",
		}[p.Shown]
		e.say(key, "point", p.ID, "level", int(p.Answer.Level), "top", int(top),
			"share", language.Exact{Value: p.Score}, "weight", language.Exact{Value: point.Weight})
		return
	}
	e.say(key, "point", p.ID, "weight", language.Exact{Value: point.Weight})
}
