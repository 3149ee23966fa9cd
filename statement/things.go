package statement

import (
	"synopse/actor"
	"synopse/language"
)

// thing reports a phrase whose head is what says and demands nothing ("Die Flut forderte
// viele Opfer", data/things.de.txt), and the name of nobody.
func (r *reader) thing(g Range) bool {
	i := r.headNoun(g)
	if i < 0 || r.toks[i].Tag != language.NOUN || r.doc.Language != "en" && r.bearsName(g) {
		return false
	}
	w := r.lower(i)
	if r.lex.things[w] || r.doc.Language == "en" {
		return r.lex.things[w]
	}
	for k := shortestPart; k+shortestPart < len(w); k++ {
		if r.lex.things[w[k:]] {
			return true
		}
	}
	return false
}

// headNoun gives the noun that a phrase is about: in German the first, in English the
// last before a preposition or comma. It is -1 if there is none.
func (r *reader) headNoun(g Range) int {
	head := -1
	for i := g.First; i < g.Last; i++ {
		switch t := r.toks[i].Tag; {
		case t == language.NOUN && r.doc.Language != "en":
			return i
		case t == language.NOUN || t == language.PROPN:
			head = i
		case t == language.ADP || t == language.PUNCT:
			return head
		}
	}
	return head
}

// bearsName reports a phrase in which a person's name stands ("die das Unglück
// überlebende Anna Brandt").
func (r *reader) bearsName(g Range) bool {
	for i := g.First; i < g.Last; i++ {
		if m := r.at[i]; m >= 0 && r.mentions[m].Kind == actor.Person && r.mentions[m].Form == actor.Name {
			return true
		}
	}
	return false
}
