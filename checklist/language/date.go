package language

import (
	"fmt"
	"strconv"
	"time"

	"mognad/checklist/display"
)

// A Date is a day of the calendar, without a time of day or a time zone. The
// zero value is no date.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// ParseDate reads a date written as 2026-11-23, with a year from 1900 to 2200.
// It reports false for anything else, 2026-02-30 included.
func ParseDate(s string) (Date, bool) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1900 || t.Year() > 2200 {
		return Date{}, false
	}
	return DateOf(t), true
}

// DateOf returns the day of t in t's own time zone.
func DateOf(t time.Time) Date { return Date{t.Year(), t.Month(), t.Day()} }

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String returns d as machines read it, 2026-11-23, or "" for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// MarshalText gives what String gives.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// Time returns midnight at the start of d, UTC.
func (d Date) Time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// Compare is negative where d is before other, 0 where they are the same day.
func (d Date) Compare(other Date) int { return d.Time().Compare(other.Time()) }

// AddMonths returns the day n months after d, before it where n is negative. A
// day that the month lacks becomes the month's last: 31 March less one month is
// the last day of February.
func (d Date) AddMonths(n int) Date {
	first := time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return Date{first.Year(), first.Month(), min(d.Day, last)}
}

var months = map[Tag][12]string{
	English: {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	Swedish: {"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"},
}

// In tells d as people write it: 23 November 2026, 23 november 2026.
func (d Date) In(lang Tag) display.Text {
	if d.IsZero() {
		return display.Text{}
	}
	month := months[spoken(lang)][d.Month-1]
	return display.Clean(strconv.Itoa(d.Day) + "\u00A0" + month + " " + strconv.Itoa(d.Year))
}
