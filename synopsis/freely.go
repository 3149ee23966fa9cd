package synopsis

import (
	"slices"
	"strings"

	"synopse/actor"
	"synopse/language"
	"synopse/language/sense"
)

const (
	freelyTold  = 0.50 // probability from which sentences of other words are asked for clashes
	nearlySure  = 0.90 // probability from which little needs to be said in words used alike
	measureTold = 0.60 // the same for units of time and length
	oneThing    = 0.30 // nearness of what two numbers count
	oneDeed     = 0.60 // nearness of two words one of which is negated
)

// freeClashes finds values that can't both be right in sentences that tell the
// same in other words: each has one number of a kind, one day or one negation to
// compare, and nothing else in the reports explains the difference.
func (m *maker) freeClashes(p int) []clash {
	var out []clash
	m.pairs(p, func(i, j int, _ float64) bool {
		if m.toldBy(i, j) < samePoint || !m.mutuallyBest(i, j) && !m.nearlyBest(i, j) || !m.whole(i) || !m.whole(j) || m.otherSpeaker(i, j) || m.otherNamed(i, j) {
			return true
		}
		m.shared(i, j)
		_, least := m.softly(i, j)
		for _, f := range m.freeFinders() {
			if least < f.least && !(m.toldBy(i, j) >= nearlySure && (m.brief(i) || m.brief(j))) || m.toldBy(i, j) < f.told {
				continue
			}
			if c, ok := f.find(i, j); ok {
				c.a, c.b, c.point = i, j, p
				out = append(out, c)
			}
		}
		return true
	})
	return out
}

// nearlyBest reports whether two sentences surely tell the same though others are nearer.
func (m *maker) nearlyBest(i, j int) bool {
	told := m.toldBy(i, j)
	return told >= surelyTold || told >= measureTold && m.brief(i) && m.brief(j)
}

// freeFinder finds clashes of one kind in two sentences that say, in words used
// alike, at least a share of each other.
type freeFinder struct {
	told, least float64
	find        func(i, j int) (clash, bool)
}

func (m *maker) freeFinders() []freeFinder {
	return []freeFinder{{samePoint, 0, m.freeNumber}, {freelyTold, 0.45, m.freeShare}, {freelyTold, 0.30, m.freeDay}, {freelyTold, 0.25, m.freeNegation}}
}

// otherNamed reports whether both sentences name somebody, and nobody is in both.
func (m *maker) otherNamed(i, j int) bool {
	a, b := m.namedIn(i), m.namedIn(j)
	return len(a) > 0 && len(b) > 0 && !overlap(a, b)
}

// namedIn gives the actors that sentence i calls by a name.
func (m *maker) namedIn(i int) []int {
	var out []int
	for _, j := range m.everyMention[i] {
		if m.readings[m.sentences[i].r].Mentions[j].Form == actor.Name {
			for _, a := range m.link(m.sentences[i].r, j) {
				out = appendOnce(out, a)
			}
		}
	}
	return out
}

// freeNumber compares numbers of one unit, or numbers of things, of which each
// sentence has one.
func (m *maker) freeNumber(i, j int) (clash, bool) { return m.freeCount(i, j, false) }

// freeShare does the same for per cents, which are of many things.
func (m *maker) freeShare(i, j int) (clash, bool) { return m.freeCount(i, j, true) }

func (m *maker) freeCount(i, j int, share bool) (clash, bool) {
	if m.otherTime(i, j) {
		return clash{}, false
	}
	a, b := m.ownNumbers(i, j), m.ownNumbers(j, i)
	if m.severalThings(i, j, a, b) {
		return clash{}, false
	}
	for _, x := range a {
		for _, y := range b {
			if oneUnit(x, y) && (x.unit == "percent") == share && oneOfUnit(a, x) && oneOfUnit(b, y) && m.countsClash(i, j, x, y) && !m.opposed(i, j) {
				return clash{kind: "number", va: [2]int{x.first, x.last}, vb: [2]int{y.first, y.last}}, true
			}
		}
	}
	return clash{}, false
}

// severalThings reports whether two sentences tell so many numbers that two of
// them need not be of one thing: long ones of which one number is the same, or two
// that differ in several numbers of one unit each.
func (m *maker) severalThings(i, j int, a, b []quantity) bool {
	if len(a) < len(m.numbers[i]) && len(b) < len(m.numbers[j]) {
		return m.long(i) || m.long(j)
	}
	units := map[string]bool{}
	for _, x := range a {
		for _, y := range b {
			if x.unit == y.unit {
				units[x.unit] = true
			}
		}
	}
	return len(units) > 1
}

// long reports whether a sentence has room for two things of one kind.
func (m *maker) long(i int) bool {
	const most = 24 // tokens
	x := m.sentenceTokens(i)
	return x[1]-x[0] > most
}

// ownNumbers gives the numbers of sentence i that can be compared and that
// sentence j does not have: of "420 of 450 trains" beside "380 of 450" the 420.
func (m *maker) ownNumbers(i, j int) []quantity {
	var out []quantity
	for _, q := range m.numbers[i] {
		if !q.ordinal && !q.other && !q.part && !m.isDay(i, q) && !m.hasNumber(j, q.value) {
			out = append(out, q)
		}
	}
	return out
}

// oneUnit reports whether two numbers are of one unit. Millions of nothing may
// be of money: "acht Millionen Euro", "sechs Millionen".
func oneUnit(x, y quantity) bool {
	if x.unit == y.unit {
		return true
	}
	bare := func(x, y quantity) bool {
		const million = 1e6
		return x.unit == "" && x.noun < 0 && x.value >= million && money[y.unit]
	}
	return bare(x, y) || bare(y, x)
}

var money = map[string]bool{"EUR": true, "USD": true, "GBP": true, "CHF": true}

// opposed reports whether the verbs of two sentences are opposites: what rose by
// five per cent is not what fell by three.
func (m *maker) opposed(i, j int) bool {
	for _, x := range m.sensesIn(i) {
		for _, y := range m.sensesIn(j) {
			if x.hit != nil && y.hit != nil && sense.Between(x.hit.Concepts, y.hit.Concepts) == sense.Opposite {
				return true
			}
		}
	}
	return false
}

// oneOfUnit reports whether a list has no other number of a number's unit.
func oneOfUnit(list []quantity, q quantity) bool {
	n := 0
	for _, o := range list {
		if o.unit == q.unit {
			n++
		}
	}
	return n == 1
}

// countsClash applies the guards of numbers in other words.
func (m *maker) countsClash(i, j int, x, y quantity) bool {
	switch {
	case !exact(x, y) || rounds(x.value, y.value) || roughly(x, y) && near(x.value, y.value) || farApart(x.value, y.value):
		return false
	case measures[x.unit] && m.toldBy(i, j) < m.measureBar(i, j):
		return false
	case m.reportHas(m.sentences[i].r, y.value) || m.reportHas(m.sentences[j].r, x.value):
		return false
	case m.otherNames(countedIn{x, i}, countedIn{y, j}), m.toldBy(i, j) < surelyTold && m.strangers(i, j):
		return false
	}
	if m.otherScope(countedIn{x, i}, countedIn{y, j}) {
		return false
	}
	return x.unit != "" || m.oneCounted(i, j, x, y)
}

// measureBar is the probability from which units of time and length are compared:
// short sentences tell one of them.
func (m *maker) measureBar(i, j int) float64 {
	switch {
	case m.brief(i) && m.brief(j):
		return samePoint
	case m.brief(i) || m.brief(j):
		return freelyTold
	}
	return measureTold
}

// roughly reports whether two numbers are only an order of size.
func roughly(x, y quantity) bool { return x.about || y.about || x.over && y.over }

// exact reports whether two numbers exclude each other if they differ: neither is
// a bound, or both are the least there is, told alike, or the one is below the least
// there is.
func exact(x, y quantity) bool {
	switch {
	case x.bound && !x.floor || y.bound && !y.floor:
		return false
	case x.floor && !y.floor:
		return y.value < x.value
	case x.floor && y.floor && x.over != y.over:
		return false
	case y.floor && !x.floor:
		return x.value < y.value
	}
	return true
}

// reportHas reports whether a report has a number anywhere, whatever it counts.
func (m *maker) reportHas(r int, v float64) bool {
	for s := range m.readings[r].Document.Sentences {
		if m.hasNumber(m.at(place{r, s}), v) {
			return true
		}
	}
	return false
}

// oneCounted reports whether two numbers may count one thing: what they count is
// one word or used alike, or one of them does not say.
func (m *maker) oneCounted(i, j int, x, y quantity) bool {
	if x.nounAt < 0 || y.nounAt < 0 {
		return x.nounAt >= 0 || y.nounAt >= 0
	}
	if x.noun == y.noun {
		return m.sameNoun(countedIn{x, i}, countedIn{y, j})
	}
	return m.tokensNear(i, x.nounAt, j, y.nounAt) >= oneThing
}

// tokensNear gives how near the words of two tokens are; 1 for one meaning.
func (m *maker) tokensNear(i, t, j, u int) float64 {
	a, b := &m.readings[m.sentences[i].r].Document, &m.readings[m.sentences[j].r].Document
	x, y := &a.Tokens[t], &b.Tokens[u]
	if a.Language == b.Language && x.Lemma == y.Lemma && x.Lemma != "" {
		return 1
	}
	if p, ok := sense.POSOf(x.Tag); ok {
		if q, ok := sense.POSOf(y.Tag); ok && sense.Between(sense.Of(a.Language, x.Lemma, p), sense.Of(b.Language, y.Lemma, q)) == sense.Same {
			return 1
		}
	}
	v := &m.keysOf.vectors
	n, o := v.of(a.Language, x.Lemma, x.Text), v.of(b.Language, y.Lemma, y.Text)
	if n == 0 || o == 0 {
		return 0
	}
	return v.likeness(n, o)
}

// freeDay compares the days of two sentences that name one each, unless it is the
// day on which somebody said so.
func (m *maker) freeDay(i, j int) (clash, bool) {
	x, y := m.momentsOf(i), m.momentsOf(j)
	if len(x) != 1 || len(y) != 1 || sameDate(x[0], y[0]) || m.sameWordsOfDay(i, j, x[0], y[0]) {
		return clash{}, false
	}
	a, b := x[0], y[0]
	if m.mentionsDay(m.sentences[i].r, b.day) || m.mentionsDay(m.sentences[j].r, a.day) || m.saidOn(i, a.first) || m.saidOn(j, b.first) {
		return clash{}, false
	}
	return clash{kind: "date", va: [2]int{a.first, a.last}, vb: [2]int{b.first, b.last}}, true
}

// countsFurther reports whether a sentence counts more of a thing than was told
// before: "Am Dienstag wurden drei weitere Leichen geborgen."
func (m *maker) countsFurther(i int) bool {
	doc := &m.readings[m.sentences[i].r].Document
	further := theNumberWords().further
	return slices.ContainsFunc(m.numbers[i], func(q quantity) bool {
		return further[lower(doc, q.first-1)] || further[lower(doc, q.last)] || lower(doc, q.last) == "more" && lower(doc, q.last+1) == "of"
	})
}

// ofFurther reports whether two days may be of two parts of what is counted.
func (m *maker) ofFurther(c clash) bool {
	return c.kind == "date" && (m.countsFurther(c.a) || m.countsFurther(c.b))
}

// saidOn reports whether a token stands beside what is said in its sentence: "…,
// the mayor said on Tuesday".
func (m *maker) saidOn(i, t int) bool {
	list := m.inSentence[i]
	return len(list) > 0 && !slices.ContainsFunc(list, func(k int) bool { return m.holds(&m.stmts[k], t) })
}

// freeNegation finds a word that one sentence negates and the other one says.
func (m *maker) freeNegation(i, j int) (clash, bool) {
	na, ta := m.negated(i)
	nb, tb := m.negated(j)
	if ta+tb > 0 || len(na)+len(nb) != 1 || m.otherTime(i, j) || m.wordy(i) || m.wordy(j) {
		return clash{}, false
	}
	with, without, at := i, j, 0
	if len(na) == 1 {
		at = na[0]
	} else {
		with, without, at = j, i, nb[0]
	}
	t, u := m.negatedWord(with, without, at)
	if t < 0 || m.saysToo(with, t) {
		return clash{}, false
	}
	c := clash{kind: "negation", va: [2]int{min(at, t), max(at, t) + 1}, vb: [2]int{u, u + 1}}
	if with == j {
		c.va, c.vb = c.vb, c.va
	}
	return c, true
}

// wordy reports whether a sentence is so long that it says many things, or cut.
func (m *maker) wordy(i int) bool {
	const most = 20 // tokens
	x := m.sentenceTokens(i)
	return x[1]-x[0] > most || strings.Contains(m.sentenceSpan(m.sentences[i].r, m.sentences[i].s).Text, "..")
}

// negatedWord gives the verb, or the noun after "no", that a negation at a token
// is of, and the verb of the other sentence that says it; -1 if none does.
func (m *maker) negatedWord(with, without, at int) (t, u int) {
	const far = 4
	s := m.readings[m.sentences[with].r].Document.Sentences[m.sentences[with].s]
	o := m.readings[m.sentences[without].r].Document.Sentences[m.sentences[without].s]
	doc, other := &m.readings[m.sentences[with].r].Document, &m.readings[m.sentences[without].r].Document
	for d := 1; d <= far; d++ {
		for _, t := range [...]int{at + d, at - d} {
			if t < s.First || t >= s.Last || doc.Tokens[t].Tag != language.VERB && (doc.Tokens[t].Tag != language.NOUN || t != at+1) {
				continue
			}
			for u := o.First; u < o.Last; u++ {
				// A noun says of nothing that it is so: "I abhor discrimination".
				if other.Tokens[u].Tag == language.VERB && m.meansOne(with, t, without, u) {
					return t, u
				}
			}
			return -1, -1 // the nearest one decides
		}
	}
	return -1, -1
}

// saysToo reports that a sentence has the verb at token t a second time ("They took boats that
// they should not have taken"): it says what it negates.
func (m *maker) saysToo(i, t int) bool {
	s := &m.sentences[i]
	doc := &m.readings[s.r].Document
	x := doc.Sentences[s.s]
	for k := x.First; k < x.Last; k++ {
		if k != t && doc.Tokens[k].Tag == language.VERB && doc.Tokens[k].Lemma == doc.Tokens[t].Lemma {
			return true
		}
	}
	return false
}

// meansOne reports whether two tokens, with the expressions they are of, mean one
// thing or are used nearly alike.
func (m *maker) meansOne(i, t, j, u int) bool {
	a, b := m.sensesIn(i), m.sensesIn(j)
	x := a[t-m.readings[m.sentences[i].r].Document.Sentences[m.sentences[i].s].First]
	y := b[u-m.readings[m.sentences[j].r].Document.Sentences[m.sentences[j].s].First]
	if x.hit != nil && y.hit != nil {
		return sense.Between(x.hit.Concepts, y.hit.Concepts) == sense.Same
	}
	if m.tagAt(i, t) != m.tagAt(j, u) { // words used alike need not say the same as verb and noun
		return false
	}
	return !x.part && !y.part && m.tokensNear(i, t, j, u) >= oneDeed
}

func (m *maker) tagAt(i, t int) language.Tag {
	return m.readings[m.sentences[i].r].Document.Tokens[t].Tag
}

// sentenceTokens gives the tokens of a sentence.
func (m *maker) sentenceTokens(i int) [2]int {
	x := m.readings[m.sentences[i].r].Document.Sentences[m.sentences[i].s]
	return [2]int{x.First, x.Last}
}
