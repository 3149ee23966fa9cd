package synopsis

import "strconv"

// daysKept are the days that a sentence names, counted from one day: pairs of
// sentences ask for them again and again.
type daysKept struct {
	base                string
	days                []moment
	times               []string
	daysRead, timesRead bool
}

// kept gives what is kept of sentence i for a day to count from: its report's
// own, or anyWeek where only weekdays are compared.
func (m *maker) kept(i int, base string) *daysKept {
	if m.days == nil {
		m.days = make([][2]daysKept, len(m.sentences))
	}
	k := &m.days[i][0]
	if base == anyWeek {
		k = &m.days[i][1]
	}
	if k.base != base {
		*k = daysKept{base: base}
	}
	return k
}

// daysFrom gives the days that sentence i names, counted from a day; not to be
// changed.
func (m *maker) daysFrom(i int, base string) []moment {
	k := m.kept(i, base)
	if !k.daysRead {
		s := &m.sentences[i]
		x := m.readings[s.r].Document.Sentences[s.s]
		k.days, k.daysRead = moments(&m.readings[s.r].Document, x.First, x.Last, base), true
	}
	return k.days
}

// times gives the days and years named in sentence i, counted from a day, but not
// the day on which somebody said so; not to be changed.
func (m *maker) times(i int, base string) []string {
	k := m.kept(i, base)
	if k.timesRead {
		return k.times
	}
	s := &m.sentences[i]
	x := m.readings[s.r].Document.Sentences[s.s]
	var out []string
	for _, d := range m.daysFrom(i, base) {
		if !m.saidOn(i, d.first) {
			out = append(out, d.day)
		}
	}
	for t := x.First; t < x.Last; t++ {
		w := lower(&m.readings[s.r].Document, t)
		if len(w) != 4 || w[0] != '1' && w[0] != '2' {
			continue
		}
		if y, err := strconv.Atoi(w); err == nil && y >= 1900 && y < 2100 {
			out = append(out, w)
		}
	}
	k.times, k.timesRead = out, true
	return out
}
