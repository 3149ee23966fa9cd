package sense

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synopse/language/de"
)

// leastPart is how many bytes each part of a compound has at least.
const leastPart = 3

// links are the letters between the parts of a compound, and what of the first
// part's lemma they take the place of.
var links = []string{"s", "es", "n", "en", "er", "e", "ns", "ens"}

// Compound gives the concepts of a German noun that the thesaurus does not have
// by its parts: those of its head, which are broader than it is, and those of
// what stands before it. "Atomabkommen": atom; agreement. Nil where a part is
// unknown. A word that has concepts of its own is cut all the same.
func Compound(lemma string) (front, head []ID) { return book().compound(lemma) }

func (t *thesaurus) compound(lemma string) (front, head []ID) {
	words := t.words["de"]
	// The longest head whose front is known, too, cuts best.
	for i, r := range lemma {
		if i < leastPart || len(lemma)-i < leastPart || r == '-' {
			continue
		}
		h := words.find(capital(lemma[i:]), Noun)
		if h == nil {
			continue
		}
		if f := t.front(strings.TrimSuffix(lemma[:i], "-")); f != nil {
			return f, h
		}
	}
	parts := de.CompoundParts(lemma)
	if len(parts) < 2 {
		return nil, nil
	}
	head = words.find(parts[len(parts)-1], Noun)
	return t.part(parts[0]), head
}

// front gives the concepts of a compound's beginning, with or without the
// letters that link it.
func (t *thesaurus) front(s string) []ID {
	if ids := t.part(s); ids != nil {
		return ids
	}
	for _, l := range links {
		if bare, ok := strings.CutSuffix(s, l); ok && len(bare) >= leastPart {
			if ids := t.part(bare); ids != nil {
				return ids
			}
		}
	}
	if len(s) >= leastPart {
		return t.words["de"].find(s+"e", Noun) // Schulbuch, Friedensgespräch
	}
	return nil
}

// part gives the concepts of a part: a noun, an adjective, or a verb's stem.
func (t *thesaurus) part(s string) []ID {
	words := t.words["de"]
	if ids := words.find(capital(s), Noun); ids != nil {
		return ids
	}
	small := strings.ToLower(s)
	if ids := words.find(small, Adjective); ids != nil {
		return ids
	}
	return words.find(small+"en", Verb)
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
