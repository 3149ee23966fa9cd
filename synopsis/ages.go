package synopsis

import (
	"strconv"
	"strings"

	"synopse/actor"
	"synopse/language"
)

const (
	oldest   = 115
	youngest = 2
)

// agesIn gives how old the persons of a reading are.
func (m *maker) agesIn(r int) []value {
	doc := &m.readings[r].Document
	var out []value
	for s, x := range doc.Sentences {
		for t := x.First; t < x.Last; t++ {
			years, who := m.ageAt(r, s, t)
			if who < 0 || years < youngest || years > oldest {
				continue
			}
			out = append(out, value{of: "age" + strconv.Itoa(who), sentence: m.at(place{r, s}), quantity: quantity{value: years, first: t, last: t + 1}})
		}
	}
	return out
}

// ageAt reads an age at token t of sentence s and whose it is; -1 if it is none or
// nobody knows whose.
func (m *maker) ageAt(r, s, t int) (years float64, who int) {
	doc := &m.readings[r].Document
	low := lower(doc, t)
	n, rest, ok := strings.Cut(low, "-")
	if ok && (strings.HasPrefix(rest, "jährig") || rest == "year-old") {
		years, _ = parseNumber(n, doc.Language)
		return years, m.ownerOfAge(r, s, t)
	}
	years, ok = parseNumber(low, doc.Language)
	if !ok || years != float64(int(years)) {
		return 0, -1
	}
	switch before, after := lower(doc, t-1), lower(doc, t+1); {
	case before == "," && (after == "," || after == ".") || before == "(" && after == ")":
		return years, m.namedUpTo(r, t-1)
	case before == "aged":
		if lower(doc, t-2) == "," {
			return years, m.namedUpTo(r, t-2)
		}
	case after == "jahre" && lower(doc, t+2) == "alt", after == "years" && lower(doc, t+2) == "old":
		return years, m.onlyPerson(r, s)
	case before == "von" && lower(doc, t-2) == "alter", before == "of" && lower(doc, t-2) == "age", before == "mit" && after == "jahren":
		if m.tellsDeath(r, s) {
			return years, m.onlyPerson(r, s)
		}
	}
	return 0, -1
}

// ownerOfAge gives whose age a word like "58-jährig" tells: that of whom the words
// around it name, or else of the only person named shortly before: "der 58-Jährige".
func (m *maker) ownerOfAge(r, s, t int) int {
	const back = 3 // sentences
	mentions := m.readings[r].Mentions
	last := -1
	for j, x := range mentions {
		if x.Kind != actor.Person || len(x.Parts) > 0 {
			continue
		}
		link := m.link(r, j)
		if len(link) != 1 || !m.hasName[link[0]] {
			continue
		}
		if x.First <= t && t < x.Last || x.First == t+1 {
			return link[0]
		}
		if x.Last <= t && x.Sentence >= s-back && x.Form == actor.Name {
			if last >= 0 && last != link[0] {
				return -1
			}
			last = link[0]
		}
	}
	if m.readings[r].Document.Tokens[t].Tag == language.NOUN {
		return last
	}
	return -1
}

// namedUpTo gives the person whose name ends before token t, or -1.
func (m *maker) namedUpTo(r, t int) int {
	for j, x := range m.readings[r].Mentions {
		if x.Last == t && x.Form == actor.Name && x.Kind == actor.Person && len(x.Parts) == 0 {
			if link := m.link(r, j); len(link) == 1 {
				return link[0]
			}
		}
	}
	return -1
}

// onlyPerson gives the only person that a sentence speaks of, by name or pronoun;
// -1 if there are several or none.
func (m *maker) onlyPerson(r, s int) int {
	who := -1
	for j, x := range m.readings[r].Mentions {
		if x.Sentence != s || x.Kind != actor.Person || len(x.Parts) > 0 {
			continue
		}
		link := m.link(r, j)
		if len(link) != 1 || who >= 0 && who != link[0] {
			return -1
		}
		who = link[0]
	}
	return who
}

// tellsDeath reports whether a sentence tells that somebody died.
func (m *maker) tellsDeath(r, s int) bool {
	for _, h := range m.valueHits(m.at(place{r, s})) {
		if valueKinds[h.value] == "dead" {
			return true
		}
	}
	return false
}
