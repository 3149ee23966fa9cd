package synopsis

import (
	"slices"
	"strings"

	"synopse/language"
)

// opening is within how many sentences from the beginning a report tells how many
// people something happened to: further down it may be of something else.
const opening = 12

// valueHits finds the words of data/values.txt in sentence i, as tokens of the
// document.
func (m *maker) valueHits(i int) []hit {
	if m.valueLookups == nil {
		m.valueLookups = valueWords().lookups()
	}
	s := &m.sentences[i]
	x := m.readings[s.r].Document.Sentences[s.s]
	hits := slices.Clone(m.valueLookups.find(m.lang(s.r), m.lowers(s.r, s.s)))
	for k := range hits {
		hits[k].first += x.First
		hits[k].last += x.First
	}
	return hits
}

// tollIn reads how many people something happened to: the only count of people in
// the clause of a word that says what.
func (m *maker) tollIn(i int) []value {
	if m.sentences[i].s > opening {
		return nil
	}
	var out []value
	hits := m.valueHits(i)
	for _, h := range hits {
		kind := valueKinds[h.value]
		if kind == "vote" || kind == "score" || kind == "people" {
			continue
		}
		if q, ok := m.countBeside(i, h); ok && !slices.ContainsFunc(out, func(v value) bool { return v.first == q.first }) {
			out = append(out, value{of: kind, sentence: i, quantity: q})
		}
	}
	return out
}

// countBeside gives the only number in the clause of a hit, if it may count people.
func (m *maker) countBeside(i int, h hit) (quantity, bool) {
	var found []quantity
	for _, q := range m.numbers[i] {
		if m.inClause(i, h, q) && !m.isDay(i, q) {
			found = append(found, q)
		}
	}
	if len(found) != 1 {
		return quantity{}, false
	}
	q := found[0]
	return q, q.unit == "" && !q.ordinal && !q.other && !q.part && m.countsPeople(i, q)
}

// inClause reports whether no comma or the like stands between a word and a number.
func (m *maker) inClause(i int, h hit, q quantity) bool {
	doc := &m.readings[m.sentences[i].r].Document
	for t := min(h.last, q.last); t < max(h.first, q.first); t++ {
		if w := doc.Tokens[t].Text; strings.ContainsAny(w, ",;:()–") && len(w) <= 3 {
			return false
		}
	}
	return true
}

// countsPeople reports whether a number counts people of no special kind, or
// nothing that is told.
func (m *maker) countsPeople(i int, q quantity) bool {
	if q.nounAt < 0 {
		return true
	}
	return slices.ContainsFunc(m.valueHits(i), func(h hit) bool {
		return valueKinds[h.value] == "people" && h.first <= q.nounAt && q.nounAt < h.last
	})
}

// tollsClash applies the guards of numbers to two tolls.
func (m *maker) tollsClash(x, y value) bool {
	i, j := x.sentence, y.sentence
	switch {
	case !exact(x.quantity, y.quantity), rounds(x.value, y.value), roughly(x.quantity, y.quantity) && near(x.value, y.value), farApart(x.value, y.value):
		return false
	case m.reportHas(m.sentences[i].r, y.value), m.reportHas(m.sentences[j].r, x.value):
		return false
	}
	return !m.otherTime(i, j) && !m.otherNames(countedIn{x.quantity, i}, countedIn{y.quantity, j}) && !m.strangers(i, j)
}

// strangers reports whether two sentences both have names and none in common.
func (m *maker) strangers(i, j int) bool {
	a, b := m.namesOf(i), m.namesOf(j)
	return len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

// namesOf gives the names in sentence i.
func (m *maker) namesOf(i int) []string {
	doc := &m.readings[m.sentences[i].r].Document
	x := m.sentenceTokens(i)
	var out []string
	for t := x[0]; t < x[1]; t++ {
		w := lower(doc, t)
		if doc.Tokens[t].Tag == language.PROPN && dateWords()["weekday"][w] == 0 && dateWords()["month"][w] == 0 {
			out = append(out, nameKey(doc.Tokens[t].Text))
		}
	}
	return out
}
