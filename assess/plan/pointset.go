package plan

import (
	"maps"
	"math/bits"
	"slices"
)

// A pointSet is a set of points, by their places in the checklist.
type pointSet []uint64

func newPointSet(points int) pointSet { return make(pointSet, (points+63)/64) }

func (s pointSet) add(point int)    { s[point/64] |= 1 << (point % 64) }
func (s pointSet) remove(point int) { s[point/64] &^= 1 << (point % 64) }

func (s pointSet) addAll(other pointSet) {
	for i, word := range other {
		s[i] |= word
	}
}

func (s pointSet) size() int {
	n := 0
	for _, word := range s {
		n += bits.OnesCount64(word)
	}
	return n
}

// places returns the points in checklist order.
func (s pointSet) places() []int {
	var all []int
	for i, word := range s {
		for ; word != 0; word &= word - 1 {
			all = append(all, 64*i+bits.TrailingZeros64(word))
		}
	}
	return all
}

// sorted returns the members of a set in ascending order.
func sorted(set map[int]bool) []int { return slices.Sorted(maps.Keys(set)) }
