package store

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// longJournal is a journal with everything that one can hold: entries in UTF-8
// and not, and a save that runs behind. It returns the file as it stands too.
func longJournal(t *testing.T) (journal []byte, file string, given []record) {
	t.Helper()
	f := opened(t, written(t, "old\n"))
	entry := func(n int, data string) {
		e := Entry{Time: answer(n).Time, Point: answer(n).Point, Data: []byte(data)}
		appended(t, f, e)
		given = append(given, record{n, e})
	}
	entry(1, "level: 1\n")
	entry(2, "comment: \"å\\n\u2028\"\n")
	if err := f.SaveAt([]byte("with one\n"), 1); err != nil {
		t.Fatal(err)
	}
	entry(3, "\xff\x00\n")
	entry(4, "")
	return []byte(content(t, journalOf(f.path))), "with one\n", given
}

// wantSound fails if a reading has an entry that was never given. It returns how
// many of the entries that the file lacks are there.
func wantSound(t *testing.T, r reading, given []record) (n int) {
	t.Helper()
	last := 0
	for _, rec := range r.records {
		if rec.number <= last || rec.number > len(given) {
			t.Fatalf("entry %d after %d", rec.number, last)
		}
		want := given[rec.number-1]
		if rec.Point != want.Point || !bytes.Equal(rec.Data, want.Data) || !rec.Time.Equal(want.Time) {
			t.Fatalf("entry %+v was never given", rec)
		}
		last = rec.number
		if rec.number > 1 {
			n++
		}
	}
	return n
}

// openedWith opens a file beside which there is a journal, and leaves again.
func openedWith(t *testing.T, path, file string, journal []byte) (left Journal, notes int, data string) {
	t.Helper()
	put(t, path, file)
	put(t, journalOf(path), string(journal))
	f, err := hasty().open(path, limit, somebody())
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	left, _ = f.Left()
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return left, len(f.Notes()), content(t, path)
}

func emptyFolder(t *testing.T) (path string) {
	t.Helper()
	path = hastyFile(t, "")
	if err := os.Mkdir(filepath.Join(filepath.Dir(path), hidden), 0o777); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestEveryBeginningOfAJournal(t *testing.T) {
	journal, file, given := longJournal(t)
	path := emptyFolder(t)
	for size := range len(journal) + 1 {
		begun := journal[:size]
		whole := max(strings.Count(string(begun), "\"n\":")-1, 0) // the last one may be cut off
		if size > 0 && begun[size-1] == '\n' {
			whole = strings.Count(string(begun), "\"n\":")
		}
		r := readJournal(begun)
		wantSound(t, r, given)
		if len(r.records) < whole || len(r.records) > whole+1 || len(r.missing) > 0 {
			t.Fatalf("%d bytes: %d entries, %d missing, want %d and none", size, len(r.records), len(r.missing), whole)
		}
		left, notes, data := openedWith(t, path, file, begun)
		if left.Damaged > 0 || notes > 0 || data != file {
			t.Fatalf("%d bytes: left %+v, %d notes, file %q", size, left, notes, data)
		}
	}
}

func TestEveryBitOfAJournal(t *testing.T) {
	journal, file, given := longJournal(t)
	path := emptyFolder(t)
	for at := range journal {
		for bit := range 8 {
			flipped := bytes.Clone(journal)
			flipped[at] ^= 1 << bit
			r := readJournal(flipped)
			n := wantSound(t, r, given)
			_, _, damage := r.left(digest([]byte(file)))
			if n < 1 || n < 3 && damage < 1 { // a break that is damaged takes two lines with it
				t.Fatalf("byte %d, bit %d: %d of 3 entries, and %d are said to be missing", at, bit, n, damage)
			}
			for _, whole := range given[:strings.Count(string(journal[:lineOf(journal, at)]), "\"n\":")] {
				if len(r.records) < whole.number || r.records[whole.number-1].number != whole.number {
					t.Fatalf("byte %d, bit %d: entry %d is gone, which stands before it", at, bit, whole.number)
				}
			}
			if bit == at%8 {
				if left, _, data := openedWith(t, path, file, flipped); len(left.Entries) < n || data != file {
					t.Fatalf("byte %d, bit %d: left %+v, file %q, want at least %d entries", at, bit, left, data, n)
				}
			}
		}
	}
}

// lineOf returns where the line begins that a byte is in.
func lineOf(journal []byte, at int) int { return bytes.LastIndexByte(journal[:at], '\n') + 1 }

func TestDamagedJournalIsKeptWhenItIsResolved(t *testing.T) {
	journal, file, _ := longJournal(t)
	path := emptyFolder(t)
	put(t, path, file)
	put(t, journalOf(path), strings.Replace(string(journal), "LO-3", "LO-7", 1))
	f := opened(t, path)
	left, ok := f.Left()
	if !ok || len(left.Entries) != 2 || left.Damaged != 1 || !left.Follows {
		t.Fatalf("Left = %+v, want two entries, and one that cannot be read", left)
	}
	if err := f.Save([]byte("new\n")); err != nil {
		t.Fatal(err)
	}
	kept, err := filepath.Glob(filepath.Join(filepath.Dir(path), hidden, "*.kept-*.journal"))
	if err != nil || len(kept) != 1 || !strings.Contains(content(t, kept[0]), "LO-7") {
		t.Errorf("kept %q, %v, want the damaged journal", kept, err)
	}
	appended(t, f, answer(8))
}

// Journals that nothing can be made of are set aside, and told.
func TestJournalsThatAreSetAside(t *testing.T) {
	journal, file, _ := longJournal(t)
	_, rest, _ := strings.Cut(string(journal), "\n")
	head := func(l line) string {
		raw, err := l.bytes()
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
	tests := []struct {
		name, journal, says string
	}{
		{"garbage", "\x00\xff\n\n\n", "could not be read"},
		{"of a later release", head(line{Version: 2, File: "team.yaml", Base: digest([]byte(file))}) + rest, "newer release"},
		{"of another file", head(line{Version: 1, File: "other.yaml", Base: digest(nil)}) + head(line{Number: 1, Point: "LO-1"}), "another file"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := emptyFolder(t)
			put(t, path, file)
			put(t, journalOf(path), tt.journal)
			f := opened(t, path)
			if _, ok := f.Left(); ok || len(f.Notes()) != 1 || !strings.Contains(f.Notes()[0].In("en").String(), tt.says) {
				t.Fatalf("Left %v, Notes %v, want one that says %q", ok, f.Notes(), tt.says)
			}
			wantNoJournal(t, path)
			kept, err := filepath.Glob(filepath.Join(filepath.Dir(path), hidden, "*.kept-*.journal"))
			if err != nil || len(kept) != 1 || content(t, kept[0]) != tt.journal {
				t.Errorf("kept %q, %v, want the journal as it was", kept, err)
			}
			appended(t, f, answer(1))
		})
	}
}

// A number that leaves none for the next answer was not written by this package.
func TestAbsurdNumbersAreDamage(t *testing.T) {
	for _, l := range []line{
		{Number: math.MaxInt, Point: "LO-9"},
		{Number: maxNumber + 1, Point: "LO-9"},
		{Becomes: "x", Last: math.MaxInt},
		{Becomes: "x", Holds: -1},
		{Version: 1, After: -1},
	} {
		raw, err := l.bytes()
		if err != nil {
			t.Fatal(err)
		}
		if r := readJournal(raw); r.last != 0 || len(r.records) > 0 || len(r.marks) > 0 || len(r.missing) != 1 {
			t.Errorf("readJournal(%s) = %+v, want damage", raw, r)
		}
	}
}

// A journal without entries that cannot be removed is used, whatever it is.
func TestJournalWithoutEntriesThatStays(t *testing.T) {
	journal, file, _ := longJournal(t)
	head, _, _ := bytes.Cut(journal, []byte("\n"))
	for _, begun := range []string{"", "0123", string(head[:40]), string(head), string(head) + "\n", string(head) + "\n0123"} {
		path := emptyFolder(t)
		put(t, path, file)
		put(t, journalOf(path), begun)
		d := hasty()
		d.remove = func(string) error { return errBroken }
		f, err := d.open(path, limit, somebody())
		if err != nil {
			t.Fatal(err)
		}
		appended(t, f, answer(1))
		crash(t, f)
		if left, _ := opened(t, path).Left(); len(left.Entries) != 1 || left.Damaged > 0 {
			t.Errorf("after %q: left %+v, want the answer", begun, left)
		}
	}
}

func TestChangedFileDoesNotFollow(t *testing.T) {
	journal, _, given := longJournal(t)
	path := emptyFolder(t)
	left, _, _ := openedWith(t, path, "somebody changed it\n", journal)
	if left.Follows || len(left.Entries) != len(given) {
		t.Errorf("Left = %+v, want all entries, and that they do not follow", left)
	}
}

func FuzzReadJournal(f *testing.F) {
	head, err := line{Version: 1, File: "team.yaml", Base: digest(nil), ID: "x"}.bytes()
	if err != nil {
		f.Fatal(err)
	}
	entry, _ := line{Number: 1, Point: "LO-1", Text: "x"}.bytes()
	becomes, _ := line{Becomes: digest([]byte("x")), Holds: 1, Last: 1}.bytes()
	f.Add(append(append(bytes.Clone(head), entry...), becomes...))
	f.Add(append(bytes.Clone(entry), "0123456789abcdef {}"...))
	f.Add([]byte("\n\n"))
	f.Add([]byte{})
	f.Add([]byte(`{"version":1,"after":3}` + "\n" + `{"n":9223372036854775807}` + "\n" + `{"becomes":"x","last":-1}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		fuzzReading(t, data)
		var sealed []byte // the same with checksums that hold
		for body := range bytes.Lines(data) {
			sealed = append(sealed, mark(bytes.TrimSuffix(body, []byte("\n")))+" "...)
			sealed = append(sealed, body...)
		}
		fuzzReading(t, sealed)
	})
}

func fuzzReading(t *testing.T, data []byte) {
	t.Helper()
	r := readJournal(data)
	if r.size < 0 || r.size > int64(len(data)) || r.torn != (r.size < int64(len(data))) {
		t.Fatalf("size %d of %d, torn %v", r.size, len(data), r.torn)
	}
	records, _, damage := r.left(digest(nil))
	if len(records) > len(r.records) || damage > len(r.missing) || len(r.missing) > maxMissing+bytes.Count(data, []byte("\n"))+1 {
		t.Fatalf("left %d of %d, damage %d of %d", len(records), len(r.records), damage, len(r.missing))
	}
	// What was read can be read again when its torn end is cut off.
	again := readJournal(data[:r.size])
	if diff := cmp.Diff(fmt.Sprint(r.records, r.marks, r.missing), fmt.Sprint(again.records, again.marks, again.missing)); diff != "" {
		t.Fatalf("without the torn end (-before +after)\n%s", diff)
	}
	// And what is written after it counts, whatever it is.
	if r.size == 0 || r.last >= maxNumber {
		return
	}
	next := data[:r.size:r.size]
	if r.unended {
		next = append(next, '\n')
	}
	added, _ := line{Number: r.last + 1, Point: "LO-1", Text: "new"}.bytes()
	if got := readJournal(append(next, added...)); len(got.records) != len(r.records)+1 {
		t.Fatalf("%d entries after one was added to %d", len(got.records), len(r.records))
	}
}
