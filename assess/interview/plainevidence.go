package interview

import (
	"slices"
	"strconv"
	"strings"

	"mognad/assess"
	"mognad/checklist/display"
	"mognad/checklist/language"
)

// evidence lists the evidence of the point, or does with it what the line says:
// add, change or remove.
func (p *lines) evidence(text string) (next, error) {
	deed, rest := splitWord(text)
	known := []language.Message{words.Message("word-add"), words.Message("word-change"), words.Message("word-remove")}
	if text == "" {
		p.listEvidence()
		return askAgain, nil
	}
	for i, w := range known {
		if !means(w, deed) {
			continue
		}
		if p.o.ReadOnly != nil {
			return p.mayOnlyRead()
		}
		return []func(*lines, string) (next, error){(*lines).addEvidence, (*lines).changeEvidence, (*lines).removeEvidence}[i](p, rest)
	}
	p.say("plain-evidence-how", "found", short(deed))
	return askAgain, nil
}

// splitWord parts the first word from the rest.
func splitWord(text string) (word, rest string) {
	word, rest, _ = strings.Cut(strings.TrimSpace(text), " ")
	return word, strings.TrimSpace(rest)
}

// separated are the words of a list, parted by spaces or commas.
func separated(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == ',' || r == ';' || r == '\t' })
}

// like returns which of the names is meant, whatever its case.
func like(names []string, text string) (string, bool) {
	for _, name := range names {
		if strings.EqualFold(name, text) {
			return name, true
		}
	}
	return "", false
}

// listEvidence prints what there is, what often shows the point, and the words.
func (p *lines) listEvidence() {
	if len(p.session.Current().Evidence) == 0 {
		p.say("plain-evidence-none", "point", p.session.Point().ID)
	}
	p.showEvidence()
	for _, t := range p.session.Point().Evidence {
		p.say("plain-evidence-usual", "text", t.In(p.lang()).Line())
	}
	if p.o.ReadOnly == nil {
		p.say("plain-evidence-words")
	}
}

func (p *lines) addEvidence(ref string) (next, error) {
	e, ended := p.askEvidence(assess.Evidence{}, ref)
	return p.putEvidence(ended, e.Ref == "", func() (int, string, error) {
		return len(p.session.Current().Evidence), "plain-evidence-added", p.session.AddEvidence(e)
	})
}

func (p *lines) changeEvidence(text string) (next, error) {
	i, ok := p.evidenceIn(text)
	if !ok {
		return askAgain, nil
	}
	e, ended := p.askEvidence(p.session.Current().Evidence[i], "")
	return p.putEvidence(ended, false, func() (int, string, error) {
		return i, "plain-evidence-changed", p.session.ChangeEvidence(i, e)
	})
}

// putEvidence takes what was said of evidence until the questions ended: with put,
// which returns its index and what to say. Nothing is taken if it was given up, or
// ended before it was any.
func (p *lines) putEvidence(ended error, nothing bool, put func() (int, string, error)) (next, error) {
	goesOn := ended
	if ended == errPassed || ended == errGivenUp {
		goesOn = nil
	}
	switch {
	case ended == errGivenUp:
		p.say("plain-evidence-given-up")
		return askAgain, nil
	case ended == errPassed && nothing:
		p.say("plain-evidence-not-added")
		return askAgain, nil
	case ended != nil && ended != errPassed && (ended != errEnd || nothing):
		return askAgain, ended
	}
	before := p.session.Changes()
	i, key, err := put()
	switch {
	case err != nil:
		p.print(sentence(tell(err, p.lang())))
	case p.session.Changes() == before:
		p.say("plain-evidence-kept")
	default:
		p.evidenceSaved(key, i, ended)
	}
	return askAgain, goesOn
}

// evidenceSaved saves, and says which evidence it is now, whether it counts, and
// what was not asked any more.
func (p *lines) evidenceSaved(key string, i int, ended error) {
	text := evidenceText(p.lang(), p.session.Current().Evidence[i])
	success := words.Message("plain-evidence-added", "number", i+1, "text", text)
	if key == "plain-evidence-changed" {
		success = words.Message("plain-evidence-changed", "number", i+1, "text", text)
	}
	p.saved(success)
	if slices.Contains(p.stale(), i) {
		p.say("plain-evidence-too-old", "number", i+1, "text", text)
	}
	switch ended {
	case errEnd:
		p.say("plain-evidence-cut-off")
	case errPassed:
		p.say("plain-evidence-passed")
	}
}

func (p *lines) removeEvidence(text string) (next, error) {
	i, ok := p.evidenceIn(text)
	if !ok {
		return askAgain, nil
	}
	told := evidenceText(p.lang(), p.session.Current().Evidence[i])
	if err := p.session.RemoveEvidence(i); err != nil {
		return p.refused(err)
	}
	p.saved(words.Message("plain-evidence-removed", "number", i+1, "text", told))
	return askAgain, nil
}

// evidenceIn reads the number of a piece of evidence, or says what is wrong with
// it. Where there is but one, it need not be named.
func (p *lines) evidenceIn(text string) (int, bool) {
	n := len(p.session.Current().Evidence)
	if text == "" && n == 1 {
		return 0, true
	}
	number, err := strconv.Atoi(text)
	switch {
	case n == 0:
		p.say("plain-evidence-none", "point", p.session.Point().ID)
	case err != nil || number < 1 || number > n:
		p.say("plain-want-number", "found", short(text), "n", n)
	default:
		return number - 1, true
	}
	return 0, false
}

// kindNames are the kinds of evidence as they are offered.
func (p *lines) kindNames() display.Text {
	var all []display.Text
	for _, k := range kinds() {
		all = append(all, k.name.In(p.lang()))
	}
	return display.Join(all, display.Clean(", "))
}

// kindIn reads a kind of evidence, in any language.
func kindIn(text string) (assess.EvidenceKind, bool) {
	for _, k := range kinds() {
		if means(k.name, text) || strings.EqualFold(string(k.kind), text) {
			return k.kind, true
		}
	}
	return "", false
}
