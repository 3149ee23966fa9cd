package actor

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// Sounds gives the sounds that one word of a name can have, one a way of reading
// it; names with a sound in common are spellings of one name ("Lawrow",
// "Lavrov"). It is what SameSpelling compares, for those who keep an index.
func Sounds(word string) []string { return spellings(word) }

// Keys gives what an actor with these names is known by wherever it is met: a
// country by its code, an organisation by its entry in the list or else by its
// name, a person by given and family name, in every way they can be spelled. Two
// lists with a key in common are of one actor, as far as names tell. Who is known
// by a family name or a role alone has no key. Keys are sorted, each stands once.
//
// All keys are of one actor, since who keeps them takes two that have one in
// common for the same for ever. So the first name that has a key says who it is.
// Others of an organisation add none, and others of a person only where the family
// name is the same and the generations don't tell them apart: one report that takes a father
// for his son must not make them one everywhere.
func Keys(kind Kind, country string, names []string) []string {
	switch kind {
	case Country:
		if country != "" {
			return []string{"country " + country}
		}
	case Organisation:
		return organisationKeys(names)
	case Person:
		return peopleKeys(names)
	}
	return nil
}

// organisationKeys gives the key of the first name that is in the list, else of the
// first one.
func organisationKeys(names []string) []string {
	for _, n := range names {
		if key := listedBody(n); key != "" {
			return []string{"organisation " + key}
		}
	}
	for _, n := range names {
		if key := orgName(n); key != "" {
			return []string{"organisation " + key}
		}
	}
	return nil
}

// listedBody gives the key of the organisation that the list names so, also in other
// capitals or endings where the name has several words ("UNITED NATIONS"); one word
// then may be somebody else's ("PD" is not "PDS").
func listedBody(name string) string {
	if key := know().bodies[name]; key != "" || !strings.Contains(name, " ") {
		return key
	}
	return looseBodies()[orgName(name)]
}

// looseBodies are the names of several words of organisations in the list, as orgName
// has them, to their keys; "" for what several are called.
var looseBodies = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for name, key := range know().bodies {
		if !strings.Contains(name, " ") {
			continue
		}
		n := orgName(name)
		if old, ok := out[n]; ok && old != key {
			key = ""
		}
		out[n] = key
	}
	return out
})

// peopleKeys gives the keys of the first name with a given name in full and of the
// others with the same family name; with another generation only where it is the name
// in full that has one, "Joseph R. Kramer Jr." and "Joe Kramer".
func peopleKeys(names []string) []string {
	var out []string
	var first *keyName
	for _, n := range names {
		k, ok := keyNameOf(n)
		if !ok || slices.ContainsFunc(names, func(longer string) bool { return endsIn(longer, n) }) {
			continue
		}
		if first != nil && !(meet(spellings(first.family), spellings(k.family)) && first.mayBe(&k)) {
			continue
		}
		if first == nil {
			first = &k
		}
		out = append(out, k.keys()...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// endsIn reports whether a name is another one without the words it begins with: what
// looks like a given and a family name is "Brandt Meyer" of "Anna Brandt Meyer" then.
func endsIn(longer, name string) bool {
	i := len(longer) - len(name) - 1
	return i > 0 && longer[i] == ' ' && strings.EqualFold(longer[i+1:], name)
}

// keyName is what a person is known by: the given and the family name, with the
// generation.
type keyName struct {
	given              string // all of them
	family, generation string
}

// keyNameOf reads a name that a person is known by; it has a given name in full.
func keyNameOf(name string) (keyName, bool) {
	core, generation := splitGeneration(name)
	words := strings.Fields(core)
	if len(words) == 1 && isRoman(generation) {
		words, generation = strings.Fields(name), "" // "Albert II." has no other name
	}
	if len(words) < 2 {
		return keyName{}, false
	}
	last := len(words) - 1
	k := keyName{strings.Join(words[:last], " "), strings.TrimRight(words[last], ","), generation}
	g := words[0]
	return k, utf8.RuneCountInString(strings.TrimRight(g, ".")) > 1 && !strings.HasSuffix(g, ".")
}

// mayBe reports whether two names that a report gives to one person may be, as far as
// their generations go.
func (k *keyName) mayBe(o *keyName) bool {
	switch {
	case k.generation == o.generation:
		return true
	case k.generation == "":
		return inFuller(o.given, k.given)
	}
	return o.generation == "" && inFuller(k.given, o.given)
}

// keys gives the keys, one a way of reading both names.
func (k *keyName) keys() []string {
	var out []string
	for _, f := range spellings(k.family) {
		if k.generation != "" {
			f += "-" + k.generation
		}
		for _, g := range spellings(firstWord(k.given)) {
			out = append(out, "person "+f+" "+g)
		}
	}
	return out
}
