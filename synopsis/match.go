package synopsis

import (
	"math"
	"slices"
)

// What speaks for and against two sentences of different reports telling the
// same; AloneKinds has their names.
const (
	likeWhole      = iota // likeness of what the sentences say, 0 to 1
	likeShorter           // share of the shorter one's weight that both have
	likeClause            // likeness of their most alike clauses
	likeWords             // likeness without names
	weightBoth            // how much both have, in words that only two sentences of the story have, as a logarithm
	onlyHere              // how much both have and no other sentence of the two reports, in such words, three at most
	namesBoth             // names both have, two at most
	numbersBoth           // numbers both have, two at most; small whole ones count a half
	daysBoth              // days both have
	oneSpeaker            // both give what one actor says: the more, the less he says elsewhere
	twoSpeakers           // both give what somebody says, different ones
	saidOnce              // only one gives what somebody says
	apart                 // how far apart they stand, in shares of their reports
	bothLead              // both open their reports
	onlyNames             // they have hardly more in common than names
	likeUse               // cosine of their words' vectors
	likeOwn               // the same, less what all sentences of the story are about
	likeAll               // cosine of all their words as printed, less what all sentences have in common
	likeParagraphs        // cosine of the paragraphs they stand in, against that of others
	softMost              // share of one where words used alike stand for each other, of the one with the greater share
	softLeast             // and of the other
	otherNumbers          // both have numbers, and none in common; -1 if one of them has none
	otherTongue           // they are in different languages
	saidUnknown           // both give what somebody says, one of them nobody knows who
	oneAct                // both say that somebody does the same by saying it: demands, denies
	kinds1
)

// evidence is what speaks for and against a pair, by kind.
type evidence [kinds1]float64

// weigh gives the logarithm of the odds by evidence: the first weight is that of
// nothing at all. Rounded, so that it does not hang on how sums are built.
func weigh(weights, evidence []float64) float64 {
	sum := weights[0]
	for k, w := range weights[1:] {
		sum += w * evidence[k]
	}
	return math.Round(sum*1e9) / 1e9
}

// evidenceOf gathers what two sentences alone show. It is to be called right after
// shared, with what that found.
func (m *maker) evidenceOf(a, b int, c common) evidence {
	var e evidence
	x, y := &m.sentences[a], &m.sentences[b]
	g, h := &m.gists[a], &m.gists[b]
	e[likeUse], e[likeOwn] = m.use(a, b)
	e[likeAll] = m.allAlike(a, b)
	if c.both == 0 && e[likeUse] < softFrom && e[likeAll] < allFromNothing {
		return e
	}
	e[softMost], e[softLeast] = m.softly(a, b)
	e[likeParagraphs] = m.paragraphsAlike(a, b)
	unit := m.keysOf.pairRarity()
	e[likeWhole] = 2 * c.both / (g.sum + h.sum)
	e[likeShorter] = c.both / min(g.sum, h.sum)
	e[likeClause] = m.alike(a, b)
	e[likeWords] = 2 * c.words / max(g.words+h.words, 1)
	e[weightBoth] = math.Log1p(2 * c.both / unit)
	e[onlyHere] = min(c.only/unit, 3)
	e[namesBoth] = min(c.names/unit, 2)
	e[numbersBoth] = min(c.numbers, 2)
	if c.words < 0.25*unit {
		e[onlyNames] = 1
	}
	switch p, q := g.numbered(), h.numbered(); {
	case p != q:
		e[otherNumbers] = -1
	case p && c.numbers == 0:
		e[otherNumbers] = 1
	}
	if m.lang(x.r) != m.lang(y.r) {
		e[otherTongue] = 1
	}
	if len(m.inSentence[a]) > 0 && len(m.inSentence[b]) > 0 && (len(m.voicesIn[a]) == 0 || len(m.voicesIn[b]) == 0) {
		e[saidUnknown] = 1
	}
	if m.oneAct(a, b) {
		e[oneAct] = 1
	}
	if c.days {
		e[daysBoth] = 1
	}
	s, t := m.voicesIn[a], m.voicesIn[b]
	switch {
	case len(s) > 0 && len(t) > 0 && overlap(s, t):
		for _, who := range s {
			if slices.Contains(t, who) {
				n := m.saysIn[x.r][who] * m.saysIn[y.r][who]
				e[oneSpeaker] = max(e[oneSpeaker], 1/math.Sqrt(float64(max(n, 1))))
			}
		}
	case len(s) > 0 && len(t) > 0:
		e[twoSpeakers] = 1
	case len(m.inSentence[a]) > 0 != (len(m.inSentence[b]) > 0):
		e[saidOnce] = 1
	}
	e[apart] = math.Abs(m.standing(a) - m.standing(b))
	if m.lead(a) && m.lead(b) {
		e[bothLead] = 1
	}
	return e
}

// oneAct reports whether two sentences hold statements of one act that is more
// than saying.
func (m *maker) oneAct(a, b int) bool {
	return overlap(m.actsIn[a], m.actsIn[b])
}

// noteActs numbers the acts of each sentence that are more than saying.
func (m *maker) noteActs() {
	m.actsIn = make([][]int, len(m.sentences))
	numbers := map[string]int{"": 0, "say": 0}
	for i, list := range m.inSentence {
		for _, k := range list {
			n, ok := numbers[m.stmts[k].Act]
			if !ok {
				n = len(numbers)
				numbers[m.stmts[k].Act] = n
			}
			if n > 0 {
				m.actsIn[i] = appendOnce(m.actsIn[i], n)
			}
		}
	}
}

// standing is where a sentence stands in its report, 0 to 1.
func (m *maker) standing(i int) float64 {
	s := &m.sentences[i]
	n := len(m.readings[s.r].Document.Sentences)
	return float64(s.s) / float64(max(n-1, 1))
}

// lead reports whether a sentence is the first of its report's running text.
func (m *maker) lead(i int) bool {
	if !m.sentences[i].tells {
		return false
	}
	for j := m.offset[m.sentences[i].r]; j < i; j++ {
		if m.sentences[j].tells {
			return false
		}
	}
	return true
}

// countSayings counts the sentences of each reading in which an actor says something.
func (m *maker) countSayings() {
	m.voicesIn = make([][]int, len(m.sentences))
	m.saysIn = make([]map[int]int, len(m.readings))
	for r := range m.saysIn {
		m.saysIn[r] = map[int]int{}
	}
	for i := range m.sentences {
		m.voicesIn[i] = m.speakersOf(i)
		for _, a := range m.voicesIn[i] {
			m.saysIn[m.sentences[i].r][a]++
		}
	}
}

// pairRarity is the rarity of a word that only two sentences of the story have.
func (v *gistTerms) pairRarity() float64 { return max(1, math.Log(float64(v.total+4)/3)) }

// crowd is how many sentences of their reports two sentences had to be picked
// from, as the logarithm of its ratio to that of short reports: the more there
// are, the likelier one of them is alike by chance.
func (m *maker) crowd(ra, rb int) float64 {
	const (
		short  = 14  // sentences of running text
		fewest = 0.8 // of a few sentences one is no likelier to fit than of some
		steep  = 1   // each sentence has one that tells the same at most, among so many
	)
	n := math.Sqrt(float64(max(m.prose[ra], 4) * max(m.prose[rb], 4)))
	return max(steep*math.Log(n/short), -fewest)
}

// heedOthers gives each link its probability: by what its sentences show alone,
// by how much better they fit than others of the two reports, and by how well
// the sentences around them fit, since texts tell things in much the same order.
func (m *maker) heedOthers() {
	m.alone = m.byPair(func(l *link) float64 { return l.base })
	for k := range m.alikes {
		l := &m.alikes[k]
		x := m.beside(l)
		l.told = logistic(weigh(m.weights.Beside, x[:]))
	}
	m.noteTold()
}

// noteTold notes what the links say, so that it can be asked for.
func (m *maker) noteTold() { m.told = m.byPair(func(l *link) float64 { return l.told }) }

// beside gathers what speaks for a link by others, in the order of BesideKinds.
func (m *maker) beside(l *link) [4]float64 {
	around := 0.0
	for _, d := range [...][2]int{{-1, -1}, {1, 1}, {-1, 0}, {0, -1}, {1, 0}, {0, 1}, {-1, 1}, {1, -1}} {
		a, b := l.a+d[0], l.b+d[1]
		if !m.sameReport(l.a, a) || !m.sameReport(l.b, b) {
			continue
		}
		if x, ok := m.alone.of(a, b); ok {
			around = max(around, logistic(x))
		}
	}
	return [4]float64{l.base, m.margin(l.a, l.b, l.base), m.margin(l.b, l.a, l.base), around}
}

// margin is how much better b fits a than any other sentence of b's report.
func (m *maker) margin(a, b int, base float64) float64 {
	const nothing, most = -6.0, 3.0
	next := nothing
	for _, x := range m.near[a] {
		if x.sentence != b && m.sentences[x.sentence].r == m.sentences[b].r {
			next = max(x.base, nothing)
			break
		}
	}
	return max(-most, min(most, max(base, nothing)-next))
}

// logistic turns the logarithm of odds into a probability.
func logistic(x float64) float64 { return math.Round(1e9/(1+math.Exp(-x))) / 1e9 }
