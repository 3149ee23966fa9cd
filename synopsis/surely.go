package synopsis

import (
	"slices"

	"synopse/language"
	"synopse/language/sense"
)

// surelyOne reports whether two sentences are likely to tell the same, and
// likelier than any other pair with one of them.
func (m *maker) surelyOne(i, j int) bool { return m.toldBy(i, j) >= surelyTold && m.mutuallyBest(i, j) }

// surelyCounts reports whether two sentences of other words are likely to tell
// one thing and their counts are of it: no shares, which are of many things.
func (m *maker) surelyCounts(x, y countedIn) bool {
	return x.unit != "percent" && m.surelyOne(x.sentence, y.sentence)
}

// hasNumber reports whether a sentence has a number, whatever it counts.
func (m *maker) hasNumber(i int, v float64) bool {
	return slices.ContainsFunc(m.numbers[i], func(q quantity) bool { return q.value == v })
}

// otherNames reports whether both clauses of two numbers have names that the
// other one does not have.
func (m *maker) otherNames(x, y countedIn) bool {
	a, b := m.namesAround(x), m.namesAround(y)
	lacks := func(list, of []string) bool {
		return slices.ContainsFunc(of, func(w string) bool { return !slices.Contains(list, w) })
	}
	return lacks(b, a) && lacks(a, b)
}

// namesAround gives the names in the clause of a number.
func (m *maker) namesAround(x countedIn) []string {
	doc := &m.readings[m.sentences[x.sentence].r].Document
	s := doc.Sentences[m.sentences[x.sentence].s]
	in := func(t int) bool {
		return t >= s.First && t < s.Last && (hasLetterOrDigit(doc.Tokens[t].Text) || doc.Tokens[t].Text == "-") && !clauseBreaks[lower(doc, t)]
	}
	var out []string
	note := func(t int) {
		if doc.Tokens[t].Tag == language.PROPN || doc.Language == "en" && t > s.First && capital(doc.Tokens[t].Text) {
			out = append(out, nameKey(doc.Tokens[t].Text))
		}
	}
	for t := x.first - 1; in(t); t-- {
		note(t)
	}
	for t := x.last; in(t); t++ {
		note(t)
	}
	return out
}

// sameNoun keeps different compounds of one language apart: "Kriegsschiffe",
// "Handelsschiffe", unless they mean the same: "Zuschauer", "Besucher".
func (m *maker) sameNoun(x, y countedIn) bool {
	a, b := &m.sentences[x.sentence], &m.sentences[y.sentence]
	da, db := &m.readings[a.r].Document, &m.readings[b.r].Document
	if da.Language != db.Language || x.nounAt < 0 || y.nounAt < 0 {
		return true
	}
	if stem(lower(da, x.nounAt), da.Language) == stem(lower(db, y.nounAt), db.Language) {
		return true
	}
	return sense.Between(sense.Of(da.Language, da.Tokens[x.nounAt].Lemma, sense.Noun), sense.Of(db.Language, db.Tokens[y.nounAt].Lemma, sense.Noun)) == sense.Same
}

// ofOtherHolders reports whether two numbers may be of two who held one office:
// one sentence speaks of somebody's predecessor, the other does not.
func (m *maker) ofOtherHolders(c clash) bool {
	return c.kind == "number" && m.ofPredecessor(c.a) != m.ofPredecessor(c.b)
}

// ofPredecessor reports whether a sentence speaks of somebody who held an office
// before.
func (m *maker) ofPredecessor(i int) bool {
	before := sense.Named("predecessor.n")
	return slices.ContainsFunc(m.sensesIn(i), func(x sensed) bool { return x.hit != nil && slices.Contains(x.hit.Concepts, before) })
}
