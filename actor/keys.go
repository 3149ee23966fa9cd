package actor

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Sounds gives the sounds that one word of a name can have, one a way of reading
// it; names with a sound in common are spellings of one name ("Lawrow",
// "Lavrov"). It is what SameSpelling compares, for those who keep an index.
func Sounds(word string) []string { return spellings(word) }

// Keys gives what an actor with these names is known by wherever it is met: a
// country by its code, an organisation by its name, a person by given and family
// name, in every way they can be spelled. Two lists with a key in common are of
// one actor, as far as names tell. Who is known by a family name or a role alone
// has no key. Keys are sorted, each stands once.
func Keys(kind Kind, country string, names []string) []string {
	var out []string
	switch kind {
	case Country:
		if country != "" {
			out = append(out, "country "+country)
		}
	case Organisation:
		for _, n := range names {
			if key := orgName(n); key != "" {
				out = append(out, "organisation "+key)
			}
		}
	case Person:
		for _, n := range names {
			out = append(out, personKeys(n)...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// personKeys gives the keys of one name: none if it has no given name in full.
func personKeys(name string) []string {
	words := strings.Fields(name)
	if len(words) < 2 {
		return nil
	}
	given, family := words[0], words[len(words)-1]
	if utf8.RuneCountInString(strings.TrimRight(given, ".")) < 2 || strings.HasSuffix(given, ".") {
		return nil
	}
	var out []string
	for _, f := range spellings(family) {
		for _, g := range spellings(given) {
			out = append(out, "person "+f+" "+g)
		}
	}
	return out
}
