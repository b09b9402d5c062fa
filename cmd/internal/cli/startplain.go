package cli

import (
	"context"
	"strconv"
	"strings"

	"mognad/assess/interview"
	"mognad/checklist/display"
)

// startPlain is the start screen by lines, for screen readers and simple
// terminals.
func (a *app) startPlain(ctx context.Context, _ interview.Options, menu interview.StartMenu) (interview.StartChoice, error) {
	for {
		a.tell("start")
		typed, err := a.ask(ctx, "ask-choice")
		if err != nil {
			return interview.StartChoice{}, err
		}
		choice, done, err := a.startChoice(ctx, menu, typed)
		if done || err != nil {
			choice.Lang = a.lang
			return choice, err
		}
	}
}

// startChoice does what was chosen; it reports false to ask again.
func (a *app) startChoice(ctx context.Context, menu interview.StartMenu, typed string) (choice interview.StartChoice, done bool, err error) {
	switch strings.ToLower(typed) {
	case "1":
		return a.fillPlain(ctx, menu)
	case "2":
		return a.goOnPlain(ctx, menu)
	case "3":
		return interview.StartChoice{Kind: interview.StartExample}, true, nil
	case "4":
		return interview.StartChoice{Kind: interview.StartHelp}, true, nil
	case "q", "":
		return interview.StartChoice{}, true, nil
	}
	a.tell("start-again", "choice", typed)
	return interview.StartChoice{}, false, nil
}

// fillPlain asks for a new assessment and makes it. What is refused is asked
// again, and only that.
func (a *app) fillPlain(ctx context.Context, menu interview.StartMenu) (choice interview.StartChoice, done bool, err error) {
	var o newOptions
	if err := a.askNew(ctx, &o); err != nil {
		return choice, false, err
	}
	n := interview.New{Name: o.name, Population: o.population, Services: o.services, Scope: menu.Scopes[0], Language: menu.Languages[0]}
	var scopes, languages []display.Text
	for _, scope := range menu.Scopes {
		scopes = append(scopes, interview.ScopeName(scope, a.lang))
	}
	usual := 0
	for i, lang := range menu.Languages {
		languages = append(languages, interview.LanguageName(lang))
		if lang == a.lang {
			usual = i
		}
	}
	at, err := a.askOneOf(ctx, "ask-scope", scopes, 0)
	if err != nil {
		return choice, false, err
	}
	n.Scope = menu.Scopes[at]
	if at, err = a.askOneOf(ctx, "ask-language", languages, usual); err != nil {
		return choice, false, err
	}
	n.Language = menu.Languages[at]
	choice.Path, err = a.createPlain(ctx, menu, n)
	choice.Kind = interview.StartNew
	return choice, true, err
}

// createPlain asks where the file is to be until it can be made there.
func (a *app) createPlain(ctx context.Context, menu interview.StartMenu, n interview.New) (string, error) {
	for {
		proposed := menu.Propose(n.Name)
		key := "ask-path-usual"
		if proposed == "" {
			key = "ask-path"
		}
		var err error
		if n.Path, err = a.askWith(ctx, a.say(key, "path", proposed)); err != nil {
			return "", err
		}
		if n.Path == "" {
			n.Path = proposed
		}
		if n.Path == "" {
			continue
		}
		path, err := menu.Create(n)
		if err == nil {
			return path, nil
		}
		line(a.env.Stderr, a.broken(a.sayError(err)))
	}
}

// goOnPlain lists the assessments that can be gone on with and asks which.
func (a *app) goOnPlain(ctx context.Context, menu interview.StartMenu) (choice interview.StartChoice, done bool, err error) {
	recent := menu.Recent()
	for i, r := range recent {
		a.tell("recent-row", "number", i+1, "unit", r.Name(), "progress", r.Progress(a.lang), "date", r.Saved, "path", r.Path)
	}
	if len(recent) == 0 {
		a.tell("recent-none")
	}
	for {
		typed, err := a.ask(ctx, "ask-file")
		if err != nil || typed == "" {
			return choice, false, err
		}
		if i, err := strconv.Atoi(typed); err == nil && i >= 1 && i <= len(recent) {
			typed = recent[i-1].Path
		}
		path, err := menu.Find(typed)
		if err == nil {
			return interview.StartChoice{Kind: interview.StartGoOn, Path: path}, true, nil
		}
		line(a.env.Stderr, a.broken(a.sayError(err)))
	}
}

// askOneOf asks for one of a few things by its number, until it gets one or an
// empty line, which is the usual one.
func (a *app) askOneOf(ctx context.Context, key string, things []display.Text, usual int) (int, error) {
	a.tell(key)
	for i, thing := range things {
		a.tell("one-of", "number", i+1, "thing", thing)
	}
	for {
		typed, err := a.askWith(ctx, a.say("ask-one-of", "usual", usual+1))
		if err != nil || typed == "" {
			return usual, err
		}
		if i, err := strconv.Atoi(typed); err == nil && i >= 1 && i <= len(things) {
			return i - 1, nil
		}
		a.tell("start-again", "choice", typed)
	}
}
