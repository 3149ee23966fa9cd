package synopsis

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// What speaks for and against two statements of different reports giving one
// utterance; SayingKinds has their names.
const (
	sayTold        = iota // logarithm of the odds that their sentences tell the same
	sayWords              // share of their words that both have
	sayMost               // share of one where words used alike stand for each other, of the one with the greater share
	sayFew                // one actor says both: the more, the less he says elsewhere
	sayLengths            // how much longer the one is, as a logarithm
	sayOtherTongue        // they are in different languages
	sayBare               // they have no word in common, nor one used alike
	sayBareLittle         // the same, where one actor says both: the more, the less he says elsewhere
	sayAll                // cosine of all words of the sentences they are in, less what all have in common
	sayKinds
)

// saying is two statements of different reports with what speaks for their being
// one utterance.
type saying struct {
	a, b     int
	evidence [sayKinds]float64
	alone    float64 // logarithm of the odds by that
	told     float64 // probability, by how much better they fit than others as well
}

// mostSaid is how many statements a story has at most where all are compared; of
// more, those in sentences that may tell the same.
const mostSaid = 160

// likelySayings gives the pairs of statements that may give one utterance, the
// likeliest first.
func (m *maker) likelySayings() []*saying {
	list := m.sayingPairs()
	best := map[[2]int][2]float64{} // the two best odds of a statement with those of a report
	alone := make(map[[2]int]float64, len(list))
	for k := range list {
		x := &list[k]
		x.alone = weigh(m.weights.Saying, x.evidence[:])
		alone[[2]int{x.a, x.b}] = x.alone
		for _, key := range [...][2]int{{x.a, m.stmts[x.b].reading}, {x.b, m.stmts[x.a].reading}} {
			best[key] = twoBest(best[key], x.alone)
		}
	}
	for k := range list {
		x := &list[k]
		beside := m.sayingBeside(x, best, alone)
		x.told = logistic(weigh(m.weights.SayingBeside, beside[:]))
	}
	order := make([]*saying, len(list)) // lighter to move about
	for k := range list {
		order[k] = &list[k]
	}
	slices.SortStableFunc(order, func(x, y *saying) int { return cmp.Compare(y.told, x.told) })
	return order
}

// twoBest keeps the two best odds, above the least ones.
func twoBest(b [2]float64, x float64) [2]float64 {
	if b[0] == 0 && b[1] == 0 {
		b = [2]float64{leastOdds, leastOdds}
	}
	switch {
	case x > b[0]:
		return [2]float64{x, b[0]}
	case x > b[1]:
		b[1] = x
	}
	return b
}

// leastOdds is the logarithm of the odds of what is out of the question.
const leastOdds = -6.0

// sayingBeside gathers what others show, in the order of SayingBesideKinds.
func (m *maker) sayingBeside(x *saying, best map[[2]int][2]float64, alone map[[2]int]float64) [4]float64 {
	const most = 3.0
	margin := func(i, r int) float64 {
		b := best[[2]int{i, r}]
		next := b[0]
		if x.alone >= b[0] {
			next = b[1]
		}
		return max(-most, min(most, max(x.alone, leastOdds)-next))
	}
	around := 0.0
	for _, d := range [...]int{-1, 1} {
		around += max(logistic(aloneOf(alone, x.a+d, x.b+d)), logistic(aloneOf(alone, x.a-d, x.b+d)))
	}
	return [4]float64{x.alone, margin(x.a, m.stmts[x.b].reading), margin(x.b, m.stmts[x.a].reading), around}
}

// aloneOf gives the logarithm of the odds of a pair by what it shows alone.
func aloneOf(alone map[[2]int]float64, a, b int) float64 {
	if x, ok := alone[[2]int{a, b}]; ok {
		return x
	}
	return leastOdds
}

// sayingPairs gives the pairs of statements that are compared, with their evidence:
// none of two speakers who are known to be two.
func (m *maker) sayingPairs() []saying {
	m.countSaid()
	var out []saying
	add := func(a, b int) {
		x, y := &m.stmts[a], &m.stmts[b]
		one := m.sameSpeaker(a, b)
		if x.reading == y.reading || m.event[x.reading] != m.event[y.reading] || len(x.Content) == 0 || len(y.Content) == 0 || !one && !m.maybeSame(a, b) {
			return
		}
		if m.rank[x.reading] > m.rank[y.reading] {
			a, b = b, a
		}
		e := m.sayingEvidence(a, b, one)
		if (e[sayBare] > 0 || !one) && m.otherActs(a, b) {
			return // "lehnte das ab" and "versprach schnelle Hilfe"
		}
		out = append(out, saying{a: a, b: b, evidence: e})
	}
	if len(m.stmts) <= mostSaid {
		for a := range m.stmts {
			for b := a + 1; b < len(m.stmts); b++ {
				add(a, b)
			}
		}
		return out
	}
	out = make([]saying, 0, len(m.alikes))
	seen := map[[2]int]bool{}
	for _, l := range m.alikes {
		for _, a := range m.inSentence[l.a] {
			for _, b := range m.inSentence[l.b] {
				if k := [2]int{min(a, b), max(a, b)}; !seen[k] {
					seen[k] = true
					add(a, b)
				}
			}
		}
	}
	return out
}

// countSaid counts the statements of each actor in each reading.
func (m *maker) countSaid() {
	m.said = map[[2]int]int{}
	for i := range m.stmts {
		for _, a := range m.stmts[i].speakers {
			m.said[[2]int{a, m.stmts[i].reading}]++
		}
	}
}

// sayingEvidence gathers what two statements show alone.
func (m *maker) sayingEvidence(a, b int, one bool) [sayKinds]float64 {
	var e [sayKinds]float64
	x, y := &m.stmts[a], &m.stmts[b]
	e[sayTold] = leastOdds
	if p := m.toldOf(a, b); p > 0 {
		e[sayTold] = max(e[sayTold], math.Log(p/(1-min(p, 0.999))))
	}
	g, h := m.gistOf(a), m.gistOf(b)
	c := m.inBoth(g, h)
	if w := g.words + h.words; w > 0 {
		e[sayWords] = 2 * c.words / w
	}
	e[sayMost] = max(m.softHalf(g, h, m.heardA[:len(g.items)]), m.softHalf(h, g, m.heardB[:len(h.items)]))
	e[sayLengths] = math.Abs(math.Log((g.sum + 1) / (h.sum + 1)))
	if one && m.oneOccasion(x.reading, y.reading) {
		n := m.said[[2]int{x.speakers[0], x.reading}] * m.said[[2]int{y.speakers[0], y.reading}]
		e[sayFew] = 1 / math.Sqrt(float64(max(n, 1)))
	}
	if e[sayWords] == 0 && e[sayMost] < barely {
		e[sayBare], e[sayBareLittle] = 1, e[sayFew]
	}
	if m.lang(x.reading) != m.lang(y.reading) {
		e[sayOtherTongue] = 1
	}
	e[sayAll] = m.heldAlike(x, y)
	return e
}

// heldAlike is how alike the sentences of two statements are by all their words,
// the most alike ones.
func (m *maker) heldAlike(x, y *stmt) float64 {
	best := -1.0
	for _, i := range x.held {
		for _, j := range y.held {
			best = max(best, m.allAlike(i, j))
		}
	}
	return best
}

// barely is the share of words used alike below which two statements have nothing
// in common.
const barely = 0.10

// toldOf gives how likely the sentences of two statements tell the same.
func (m *maker) toldOf(a, b int) float64 {
	p := 0.0
	for _, i := range m.stmts[a].held {
		for _, j := range m.stmts[b].held {
			p = max(p, m.toldBy(i, j))
		}
	}
	return p
}

// otherActs reports whether it is told what is done by saying the one and the other,
// and that is not the same.
func (m *maker) otherActs(a, b int) bool {
	x, y := m.stmts[a].Act, m.stmts[b].Act
	return x != y && tellingAct(x) && tellingAct(y)
}

// tellingAct reports whether an act tells more than that something was said.
func tellingAct(act string) bool {
	switch act {
	case "", "say", "announce", "report", "explain":
		return false
	}
	return true
}

// oneOccasion reports whether two reports are of the same or the next day: only then
// is what somebody says in the one likely what he says in the other, where he says
// little in both.
func (m *maker) oneOccasion(r, s int) bool {
	const date = len(time.DateOnly)
	a, b := m.readings[r].Report.Published, m.readings[s].Report.Published
	if len(a) < date || len(b) < date {
		return true // not known
	}
	x, err := time.Parse(time.DateOnly, a[:date])
	y, err2 := time.Parse(time.DateOnly, b[:date])
	return err != nil || err2 != nil || x.Sub(y).Abs() <= 24*time.Hour
}
