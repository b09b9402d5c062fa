package builtin

import "testing"

// released holds the hash of every text that was ever released. A line is added
// with a release and never changed.
var released = map[string]string{
	"eservices-21@1.0.0": "5876ffd35d33d71cdbe34a1a901929b81f037d6ac08f6312737d95bb25a6c3d2",
}

func TestReleasedTextsNeverChange(t *testing.T) {
	all := All()
	if len(all) != len(released) {
		t.Errorf("%d checklists are built in, %d hashes are held", len(all), len(released))
	}
	for _, list := range all {
		if got, want := list.Hash, released[list.ID+"@"+list.Release]; got != want {
			t.Errorf("%s@%s has the hash %s, want %s", list.ID, list.Release, got, want)
		}
	}
}
