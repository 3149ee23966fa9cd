package synopsis

import (
	_ "embed"
	"slices"
	"sync"
)

//go:embed data/negation.txt
var negationFile string

// negations finds words that negate (value 0) or turn a sentence (value 1).
var negations = sync.OnceValue(func() bilingual {
	p := newBilingual()
	for _, row := range table(negationFile) {
		value := 0
		if row[0] == "turn" {
			value = 1
		}
		p.addRow(row, 1, value)
	}
	return p
})

// dateClashes compares days within a point: sentences that name one day each.
func (m *maker) dateClashes(p int) []clash {
	members := m.points[p].members
	members = members[:min(len(members), compared)]
	var out []clash
	var done []string
	for k, i := range members {
		for _, j := range members[k+1:] {
			a, b := m.onlyMoment(i), m.onlyMoment(j)
			if a == nil || b == nil || a.day == b.day || m.sentences[i].r == m.sentences[j].r {
				continue
			}
			if slices.Contains(done, a.day+b.day) || likeness(m.sentences[i].passage, m.sentences[j].passage) < sameDay {
				continue
			}
			if m.mentionsDay(m.sentences[i].r, b.day) || m.mentionsDay(m.sentences[j].r, a.day) {
				continue
			}
			done = append(done, a.day+b.day, b.day+a.day)
			out = append(out, clash{"date", i, j, [2]int{a.first, a.last}, [2]int{b.first, b.last}, p})
		}
	}
	return out
}

// onlyMoment gives the day a sentence names, if it names one.
func (m *maker) onlyMoment(i int) *moment {
	s := &m.sentences[i]
	x := m.readings[s.r].Document.Sentences[s.s]
	list := moments(&m.readings[s.r].Document, x.First, x.Last, m.base(s.r))
	if len(list) != 1 {
		return nil
	}
	return &list[0]
}

// mentionsDay reports whether a reading names the day anywhere: then it tells
// of both days, and they are no clash.
func (m *maker) mentionsDay(r int, day string) bool {
	id, ok := m.vocab.ids["%"+day]
	if !ok {
		return false
	}
	for i := m.offset[r]; i < len(m.sentences) && m.sentences[i].r == r; i++ {
		if _, found := slices.BinarySearchFunc(m.sentences[i].terms, id, func(t term, id int32) int { return int(t.id - id) }); found {
			return true
		}
	}
	return false
}

// negationClashes finds pairs of nearly equal sentences one of which is negated
// on a word that both have.
func (m *maker) negationClashes(p int) []clash {
	members := m.points[p].members
	members = members[:min(len(members), compared)]
	var out []clash
	for k, i := range members {
		for _, j := range members[k+1:] {
			a, b := &m.sentences[i], &m.sentences[j]
			if a.r == b.r || likeness(a.passage, b.passage) < sameClaim || m.otherSpeaker(i, j) || m.otherTime(i, j) {
				continue
			}
			na, ta := m.negated(i)
			nb, tb := m.negated(j)
			if ta || tb || (len(na) == 1) == (len(nb) == 1) || len(na)+len(nb) != 1 {
				continue
			}
			if c, ok := m.denies(p, i, j, na, nb); ok {
				return append(out, c)
			}
		}
	}
	return out
}

// negated gives the tokens that negate in sentence i, and whether words that
// turn it by themselves stand in it.
func (m *maker) negated(i int) (tokens []int, turned bool) {
	s := &m.sentences[i]
	x := m.readings[s.r].Document.Sentences[s.s]
	for _, h := range m.negation.find(m.lang(s.r), m.lowers(s.r, s.s)) {
		if h.value == 1 {
			turned = true
			continue
		}
		tokens = append(tokens, x.First+h.first)
	}
	return tokens, turned
}

// denies checks that the word next to the negation stands in the other sentence,
// and gives the pair of values: the negation, and that word over there.
func (m *maker) denies(p, i, j int, na, nb []int) (clash, bool) {
	with, without, at := i, j, na
	if len(nb) == 1 {
		with, without, at = j, i, nb
	}
	s := &m.sentences[with]
	doc := &m.readings[s.r].Document
	x := doc.Sentences[s.s]
	for t := at[0] + 1; t < min(at[0]+4, x.Last); t++ {
		terms := m.wordTerms(&doc.Tokens[t], doc.Language)
		if len(terms) == 0 {
			continue
		}
		u := m.tokenWith(without, terms[0].id)
		if u < 0 {
			return clash{}, false
		}
		c := clash{"negation", with, without, [2]int{at[0], t + 1}, [2]int{u, u + 1}, p}
		if with > without {
			c.a, c.b, c.va, c.vb = c.b, c.a, c.vb, c.va
		}
		return c, true
	}
	return clash{}, false
}

// tokenWith gives the first token of sentence i that has the term, or -1.
func (m *maker) tokenWith(i int, id int32) int {
	s := &m.sentences[i]
	doc := &m.readings[s.r].Document
	x := doc.Sentences[s.s]
	for t := x.First; t < x.Last; t++ {
		for _, w := range m.wordTerms(&doc.Tokens[t], doc.Language) {
			if w.id == id {
				return t
			}
		}
	}
	return -1
}

// lowers gives the lower-case words of a sentence.
func (m *maker) lowers(r, s int) []string {
	doc := &m.readings[r].Document
	x := doc.Sentences[s]
	out := make([]string, 0, x.Last-x.First)
	for t := x.First; t < x.Last; t++ {
		out = append(out, lower(doc, t))
	}
	return out
}
