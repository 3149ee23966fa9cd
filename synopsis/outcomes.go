package synopsis

import (
	"math"
	"slices"
	"strings"

	"synopse/language"
)

// outcomeIn reads how a vote or a match ended.
func (m *maker) outcomeIn(i int) []value {
	kind := ""
	for _, h := range m.valueHits(i) {
		if k := valueKinds[h.value]; k == "vote" || k == "score" {
			kind = k
			break
		}
	}
	if kind == "" {
		return nil
	}
	doc := &m.readings[m.sentences[i].r].Document
	var out []value
	x := m.sentenceTokens(i)
	if v, ok := m.forAndAgainst(i, kind); ok {
		return []value{v}
	}
	for t := x[0]; t < x[1]; t++ {
		a, b, last, ok := twoNumbers(doc.Language, func(k int) string { return lower(doc, t+k) }, kind)
		if !ok || a != math.Trunc(a) || b != math.Trunc(b) { // "from 4.5 to 4.75 per cent"
			continue
		}
		out = append(out, value{of: kind, sentence: i, quantity: quantity{value: max(a, b), first: t, last: t + last}, second: min(a, b)})
		t += last - 1
	}
	return out
}

// forAndAgainst reads "six voted for it, three against", "sechs waren dafür, drei
// dagegen".
func (m *maker) forAndAgainst(i int, kind string) (value, bool) {
	const reach = 6 // tokens
	doc := &m.readings[m.sentences[i].r].Document
	list := m.numbers[i]
	for k := 0; kind == "vote" && k+1 < len(list); k++ {
		a, b := list[k], list[k+1]
		if a.unit == "" && b.unit == "" && isAmong(doc, a.last, min(a.last+reach, b.first), "for", "dafür", "favour", "favor", "ja") &&
			isAmong(doc, b.last, b.last+reach, "against", "dagegen", "nein") {
			return value{of: kind, sentence: i, quantity: quantity{value: max(a.value, b.value), first: a.first, last: b.last}, second: min(a.value, b.value)}, true
		}
	}
	return value{}, false
}

// isAmong reports whether one of some words stands among tokens [from, to).
func isAmong(doc *language.Document, from, to int, words ...string) bool {
	for t := from; t < to; t++ {
		if slices.Contains(words, lower(doc, t)) {
			return true
		}
	}
	return false
}

// twoNumbers reads "24 zu 17", "five to three", "sechs der acht", "2:1" from a
// word on: the two sides and how many words they take.
func twoNumbers(lang string, word func(k int) string, kind string) (a, b float64, last int, ok bool) {
	if x, y, cut := strings.Cut(word(0), ":"); cut {
		a, ok1 := parseNumber(x, lang)
		b, ok2 := parseNumber(y, lang)
		return a, b, 1, ok1 && ok2 && word(1) != "uhr"
	}
	a, ok = parseNumber(word(0), lang)
	if !ok {
		return 0, 0, 0, false
	}
	between := 1
	of := false
	if next := word(1); kind == "vote" && (next == "votes" || next == "stimmen") { // "five votes to four"
		before := word
		word = func(k int) string {
			if k > 0 {
				k++
			}
			return before(k)
		}
		defer func() { last++ }()
	}
	switch word(1) {
	case "zu", "to", ":", "–", "-":
	case "gegen", "against":
		ok = kind == "vote"
	case "der", "von", "of":
		of, ok = true, kind == "vote"
		if word(2) == "the" || word(2) == "den" {
			between = 2
		}
	default:
		return 0, 0, 0, false
	}
	b, isNumber := parseNumber(word(1+between), lang)
	if of {
		b -= a
	}
	return a, b, between + 2, ok && isNumber && a >= 0 && b >= 0 && word(between+2) != "uhr"
}

// sameRound reports whether two outcomes are of one vote or match: of a vote, if
// as many took part; else by their sentences.
func (m *maker) sameRound(x, y value) bool {
	const least = 5 // voters that are no chance
	a, b := x.value+x.second, y.value+y.second
	if x.of == "vote" && a == b && a >= least {
		return true
	}
	return m.pointOfBoth(x.sentence, y.sentence) != noPoint && m.toldBy(x.sentence, y.sentence) >= freelyTold && (x.of == "score" || near(a, b))
}
