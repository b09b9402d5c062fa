package yamlfile

import (
	"strings"
	"unicode/utf8"
)

// Closest returns the candidate that s was most likely meant to be. It reports
// false if none is near, with more than a third of the letters changed or, in a
// short word, two; and also if several are equally near, as LO-1 and LO-2 are to
// LO-9.
func Closest(s string, candidates []string) (string, bool) {
	length := utf8.RuneCountInString(s)
	if length > 64 {
		return "", false
	}
	best, tie, at := "", false, max(1, length/3)+1
	for _, c := range candidates {
		d := distance(strings.ToLower(s), strings.ToLower(c))
		if d >= max(length, utf8.RuneCountInString(c)) {
			continue // not one letter in common
		}
		switch {
		case d < at:
			best, tie, at = c, false, d
		case d == at && best != "":
			tie = true
		}
	}
	if tie {
		return "", false
	}
	return best, best != ""
}

// distance counts the letters to insert, drop, replace or swap with their
// neighbour to turn a into b (optimal string alignment distance).
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, above := make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row := make([]int, len(y)+1)
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, above = above, row
	}
	return above[len(y)]
}
