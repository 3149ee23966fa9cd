package date

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Moment is a date as it was written: a calendar day, perhaps a time of day,
// perhaps its zone.
type Moment struct {
	Day                  string // "2019-05-15"
	Clock                bool   // whether a time of day was written
	Hour, Minute, Second int
	Zone                 string // "+02:00", or "" where none was written
}

// String gives ISO 8601: with the time of day only where the zone is known.
func (m Moment) String() string {
	if !m.Clock || m.Zone == "" {
		return m.Day
	}
	return fmt.Sprintf("%sT%02d:%02d:%02d%s", m.Day, m.Hour, m.Minute, m.Second, m.Zone)
}

// In gives m with the offset that holds in loc at that time, if m has a time of
// day without a zone; else m.
func (m Moment) In(loc *time.Location) Moment {
	if !m.Clock || m.Zone != "" {
		return m
	}
	day, err := time.Parse(time.DateOnly, m.Day)
	if err != nil {
		return m
	}
	t := time.Date(day.Year(), day.Month(), day.Day(), m.Hour, m.Minute, m.Second, 0, loc)
	m.Zone = t.Format("-07:00")
	return m
}

// exact are the forms that most feeds have; the standard library reads them.
var exact = []string{time.RFC3339, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 GMT"}

var (
	epoch       = regexp.MustCompile(`^(\d{10})(?:\d{3})?$`)
	dayWord     = regexp.MustCompile(`^\p{L}{2,10}\.?,\s*`)
	bracketed   = regexp.MustCompile(`\s*\([^()]*\)`)
	yearLast    = regexp.MustCompile(`^(?:\p{L}+\.?,?\s+)?(\p{L}{3,9})\.?\s+(\d{1,2}),?\s+(\d{1,2}:\d{2}(?::\d{2})?)\s*([A-Z]{1,5}|[+-]\d{4})?\s+(\d{4})$`)
	shortYear   = regexp.MustCompile(`^(\d{1,2})[ -](\p{L}{3,9})\.?[ -](\d{2})(\s.*)?$`)
	hyphenYear  = regexp.MustCompile(`^(\d{1,2})-(\p{L}{3,9})\.?-(\d{4})(\s.*)?$`)
	slashedDay  = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})/(\d{4})(\b.*)?$`)
	looseOffset = regexp.MustCompile(`(:\d{2}(?:[.,]\d+)?(?:\s*[AaPp]\.?[Mm]\.?)?)\s*(?:GMT|UTC|UT|Z)?\s*([+-])(\d{1,2})(?::?(\d{2}))?(?::00)?(?:\s+[A-Z]{1,5})?$`)
	isoNamed    = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:T|,?\s+)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*([A-Za-z]{1,4}|[+-]\d{2}:\d{2})?$`)
)

// Read reads a date that makes up the whole of s, in any form that feeds have:
// what Parse reads, and RFC 822 with German or misspelt names, two-digit years,
// loose offsets ("GMT+1", "+1:00"), ctime, US dates where only one reading is
// possible ("1/23/2018"), and seconds or milliseconds since 1970. Dates with
// two readings ("02/03/2018") are not read.
func Read(s string) (Moment, bool) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > maxLength {
		return Moment{}, false
	}
	for _, form := range exact {
		if t, err := time.Parse(form, s); err == nil {
			return ofTime(t)
		}
	}
	if m := epoch.FindStringSubmatch(s); m != nil {
		n, _ := strconv.ParseInt(m[1], 10, 64)
		return ofTime(time.Unix(n, 0).UTC())
	}
	s, ok := inOrder(s)
	if !ok {
		return Moment{}, false
	}
	if m := isoNamed.FindStringSubmatch(s); m != nil {
		return build(m[1], m[2], m[3], m[4], m[5], m[6], m[7])
	}
	for _, form := range []*regexp.Regexp{isoForm, compact, slashed} {
		if m := form.FindStringSubmatch(s); m != nil {
			return build(m[1], m[2], m[3], m[4], m[5], m[6], m[7])
		}
	}
	return line(s)
}

func ofTime(t time.Time) (Moment, bool) {
	if t.Year() < minYear || t.Year() > maxYear {
		return Moment{}, false
	}
	h, m, sec := t.Clock()
	return Moment{Day: t.Format(time.DateOnly), Clock: true, Hour: h, Minute: m, Second: sec, Zone: t.Format("-07:00")}, true
}

// inOrder brings what feeds write into the order that the other forms have.
func inOrder(s string) (string, bool) {
	s = strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00A0", " ")), " ")
	s = bracketed.ReplaceAllString(s, "")
	s = dayWord.ReplaceAllString(s, "")
	if m := looseOffset.FindStringSubmatchIndex(s); m != nil {
		hours, minutes := s[m[6]:m[7]], "00"
		if m[8] >= 0 {
			minutes = s[m[8]:m[9]]
		}
		if len(hours) == 1 {
			hours = "0" + hours
		}
		s = s[:m[3]] + " " + s[m[4]:m[5]] + hours + ":" + minutes
	}
	if m := yearLast.FindStringSubmatch(s); m != nil {
		return m[2] + " " + m[1] + " " + m[5] + " " + m[3] + " " + m[4], true
	}
	if m := shortYear.FindStringSubmatch(s); m != nil {
		century := "20"
		if m[3] >= "70" {
			century = "19"
		}
		return m[1] + " " + m[2] + " " + century + m[3] + m[4], true
	}
	if m := hyphenYear.FindStringSubmatch(s); m != nil {
		return m[1] + " " + m[2] + " " + m[3] + m[4], true
	}
	if m := slashedDay.FindStringSubmatch(s); m != nil {
		a, _ := strconv.Atoi(m[1])
		b, _ := strconv.Atoi(m[2])
		switch {
		case a > 12 || a == b:
			return fmt.Sprintf("%d.%d.%s%s", a, b, m[3], m[4]), true
		case b > 12:
			return fmt.Sprintf("%d.%d.%s%s", b, a, m[3], m[4]), true
		}
		return "", false
	}
	return s, true
}
