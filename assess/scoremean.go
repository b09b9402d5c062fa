package assess

import "math/big"

// A mean gathers shares, each with a weight, for one weighted mean. The zero
// value is empty.
type mean struct {
	sum, weights big.Rat
	terms        []term // what was added, in order, for whoever explains the mean
}

// A term is one share in a mean.
type term struct{ weight, share *big.Rat }

func (m *mean) add(weight, share *big.Rat) {
	m.terms = append(m.terms, term{weight, share})
	m.sum.Add(&m.sum, new(big.Rat).Mul(weight, share))
	m.weights.Add(&m.weights, weight)
}

// share returns the mean, nil where nothing was added: then there is nothing to
// score, which is not 0.
func (m *mean) share() *big.Rat {
	if m.weights.Sign() == 0 {
		return nil
	}
	return new(big.Rat).Quo(&m.sum, &m.weights)
}

// means gathers the six figures of an area or of the whole.
type means struct{ claimed, evidenced, low, high, goal, naZero mean }

// addPoint adds a point to its area's figures.
func (m *means) addPoint(weight *big.Rat, p PointResult) {
	nothing := new(big.Rat)
	switch p.Answer.State {
	case Answered:
		for _, to := range []*mean{&m.claimed, &m.low, &m.high, &m.naZero} {
			to.add(weight, p.Score)
		}
		m.evidenced.add(weight, p.evidenced())
		m.goal.add(weight, p.Goal)
	case NotApplicable:
		m.naZero.add(weight, nothing)
	case Unknown, Unanswered:
		m.low.add(weight, nothing)
		m.high.add(weight, big.NewRat(1, 1))
	}
}

// evidenced is the score of a point with a level as far as evidence shows it.
func (p PointResult) evidenced() *big.Rat {
	if p.Shown == IsShown {
		return p.Score
	}
	return new(big.Rat)
}

// addArea adds an area to the figures of the whole. A figure that the area does
// not have leaves it out there.
func (m *means) addArea(weight *big.Rat, f Figures) {
	for _, each := range []struct {
		to    *mean
		share *big.Rat
	}{
		{&m.claimed, f.Claimed},
		{&m.evidenced, f.Evidenced},
		{&m.low, f.Low},
		{&m.high, f.High},
		{&m.goal, f.Goal},
		{&m.naZero, f.NAZero},
	} {
		if each.share != nil {
			each.to.add(weight, each.share)
		}
	}
}

func (m *means) figures() Figures {
	return Figures{
		Claimed:   m.claimed.share(),
		Evidenced: m.evidenced.share(),
		Low:       m.low.share(),
		High:      m.high.share(),
		Goal:      m.goal.share(),
		NAZero:    m.naZero.share(),
	}
}
