package synopsis

import (
	"slices"
	"strings"

	"synopse/language"
)

// opening is within how many sentences from the beginning a report tells how many
// people something happened to: further down it may be of something else.
const opening = 12

// nearTop is the same where one report tells that it happened to nobody.
const nearTop = 8

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
		q, ok := m.countBeside(i, h)
		if !ok {
			q, ok = m.nobodyBeside(i, h)
		}
		if ok && !slices.ContainsFunc(out, func(v value) bool { return v.first == q.first }) {
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

// nobodyBeside reads that something happened to nobody in the clause of a hit: "Nobody
// was hurt", "Verletzt wurde niemand", "no injuries".
func (m *maker) nobodyBeside(i int, h hit) (quantity, bool) {
	doc := &m.readings[m.sentences[i].r].Document
	clause := m.clauseAt(i, h.first)
	for t := clause[0]; t < clause[1]; t++ {
		_, noun := nobodies()[doc.Language]["noun"][lower(doc, t)]
		_, alone := nobodies()[doc.Language]["alone"][lower(doc, t)]
		if alone && m.tagAt(i, h.first) != language.NOUN || noun && t+1 == h.first {
			return quantity{first: t, last: t + 1, noun: -1, nounAt: -1}, m.plainClause(i, clause)
		}
	}
	return quantity{}, false
}

// plainClause reports whether a clause has no number and no word that turns it.
func (m *maker) plainClause(i int, clause [2]int) bool {
	for _, q := range m.numbers[i] {
		if q.first >= clause[0] && q.first < clause[1] {
			return false
		}
	}
	return m.turnedIn(i, clause) == 0
}

// turnedIn counts the words in tokens of sentence i that turn it by themselves.
func (m *maker) turnedIn(i int, tokens [2]int) int {
	s := &m.sentences[i]
	first := m.sentenceTokens(i)[0]
	n := 0
	for _, h := range m.negation.find(m.lang(s.r), m.lowers(s.r, s.s)) {
		if at := first + h.first; h.value == 1 && at >= tokens[0] && at < tokens[1] {
			n++
		}
	}
	return n
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
	case (x.value == 0) != (y.value == 0):
		return !m.otherTime(i, j) && !m.strangers(i, j) && m.sentences[i].s <= nearTop && m.sentences[j].s <= nearTop
	case !exact(x.quantity, y.quantity), rounds(x.value, y.value), roughly(x.quantity, y.quantity) && near(x.value, y.value), farApart(x.value, y.value):
		return false
	case m.reportHas(m.sentences[i].r, y.value), m.reportHas(m.sentences[j].r, x.value):
		return false
	}
	return !m.otherTime(i, j) && !m.otherScopes(countedIn{x.quantity, i}, countedIn{y.quantity, j}) && !m.otherNames(countedIn{x.quantity, i}, countedIn{y.quantity, j}) && !m.strangers(i, j)
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
