package interview

import (
	"math/big"
	"slices"

	"mognad/assess"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

func percent(share *big.Rat) language.Percent { return language.Percent{Share: share} }

// farewell says how much is done. Which points are open is for whoever holds the
// conversation to tell, with what can be done about it: see [Outcome].
func (p *lines) farewell() { p.print(p.counts()) }

// finished says what should be looked at when every point has been asked, and
// asks a person who is there whether the report is to be written. It reports true
// where the person goes on with a point instead.
func (p *lines) finished() (goesOn bool, err error) {
	if p.o.ReadOnly != nil {
		p.say("plain-read-all")
		return false, nil
	}
	p.remarksInShort()
	if !p.o.Terminal {
		return false, nil
	}
	p.say("plain-words-work")
	goesOn, err = p.askReport()
	if err == errEnd {
		err = nil // no answer is no yes
	}
	return goesOn, err
}

// askReport asks whether the report is to be written until it is answered. Words
// can still be used; it reports true where one leads to a point.
func (p *lines) askReport() (goesOn bool, err error) {
	q := Question{Lang: p.lang(), Text: words.Message("plain-report-now"), Default: true}
	for {
		text, err := p.toObey(func() { p.print(q.prompt()) })
		if err != nil {
			return false, err
		}
		if yes, ok := q.meant(text); ok && yes {
			return false, errReport
		} else if ok {
			return false, nil
		}
		if !p.isObeyed(text) {
			p.say("confirm-again", "found", short(text))
			continue
		}
		next, err := p.obey(text)
		if err != nil || next == showAgain {
			return err == nil, err
		}
	}
}

// A remarkTitle is what a kind of remark is about, in short.
type remarkTitle struct {
	kind assess.RemarkKind
	text language.Message
}

// remarkTitles returns what is said of each kind.
func remarkTitles() []remarkTitle {
	return []remarkTitle{
		{assess.RemarkUnanswered, words.Message("plain-remark-unanswered")},
		{assess.RemarkUnknown, words.Message("plain-remark-unknown")},
		{assess.RemarkClash, words.Message("plain-remark-clash")},
		{assess.RemarkNoEvidence, words.Message("plain-remark-no-evidence")},
		{assess.RemarkBelowFloor, words.Message("plain-remark-below-floor")},
		{assess.RemarkTargetLow, words.Message("plain-remark-target-low")},
		{assess.RemarkTargetPast, words.Message("plain-remark-target-past")},
		{assess.RemarkUnmet, words.Message("plain-remark-prerequisite")},
		{assess.RemarkUnsure, words.Message("plain-remark-unsure")},
		{assess.RemarkFuture, words.Message("plain-remark-future-evidence")},
	}
}

// remarksInShort says of each kind of remark which points it is made on.
func (p *lines) remarksInShort() {
	remarks := p.session.Review()
	if len(remarks) == 0 {
		p.say("plain-review-none")
		return
	}
	for _, t := range remarkTitles() {
		var points []string
		for _, r := range remarks {
			if r.Kind == t.kind && !slices.Contains(points, r.Point) {
				points = append(points, r.Point)
			}
		}
		if len(points) > 0 {
			p.say("plain-fact", "name", t.text, "text", idList(points))
		}
	}
}

// review prints every remark.
func (p *lines) review(string) (next, error) {
	remarks := p.session.Review()
	if len(remarks) == 0 {
		p.say("plain-review-none")
		return askAgain, nil
	}
	if len(p.session.Open()) > 0 {
		p.say("review-draft", "n", len(remarks))
	} else {
		p.say("plain-review", "n", len(remarks))
	}
	for _, t := range remarkTitles() {
		first := true
		for _, r := range remarks {
			if r.Kind != t.kind {
				continue
			}
			if first {
				p.say("plain-remark-title", "title", t.text)
				first = false
			}
			if kind := r.Kind; kind == assess.RemarkUnanswered || kind == assess.RemarkUnknown { // the title says it all
				p.say("plain-found-title", "point", r.Point, "title", p.titleOf(r.Point))
				continue
			}
			p.say("plain-remark", "point", r.Point, "title", p.titleOf(r.Point), "remark", r.Message)
		}
	}
	return askAgain, nil
}

func (p *lines) titleOf(id string) display.Text {
	point, ok := p.session.Checklist().Point(id)
	if !ok {
		return display.Text{}
	}
	return point.Title.In(p.lang()).Line()
}

// report leaves, to have the report written.
func (p *lines) report(string) (next, error) { return askAgain, errReport }

// difference leaves, to have shown what someone else has changed.
func (p *lines) difference(string) (next, error) {
	if p.saver.changedByOthers() {
		return askAgain, errDiffer
	}
	p.say("plain-no-difference")
	return askAgain, nil
}
