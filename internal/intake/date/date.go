// Package date reads the dates that news sites write: ISO 8601, RFC 2822, and
// German and English dates in words and figures.
//
// In: a string. Out: ISO 8601, with the time of day only where the zone is
// known ("2019-05-15T14:30:00+02:00"), else the calendar day ("2019-05-15").
// A Moment keeps the time of day without a zone too, for those who know the zone
// from elsewhere. It resolves nothing that depends on today ("gestern", "3 hours ago").
package date

import (
	_ "embed"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

//go:embed months.txt
var monthData string

//go:embed zones.txt
var zoneData string

//go:embed words.txt
var wordData string

type tables struct {
	months map[string]int
	zones  map[string]string
	words  map[string]bool
}

var known = sync.OnceValue(func() tables {
	t := tables{map[string]int{}, map[string]string{}, map[string]bool{}}
	for _, f := range rows(monthData) {
		n, _ := strconv.Atoi(f[0])
		for _, name := range f[1:] {
			t.months[name] = n
		}
	}
	for _, f := range rows(zoneData) {
		t.zones[f[0]] = f[1]
	}
	for _, f := range rows(wordData) {
		t.words[strings.ToLower(f[0])] = true
	}
	return t
})

func rows(data string) [][]string {
	var out [][]string
	for _, line := range strings.Split(data, "\n") {
		if f := strings.Fields(line); len(f) > 0 && f[0] != "#" {
			out = append(out, f)
		}
	}
	return out
}

const (
	maxLength = 120 // bytes; what is longer is no date
	minYear   = 1900
	maxYear   = 2100
)

var (
	isoForm = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2}|[+-]\d{2})?$`)
	compact = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?)?(Z|[+-]\d{2}:?\d{2})?$`)
	slashed = regexp.MustCompile(`^(\d{4})/(\d{1,2})/(\d{1,2})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*(Z|[+-]\d{2}:?\d{2})?$`)
)

// Parse reads a date that makes up the whole of s, as in a meta element.
func Parse(s string) (string, bool) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > maxLength {
		return "", false
	}
	for _, form := range []*regexp.Regexp{isoForm, compact, slashed} {
		if m := form.FindStringSubmatch(s); m != nil {
			got, ok := build(m[1], m[2], m[3], m[4], m[5], m[6], m[7])
			return got.String(), ok
		}
	}
	return Line(s)
}

var (
	dayFigures  = regexp.MustCompile(`\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})\b`)
	dayWordsDE  = regexp.MustCompile(`\b(\d{1,2})\.?\s+([A-Za-zäÄ]{3,9})\.?,?\s+(\d{4})\b`)
	dayWordsEN  = regexp.MustCompile(`\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b`)
	dayNthEN    = regexp.MustCompile(`\b(\d{1,2})(?:st|nd|rd|th)\s+(?:of\s+)?([A-Za-z]{3,9}),?\s+(\d{4})\b`)
	dayISO      = regexp.MustCompile(`\b(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?\b`)
	dayHyphens  = regexp.MustCompile(`\b(\d{1,2})-([A-Za-zäÄ]{3})-(\d{4})\b`)
	clock       = regexp.MustCompile(`(?i)\b(\d{1,2})[:.h](\d{2})(?::(\d{2}))?(?:\s*([ap])\.?m\b\.?)?`)
	offsetForm  = regexp.MustCompile(`(?:GMT|UTC)?\s*([+-]\d{2}):?(\d{2})\b`)
	lettersOnly = regexp.MustCompile(`[\p{L}]+`)
)

// Line reads a line that holds a date and at most words that go with dates
// ("Stand: 15.05.2019, 12:30 Uhr", "Published on May 15, 2019 at 2:30 PM EDT").
// The first date counts: later ones are updates.
func Line(s string) (string, bool) {
	m, ok := line(s)
	return m.String(), ok
}

func line(s string) (Moment, bool) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > maxLength {
		return Moment{}, false
	}
	day, rest, ok := cutDay(s)
	if !ok || !onlyDateWords(rest) {
		return Moment{}, false
	}
	return withClock(day, rest), true
}

// Find gives the first date in s, whatever else s holds, as a calendar day.
func Find(s string) (string, bool) {
	if len(s) > 4*maxLength {
		s = s[:4*maxLength]
	}
	day, _, ok := cutDay(s)
	return day, ok
}

// cutDay finds the first calendar day in s and gives it with what is left.
func cutDay(s string) (day, rest string, ok bool) {
	best := -1
	try := func(form *regexp.Regexp, y, m, d int) {
		loc := form.FindStringSubmatchIndex(s)
		if loc == nil || (best >= 0 && loc[0] >= best) {
			return
		}
		get := func(i int) string { return s[loc[2*i]:loc[2*i+1]] }
		got, valid := build(year(get(y)), month(get(m)), get(d), "", "", "", "")
		if valid {
			best, day, ok = loc[0], got.Day, true
			rest = s[:loc[0]] + " " + s[loc[1]:]
		}
	}
	try(dayISO, 1, 2, 3)
	try(dayFigures, 3, 2, 1)
	try(dayWordsDE, 3, 2, 1)
	try(dayWordsEN, 3, 1, 2)
	try(dayNthEN, 3, 2, 1)
	try(dayHyphens, 3, 2, 1)
	return day, rest, ok
}

func year(s string) string {
	if len(s) == 2 {
		return "20" + s
	}
	return s
}

func month(s string) string {
	if n, ok := known().months[strings.ToLower(strings.TrimSuffix(s, "."))]; ok {
		return strconv.Itoa(n)
	}
	return s
}

func onlyDateWords(s string) bool {
	t := known()
	for _, w := range lettersOnly.FindAllString(s, -1) {
		w = strings.ToLower(w)
		if t.words[w] || t.months[w] > 0 || t.zones[w] != "" || w == "a" || w == "p" || w == "m" || w == "h" || w == "t" {
			continue
		}
		return false
	}
	return true
}

// withClock adds the time of day to day if rest names one.
func withClock(day, rest string) Moment {
	m := Moment{Day: day}
	c := clock.FindStringSubmatch(rest)
	if c == nil {
		return m
	}
	h, _ := strconv.Atoi(c[1])
	switch strings.ToLower(c[4]) {
	case "p":
		h = h%12 + 12
	case "a":
		h %= 12
	}
	if full, ok := build(day[:4], day[5:7], day[8:], strconv.Itoa(h), c[2], c[3], zoneIn(rest)); ok {
		return full
	}
	return m
}

func zoneIn(s string) string {
	if m := offsetForm.FindStringSubmatch(s); m != nil {
		return m[1] + ":" + m[2]
	}
	for _, w := range lettersOnly.FindAllString(s, -1) {
		if z := known().zones[strings.ToLower(w)]; z != "" && w == strings.ToUpper(w) {
			return z
		}
	}
	return ""
}

// build puts a date together and checks it against the calendar. The time of
// day is left out if it is none.
func build(y, m, d, hh, mm, ss, zone string) (Moment, bool) {
	yi, err1 := strconv.Atoi(y)
	mi, err2 := strconv.Atoi(m)
	di, err3 := strconv.Atoi(d)
	if err1 != nil || err2 != nil || err3 != nil || yi < minYear || yi > maxYear {
		return Moment{}, false
	}
	t := time.Date(yi, time.Month(mi), di, 0, 0, 0, 0, time.UTC)
	if mi < 1 || mi > 12 || di < 1 || t.Day() != di {
		return Moment{}, false
	}
	out := Moment{Day: t.Format(time.DateOnly)}
	h, err4 := strconv.Atoi(hh)
	n, err5 := strconv.Atoi(mm)
	if err4 != nil || err5 != nil || h > 24 || n > 59 || h == 24 && n > 0 {
		return out, true
	}
	if h == 24 { // midnight at the end of the day
		h, out.Day = 0, t.AddDate(0, 0, 1).Format(time.DateOnly)
	}
	s, _ := strconv.Atoi(ss)
	out.Clock, out.Hour, out.Minute, out.Second = true, h, n, min(s, 59)
	out.Zone = zoneOf(zone)
	return out, true
}

// zoneOf gives a zone as an offset with a colon, "" if it is unknown.
func zoneOf(zone string) string {
	switch {
	case zone == "":
		return ""
	case zone[0] != '+' && zone[0] != '-':
		return known().zones[strings.ToLower(zone)]
	case len(zone) < 3 || zone[1:3] > "14":
		return "" // no place on earth
	case len(zone) == 5:
		return zone[:3] + ":" + zone[3:]
	case len(zone) == 3:
		return zone + ":00"
	}
	return zone
}
