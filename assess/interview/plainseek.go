package interview

import (
	"strconv"
	"strings"

	"mognad/assess"
	"mognad/checklist"
	"mognad/checklist/display"
)

// goTo goes to a point by its id or number, or by words where they are found in
// one point only.
func (p *lines) goTo(text string) (next, error) {
	if text == "" {
		var err error
		if text, err = p.askText(words.Message("plain-ask-point")); err != nil || text == "" {
			return p.unanswered(err)
		}
	}
	err := p.session.GoTo(pointLike(p.session, text))
	if err == nil {
		return showAgain, nil
	}
	if number, notOne := strconv.Atoi(text); notOne == nil {
		p.say("plain-no-number", "number", number, "n", p.session.Count())
		return askAgain, nil
	}
	found := p.session.Search(text)
	switch len(found) {
	case 0:
		return p.refused(err)
	case 1:
		if err := p.session.GoTo(found[0].Point.ID); err != nil {
			return p.refused(err)
		}
		return showAgain, nil
	}
	return p.showFound(found)
}

// search says in which points words stand.
func (p *lines) search(text string) (next, error) {
	if text == "" {
		var err error
		if text, err = p.askText(words.Message("plain-ask-search")); err != nil || text == "" {
			return p.unanswered(err)
		}
	}
	found := p.session.Search(text)
	if len(found) == 0 {
		p.say("plain-found-none", "found", short(text))
		return askAgain, nil
	}
	return p.showFound(found)
}

// showFound lists points with the text that was found in them.
func (p *lines) showFound(found []assess.Found) (next, error) {
	p.say("plain-found", "n", len(found))
	for _, f := range found {
		title := f.Point.Title.In(p.lang()).Line()
		if f.Text == title || p.isHidden(f) {
			p.say("plain-found-title", "point", f.Point.ID, "title", title)
			continue
		}
		p.say("plain-found-text", "point", f.Point.ID, "title", title, "text", nearby(f))
	}
	p.say("plain-found-go", "point", found[0].Point.ID)
	return askAgain, nil
}

// isHidden reports whether a text is a private note, and the output may be kept.
func (p *lines) isHidden(f assess.Found) bool {
	return !p.o.Terminal && f.Text == display.Clean(p.session.Assessment().Answer(f.Point.ID).PrivateNote)
}

// nearby is as much of a text as is spoken, from a little before what was found.
func nearby(f assess.Found) display.Text {
	text := f.Text.String()
	if from, _ := f.Where(); from > sharedHead {
		at := strings.LastIndexByte(text[:from-sharedHead/2], ' ') + 1
		return cutOff(display.Clean("… " + text[at:]).Line())
	}
	return cutOff(f.Text.Line())
}

// open prints the clauses of every level, or of one.
func (p *lines) open(text string) (next, error) {
	if text == "" {
		for _, s := range p.session.Checklist().Scale {
			p.showLevel(s.Level, true)
		}
		return askAgain, nil
	}
	level, ok := levelIn(text, p.session.Checklist().Top())
	if !ok {
		p.say("plain-want-level", "found", short(text), "top", p.top())
		return askAgain, nil
	}
	p.showLevel(level, true)
	return askAgain, nil
}

// intent says why the point is asked, and what often shows it.
func (p *lines) intent(string) (next, error) {
	point := p.session.Point()
	p.say("plain-intent", "text", point.Intent.In(p.lang()).Line())
	for _, t := range point.Evidence {
		p.say("plain-evidence-usual", "text", t.In(p.lang()).Line())
	}
	return askAgain, nil
}

// why tells the arithmetic behind the point, or behind a point, an area or the
// total that the line names; of the point first what it still needs.
func (p *lines) why(text string) (next, error) {
	what := p.session.Point().ID
	switch {
	case text == "":
		p.showClash()
	case means(words.Message("word-total"), text):
		what = assess.Whole
	default:
		what = p.pointOrArea(text)
	}
	told, ok := p.session.Result().Explain(p.session.Checklist(), what)
	if !ok {
		p.say("plain-want-why", "found", short(text))
		return askAgain, nil
	}
	for _, m := range told {
		p.print(m.In(p.lang()))
	}
	return askAgain, nil
}

// pointOrArea returns the id that is meant, whatever its case.
func (p *lines) pointOrArea(text string) string {
	list := p.session.Checklist()
	ids := list.PointIDs()
	for _, a := range list.Areas {
		ids = append(ids, a.ID)
	}
	id, _ := like(ids, text)
	return id
}

// figures says the scores of the areas and of the whole as they stand.
func (p *lines) figures(string) (next, error) {
	r := p.session.Result()
	for _, a := range r.Areas {
		area, _ := p.session.Checklist().Area(a.ID)
		p.print(p.areaFigures(area, a))
	}
	p.print(p.totalFigures(r))
	return askAgain, nil
}

// areaFigures says the score of an area.
func (p *lines) areaFigures(area *checklist.Area, a assess.AreaResult) display.Text {
	title := area.Title.In(p.lang()).Line()
	if a.Claimed == nil {
		return words.Say(p.lang(), "plain-area-no-score", "area", title)
	}
	return words.Say(p.lang(), "plain-area-score", "area", title, "claimed", percent(a.Claimed), "n", a.Counts.Answered, "all", a.Counts.Applicable())
}

// totalFigures says the score of the whole.
func (p *lines) totalFigures(r *assess.Result) display.Text {
	t := r.Total
	switch {
	case t.Claimed == nil && t.Low == nil:
		return words.Say(p.lang(), "plain-no-score")
	case t.Claimed == nil:
		return words.Say(p.lang(), "plain-total-no-score", "low", percent(t.Low), "high", percent(t.High))
	}
	return words.Say(p.lang(), "plain-total-score",
		"claimed", percent(t.Claimed), "evidenced", percent(t.Evidenced), "low", percent(t.Low), "high", percent(t.High))
}
