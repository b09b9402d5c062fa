package language

import (
	"math/big"
	"strconv"
	"strings"

	"mognad/checklist/display"
)

// Int tells a whole number with its thousands apart: 24,000 or 24 000.
func Int(lang Tag, n int) display.Text {
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "\u2212", digits[1:]
	}
	mark, from := ",", 4
	if spoken(lang) == Swedish {
		mark, from = "\u00A0", 5
	}
	if len(digits) < from {
		return display.Clean(sign + digits)
	}
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(mark)
		}
		b.WriteRune(d)
	}
	return display.Clean(sign + b.String())
}

// Decimal tells r with the given number of decimals, rounded half away from
// zero, with the language's decimal mark and without grouping.
func Decimal(lang Tag, r *big.Rat, decimals int) display.Text {
	s := r.FloatString(decimals) // rounds half away from zero
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		s = "\u2212" + rest
		if strings.Trim(rest, "0.") == "" {
			s = rest // rounded to nothing, which has no sign
		}
	}
	if spoken(lang) == Swedish {
		s = strings.Replace(s, ".", ",", 1)
	}
	return display.Clean(s)
}

// A Percent is a share that is told in per cent: 1 is 100 %. It holds the exact
// value; rounding happens when it is told.
type Percent struct{ Share *big.Rat }

// In tells p with one decimal, rounded half away from zero. A share below 1
// never shows as 100 and one above 0 never as 0: decimals are added instead.
func (p Percent) In(lang Tag) display.Text {
	return sign(lang, Decimal(lang, p.hundredfold(), p.decimals()))
}

// Bare is In without the per cent sign, for a column with the unit in its head.
func (p Percent) Bare(lang Tag) display.Text {
	return Decimal(lang, p.hundredfold(), p.decimals())
}

func (p Percent) hundredfold() *big.Rat {
	return new(big.Rat).Mul(p.Share, big.NewRat(100, 1))
}

// decimals returns how many decimals keep p apart from nothing and from all.
func (p Percent) decimals() int {
	exact := p.hundredfold()
	for n := 1; ; n++ { // two different numbers differ in some decimal
		shown, _ := new(big.Rat).SetString(exact.FloatString(n))
		atEnd := shown.Sign() == 0 || shown.Cmp(big.NewRat(100, 1)) == 0
		if !atEnd || shown.Cmp(exact) == 0 {
			return n
		}
	}
}

// Percents tells shares that are read beside each other. Where two would look
// equal and are not, all get as many decimals as it takes to see the difference.
func Percents(lang Tag, shares ...*big.Rat) []display.Text {
	texts := BarePercents(lang, shares...)
	for i, t := range texts {
		texts[i] = sign(lang, t)
	}
	return texts
}

// BarePercents is Percents without the per cent signs, for a table with the
// unit in its head.
func BarePercents(lang Tag, shares ...*big.Rat) []display.Text {
	n := 1
	for _, s := range shares {
		n = max(n, Percent{s}.decimals())
	}
	for lookEqual(shares, n) {
		n++
	}
	texts := make([]display.Text, len(shares))
	for i, s := range shares {
		texts[i] = Decimal(lang, Percent{s}.hundredfold(), n)
	}
	return texts
}

// lookEqual reports whether two different shares print alike with n decimals.
func lookEqual(shares []*big.Rat, n int) bool {
	seen := map[string]*big.Rat{}
	for _, s := range shares {
		shown := Percent{s}.hundredfold().FloatString(n)
		if other, ok := seen[shown]; ok && other.Cmp(s) != 0 {
			return true
		}
		seen[shown] = s
	}
	return false
}

// sign puts the per cent sign after a number: 67.5%, 67,5 %.
func sign(lang Tag, number display.Text) display.Text {
	if spoken(lang) == Swedish {
		return display.Clean(number.String() + "\u00A0%")
	}
	return display.Clean(number.String() + "%")
}
