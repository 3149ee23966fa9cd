package synopsis

import "synopse/reading"

// Pair is two sentences of different reports with what speaks for and against
// their telling the same. It is for making weights.
type Pair struct {
	A, B   int       // numbers of sentences, in the order of Synopsis.Sentences
	Alone  []float64 // what they show alone, in the order of AloneKinds without the first
	Crowd  float64   // what the odds fall by with the length of their reports
	Beside []float64 // what others show, in the order of BesideKinds without the first; nil if too unlikely to be looked at
}

// Pairs gives the pairs of sentences of running text of different reports. What
// others show (Beside) goes by the odds that the weights give.
func Pairs(readings []reading.Reading, w Weights) []Pair {
	m := newMaker(readings, w)
	m.findLinks()
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
			e := m.evidenceOf(a, b)
			p := Pair{A: a, B: b, Alone: e[:], Crowd: m.crowd(x.r, y.r)}
			if l := links[[2]int{a, b}]; l != nil {
				p.Beside = m.beside(l)
			}
			out = append(out, p)
		}
	}
	return out
}

// Likely gives the probability by weights of evidence.
func Likely(weights, evidence []float64) float64 { return logistic(weigh(weights, evidence)) }
