package synopsis

import "synopse/language"

// addsMonths joins months to the years told right before: "drei Jahre und sechs Monate"
// are three and a half.
func addsMonths(doc *language.Document, years, months *quantity) bool {
	const perYear = 12
	if years.unit != "year" || months.unit != "month" || months.value >= perYear {
		return false
	}
	if w := lower(doc, months.first-1); w != "und" && w != "and" || months.first-2 != years.last {
		return false
	}
	years.value += months.value / perYear
	years.last = months.last
	return true
}

// times are units of which "over" may tell a span: "over two years".
var times = map[string]bool{"hour": true, "day": true, "week": true, "month": true, "year": true, "minute": true}

// isOver reports whether words before the number at token i make it the least there
// is: "mehr als", "über", and not "nicht mehr als".
func isOver(doc *language.Document, i int) bool {
	over := theNumberWords().over
	if over[lower(doc, i-1)] {
		return true
	}
	if !over[lower(doc, i-2)+" "+lower(doc, i-1)] {
		return false
	}
	switch lower(doc, i-3) {
	case "nicht", "kein", "keine", "no", "not":
		return false
	}
	return true
}

// headNoun gives the last of English nouns in a row, which is what is counted: "73
// polling stations".
func (m *maker) headNoun(doc *language.Document, noun int32, i, last int) (int32, int) {
	for doc.Language == "en" && i+1 < last && doc.Tokens[i+1].Tag == language.NOUN && !dateWord(lower(doc, i+1)) {
		terms := m.wordTerms(&doc.Tokens[i+1], doc.Language)
		if len(terms) == 0 {
			break
		}
		noun = terms[0].id
		i++
	}
	return noun, i
}
