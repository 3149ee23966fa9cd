package de

import "synopse/language"

// prefixes gives finite verbs the lemma with their separated prefix: "fordert
// … auf" becomes auffordern. The prefix closes the clause of the verb; clauses
// and other things put in between two marks are stepped over.
func (a *annotator) prefixes(tokens []language.Token) {
	for i := 1; i < len(tokens); i++ {
		prefix := a.words.Lower(i)
		if a.words.Class(i)&classParticle == 0 && separable().with[prefix] == nil {
			continue
		}
		if !clauseEnd(tokens, i) || a.forms[i] != particle && !adverbial(tokens[i].Tag) {
			continue
		}
		if k := a.bracketOf(tokens, i); k >= 0 {
			a.join(tokens, k, prefix, a.forms[i] == particle || tokens[i].Tag == language.ADP)
		}
	}
}

// adverbial reports whether a separated prefix can have this tag.
func adverbial(t language.Tag) bool {
	return t == language.ADP || t == language.ADV || t == language.ADJ || t == language.PART || t == language.X
}

// clauseEnd reports whether the clause ends behind token i.
func clauseEnd(tokens []language.Token, i int) bool {
	if i+1 >= len(tokens) {
		return true
	}
	switch tokens[i+1].Tag {
	case language.PUNCT, language.CCONJ, language.SCONJ:
		return true
	}
	return false
}

// bracketOf gives the finite verb of the main clause that ends at token i, or
// -1. It looks back over what stands between marks and has no finite verb or
// is a subordinate clause, but not over a sentence's main breaks.
func (a *annotator) bracketOf(tokens []language.Token, i int) int {
	to := i
	for to > 0 && to > i-reach {
		from := to
		for from > 0 && tokens[from-1].Tag != language.PUNCT {
			from--
		}
		verb := -1
		for k := to - 1; k >= from && verb < 0; k-- {
			if tokens[k].Morph.Has(language.Finite) && tokens[k].Lemma != "" {
				verb = k
			}
		}
		if verb >= 0 && !a.dependent(tokens, from, verb) {
			return verb
		}
		if to == i && from < i && (verb >= 0 || tokens[from].Tag == language.SCONJ) {
			return -1 // a subordinate clause keeps prefix and verb together
		}
		if from == 0 {
			return -1
		}
		switch tokens[from-1].Text {
		case ";", ":", ".", "!", "?":
			return -1
		}
		to = from - 1
	}
	return -1
}

// dependent reports whether the clause that begins at from and has its finite
// verb at k is a subordinate one.
func (a *annotator) dependent(tokens []language.Token, from, k int) bool {
	for from < k && tokens[from].Tag == language.CCONJ {
		from++
	}
	// "das teilte er mit": the verb comes second
	return k > from+1 && a.subordinate(tokens, from, k) > 0
}

// join gives the verb at k its prefix if the two make a known verb. Words that
// are adverbs or adjectives as well make one only where the data lists it.
func (a *annotator) join(tokens []language.Token, k int, prefix string, sure bool) {
	t := &tokens[k]
	if t.Tag == language.AUX && t.Lemma != "sein" && t.Lemma != "haben" && t.Lemma != "werden" {
		return
	}
	if !separable().with[prefix][t.Lemma] && (!sure && loose[prefix] || !verbs().Compound(prefix+t.Lemma)) {
		return
	}
	if _, compound := cellsOf(a.words.Lower(k)); !compound {
		t.Lemma = prefix + t.Lemma
	}
}

// loose are the prefixes that stand at the end of a clause as adverbs and
// adjectives as well ("nicht mehr sicher", "am Montag wieder").
var loose = set("wieder sicher gut frei bereit bekannt gleich klar offen nahe fern fest hoch weiter richtig ruhig " +
	"da daran darauf dazu davon dagegen gegenüber still tot quer inne zusammen hinterher los")
