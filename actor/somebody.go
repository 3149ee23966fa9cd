package actor

import (
	"strings"

	"synopse/language"
)

// maxUnknown is how many words a phrase has whose head no list knows.
const maxUnknown = 6

// somebody reads an English phrase whose noun no list knows, where it stands as
// the subject of a verb by which only people take a stand: "many shopkeepers
// fear", "the ferry crews say". Nouns that look like people ("skywriters",
// "unionists") need less.
func (s *scanner) somebody(i int) (Mention, bool) {
	if !s.opensPhrase(i) {
		return Mention{}, false
	}
	head := s.headOfRun(i)
	if head > i && s.t.upper(head) && !s.titleCased() {
		return Mention{}, false // "the Congressional Budget Office" is no office
	}
	if head < 0 || s.t.is(head, "time") || s.k.regions[s.t.raw(head)] || !s.subjectPlace(i) {
		return Mention{}, false
	}
	w := s.t.low(head)
	people := likePeople(w)
	if !people && !s.onlyPeople(head+1) || people && !s.answers(head+1) {
		return Mention{}, false
	}
	d := s.k.determiners["en"][s.t.low(i)]
	m := Mention{First: i, Last: head + 1, Head: head, Form: Role, Kind: Group, Plural: plural(w), Definite: d.kind == "definite",
		Roles: []string{w}}
	m.Anonymous = !m.Definite
	return m, true
}

// opensPhrase reports whether a noun phrase can begin at a token.
func (s *scanner) opensPhrase(i int) bool {
	if s.t.upper(i) && i > s.first && !s.titleCased() {
		return false
	}
	if _, ok := s.k.determiners["en"][s.t.low(i)]; !ok && !s.t.any(i, language.NOUN, language.ADJ) {
		return false
	}
	return i == s.first || !s.t.any(i-1, language.DET, language.ADJ, language.NUM) || s.t.tag(i) == language.DET
}

// headOfRun gives the last noun of a run of determiners, adjectives and nouns;
// -1 if it has none or goes on as a name.
func (s *scanner) headOfRun(i int) int {
	head := -1
	for q := i; q < s.end && q < i+maxUnknown; q++ {
		switch s.t.tag(q) {
		case language.NOUN:
			head = q
			continue
		case language.DET, language.ADJ, language.NUM:
			if head < 0 {
				continue
			}
		}
		if _, ok := s.k.determiners["en"][s.t.low(q)]; ok && q == i {
			continue
		}
		if head < 0 && s.t.doc.Tokens[q].Morph.Any(language.PastParticiple|language.PresentParticiple) {
			continue // "the rising generation"
		}
		if s.t.tag(q) == language.PROPN || s.t.possessive(q) {
			return -1
		}
		break
	}
	return head
}

// subjectPlace reports whether a phrase that begins at a token can be a subject:
// no preposition before it, and of verbs only one of saying.
func (s *scanner) subjectPlace(i int) bool {
	if i == s.first {
		return true
	}
	if s.preposition(i - 1) {
		return false
	}
	return !s.t.any(i-1, language.VERB, language.AUX) || s.k.say[s.t.low(i-1)]
}

// onlyPeople reports whether a verb follows that has people only as its subject:
// one of saying or thinking, no other stand.
func (s *scanner) onlyPeople(i int) bool {
	for n := 0; n < maxToVerb && i < s.end; n++ {
		if s.t.upper(i) && !s.titleCased() {
			return false
		}
		if s.k.say[s.t.low(i)] {
			return s.t.tag(i) == language.VERB
		}
		if !s.t.is(i, "auxiliary") && s.t.tag(i) != language.ADV {
			return false
		}
		i++
	}
	return false
}

// plural reports whether an English noun looks plural.
func plural(w string) bool {
	return strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "men")
}

// peopleEnds are endings of English nouns for several people.
var peopleEnds = [...]string{"ists", "ers", "ors", "ees", "ians", "ites", "crats", "mates", "folk", "men", "women", "goers", "ants", "eers", "aries"}

// notPeople are nouns with such an ending for things.
var notPeople = map[string]bool{}

// likePeople reports whether an English noun has an ending of words for people.
func likePeople(w string) bool {
	if len(w) < 7 || notPeople[w] {
		return false
	}
	for _, e := range peopleEnds {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}
