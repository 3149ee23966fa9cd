package synopsis

import (
	"fmt"
	"slices"

	"synopse/story"
	"synopse/story/cluster"
	"synopse/story/profile"
)

const (
	mostTold   = 60   // reports up to which it is asked whether they tell of one event
	toldApart  = 3    // sentences a report needs to be told apart from others
	bindFirmly = 0.60 // probability from which two sentences bind their reports
	bindTwice  = 2    // so many such pairs bind two groups
)

// findEvents groups the readings by the event they tell of: as a pile of reports
// is grouped into stories, but groups stay together where one copies the other or
// several sentences tell the same; very short reports by the words they share. Large stories are taken to be of one event:
// what grouped them knew more than their reports.
func (m *maker) findEvents(copies []story.Copy) {
	m.event = make([]int, len(m.readings))
	m.eventSize = []int{len(m.readings)}
	if len(m.readings) < 2 || len(m.readings) > mostTold || slices.Min(m.prose) == 0 {
		return
	}
	groups := m.pileGroups()
	m.joinTiny(groups)
	for _, c := range copies {
		if c.From >= 0 {
			groups.unite(c.Report, c.From)
		}
	}
	bound := map[[2]int]int{}
	for _, l := range m.alikes {
		a, b := groups.find(m.sentences[l.a].r), groups.find(m.sentences[l.b].r)
		if a != b && l.told >= bindFirmly && m.sentences[l.a].tells && m.sentences[l.b].tells {
			bound[[2]int{min(a, b), max(a, b)}]++
		}
	}
	for a := range m.readings {
		for b := a + 1; b < len(m.readings); b++ {
			if bound[[2]int{a, b}] >= bindTwice {
				groups.unite(a, b)
			}
		}
	}
	m.eventSize = nil
	number := map[int]int{}
	for r := range m.readings {
		root := groups.find(r)
		if _, ok := number[root]; !ok {
			number[root] = len(m.eventSize)
			m.eventSize = append(m.eventSize, 0)
		}
		m.event[r] = number[root]
		m.eventSize[m.event[r]]++
	}
	m.partEvents()
}

// pileGroups groups the readings by their light pictures. The pile is put
// together by rank, so that the order of the inputs does not decide.
func (m *maker) pileGroups() *groups {
	pile := make([]cluster.Report, len(m.readings))
	reading := map[string]int{}
	for r, k := range m.rank {
		id := fmt.Sprintf("%04d", k)
		pile[k] = cluster.Report{ID: id, Profile: profile.Of(&m.readings[r].Report)}
		reading[id] = r
	}
	out := newGroups(len(m.readings))
	for _, s := range cluster.Pile(pile, nil) {
		var long []int // of very short ones the pile knows too little
		for _, id := range s.Reports {
			if r := reading[id]; !m.tiny(r) {
				long = append(long, r)
			}
		}
		for k := 1; k < len(long); k++ {
			out.unite(long[0], long[k])
		}
	}
	return out
}

// partEvents forgets links between reports of different events.
func (m *maker) partEvents() {
	if len(m.eventSize) == 1 {
		return
	}
	apart := func(a, b int) bool { return !m.oneEvent(a, b) }
	m.alikes = slices.DeleteFunc(m.alikes, func(l link) bool { return apart(l.a, l.b) })
	for i := range m.near {
		m.near[i] = slices.DeleteFunc(m.near[i], func(x neighbour) bool { return apart(i, x.sentence) })
	}
	m.noteTold()
}

// oneEvent reports whether the reports of two sentences tell of one event.
func (m *maker) oneEvent(a, b int) bool {
	return m.event[m.sentences[a].r] == m.event[m.sentences[b].r]
}

// eventsOut gives the groups of reports, in the order of their first ones.
func (m *maker) eventsOut() []Event {
	out := make([]Event, len(m.eventSize))
	if len(m.readings) == 0 {
		return []Event{}
	}
	for r := range m.readings {
		x := &out[m.event[r]]
		x.Unsure = m.unsure(m.event[r])
		rep := &m.readings[r].Report
		if len(x.Reports) == 0 {
			x.Title = rep.Title
		}
		x.Reports = append(x.Reports, rep.ID)
	}
	return out
}
