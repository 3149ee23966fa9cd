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

// pairs calls f for the pairs of a point's first sentences from different
// reports, with how alike they are, until it returns false.
func (m *maker) pairs(p int, f func(i, j int, alike float64) bool) {
	members := m.points[p].members
	members = members[:min(len(members), compared)]
	for k, i := range members {
		for _, j := range members[k+1:] {
			if m.sentences[i].r != m.sentences[j].r && !f(i, j, likeness(m.sentences[i].passage, m.sentences[j].passage)) {
				return
			}
		}
	}
}

// dateClashes compares days within a point: sentences that name one day each,
// or sentences of nearly the same words that differ in one of their days.
func (m *maker) dateClashes(p int) []clash {
	var out []clash
	var done []string
	m.pairs(p, func(i, j int, alike float64) bool {
		if alike < sameDay && m.wordsAlike(i, j) < sameWords {
			return true
		}
		a, b, ok := differentDay(m.momentsOf(i), m.momentsOf(j))
		if !ok || m.sameWordsOfDay(i, j, a, b) || m.wordsAlike(i, j) < sameWords && (len(m.momentsOf(i)) > 1 || m.mentionsDay(m.sentences[i].r, b.day) || m.mentionsDay(m.sentences[j].r, a.day)) {
			return true
		}
		if !slices.Contains(done, a.day+b.day) {
			done = append(done, a.day+b.day, b.day+a.day)
			out = append(out, clash{"date", i, j, [2]int{a.first, a.last}, [2]int{b.first, b.last}, p})
		}
		return true
	})
	return out
}

// differentDay gives the only pair of days, place by place, that differ.
func differentDay(a, b []moment) (x, y moment, ok bool) {
	if len(a) == 0 || len(a) != len(b) {
		return x, y, false
	}
	n := 0
	for k := range a {
		if !sameDate(a[k], b[k]) {
			x, y = a[k], b[k]
			n++
		}
	}
	return x, y, n == 1
}

// sameDate compares days, and without their years where one of them is only
// the likeliest year.
func sameDate(a, b moment) bool {
	if a.year && b.year {
		return a.day == b.day
	}
	return a.day[5:] == b.day[5:]
}

// sameWordsOfDay reports whether two days differ only by when the reports were
// published: both say "am Dienstag", or weekdays stand in reports of different
// weeks, so that one of them may be a later print of the other.
func (m *maker) sameWordsOfDay(i, j int, a, b moment) bool {
	r, s := m.sentences[i].r, m.sentences[j].r
	if lower(&m.readings[r].Document, a.first) == lower(&m.readings[s].Document, b.first) && a.last-a.first == 1 && b.last-b.first == 1 {
		return true
	}
	if x := dateWords()["weekday"][lower(&m.readings[r].Document, a.first)]; x > 0 && m.lang(r) != m.lang(s) && x == dateWords()["weekday"][lower(&m.readings[s].Document, b.first)] {
		return true // "Freitag", "Friday"
	}
	if m.base(r) == "" && m.base(s) == "" {
		return false // nothing tells them apart
	}
	return (a.weekday || b.weekday) && !withinWeek(min(m.base(r), m.base(s)), max(m.base(r), m.base(s)))
}

// momentsOf gives the days that sentence i names.
func (m *maker) momentsOf(i int) []moment {
	return m.daysFrom(i, m.base(m.sentences[i].r))
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

// negationClashes finds pairs of nearly equal sentences one of which has a
// negation more, on a word that both have. One a point is enough.
func (m *maker) negationClashes(p int) []clash {
	var out []clash
	m.pairs(p, func(i, j int, alike float64) bool {
		if _, n := inCommon(m.sentences[i].passage, m.sentences[j].passage); n < leastClaim || !m.whole(i) || !m.whole(j) {
			return true
		}
		if alike < sameClaim || m.otherSpeaker(i, j) || m.otherTime(i, j) {
			return true
		}
		na, ta := m.negated(i)
		nb, tb := m.negated(j)
		if ta != tb || ta > 0 && alike < sameWords {
			return true
		}
		with, without, more, fewer := i, j, na, nb
		if len(nb) > len(na) {
			with, without, more, fewer = j, i, nb, na
		}
		if len(more) != len(fewer)+1 || len(fewer) > 0 && alike < sameWords {
			return true
		}
		if c, ok := m.denies(p, with, without, m.extra(with, without, more, fewer), alike >= sameWords); ok {
			out = append(out, c)
			return false
		}
		return true
	})
	return out
}

// negatedIn is what negates in a sentence: tokens, and how many words turn it by
// themselves.
type negatedIn struct {
	read   bool
	tokens []int
	turned int
}

// negated gives the tokens that negate in sentence i, not to be changed, and how
// many words turn it by themselves.
func (m *maker) negated(i int) (tokens []int, turned int) {
	if m.negates == nil {
		m.negates = make([]negatedIn, len(m.sentences))
	}
	n := &m.negates[i]
	if !n.read {
		n.tokens, n.turned = m.readNegated(i)
		n.read = true
	}
	return n.tokens, n.turned
}

// readNegated looks for them.
func (m *maker) readNegated(i int) (tokens []int, turned int) {
	s := &m.sentences[i]
	x := m.readings[s.r].Document.Sentences[s.s]
	for _, h := range m.negation.find(m.lang(s.r), m.lowers(s.r, s.s)) {
		if h.value == 1 {
			turned++
			continue
		}
		tokens = append(tokens, x.First+h.first)
	}
	return tokens, turned
}

// extra gives the negation that the other sentence does not have: the first one
// before a word that no negation over there stands before.
func (m *maker) extra(with, without int, more, fewer []int) int {
	a, b := &m.readings[m.sentences[with].r].Document, &m.readings[m.sentences[without].r].Document
	for _, t := range more {
		if !slices.ContainsFunc(fewer, func(u int) bool { return lower(a, t+1) == lower(b, u+1) }) {
			return t
		}
	}
	return more[0]
}

// denies checks that a word next to the negation stands in the other sentence,
// and gives the pair of values: the negation, and that word over there. The
// word follows, or goes before where the sentences are nearly the same.
func (m *maker) denies(p, with, without, at int, before bool) (clash, bool) {
	s := &m.sentences[with]
	doc := &m.readings[s.r].Document
	x := doc.Sentences[s.s]
	for t := at + 1; t < min(at+4, x.Last) && hasLetterOrDigit(doc.Tokens[t].Text); t++ {
		if terms := m.wordTerms(&doc.Tokens[t], doc.Language); len(terms) > 0 {
			return m.denial(p, with, without, at, t)
		}
	}
	for t := at - 1; before && t >= max(at-4, x.First) && hasLetterOrDigit(doc.Tokens[t].Text); t-- {
		if terms := m.wordTerms(&doc.Tokens[t], doc.Language); len(terms) > 0 {
			return m.denial(p, with, without, at, t)
		}
	}
	return clash{}, false
}

// denial makes the clash of the negation at token at of the word at token t with
// that word in the other sentence.
func (m *maker) denial(p, with, without, at, t int) (clash, bool) {
	doc := &m.readings[m.sentences[with].r].Document
	u := m.tokenWith(without, m.wordTerms(&doc.Tokens[t], doc.Language)[0].id)
	if u < 0 || m.saysToo(with, t) {
		return clash{}, false
	}
	c := clash{"negation", with, without, [2]int{min(at, t), max(at, t) + 1}, [2]int{u, u + 1}, p}
	if with > without {
		c.a, c.b, c.va, c.vb = c.b, c.a, c.vb, c.va
	}
	return c, true
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

// lowers gives the lower-case words of a sentence; not to be changed.
func (m *maker) lowers(r, s int) []string {
	if m.lowered == nil {
		m.lowered = make([][]string, len(m.sentences))
	}
	i := m.at(place{r, s})
	if m.lowered[i] == nil {
		m.lowered[i] = m.readLowers(r, s)
	}
	return m.lowered[i]
}

// readLowers writes the tokens of a sentence in small letters.
func (m *maker) readLowers(r, s int) []string {
	doc := &m.readings[r].Document
	x := doc.Sentences[s]
	out := make([]string, 0, x.Last-x.First)
	for t := x.First; t < x.Last; t++ {
		out = append(out, lower(doc, t))
	}
	return out
}
