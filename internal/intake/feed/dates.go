package feed

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // the same zones on every machine

	"synopse/internal/intake/date"
	"synopse/internal/intake/outlet"
)

//go:embed zones.txt
var zoneData string

var zoneNames = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.SplitSeq(zoneData, "\n") {
		if key, zone, ok := strings.Cut(line, "|"); ok && !strings.HasPrefix(line, "#") {
			m[strings.TrimSpace(key)] = strings.TrimSpace(zone)
		}
	}
	return m
})

// zone is where a feed's clocks stand.
type zone struct {
	offset string         // "+01:00", from the feed's other dates
	place  *time.Location // from its language or host
}

// zoneOf finds the zone of a feed's times that name none: that of its language,
// then of its host, unless its other times contradict; else the offset that all
// of those name. What a feed writes in UTC says nothing about where it is.
func zoneOf(f *Feed, raw []rawItem, w Where) zone {
	var z zone
	agreed := true
	for _, r := range raw {
		for _, s := range []string{r.published, r.updated} {
			m, ok := date.Read(s)
			if !ok || m.Zone == "" || m.Zone == "+00:00" {
				continue
			}
			if z.offset == "" {
				z.offset = m.Zone
			}
			agreed = agreed && z.offset == m.Zone
		}
	}
	if !agreed {
		z.offset = ""
	}
	name := zoneNames()[strings.ToLower(strings.ReplaceAll(f.Language, "_", "-"))]
	for _, address := range []string{f.Home, w.Address} {
		host := outlet.Host(address)
		if name == "" && strings.Contains(host, ".") {
			name = zoneNames()[host[strings.LastIndexByte(host, '.'):]]
		}
	}
	if name != "" {
		z.place, _ = time.LoadLocation(name)
	}
	if z.place != nil && z.offset != "" && !keeps(z.place, z.offset) {
		z.place = nil
	}
	return z
}

// keeps says whether the clocks of a place stand at this offset in winter or summer.
func keeps(place *time.Location, offset string) bool {
	for _, m := range []time.Month{time.January, time.July} {
		if time.Date(2020, m, 1, 12, 0, 0, 0, place).Format("-07:00") == offset {
			return true
		}
	}
	return false
}

// settleDates reads the dates of the feed and its items. The zone is looked for
// only if some date needs it.
func settleDates(f *Feed, raw []rawItem, w Where) {
	var z *zone
	in := func(m date.Moment) (date.Moment, string) {
		if !m.Clock || m.Zone != "" {
			return m, ""
		}
		if z == nil {
			found := zoneOf(f, raw, w)
			z = &found
		}
		switch {
		case z.place != nil:
			return m.In(z.place), z.place.String()
		case z.offset != "":
			m.Zone = z.offset
			return m, z.offset
		}
		return m, ""
	}
	if m, ok := date.Read(f.Updated); ok {
		m, _ = in(m)
		f.Updated = m.String()
	} else {
		f.Updated = ""
	}
	for i := range raw {
		r := &raw[i]
		r.Published = r.readDate(r.published, in)
		r.Updated = r.readDate(r.updated, in)
		if r.Published == "" {
			r.Published = r.Updated
		}
	}
}

func (r *rawItem) readDate(s string, in func(date.Moment) (date.Moment, string)) string {
	if s = strings.TrimSpace(s); s == "" {
		return ""
	}
	m, ok := date.Read(s)
	if !ok || m.Day == "1970-01-01" { // a program's zero
		r.note(NoteDate, fmt.Sprintf("the date %q can't be read", clip(s)))
		return ""
	}
	open := m.Clock && m.Zone == ""
	m, where := in(m)
	switch {
	case where != "":
		r.note(NoteZone, fmt.Sprintf("%q names no time zone; read as the feed's, %s", clip(s), where))
	case open:
		r.note(NoteZone, fmt.Sprintf("%q names no time zone; only the day is taken", clip(s)))
	}
	return m.String()
}
