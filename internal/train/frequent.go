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
	german, err := wordCounts("entities/de_germeval_a.tsv.gz")
	if err != nil {
		return nil, err
	}
	english, err := wordCounts("entities/en_uner_ewt_train.tsv.gz")
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	b.WriteString("# Frequent words of German and English, counted in corpora (docs/MODELS.md).\n")
	for _, l := range []struct {
		code       string
		own, other map[string]int
	}{{"de", german, english}, {"en", english, german}} {
		fmt.Fprintf(&b, "%s %s\n", l.code, strings.Join(telling(l.own, l.other), " "))
	}
	return []byte(b.String()), nil
}

// wordCounts counts the words of three letters and more, in lower case.
func wordCounts(file string) (map[string]int, error) {
	data, err := corpus.Read(shared(file))
	if err != nil {
		return nil, err
	}
	sentences, err := corpus.BIO(file, data)
	if err != nil {
		return nil, err
	}
	counts := map[string]int{}
	for _, s := range sentences {
		for i, t := range s.Tokens {
			if s.Tags[i] == "O" && len(t) > 2 && strings.IndexFunc(t, func(r rune) bool { return !unicode.IsLetter(r) }) < 0 {
				counts[strings.ToLower(t)]++
			}
		}
	}
	return counts, nil
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
