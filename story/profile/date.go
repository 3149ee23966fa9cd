package profile

import (
	"slices"
	"time"
)

// date notes the day that a token names, alone or with those before it: "am
// Dienstag", "14 May", "14. Mai", "May 14". A weekday is the last one before the
// report, a day without a year the one next to it. Without the report's own date
// only keys of day and month are known.
func (s *scanner) date(t, last, before *token) {
	switch {
	case t.weekday > 0 && s.dated:
		back := (int(weekdayOf(s.day)) - int(t.weekday-1) + 7) % 7
		s.named = append(s.named, s.day-int32(back))
	case t.month > 0 && last.dayOfMonth():
		s.dayOf(int(t.month), int(last.value))
	case last.month > 0 && t.dayOfMonth():
		s.dayOf(int(last.month), int(t.value))
	}
}

func (t *token) dayOfMonth() bool { return t.kind&Number != 0 && t.value >= 1 && t.value <= 31 }

func (s *scanner) dayOf(month, day int) {
	if !s.dated {
		return
	}
	year := time.Unix(int64(s.day)*24*3600, 0).UTC().Year()
	best, least := int32(0), int32(400)
	for y := year - 1; y <= year+1; y++ {
		d := int32(time.Date(y, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / (24 * 3600))
		if away := max(d-s.day, s.day-d); away < least {
			best, least = d, away
		}
	}
	s.named = append(s.named, best)
}

// weekdayOf gives 0 for a Sunday; the first of January 1970 was a Thursday.
func weekdayOf(day int32) int32 { return ((day+4)%7 + 7) % 7 }

func (s *scanner) days() []int32 {
	slices.Sort(s.named)
	return slices.Compact(s.named)
}
