package language

import (
	"encoding/json"
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	tests := []struct{ in, want string }{
		{"2026-11-23", "2026-11-23"},
		{"2024-02-29", "2024-02-29"},
		{"1900-01-01", "1900-01-01"},
		{"2200-12-31", "2200-12-31"},
		{"1899-12-31", ""},
		{"2201-01-01", ""},
		{"2026-02-29", ""},
		{"2026-02-30", ""},
		{"2024-13-45", ""},
		{"2026-1-2", ""},
		{"2026-11-23 ", ""},
		{"2026-11-23T00:00:00Z", ""},
		{"２０２６-11-23", ""},
		{"", ""},
	}
	for _, tt := range tests {
		got, ok := ParseDate(tt.in)
		if got.String() != tt.want || ok != (tt.want != "") {
			t.Errorf("ParseDate(%q) = %q, %v, want %q", tt.in, got, ok, tt.want)
		}
	}
}

func TestAddMonths(t *testing.T) {
	tests := []struct {
		from string
		n    int
		want string
	}{
		{"2026-11-23", -12, "2025-11-23"},
		{"2026-11-23", -24, "2024-11-23"},
		{"2026-03-31", -1, "2026-02-28"},
		{"2024-03-31", -1, "2024-02-29"},
		{"2024-02-29", -12, "2023-02-28"},
		{"2024-02-29", -48, "2020-02-29"},
		{"2026-01-31", 1, "2026-02-28"},
		{"2026-08-31", 1, "2026-09-30"},
		{"2026-10-31", 3, "2027-01-31"},
		{"2026-01-15", -1, "2025-12-15"},
		{"2026-01-15", -13, "2024-12-15"},
		{"2026-12-01", 1, "2027-01-01"},
		{"2026-05-05", 0, "2026-05-05"},
		{"2026-05-05", 120, "2036-05-05"},
	}
	for _, tt := range tests {
		from, _ := ParseDate(tt.from)
		if got := from.AddMonths(tt.n).String(); got != tt.want {
			t.Errorf("%s.AddMonths(%d) = %s, want %s", tt.from, tt.n, got, tt.want)
		}
	}
}

func TestDateIn(t *testing.T) {
	d, _ := ParseDate("2026-05-03")
	for lang, want := range map[Tag]string{English: "3\u00A0May 2026", Swedish: "3\u00A0maj 2026", "fi": "3\u00A0May 2026"} {
		if got := d.In(lang).String(); got != want {
			t.Errorf("In(%s) = %q, want %q", lang, got, want)
		}
	}
	if got := (Date{}).In(Swedish); !got.Empty() {
		t.Errorf("no date in Swedish = %q, want nothing", got)
	}
}

func TestDateOrderAndParts(t *testing.T) {
	early, _ := ParseDate("2025-12-31")
	late, _ := ParseDate("2026-01-01")
	if early.Compare(late) >= 0 || late.Compare(early) <= 0 || late.Compare(late) != 0 {
		t.Error("Compare does not put 2025-12-31 before 2026-01-01")
	}
	east := time.FixedZone("", 14*3600)
	if got := DateOf(time.Date(2026, 1, 1, 1, 0, 0, 0, east)); got != late {
		t.Errorf("DateOf = %v, want the day where the clock hangs, %v", got, late)
	}
	text, err := json.Marshal(map[string]Date{"a": late, "b": {}})
	if want := `{"a":"2026-01-01","b":""}`; err != nil || string(text) != want {
		t.Errorf("JSON = %s, %v, want %s", text, err, want)
	}
}
