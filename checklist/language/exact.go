package language

import (
	"math/big"
	"strings"

	"mognad/checklist/display"
)

// An Exact is a number that is told without rounding, for arithmetic that a
// reader may want to follow: 2, 0.25, 2/3.
type Exact struct{ Value *big.Rat }

const (
	exactDecimals = 3  // as many as a weight may have
	exactDigits   = 12 // longer fractions are no help to a reader
)

// In tells e as a decimal number where three decimals hold it, and as a fraction
// otherwise. Where even that would be too long to read, it is cut off after
// twelve decimals and ends with an ellipsis.
func (e Exact) In(lang Tag) display.Text {
	for n := 0; n <= exactDecimals; n++ {
		shown, _ := new(big.Rat).SetString(e.Value.FloatString(n))
		if shown.Cmp(e.Value) == 0 {
			return Decimal(lang, e.Value, n)
		}
	}
	if len(e.Value.Num().String()) <= exactDigits && len(e.Value.Denom().String()) <= exactDigits {
		return display.Clean(strings.Replace(e.Value.RatString(), "-", "\u2212", 1))
	}
	shift := new(big.Int).Exp(big.NewInt(10), big.NewInt(exactDigits), nil)
	cut := new(big.Int).Mul(e.Value.Num(), shift)
	cut.Quo(cut, e.Value.Denom())
	return display.Clean(Decimal(lang, new(big.Rat).SetFrac(cut, shift), exactDigits).String() + "…")
}
