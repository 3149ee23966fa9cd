package de

import (
	"strings"

	"synopse/language/wordlist"
)

// Citation gives a noun as a headline or a list would have it, from how a text prints it:
// without the endings that only a case has, in the number it is printed in where that is
// plain ("Insolvenzverfahrens": Insolvenzverfahren, "Aufzügen": Aufzüge). A noun that the
// list of nouns does not know, nor ends with, stays as it is printed.
func Citation(printed string) string {
	known := func(s string, number wordlist.Kinds) bool { return nounKinds(s)&number != 0 }
	if plural, ok := strings.CutSuffix(printed, "n"); ok && known(plural, wordlist.Plural) && !known(plural, wordlist.Singular) {
		return plural
	}
	if known(printed, wordlist.Plural) {
		return printed
	}
	for _, ending := range [...]string{"es", "s"} {
		if stem, ok := strings.CutSuffix(printed, ending); ok && known(stem, wordlist.Singular) {
			return stem
		}
	}
	return printed
}

// nounKinds gives what is known of a noun, or of the noun that a compound ends with.
func nounKinds(s string) wordlist.Kinds {
	if k := nounList().Word(s); k != 0 {
		return k
	}
	return nounList().Compound(s)
}
