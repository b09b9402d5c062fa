package cli

import (
	"bufio"
	"embed"
	"fmt"
	"io"
	"regexp"
	"strings"

	"mognad/checklist/display"
	"mognad/checklist/language"
)

//go:embed words.en.json words.sv.json
var files embed.FS

var words = language.Embedded(files)

// releaseVersion matches a tagged version, and no pseudo-version.
var releaseVersion = regexp.MustCompile(`^v[0-9]+\.[0-9]+\.[0-9]+(-(alpha|beta|rc)\.[0-9]+)?$`)

// An app is one run of the program: its environment and the flags that every
// command has.
type app struct {
	env        Env
	out        *output        // standard output, in env
	lines      *bufio.Reader  // standard input, for all who read it by lines: what one of them has read ahead is there for the next
	lang       language.Tag   // of the talk
	langGiven  bool           // by --lang: then a file's own language does not count
	remarks    []display.Text // what was told so far, and no questionnaire has shown
	noInput    bool
	color      string
	checklists []string // files named with --checklist
}

// newApp chooses the language of the talk: --lang, else the locale.
func newApp(env Env, args []string) *app {
	a := &app{env: env, lang: language.English, out: &output{to: env.Stdout}, lines: bufio.NewReader(env.Stdin)}
	a.env.Stdout = a.out
	if tag, ok := language.Match(langArg(args)); ok {
		a.lang, a.langGiven = tag, true
		return a
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := env.getenv(name); v != "" {
			a.lang, _ = language.Match(v)
			return a
		}
	}
	a.lang, _ = language.Match(env.UILanguage)
	return a
}

// langArg finds --lang before the command line is parsed, since the help and
// the errors of the parser are told in it too.
func langArg(args []string) string {
	for i, arg := range args {
		if arg == "--" {
			return ""
		}
		if v, ok := strings.CutPrefix(arg, "--lang="); ok {
			return v
		}
		if arg == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	return ""
}

// follow takes over the language of a file that was named, unless --lang was.
func (a *app) follow(lang language.Tag) {
	if tag, ok := language.Match(string(lang)); ok && !a.langGiven {
		a.lang = tag
	}
}

func (a *app) say(key string, args ...any) display.Text { return words.Say(a.lang, key, args...) }

// tell writes a message to the person, on standard error.
func (a *app) tell(key string, args ...any) { a.remark(a.say(key, args...)) }

// remark tells what a full screen that follows would cover: there it is shown
// again.
func (a *app) remark(t display.Text) {
	line(a.env.Stderr, a.broken(t))
	a.remarks = append(a.remarks, t)
}

// data writes a line of what was asked for, on standard output.
func (a *app) data(t display.Text) { line(a.env.Stdout, t) }

// An output remembers the first error of its stream, so that a full disk behind
// standard output is told once and never passed over.
type output struct {
	to  io.Writer
	err error
}

// Write hands data on. After an error it drops everything.
func (o *output) Write(data []byte) (int, error) {
	if o.err != nil {
		return len(data), nil
	}
	if _, err := o.to.Write(data); err != nil {
		o.err = err
	}
	return len(data), nil
}

// line is how text reaches a stream, and the only way.
func line(w io.Writer, t display.Text) {
	fmt.Fprintln(w, t.String())
}

// prompt writes a question and leaves the cursor behind it.
func prompt(w io.Writer, t display.Text) {
	fmt.Fprint(w, t.String()+" ")
}

// shellArgs writes the arguments that name an assessment as they are typed: the
// path, in quotes if need be, and the checklists that were given.
func (a *app) shellArgs(path string) display.Text {
	typed := quoted(path)
	for _, list := range a.checklists {
		typed += " --checklist " + quoted(list)
	}
	return display.Clean(typed).Line()
}

// quoted puts a path in double quotes if a shell would take it apart.
func quoted(path string) string {
	if strings.ContainsAny(path, " \t&;()<>|*?'$`#!") {
		return `"` + path + `"`
	}
	return path
}

// interactive reports whether a person is there to answer a question.
func (a *app) interactive() bool {
	return a.env.StdinTerminal && a.env.StderrTerminal && !a.noInput
}

// columns returns the width to set text in: the terminal's, 80 at least where
// there is none, and never so wide that lines become hard to read.
func (a *app) columns() int {
	if w := a.env.Width(); w > 0 {
		return min(w, 100)
	}
	return 80
}
