package synopsis

import (
	_ "embed"
	"slices"
	"sync"

	"synopse/language"
)

//go:embed data/scope.txt
var scopeFile string

// scopeWords finds words that make a number one of another scope.
var scopeWords = sync.OnceValue(func() bilingual { return bilingualOf(scopeFile) })

// longTimes are units of spans over which things add up.
var longTimes = map[string]bool{"month": true, "year": true}

// spanOpeners are words before a span over which things add up.
var spanOpeners = map[string]bool{"in": true, "innerhalb": true, "binnen": true, "over": true, "within": true, "during": true, "seit": true, "for": true,
	"vergangenen": true, "letzten": true, "last": true, "past": true}

// otherScope reports whether two numbers of one unit may be of two things, or of one
// over two spans.
func (m *maker) otherScope(x, y countedIn) bool {
	return m.otherMeasured(x, y) || lengths[x.unit] && m.otherLength(x, y) || !times[x.unit] && m.otherSpan(x.sentence, y.sentence) || m.otherScopes(x, y)
}

// otherScopes reports whether words of data/scope.txt stand beside one of two numbers
// only: "erwartet worden waren 1500", "auf dem ersten Abschnitt 22.000".
func (m *maker) otherScopes(x, y countedIn) bool {
	return m.scopesOf(x) != m.scopesOf(y)
}

// scopesOf gives what kinds of words of data/scope.txt stand in the clause of a number,
// or before it in its sentence, as bits.
func (m *maker) scopesOf(x countedIn) (kinds int) {
	s := &m.sentences[x.sentence]
	first := m.readings[s.r].Document.Sentences[s.s].First
	const near = 7 // tokens: "480 men and women who work there"
	clause := m.clauseAt(x.sentence, x.first)
	for _, h := range m.scopesIn(x.sentence) {
		if at := first + h.first; at >= clause[0] && (at < clause[1] || at < x.last+near && m.relativeAt(x.sentence, at)) {
			kinds |= 1 << h.value
		}
	}
	return kinds | m.ordinalPart(x)
}

// relativeAt reports a relative pronoun for people.
func (m *maker) relativeAt(i, t int) bool {
	w := lower(&m.readings[m.sentences[i].r].Document, t)
	return w == "who" || w == "die"
}

// scopesIn gives the words of data/scope.txt in sentence i; not to be changed.
func (m *maker) scopesIn(i int) []hit {
	if m.scopeHits == nil {
		m.scopeHits, m.scopeLookups = make([]*[]hit, len(m.sentences)), scopeWords().lookups()
	}
	if m.scopeHits[i] == nil {
		s := &m.sentences[i]
		list := m.scopeLookups.find(m.lang(s.r), m.lowers(s.r, s.s))
		m.scopeHits[i] = &list
	}
	return *m.scopeHits[i]
}

// ordinalPart tells which of several parts a number is of, by the ordinal before a noun
// in its sentence: "auf dem zweiten Abschnitt"; 0 if none.
func (m *maker) ordinalPart(x countedIn) int {
	doc := &m.readings[m.sentences[x.sentence].r].Document
	s := m.sentenceTokens(x.sentence)
	for t := s[0] + 1; t+1 < s[1]; t++ {
		n := ordinals()[doc.Language][lower(doc, t)]
		if n > 0 && (doc.Tokens[t-1].Tag == language.DET || doc.Tokens[t-1].Tag == language.ADP) && doc.Tokens[t+1].Tag == language.NOUN {
			return n << 8
		}
	}
	return 0
}

// otherSpan reports whether two sentences may count over spans of other lengths: "14
// Millionen in zwei Jahren", "neun Millionen im vergangenen Jahr".
func (m *maker) otherSpan(i, j int) bool {
	a, b := m.spans(i), m.spans(j)
	return len(a)+len(b) > 0 && !slices.ContainsFunc(a, func(q quantity) bool {
		return slices.ContainsFunc(b, func(o quantity) bool { return o.unit == q.unit && o.value == q.value })
	})
}

// spans gives the spans over which sentence i counts.
func (m *maker) spans(i int) []quantity {
	doc := &m.readings[m.sentences[i].r].Document
	var out []quantity
	for _, q := range m.numbers[i] {
		if longTimes[q.unit] && (spanOpeners[lower(doc, q.first-1)] || spanOpeners[lower(doc, q.first-2)]) {
			out = append(out, q)
		}
	}
	return out
}

// otherMeasured reports whether two numbers of one unit measure two things: "14
// Millionen Euro Verlust", "31 Millionen Euro Umsatz".
func (m *maker) otherMeasured(x, y countedIn) bool {
	return x.unit != "" && x.nounAt >= 0 && y.nounAt >= 0 && m.tokensNear(x.sentence, x.nounAt, y.sentence, y.nounAt) < oneThing
}

// ofYearsAfter reports whether two numbers are years of which one may be counted on from
// in its sentence: "They divorced in 1975 and the following year he left."
func (m *maker) ofYearsAfter(c clash) bool {
	year := func(i int, v [2]int) bool {
		return v[1] == v[0]+1 && yearNumber(lower(&m.readings[m.sentences[i].r].Document, v[0])) > 0
	}
	return (c.kind == "number" || c.kind == "date") && year(c.a, c.va) && year(c.b, c.vb) && (m.countsYears(c.a) || m.countsYears(c.b))
}

// countsYears reports whether a sentence counts on from a year.
func (m *maker) countsYears(i int) bool {
	lang := m.lang(m.sentences[i].r)
	return slices.ContainsFunc(m.lowers(m.sentences[i].r, m.sentences[i].s), func(w string) bool { return isWhen("year-after", lang, w) })
}

// lengths are units of length.
var lengths = map[string]bool{"km": true, "m": true, "mile": true}

// otherLength reports whether the words right behind two lengths tell of two things:
// "22 kilometres upriver", "eleven kilometres long".
func (m *maker) otherLength(x, y countedIn) bool {
	a, b := m.behindLength(x), m.behindLength(y)
	return a != "" && b != "" && a != b
}

// behindLength gives the adjective or adverb right behind a length, "" if there is none.
func (m *maker) behindLength(x countedIn) string {
	doc := &m.readings[m.sentences[x.sentence].r].Document
	t := x.last
	if t < len(doc.Tokens) && doc.Tokens[t].Tag == language.NOUN {
		t++ // the unit
	}
	if t < len(doc.Tokens) && (doc.Tokens[t].Tag == language.ADJ || doc.Tokens[t].Tag == language.ADV) {
		return doc.Tokens[t].Lemma
	}
	return ""
}
