package store

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestSafeName(t *testing.T) {
	tests := []struct {
		parts []string
		want  string
	}{
		{[]string{"gap", "Exempelby kommun", "2026-11-23"}, "gap-Exempelby-kommun-2026-11-23"},
		{[]string{"Malå–Överkalix Åmål"}, "Mala-Overkalix-Amal"},
		{[]string{"A\u030Ase"}, "Ase"},
		{[]string{"Łódź, Đakovo & Þingeyri, Ærø, Straße"}, "Lodz-Dakovo-Thingeyri-Aero-Strasse"},
		{[]string{"Nguyễn"}, "Nguyen"},
		{[]string{"ﬁnance"}, "finance"},
		{[]string{"eservices-21@1.0.0"}, "eservices-21-1.0.0"},
		{[]string{"../../etc/passwd"}, "etc-passwd"},
		{[]string{`..\..\x`}, "x"},
		{[]string{"C:\\x"}, "C-x"},
		{[]string{"-rf"}, "rf"},
		{[]string{".bashrc"}, "bashrc"},
		{[]string{"a", "", "b"}, "a-b"},
		{[]string{"trailing. "}, "trailing"},
		{[]string{"St. Olof"}, "St-Olof"},
		{[]string{"con"}, "con_"},
		{[]string{"NUL.txt"}, "NUL_.txt"},
		{[]string{"Com1", "x"}, "Com1-x"},
		{[]string{"LPT¹"}, "LPT1_"},
		{[]string{"console"}, "console"},
		{[]string{"CON."}, "CON_"},
		{[]string{"x\x1b[2J\ny"}, "x-2J-y"},
		{[]string{"鎌倉市"}, "file"},
		{[]string{"🏛️"}, "file"},
		{nil, "file"},
		{[]string{"\xff\xfe"}, "file"},
		{[]string{strings.Repeat("x", 200)}, strings.Repeat("x", 80)},
		{[]string{strings.Repeat("x", 79) + "-y"}, strings.Repeat("x", 79)},
	}
	for _, tt := range tests {
		if got := SafeName(tt.parts...); got != tt.want {
			t.Errorf("SafeName(%q) = %q, want %q", tt.parts, got, tt.want)
		}
	}
}

func FuzzSafeName(f *testing.F) {
	for _, s := range []string{"Åmål", "../x", "con", "nul.tar", "a\x00b", "\u202egnp.exe", strings.Repeat("ß", 80), "İ", "LPT⁹", "ⅷ", "㎢"} {
		f.Add(s, "2026")
		f.Add("", s)
	}
	shape := regexp.MustCompile(`^[A-Za-z0-9_]([A-Za-z0-9._-]{0,78}[A-Za-z0-9_])?$`)
	f.Fuzz(func(t *testing.T, a, b string) {
		name := SafeName(a, b)
		if !shape.MatchString(name) {
			t.Errorf("SafeName(%q, %q) = %q, which has not the shape promised", a, b, name)
		}
		if stem, _, _ := strings.Cut(name, "."); isDevice(stem) {
			t.Errorf("SafeName(%q, %q) = %q, a device", a, b, name)
		}
		if !filepath.IsLocal(name) || filepath.Base(name) != name {
			t.Errorf("SafeName(%q, %q) = %q, which leaves its folder", a, b, name)
		}
		if again := SafeName(name); again != name {
			t.Errorf("SafeName(%q) = %q, want a safe name to stay", name, again)
		}
	})
}
