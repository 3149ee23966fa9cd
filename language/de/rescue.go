package de

import (
	"unicode"
	"unicode/utf8"

	"synopse/language"
	"synopse/language/lexicon"
)

// rescue makes verbs of words that the tagger took for something else although
// only a verb fits: a finite form at the end of a clause that has none
// ("weil die Zeit dränge"), and past forms that no noun follows ("sandten").
func (a *annotator) rescue(tokens []language.Token) {
	for i := range tokens {
		if !mistakable(&tokens[i]) || i > 0 && leadsNoun(tokens[i-1].Tag) {
			continue
		}
		cells, _ := cellsOf(a.words.Lower(i))
		if cells&lexicon.Finite == 0 || cells&(lexicon.PastParticiple|lexicon.PresentParticiple) != 0 || a.words.Class(i)&closedTags != 0 {
			continue
		}
		ends := i+1 >= len(tokens) || tokens[i+1].Tag == language.PUNCT
		past := cells&^(lexicon.Past|lexicon.Two) == 0 && (ends || !leadsNoun(tokens[i+1].Tag) && tokens[i+1].Tag != language.NOUN)
		if past || ends && a.lacksVerb(tokens, i) {
			tokens[i].Tag, a.forms[i] = language.VERB, finite
		}
	}
}

// closedTags are the class bits of the parts of speech.
const closedTags = 1<<18 - 1

// mistakable reports whether a token in lower case is tagged as something that
// finite verbs are taken for.
func mistakable(t *language.Token) bool {
	switch t.Tag {
	case language.ADJ, language.NOUN, language.ADV, language.PROPN, language.X:
		r, _ := utf8.DecodeRuneInString(t.Text)
		return unicode.IsLower(r)
	}
	return false
}

// leadsNoun reports whether a word with this tag stands before a noun.
func leadsNoun(t language.Tag) bool {
	return t == language.DET || t == language.ADJ || t == language.ADP || t == language.NUM
}

// lacksVerb reports whether the clause of token i begins like a subordinate
// clause and has no finite verb.
func (a *annotator) lacksVerb(tokens []language.Token, i int) bool {
	from, to := clause(tokens, i)
	first := tokens[from].Tag
	if from == i || first != language.SCONJ && first != language.PRON && first != language.CCONJ {
		return false
	}
	for k := from; k < to; k++ {
		if a.forms[k] == finite {
			return false
		}
	}
	return true
}
