package synopsis

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"synopse/actor"
)

//go:embed data/things.txt
var thingsFile string

var thingNouns = sync.OnceValue(func() map[string]*lexicon { return wordLists(thingsFile) })

// withoutThings leaves out actors that can't have said anything: they are only
// described, and by a noun of things: "a week", "the first leg of a tour".
func (m *maker) withoutThings(r int, actors []int) []int {
	return slices.DeleteFunc(actors, func(a int) bool {
		x := &m.actors[a]
		return !m.hasName[a] && x.Kind != actor.Person && x.Kind != actor.Country && isThing(headOf(x.Name, m.lang(r)), m.lang(r))
	})
}

// isThing reports whether a lower-case noun is of things.
func isThing(noun, lang string) bool {
	l := thingNouns()[lang]
	return l != nil && l.meaning(noun) >= 0
}

// headBreaks are words behind which a description goes on about something else.
var headBreaks = map[string]map[string]bool{
	"en": {"of": true, "in": true, "as": true, "among": true, "for": true, "to": true, "from": true, "with": true, "on": true, "at": true, "about": true, "despite": true, "by": true, "that": true, "covering": true},
	"de": {"der": true, "des": true, "von": true, "vom": true, "in": true, "im": true, "für": true, "zu": true, "zum": true, "zur": true, "mit": true, "auf": true, "am": true, "an": true, "bei": true, "nach": true, "aus": true, "unter": true},
}

// headOf gives the noun that a description is of, in lower case: "the first leg of
// a tour" → "leg", "die Zahl der Toten" → "zahl".
func headOf(name, lang string) string {
	head := ""
	for k, w := range strings.Fields(strings.ToLower(name)) {
		if headBreaks[lang][w] && k > 0 && head != "" {
			break
		}
		if k > 0 || w != "the" && w != "der" && w != "die" && w != "das" && w != "a" && w != "an" {
			head = strings.Trim(w, ".,’'\"")
		}
	}
	return head
}
