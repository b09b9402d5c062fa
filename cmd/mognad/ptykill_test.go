//go:build unix

package main

import (
	"flag"
	"math/rand/v2"
	"sync"
	"testing"
)

var (
	kills = flag.Int("kills", 300, "kill the program `N` times while somebody answers")
	seed  = flag.Uint64("seed", 0, "repeat the kills of an earlier run by its `number`; the moments are only nearly the same")
)

// A tally counts what came of the kills.
type tally struct {
	kills    int
	answers  int // shown as saved, and looked for after a kill
	offers   int // starts that offered to restore answers
	lost     int // answers that had been shown as saved and were gone
	wrong    int // answers that nobody had given
	unread   int // files that could not be read
	restored int // answers that were there though no screen had shown them as saved
}

// TestKilledProgramLosesNothing answers on two terminals and kills the program
// at random moments. What a screen has shown as saved must be there afterwards,
// and the file must be whole at every moment.
func TestKilledProgramLosesNothing(t *testing.T) {
	t.Parallel()
	if *seed == 0 {
		*seed = rand.Uint64()
	}
	all := *kills
	if testing.Short() {
		all = min(all, 20)
	}
	const people = 2
	counts := make([]tally, people)
	var wg sync.WaitGroup
	for i := range people {
		v := newVictim(t, rand.New(rand.NewPCG(*seed, uint64(i))), i > 0, &counts[i])
		wg.Go(func() {
			for v.count.kills < (all+people-1)/people && !t.Failed() {
				v.round()
			}
		})
	}
	wg.Wait()
	sum := counts[0]
	for _, c := range counts[1:] {
		sum = sum.plus(c)
	}
	t.Logf("seed %d: %d kills, %d answers shown as saved looked for, %d offers to restore, %d lost, %d wrong, %d unreadable; %d more had been saved unseen",
		*seed, sum.kills, sum.answers, sum.offers, sum.lost, sum.wrong, sum.unread, sum.restored)
	if sum.lost+sum.wrong+sum.unread > 0 {
		t.Error("a killed program loses what it has shown as saved")
	}
	if !t.Failed() && (sum.kills < all || sum.answers < sum.kills/2) {
		t.Errorf("that is too little to say anything: want %d kills", all)
	}
}

func (c tally) plus(d tally) tally {
	return tally{
		c.kills + d.kills, c.answers + d.answers, c.offers + d.offers, c.lost + d.lost, c.wrong + d.wrong,
		c.unread + d.unread, c.restored + d.restored,
	}
}
