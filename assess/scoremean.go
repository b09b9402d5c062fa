package assess

import "math/big"

// A mean gathers shares, each with a weight, for one weighted mean. The zero
// value is empty.
type mean struct {
	terms []term // in the order in which they were added
}

// A term is one share in a mean.
type term struct{ weight, share *big.Rat }

func (m *mean) add(weight, share *big.Rat) { m.terms = append(m.terms, term{weight, share}) }

// share returns the mean, nil where nothing was added: then there is nothing to
// score, which is not 0.
func (m *mean) share() *big.Rat {
	if len(m.terms) == 0 {
		return nil
	}
	sum, weights := m.sums()
	return sum.Quo(sum, weights)
}

// sums returns Σ weight × share and Σ weight. They are worked out in whole
// numbers over the least common denominators, so that only the sums have to be
// reduced.
func (m *mean) sums() (sum, weights *big.Rat) {
	ofWeights, ofShares := big.NewInt(1), big.NewInt(1)
	for _, t := range m.terms {
		coverDenominator(ofWeights, t.weight)
		coverDenominator(ofShares, t.share)
	}
	var all, allWeights, weight, share big.Int
	for _, t := range m.terms {
		inUnits(&weight, t.weight, ofWeights)
		inUnits(&share, t.share, ofShares)
		allWeights.Add(&allWeights, &weight)
		all.Add(&all, share.Mul(&share, &weight))
	}
	weights = new(big.Rat).SetFrac(&allWeights, ofWeights)
	return new(big.Rat).SetFrac(&all, ofWeights.Mul(ofWeights, ofShares)), weights
}

// coverDenominator raises d to its least common multiple with r's denominator.
func coverDenominator(d *big.Int, r *big.Rat) {
	var rest big.Int
	if rest.Rem(d, r.Denom()).Sign() == 0 {
		return
	}
	rest.GCD(nil, nil, d, r.Denom())
	d.Mul(d, rest.Quo(r.Denom(), &rest))
}

// inUnits sets n to r counted in units of 1 ÷ d, of which r is a whole number.
func inUnits(n *big.Int, r *big.Rat, d *big.Int) {
	n.Mul(n.Quo(d, r.Denom()), r.Num())
}

// means gathers the six figures of an area or of the whole.
type means struct{ claimed, evidenced, low, high, goal, naZero mean }

// addPoint adds a point to its area's figures.
func (m *means) addPoint(weight *big.Rat, p *PointResult) {
	switch p.Answer.State {
	case Answered:
		for _, to := range []*mean{&m.claimed, &m.low, &m.high, &m.naZero} {
			to.add(weight, p.Score)
		}
		m.evidenced.add(weight, p.evidenced())
		m.goal.add(weight, p.Goal)
	case NotApplicable:
		m.naZero.add(weight, new(big.Rat))
	case Unknown, Unanswered:
		m.low.add(weight, new(big.Rat))
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
