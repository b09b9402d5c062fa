package store

import (
	"bytes"
	"path/filepath"
	"testing"
	"time"
)

// benchFile is an open file of the size that an assessment with many comments has.
func benchFile(b *testing.B) (f *File, data []byte) {
	b.Helper()
	path := filepath.Join(b.TempDir(), "team.yaml")
	data = bytes.Repeat([]byte("    comment: \"what somebody wrote\"\n"), 2000)
	if err := Create(path, data, somebody()); err != nil {
		b.Fatal(err)
	}
	f, err := Open(path, limit, somebody())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = f.Close() })
	return f, data
}

func benchEntry() Entry {
	return Entry{
		Time: time.Date(2026, 11, 24, 14, 2, 0, 0, time.UTC), Point: "LO-1",
		Data: []byte("level: 2\nclauses: {1a: true, 2a: true, 2b: true, 2c: true}\ncomment: \"what somebody wrote\"\n"),
	}
}

// BenchmarkAppend is what an answer waits for before "saved" is shown.
func BenchmarkAppend(b *testing.B) {
	f, data := benchFile(b)
	for n := 0; b.Loop(); n++ {
		if _, err := f.Append(benchEntry()); err != nil {
			b.Fatal(err)
		}
		if n%1000 == 999 { // so that the journal does not grow beyond what it ever does
			b.StopTimer()
			if err := f.Save(data); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
		}
	}
}

// BenchmarkSave is what it would wait for without a journal.
func BenchmarkSave(b *testing.B) {
	f, data := benchFile(b)
	for b.Loop() {
		if err := f.Save(data); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAppendAndSave is what an answer costs altogether.
func BenchmarkAppendAndSave(b *testing.B) {
	f, data := benchFile(b)
	for b.Loop() {
		n, err := f.Append(benchEntry())
		if err != nil {
			b.Fatal(err)
		}
		if err := f.SaveAt(data, n); err != nil {
			b.Fatal(err)
		}
	}
}
