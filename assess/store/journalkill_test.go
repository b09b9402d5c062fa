package store

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
)

// childAnswers gives answer after answer, and saves behind them as a screen
// does. It writes a line before each thing it does to the disk, and one with the
// answer's number once that is noted.
func childAnswers(path string) {
	var out sync.Mutex
	say := func(line string) {
		out.Lock()
		defer out.Unlock()
		fmt.Fprintln(os.Stdout, line)
	}
	f, err := watched(200, func() { say("-") }).open(path, limit, somebody())
	if err != nil {
		fmt.Fprintln(os.Stderr, "the answering process:", err)
		return
	}
	points := there(f)
	if err := f.Save(numbered(len(points))); err != nil { // the person says yes to what was left
		fmt.Fprintln(os.Stderr, "the answering process:", err)
		return
	}
	saved := make(chan [2]int, 1)
	go func() {
		for s := range saved {
			if err := f.SaveAt(numbered(s[0]), s[1]); err != nil {
				fmt.Fprintln(os.Stderr, "the answering process:", err)
			}
		}
	}()
	for n := len(points) + 1; ; n++ {
		number, err := f.Append(answer(n))
		if err != nil {
			fmt.Fprintln(os.Stderr, "the answering process:", err)
			return
		}
		say(fmt.Sprint(n))
		select {
		case saved <- [2]int{n, number}: // the newest state, if no save is under way
		default:
		}
	}
}

// numbered is a file with the answers up to n.
func numbered(n int) []byte {
	b := []byte("old\n")
	for i := range n {
		b = fmt.Appendf(b, "LO-%d\n", i+1)
	}
	return b
}

// there returns the answers that a file and its journal have.
func there(f *File) map[string]bool {
	points := map[string]bool{}
	for _, point := range filed(f.Data()) {
		points[point] = true
	}
	left, _ := f.Left()
	for _, e := range left.Entries {
		points[e.Point] = true
	}
	return points
}

func TestKilledWhileAnswering(t *testing.T) {
	path := written(t, "old\n")
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 0))
	noted, waited := 0, 0
	for i := range *kills {
		cmd, out := child(t, "answerer", path)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		var said []byte
		for range 1 + random.IntN(300) {
			line, err := out.ReadBytes('\n')
			if err != nil {
				t.Fatalf("kill %d, seed %d: the answering process ended: %v", i, seed, err)
			}
			said = append(said, line...)
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		rest, err := io.ReadAll(out) // what was promised until it died
		if err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait()
		for line := range strings.Lines(string(append(said, rest...))) {
			n := 0
			if _, err := fmt.Sscanf(line, "%d\n", &n); err == nil && strings.HasSuffix(line, "\n") {
				noted = max(noted, n)
			}
		}
		waited += wantNumbered(t, path, noted)
		if t.Failed() {
			t.Fatalf("kill %d, seed %d", i, seed)
		}
	}
	t.Logf("%d kills, %d answers noted, %d of them found in the journal alone, seed %d: 0 lost", *kills, noted, waited, seed)
	if noted == 0 || *kills >= 20 && waited == 0 {
		t.Error("that proves nothing")
	}
}

// wantNumbered fails unless the file is whole, and no answer up to a number is
// lost. It returns how many wait in the journal.
func wantNumbered(t *testing.T, path string, noted int) int {
	t.Helper()
	f, err := Open(path, limit, somebody())
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	in := len(filed(f.Data()))
	if !bytes.Equal(f.Data(), numbered(in)) {
		t.Errorf("the file is not one that was saved: %.60q", f.Data())
	}
	points := there(f)
	for n := 1; n <= max(noted, len(points)); n++ {
		if !points[answer(n).Point] {
			t.Errorf("answer %d of %d is lost; the file has %d", n, noted, in)
		}
	}
	left, _ := f.Left()
	for _, e := range left.Entries {
		wantAsGiven(t, e)
	}
	if left.Damaged > 0 || len(left.Entries) > 0 && !left.Follows || len(f.Notes()) > 0 {
		t.Errorf("Left = %+v, Notes %v, want no damage, and that it follows", left, f.Notes())
	}
	if !slices.IsSortedFunc(left.Entries, func(a, b Entry) int { return a.Time.Compare(b.Time) }) {
		t.Errorf("Left = %+v, want the order in which they were given", left)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	wantNoLeftovers(t, path)
	return len(points) - in
}
