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
// name is the same: one report that takes a father for his son must not make them
// one everywhere.
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
// others with the same family name.
func peopleKeys(names []string) []string {
	var out, families []string
	for _, n := range names {
		given, family := keyNames(n)
		if given == "" || slices.ContainsFunc(names, func(longer string) bool { return endsIn(longer, n) }) {
			continue
		}
		sounds := familyKeys(family)
		if families != nil && !meet(families, sounds) {
			continue
		}
		if families == nil {
			families = sounds
		}
		for _, f := range sounds {
			for _, g := range spellings(given) {
				out = append(out, "person "+f+" "+g)
			}
		}
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

// generations are what sets one of several bearers of a name apart, behind the
// family name: "Paul Kramer Jr." is not his father, and "Jr." nobody's family name.
var generations = map[string]string{"jr": "jr", "sr": "sr", "ii": "ii", "iii": "iii", "iv": "iv", "junior": "jr", "senior": "sr"}

// keyNames gives the given and the family name that a name is known by, the family
// name with its generation; none if there is no given name in full.
func keyNames(name string) (given, family string) {
	words := strings.Fields(name)
	generation := ""
	if len(words) > 1 {
		generation = generations[strings.ToLower(strings.TrimSuffix(words[len(words)-1], "."))]
	}
	switch {
	case len(words) == 2 && strings.HasPrefix(generation, "i"):
		generation = "" // "Albert II." has no other name
	case generation != "":
		words = words[:len(words)-1]
	}
	if len(words) < 2 {
		return "", ""
	}
	given, family = words[0], strings.TrimRight(words[len(words)-1], ",")
	if utf8.RuneCountInString(strings.TrimRight(given, ".")) < 2 || strings.HasSuffix(given, ".") {
		return "", ""
	}
	return given, strings.TrimSpace(family + " " + generation)
}

// familyKeys gives the sounds of a family name, each with its generation.
func familyKeys(family string) []string {
	name, generation, _ := strings.Cut(family, " ")
	out := spellings(name)
	if generation != "" {
		out = slices.Clone(out)
		for i := range out {
			out[i] += "-" + generation
		}
	}
	return out
}
