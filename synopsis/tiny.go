package synopsis

import "slices"

// kinship says whether two reports are of one event.
type kinship int

const (
	unlike  kinship = iota // nothing speaks for it
	unknown                // they tell too little to say
	akin                   // they tell of one
)

// tiny reports whether reading r has too few sentences to be told apart as longer
// reports are.
func (m *maker) tiny(r int) bool { return m.prose[r] < toldApart }

// joinTiny joins very short reports with those that share a name and something else
// with them, or two names, or without names two other words; and notes which are
// left of which that can't be said.
func (m *maker) joinTiny(groups *groups) {
	m.kin = map[[2]int]kinship{}
	named, other := make([]map[int32]bool, len(m.readings)), make([]map[int32]bool, len(m.readings))
	for r := range m.readings {
		named[r], other[r] = m.tellingTerms(r)
	}
	for a := range m.readings {
		for b := a + 1; b < len(m.readings); b++ {
			if !m.tiny(a) && !m.tiny(b) {
				continue
			}
			k := kinshipBy(sharedOf(named[a], named[b]), sharedOf(other[a], other[b]), len(named[a]) > 0 && len(named[b]) > 0)
			m.kin[[2]int{a, b}] = k
			if k == akin {
				groups.unite(a, b)
			}
		}
	}
}

// kinshipBy decides by how many names and other words two reports share, and by
// whether both have names.
func kinshipBy(names, others int, both bool) kinship {
	switch {
	case names >= 2, names == 1 && others >= 1, !both && others >= 2:
		return akin
	case names+others >= 2, names == 1, !both:
		return unknown
	}
	return unlike
}

// tellingTerms gives the names, and the other words that are not everyday ones, of a
// report's headings and sentences; no days and no numbers.
func (m *maker) tellingTerms(r int) (named, other map[int32]bool) {
	named, other = map[int32]bool{}, map[int32]bool{}
	doc := &m.readings[r].Document
	for s, x := range doc.Sentences {
		i := m.at(place{r, s})
		if !m.mayName(i) {
			continue
		}
		days := map[int32]bool{}
		for t := x.First; t < x.Last; t++ {
			if low := lower(doc, t); dateWord(low) {
				days[m.nameID(low, doc.Language)] = true
			}
		}
		for _, t := range m.sentences[i].terms {
			switch first := m.vocab.names[t.id][0]; {
			case first == '%' || first == '#' || days[t.id]:
			case m.vocab.isName(t.id):
				named[t.id] = true
			case t.weight > 0.5*m.vocab.rare(t.id):
				other[t.id] = true
			}
		}
	}
	return named, other
}

func sharedOf(a, b map[int32]bool) int {
	n := 0
	for id := range a {
		if b[id] {
			n++
		}
	}
	return n
}

// unsure reports whether it can't be said if the reports of an event tell of the
// same as those of the largest one.
func (m *maker) unsure(event int) bool {
	main := slices.Index(m.eventSize, slices.Max(m.eventSize))
	if event == main {
		return false
	}
	for pair, k := range m.kin {
		a, b := m.event[pair[0]], m.event[pair[1]]
		if k != unlike && (a == event && b == main || b == event && a == main) {
			return true
		}
	}
	return false
}
