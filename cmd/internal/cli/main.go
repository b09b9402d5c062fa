package cli

import (
	"bufio"
	"context"
	"errors"
	"io/fs"
	"syscall"

	"mognad/assess/interview"
	"mognad/assess/store"
	"mognad/checklist/display"
	"mognad/checklist/language"
	"mognad/checklist/yamlfile"
)

// The exit codes. They are a promise to scripts; see the manual of the program.
const (
	exitDone    = 0
	exitBad     = 1   // done, and the answer is bad
	exitUsage   = 2   // the command line was wrong
	exitInput   = 3   // a file named as input is missing or not valid
	exitChanged = 4   // locked, or changed by someone else
	exitFailed  = 5   // it could not be done
	exitLeft    = 130 // the person left
)

// Main runs the program with args, which do not include its name, and returns
// the exit code.
func Main(ctx context.Context, env Env, args []string) int {
	a := newApp(env, args)
	root := a.newRoot()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil && a.out.err != nil {
		err = a.stdoutFailed()
	}
	if err != nil {
		a.complain(err)
	}
	if env.DoubleClicked && (err != nil || len(args) == 0) {
		a.tell("press-enter")
		_, _ = bufio.NewReader(env.Stdin).ReadString('\n') // the window may close whatever comes
	}
	return exitCode(err)
}

// stdoutFailed tells that standard output is not complete.
func (a *app) stdoutFailed() error {
	if errors.Is(a.out.err, syscall.ENOSPC) {
		return fail(exitFailed, "stdout-full")
	}
	return fail(exitFailed, "stdout-failed", "cause", a.out.err.Error())
}

// A usageError is a mistake in the command line.
type usageError struct{ language.Message }

func (e usageError) Error() string { return e.In(language.English).String() }

func usage(key string, args ...any) error { return usageError{words.Message(key, args...)} }

// A failure is an error with an exit code of its own. One without a message has
// been told already.
type failure struct {
	code int
	language.Message
	err error
}

func (e failure) Error() string { return e.In(language.English).String() }
func (e failure) Unwrap() error { return e.err }

// fail returns an error that ends the program with code.
func fail(code int, key string, args ...any) error {
	return failure{code: code, Message: words.Message(key, args...)}
}

// errQuiet ends the program with exitBad after everything has been said.
var errQuiet = errors.New("the answer is bad")

// exitCode is the one place where errors become exit codes.
func exitCode(err error) int {
	if err == nil {
		return exitDone
	}
	if f, ok := errors.AsType[failure](err); ok {
		return f.code
	}
	if _, ok := errors.AsType[usageError](err); ok {
		return exitUsage
	}
	if _, ok := errors.AsType[*yamlfile.InvalidError](err); ok {
		return exitInput
	}
	switch {
	case errors.Is(err, errQuiet):
		return exitBad
	case errors.Is(err, interview.ErrAborted), errors.Is(err, context.Canceled):
		return exitLeft
	}
	switch store.KindOf(err) {
	case store.Input:
		return exitInput
	case store.Conflict:
		return exitChanged
	}
	return exitFailed
}

// complain tells an error. The problems of a file stand on lines of their own,
// as editors expect them.
func (a *app) complain(err error) {
	if f, ok := errors.AsType[failure](err); errors.Is(err, errQuiet) || ok && f.Key == "" {
		return
	}
	if b, ok := errors.AsType[*broken](err); ok {
		defer a.remark(b.kept.In(a.lang))
	}
	if invalid, ok := errors.AsType[*yamlfile.InvalidError](err); ok {
		line(a.env.Stderr, a.broken(invalid.In(a.lang)))
		return
	}
	if _, ok := errors.AsType[usageError](err); ok {
		defer a.tell("see-help")
	}
	line(a.env.Stderr, a.broken(a.say("error", "text", a.sayError(err))))
}

// sayError tells an error that may not come from us.
func (a *app) sayError(err error) display.Text {
	if s, ok := language.ErrorMessage(err); ok {
		return s.In(a.lang)
	}
	if errors.Is(err, interview.ErrAborted) || errors.Is(err, context.Canceled) {
		return a.say("left")
	}
	if pe, ok := errors.AsType[*fs.PathError](err); ok {
		return a.say("path-error", "path", pe.Path, "cause", pe.Err.Error())
	}
	return display.Clean(err.Error())
}
