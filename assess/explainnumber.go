package assess

import (
	"math/big"
	"strings"
	"unicode"

	"mognad/checklist/display"
	"mognad/checklist/language"
)

// joined tells several things in a row.
type joined struct {
	parts []language.Sayer
	with  string
}

// In tells the parts with what joins them.
func (j joined) In(lang language.Tag) display.Text {
	texts := make([]display.Text, len(j.parts))
	for i, p := range j.parts {
		texts[i] = p.In(lang)
	}
	return display.Join(texts, display.Clean(j.with))
}

// sum is the terms of a weighted mean: 0.5 × 1 + 0.75 × 2.
type sum []term

// In tells the terms.
func (s sum) In(lang language.Tag) display.Text {
	texts := make([]display.Text, len(s))
	for i, t := range s {
		share, weight := language.Exact{Value: t.share}.In(lang), language.Exact{Value: t.weight}.In(lang)
		texts[i] = display.Join([]display.Text{share, weight}, display.Clean(" × "))
	}
	return display.Join(texts, display.Clean(" + "))
}

// beside is a percentage that is read beside others, with the sign that says
// whether it was rounded: = 62.5%, ≈ 66.7%.
type beside struct {
	shares []*big.Rat
	share  *big.Rat // equal to one of them
}

// In tells the sign and the percentage.
func (b beside) In(lang language.Tag) display.Text {
	texts := language.Percents(lang, b.shares...)
	for i, share := range b.shares {
		if share.Cmp(b.share) == 0 {
			return display.Join([]display.Text{equality(texts[i], share), texts[i]}, display.Clean(" "))
		}
	}
	return display.Text{}
}

// equality returns = where a percentage is told exactly and ≈ where it is not.
func equality(percent display.Text, share *big.Rat) display.Text {
	number := strings.Map(func(r rune) rune {
		switch {
		case r == ',', r == '.':
			return '.'
		case unicode.IsDigit(r):
			return r
		}
		return -1
	}, percent.String())
	told, ok := new(big.Rat).SetString(number)
	if ok && told.Cmp(new(big.Rat).Mul(share, big.NewRat(100, 1))) == 0 {
		return display.Clean("=")
	}
	return display.Clean("≈")
}
