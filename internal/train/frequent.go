package train

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"synopse/internal/corpus"
)

// frequentCount is how many words of each language tell it from others.
const frequentCount = 1500

// frequentWords gives the frequent words of German and English, for language
// identification: one line a language, its code first. Words frequent in both
// are left out.
func frequentWords() ([]byte, error) {
	var counts [2]map[string]int
	for i, file := range []string{"entities/de_germeval_a.tsv.gz", "entities/en_uner_ewt_train.tsv.gz"} {
		sentences, err := namelessSentences(file)
		if err != nil {
			return nil, err
		}
		counts[i] = countWords(sentences)
	}
	return frequentList(counts[0], counts[1]), nil
}

func frequentList(german, english map[string]int) []byte {
	var b strings.Builder
	b.WriteString("# Frequent words of German and English, counted in corpora (docs/MODELS.md).\n")
	for _, l := range []struct {
		code       string
		own, other map[string]int
	}{{"de", german, english}, {"en", english, german}} {
		fmt.Fprintf(&b, "%s %s\n", l.code, strings.Join(telling(l.own, l.other), " "))
	}
	return []byte(b.String())
}

// namelessSentences gives the sentences of a corpus with names, without those.
func namelessSentences(file string) ([]string, error) {
	data, err := corpus.Read(shared(file))
	if err != nil {
		return nil, err
	}
	sentences, err := corpus.BIO(file, data)
	if err != nil {
		return nil, err
	}
	out := make([]string, len(sentences))
	for i, s := range sentences {
		words := make([]string, 0, len(s.Tokens))
		for k, t := range s.Tokens {
			if s.Tags[k] == "O" {
				words = append(words, t)
			}
		}
		out[i] = strings.Join(words, " ")
	}
	return out, nil
}

// countWords counts the words of three letters and more, in lower case.
func countWords(sentences []string) map[string]int {
	counts := map[string]int{}
	for _, s := range sentences {
		for t := range strings.FieldsSeq(s) {
			if len(t) > 2 && strings.IndexFunc(t, func(r rune) bool { return !unicode.IsLetter(r) }) < 0 {
				counts[strings.ToLower(t)]++
			}
		}
	}
	return counts
}

// telling gives the most frequent words that are rare in the other language,
// sorted by alphabet.
func telling(own, other map[string]int) []string {
	words := make([]string, 0, len(own))
	for w, n := range own {
		if n >= 3 && 10*other[w] < n {
			words = append(words, w)
		}
	}
	slices.SortFunc(words, func(a, b string) int {
		if own[a] != own[b] {
			return own[b] - own[a]
		}
		return strings.Compare(a, b)
	})
	words = words[:min(len(words), frequentCount)]
	slices.Sort(words)
	return words
}
