package de

import "synopse/language"

// prefixes gives finite verbs the lemma with their separated prefix: "fordert
// … auf" becomes auffordern. The prefix stands at the end of its clause; the
// verb is the nearest finite one before it with which it makes a known verb.
func (a *annotator) prefixes(tokens []language.Token) {
	for i := 1; i < len(tokens); i++ {
		prefix := a.words.Lower(i)
		if a.words.Class(i)&classParticle == 0 && separable().with[prefix] == nil {
			continue
		}
		if !clauseEnd(tokens, i) || a.forms[i] != particle && !adverbial(tokens[i].Tag) {
			continue
		}
		a.join(tokens, i, prefix)
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

// join looks back from the prefix at i for its verb. Past another separated
// verb or a sentence's main break it does not look; relative clauses between
// commas are stepped over.
func (a *annotator) join(tokens []language.Token, i int, prefix string) {
	for k := i - 1; k >= 0 && k > i-60; k-- {
		t := &tokens[k]
		switch t.Text {
		case ";", ":", ".", "!", "?":
			return
		}
		if !t.Morph.Has(language.Finite) || t.Lemma == "" {
			continue
		}
		if t.Tag == language.AUX && t.Lemma != "sein" && t.Lemma != "haben" && t.Lemma != "werden" {
			continue
		}
		if _, compound := cellsOf(a.words.Lower(k)); !compound && listed(prefix, t.Lemma) {
			t.Lemma = prefix + t.Lemma
			return
		}
	}
}
