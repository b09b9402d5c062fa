package interview

import (
	"slices"
	"strings"

	"mognad/assess"
	"mognad/checklist"
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
		if p.o.ReadOnly != nil {
			return p.mayOnlyRead()
		}
		return p.answer(level)
	}
	if rest, ok := strings.CutPrefix(text, "/"); ok {
		return p.search(strings.TrimSpace(rest))
	}
	if w, rest, ok := p.find(text); ok {
		if p.o.ReadOnly != nil && (w.uses == answers || w.uses == tells) {
			return p.mayOnlyRead()
		}
		return w.do(p, rest)
	}
	if id, ok := pointNamed(p.session, text); ok {
		return p.goTo(id)
	}
	p.wrong(text)
	return askAgain, nil
}

// answer takes a level, and says which clauses had to go for it.
func (p *lines) answer(level checklist.Level) (next, error) {
	wasOpen, before := p.isOpen(), p.session.Current().Clauses
	next, err := p.answered(wasOpen, p.session.Answer(level))
	if gone := dropped(p.session, before); len(gone) > 0 {
		p.say("clauses-dropped", "clauses", idList(gone))
	}
	return next, err
}

// dropped are the clauses of the current point of which something was said before,
// and nothing is now.
func dropped(s *assess.Session, before map[string]bool) []string {
	now := s.Current().Clauses
	return slices.DeleteFunc(s.Point().ClauseIDs(), func(id string) bool {
		_, was := before[id]
		_, is := now[id]
		return !was || is
	})
}

// wrong says that nothing can be done with a line.
func (p *lines) wrong(text string) {
	if near, ok := yamlfile.Closest(text, p.names()); ok {
		p.say("plain-wrong-near", "found", short(text), "near", near, "top", p.top())
		return
	}
	p.say("plain-wrong", "found", short(text), "top", p.top())
}

func (p *lines) mayOnlyRead() (next, error) {
	p.say("plain-may-only-read")
	return askAgain, nil
}

// keep leaves an answer as it is. Where there is none, an empty line is not one.
func (p *lines) keep() (next, error) {
	switch {
	case p.o.ReadOnly != nil:
		return goOn, nil
	case p.isOpen():
		p.say("plain-empty", "top", p.top())
		return askAgain, nil
	}
	p.say("plain-kept", "point", p.session.Point().ID, "state", stateOf(p.session, p.session.Current()))
	return goOn, nil
}

// answered saves a new answer, or says why it was refused.
func (p *lines) answered(wasOpen bool, err error) (next, error) {
	if err != nil {
		return p.refused(err)
	}
	p.settled(wasOpen)
	p.saved(words.Message("plain-saved", "point", p.session.Point().ID, "state", stateOf(p.session, p.session.Current())))
	return goOn, nil
}

func (p *lines) refused(err error) (next, error) {
	p.print(sentence(tell(err, p.lang())))
	return askAgain, nil
}

// saved saves, and says so or why not.
func (p *lines) saved(success language.Message) {
	if p.kept() {
		p.print(success.In(p.lang()))
		p.filed(p.saver.file)
	}
}

// kept keeps the answers, or says why not.
func (p *lines) kept() bool {
	rescued, err := p.saver.keep(p.session.Changes(), p.session.Assessment())
	switch {
	case err != nil && rescued != "":
		p.say("plain-not-saved-rescued", "reason", plainly{err}, "path", rescued)
	case err != nil:
		p.say("plain-not-saved", "reason", plainly{err})
	}
	return err == nil
}

// filed brings the file up to what is kept, and says where that went wrong. That
// someone else has changed the file is said once: it stays so until somebody
// does something about it.
func (p *lines) filed(save func() (int, error)) {
	_, err := save()
	if news := p.saver.news(); news != nil {
		p.print(news.In(p.lang()))
	}
	switch {
	case err == nil:
		p.warned = false
	case !isChanged(err):
		p.say("plain-not-filed", "reason", plainly{err})
	case !p.warned:
		p.warned = true
		p.say("plain-file-changed")
	}
}

func (p *lines) unknown(string) (next, error) {
	wasOpen := p.isOpen()
	p.session.Unknown()
	return p.answered(wasOpen, nil)
}

func (p *lines) notApplicable(reason string) (next, error) {
	if err := p.session.MayNotApply(); err != nil {
		return p.refused(err)
	}
	if reason == "" {
		var err error
		if reason, err = p.askText(words.Message("plain-ask-reason", "point", p.session.Point().ID)); err != nil {
			return p.unanswered(err)
		}
	} else if _, rest, ok := p.find(reason); ok && rest == "" {
		p.pending = reason // "back" is not why a point does not apply
		return askAgain, nil
	}
	if reason == "" {
		return askAgain, nil
	}
	wasOpen := p.isOpen()
	next, err := p.answered(wasOpen, p.session.NotApplicable(reason, p.session.Current().By))
	if err != nil || next != goOn || !p.o.Terminal {
		return next, err
	}
	return p.decidedBy()
}

// decidedBy asks a person who is there who decided that the point is not
// applicable. That it is, is saved before. A word of the conversation instead is
// obeyed at the same point.
func (p *lines) decidedBy() (next, error) {
	a, point := p.session.Current(), p.session.Point().ID
	ask := words.Message("plain-ask-by-new")
	if a.By != "" {
		ask = words.Message("plain-ask-by", "point", point)
	}
	switch by, err := p.askText(ask); {
	case err == errPassed:
		return askAgain, nil
	case err != nil && err != errGivenUp:
		return askAgain, err
	case err == nil && by != "":
		p.saveBy(by)
	}
	return goOn, nil
}

func (p *lines) skip(string) (next, error) {
	if slices.Contains(p.session.Open(), p.session.Point().ID) && p.o.ReadOnly == nil {
		p.say("plain-skipped", "point", p.session.Point().ID)
	}
	return goOn, nil
}

func (p *lines) back(string) (next, error) {
	if !p.session.Back() {
		p.say("plain-first")
		return askAgain, nil
	}
	return showAgain, nil
}

func (p *lines) clear(string) (next, error) {
	before := p.session.Changes()
	p.session.Clear()
	if p.session.Changes() == before {
		p.say("plain-nothing-to-clear", "point", p.session.Point().ID)
		return askAgain, nil
	}
	p.saved(words.Message("plain-cleared", "point", p.session.Point().ID))
	return askAgain, nil
}

func (p *lines) undo(string) (next, error) {
	return p.turnBack(p.session.Undo, "plain-undone", "plain-nothing-to-undo")
}

func (p *lines) redo(string) (next, error) {
	return p.turnBack(p.session.Redo, "note-redone", "note-nothing-to-redo")
}

// turnBack undoes or redoes, saves, and says with the phrase did what has changed.
func (p *lines) turnBack(do func() bool, did, nothing string) (next, error) {
	before := p.session.Assessment()
	if !do() {
		p.say(nothing)
		return askAgain, nil
	}
	for _, d := range assess.Diff(p.session.Checklist(), before, p.session.Assessment()) {
		p.saved(words.Message(did, "point", d.Point, "what", partsOf(d.Ours, d.Theirs)))
	}
	return showAgain, nil
}

func (p *lines) repeat(string) (next, error) { return showAgain, nil }

func (p *lines) saveAgain(string) (next, error) {
	p.saver.retry()
	p.warned = false
	if p.kept() {
		p.say("plain-all-saved")
		p.filed(p.saver.look)
	}
	return askAgain, nil
}

// otherLanguage speaks the language that the line names, or else the next one of
// the checklist's.
func (p *lines) otherLanguage(text string) (next, error) {
	all := p.session.Checklist().Languages
	if text == "" {
		p.session.Speak(all[(slices.Index(all, p.lang())+1)%len(all)])
		return showAgain, nil
	}
	tags := make([]string, len(all))
	for i, lang := range all {
		if isLanguage(lang, text) {
			p.session.Speak(lang)
			return showAgain, nil
		}
		tags[i] = string(lang)
	}
	p.say("plain-want-language", "found", short(text), "languages", idList(tags))
	return askAgain, nil
}

// isLanguage reports whether text is a language's tag, or its name in any
// language.
func isLanguage(lang language.Tag, text string) bool {
	names := map[language.Tag]language.Message{
		language.English: words.Message("word-english"),
		language.Swedish: words.Message("word-swedish"),
	}
	m, ok := names[lang]
	return strings.EqualFold(string(lang), text) || ok && means(m, text)
}

func (p *lines) quit(string) (next, error) { return askAgain, errLeft }

func (p *lines) list(string) (next, error) {
	for _, point := range p.session.Points() {
		state := stateOf(p.session, p.session.Assessment().Answer(point.ID))
		p.say("plain-list", "point", point.ID, "title", point.Title.In(p.lang()).Line(), "state", state)
	}
	p.print(p.counts())
	return askAgain, nil
}

func (p *lines) counts() display.Text {
	return words.Say(p.lang(), "plain-counts", "counts", countsOf(p.session, p.session.Progress().Counts))
}
