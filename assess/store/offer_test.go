package store

import (
	"errors"
	"testing"
)

func TestAnswersThatWereSetAsideAreOfferedAgain(t *testing.T) {
	path := written(t, "old\n")
	f := opened(t, path)
	appended(t, f, answers(1, 2)...)
	crash(t, f)
	f = opened(t, path)
	if err := f.SaveAt([]byte("without\n"), 0); err != nil {
		t.Fatal(err)
	}
	if _, err := f.SetAside(); err != nil {
		t.Fatal(err)
	}
	kept, err := Kept(path)
	if err != nil || len(kept) != 1 || !kept[0].Journal {
		t.Fatalf("Kept = %+v, %v", kept, err)
	}
	if err := Offer(path, kept[0], somebody()); KindOf(err) != Conflict {
		t.Errorf("Offer while the file is open = %v", err)
	}
	if err := errors.Join(f.Close(), Offer(path, kept[0], somebody())); err != nil {
		t.Fatal(err)
	}
	if err := Offer(path, kept[0], somebody()); KindOf(err) != Conflict || !errors.Is(err, errLeft) {
		t.Errorf("Offer while others wait = %v", err)
	}
	wantLeft(t, opened(t, path), true, answers(1, 2)...)
	put(t, kept[0].Path, "damaged")
	if err := Offer(path, kept[0], somebody()); KindOf(err) != Input {
		t.Errorf("Offer of what is damaged = %v", err)
	}
}
