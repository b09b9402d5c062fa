package interview

import (
	"slices"
	"strings"

	"mognad/checklist/display"
	"mognad/checklist/language"
	"mognad/checklist/yamlfile"
)

// obey does what a line says.
func (p *lines) obey(text string) (next, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return p.keep()
	}
	if level, ok := levelIn(text, p.session.Checklist().Top()); ok {
		return p.answered(p.session.Answer(level))
	}
	if w, rest, ok := p.find(text); ok {
		return w.do(p, rest)
	}
	if id := pointLike(p.session, text); p.indexOf(id) >= 0 {
		return p.goTo(id)
	}
	if near, ok := yamlfile.Closest(text, p.names()); ok {
		p.print(words.Say(p.lang(), "plain-wrong-near", "found", short(text), "near", near, "top", p.top()))
		return askAgain, nil
	}
	p.print(words.Say(p.lang(), "plain-wrong", "found", short(text), "top", p.top()))
	return askAgain, nil
}

// keep leaves an answer as it is. Where there is none, an empty line is not one.
func (p *lines) keep() (next, error) {
	if slices.Contains(p.session.Open(), p.session.Point().ID) {
		p.print(words.Say(p.lang(), "plain-empty", "top", p.top()))
		return askAgain, nil
	}
	p.print(words.Say(p.lang(), "plain-kept", "point", p.session.Point().ID, "state", stateOf(p.session, p.session.Current())))
	return goOn, nil
}

// answered saves a new answer, or says why it was refused.
func (p *lines) answered(err error) (next, error) {
	if err != nil {
		return p.refused(err)
	}
	p.saved(words.Message("plain-saved", "point", p.session.Point().ID, "state", stateOf(p.session, p.session.Current())))
	return goOn, nil
}

func (p *lines) refused(err error) (next, error) {
	p.print(tell(err, p.lang()))
	return askAgain, nil
}

// saved saves, and says so or why not.
func (p *lines) saved(success language.Message) {
	rescued, err := p.saver.keep(p.session.Changes(), p.session.Assessment())
	switch {
	case err != nil && rescued != "":
		p.print(words.Say(p.lang(), "plain-not-saved-rescued", "reason", plainly{err}, "path", rescued))
		return
	case err != nil:
		p.print(words.Say(p.lang(), "plain-not-saved", "reason", plainly{err}))
		return
	}
	p.print(success.In(p.lang()))
	if _, err := p.saver.file(); err != nil {
		p.print(words.Say(p.lang(), "plain-not-filed", "reason", plainly{err}))
	}
}

func (p *lines) unknown(string) (next, error) {
	p.session.Unknown()
	return p.answered(nil)
}

func (p *lines) notApplicable(reason string) (next, error) {
	if err := p.session.MayNotApply(); err != nil {
		return p.refused(err)
	}
	if reason == "" {
		p.print(words.Say(p.lang(), "plain-ask-reason", "point", p.session.Point().ID))
		text, err := p.read()
		if err != nil {
			return askAgain, err
		}
		reason = strings.TrimSpace(text)
	}
	if _, rest, ok := p.find(reason); ok && rest == "" {
		return p.obey(reason) // "back" is not why a point does not apply
	}
	if reason == "" {
		return askAgain, nil
	}
	return p.answered(p.session.NotApplicable(reason, p.session.Current().By))
}

// comment takes what follows on the line, or else the lines up to a full stop.
func (p *lines) comment(text string) (next, error) {
	var ended error
	if text == "" {
		text, ended = p.several()
	}
	point := p.session.Point().ID
	success := words.Message("plain-comment-saved", "point", point)
	switch strings.TrimSpace(text) {
	case "":
		p.print(words.Say(p.lang(), "plain-comment-kept", "point", point))
		return askAgain, ended
	case "-":
		text, success = "", words.Message("plain-comment-gone", "point", point)
	}
	if err := p.session.Comment(text); err != nil {
		p.print(tell(err, p.lang()))
		return askAgain, ended
	}
	p.saved(success)
	if ended == errEnd {
		p.print(words.Say(p.lang(), "plain-cut-off"))
	}
	return askAgain, ended
}

// several reads lines up to one with a single full stop. With the error, it
// returns what had come until then.
func (p *lines) several() (string, error) {
	p.print(words.Say(p.lang(), "plain-ask-comment"))
	var all []string
	for {
		text, err := p.read()
		if err != nil || strings.TrimSpace(text) == "." {
			return strings.Join(all, "\n"), err
		}
		all = append(all, text)
	}
}

// target takes a level and perhaps a date from the line, or asks for them.
func (p *lines) target(text string) (next, error) {
	fields := strings.Fields(text)
	asked := len(fields) == 0
	if asked {
		list := p.session.Checklist()
		p.print(words.Say(p.lang(), "plain-ask-target", "point", p.session.Point().ID, "top", int(list.Top())))
		answer, err := p.read()
		if err != nil {
			return askAgain, err
		}
		fields = strings.Fields(answer)
	}
	if len(fields) == 0 {
		return askAgain, nil
	}
	if means(words.Message("word-none"), fields[0]) {
		return p.noTarget()
	}
	level, err := targetIn(fields[0], p.session.Checklist().Top())
	if err != nil {
		return p.refused(err)
	}
	date := strings.Join(fields[1:], " ")
	if asked && date == "" {
		p.print(words.Say(p.lang(), "plain-ask-date"))
		if date, err = p.read(); err != nil {
			return askAgain, err
		}
	}
	by, err := dateIn(strings.TrimSpace(date))
	if err != nil {
		return p.refused(err)
	}
	if err := p.session.Target(level, by); err != nil {
		return p.refused(err)
	}
	p.saved(words.Message("plain-target-saved", "point", p.session.Point().ID, "target", targetOf(p.session, p.session.Current())))
	return askAgain, nil
}

func (p *lines) noTarget() (next, error) {
	p.session.NoTarget()
	level := int(p.session.Checklist().Defaults.Target)
	p.saved(words.Message("plain-target-gone", "point", p.session.Point().ID, "level", level))
	return askAgain, nil
}

func (p *lines) skip(string) (next, error) {
	if slices.Contains(p.session.Open(), p.session.Point().ID) {
		p.print(words.Say(p.lang(), "plain-skipped", "point", p.session.Point().ID))
	}
	return goOn, nil
}

func (p *lines) back(string) (next, error) {
	if !p.session.Back() {
		p.print(words.Say(p.lang(), "plain-first"))
		return askAgain, nil
	}
	return showAgain, nil
}

func (p *lines) goTo(id string) (next, error) {
	if err := p.session.GoTo(pointLike(p.session, id)); err != nil {
		return p.refused(err)
	}
	return showAgain, nil
}

func (p *lines) clear(string) (next, error) {
	p.session.Clear()
	p.saved(words.Message("plain-cleared", "point", p.session.Point().ID))
	return askAgain, nil
}

func (p *lines) undo(string) (next, error) {
	if !p.session.Undo() {
		p.print(words.Say(p.lang(), "plain-nothing-to-undo"))
		return askAgain, nil
	}
	p.saved(words.Message("plain-undone", "point", p.session.Point().ID))
	return showAgain, nil
}

func (p *lines) repeat(string) (next, error) { return showAgain, nil }

func (p *lines) saveAgain(string) (next, error) {
	p.saver.retry()
	p.saved(words.Message("plain-all-saved"))
	return askAgain, nil
}

func (p *lines) otherLanguage(string) (next, error) {
	all := p.session.Checklist().Languages
	p.session.Speak(all[(slices.Index(all, p.lang())+1)%len(all)])
	return showAgain, nil
}

func (p *lines) quit(string) (next, error) { return askAgain, errLeft }

func (p *lines) list(string) (next, error) {
	for _, point := range p.session.Points() {
		state := stateOf(p.session, p.session.Assessment().Answer(point.ID))
		p.print(words.Say(p.lang(), "plain-list", "point", point.ID, "title", point.Title.In(p.lang()).Line(), "state", state))
	}
	p.print(p.counts())
	return askAgain, nil
}

func (p *lines) counts() display.Text {
	return words.Say(p.lang(), "plain-counts", "counts", countsOf(p.session, p.session.Progress().Counts))
}
