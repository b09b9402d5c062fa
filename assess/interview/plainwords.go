package interview

import (
	"slices"
	"strings"

	"mognad/checklist/display"
	"mognad/checklist/language"
)

// A word is something that can be written instead of a level.
type word struct {
	names language.Message // in each language, with commas between them
	help  language.Message
	uses  use
	do    func(p *lines, rest string) (next, error)
}

// A use says how a word is used.
type use int

// The uses of a word.
const (
	alone    use = iota // nothing may follow it on the same line
	withMore            // something may
	answers             // alone, and changes what was answered: not where one may only read
	tells               // something may follow, and it changes what was answered
)

// next says how the conversation goes on.
type next int

// The ways on.
const (
	askAgain  next = iota // the same prompt
	showAgain             // the point once more, or the one that was gone to
	goOn                  // the next point
)

// vocabulary returns every word, in the order of the help.
func (p *lines) vocabulary() []word {
	return slices.Concat(p.answerWords(), p.readWords(), p.otherWords())
}

// answerWords are the words that answer.
func (p *lines) answerWords() []word {
	level := int(p.session.Checklist().Defaults.Target)
	clause := p.aClause()
	return []word{
		{words.Message("word-unknown"), words.Message("word-help-unknown"), answers, (*lines).unknown},
		{words.Message("word-na"), words.Message("word-help-na"), tells, (*lines).notApplicable},
		{words.Message("word-by"), words.Message("word-help-by"), tells, (*lines).by},
		{words.Message("word-tick"), words.Message("word-help-tick", "clause", clause), tells, (*lines).tick},
		{words.Message("word-still"), words.Message("word-help-still"), answers, (*lines).still},
		{words.Message("word-evidence"), words.Message("word-help-evidence"), withMore, (*lines).evidence},
		{words.Message("word-confidence"), words.Message("word-help-confidence"), tells, (*lines).confidence},
		{words.Message("word-comment"), words.Message("word-help-comment"), tells, (*lines).comment},
		{words.Message("word-note"), words.Message("word-help-note"), tells, (*lines).note},
		{words.Message("word-target"), words.Message("word-help-target", "level", level), tells, (*lines).target},
		{words.Message("word-clear"), words.Message("word-help-clear"), answers, (*lines).clear},
		{words.Message("word-undo"), words.Message("word-help-undo"), answers, (*lines).undo},
		{words.Message("word-redo"), words.Message("word-help-redo"), answers, (*lines).redo},
	}
}

// readWords are the words for going somewhere and for reading.
func (p *lines) readWords() []word {
	point := p.session.Points()[0].ID
	return []word{
		{words.Message("word-skip"), words.Message("word-help-skip"), alone, (*lines).skip},
		{words.Message("word-back"), words.Message("word-help-back"), alone, (*lines).back},
		{words.Message("word-go"), words.Message("word-help-go", "point", point), withMore, (*lines).goTo},
		{words.Message("word-search"), words.Message("word-help-search"), withMore, (*lines).search},
		{words.Message("word-repeat"), words.Message("word-help-repeat"), alone, (*lines).repeat},
		{words.Message("word-open"), words.Message("word-help-open"), withMore, (*lines).open},
		{words.Message("word-intent"), words.Message("word-help-intent"), alone, (*lines).intent},
		{words.Message("word-why"), words.Message("word-help-why"), withMore, (*lines).why},
		{words.Message("word-figures"), words.Message("word-help-figures"), alone, (*lines).figures},
		{words.Message("word-list"), words.Message("word-help-list"), alone, (*lines).list},
		{words.Message("word-review"), words.Message("word-help-review"), alone, (*lines).review},
	}
}

// otherWords are the rest.
func (p *lines) otherWords() []word {
	return []word{
		{words.Message("word-save"), words.Message("word-help-save"), answers, (*lines).saveAgain},
		{words.Message("word-difference"), words.Message("word-help-difference"), alone, (*lines).difference},
		{words.Message("word-report"), words.Message("word-help-report"), alone, (*lines).report},
		{words.Message("word-language"), words.Message("word-help-language"), withMore, (*lines).otherLanguage},
		{words.Message("word-help"), words.Message("word-help-help"), alone, (*lines).help},
		{words.Message("word-quit"), words.Message("word-help-quit"), alone, (*lines).quit},
	}
}

// aClause is the id of a clause, as an example.
func (p *lines) aClause() string {
	ids := p.session.Point().ClauseIDs()
	if len(ids) == 0 {
		return ""
	}
	return ids[0]
}

// namesIn returns the names of a word in the language, the leading one first.
func namesIn(names language.Message, lang language.Tag) []string {
	return strings.Split(names.In(lang).String(), ", ")
}

// means reports whether text is one of the names, in any language.
func means(names language.Message, text string) bool {
	for _, lang := range language.All() {
		for _, name := range namesIn(names, lang) {
			if strings.EqualFold(name, text) {
				return true
			}
		}
	}
	return false
}

// longestName is how many words a name has at most.
const longestName = 3

// find returns the word that the text begins with, and what follows it.
func (p *lines) find(text string) (w word, rest string, ok bool) {
	fields := strings.Fields(strings.ReplaceAll(text, "’", "'"))
	for n := min(longestName, len(fields)); n > 0; n-- {
		for _, w := range p.vocabulary() {
			if means(w.names, strings.Join(fields[:n], " ")) && (w.uses == withMore || w.uses == tells || n == len(fields)) {
				return w, strings.Join(fields[n:], " "), true
			}
		}
	}
	return word{}, "", false
}

// names returns every name of every word in the language of the conversation.
func (p *lines) names() []string {
	var all []string
	for _, w := range p.vocabulary() {
		all = append(all, namesIn(w.names, p.lang())...)
	}
	return slices.DeleteFunc(all, func(s string) bool { return len(s) < 3 })
}

// help prints the words and how a level is chosen.
func (p *lines) help(string) (next, error) {
	p.say("plain-help-title")
	p.say("plain-help-level", "top", p.top())
	for _, w := range p.vocabulary() {
		p.say("plain-help-word", "word", display.Clean(p.naming(w.names)), "help", w.help)
	}
	p.print(p.session.Checklist().Rule.In(p.lang()))
	return askAgain, nil
}

// naming is the leading name of a word, with those of the other languages.
func (p *lines) naming(names language.Message) string {
	leading := namesIn(names, p.lang())[0]
	all := []string{leading}
	for _, lang := range language.All() {
		if name := namesIn(names, lang)[0]; !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return strings.Join(all, ", ")
}
