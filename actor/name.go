package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synopse/language"
	"synopse/language/wordlist"
)

// person is a person's name as read at some token.
type person struct {
	first, last   int // with titles
	start         int // without titles
	given, family string
	gender        language.Morph
	strong        bool // a known given name, an entity tag or a name read before
}

// person reads a name at token i. With evidence (a role or title before) words
// that no list knows are taken too.
func (s *scanner) person(i int, evidence bool) (person, bool) {
	t, k := s.t, s.k
	p := person{first: i}
	q := i
	for q < s.end {
		g, ok := k.titles[t.raw(q)]
		if !ok {
			break
		}
		if p.gender == 0 {
			p.gender = genderOf(g)
		}
		evidence = true
		q++
		if t.raw(q) == "." {
			q++
		}
	}
	p.start = q
	if q >= s.end || !t.upper(q) {
		return p, false
	}
	if s.goesOn(q) {
		return p, false // "Calls Kramer a Liar", "Who He Would Pick"
	}
	if s.t.lang == "en" && p.start == p.first && !s.isGiven(q) && s.isGiven(q+1) && s.titleCased() {
		return p, false // "Storm Ties Anna Kramer's Hands"
	}
	switch {
	case s.familyFirst(q, &p), s.doubleName(q, &p):
	case (s.givenNames(q, &p) || s.entityName(q, &p)) && !s.overread(q, &p):
	case s.knownFull(q, &p), s.knownFamily(q, &p):
	case evidence && s.unknownName(q, &p):
	default:
		return p, false
	}
	if p.gender == 0 {
		if g, ok := k.given[firstWord(p.given)]; ok {
			p.gender = genderOf(g.gender)
		} else if before, _, ok := strings.Cut(firstWord(p.given), "-"); ok {
			p.gender = genderOf(k.given[before].gender)
		} else if before, _, ok := cutCapital(firstWord(p.given)); ok {
			p.gender = genderOf(k.given[before].gender)
		}
	}
	return p, p.last > p.start
}

func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

func genderOf(g string) language.Morph {
	switch g {
	case "m":
		return masculine
	case "f":
		return feminine
	case "mf":
		return masculine | feminine
	}
	return 0
}

// isGiven reports whether the token is a known given name, alone or hyphened.
func (s *scanner) isGiven(i int) bool {
	w := s.t.raw(i)
	if _, ok := s.k.given[w]; ok {
		return true
	}
	a, b, ok := strings.Cut(w, "-")
	if !ok {
		a, b, ok = cutCapital(w) // "RoseAnn"
	}
	if !ok {
		return false
	}
	_, okA := s.k.given[a]
	_, okB := s.k.given[b]
	return okA && okB
}

// cutCapital cuts a word before a capital inside it.
func cutCapital(w string) (a, b string, ok bool) {
	for i, r := range w {
		if i > 1 && unicode.IsUpper(r) {
			return w[:i], w[i:], true
		}
	}
	return w, "", false
}

// initial reports whether the token is one like "J." and how many tokens it
// takes.
func (s *scanner) initial(i int) int {
	w := s.t.raw(i)
	r, n := utf8.DecodeRuneInString(w)
	if !unicode.IsUpper(r) {
		return 0
	}
	switch {
	case w[n:] == ".":
		return 1
	case w[n:] == "" && s.t.raw(i+1) == ".":
		return 2
	}
	return 0
}

// maxGiven is how many tokens of given names are read, initials' stops included.
const maxGiven = 6

// givenNames reads "Wladimir Putin", "John F. Kennedy", "Ursula von der Leyen".
func (s *scanner) givenNames(i int, p *person) bool {
	if !s.isGiven(i) {
		n := s.initial(i)
		unknown := n == 0 && s.t.tag(i) == language.PROPN && s.nameLike(i) && s.isGiven(i+1) && s.canBeFamily(i+2)
		if unknown {
			n = 1
		}
		if n == 0 || !s.isGiven(i+n) && !s.canBeFamily(i+n) {
			return false
		}
	}
	q := i
	if !s.isGiven(i) && s.initial(i) == 0 {
		q++
	}
	for q < s.end && q-i < maxGiven {
		if s.isGiven(q) {
			q++
			continue
		}
		if n := s.initial(q); n > 0 && q+n < s.end {
			q += n
			continue
		}
		break
	}
	f := s.particlesFrom(q)
	if s.t.entity(i) == language.BeginLocation && s.t.entity(f) == language.InLocation && !s.sounds(i, f) || s.k.regions[s.t.slice(i, min(f+1, s.end))] {
		return false // "San Diego"
	}
	if f < s.end && s.canBeFamily(f) {
		p.given = s.t.slice(i, q)
		last := s.moreFamily(f + 1)
		p.family, p.last, p.strong = s.familyName(q, last), last, true
		return true
	}
	// "Elton John": the last given name is the family name
	if q-i < 2 || s.initial(q-1) > 0 {
		return false
	}
	p.given, p.family, p.last, p.strong = s.t.slice(i, q-1), s.familyName(q-1, q), q, true
	return true
}

// sounds reports whether an English name that was tagged as a place is one of a
// person all the same: a given name before what is no town and ends no name of a
// place.
func (s *scanner) sounds(given, family int) bool {
	f := wordlist.Names().Name(trimGenitive(s.t.raw(family)))
	return s.t.lang == "en" && given+1 == family && !s.t.is(family, "place-end") && s.k.given[s.t.raw(given)].gender != "" &&
		f&(wordlist.TownNear|wordlist.TownLarge) == 0
}

// entityName reads a name by the tags of the language step.
func (s *scanner) entityName(i int, p *person) bool {
	if !s.beginsPerson(i) || s.k.notNames[s.t.raw(i)] {
		return false
	}
	if _, _, ok := s.k.names.find(s.t, i, s.end); ok {
		return false
	}
	if n, ok := s.k.nounDE(s.t.raw(i)); ok && s.t.lang == "de" && (n.modifier != "" || s.t.entity(i+1) != language.InPerson) {
		return false
	}
	last := i + 1
	for last < s.end && s.t.entity(last) == language.InPerson && !s.goesOn(last) && (s.t.upper(last) || !s.k.say[s.t.low(last)] && !s.slams(last)) {
		last++
	}
	if s.k.regions[s.t.slice(i, last)] || s.capsOnly(i, last) || s.severalOf(i, last) {
		return false
	}
	if s.t.lang == "de" && !s.isGiven(i) && !s.allProper(i, last) {
		return false
	}
	f := last - 1
	for f-1 > i && s.k.particles[s.t.raw(f-1)] {
		f--
	}
	if last == i+1 && !s.knows(s.t.raw(i)) && !s.spokenBeside(i) && !s.taggedAgain(i) {
		return false
	}
	if f > i {
		p.given = s.t.slice(i, f)
	} else if s.isGiven(i) && !s.knows(s.t.raw(i)) {
		return false // a given name alone
	}
	p.family, p.last, p.strong = s.familyName(f, last), last, true
	return p.family != ""
}

// severalOf reports whether an English name ends in a noun for several people ("House
// Republicans").
func (s *scanner) severalOf(first, last int) bool {
	if s.t.lang != "en" || last < first+2 {
		return false
	}
	e, _, ok := s.k.english.find(s.t, last-1, last)
	return ok && e.plural
}

// beginsPerson reports whether a name that was tagged as a person begins at a token,
// perhaps behind an age that was tagged with it: "81-year-old Parker Lorenz".
func (s *scanner) beginsPerson(i int) bool {
	e := s.t.entity(i)
	return e == language.BeginPerson || e == language.InPerson && i > s.first && strings.HasSuffix(s.t.low(i-1), "-year-old")
}

// atPlace is what a preposition of place before a word takes from its tags as a
// person: more than a report can give.
const atPlace = 1000

// taggedAgain reports whether a single word was tagged as a person more than
// once, and is no town: a word alone needs more than a tag.
func (s *scanner) taggedAgain(i int) bool {
	w := s.t.raw(i)
	if !s.second {
		s.tagged[w]++
		if s.t.is(i-1, "locative") {
			s.tagged[w] -= atPlace
		}
	}
	_, shouted := s.t.titleCase(i)
	return !shouted && s.tagged[w] >= 2 && !isTown(w) && !s.k.placesBefore[s.t.lang][s.t.low(i-1)]
}

// isTown reports whether a word is the name of a town that many know and of no
// family.
func isTown(w string) bool {
	k := wordlist.Names().Name(trimGenitive(w))
	return k&(wordlist.TownNear|wordlist.TownLarge) != 0 && k&(wordlist.FamilyNear|wordlist.FamilyFar|wordlist.GivenNear) == 0
}

// slams reports whether a small word that was tagged as part of an English name
// can be none, for it is no particle.
func (s *scanner) slams(i int) bool {
	return s.t.lang == "en" && s.t.letters(i) && !s.k.particles[s.t.raw(i)] && s.t.raw(i) != "of" && s.t.raw(i) != "the"
}

// unknownName takes capitalised words after a role or title for a name.
func (s *scanner) unknownName(i int, p *person) bool {
	if !s.nameLike(i) || s.t.lang == "en" && p.start == p.first && s.titleCased() {
		return false
	}
	last := i + 1
	f := s.particlesFrom(last)
	if f < s.end && s.nameLike(f) && (s.t.lang == "en" || f > last || s.t.tag(f) == language.PROPN || !s.t.tagged) {
		p.given = s.t.slice(i, last)
		p.family, p.last = s.familyName(last, f+1), f+1
		return true
	}
	p.family, p.last = s.familyName(i, last), last
	return true
}

// nameLike reports whether a token no list knows can be part of a name.
func (s *scanner) nameLike(i int) bool {
	w := s.t.raw(i)
	if i >= s.end || !s.t.upper(i) || s.k.notNames[w] || s.k.orgWords[w] || utf8.RuneCountInString(w) < 2 || s.t.caps(i) {
		return false
	}
	if _, _, ok := s.k.names.find(s.t, i, s.end); ok || s.k.regions[w] || s.k.regions[strings.TrimSuffix(w, "s")] {
		return false
	}
	switch s.t.entity(i) {
	case language.BeginLocation:
		return s.bareRole && s.t.tag(i) == language.PROPN && !strings.HasSuffix(w, "s") && !isTown(w) // "Regierungschef Wieden"
	case language.BeginOrganisation, language.InOrganisation, language.InLocation:
		return false
	}
	if s.t.lang == "de" {
		if _, ok := s.k.nounDE(w); ok {
			return false
		}
		return !s.t.tagged || s.t.tag(i) == language.PROPN || s.bareRole && s.t.tag(i) == language.NOUN && !abstract(s.t.low(i)) && !s.k.speech[s.t.low(i)]
	}
	if _, _, ok := s.k.english.find(s.t, i, s.end); ok {
		return false
	}
	switch s.t.tag(i) {
	case language.DET, language.ADP, language.PRON, language.CCONJ, language.SCONJ, language.AUX, language.VERB, language.ADV, language.NUM:
		return false
	}
	return true
}

// allProper reports whether a run of tokens that were tagged as one name holds
// proper nouns only, and no country.
func (s *scanner) allProper(first, last int) bool {
	for j := first; j < last; j++ {
		if s.t.tag(j) == language.NOUN || s.t.tag(j) == language.VERB {
			return false
		}
		if _, _, ok := s.k.names.find(s.t, j, s.end); ok {
			return false
		}
	}
	return true
}

// name reads a person's name that stands without a role before it, with the
// apposition after it: "Olaf Brandt, einem Imker".
func (s *scanner) name(i int) (Mention, bool) {
	if !s.t.upper(i) {
		return Mention{}, false
	}
	p, ok := s.person(i, s.besideSpeech(i))
	if !ok || p.given == "" && p.last == i+1 {
		if m, shares := s.sharesFamily(i); shares {
			return m, true
		}
	}
	if !ok {
		if m, several := s.bearers(i); several {
			return m, true
		}
		return s.firstName(i)
	}
	if p.given == "" && p.last == i+1 && s.calledBody(i) {
		return Mention{First: i, Last: p.last, Head: p.last - 1, Form: Name, Kind: Organisation, Name: trimGenitive(s.t.slice(i, p.last)), Definite: true}, true
	}
	m := s.personMention(p, np{})
	return s.apposition(m), true
}

func (s *scanner) personMention(p person, r np) Mention {
	m := Mention{First: p.first, Last: p.last, Head: p.last - 1, Form: Name, Kind: Person, Gender: p.gender, Definite: true,
		Given: p.given, Family: p.family}
	m.Name = trimGenitive(s.t.slice(p.start, p.last))
	if p.family != "" && strings.HasSuffix(m.Name, "s") && strings.HasSuffix(strings.TrimSuffix(m.Name, "s"), p.family) {
		m.Name = strings.TrimSuffix(m.Name, "s") // "Merkels"
	}
	return r.apply(m)
}
