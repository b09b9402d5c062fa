package store

import (
	"embed"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"mognad/checklist/language"
)

//go:embed words.en.json words.sv.json
var files embed.FS

var words = language.Embedded(files)

// A Kind says what an error means to the person who named the file.
type Kind int

// The kinds of errors.
const (
	Other    Kind = iota // not an error of this package
	Input                // a file to be read is missing, not a regular file, or too big
	Conflict             // the file is open elsewhere, or was changed by someone else
	Failure              // it could not be done: permissions, the disk, an output that exists
)

// KindOf returns the kind of err, or of what it wraps.
func KindOf(err error) Kind {
	if k, ok := errors.AsType[interface {
		error
		kind() Kind
	}](err); ok {
		return k.kind()
	}
	return Other
}

// A cause is what lies under an error that is told, with its kind. Every error
// of this package has one, except [LockedError] and [ChangedError].
type cause struct {
	of  Kind
	err error
}

func (c *cause) Error() string { return c.err.Error() }
func (c *cause) Unwrap() error { return c.err }
func (c *cause) kind() Kind    { return c.of }

func fail(of Kind, err error, message language.Message) error {
	return &language.Error{Message: message, Err: &cause{of, err}}
}

// A LockedError tells that another process has the file open.
type LockedError struct {
	language.Message
	Path string // as the person named it
	Who  Who    // who has it open; the zero value if that is not known
}

// Error tells e in English.
func (e *LockedError) Error() string { return e.In(language.English).String() }
func (e *LockedError) kind() Kind    { return Conflict }

func locked(path string, who Who) *LockedError {
	e := &LockedError{Path: path, Who: who, Message: words.Message("locked", "path", path)}
	switch {
	case who.PID == 0:
	case who.Time.IsZero():
		e.Message = words.Message("locked-by", "path", path, "pid", who.pid(), "host", who.Host)
	default:
		e.Message = words.Message("locked-since", "path", path, "pid", who.pid(), "host", who.Host,
			"time", who.Time.Format("2006-01-02 15:04"))
	}
	return e
}

// A ChangedError tells that the file was changed or removed by someone else
// since it was read, and was therefore not overwritten.
type ChangedError struct {
	language.Message
	Path string // as the person named it
	Kept string // where the bytes are that were to be saved; "" if they could not be kept
	Err  error  // why they could not be kept
}

// Error tells e in English.
func (e *ChangedError) Error() string { return e.In(language.English).String() }

// Unwrap returns why the bytes could not be kept, nil if they were.
func (e *ChangedError) Unwrap() error { return e.Err }
func (e *ChangedError) kind() Kind    { return Conflict }

func changed(path, kept string, err error) error {
	e := &ChangedError{Path: path, Kept: kept, Err: err}
	e.Message = words.Message("changed", "path", path, "kept", kept)
	if err != nil {
		e.Message = words.Message("changed-not-kept", "path", path, "detail", detail(err))
	}
	return e
}

// Errors that the system has no code for.
var (
	errFolder     = errors.New("a folder stands there")
	errPipe       = errors.New("a pipe stands there")
	errSocket     = errors.New("a socket stands there")
	errDevice     = errors.New("a device stands there")
	errTooBig     = errors.New("too big")
	errHidden     = errors.New("the hidden folder is not a folder")
	errDangling   = errors.New("a link to nothing")
	errNotOurs    = errors.New("exists, and is not an output for this file")
	errSource     = errors.New("the output would replace its source")
	errChecksum   = errors.New("not the bytes that were written")
	errShortWrite = errors.New("the file is shorter than what was written")
)

// readError tells why a file could not be read.
func readError(path string, err error) error {
	switch {
	case errors.Is(err, errFolder):
		return fail(Input, err, words.Message("is-folder", "path", path))
	case errors.Is(err, errPipe):
		return fail(Input, err, words.Message("is-pipe", "path", path))
	case errors.Is(err, errSocket), errors.Is(err, errDevice):
		return fail(Input, err, words.Message("is-device", "path", path))
	case errors.Is(err, fs.ErrNotExist), isNoFolder(err):
		return fail(Input, err, words.Message("missing", "path", path))
	case isLoop(err):
		return fail(Input, err, words.Message("loop", "path", path))
	case isLongName(err):
		return fail(Input, err, words.Message("long-name", "path", path))
	case errors.Is(err, fs.ErrPermission):
		return fail(Failure, err, words.Message("read-denied", "path", path))
	case isHeldOpen(err):
		return fail(Failure, err, words.Message("held-open", "path", path))
	}
	return fail(Failure, err, words.Message("read-failed", "path", path, "detail", detail(err)))
}

func tooBig(path string, size, limit int64, of Kind) error {
	kib := func(n int64) int { return int((n + 1023) / 1024) }
	message := words.Message("too-big", "path", path, "size", kib(size), "limit", kib(limit))
	if of == Failure {
		message = words.Message("too-big-to-save", "path", path, "size", kib(size), "limit", kib(limit))
	}
	return fail(of, errTooBig, message)
}

// A purpose is why something is written; it decides what advice is given.
type purpose int

const (
	saving   purpose = iota // a file that is open
	creating                // a new file
	output                  // a report
)

func (p purpose) advice() language.Message {
	switch p {
	case creating:
		return words.Message("advice-creating")
	case output:
		return words.Message("advice-output")
	}
	return words.Message("advice-saving")
}

// writeError tells why a file could not be written, and that nothing was
// changed; or that it was, and may not last. The path is as the person named it, real is where the file is.
func writeError(path, real string, p purpose, err error) error {
	folder := filepath.Dir(real)
	switch {
	case isUnsynced(err):
		return fail(Failure, err, words.Message("unsynced", "path", path, "detail", detail(err)))
	case isHeldOpen(err): // before permissions, which Windows blames
		return fail(Failure, err, words.Message("held-open", "path", path))
	case isFull(err):
		return fail(Failure, err, words.Message("disk-full", "path", path))
	case isReadOnlyDisk(err):
		return fail(Failure, err, words.Message("disk-read-only", "path", path, "advice", p.advice()))
	case errors.Is(err, errHidden):
		return fail(Failure, err, words.Message("hidden-not-folder", "path", filepath.Join(folder, hidden)))
	case errors.Is(err, errReadOnlyFile):
		return fail(Failure, err, words.Message("file-read-only", "path", path, "advice", p.advice()))
	case errors.Is(err, fs.ErrPermission):
		return fail(Failure, err, words.Message("folder-denied", "path", path, "folder", folder, "advice", p.advice()))
	case errors.Is(err, fs.ErrExist):
		return fail(Failure, err, words.Message("exists", "path", path))
	case errors.Is(err, errDangling):
		return fail(Failure, err, words.Message("dangling", "path", path))
	case errors.Is(err, fs.ErrNotExist), isNoFolder(err):
		return fail(Failure, err, words.Message("no-folder", "path", path, "folder", folder))
	case isLoop(err):
		return fail(Failure, err, words.Message("loop", "path", path))
	case isLongName(err):
		return fail(Failure, err, words.Message("long-name", "path", path))
	}
	return fail(Failure, err, words.Message("write-failed", "path", path, "detail", detail(err)))
}

func isUnsynced(err error) bool {
	_, ok := errors.AsType[*unsyncedError](err)
	return ok
}

// detail returns the system's own reason, without the names of our temporary
// files.
func detail(err error) string {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err.Error()
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err.Error()
	}
	return err.Error()
}
