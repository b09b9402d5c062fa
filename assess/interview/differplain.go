package interview

import (
	"context"
	"io"
	"strings"

	"mognad/checklist/display"
)

// DifferPlain asks by lines which side holds for each point. The word later leaves
// everything as it is, which is no error; so does the end of the input, and then
// the error is [ErrAborted], as at the end of ctx. Of the options it uses In, Out,
// Terminal and Width.
func DifferPlain(ctx context.Context, o Options, v Versions) (Chosen, error) {
	d := &differLines{in: newLineReader(o.In), out: o.Out, versions: v, m: newDiffer(v, false), o: o}
	if len(v.Differences) == 0 {
		d.m.done = true
		return d.m.chosen(), nil
	}
	err := d.converse(ctx)
	if err != nil {
		return Chosen{}, err
	}
	return d.m.chosen(), nil
}

// differLines is a conversation on what differs.
type differLines struct {
	in       *lineReader
	out      io.Writer
	o        Options
	versions Versions
	m        differ // which sides were taken, and which point it is
	left     bool
	broken   error // why nothing more can be written
}

func (d *differLines) say(key string, args ...any) {
	d.print(words.Say(d.versions.Lang, key, args...))
}

func (d *differLines) print(t display.Text) {
	if d.broken == nil {
		_, d.broken = io.WriteString(d.out, d.o.breakLines(t).String()+"\n")
	}
}

// converse asks point by point.
func (d *differLines) converse(ctx context.Context) error {
	v := d.versions
	d.print(v.Title.In(v.Lang).Line())
	d.say("differ-plain-how", "ours", d.m.name(UseOurs), "theirs", d.m.name(UseTheirs))
	if v.LaterPlain != nil {
		d.print(v.LaterPlain.In(v.Lang))
	} else if v.Later != nil {
		d.print(v.Later.In(v.Lang))
	}
	for d.m.at < len(d.m.sides) {
		d.showPoint()
		if err := d.choose(ctx); err != nil || d.left {
			return err
		}
	}
	d.m.done = true
	d.say("differ-plain-done")
	return d.broken
}

// showPoint says what each side says of the point.
func (d *differLines) showPoint() {
	v, difference := d.versions, d.versions.Differences[d.m.at]
	told := v.tell(difference, v.Lang)
	d.say("differ-plain-point", "index", d.m.at+1, "n", len(d.m.sides), "point", v.titleOf(difference.Point, v.Lang))
	d.say("differ-plain-side", "number", 1, "name", d.m.name(UseOurs), "text", told[UseOurs])
	d.say("differ-plain-side", "number", 2, "name", d.m.name(UseTheirs), "text", told[UseTheirs])
}

// choose asks for a side until it gets one, or is left, or goes back to the point
// before.
func (d *differLines) choose(ctx context.Context) error {
	for d.broken == nil {
		d.say("differ-plain-prompt", "usual", int(d.m.sides[d.m.at])+1)
		text, err := nextLine(ctx, d.in)
		if err != nil {
			return err
		}
		d.echo(text)
		if d.obey(display.Clean(text).Line().String()) {
			return d.broken
		}
	}
	return d.broken
}

// obey does what a line says. It reports false where nothing can be done with it.
func (d *differLines) obey(text string) bool {
	switch {
	case text == "1":
		d.m = d.m.choose(UseOurs)
	case text == "2":
		d.m = d.m.choose(UseTheirs)
	case text == "":
	case means(words.Message("word-later"), text) || means(words.Message("word-quit"), text):
		d.left = true
		if d.versions.Later == nil {
			d.say("differ-plain-later")
		}
		return true
	case means(words.Message("word-back"), text):
		d.m.at = max(0, d.m.at-1)
		return true
	default:
		d.say("differ-plain-again", "found", short(text))
		return false
	}
	taken := d.m.sides[d.m.at]
	d.say("differ-plain-taken", "point", d.versions.Differences[d.m.at].Point, "side", d.m.name(taken))
	d.m.at++
	return true
}

// echo repeats what was read where nobody has typed it.
func (d *differLines) echo(text string) {
	if !d.o.Terminal {
		d.say("plain-echo", "text", echoed(text))
	}
}

// breakLines breaks a text between words where the output is a terminal.
func (o Options) breakLines(t display.Text) display.Text {
	width := 0
	if o.Width != nil {
		width = o.Width()
	}
	if width < leastPlain {
		return t
	}
	var all []display.Text
	for _, l := range t.Lines() {
		text := strings.TrimLeft(l.String(), " ")
		indent := len(l.String()) - len(text)
		for _, r := range wrap(display.Clean(text), width-indent-1) {
			all = append(all, display.Clean(strings.Repeat(" ", indent)+r.String()))
		}
	}
	return display.Join(all, display.Clean("\n"))
}

// leastPlain is how many columns a terminal must have at least for lines to be
// broken between words.
const leastPlain = 20

// echoed is a line that was read as it is repeated.
func echoed(text string) display.Text { return shorten(display.Clean(text).Line(), mostShown) }
