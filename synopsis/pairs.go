package synopsis

import "synopse/reading"

// Pair is two sentences of different reports with what speaks for and against
// their telling the same. It is for making weights.
type Pair struct {
	A, B  int       // numbers of sentences, in the order of Synopsis.Sentences
	Alone []float64 // what they show alone, in the order of AloneKinds without the first
	Crowd float64   // what the odds fall by with the length of their reports
	// Encoded is what vectors of the two show, in the order of EncodedKinds without
	// the first; nil if there are none.
	Encoded []float64
	Beside  []float64 // what others show, in the order of BesideKinds without the first; nil if too unlikely to be looked at
}

// Pairs gives the pairs of sentences of running text of different reports. What
// others show (Beside) goes by the odds that the weights give.
func Pairs(readings []reading.Reading, w Weights) []Pair { return PairsWith(readings, w, Options{}) }

// PairsWith is Pairs with what else is known of the readings.
func PairsWith(readings []reading.Reading, w Weights, o Options) []Pair {
	m := newMaker(readings, w)
	m.encode(o.Vectors)
	m.findLinks() // of different events, too: that they differ is to be learnt
	m.gatherLinks()
	m.heedOthers()
	links := map[[2]int]*link{}
	for k := range m.alikes {
		l := &m.alikes[k]
		links[[2]int{l.a, l.b}] = l
	}
	var out []Pair
	order := m.byRank()
	for k, b := range order {
		for _, a := range order[:k] {
			x, y := &m.sentences[a], &m.sentences[b]
			if x.r == y.r || !x.tells || !y.tells || m.gists[a].empty() || m.gists[b].empty() {
				continue
			}
			e := m.evidenceOf(a, b, m.shared(a, b))
			p := Pair{A: a, B: b, Alone: e[:], Crowd: m.crowd(x.r, y.r), Encoded: m.encodedEvidence(a, b)}
			if l := links[[2]int{a, b}]; l != nil {
				beside := m.beside(l)
				p.Beside = beside[:]
			}
			out = append(out, p)
		}
	}
	return out
}

// Odds gives the logarithm of the odds by weights of evidence.
func Odds(weights, evidence []float64) float64 { return weigh(weights, evidence) }

// Likely gives the probability by weights of evidence.
func Likely(weights, evidence []float64) float64 { return logistic(weigh(weights, evidence)) }

// Sayings gives the pairs of statements that are compared, A and B in the order of
// Synopsis.Statements, with the evidence of SayingKinds and SayingBesideKinds.
func Sayings(readings []reading.Reading, w Weights) []Pair {
	m := newMaker(readings, w)
	m.linkSentences()
	var out []Pair
	best := map[[2]int][2]float64{}
	list := m.likelySayings()
	alone := map[[2]int]float64{}
	for _, x := range list {
		alone[[2]int{x.a, x.b}] = x.alone
		for _, key := range [...][2]int{{x.a, m.stmts[x.b].reading}, {x.b, m.stmts[x.a].reading}} {
			best[key] = twoBest(best[key], x.alone)
		}
	}
	for _, x := range list {
		beside := m.sayingBeside(x, best, alone)
		out = append(out, Pair{A: x.a, B: x.b, Alone: x.evidence[:], Beside: beside[:]})
	}
	return out
}

// Belongings gives the pairs of sentences in which something is said, with the
// evidence of BelongKinds for their belonging to one issue.
func Belongings(readings []reading.Reading, w Weights) []Pair {
	m := newMaker(readings, w)
	m.linkSentences()
	m.findPoints()
	m.unit = m.units()
	items := m.gathered()
	themes, around := m.themesIn(m.scored(m.findTopics())), m.toldAround()
	var out []Pair
	for k, i := range items {
		for _, j := range items[k+1:] {
			if m.oneEvent(i, j) {
				e := m.belonging(i, j, themes, around)
				out = append(out, Pair{A: i, B: j, Alone: e[:]})
			}
		}
	}
	return out
}
