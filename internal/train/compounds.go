package train

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"synopse/language"
	"synopse/language/de"
)

// nounLeast is how often a noun must occur to be taken for a part of others.
const nounLeast = 3

// germanNouns gives the nouns that compounds are made of: lemma and count.
func germanNouns() ([]byte, error) {
	counts := map[string]int{}
	for _, file := range gramFiles["de"] {
		sentences, err := tokenSentences(file)
		if err != nil {
			return nil, err
		}
		doc := language.Document{Language: "de"}
		for _, tokens := range sentences {
			first := len(doc.Tokens)
			for _, t := range tokens {
				doc.Tokens = append(doc.Tokens, language.Token{Text: t})
			}
			doc.Sentences = append(doc.Sentences, language.Sentence{First: first, Last: len(doc.Tokens), Block: -1})
		}
		de.Annotate(&doc)
		for _, t := range doc.Tokens {
			if t.Tag == language.NOUN && plainNoun(t.Lemma) {
				counts[t.Lemma]++
			}
		}
	}
	nouns := make([]string, 0, len(counts))
	for w, n := range counts {
		if n >= nounLeast {
			nouns = append(nouns, w)
		}
	}
	slices.Sort(nouns)
	var b strings.Builder
	b.WriteString("# German nouns with their counts, for cutting compounds, learnt (docs/MODELS.md).\n")
	for _, w := range nouns {
		fmt.Fprintf(&b, "%s %d\n", w, counts[w])
	}
	return []byte(b.String()), nil
}

// plainNoun reports whether a lemma is one word of four letters and more, with
// a capital at its head only.
func plainNoun(lemma string) bool {
	letters := []rune(lemma)
	if len(letters) < 4 || !unicode.IsUpper(letters[0]) {
		return false
	}
	return !slices.ContainsFunc(letters[1:], func(r rune) bool { return !unicode.IsLower(r) })
}
