package statement

import "synopse/language"

// noVerbOf reports a form without an ending that cannot have a noun in the singular as its
// subject, which names nobody: it is a noun.
func (r *reader) noVerbOf(subject Range, v int) bool {
	if subject.Empty() || subject.Last != v || r.lower(v) != r.toks[v].Lemma || r.speaks(subject) {
		return false
	}
	t := &r.toks[subject.Last-1]
	return t.Tag == language.NOUN && t.Morph.Has(language.Singular) && !t.Morph.Has(language.Plural) && !r.joinedIn(subject)
}

// joinedIn reports a phrase with "and" in it.
func (r *reader) joinedIn(g Range) bool {
	for i := g.First; i < g.Last; i++ {
		if r.lower(i) == "and" {
			return true
		}
	}
	return false
}
