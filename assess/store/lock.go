package store

import (
	"encoding/json"
	"os"
	"strconv"
	"time"

	"github.com/gofrs/flock"
)

// A Who says who has a file open. It is shown to the next person who opens it,
// may be out of date, and decides nothing.
type Who struct {
	PID  int       `json:"pid"`
	Host string    `json:"host"`
	Time time.Time `json:"time"` // when the file was opened
}

// pid returns the process's number without marks between thousands.
func (w Who) pid() string { return strconv.Itoa(w.PID) }

// maxWho is the most bytes that are read of a note about who has a file open.
const maxWho = 4096

// A lock keeps other processes from a file, if it is held.
type lock struct {
	held  bool // false where locking does not work
	flock *flock.Flock
	who   string
}

// take takes the lock of name, which the person calls path, and leaves a note of
// who has it. The error is a [*LockedError] if another process has it. A lock
// that cannot be taken for any other reason is not held, and no error.
func (d disk) take(f folder, name, path string, who Who) (*lock, error) {
	file := f.file(name, "lock")
	l := &lock{flock: flock.New(file, flock.SetPermissions(0o666)), who: f.file(name, "who")}
	_, missing := os.Lstat(file)
	held, err := d.lock(l.flock)
	if err == nil && !held {
		return nil, locked(path, readWho(l.who))
	}
	l.held = held && err == nil
	if missing != nil {
		share(file, 0o666)
	}
	note, err := json.Marshal(who)
	if err != nil {
		return l, nil // a year that JSON cannot write; the note decides nothing
	}
	w := write{path: l.who, owner: name, data: append(note, '\n')}
	if err := d.replace(w, func() error { return nil }); err == nil {
		share(l.who, 0o666)
	}
	return l, nil
}

// readWho reads a note, the zero value if it is missing or no such note.
func readWho(path string) Who {
	var who Who
	data, err := system().read(path, maxWho)
	if err != nil || json.Unmarshal(data, &who) != nil || who.PID < 0 {
		return Who{}
	}
	return who
}

// release gives up the lock. The note goes first, while nobody else can have
// written one; the lock's file stays, since a file that another process is just
// about to lock must not vanish.
func (l *lock) release() error {
	if l.held {
		_ = os.Remove(l.who)
	}
	return l.flock.Close()
}
