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

// closers makes verbs of nouns that close a sentence behind a clause and who says it
// ("The bridge will hold, the union reckons.").
func (a *annotator) closers(tokens []language.Token) {
	i := len(tokens) - 1
	for i > 0 && tokens[i].Tag == language.PUNCT {
		i--
	}
	if i < 4 || i == len(tokens)-1 {
		return
	}
	a.closer(tokens, i)
	for k := 4; k+2 < i; k++ { // "His office, the firm replies, was told"
		if a.words.Lower(k+1) == "," && tokens[k+2].Tag == language.AUX && tokens[k+2].Morph.Has(language.Finite) {
			a.inserted(tokens, k)
		}
	}
}

// inserted makes a verb of a noun that closes an insertion between a subject and its verb.
func (a *annotator) inserted(tokens []language.Token, i int) {
	from := i
	for from > 0 && tokens[from-1].Tag != language.PUNCT && !tokens[from-1].Morph.Has(language.Finite) {
		from--
	}
	if tokens[i].Tag == language.NOUN && insertSpeech[a.words.Lower(i)] && from > 1 && from < i && a.words.Lower(from-1) == "," && singular(tokens[i-1]) &&
		(tokens[from].Tag == language.DET || tokens[from].Tag == language.PROPN) {
		a.makeSpeech(&tokens[i], a.words.Lower(i))
	}
}

// makeSpeech makes a token a verb of saying in the present.
func (a *annotator) makeSpeech(t *language.Token, word string) {
	t.Tag, t.Morph = language.VERB, language.Finite|language.Present|language.Third|language.Singular
	t.Lemma = verbLemma(word, present)
}

// closer makes a verb of the noun at i.
func (a *annotator) closer(tokens []language.Token, i int) {
	w := a.words.Lower(i)
	if tokens[i].Tag != language.NOUN || !closeSpeech[w] {
		return
	}
	from := i
	for from > 0 && tokens[from-1].Tag != language.PUNCT && !tokens[from-1].Morph.Has(language.Finite) {
		from--
	}
	if from < 3 || a.words.Lower(from-1) != "," || from == i || tokens[from].Tag != language.DET && tokens[from].Tag != language.PROPN || !singular(tokens[i-1]) {
		return
	}
	for k := range tokens[:from-1] {
		if tokens[k].Morph.Has(language.Finite) {
			a.makeSpeech(&tokens[i], w)
			if n := &tokens[i-1]; n.Tag == language.ADJ {
				n.Tag, n.Morph = language.NOUN, language.Singular // "the chief fears"
			}
			return
		}
	}
}

// singular reports a token that can end a subject of which one speaks.
func singular(t language.Token) bool {
	return t.Tag == language.PROPN || (t.Tag == language.NOUN || t.Tag == language.ADJ) && !t.Morph.Has(language.Plural)
}

// closeSpeech are verbs of saying and thinking that are plurals of nouns, too.
var closeSpeech = set("reckons fears hopes writes claims reports notes estimates reasons counters cautions doubts quips jokes tweets comments remarks retorts")

// insertSpeech are such verbs that are looked for between a subject and its verb, too.
var insertSpeech = set("replies reckons claims retorts fears hopes notes")

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
