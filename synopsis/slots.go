package synopsis

import (
	"slices"

	"synopse/language"
)

const (
	leastKept  = 0.55 // share of what either sentence says outside the slots that the other has too
	mostlyKept = 0.75 // the same, of the one that has less to say
)

// leastKeptFor is leastKept by kind of clash, where more is asked: two people
// may say the same, and one thing may be certain of one and possible of another.
var leastKeptFor = map[string]float64{"name": 0.75, "place": 0.75, "modality": 0.85}

// slotClashes finds values that differ in sentences that are otherwise nearly
// one. Where a day, a name or a place differs, no other value may: the sentences
// are then more likely of two things ("Anna Brandt won 3 races" / "Eva Linde won
// 4 races").
func (m *maker) slotClashes(p int, told map[int]map[thing][]float64) []clash {
	var out []clash
	m.pairs(p, func(i, j int, _ float64) bool {
		if !m.mutuallyBest(i, j) {
			return true
		}
		al := m.align(i, j)
		values := 0
		var found []clash
		for _, s := range al.slots {
			c, ok := m.slotClash(al, s, p)
			if ok && c.kind == "name" && m.tellsLittle(i) && m.tellsLittle(j) {
				ok = false
			}
			if ok && m.nearlyOne(al, s, c.kind) && (c.kind != "number" || !m.bothTold(al, s, told)) {
				found = append(found, c)
			}
			if ok || m.numbersDiffer(al, s) {
				values++
			}
		}
		if values == 0 {
			found = m.oddNumbers(i, j, p)
		}
		if values > 1 && slices.ContainsFunc(found, func(c clash) bool { return c.kind != "number" }) {
			return true
		}
		if m.otherSpeaker(i, j) { // the speaker's name may be the clash, what is said is then none
			found = slices.DeleteFunc(found, func(c clash) bool { return c.kind != "name" })
		}
		out = append(out, found...)
		return true
	})
	return out
}

// tellsLittle reports whether a sentence is so short that who is named in it may be of
// anything: "Kruse lehnte das ab."
func (m *maker) tellsLittle(i int) bool {
	const shortest, least = 7, 2 // tokens, telling words
	x := m.sentenceTokens(i)
	return x[1]-x[0] <= shortest && len(m.tellingIn(i, x)) < least
}

// nearlyOne reports whether two sentences say the same outside a slot, as far as
// a kind of clash asks for it.
func (m *maker) nearlyOne(al aligned, s slot, kind string) bool {
	less, more := al.keptBut(s)
	return less >= max(leastKept, leastKeptFor[kind]) && more >= mostlyKept
}

// oddNumbers finds the one number in which two sentences of nearly the same words
// differ, whatever their order: "420 of 450 trains were cancelled".
func (m *maker) oddNumbers(i, j, p int) []clash {
	a, b := m.plainNumbers(i), m.plainNumbers(j)
	words := m.wordsAlike(i, j)
	if m.toldBy(i, j) >= nearlySame {
		words += sameWords - halfSame
	}
	if len(a) != len(b) || words < sameWords || m.otherPeople(i, j) {
		return nil
	}
	x, y := without(a, b), without(b, a)
	if len(x) != 1 || len(y) != 1 || x[0].unit != y[0].unit || rounds(x[0].value, y[0].value) || farApart(x[0].value, y[0].value) || m.otherScopes(countedIn{x[0], i}, countedIn{y[0], j}) {
		return nil
	}
	return []clash{{"number", i, j, [2]int{x[0].first, x[0].last}, [2]int{y[0].first, y[0].last}, p}}
}

// plainNumbers gives the exact numbers of sentence i that are no days; nil if
// one of them is hedged or of another scope.
func (m *maker) plainNumbers(i int) []quantity {
	if m.plain == nil {
		m.plain = make([]*[]quantity, len(m.sentences))
	}
	if m.plain[i] == nil {
		list := m.readPlainNumbers(i)
		m.plain[i] = &list
	}
	return *m.plain[i]
}

// readPlainNumbers looks for them.
func (m *maker) readPlainNumbers(i int) []quantity {
	var out []quantity
	for _, q := range m.numbers[i] {
		switch {
		case m.isDay(i, q):
		case q.about || q.bound || q.other:
			return nil
		default:
			out = append(out, q)
		}
	}
	return out
}

// without gives the quantities whose values the other list does not have.
func without(list, other []quantity) []quantity {
	return slices.DeleteFunc(slices.Clone(list), func(q quantity) bool {
		return slices.ContainsFunc(other, func(o quantity) bool { return o.value == q.value })
	})
}

// mutuallyBest reports whether no other sentence of either report is more like
// the other one.
func (m *maker) mutuallyBest(i, j int) bool {
	best := func(i, j int) bool {
		for _, x := range m.near[i] {
			if m.sentences[x.sentence].r == m.sentences[j].r {
				return x.sentence == j
			}
		}
		return false
	}
	return best(i, j) && best(j, i)
}

// slotClash says what kind of clash a slot is, if any.
func (m *maker) slotClash(al aligned, s slot, p int) (clash, bool) {
	for _, try := range [...]func(aligned, slot) (clash, bool){m.dateSlot, m.numberSlot, m.modalSlot, m.nameSlot} {
		if c, ok := try(al, s); ok {
			c.point = p
			return c, true
		}
	}
	return clash{}, false
}

// dateSlot: both sides name one day, and not the same.
func (m *maker) dateSlot(al aligned, s slot) (clash, bool) {
	a, b := m.daysIn(al.i, s.a), m.daysIn(al.j, s.b)
	if len(a) != 1 || len(b) != 1 || sameDate(a[0], b[0]) || m.sameWordsOfDay(al.i, al.j, a[0], b[0]) {
		return clash{}, false
	}
	return clash{kind: "date", a: al.i, b: al.j, va: [2]int{a[0].first, a[0].last}, vb: [2]int{b[0].first, b[0].last}}, true
}

// daysIn gives the days that lie at least partly in tokens r of sentence i.
// Reports without a date are taken to be of one week, so that weekdays can be
// compared; "today" is then no day.
func (m *maker) daysIn(i int, r [2]int) []moment {
	s := &m.sentences[i]
	doc := &m.readings[s.r].Document
	base := m.base(s.r)
	dated := base != ""
	if !dated {
		base = anyWeek
	}
	var out []moment
	for _, d := range m.daysFrom(i, base) {
		if d.last > r[0] && d.first < r[1] && (dated || dateWords()["weekday"][lower(doc, d.first)] != 0 || !d.weekday) {
			out = append(out, d)
		}
	}
	return out
}

// numberSlot: both sides have one number, of one unit, neither a rounding of the
// other. What stands before both of them ("mindestens") is the same by the
// alignment or makes one of them less than exact.
func (m *maker) numberSlot(al aligned, s slot) (clash, bool) {
	a, b := m.quantitiesIn(al.i, s.a), m.quantitiesIn(al.j, s.b)
	if len(a) != 1 || len(b) != 1 {
		return clash{}, false
	}
	x, y := a[0], b[0]
	if x.unit != y.unit || x.value == y.value || x.bound != y.bound || x.other || y.other || rounds(x.value, y.value) {
		return clash{}, false
	}
	if m.otherContent(al.i, s.a, x) || m.otherContent(al.j, s.b, y) || m.otherScope(countedIn{x, al.i}, countedIn{y, al.j}) {
		return clash{}, false
	}
	if (x.about || y.about) && near(x.value, y.value) && x.about != y.about || m.otherTime(al.i, al.j) || m.isDay(al.i, x) || m.isDay(al.j, y) {
		return clash{}, false
	}
	return clash{kind: "number", a: al.i, b: al.j, va: [2]int{x.first, x.last}, vb: [2]int{y.first, y.last}}, true
}

// otherContent reports whether a slot says more than its number: "12 crates"
// against "36 barrels" is no clash.
func (m *maker) otherContent(i int, r [2]int, q quantity) bool {
	doc := &m.readings[m.sentences[i].r].Document
	for t := r[0]; t < r[1]; t++ {
		if (t < q.first || t >= q.last) && len(m.wordTerms(&doc.Tokens[t], doc.Language)) > 0 {
			return true
		}
	}
	return false
}

// numbersDiffer reports whether both sides of a slot have one number each, and
// not the same.
func (m *maker) numbersDiffer(al aligned, s slot) bool {
	a, b := m.quantitiesIn(al.i, s.a), m.quantitiesIn(al.j, s.b)
	return len(a) == 1 && len(b) == 1 && a[0].value != b[0].value
}

// bothTold reports whether one of the reports tells the other's value of the
// same thing as well.
func (m *maker) bothTold(al aligned, s slot, told map[int]map[thing][]float64) bool {
	a, b := m.quantitiesIn(al.i, s.a)[0], m.quantitiesIn(al.j, s.b)[0]
	k, ok := a.thing()
	return ok && (slices.Contains(told[m.sentences[al.i].r][k], b.value) || slices.Contains(told[m.sentences[al.j].r][k], a.value))
}

// quantitiesIn gives the numbers that lie at least partly in tokens r of
// sentence i: of "84 million" only "84" may differ.
func (m *maker) quantitiesIn(i int, r [2]int) []quantity {
	return slices.DeleteFunc(slices.Clone(m.numbers[i]), func(q quantity) bool { return q.last <= r[0] || q.first >= r[1] })
}

// isDay reports whether a number is a part of a date or of a time of the day.
func (m *maker) isDay(i int, q quantity) bool {
	if slices.ContainsFunc(m.whensIn(i), func(w when) bool { return w.kind != "year" && w.first < q.last && q.first < w.last }) {
		return true
	}
	return len(m.daysIn(i, [2]int{q.first, q.last})) > 0
}

// modalSlot: both sides have a modal verb, of classes that don't go together.
func (m *maker) modalSlot(al aligned, s slot) (clash, bool) {
	a, b := m.modal(al.i, s.a), m.modal(al.j, s.b)
	if a < 0 || b < 0 || !m.whole(al.i) || !m.whole(al.j) {
		return clash{}, false
	}
	x, y := m.modality(al.i, a), m.modality(al.j, b)
	if x == y || x+y == "willplan" || x+y == "planwill" {
		return clash{}, false
	}
	return clash{kind: "modality", a: al.i, b: al.j, va: [2]int{a, a + 1}, vb: [2]int{b, b + 1}}, true
}

// modal gives the only modal verb among tokens r of sentence i, or -1.
func (m *maker) modal(i int, r [2]int) int {
	at := -1
	for t := r[0]; t < r[1]; t++ {
		if m.modality(i, t) == "" {
			continue
		}
		if at >= 0 {
			return -1
		}
		at = t
	}
	return at
}

// modality gives the class of a modal verb, or "".
func (m *maker) modality(i, t int) string {
	doc := &m.readings[m.sentences[i].r].Document
	if tag := doc.Tokens[t].Tag; tag == language.NOUN || tag == language.PROPN {
		return ""
	}
	return modalities()[doc.Language][lower(doc, t)]
}
