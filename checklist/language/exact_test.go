package language_test

import (
	"math/big"
	"testing"

	"mognad/checklist/language"
)

func TestExactIsNeverRounded(t *testing.T) {
	tests := []struct{ name, value, english, swedish string }{
		{"nothing", "0", "0", "0"},
		{"a whole number", "1000", "1000", "1000"},
		{"a quarter", "1/4", "0.25", "0,25"},
		{"the smallest weight", "1/1000", "0.001", "0,001"},
		{"more than three decimals", "1/16", "1/16", "1/16"},
		{"thirds", "-2/3", "−2/3", "−2/3"},
		{"above one", "11/4", "2.75", "2,75"},
		{"too long for a fraction is cut off, not rounded", "1999999999999999/3000000000000001", "0.666666666666…", "0,666666666666…"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			value, _ := new(big.Rat).SetString(tt.value)
			e := language.Exact{Value: value}
			if got := e.In(language.English).String(); got != tt.english {
				t.Errorf("Exact{%s}.In(en) = %q, want %q", tt.value, got, tt.english)
			}
			if got := e.In(language.Swedish).String(); got != tt.swedish {
				t.Errorf("Exact{%s}.In(sv) = %q, want %q", tt.value, got, tt.swedish)
			}
		})
	}
}
