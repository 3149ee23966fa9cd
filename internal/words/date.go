package words

import (
	"fmt"
	"strings"
	"time"
)

var germanMonths = [...]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August",
	"September", "Oktober", "November", "Dezember"}

// Day writes an ISO 8601 date or date-time for people; what is no date is
// given as it is. The time of day is left out.
func (c Catalog) Day(iso string) string {
	date, _, _ := strings.Cut(iso, "T")
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return Plain(iso)
	}
	if c.Lang == "de" {
		return fmt.Sprintf("%d. %s %d", t.Day(), germanMonths[t.Month()-1], t.Year())
	}
	return t.Format("2 January 2006")
}

// Moment is Day with the time of day where the date has one.
func (c Catalog) Moment(iso string) string {
	_, clock, ok := strings.Cut(iso, "T")
	if !ok || len(clock) < 5 {
		return c.Day(iso)
	}
	if c.Lang == "de" {
		return c.Day(iso) + ", " + Plain(clock[:5]) + " Uhr"
	}
	return c.Day(iso) + ", " + Plain(clock[:5])
}

// Days writes a day, or the first and the last of several; "" if first is "".
func (c Catalog) Days(first, last string) string {
	switch {
	case first == "":
		return ""
	case first == last:
		return c.Day(first)
	}
	return c.Day(first) + " – " + c.Day(last)
}

// Clock writes a time of day.
func (c Catalog) Clock(t time.Time) string { return t.Format("15:04") }

// ShortDay writes a day without its year.
func (c Catalog) ShortDay(t time.Time) string {
	if c.Lang == "de" {
		return t.Format("2.1.")
	}
	return t.Format("2 Jan")
}

// Month writes a month, "2026-11".
func (c Catalog) Month(iso string) string {
	t, err := time.Parse("2006-01", iso)
	if err != nil {
		return Plain(iso)
	}
	if c.Lang == "de" {
		return fmt.Sprintf("%s %d", germanMonths[t.Month()-1], t.Year())
	}
	return t.Format("January 2006")
}

// Number writes a whole number with its thousands apart.
func (c Catalog) Number(n int) string {
	s := fmt.Sprint(n)
	sep := ","
	if c.Lang == "de" {
		sep = "."
	}
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + sep + s[i:]
	}
	return s
}

// Minutes writes a length of time given in minutes.
func (c Catalog) Minutes(n int) string {
	switch {
	case n < 90:
		return c.Count("minute", n)
	case n < 48*60:
		return c.Count("hour", (n+30)/60)
	}
	return c.Count("day", (n+12*60)/(24*60))
}
