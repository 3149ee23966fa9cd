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
		for _, d := range deed.Read(rd.Document, rd.Mentions) {
			actors, recipients := m.linked(r, d.Actors), m.linked(r, d.Recipients)
			if len(actors) == 0 || len(recipients) == 0 || overlap(actors, recipients) {
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
