package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// CountryOfAdjective gives the country (ISO 3166-1 alpha-2) that an adjective
// belongs to, as data/countries.txt lists it: "isländische", "Icelandic" → IS.
// German adjectives may be inflected, English ones are written with a capital.
// Words that are no such adjective, and adjectives of several words, give "".
func CountryOfAdjective(word, language string) string {
	k := know()
	switch language {
	case "de":
		low := strings.ToLower(word)
		for _, e := range [...]string{"en", "er", "em", "es", "e", ""} {
			if stem, cut := strings.CutSuffix(low, e); cut {
				if code := k.adjectives[stem]; code != "" {
					return code
				}
			}
		}
	case "en":
		if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) {
			return ""
		}
		for _, p := range k.adjPhrases.first[word] {
			if p.rest == word {
				return p.entry.country
			}
		}
	}
	return ""
}
