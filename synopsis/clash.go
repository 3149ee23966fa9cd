package synopsis

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"synopse/actor"
)

const (
	sameCount  = 0.40 // likeness from which two counts of one noun in a point are of one thing
	surelyTold = 0.80 // probability from which two sentences tell one thing whatever their words
	nearlySame = 0.95 // from which their words need to be alike only by half
	halfSame   = 0.50
	sameWords  = 0.75 // from which two sentences are nearly one
	sameDay    = 0.60 // from which two days date one thing
	sameClaim  = 0.64 // from which one sentence may deny the other
	leastClaim = 4    // terms in common of two sentences one of which denies the other
	compared   = 12   // sentences of a point that are looked at for days and negation
)

// clash is a pair of values in two sentences (numbers) of one point.
type clash struct {
	kind   string
	a, b   int
	va, vb [2]int // tokens of the values
	point  int
}

// inOrder gives the clash with the sentence of the earlier report first.
func (c clash) inOrder() clash {
	if c.a > c.b {
		c.a, c.b, c.va, c.vb = c.b, c.a, c.vb, c.va
	}
	return c
}

// findClashes looks at each point for values that can't both be right.
func (m *maker) findClashes() []clash {
	var out []clash
	told := m.toldQuantities()
	for p := range m.points {
		out = append(out, m.numberClashes(p, told)...)
		out = append(out, m.dateClashes(p)...)
		out = append(out, m.negationClashes(p)...)
		out = append(out, m.agentClashes(p)...)
		out = append(out, m.unseen(out, m.slotClashes(p, told))...)
		out = append(out, m.unseen(out, m.firstNameClashes(p))...)
		out = append(out, otherKinds(out, m.freeClashes(p))...)
	}
	out = append(out, m.unseen(out, m.valueClashes())...)
	out = append(out, m.wideClashes(out)...)
	out = append(out, m.datedClashes(out)...)
	out = append(out, m.unseen(out, m.otherNameClashes())...)
	out = slices.DeleteFunc(out, m.ofOtherHolders)
	out = slices.DeleteFunc(out, m.ofFurther)
	out = slices.DeleteFunc(out, m.ofYearsAfter)
	out = append(out, m.shortenedQuotes()...)
	return m.once(out)
}

// otherKinds gives the clashes of sentences for which a list has none of their kind.
func otherKinds(list, more []clash) []clash {
	return slices.DeleteFunc(more, func(c clash) bool {
		return slices.ContainsFunc(list, func(x clash) bool { return x.kind == c.kind && x.a == c.a && x.b == c.b })
	})
}

// once keeps one clash of each pair of values of a point: where reports have one
// agency's text, each of them clashes with a third one in the same way.
func (m *maker) once(list []clash) []clash {
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(c clash) bool {
		a, b := m.valueOf(c.a, c.va), m.valueOf(c.b, c.vb)
		key := c.kind + "\x00" + strconv.Itoa(c.point) + "\x00" + min(a, b) + "\x00" + max(a, b)
		was := seen[key]
		seen[key] = true
		return was
	})
}

// valueOf gives the words of a value, in lower case.
func (m *maker) valueOf(i int, tokens [2]int) string {
	return strings.ToLower(m.span(m.sentences[i].r, tokens[0], tokens[1]).Text)
}

// unseen gives the clashes that none in a list shows already: same sentences,
// values that touch.
func (m *maker) unseen(list, more []clash) []clash {
	var out []clash
	for _, c := range more {
		if !slices.ContainsFunc(list, func(x clash) bool { return x.a == c.a && x.b == c.b && x.va[0] < c.va[1] && c.va[0] < x.va[1] }) {
			out = append(out, c)
		}
	}
	return out
}

// counted is a quantity in a sentence of a point.
type countedIn struct {
	quantity
	sentence int
}

// thing is what a quantity measures: a unit, or a noun.
type thing struct {
	unit string
	noun int32
	at   int // which one of several in its sentence
	of   int // how many there are in its sentence
}

// plain is the thing wherever it stands.
func (k thing) plain() thing { return thing{unit: k.unit, noun: k.noun} }

func (q quantity) thing() (thing, bool) {
	switch {
	case q.ordinal || q.other:
		return thing{}, false
	case q.unit != "":
		return thing{unit: q.unit, noun: -1}, true
	case q.noun >= 0:
		return thing{noun: q.noun}, true
	}
	return thing{}, false
}

// toldQuantities notes which values of a thing each reading tells anywhere.
func (m *maker) toldQuantities() map[int]map[thing][]float64 {
	out := map[int]map[thing][]float64{}
	for r := range m.readings {
		out[r] = map[thing][]float64{}
		for s := range m.readings[r].Document.Sentences {
			for _, q := range m.numbers[m.at(place{r, s})] {
				if q.unit != "" {
					k := thing{unit: q.unit, noun: -1}
					out[r][k] = append(out[r][k], q.value)
				}
				if q.noun >= 0 {
					k := thing{noun: q.noun}
					out[r][k] = append(out[r][k], q.value)
				}
			}
		}
	}
	return out
}

// numberClashes compares the counts of one thing within a point: the value that
// most sentences have against each other value.
func (m *maker) numberClashes(p int, told map[int]map[thing][]float64) []clash {
	byThing := map[thing][]countedIn{}
	var things []thing
	for _, i := range m.points[p].members {
		for k, q := range m.singleQuantities(i) {
			if byThing[k] == nil {
				things = append(things, k)
			}
			byThing[k] = append(byThing[k], countedIn{q, i})
		}
	}
	slices.SortFunc(things, func(a, b thing) int {
		return cmp.Or(cmp.Compare(a.unit, b.unit), cmp.Compare(a.noun, b.noun), cmp.Compare(a.of, b.of), cmp.Compare(a.at, b.at))
	})
	var out []clash
	for _, k := range things {
		list := byThing[k]
		if len(list) < 2 {
			continue
		}
		slices.SortFunc(list, func(a, b countedIn) int { return cmp.Compare(a.sentence, b.sentence) })
		out = append(out, m.clashesAmong(p, k, list, told)...)
	}
	return out
}

// singleQuantities gives the things that sentence i counts, told apart by how
// many there are of a kind and which one it is.
func (m *maker) singleQuantities(i int) map[thing]quantity {
	byThing := map[thing][]quantity{}
	for _, q := range m.numbers[i] {
		if k, ok := q.thing(); ok {
			byThing[k] = append(byThing[k], q)
		}
	}
	out := map[thing]quantity{}
	for k, list := range byThing {
		for n, q := range list {
			out[thing{k.unit, k.noun, n, len(list)}] = q
		}
	}
	return out
}

// clashesAmong sets the most frequent value against the others.
func (m *maker) clashesAmong(p int, k thing, list []countedIn, told map[int]map[thing][]float64) []clash {
	main := list[0]
	most := 0
	for _, x := range list {
		n := 0
		for _, y := range list {
			if y.value == x.value {
				n++
			}
		}
		if n > most {
			main, most = x, n
		}
		if len(list) > 40 {
			break
		}
	}
	var out []clash
	done := []float64{main.value}
	for _, x := range list {
		if slices.Contains(done, x.value) || !m.numbersClash(main, x, k, told) {
			continue
		}
		done = append(done, x.value)
		a, b := main, x
		if a.sentence > b.sentence {
			a, b = b, a
		}
		out = append(out, clash{"number", a.sentence, b.sentence, [2]int{a.first, a.last}, [2]int{b.first, b.last}, p})
	}
	return out
}

// numbersClash applies the guards: both exact, in different reports, not a
// rounding of one another, not told both in one report, of one thing, of one
// time, and not said by different speakers.
func (m *maker) numbersClash(x, y countedIn, k thing, told map[int]map[thing][]float64) bool {
	a, b := &m.sentences[x.sentence], &m.sentences[y.sentence]
	if a.r == b.r || x.bound || y.bound || rounds(x.value, y.value) || (x.about || y.about) && near(x.value, y.value) {
		return false
	}
	alike := m.alike(x.sentence, y.sentence)
	same := m.wordsAlike(x.sentence, y.sentence) >= sameWords
	if !same && (alike < sameCount && !m.surelyCounts(x, y) || k.of > 1 || measures[k.unit] || farApart(x.value, y.value)) {
		return false
	}
	if !same && (m.hasNumber(x.sentence, y.value) || m.hasNumber(y.sentence, x.value) || m.otherNames(x, y)) {
		return false
	}
	// A value that the other report has as well is no clash; but per cent and
	// euros occur all over, so for units that holds only where the words differ.
	if (k.unit == "" || !same) && (slices.Contains(told[a.r][k.plain()], y.value) || slices.Contains(told[b.r][k.plain()], x.value)) {
		return false
	}
	if k.unit == "" && !m.sameNoun(x, y) || !same && (x.part || y.part) || m.otherScope(x, y) {
		return false
	}
	return !m.otherTime(x.sentence, y.sentence) && !m.otherSpeaker(x.sentence, y.sentence) && !m.otherPeople(x.sentence, y.sentence)
}

// otherPeople reports whether both sentences name people and nobody is in both:
// "Anna Brandt won 3 races", "Eva Linde won 4 races".
func (m *maker) otherPeople(i, j int) bool {
	a, b := m.peopleIn(i), m.peopleIn(j)
	return len(a) > 0 && len(b) > 0 && !overlap(a, b)
}

// peopleIn gives the persons that sentence i names.
func (m *maker) peopleIn(i int) []int {
	var out []int
	for _, j := range m.everyMention[i] {
		x := &m.readings[m.sentences[i].r].Mentions[j]
		if x.Form == actor.Name && x.Kind == actor.Person {
			for _, a := range m.link(m.sentences[i].r, j) {
				out = appendOnce(out, a)
			}
		}
	}
	return out
}

// wordsAlike is the likeness of two sentences without their numbers and days.
func (m *maker) wordsAlike(i, j int) float64 {
	return likeness(m.wordsOf(i), m.wordsOf(j))
}

func (m *maker) wordsOf(i int) passage {
	var p passage
	for _, t := range m.sentences[i].terms {
		if c := m.vocab.names[t.id][0]; c != '#' && c != '%' {
			p.terms = append(p.terms, t)
			p.sum += t.weight
		}
	}
	return p
}

// measures are units of time and length: sentences are full of them, so they
// are compared only where the words are nearly the same.
var measures = map[string]bool{"hour": true, "day": true, "week": true, "month": true, "year": true, "minute": true, "km": true, "m": true, "mile": true}

// farApart reports whether two values are too different to be counts of one thing.
func farApart(a, b float64) bool { return max(a, b) > 5*min(a, b) }

// near reports whether two values are close enough for one of them to be a
// rough figure for the other.
func near(a, b float64) bool {
	const far = 1.25
	return max(a, b) < far*min(a, b)
}

// rounds reports whether one value is the other one rounded. Small whole
// numbers are taken as counted, not rounded.
func rounds(a, b float64) bool {
	if a > b {
		a, b = b, a
	}
	if a == b {
		return true
	}
	whole := a == math.Trunc(a) && b == math.Trunc(b)
	if whole && b < 100 {
		return false
	}
	return roundedTo(a, b) || roundedTo(b, a)
}

// roundedTo reports whether x, rounded to the places y has, is y.
func roundedTo(x, y float64) bool {
	step := 1.0
	for step < y && math.Mod(y, step*10) == 0 {
		step *= 10
	}
	for step > 1e-4 && math.Abs(y/step-math.Round(y/step)) > 1e-9 {
		step /= 10
	}
	return math.Abs(math.Round(x/step)*step-y) < 1e-9*math.Max(1, y)
}

// otherTime reports whether two sentences name days or years and none in common.
func (m *maker) otherTime(i, j int) bool {
	x, y := m.base(m.sentences[i].r), m.base(m.sentences[j].r)
	if x == "" || y == "" { // weekdays can still be told apart
		x, y = anyWeek, anyWeek
	}
	a, b := m.times(i, x), m.times(j, y)
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	for _, x := range a {
		for _, y := range b {
			if strings.HasPrefix(x, y) || strings.HasPrefix(y, x) {
				return false
			}
		}
	}
	return true
}

// anyWeek stands for the day of reports without a date, where only weekdays are
// compared.
const anyWeek = "2001-01-07"
