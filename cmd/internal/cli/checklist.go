package cli

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"mognad/assess/store"
	"mognad/checklist"
	"mognad/checklist/builtin"
	"mognad/checklist/display"
	"mognad/checklist/language"
	"mognad/checklist/yamlfile"
)

func (a *app) newChecklist() *cobra.Command {
	cmd := a.command("checklist", nil, nil)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return a.noSuchCommand(cmd, args)
		}
		a.help(cmd, nil)
		return nil
	}
	cmd.Args = cobra.ArbitraryArgs
	show := a.command("checklist-show", between(0, 1, "want-point"), func(_ *cobra.Command, args []string) error {
		return a.runChecklistShow(strings.Join(args, ""))
	})
	validate := a.command("checklist-validate", exactly(1, "want-checklist-file"), func(_ *cobra.Command, args []string) error {
		return a.runChecklistValidate(args[0])
	})
	var editor bool
	init := a.command("checklist-init", exactly(1, "want-new-file"), func(_ *cobra.Command, args []string) error {
		return a.runChecklistInit(args[0], editor)
	})
	init.Flags().BoolVar(&editor, "editor", false, a.flag("flag-editor"))
	list := a.command("checklist-list", exactly(0, "want-nothing"), func(*cobra.Command, []string) error {
		return a.runChecklistList()
	})
	cmd.AddCommand(list, show, validate, init)
	return cmd
}

// runChecklistList lists what is built in, and what --checklist names.
func (a *app) runChecklistList() error {
	lists := builtin.All()
	for _, path := range a.checklists {
		list, err := readChecklist(path)
		if err != nil {
			return err
		}
		lists = append(lists, list)
	}
	var rows [][]display.Text
	for _, list := range lists {
		rows = append(rows, []display.Text{
			display.Clean(list.ID), display.Clean(list.Release), list.Title.In(a.lang),
			a.say("points", "n", len(list.Points)), display.Clean(list.Hash[:12]),
		})
	}
	a.table(rows, "lllll")
	return nil
}

func (a *app) runChecklistValidate(path string) error {
	list, err := readChecklist(path)
	if err != nil {
		return err
	}
	a.data(a.say("valid-checklist", "path", path, "id", list.ID, "release", list.Release, "n", len(list.Points)))
	return nil
}

func (a *app) runChecklistInit(path string, editor bool) error {
	if err := absent(path); err != nil {
		return err
	}
	data := builtin.Starter()
	if editor {
		var err error
		if data, err = a.withModeline(path, "checklist", data); err != nil {
			return err
		}
	}
	if err := store.Create(path, data, a.who()); err != nil {
		return err
	}
	a.tell("wrote", "path", full(path))
	a.tell("next-checklist", "path", a.shellArgs(path))
	return nil
}

// runChecklistShow shows a checklist as a whole, or one of its points in full.
func (a *app) runChecklistShow(point string) error {
	list, err := a.chosen()
	if err != nil {
		return err
	}
	v := view{a: a, list: list}
	if point == "" {
		v.whole()
		return nil
	}
	p, ok := list.Point(strings.ToUpper(point))
	if !ok {
		p, ok = list.Point(point)
	}
	if !ok {
		return a.noSuchPoint(source{list: list}, point)
	}
	v.point(p)
	return nil
}

// A view shows a checklist as text.
type view struct {
	a    *app
	list *checklist.Checklist
}

// para sets a text at an indent, wrapped, behind a label.
func (v view) para(indent int, label string, t display.Text) {
	lead := strings.Repeat(" ", indent) + label
	width := max(20, v.a.columns()-ansi.StringWidth(lead))
	hang := strings.Repeat(" ", ansi.StringWidth(lead))
	set := ansi.Wordwrap(t.String(), width, "")
	v.a.data(display.Clean(lead + strings.ReplaceAll(set, "\n", "\n"+hang)))
}

func (v view) gap() { v.a.data(display.Text{}) }

func (v view) whole() {
	lang := v.a.lang
	v.para(0, "", v.list.Title.In(lang))
	v.para(0, "", v.a.say("checklist-id", "id", v.list.ID, "release", v.list.Release, "hash", v.list.Hash))
	v.gap()
	v.para(0, "", v.list.StatementOfOrigin.In(lang))
	v.gap()
	v.para(0, "", v.list.Rule.In(lang))
	v.gap()
	for _, l := range v.list.Scale {
		v.para(2, language.Int(lang, int(l.Level)).String()+"  ", display.Join(
			[]display.Text{l.Label.In(lang), l.Anchor.In(lang)}, display.Clean(" – ")))
	}
	for _, area := range v.list.Areas {
		v.gap()
		v.para(0, "", display.Join([]display.Text{display.Clean(area.ID), area.Title.In(lang)}, display.Clean("  ")))
		for _, p := range v.list.Points {
			if p.Area == area.ID {
				v.para(2, p.ID+"  ", p.Title.In(lang))
			}
		}
	}
	v.terms()
}

// terms shows the glossary.
func (v view) terms() {
	if len(v.list.Terms) == 0 {
		return
	}
	v.gap()
	v.para(0, "", v.a.say("show-terms"))
	for _, t := range v.list.Terms {
		v.para(2, "", v.a.say("show-term", "term", t.Term, "definition", t.Definition))
	}
}

func (v view) point(p *checklist.Point) {
	lang := v.a.lang
	v.para(0, p.ID+"  ", p.Title.In(lang))
	v.gap()
	v.para(0, "", p.Question.In(lang))
	v.para(0, "", p.Intent.In(lang))
	v.gap()
	v.level(0, p.NoneShort.In(lang))
	v.para(5, "", p.None.In(lang))
	for _, l := range p.Levels {
		v.level(l.Level, l.Short.In(lang))
		for _, c := range l.Clauses {
			v.clause(c)
		}
		if s, ok := p.Step(l.Level); ok {
			v.para(5, "", v.a.say("show-step", "from", int(l.Level)-1, "to", int(l.Level), "effort", string(s.Effort)))
			for _, action := range s.Actions {
				v.para(5, "– ", action.In(lang))
			}
		}
	}
	v.facts(p)
}

func (v view) level(l checklist.Level, short display.Text) {
	v.para(0, "", v.a.say("show-level", "level", int(l), "label", v.list.Scale[l].Label, "short", short))
}

func (v view) clause(c checklist.Clause) {
	v.para(2, c.ID+" ", c.Text.In(v.a.lang))
	for _, p := range v.list.Profiles {
		if t := c.For(p.ID).In(v.a.lang); t != c.Text.In(v.a.lang) {
			v.para(5, "", v.a.say("show-profile", "profile", p.Title, "text", t))
		}
	}
}

// facts shows what is not said level by level.
func (v view) facts(p *checklist.Point) {
	v.gap()
	v.para(0, "", v.a.say("show-owner", "owner", p.OwnerRole))
	v.para(0, "", v.a.say("show-impact", "impact", p.Impact, "weight", p.Weight.RatString()))
	for _, e := range p.Evidence {
		v.para(0, "", v.a.say("show-evidence", "text", e))
	}
	for _, q := range p.Requires {
		v.para(0, "", v.a.say("show-requires", "to", int(q.ToReach), "point", q.Point, "level", int(q.AtLeast)))
	}
	if p.Floor != nil {
		v.para(0, "", v.a.say("show-floor", "level", int(p.Floor.Level),
			"where", strings.Join(p.Floor.Jurisdictions, ", "), "note", p.Floor.Note))
	}
	if !p.AllowsNA {
		v.para(0, "", v.a.say("show-no-na"))
	}
	for _, o := range v.list.Origins {
		if o.ID == p.Provenance.Origin {
			v.para(0, "", v.a.say("show-origin", "origin", o.Label, "note", p.Provenance.Note))
		}
	}
	for _, ref := range p.Refs {
		v.para(0, "", v.a.say("show-ref", "source", ref.Source, "location", ref.Location))
	}
}

// noSuchPoint tells that a point or area does not exist, with a guess.
func (a *app) noSuchPoint(s source, what string) error {
	ids := s.list.PointIDs()
	for _, area := range s.list.Areas {
		ids = append(ids, area.ID)
	}
	if guess, ok := yamlfile.Closest(what, ids); ok {
		return usage("unknown-point-guess", "point", what, "guess", guess)
	}
	return usage("unknown-point", "point", what, "first", ids[0])
}
