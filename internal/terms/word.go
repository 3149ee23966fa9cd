package terms

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synopse/language"
	"synopse/language/de"
	"synopse/language/en"
)

// Lemmas gives, for each word of a text that somebody searches for, the lemmas
// it can have in German and in English, as a sentence with it would have them.
// Words are what Split gives.
func Lemmas(words []string) [][]string {
	out := make([][]string, len(words))
	add := func(i int, lemma string) {
		if lemma = Clean(lemma); lemma != "" && !slices.Contains(out[i], lemma) {
			out[i] = append(out[i], lemma)
		}
	}
	line := strings.Join(words, " ")
	for _, read := range [...]func(string) language.Document{german1, english1} {
		doc := read(line)
		for i, w := range align(words, doc.Tokens) {
			add(i, w)
		}
	}
	for i, w := range words {
		for _, c := range carriers {
			if doc := c.read(c.before + c.spell(w)); len(doc.Tokens) == 2 {
				add(i, doc.Tokens[1].Lemma)
			}
		}
		add(i, w)
	}
	return out
}

// carriers are words before which a word alone is read as a noun or a verb, as it
// would be in a sentence.
var carriers = [...]struct {
	read   func(string) language.Document
	before string
	spell  func(string) string
}{
	{german1, "die ", title},
	{english1, "the ", same}, {english1, "they ", strings.ToLower},
}

func german1(text string) language.Document  { return de.Read(text, nil) }
func english1(text string) language.Document { return en.Read(text, nil) }
func same(w string) string                   { return w }

// align gives the lemmas of the words in a text that they make up; "" for words
// that were cut in another way.
func align(words []string, tokens []language.Token) []string {
	out := make([]string, len(words))
	at := 0 // code point at which the word begins
	k := 0
	for i, w := range words {
		n := utf8.RuneCountInString(w)
		for k < len(tokens) && tokens[k].Start < at {
			k++
		}
		if k < len(tokens) && tokens[k].Start == at && tokens[k].End == at+n {
			out[i] = tokens[k].Lemma
		}
		at += n + 1
	}
	return out
}

func title(w string) string {
	r, n := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(r)) + w[n:]
}

// Split cuts a text into the words that are searched for.
func Split(text string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == '/' || r == '"' }) {
		if Clean(w) != "" {
			out = append(out, strings.TrimFunc(w, func(r rune) bool {
				return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
			}))
		}
	}
	return out
}
