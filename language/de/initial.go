package de

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"synopse/language"
	"synopse/language/lexicon"
)

//go:embed data/nounendings.txt
var nounEndingList string

// nounEndings are endings that only nouns have.
var nounEndings = sync.OnceValue(func() []string {
	var out []string
	for line := range strings.Lines(nounEndingList) {
		line, _, _ = strings.Cut(line, "#")
		out = append(out, strings.Fields(line)...)
	}
	return out
})

func capitalised(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

// plainly puts right what the words themselves rule out: verbs that are
// determiners ("beide"), verbs that no paradigm has at the beginning of a
// sentence ("Hubert"), nouns taken for adverbs there ("Kritiker"), and
// uninflected participles taken for nouns ("Passend zu …").
func (a *annotator) plainly(tokens []language.Token) {
	for i := range tokens {
		t := &tokens[i]
		w := a.words.Lower(i)
		if both[w] && (t.Tag == language.VERB || t.Tag == language.AUX) {
			t.Tag, a.forms[i] = language.PRON, 0
			if i+1 < len(tokens) && (tokens[i+1].Tag == language.NOUN || tokens[i+1].Tag == language.ADJ) {
				t.Tag = language.DET
			}
		}
		if capitalised(t.Text) {
			a.capital(tokens, i, w)
		}
	}
}

// both are the forms of "beide", which no verb has.
var both = set("beide beiden beider beides beidem")

// capital puts right the tag of a word printed with a capital.
func (a *annotator) capital(tokens []language.Token, i int, lower string) {
	t := &tokens[i]
	switch t.Tag {
	case language.VERB:
		if cells, _ := cellsOf(lower); cells != 0 || a.words.Class(i)&closedTags != 0 {
			return
		}
		if !names().Exact(t.Text) && !verbFollows(tokens, i) {
			return
		}
		t.Tag, a.forms[i] = language.PROPN, 0
		if !names().Exact(t.Text) && nounLike(lower) {
			t.Tag = language.NOUN
		}
	case language.ADV, language.ADJ:
		if nounLike(lower) && a.words.Class(i)&closedTags == 0 {
			t.Tag, a.forms[i] = language.NOUN, 0
		}
	case language.NOUN:
		if cells, _ := cellsOf(lower); i == 0 && cells == lexicon.PresentParticiple && i+1 < len(tokens) && tokens[i+1].Tag == language.ADP {
			t.Tag, a.forms[i] = language.ADJ, 0
		}
	}
}

// verbFollows reports whether a verb or a conjunction comes right behind token
// i, as behind a subject.
func verbFollows(tokens []language.Token, i int) bool {
	if i+1 >= len(tokens) {
		return false
	}
	switch tokens[i+1].Tag {
	case language.VERB, language.AUX, language.CCONJ, language.PROPN:
		return true
	}
	return false
}

// nounLike reports whether a word ends as only nouns do.
func nounLike(lower string) bool {
	for _, e := range nounEndings() {
		if len(lower) > len(e)+1 && strings.HasSuffix(lower, e) {
			return true
		}
	}
	return false
}
