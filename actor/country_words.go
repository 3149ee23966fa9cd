package actor

import (
	"strings"
	"sync"
)

// CountryWord is a single word that stands for a country in one language: its
// name, its adjective, its people.
type CountryWord struct {
	Language, Word string
	Country        string // ISO 3166-1 alpha-2
}

// CountryWords gives the single words for countries, as data/countries.txt lists
// them, in its order. German adjectives and peoples are stems and nominatives.
// Names that are a country's only in some reports are left out, and capitals.
func CountryWords() []CountryWord { return countryWords() }

var countryWords = sync.OnceValue(func() []CountryWord {
	var out []CountryWord
	for _, cols := range rows("countries.txt") {
		for i, language := range []string{1: "de", 2: "en", 3: "de", 4: "en", 5: "de", 6: "en"} {
			if i == 0 || i >= len(cols) {
				continue
			}
			for _, w := range strings.Split(cols[i], ",") {
				w = strings.TrimSpace(w)
				if w != "" && w[0] != '?' && !strings.Contains(w, " ") {
					out = append(out, CountryWord{language, w, cols[0]})
				}
			}
		}
	}
	return out
})
