package synopsis

import (
	_ "embed"
	"slices"
	"sync"
)

//go:embed data/dated.txt
var datedFile string

// datedEvents finds the words of data/dated.txt.
var datedEvents = sync.OnceValue(func() bilingual { return bilingualOf(datedFile) })

// dated is when a report says that an event of data/dated.txt was or will be: the only
// time of its kind in a sentence.
type dated struct {
	event    int
	sentence int
	day      *moment
	when     *when
}

// datedClashes compares when two reports date one event, wherever they do.
func (m *maker) datedClashes(list []clash) []clash {
	var told [][]dated // of each reading that is compared
	for r := range min(len(m.readings), compared) {
		told = append(told, m.datedIn(r))
	}
	var out []clash
	for r := range told {
		for s := r + 1; s < len(told); s++ {
			for k := range datedKinds() {
				if c, ok := m.datedClash(ofEvent(told[r], k), ofEvent(told[s], k)); ok && !hasClash(list, c) {
					out = append(out, c)
				}
			}
		}
	}
	return out
}

// datedKinds is how many kinds of events there are.
var datedKinds = sync.OnceValue(func() int { return len(table(datedFile)) })

func ofEvent(list []dated, event int) []dated {
	return slices.DeleteFunc(slices.Clone(list), func(d dated) bool { return d.event != event })
}

// hasClash reports whether a list has a clash of a kind of two sentences.
func hasClash(list []clash, c clash) bool {
	return slices.ContainsFunc(list, func(x clash) bool {
		return x.kind == c.kind && (x.a == c.a && x.b == c.b || x.a == c.b && x.b == c.a)
	})
}

// datedIn gives the events that reading r dates.
func (m *maker) datedIn(r int) []dated {
	if m.datedLookups == nil {
		m.datedLookups = datedEvents().lookups()
	}
	var out []dated
	for s := range m.readings[r].Document.Sentences {
		i := m.at(place{r, s})
		if !m.sentences[i].tells || !m.whole(i) || m.long(i) || !m.brief(i) && !m.hasOneTime(i) {
			continue
		}
		seen := map[int]bool{}
		for _, h := range m.datedLookups.find(m.lang(r), m.lowers(r, s)) {
			if seen[h.value] {
				continue
			}
			seen[h.value] = true
			if days := m.momentsOf(i); len(days) == 1 && !m.saidOn(i, days[0].first) {
				out = append(out, dated{event: h.value, sentence: i, day: &days[0]})
			}
			for _, kind := range [...]string{"clock", "month", "year"} {
				if w := only(m.whensIn(i), kind); w != nil && !m.saidOn(i, w.first) {
					out = append(out, dated{event: h.value, sentence: i, when: w})
				}
			}
		}
	}
	return out
}

// hasOneTime reports whether a sentence tells one day or time, and no other.
func (m *maker) hasOneTime(i int) bool {
	n := len(m.momentsOf(i))
	for _, w := range m.whensIn(i) {
		if !w.day {
			n++
		}
	}
	return n == 1
}

// datedClash gives the clash of the first times of one kind, if no two of theirs are
// the same.
func (m *maker) datedClash(a, b []dated) (clash, bool) {
	for _, x := range a {
		for _, y := range b {
			i, j := x.sentence, y.sentence
			switch {
			case !m.oneEvent(i, j), m.strangers(i, j):
			case x.day != nil && y.day != nil:
				if m.otherDay(i, j, *x.day, *y.day) {
					return clash{"date", i, j, [2]int{x.day.first, x.day.last}, [2]int{y.day.first, y.day.last}, m.pointOfBoth(i, j)}, true
				}
				return clash{}, false
			case x.when != nil && y.when != nil && x.when.kind == y.when.kind:
				if m.otherTimeTold(i, j, *x.when, *y.when) {
					return clash{"date", i, j, [2]int{x.when.first, x.when.last}, [2]int{y.when.first, y.when.last}, m.pointOfBoth(i, j)}, true
				}
				return clash{}, false
			}
		}
	}
	return clash{}, false
}
