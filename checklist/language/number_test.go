package language

import (
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestInt(t *testing.T) {
	tests := []struct {
		n      int
		en, sv string
	}{
		{0, "0", "0"},
		{999, "999", "999"},
		{1000, "1,000", "1000"},
		{9999, "9,999", "9999"},
		{24000, "24,000", "24\u00A0000"},
		{1234567, "1,234,567", "1\u00A0234\u00A0567"},
		{-5, "−5", "−5"},
		{-24000, "−24,000", "−24\u00A0000"},
	}
	for _, tt := range tests {
		if got := Int(English, tt.n).String(); got != tt.en {
			t.Errorf("Int(en, %d) = %q, want %q", tt.n, got, tt.en)
		}
		if got := Int(Swedish, tt.n).String(); got != tt.sv {
			t.Errorf("Int(sv, %d) = %q, want %q", tt.n, got, tt.sv)
		}
	}
}

func TestDecimal(t *testing.T) {
	tests := []struct {
		in       string
		decimals int
		en, sv   string
	}{
		{"67.5", 1, "67.5", "67,5"},
		{"2.25", 1, "2.3", "2,3"},
		{"-2.25", 1, "−2.3", "−2,3"},
		{"2.249", 1, "2.2", "2,2"},
		{"0.5", 0, "1", "1"},
		{"1/3", 3, "0.333", "0,333"},
		{"12345.6", 1, "12345.6", "12345,6"},
		{"-0.04", 1, "0.0", "0,0"},
		{"0", 2, "0.00", "0,00"},
	}
	for _, tt := range tests {
		r, _ := new(big.Rat).SetString(tt.in)
		if got := Decimal(English, r, tt.decimals).String(); got != tt.en {
			t.Errorf("Decimal(en, %s, %d) = %q, want %q", tt.in, tt.decimals, got, tt.en)
		}
		if got := Decimal(Swedish, r, tt.decimals).String(); got != tt.sv {
			t.Errorf("Decimal(sv, %s, %d) = %q, want %q", tt.in, tt.decimals, got, tt.sv)
		}
	}
}

func TestPercentNeverShowsAllOrNothingWhereItIsNot(t *testing.T) {
	tests := []struct{ share, en, sv string }{
		{"0", "0.0%", "0,0\u00A0%"},
		{"1", "100.0%", "100,0\u00A0%"},
		{"27/40", "67.5%", "67,5\u00A0%"},
		{"1/3", "33.3%", "33,3\u00A0%"},
		{"0.12345", "12.3%", "12,3\u00A0%"},
		{"0.0005", "0.1%", "0,1\u00A0%"},
		{"0.0004", "0.04%", "0,04\u00A0%"},
		{"0.000001", "0.0001%", "0,0001\u00A0%"},
		{"0.9994", "99.9%", "99,9\u00A0%"},
		{"0.9995", "99.95%", "99,95\u00A0%"},
		{"0.99999", "99.999%", "99,999\u00A0%"},
		{"0.999999999999999999", "99.9999999999999999%", "99,9999999999999999\u00A0%"},
		{"1/10000000000000000000", "0.00000000000000001%", "0,00000000000000001\u00A0%"},
		{"-0.0004", "−0.04%", "−0,04\u00A0%"},
		{"-1/3", "−33.3%", "−33,3\u00A0%"},
	}
	for _, tt := range tests {
		r, _ := new(big.Rat).SetString(tt.share)
		p := Percent{r}
		if got := p.In(English).String(); got != tt.en {
			t.Errorf("%s in English = %q, want %q", tt.share, got, tt.en)
		}
		if got := p.In(Swedish).String(); got != tt.sv {
			t.Errorf("%s in Swedish = %q, want %q", tt.share, got, tt.sv)
		}
		if got, want := p.Bare(English).String()+"%", p.In(English).String(); got != want {
			t.Errorf("Bare of %s with its sign = %q, want %q", tt.share, got, want)
		}
	}
}

func TestPercentsShowADifferenceWhereThereIsOne(t *testing.T) {
	tests := []struct {
		name         string
		shares, want []string
	}{
		{"plainly different", []string{"1/2", "1/4"}, []string{"50.0%", "25.0%"}},
		{"equal", []string{"1/3", "2/6"}, []string{"33.3%", "33.3%"}},
		{"alike with one decimal", []string{"0.5001", "0.5002"}, []string{"50.01%", "50.02%"}},
		{"alike with five", []string{"0.5", "0.50000001"}, []string{"50.000000%", "50.000001%"}},
		{"only the first two alike", []string{"0.5", "0.5001", "0.9"}, []string{"50.00%", "50.01%", "90.00%"}},
		{"close to all", []string{"0.9999", "1/2"}, []string{"99.99%", "50.00%"}},
		{"three alike, two of them equal", []string{"0.5", "0.5", "0.50001"}, []string{"50.000%", "50.000%", "50.001%"}},
		{"none", nil, []string{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var shares []*big.Rat
			for _, s := range tt.shares {
				r, _ := new(big.Rat).SetString(s)
				shares = append(shares, r)
			}
			got := []string{}
			for _, text := range Percents(English, shares...) {
				got = append(got, text.String())
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("Percents(%v) (-want +got):\n%s", tt.shares, diff)
			}
		})
	}
}
