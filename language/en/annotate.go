package en

import (
	"unicode"
	"unicode/utf8"

	"synopse/language"
)

// Annotate fills tag, lemma, morphology and entity of the tokens of a document
// whose sentences and tokens are given.
func Annotate(doc *language.Document) {
	for i := range doc.Tokens {
		t := &doc.Tokens[i]
		r, _ := utf8.DecodeRuneInString(t.Text)
		switch {
		case unicode.IsPunct(r):
			t.Tag = language.PUNCT
		case unicode.IsDigit(r):
			t.Tag = language.NUM
		case unicode.IsUpper(r):
			t.Tag = language.NOUN
		}
		t.Lemma = t.Text
	}
}
