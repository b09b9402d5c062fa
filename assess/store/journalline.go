package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// journalVersion is the format of the journals that this package writes.
const journalVersion = 1

// A line is one line of a journal. In the file it is the beginning of the
// SHA-256 of its JSON, a space, the JSON, and a line break. It is a head, an
// entry or a mark; only the fields of that one are set.
type line struct {
	// The head, which comes first.
	Version int    `json:"version,omitempty"`
	File    string `json:"file,omitempty"` // the name of the file that the journal belongs to
	Base    string `json:"base,omitempty"` // the SHA-256 of the bytes that it continues
	After   int    `json:"after,omitempty"`
	ID      string `json:"id,omitempty"` // another one in every journal

	// An entry.
	Number int       `json:"n,omitempty"`
	Time   time.Time `json:"time,omitzero"`
	Point  string    `json:"point,omitempty"`
	Text   string    `json:"text,omitempty"` // what the entry holds, if that is UTF-8
	Data   []byte    `json:"data,omitempty"` // what it holds otherwise

	// A mark: the file is about to become these bytes.
	Becomes string `json:"becomes,omitempty"` // their SHA-256
	Holds   int    `json:"holds,omitempty"`   // the number of the last entry in them
	Last    int    `json:"last,omitempty"`    // the number of the last entry before the mark
	From    string `json:"from,omitempty"`    // the SHA-256 of the bytes that were last known to be safe in the file
}

var errPoint = errors.New("the point's id is not UTF-8")

// entryLine returns the line of an entry.
func entryLine(number int, e Entry) (line, error) {
	if !utf8.ValidString(e.Point) {
		return line{}, errPoint
	}
	l := line{Number: number, Time: e.Time, Point: e.Point}
	if utf8.Valid(e.Data) {
		l.Text = string(e.Data)
	} else {
		l.Data = e.Data
	}
	return l, nil
}

// entry returns what an entry's line says.
func (l line) entry() Entry {
	if l.Text != "" {
		return Entry{Time: l.Time, Point: l.Point, Data: []byte(l.Text)}
	}
	return Entry{Time: l.Time, Point: l.Point, Data: l.Data}
}

// bytes returns the line as it stands in the file. The error is that of a time
// whose year JSON cannot write.
func (l line) bytes() ([]byte, error) {
	body, err := json.Marshal(l)
	if err != nil {
		return nil, err
	}
	return append([]byte(mark(body)+" "), append(body, '\n')...), nil
}

// readLine reads a line without its line break. It reports false if a byte of it
// is not what was written.
func readLine(raw []byte) (l line, sound bool) {
	sum, body, ok := bytes.Cut(raw, []byte(" "))
	if !ok || string(sum) != mark(body) || json.Unmarshal(body, &l) != nil {
		return line{}, false
	}
	for _, n := range []int{l.After, l.Number, l.Holds, l.Last} {
		if n < 0 || n > maxNumber { // no entry comes after the highest
			return line{}, false
		}
	}
	return l, true
}

// A record is an entry with its number.
type record struct {
	number int
	Entry
}

// A reading is what a journal says, as far as it can be read.
type reading struct {
	first   []byte // the first line, with its break: what tells this journal from others
	head    line   // the zero line if it is damaged
	records []record
	marks   []line
	missing []int // the numbers of entries that were there once; 0 for an unreadable line at the end
	last    int   // the highest number that is known of
	size    int64 // up to the end of the last line that was finished
	unended bool  // that line has no break
	torn    bool  // something stands after it
}

// readJournal reads the lines of a journal. A last line without a break that
// cannot be read was never finished, and is no damage. Any other such line is
// one; what stands before and after it holds all the same, since an entry says
// everything about its point, and needs no other.
func readJournal(data []byte) reading {
	var r reading
	damaged := 0 // lines since the last sound one
	for raw := range bytes.Lines(data) {
		body, ended := bytes.CutSuffix(raw, []byte("\n"))
		l, sound := readLine(body)
		if !sound && !ended { // its break may be what is damaged
			if l, sound = readLine(body[:len(body)-1]); sound {
				raw = body[:len(body)-1]
			}
		}
		if !sound && !ended {
			break
		}
		if r.first == nil {
			r.first = raw
		}
		r.size, r.unended = r.size+int64(len(raw)), !ended
		if sound && r.take(l) {
			damaged = 0
		} else {
			damaged++
		}
	}
	r.torn = r.size < int64(len(data))
	for range damaged {
		r.missing = append(r.missing, 0)
	}
	return r
}

// take takes a sound line. It reports false if the line cannot stand there.
func (r *reading) take(l line) bool {
	switch {
	case l.Version > 0:
		if r.head.Version > 0 || l.After < r.last {
			return false
		}
		r.head = l
		r.last = l.After
	case l.Number > 0:
		if l.Number <= r.last {
			return false
		}
		r.skip(l.Number - 1)
		r.last = l.Number
		r.records = append(r.records, record{l.Number, l.entry()})
	case l.Becomes != "":
		r.skip(l.Last)
		r.marks = append(r.marks, l)
	default:
		return false
	}
	return true
}

// maxMissing is of how many entries it is noted that they are missing.
const maxMissing = 1000

// skip notes that the entries up to a number are missing.
func (r *reading) skip(to int) {
	for n := r.last + 1; n <= to && len(r.missing) < maxMissing; n++ {
		r.missing = append(r.missing, n)
	}
	r.last = max(r.last, to)
}

// left returns what a file with the checksum is lacks, and whether that is the
// file as the journal's writer left it. The damage is how many entries are lacking
// too and cannot be read.
func (r reading) left(is string) (records []record, follows bool, damage int) {
	from := -1
	if r.head.Base == is {
		from = r.head.After
	}
	for _, m := range r.marks {
		if m.Becomes == is {
			from = max(from, m.Holds)
		}
	}
	for _, rec := range r.records {
		if rec.number > from {
			records = append(records, rec)
		}
	}
	for _, n := range r.missing {
		if n == 0 || n > from {
			damage++
		}
	}
	return records, from >= 0 && r.latest(is), damage
}

// latest reports whether a file with the checksum is is the one that stood there
// last: what was last known to be safe, or what a save has put there since. An
// earlier one was put back by somebody else.
func (r reading) latest(is string) bool {
	if len(r.marks) == 0 {
		return r.head.Base == is
	}
	safe := r.marks[len(r.marks)-1].From
	for _, m := range slices.Backward(r.marks) {
		if m.Becomes == is || m.Becomes == safe {
			return m.Becomes == is
		}
	}
	return safe == is || safe == "" // an earlier release did not note it
}

// newer reports whether a later release of mognad wrote the journal.
func (r reading) newer() bool { return r.head.Version > journalVersion }

// others reports whether the journal says that it belongs to a file of another
// name. Systems disagree on upper and lower case, and on marks.
func (r reading) others(name string) bool {
	return r.head.Version > 0 && !strings.EqualFold(norm.NFC.String(r.head.File), norm.NFC.String(name))
}

// digest returns the whole checksum of data.
func digest(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}
