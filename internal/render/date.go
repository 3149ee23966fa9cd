package render

import (
	"fmt"
	"strings"
	"time"
)

var germanMonths = [...]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August",
	"September", "Oktober", "November", "Dezember"}

// day writes an ISO 8601 date or date-time for people; what is no date is
// given as it is. The time of day is left out.
func (c catalog) day(iso string) string {
	date, _, _ := strings.Cut(iso, "T")
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return plain(iso)
	}
	if c.lang == "de" {
		return fmt.Sprintf("%d. %s %d", t.Day(), germanMonths[t.Month()-1], t.Year())
	}
	return t.Format("2 January 2006")
}

// moment is day with the time of day where the date has one.
func (c catalog) moment(iso string) string {
	_, clock, ok := strings.Cut(iso, "T")
	if !ok || len(clock) < 5 {
		return c.day(iso)
	}
	if c.lang == "de" {
		return c.day(iso) + ", " + plain(clock[:5]) + " Uhr"
	}
	return c.day(iso) + ", " + plain(clock[:5])
}
