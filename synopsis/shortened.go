package synopsis

import (
	_ "embed"
	"slices"
	"sync"

	"synopse/statement"
)

//go:embed data/shortened.txt
var shortenedFile string

// reservations are the words of shortened.txt by language.
var reservations = sync.OnceValue(func() map[string]map[string]bool {
	out := map[string]map[string]bool{"de": {}, "en": {}}
	for _, row := range table(shortenedFile) {
		for k, lang := range []string{"de", "en"} {
			for _, w := range cells(row, k) {
				out[lang][w] = true
			}
		}
	}
	return out
})

const (
	restKept    = 0.50 // share of a shortened quotation that the longer one has, and of the longer one without its condition that the other has
	clauseKept  = 0.35 // share of a condition from which it is not left out
	leastOfRest = 3    // tokens of a condition
)

// shortenedQuotes finds quotations that one report gives with a condition or a
// reservation and another one without.
func (m *maker) shortenedQuotes() []clash {
	var out []clash
	for _, list := range m.wordings {
		for _, a := range list {
			for _, b := range list {
				if c, ok := m.shortened(a, b); ok {
					out = append(out, c)
				}
			}
		}
	}
	return out
}

// shortened makes the clash of a quotation a with its condition and a quotation b
// that leaves it out.
func (m *maker) shortened(a, b int) (clash, bool) {
	x, y := &m.stmts[a], &m.stmts[b]
	if x.Kind != statement.Direct || y.Kind != statement.Direct || x.reading == y.reading || m.reserved(b) >= 0 {
		return clash{}, false
	}
	at := m.reserved(a)
	p := m.pointWith(x, y)
	if at < 0 || p < 0 {
		return clash{}, false
	}
	i := m.at(place{x.reading, m.readings[x.reading].Document.SentenceAt(at)})
	last := m.clauseEnd(i, at)
	rest := &gist{}
	r := &gistReader{m: m, sentence: i, g: rest}
	r.tokens(at, last)
	m.keysOf.sort(rest)
	rest.weigh(&m.keysOf)
	whole, short := m.gistOf(a), m.gistOf(b)
	m.inBoth(rest, short)
	told := m.softHalf(rest, short, m.heardA[:len(rest.items)])
	m.inBoth(short, whole)
	kept := m.softHalf(short, whole, m.heardA[:len(short.items)])
	m.inBoth(whole, short)
	all := m.softHalf(whole, short, m.heardA[:len(whole.items)])
	if whole.sum > rest.sum {
		all *= whole.sum / (whole.sum - rest.sum)
	}
	if last-at < leastOfRest || len(rest.items) == 0 || told >= clauseKept || min(kept, all) < restKept || m.toldIn(y.reading, rest) {
		return clash{}, false
	}
	j := m.at(place{y.reading, y.sentence})
	c := clash{kind: "wording", a: i, b: j, va: [2]int{at, last}, vb: [2]int{y.Content[0].First, y.Content[len(y.Content)-1].Last}, point: p}
	if end := m.sentenceTokens(j)[1]; c.vb[1] > end {
		c.vb[1] = end
	}
	if i > j {
		c.a, c.b, c.va, c.vb = c.b, c.a, c.vb, c.va
	}
	return c, true
}

// toldIn reports whether some sentence of a report says what a clause does.
func (m *maker) toldIn(r int, clause *gist) bool {
	for s := range m.readings[r].Document.Sentences {
		g := &m.gists[m.at(place{r, s})]
		m.inBoth(clause, g)
		if m.softHalf(clause, g, m.heardA[:len(clause.items)]) >= clauseKept {
			return true
		}
	}
	return false
}

// reserved gives the first token of a statement's content that opens a condition
// or reservation, behind its first words; -1 if none does.
func (m *maker) reserved(k int) int {
	s := &m.stmts[k]
	doc := &m.readings[s.reading].Document
	for _, c := range s.Content {
		for t := c.First; t < c.Last; t++ {
			if reservations()[doc.Language][lower(doc, t)] {
				return t
			}
		}
	}
	return -1
}

// clauseEnd gives the token after the clause that begins at a token: before the
// next punctuation.
func (m *maker) clauseEnd(i, t int) int {
	s := &m.sentences[i]
	doc := &m.readings[s.r].Document
	last := m.sentenceTokens(i)[1]
	for t < last && hasLetterOrDigit(doc.Tokens[t].Text) {
		t++
	}
	return t
}

// pointWith gives the point in which two statements' sentences are told; -1 if there
// is none.
func (m *maker) pointWith(x, y *stmt) int {
	a, b := x.held, y.held
	return slices.IndexFunc(m.points, func(p point) bool { return overlap(p.members, a) && overlap(p.members, b) })
}
