package cli

import (
	"bytes"
	"encoding/json"
	"math/big"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"mognad/assess"
	"mognad/checklist/display"
	"mognad/checklist/language"
	"mognad/report/data"
)

func (a *app) newStatus() *cobra.Command {
	return a.command("status", exactly(1, "want-assessment"), func(_ *cobra.Command, args []string) error {
		return a.runStatus(args[0])
	})
}

// runStatus says where an assessment stands: per area, and what is left.
func (a *app) runStatus(path string) error {
	s, err := a.open(path)
	if err != nil {
		return err
	}
	r := s.result()
	a.tellDraft(r)
	a.data(a.say("status-head", "unit", r.Unit.Name, "date", r.Date))
	var rows [][]display.Text
	for _, area := range r.Areas {
		title, _ := s.list.Area(area.ID)
		rows = append(rows, []display.Text{
			display.Clean(area.ID), title.Title.In(a.lang),
			a.say("status-settled", "settled", area.Counts.Settled(), "all", area.Counts.All),
		})
	}
	a.table(rows, "lll")
	a.counts(r.Counts)
	a.pointsIn(s, r, assess.Unanswered, "status-open")
	a.pointsIn(s, r, assess.Unknown, "status-unknown")
	if r.Counts.Draft() {
		a.tell("next-assess", "path", a.shellArgs(path))
		return nil
	}
	a.tell("next-report", "path", a.shellArgs(path))
	return nil
}

// counts says how many points are in which state.
func (a *app) counts(c assess.Counts) {
	a.data(a.wrapped(a.say("status-counts", "answered", c.Answered, "applicable", c.Applicable(),
		"unknown", c.Unknown, "na", c.NotApplicable, "open", c.Unanswered)))
}

// pointsIn lists the points in a state, under a head.
func (a *app) pointsIn(s source, r *assess.Result, state assess.State, head string) {
	var rows [][]display.Text
	for _, p := range r.Points {
		if p.Answer.State == state {
			point, _ := s.list.Point(p.ID)
			rows = append(rows, []display.Text{display.Clean("  " + p.ID), point.Title.In(a.lang)})
		}
	}
	if len(rows) > 0 {
		a.data(a.say(head))
		a.table(rows, "ll")
	}
}

type scoreOptions struct{ format string }

func (a *app) newScore() *cobra.Command {
	var o scoreOptions
	cmd := a.command("score", between(1, -1, "want-assessments"), func(_ *cobra.Command, args []string) error {
		return a.runScore(o, args)
	})
	cmd.Flags().StringVar(&o.format, "format", "text", a.flag("flag-score-format"))
	return cmd
}

func (a *app) runScore(o scoreOptions, paths []string) error {
	if o.format != "text" && o.format != "json" {
		return usage("unknown-format", "format", o.format, "allowed", []string{"text", "json"})
	}
	if o.format == "json" {
		return a.scoreJSON(paths)
	}
	for i, path := range paths {
		s, err := a.open(path)
		if err != nil {
			return err
		}
		if i > 0 {
			a.data(display.Text{})
		}
		r := s.result()
		a.tellDraft(r)
		a.scoreText(s, r)
	}
	return nil
}

// scoreJSON writes one object, or a list of them where several files are named.
func (a *app) scoreJSON(paths []string) error {
	var all []json.RawMessage
	for _, path := range paths {
		s, err := a.open(path)
		if err != nil {
			return err
		}
		r, p := s.plan()
		a.tellDraft(r)
		var b bytes.Buffer
		if err := data.Write(&b, s.list, r, p); err != nil {
			return err
		}
		all = append(all, bytes.TrimSpace(b.Bytes()))
	}
	if len(all) == 1 {
		_, err := a.env.Stdout.Write(append(all[0], '\n'))
		return err
	}
	list, err := json.MarshalIndent(all, "", "  ")
	if err != nil {
		return err
	}
	_, err = a.env.Stdout.Write(append(list, '\n'))
	return err
}

// scoreText shows the figures of one assessment as a table.
func (a *app) scoreText(s source, r *assess.Result) {
	a.data(a.say("status-head", "unit", r.Unit.Name, "date", r.Date))
	head := []display.Text{{}, {}}
	for _, key := range []string{"score-claimed", "score-evidenced", "score-low", "score-high", "score-level"} {
		head = append(head, a.say(key))
	}
	rows := [][]display.Text{head}
	for _, area := range r.Areas {
		title, _ := s.list.Area(area.ID)
		rows = append(rows, a.figures(display.Clean(area.ID), title.Title.In(a.lang), area.Figures, area.Gate))
	}
	rows = append(rows, a.figures(display.Text{}, a.say("score-total"), r.Total, r.Gate))
	a.table(rows, "llrrrrr")
	a.counts(r.Counts)
}

// figures is one row of the table of scores.
func (a *app) figures(id, title display.Text, f assess.Figures, g assess.Gate) []display.Text {
	row := []display.Text{id, title}
	for _, share := range []*big.Rat{f.Claimed, f.Evidenced, f.Low, f.High} {
		if share == nil {
			row = append(row, a.say("no-score"))
			continue
		}
		row = append(row, language.Percent{Share: share}.In(a.lang))
	}
	switch {
	case !g.Applies:
		return append(row, a.say("no-score"))
	case g.Unsettled > 0:
		return append(row, a.say("score-at-least", "level", int(g.Level)))
	}
	return append(row, language.Int(a.lang, int(g.Level)))
}

func (a *app) newExplain() *cobra.Command {
	return a.command("explain", between(1, 2, "want-explain"), func(_ *cobra.Command, args []string) error {
		what := "total"
		if len(args) == 2 {
			what = args[1]
		}
		return a.runExplain(args[0], what)
	})
}

// runExplain shows the arithmetic of a point, an area or the whole.
func (a *app) runExplain(path, what string) error {
	s, err := a.open(path)
	if err != nil {
		return err
	}
	r := s.result()
	lines, ok := r.Explain(s.list, what)
	if !ok {
		return a.noSuchPoint(s, what)
	}
	a.tellDraft(r)
	for _, l := range lines {
		for _, t := range l.In(a.lang).Lines() {
			a.data(a.wrapped(t))
		}
	}
	return nil
}

// wrapped sets a text in the width of the terminal, with what follows the first
// line indented. Data for another program stays on one line.
func (a *app) wrapped(t display.Text) display.Text {
	if !a.env.StdoutTerminal {
		return t
	}
	set := ansi.Wordwrap(t.String(), a.columns()-2, "")
	return display.Clean(strings.ReplaceAll(set, "\n", "\n  "))
}
