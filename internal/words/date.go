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
