package synopsis

import (
	"strconv"

	"synopse/deed"
)

// deedsOut gives the deeds whose actors are known, each told deed once a report.
// A deed that a statement tells is attributed to it.
func (m *maker) deedsOut() []Deed {
	out := []Deed{}
	for r := range m.readings {
		rd := &m.readings[r]
		for _, d := range m.deeds(r) {
			actors, recipients := m.linked(r, d.Actors), m.linked(r, d.Recipients)
			if len(actors) == 0 || len(d.Recipients) > 0 && len(recipients) == 0 || overlap(actors, recipients) {
				continue
			}
			x := rd.Document.Sentences[d.Sentence]
			y := Deed{ID: "d" + strconv.Itoa(len(out)+1), Actors: actorIDs(actors), Recipients: actorIDs(recipients),
				Event: d.Event, Mode: d.Mode, Span: m.span(r, d.First, d.Last)}
			if days := moments(&rd.Document, x.First, x.Last, m.base(r)); len(days) == 1 && !days[0].future {
				y.Date = days[0].day
			}
			for _, i := range m.inSentence[m.at(place{r, d.Sentence})] {
				if m.holds(&m.stmts[i], d.First) {
					id := statementID(i)
					y.AttributedTo = &id
				}
			}
			out = append(out, y)
		}
	}
	return out
}

// deeds gives the deeds of a reading, read once.
func (m *maker) deeds(r int) []deed.Deed {
	if m.deedsRead == nil {
		m.deedsRead = make([][]deed.Deed, len(m.readings))
		for r := range m.readings {
			m.deedsRead[r] = deed.Read(m.readings[r].Document, m.readings[r].Mentions)
		}
	}
	return m.deedsRead[r]
}

// bothWays are events in which it makes no difference who is named first.
var bothWays = map[string]bool{"CONSULT": true, "AGREE": true, "COOPERATE": true, "SUPPORT": true}

// agentClashes finds sentences of one point that tell one deed with the parts
// exchanged: who did it here is to whom it was done there.
func (m *maker) agentClashes(p int) []clash {
	var out []clash
	m.pairs(p, func(i, j int, _ float64) bool {
		for _, d := range m.deedsIn(i) {
			for _, e := range m.deedsIn(j) {
				if d.Event == e.Event && !bothWays[d.Event] && m.exchanged(i, j, d, e) {
					out = append(out, clash{"agent", i, j, [2]int{d.First, d.Last}, [2]int{e.First, e.Last}, p})
					return false
				}
			}
		}
		return true
	})
	return out
}

// exchanged reports whether who acts in one deed suffers the other, both ways,
// and nobody has one part in both.
func (m *maker) exchanged(i, j int, d, e deed.Deed) bool {
	r, s := m.sentences[i].r, m.sentences[j].r
	by, to := m.linked(r, d.Actors), m.linked(r, d.Recipients)
	by2, to2 := m.linked(s, e.Actors), m.linked(s, e.Recipients)
	return overlap(by, to2) && overlap(to, by2) && !overlap(by, by2) && !overlap(to, to2)
}

// deedsIn gives the deeds that sentence i tells.
func (m *maker) deedsIn(i int) []deed.Deed {
	var out []deed.Deed
	for _, d := range m.deeds(m.sentences[i].r) {
		if d.Sentence == m.sentences[i].s {
			out = append(out, d)
		}
	}
	return out
}

func overlap(a, b []int) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}
