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

// cityAdjective reads "Moskauer" as Moskau.
func (s *scanner) cityAdjective(i int) (entry, int, bool) {
	stem := strings.TrimSuffix(s.t.raw(i), "er")
	for _, city := range [...]string{stem, stem + "en"} {
		for _, p := range s.k.names.first[city] {
			if p.rest == city && p.entry.kind == Country {
				return p.entry, i + 1, true
			}
		}
	}
	return entry{}, i, false
}

// inflected reports whether a word has the ending of a German adjective.
func inflected(w string) bool {
	if utf8.RuneCountInString(w) < 4 {
		return false
	}
	for _, e := range [...]string{"e", "en", "er", "em", "es"} {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}
