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
	rest  bool // something may follow it on the same line
	do    func(p *lines, rest string) (next, error)
}

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
	first := p.session.Points()[0].ID
	return []word{
		{words.Message("word-unknown"), words.Message("word-help-unknown"), false, (*lines).unknown},
		{words.Message("word-na"), words.Message("word-help-na"), true, (*lines).notApplicable},
		{words.Message("word-comment"), words.Message("word-help-comment"), true, (*lines).comment},
		{words.Message("word-target"), words.Message("word-help-target", "level", int(p.session.Checklist().Defaults.Target)), true, (*lines).target},
		{words.Message("word-skip"), words.Message("word-help-skip"), false, (*lines).skip},
		{words.Message("word-back"), words.Message("word-help-back"), false, (*lines).back},
		{words.Message("word-go"), words.Message("word-help-go", "point", first), true, (*lines).goTo},
		{words.Message("word-clear"), words.Message("word-help-clear"), false, (*lines).clear},
		{words.Message("word-undo"), words.Message("word-help-undo"), false, (*lines).undo},
		{words.Message("word-repeat"), words.Message("word-help-repeat"), false, (*lines).repeat},
		{words.Message("word-list"), words.Message("word-help-list"), false, (*lines).list},
		{words.Message("word-save"), words.Message("word-help-save"), false, (*lines).saveAgain},
		{words.Message("word-language"), words.Message("word-help-language"), false, (*lines).otherLanguage},
		{words.Message("word-help"), words.Message("word-help-help"), false, (*lines).help},
		{words.Message("word-quit"), words.Message("word-help-quit"), false, (*lines).quit},
	}
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
			if means(w.names, strings.Join(fields[:n], " ")) && (w.rest || n == len(fields)) {
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
	p.print(words.Say(p.lang(), "plain-help-title"))
	p.print(words.Say(p.lang(), "plain-help-level", "top", p.top()))
	for _, w := range p.vocabulary() {
		p.print(words.Say(p.lang(), "plain-help-word", "word", display.Clean(p.naming(w.names)), "help", w.help))
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
