package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/gofrs/flock"
)

// An Overwrite says which file [Replace] may put an output in the place of. The
// zero value permits a file with the same bytes and no other.
type Overwrite struct {
	Source string // the assessment that the output was made from; "" if it is in no file
	Force  bool   // any regular file, except the source
}

// Replace writes an output: a report, a plan, data. It is whole or not at all. A
// file that stands there already is replaced if it holds the same bytes, or
// bytes that mognad wrote for this assessment under this name; any other is
// refused unless may.Force is set.
//
// What mognad wrote is known from NAME.outputs in the hidden folder beside the
// assessment NAME: for each output the SHA-256 of its bytes, and its path as
// seen from there. A report that somebody changed by hand therefore counts as
// theirs, and one that was moved together with its assessment as mognad's. The
// list comes with no copy from git, and a folder that is read-only cannot have
// one; then an output that differs needs Force. A symbolic link is replaced
// (what it leads to, that is) only with Force, whatever the list says, since
// both may have come with somebody's files.
func Replace(path string, data []byte, may Overwrite) error {
	return system().output(path, data, may)
}

func (d disk) output(path string, data []byte, may Overwrite) error {
	real, err := place(path)
	if err != nil {
		return writeError(path, absolute(path), output, err)
	}
	old, err := os.Lstat(real)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return writeError(path, real, output, err)
	}
	made := d.madeFrom(may.Source, real)
	defer made.close()
	if old == nil {
		return d.newOutput(path, real, data, may, made)
	}
	return d.oldOutput(path, real, old, data, may, made)
}

// newOutput writes an output where nothing stands.
func (d disk) newOutput(path, real string, data []byte, may Overwrite, made *outputs) error {
	made.sweep(real)
	made.remember(sha256.Sum256(data))
	err := d.create(write{path: real, data: data})
	if errors.Is(err, fs.ErrExist) && !may.Force {
		return notOurs(path) // it came in this moment
	}
	if err != nil {
		return writeError(path, real, output, err)
	}
	return nil
}

// oldOutput writes an output where old stands.
func (d disk) oldOutput(path, real string, old fs.FileInfo, data []byte, may Overwrite, made *outputs) error {
	if !regular(old.Mode()) {
		return fail(Failure, notRegular(old.Mode()), words.Message("output-no-file", "path", path))
	}
	if source, err := os.Stat(may.Source); err == nil && os.SameFile(source, old) {
		return fail(Failure, errSource, words.Message("output-is-source", "path", path))
	}
	is, err := checksum(real)
	if err == nil && is == sha256.Sum256(data) {
		made.remember(is)
		return nil
	}
	if !may.Force && (err != nil || isLink(path) || !made.knows(is)) {
		return notOurs(path) // or nobody can tell whose it is
	}
	if err := d.writable(real); err != nil {
		return writeError(path, real, output, err)
	}
	made.sweep(real)
	made.remember(sha256.Sum256(data))
	err = d.replace(write{path: real, data: data, like: old}, func() error {
		if now, err := checksum(real); !may.Force && (err != nil || now != is) {
			return errNotOurs
		}
		return nil
	})
	if errors.Is(err, errNotOurs) {
		return notOurs(path)
	}
	if err != nil {
		return writeError(path, real, output, err)
	}
	return nil
}

func notOurs(path string) error {
	return fail(Failure, fs.ErrExist, words.Message("not-ours", "path", path))
}

func isLink(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// checksum returns the checksum of a regular file of any size.
func checksum(path string) (is [sha256.Size]byte, err error) {
	f, err := os.OpenFile(path, os.O_RDONLY|noWait, 0)
	if err != nil {
		return is, err
	}
	defer f.Close() //nolint:errcheck // nothing was written
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return is, err
	}
	return [sha256.Size]byte(h.Sum(nil)), nil
}

// outputs is the list of what was made from an assessment, as far as it
// concerns one output. It holds a lock, so that only one process at a time
// tidies up. The zero value knows nothing and remembers nothing.
type outputs struct {
	owner  string // the assessment's name
	list   string // the list's path; "" if there is none
	target string // the output, as seen from the assessment's folder
	lock   *flock.Flock
	held   bool
}

// madeFrom opens the list of the assessment source. That there is none, or that
// its folder cannot be written in, is no error: then nothing is known.
func (d disk) madeFrom(source, target string) *outputs {
	real, err := resolve(source)
	if source == "" || err != nil {
		return &outputs{}
	}
	folder, err := d.openFolder(real)
	if err != nil {
		return &outputs{}
	}
	seen, err := filepath.Rel(filepath.Dir(real), target)
	if err != nil {
		seen = target // on another drive
	}
	name := filepath.Base(real)
	o := &outputs{owner: name, list: folder.file(name, "outputs"), target: filepath.ToSlash(seen)}
	lockPath := folder.file(name, "outputs.lock")
	o.lock = flock.New(lockPath, flock.SetPermissions(0o666))
	held, err := d.lock(o.lock)
	o.held = held && err == nil
	share(lockPath, 0o666)
	return o
}

func (o *outputs) close() {
	if o.lock != nil {
		_ = o.lock.Close()
	}
}

// sweep removes what a process left that was killed while it wrote the output.
func (o *outputs) sweep(real string) {
	if !o.held {
		return
	}
	for _, path := range leftovers(filepath.Dir(real), filepath.Base(real)) {
		_ = os.Remove(path)
	}
}

// line is what the list says of an output with this checksum.
func (o *outputs) line(is [sha256.Size]byte) string {
	return hex.EncodeToString(is[:]) + " " + strconv.Quote(o.target)
}

// maxList is how long the list may get, in bytes, before its older half goes.
const maxList = 256 << 10

// knows reports whether mognad wrote these bytes to this output.
func (o *outputs) knows(is [sha256.Size]byte) bool {
	list, err := system().read(o.list, 2*maxList)
	if o.list == "" || err != nil {
		return false
	}
	for line := range bytes.Lines(list) {
		if strings.TrimSuffix(string(line), "\n") == o.line(is) {
			return true
		}
	}
	return false
}

// remember notes bytes before they are written: a note about bytes that never
// came to stand there does no harm, a missing one would. If it cannot be noted,
// the next output must be forced.
func (o *outputs) remember(is [sha256.Size]byte) {
	if o.list == "" || o.knows(is) {
		return
	}
	o.shorten()
	f, err := os.OpenFile(o.list, os.O_WRONLY|os.O_APPEND|os.O_CREATE|noWait, 0o666)
	if err != nil {
		return
	}
	_, _ = f.WriteString(o.line(is) + "\n")
	_ = f.Close()
	share(o.list, 0o666)
}

// shorten drops the older half of a list that has become long.
func (o *outputs) shorten() {
	list, err := system().read(o.list, 2*maxList)
	if err != nil || len(list) <= maxList || !o.held {
		return
	}
	newer := list[len(list)/2:]
	newer = newer[bytes.IndexByte(newer, '\n')+1:]
	_ = system().replace(write{path: o.list, owner: o.owner, data: newer}, func() error { return nil })
}
