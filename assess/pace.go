package assess

import (
	"slices"
	"strings"
	"time"

	"mognad/checklist"
	"mognad/checklist/display"
)

// A Pace is how long a person has taken for points so far. The zero value knows
// nothing yet. Times come in as values: this package has no clock.
type Pace struct{ took []time.Duration }

// Bounds of a pace.
const (
	paceLeast   = 3                // points before the person's own time is believed
	paceRecent  = 9                // points that count: people get faster
	paceLongest = 10 * time.Minute // for one point; what took longer was a break
)

// Took adds the time that an answer took, from the moment the point was shown.
// What takes longer than ten minutes was a break, and counts as ten.
func (p *Pace) Took(d time.Duration) {
	if d <= 0 {
		return
	}
	p.took = append(slices.Clone(p.took), min(d, paceLongest))
	p.took = p.took[max(0, len(p.took)-paceRecent):]
}

// mixed returns how long a point takes that was guessed to take a time: the
// person's own time, in the middle of the latest ones, counts for more with each
// of them, and for all from the ninth on.
func (p *Pace) mixed(guess time.Duration) time.Duration {
	n := len(p.took)
	if n < paceLeast {
		return guess
	}
	sorted := slices.Sorted(slices.Values(p.took))
	own := (sorted[(n-1)/2] + sorted[n/2]) / 2
	return (own*time.Duration(n) + guess*time.Duration(paceRecent-n)) / paceRecent
}

// How long a point takes until the person's own pace is known.
const (
	wordsPerMinute = 200
	timeToDecide   = 45 * time.Second
)

// Left returns about how long the open points will take, in whole minutes,
// rounded up: by the words that there are to read, and more and more by the
// person's own pace. It is 0 when nothing is open.
func (s *Session) Left(p Pace) time.Duration {
	var left time.Duration
	for i, point := range s.asked {
		if s.now.Answers[point.ID].State == Unanswered {
			left += p.mixed(timeToDecide + time.Duration(s.wordsToRead(i))*time.Minute/wordsPerMinute)
		}
	}
	return (left + time.Minute - 1).Truncate(time.Minute)
}

// wordsToRead returns how many words somebody reads of an asked point, counted
// from 0. They are counted once for each language.
func (s *Session) wordsToRead(i int) int {
	if s.known.words == nil {
		s.known.words = make([]int, len(s.asked))
		for i, p := range s.asked {
			s.known.words[i] = s.countPoint(p)
		}
	}
	return s.known.words[i]
}

// countPoint counts the words of a point that somebody reads who looks at each
// level in one line, and at the clauses of two of them.
func (s *Session) countPoint(p *checklist.Point) int {
	n := countWords(p.Question.In(s.lang)) + countWords(p.NoneShort.In(s.lang))
	clauses := 0
	for _, l := range p.Levels {
		n += countWords(l.Short.In(s.lang))
		for _, c := range l.Clauses {
			clauses += countWords(c.For(s.now.Profile).In(s.lang))
		}
	}
	if levels := len(p.Levels); levels > 2 {
		clauses = clauses * 2 / levels
	}
	return n + clauses
}

func countWords(t display.Text) int { return len(strings.Fields(t.String())) }
