package interview

import (
	"strings"

	"mognad/checklist/display"
	"mognad/checklist/language"
)

// comment takes what follows on the line, or else the lines up to a full stop.
func (p *lines) comment(text string) (next, error) {
	point := p.session.Point().ID
	return p.write(text, writing{
		ask: words.Message("plain-ask-comment"), saved: words.Message("plain-comment-saved", "point", point),
		gone: words.Message("plain-comment-gone", "point", point), kept: words.Message("plain-comment-kept", "point", point),
		cutOff: words.Message("plain-cut-off"), put: p.session.Comment, read: p.read,
	})
}

// note takes a private note as comment does, and says how private it is. What is
// written is not repeated.
func (p *lines) note(text string) (next, error) {
	point := p.session.Point().ID
	p.say("plain-note-warning")
	return p.write(text, writing{
		ask: words.Message("plain-ask-note"), saved: words.Message("plain-note-saved", "point", point),
		gone: words.Message("plain-note-gone", "point", point), kept: words.Message("plain-note-kept", "point", point),
		cutOff: words.Message("plain-note-cut-off"), put: p.session.PrivateNote, read: p.readQuietly,
	})
}

// A writing is how a text of several lines is asked for.
type writing struct {
	ask, saved, gone, kept, cutOff language.Message
	put                            func(string) error
	read                           func() (string, error)
}

// write takes a text from the line, or else the lines up to a full stop.
func (p *lines) write(text string, w writing) (next, error) {
	var ended error
	if text == "" {
		text, ended = p.several(w)
	}
	success := w.saved
	switch strings.TrimSpace(text) {
	case "":
		p.print(w.kept.In(p.lang()))
		return askAgain, ended
	case "-":
		text, success = "", w.gone
	}
	if err := w.put(text); err != nil {
		p.print(sentence(tell(err, p.lang())))
		return askAgain, ended
	}
	p.saved(success)
	if ended == errEnd {
		p.print(w.cutOff.In(p.lang()))
	}
	return askAgain, ended
}

// several reads lines up to one with a single full stop. With the error, it
// returns what had come until then.
func (p *lines) several(w writing) (string, error) {
	p.print(w.ask.In(p.lang()))
	var all []string
	for {
		text, err := w.read()
		if err != nil || strings.TrimSpace(text) == "." {
			return strings.Join(all, "\n"), err
		}
		all = append(all, text)
	}
}

// by says who decided that the point is not applicable.
func (p *lines) by(text string) (next, error) {
	a, point := p.session.Current(), p.session.Point().ID
	if a.Reason == "" {
		p.say("plain-by-nothing", "point", point)
		return askAgain, nil
	}
	if text == "" {
		var err error
		if text, err = p.askText(words.Message("plain-ask-by", "point", point)); err != nil || text == "" {
			return p.unanswered(err)
		}
	}
	p.saveBy(text)
	return askAgain, nil
}

// saveBy saves who decided that the point is not applicable; nobody with "-".
func (p *lines) saveBy(text string) {
	point := p.session.Point().ID
	success := words.Message("plain-by-saved", "point", point, "by", display.Clean(text).Line())
	if text == "-" {
		text, success = "", words.Message("plain-by-gone", "point", point)
	}
	if err := p.session.NotApplicable(p.session.Current().Reason, text); err != nil {
		p.print(sentence(tell(err, p.lang())))
		return
	}
	p.saved(success)
}
