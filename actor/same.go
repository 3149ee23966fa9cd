package actor

import (
	"slices"
	"strings"
	"unicode/utf8"

	"synopse/language/wordlist"
)

// isInitial reports whether given names are initials only ("J.", "J. F.").
func isInitial(given string) bool {
	for _, g := range strings.Fields(given) {
		if utf8.RuneCountInString(strings.TrimSuffix(g, ".")) > 1 {
			return false
		}
	}
	return true
}

// minNear is how long, in letters, a sound must be for one letter not to matter.
const minNear = 6

// samePerson reports whether two full names can be one person's: both the given and the
// family names agree, each in its place. One name alone, however rare, joins nobody.
func samePerson(a, b *fullName) bool {
	if a.gender != 0 && b.gender != 0 && a.gender&b.gender == 0 || isCut(a) || isCut(b) || !sameGeneration(a, b) {
		return false
	}
	if doubled(a, b) || doubled(b, a) {
		return true
	}
	if !agreeGiven(a.given, b.given) {
		return false
	}
	if meet(a.families, b.families) {
		return agreeDouble(a.core, b.core)
	}
	if a.core == b.core+"s" || b.core == a.core+"s" {
		return true // German prints "Kramers" for the genitive of Kramer
	}
	return !isInitial(a.given) && !isInitial(b.given) && !inOneReport(a, b) && nearFamily(a, b) // one report spells one name one way
}

// sameGeneration reports whether two names can be one person's as far as their
// generations go: "Robert S. Kramer III" is Robert Kramer as long as no report names the
// two, and "Robert Kramer III" is not, for he is always called so.
func sameGeneration(a, b *fullName) bool {
	switch {
	case a.generation == b.generation:
		return true
	case a.generation == "":
		return !b.apart && inFuller(b.given, a.given)
	case b.generation == "":
		return !a.apart && inFuller(a.given, b.given)
	}
	return false
}

// inFuller reports whether given names are more than others, or one in full that is
// short in them: then it is the name in full that is printed with the generation.
func inFuller(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) != len(y) || len(x) == 0 {
		return len(x) > len(y)
	}
	return len(x[0]) > len(y[0]) && canonGiven(x[0]) == canonGiven(y[0])
}

// nearFamily reports whether two family names can be spellings of one: one letter apart
// where both are long, or in vowels only where the given name is rare.
func nearFamily(a, b *fullName) bool {
	if isFamily(a.core) && isFamily(b.core) {
		return false // "Keller" and "Koller" are two names
	}
	rare := mononym(a.given) && SameSpelling(a.given, b.given)
	for _, x := range a.families {
		for _, y := range b.families {
			if len(x) >= minNear && near(x, y) || rare && len(x) > 3 && frame(x) == frame(y) {
				return true
			}
		}
	}
	return false
}

func isFamily(w string) bool {
	return wordlist.Names().Name(w)&(wordlist.FamilyNear|wordlist.FamilyFar) != 0
}

// agreeDouble reports whether two family names that share a word can be one: "Lorenz
// Kramer" is Kramer or Lorenz, but not "Brandt Kramer".
func agreeDouble(a, b string) bool {
	x, y := familyWords(a), familyWords(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 2 || SameSpelling(a, b) {
		return true
	}
	for _, w := range x {
		if !slices.ContainsFunc(y, func(o string) bool { return SameSpelling(w, o) }) {
			return false
		}
	}
	return true
}

// familyWords gives the words of a family name without particles.
func familyWords(family string) []string {
	k := know()
	return slices.DeleteFunc(strings.FieldsFunc(family, func(r rune) bool { return r == ' ' || r == '-' }), func(w string) bool { return k.particles[w] })
}

// doubled reports whether what was read as a given and a family name is the
// family name of two words of another: "Brandt Meyer" of "Anna Brandt Meyer".
func doubled(a, b *fullName) bool {
	_, listed := know().given[b.given]
	return !listed && a.core == b.given+" "+b.core
}

// agreeGiven reports whether given names can be one person's: the same, other
// spellings, an initial, a short form, or fewer of them.
func agreeGiven(a, b string) bool {
	x, y := strings.Fields(strings.ReplaceAll(a, "-", " ")), strings.Fields(strings.ReplaceAll(b, "-", " "))
	for i := 0; i < len(x) && i < len(y); i++ {
		if !agreeOne(x[i], y[i]) {
			return false
		}
	}
	return len(x) > 0 && len(y) > 0
}

func agreeOne(a, b string) bool {
	if a == b {
		return true
	}
	ia, ib := strings.TrimSuffix(a, "."), strings.TrimSuffix(b, ".")
	if utf8.RuneCountInString(ia) == 1 || utf8.RuneCountInString(ib) == 1 {
		ra, _ := utf8.DecodeRuneInString(ia)
		rb, _ := utf8.DecodeRuneInString(ib)
		return ra == rb
	}
	if canonGiven(a) == canonGiven(b) {
		return true
	}
	x, y := spellings(a), spellings(b)
	if meet(x, y) {
		return true
	}
	if len(x) == 0 || len(y) == 0 || max(len(x[0]), len(y[0])) < 5 || !near(x[0], y[0]) || OtherGiven(a, b) {
		return false
	}
	if isGivenName(a) && isGivenName(b) && frame(x[0]) != frame(y[0]) {
		return false // "Marla" and "Maria"
	}
	return genderFits(genderOf(know().given[a].gender), genderOf(know().given[b].gender))
}

// isGivenName reports whether a list knows a given name.
func isGivenName(w string) bool {
	_, ok := know().given[w]
	return ok || wordlist.Names().Name(w)&(wordlist.GivenNear|wordlist.GivenFar) != 0
}

func canonGiven(g string) string {
	if n, ok := know().given[g]; ok && n.canon != "" {
		return n.canon
	}
	return g
}
