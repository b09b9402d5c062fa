package store

import "path/filepath"

// newest returns the number of the newest entry.
func (j *journal) newest() int {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.last
}

// held returns the number of the newest entry that the file has.
func (j *journal) held() int {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.holds()
}

func (j *journal) holds() int {
	if len(j.pending) > 0 {
		return j.pending[0].number - 1
	}
	return j.last
}

// mark notes that the file is about to become data, which holds the entries up
// to a number. Without the note, somebody would be asked about answers that are
// in the file; so that it cannot be written does not stop the save.
func (j *journal) mark(d disk, is string, number int) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.coming = &line{Becomes: is, Holds: min(number, j.last), Last: j.last, From: j.safe}
	j.marked = j.size == 0 || j.note(d, j.coming)
}

// note puts a mark into the journal, and reports whether it is there.
func (j *journal) note(d disk, mark *line) bool {
	raw, err := mark.bytes()
	return err == nil && j.extend(d, raw) == nil
}

// saved tells that the file became what was announced. What is in the journal
// stays there, since somebody may put an older file in its place.
func (j *journal) saved(d disk, f folder, safe bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	mark := j.coming
	j.coming = nil
	j.base = mark.Becomes
	j.needed = !safe
	if !safe {
		return
	}
	j.safe = j.base
	for len(j.pending) > 0 && j.pending[0].number <= mark.Holds {
		j.pending = j.pending[1:]
	}
	if len(j.pending) > 0 {
		return
	}
	left := j.left
	j.left = nil
	if !j.made {
		return
	}
	if left != nil && left.Damaged > 0 {
		if _, err := d.setAside(f, filepath.Base(j.like)); err == nil {
			j.forget()
			j.sitting = nil
		}
		return
	}
	if j.size > enough || !j.marked && !j.note(d, mark) {
		j.empty(d)
	}
}

// notSaved tells that the file did not become what was announced.
func (j *journal) notSaved() {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.coming = nil
}

// empty empties the journal's file. If it cannot be done, the mark in it says
// that the file has everything.
func (j *journal) empty(d disk) {
	if j.cut(d, 0) == nil {
		j.first, j.size, j.unended, j.sitting = nil, 0, false, nil
	}
}

// forget tells that the journal's file is not there any more.
func (j *journal) forget() {
	j.made, j.settled, j.first, j.size, j.unended, j.torn = false, false, nil, 0, false, false
}

// confirm notes what the file was, now that it is something else: without it, one
// that is as before the last save looks as if that had not come about.
func (j *journal) confirm(d disk) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.size > 0 && len(j.sitting) > len(j.pending) {
		j.note(d, &j.marks()[0])
	}
}

// know tells what the file is now.
func (j *journal) know(is string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.base, j.safe = is, is
}

// close ends the journal. Its file goes if the file lacks nothing, and is still
// what was last saved.
func (j *journal) close(d disk, unchanged bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.closed = true
	if !j.made || j.torn && j.cut(d, j.size) != nil || len(j.pending) > 0 || j.left != nil || j.needed || !unchanged {
		return
	}
	f, err := j.openOurs(d)
	if err != nil {
		return
	}
	_ = f.Close()
	_ = d.retry(func() error { return d.remove(j.path) })
}
