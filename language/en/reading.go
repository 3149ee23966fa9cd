package en

import (
	"strings"

	"synopse/language"
)

// readers makes verbs of nouns that close a clause behind a quotation and its
// speaker (“We knew of it,” the suit reads.).
func (a *annotator) readers(tokens []language.Token) {
	for i := 3; i < len(tokens); i++ {
		t := &tokens[i]
		if t.Tag != language.NOUN || !readsAloud[a.words.Lower(i)] || !subject(tokens[i-1].Tag) {
			continue
		}
		if i+1 < len(tokens) && tokens[i+1].Tag != language.PUNCT || !a.quotedBefore(i) {
			continue
		}
		t.Tag, t.Morph = language.VERB, language.Finite|language.Present|language.Third|language.Singular
		t.Lemma = verbLemma(a.words.Lower(i), present)
	}
}

// demonstratives makes determiners of "that" before a noun of time ("that day").
func (a *annotator) demonstratives(tokens []language.Token) {
	for i := range tokens[:max(len(tokens)-1, 0)] {
		if t := &tokens[i]; (t.Tag == language.PRON || t.Tag == language.SCONJ) && a.words.Lower(i) == "that" && times[a.words.Lower(i+1)] {
			t.Tag = language.DET
		}
	}
}

var times = set("day week month year night morning evening afternoon weekend")

// clausePasts makes the past tense of a participle that stands between the
// subject and the object of a clause with "that" ("said that the town raised
// money").
func (a *annotator) clausePasts(tokens []language.Token) {
	for i := 2; i+1 < len(tokens); i++ {
		t := &tokens[i]
		if t.Tag == language.VERB && t.Morph == language.PastParticiple && subject(tokens[i-1].Tag) && object(tokens[i+1].Tag) && a.opened(tokens, i) {
			t.Morph = language.Finite | language.Past
		}
	}
}

func object(t language.Tag) bool { return subject(t) || t == language.DET || t == language.NUM }

// opened reports whether nothing but a noun phrase stands between "that" and
// token i.
func (a *annotator) opened(tokens []language.Token, i int) bool {
	for k := i - 1; k >= 0; k-- {
		switch tokens[k].Tag {
		case language.NOUN, language.PROPN, language.PRON, language.DET, language.ADJ, language.NUM:
		case language.SCONJ:
			return a.words.Lower(k) == "that"
		default:
			return false
		}
	}
	return false
}

// quotedBefore reports whether a quotation closes with a comma a few words
// before token i.
func (a *annotator) quotedBefore(i int) bool {
	for k := i - 1; k > 0 && k >= i-6; k-- {
		if a.words.Lower(k) == "\"" {
			return a.words.Lower(k-1) == ","
		}
	}
	return false
}

// readsAloud are verbs of what stands in a text or is said that are plurals of
// nouns, too.
var readsAloud = set("reads states notes claims reports reasons quips jokes tweets comments remarks")

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}
