package synopsis

import (
	"slices"

	"synopse/language"
)

const (
	widelyTold = 0.25 // probability from which sentences are asked for times and places that differ
	shortTold  = 16   // tokens of a sentence that tells one thing
	askedMost  = 6    // so many others a sentence is compared with, the likeliest
)

// wideClashes finds times and places that differ in sentences that may tell the same,
// in one point or not: where little speaks for it, words beside the values must. Pairs
// that a list has a clash of that kind of are left out.
func (m *maker) wideClashes(list []clash) []clash {
	var out []clash
	asked := make([]int, len(m.sentences))
	for _, l := range m.alikes {
		if l.told < widelyTold { // the likeliest come first
			break
		}
		if asked[l.a] >= askedMost || asked[l.b] >= askedMost || !m.mayWidelyClash(l.a, l.b) {
			continue
		}
		asked[l.a]++
		asked[l.b]++
		for _, find := range [...]func(i, j int) (clash, bool){m.dayClash, m.whenClash, m.placeClash, m.standClash, m.dutyClash} {
			c, ok := find(l.a, l.b)
			c.a, c.b, c.point = l.a, l.b, m.pointOfBoth(l.a, l.b)
			if ok && !hasClash(list, c) {
				out = append(out, c.inOrder())
			}
		}
	}
	return out
}

// mayWidelyClash applies the guards of sentences told in other words.
func (m *maker) mayWidelyClash(i, j int) bool {
	return m.sentences[i].r != m.sentences[j].r && m.whole(i) && m.whole(j) && m.mutuallyBest(i, j) && (!m.otherSpeaker(i, j) || m.toldBy(i, j) >= freelyTold) && !m.otherNamed(i, j)
}

// bound reports whether values at two tokens belong to one thing told: both sentences
// are so short that they tell one thing; or one of them is, and they surely tell the
// same or the clauses around the values share a word that is no everyday one.
func (m *maker) bound(i, t, j, u int) bool {
	switch {
	case m.brief(i) && m.brief(j) && m.toldBy(i, j) >= samePoint:
		return true
	case !m.brief(i) && !m.brief(j):
		return false
	}
	return m.toldBy(i, j) >= measureTold || m.clausesShare(i, t, j, u)
}

// clausesShare reports whether the clauses around two tokens share a word.
func (m *maker) clausesShare(i, t, j, u int) bool {
	return sharesTerm(m.tellingIn(i, m.clauseAt(i, t)), m.tellingIn(j, m.clauseAt(j, u)))
}

// daysShare does the same for days, of which a story has many: a word of what the whole
// story is about is not enough.
func (m *maker) daysShare(i int, a moment, j int, b moment) bool {
	often := 2 * m.eventSize[m.event[m.sentences[i].r]]
	list := slices.DeleteFunc(m.tellingIn(i, m.clauseAt(i, a.first)), func(id int32) bool {
		return int(id) < len(m.vocab.count) && m.vocab.count[id] > often
	})
	return sharesTerm(list, m.tellingIn(j, m.clauseAt(j, b.first)))
}

// brief reports whether a sentence is so short that it tells one thing.
func (m *maker) brief(i int) bool {
	x := m.sentenceTokens(i)
	return x[1]-x[0] <= shortTold
}

// clauseAt gives the tokens of sentence i around token t up to the next marks and words
// that open a clause.
func (m *maker) clauseAt(i, t int) [2]int {
	doc := &m.readings[m.sentences[i].r].Document
	x := m.sentenceTokens(i)
	ends := func(k int) bool {
		return doc.Tokens[k].Tag == language.PUNCT && !dot(doc.Tokens[k].Text) || clauseBreaks[lower(doc, k)]
	}
	from, to := t, t+1
	for from > x[0] && !ends(from-1) {
		from--
	}
	for to < x[1] && !ends(to) {
		to++
	}
	return [2]int{from, to}
}

func dot(w string) bool { return w == "." || w == "-" }

// tellingIn gives the terms of tokens of sentence i that are no names, numbers, days or
// everyday words.
func (m *maker) tellingIn(i int, tokens [2]int) []int32 {
	doc := &m.readings[m.sentences[i].r].Document
	var out []int32
	for t := tokens[0]; t < tokens[1]; t++ {
		for _, w := range m.wordTerms(&doc.Tokens[t], doc.Language) {
			if first := m.vocab.names[w.id][0]; first != '#' && first != '%' && first != '@' && !m.vocab.isName(w.id) && !timeWord(lower(doc, t), doc.Language) && w.weight > 0.5*weightWord {
				out = append(out, w.id)
			}
		}
	}
	return out
}

// timeWord reports whether a word is of a time that is told.
func timeWord(w, lang string) bool {
	return dateWord(w) || w == "uhr" || isWhen("early", lang, w) || isWhen("late", lang, w) || isWhen("century", lang, w)
}

func sharesTerm(a, b []int32) bool {
	return slices.ContainsFunc(a, func(x int32) bool { return slices.Contains(b, x) })
}

// dayClash compares the days of two sentences that name one each in the clauses that
// belong together.
func (m *maker) dayClash(i, j int) (clash, bool) {
	for _, a := range m.momentsOf(i) {
		for _, b := range m.momentsOf(j) {
			if m.daysClash(i, j, a, b) {
				return clash{kind: "date", va: [2]int{a.first, a.last}, vb: [2]int{b.first, b.last}}, true
			}
		}
	}
	return clash{}, false
}

// daysClash applies the guards of days that are in sentences told in other words.
func (m *maker) daysClash(i, j int, a, b moment) bool {
	if !m.otherDay(i, j, a, b) {
		return false
	}
	if !m.brief(i) && !m.brief(j) {
		return false
	}
	one := len(m.momentsOf(i)) == 1 && len(m.momentsOf(j)) == 1 && a.weekday == b.weekday
	return m.daysShare(i, a, j, b) || one && m.toldBy(i, j) >= surelyTold && m.brief(i) && m.brief(j)
}

// otherDay reports whether two days exclude each other: not told both in one report,
// not when somebody said so, not a later print of one report.
func (m *maker) otherDay(i, j int, a, b moment) bool {
	switch {
	case sameDate(a, b), m.sameWordsOfDay(i, j, a, b), m.countsFurther(i), m.countsFurther(j):
		return false
	case m.mentionsDay(m.sentences[i].r, b.day), m.mentionsDay(m.sentences[j].r, a.day), m.saidOn(i, a.first), m.saidOn(j, b.first):
		return false
	}
	return true
}
