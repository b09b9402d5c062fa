package cli

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mognad/checklist/display"
)

// newHelp is the command help: it shows what --help shows.
func (a *app) newHelp() *cobra.Command {
	return a.command("help", cobra.ArbitraryArgs, func(cmd *cobra.Command, args []string) error {
		target, rest, err := cmd.Root().Find(args)
		if err != nil || len(rest) > 0 {
			return a.noSuchCommand(cmd.Root(), args)
		}
		a.help(target, nil)
		return nil
	})
}

// help shows what a command is for: examples first, then its use in full.
func (a *app) help(cmd *cobra.Command, _ []string) {
	p := page{width: min(a.columns(), 80)}
	p.text(cmd.CommandPath() + " – " + cmd.Short)
	p.block(a.say("page-examples"), cmd.Example)
	p.block(a.say("page-usage"), a.useLine(cmd))
	p.gap()
	p.text(cmd.Long)
	p.commands(a.say("page-commands"), cmd)
	p.flags(a.say("page-flags"), cmd.LocalNonPersistentFlags())
	p.flags(a.say("page-global"), cmd.Root().PersistentFlags())
	p.block(a.say("page-exit"), fold(a.flag("page-exit-codes"), p.width-2, 5))
	line(a.env.Stdout, display.Clean(strings.TrimRight(p.b.String(), "\n")))
}

func (a *app) useLine(cmd *cobra.Command) string {
	use := cmd.Use
	if cmd.HasParent() {
		use = cmd.Parent().CommandPath() + " " + use
	}
	return use
}

// A page is help in the making.
type page struct {
	b     strings.Builder
	width int
}

func (p *page) gap() { p.b.WriteString("\n") }

// text sets running text in the page's width.
func (p *page) text(s string) {
	if s != "" {
		p.b.WriteString(fold(s, p.width, 0) + "\n")
	}
}

// block sets a head and indented lines, as they are.
func (p *page) block(head display.Text, lines string) {
	if lines == "" {
		return
	}
	p.gap()
	p.b.WriteString(head.String() + "\n")
	for l := range strings.SplitSeq(lines, "\n") {
		p.b.WriteString("  " + l + "\n")
	}
}

func (p *page) commands(head display.Text, cmd *cobra.Command) {
	var rows [][2]string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() || c.Name() == "help" {
			rows = append(rows, [2]string{c.Name(), c.Short})
		}
	}
	p.columns(head, rows)
}

func (p *page) flags(head display.Text, set *pflag.FlagSet) {
	var rows [][2]string
	set.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		if f.Value.Type() == "bool" {
			value = ""
		}
		rows = append(rows, [2]string{strings.TrimSpace(name + " " + value), usage})
	})
	p.columns(head, rows)
}

// columns sets names and what they mean, the meanings under each other.
func (p *page) columns(head display.Text, rows [][2]string) {
	if len(rows) == 0 {
		return
	}
	left := 0
	for _, r := range rows {
		left = max(left, ansi.StringWidth(r[0]))
	}
	left = min(left, 26)
	p.gap()
	p.b.WriteString(head.String() + "\n")
	for _, r := range rows {
		name := "  " + r[0] + strings.Repeat(" ", max(2, left+2-ansi.StringWidth(r[0])))
		indent := strings.Repeat(" ", left+4)
		meaning := fold(r[1], max(20, p.width-left-4), 0)
		if ansi.StringWidth(r[0]) > left {
			name = "  " + r[0] + "\n" + indent
		}
		p.b.WriteString(name + strings.ReplaceAll(meaning, "\n", "\n"+indent) + "\n")
	}
}
