package actor

import (
	"cmp"
	"slices"

	"synopse/language"
)

// isPair reports whether a plural role means exactly two that were named
// before: "beide Seiten", "die zwei Länder", "die Außenminister beider Länder".
func (d *discourse) isPair(m *Mention) bool {
	for i := m.First; i < m.Last && i < len(d.t.lower); i++ {
		if det, ok := d.r.k.determiners[d.t.lang][d.t.low(i)]; ok && det.count == "two" && i <= m.First+1 {
			if det.kind == "definite" || i > m.First {
				return true
			}
		}
		switch d.t.low(i) {
		case "beide", "beiden", "beider", "both":
			return true
		}
	}
	return false
}

// pair finds the two that a plural role means.
func (d *discourse) pair(m *Mention) []int {
	switch m.Office {
	case "sides", "country-noun", "states", "government":
		if nodes := d.pairOf(m, func(n *node) bool { return n.kind == Country }); nodes != nil {
			return nodes
		}
		return d.topCountries()
	case "man", "woman", "person", "child":
		return d.pairOf(m, func(n *node) bool { return n.kind == Person && genderFits(m.Gender, n.gender) })
	}
	if m.Office == "" {
		return nil
	}
	holds := func(k int) bool { return d.r.nodes[k].named && d.r.holds(k, m) }
	if nodes := d.pairAmong(m, holds); nodes != nil {
		return nodes
	}
	var here []int
	for n := range d.r.nodes {
		if holds(n) && d.present[n] {
			here = append(here, n)
		}
	}
	if len(here) == 2 {
		return here
	}
	if d.inQuote(m.First) {
		return nil
	}
	if m.Kind == Group && d.r.isA(m.Office, "politician") || m.Office == "candidate" {
		return d.pairOf(m, func(n *node) bool { return n.kind == Person && n.named })
	}
	return nil
}

func (d *discourse) pairOf(m *Mention, fits func(*node) bool) []int {
	return d.pairAmong(m, func(n int) bool { return fits(&d.r.nodes[n]) })
}

// pairAmong goes back sentence by sentence. A coordination of exactly two wins;
// else the sentence must name exactly two that fit.
func (d *discourse) pairAmong(m *Mention, fits func(int) bool) []int {
	for back := 0; back <= lookBack; back++ {
		var set []int
		for k := range d.recent(m.Sentence-back, m) {
			e := &d.events[k]
			if e.quoted {
				continue
			}
			two := slices.DeleteFunc(slices.Clone(e.nodes), func(n int) bool { return !fits(n) })
			if len(two) == 2 {
				return two
			}
			for _, n := range two {
				if !slices.Contains(set, n) {
					set = append(set, n)
				}
			}
		}
		switch {
		case len(set) == 2:
			slices.Sort(set)
			return set
		case len(set) > 2:
			return d.lastJoined(m.Sentence-back, m, fits)
		}
	}
	return nil
}

// topCountries gives the two countries the story is about, if they stand out
// (the third is named at most half as often as the second) and this report names
// both: elsewhere "beide Seiten" are others.
func (d *discourse) topCountries() []int {
	type weighed struct {
		code string
		n    int
	}
	all := make([]weighed, 0, len(d.r.weight))
	for c, n := range d.r.weight {
		all = append(all, weighed{c, n})
	}
	slices.SortFunc(all, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.code, b.code))
	})
	if len(all) < 2 || len(all) > 2 && all[2].n*2 > all[1].n {
		return nil
	}
	var out []int
	for _, w := range all[:2] {
		n, ok := d.r.keyed["country "+w.code]
		if !ok || !d.present[n] {
			return nil
		}
		out = append(out, n)
	}
	return out
}

// lastJoined gives the last two of a sentence that "und" joins across what is
// said of them: "Kramer, die Ministerin, und Lorenz, ein Investor".
func (d *discourse) lastJoined(sentence int, m *Mention, fits func(int) bool) []int {
	var after *event
	for k := range d.recent(sentence, m) {
		e := &d.events[k]
		if e.quoted || len(e.nodes) != 1 || !fits(e.nodes[0]) || !d.r.nodes[e.nodes[0]].named {
			continue
		}
		if after == nil {
			if d.t.is(e.first-1, "coordinator") {
				after = e
			}
			continue
		}
		if e.nodes[0] == after.nodes[0] {
			continue
		}
		for i := e.last; i < after.first; i++ {
			if d.t.verb(i) && !d.doc.Tokens[i].Morph.Has(language.PastParticiple) {
				return nil
			}
		}
		return []int{e.nodes[0], after.nodes[0]}
	}
	return nil
}
