package actor

import (
	"strings"
	"unicode/utf8"

	"synopse/language"
)

// particlesFrom skips "von der", "de", "bin" and the like, if a capital follows.
func (s *scanner) particlesFrom(q int) int {
	f := q
	for f < s.end && f-q < 3 && s.k.particles[s.t.raw(f)] {
		if f == q && (s.t.raw(f) == "der" || s.t.raw(f) == "den" || s.t.raw(f) == "das" || s.t.raw(f) == "zum" || s.t.raw(f) == "zur" || s.t.raw(f) == "as") {
			break // an article, not a particle
		}
		f++
	}
	if f > q && f < s.end && s.t.upper(f) {
		return f
	}
	return q
}

// canBeFamily reports whether the token can be a family name after a given one.
func (s *scanner) canBeFamily(i int) bool {
	if i >= s.end || !s.t.upper(i) || s.k.notNames[s.t.raw(i)] && !s.k.families[s.t.raw(i)] || s.k.orgWords[s.t.raw(i)] {
		return false
	}
	w := s.t.raw(i)
	if utf8.RuneCountInString(w) < 2 || s.goesOn(i) {
		return false
	}
	if s.t.lang == "de" {
		n, ok := s.k.nounDE(w)
		return !ok || n.modifier == ""
	}
	return true
}

// moreFamily extends a family name by further tokens that belong to it.
func (s *scanner) moreFamily(q int) int {
	if s.t.lang == "en" && s.titleCased() {
		return q // "Anna Kramer Blasts Rivals"
	}
	for n := 0; q < s.end && n < 2; n++ {
		if g := s.generation(q); g > 0 {
			return q + g
		}
		if s.t.is(q, "work-end") {
			break // "the Anna Kramer Show"
		}
		if s.t.entity(q) == language.InPerson && s.t.upper(q) {
			q++
			continue
		}
		if s.t.lang == "de" && (n > 0 || s.t.tag(q) != language.PROPN || !s.nameLike(q) || abstract(s.t.low(q))) {
			break
		}
		if !s.canBeFamily(q) || s.t.tag(q) != language.PROPN && s.t.tagged {
			break
		}
		if _, _, ok := s.k.english.find(s.t, q, s.end); ok && s.t.lang == "en" {
			break
		}
		if _, _, ok := s.k.names.find(s.t, q, s.end); ok {
			break
		}
		q++
	}
	return q + s.generation(q)
}

// abstract reports whether a German word ends like an abstract noun.
func abstract(w string) bool {
	for _, e := range [...]string{"ung", "ungen", "heit", "keit", "schaft", "tion", "tionen", "ismus", "tät", "nis", "en"} {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// familyName gives the family name without a genitive ending.
func (s *scanner) familyName(first, last int) string {
	name := trimGenitive(s.t.slice(first, last))
	if s.t.lang != "de" {
		return name
	}
	base, ok := strings.CutSuffix(name, "s")
	if !ok || len(base) < 3 {
		return name
	}
	if s.knows(base) {
		return base
	}
	// "die Niederlage Barack Kramers": between nouns a name is a genitive
	if len(base) > 3 && !strings.HasSuffix(base, "s") && s.t.tag(last) == language.NOUN && s.t.upper(last) {
		return base
	}
	return name
}

// knows reports whether the document has told a family name, as spelled.
func (s *scanner) knows(name string) bool {
	for _, key := range s.spell(name) {
		if f, ok := s.families[key]; ok && f.printed == name {
			return true
		}
	}
	return false
}

// familyFirst reads "Xi Jinping", "Kim Jong Un".
func (s *scanner) familyFirst(i int, p *person) bool {
	w := s.t.raw(i)
	if !s.k.familyFirst[w] || !s.t.upper(i+1) || i+1 >= s.end || s.k.notNames[s.t.raw(i+1)] {
		return false
	}
	next := s.t.raw(i + 1)
	if _, both := s.k.given[w]; both && !strings.Contains(next, "-") && !(s.t.upper(i+2) && utf8.RuneCountInString(next) <= 5 && utf8.RuneCountInString(s.t.raw(i+2)) <= 4) {
		return false
	}
	if _, ok := s.k.nounDE(next); ok && s.t.lang == "de" || s.isGiven(i+1) && s.k.given[w].gender != "" {
		return false
	}
	last := i + 2
	if last < s.end && s.t.upper(last) && utf8.RuneCountInString(s.t.raw(last)) <= 4 && !s.k.notNames[s.t.raw(last)] && s.t.raw(last) != "US" {
		if _, _, ok := s.k.names.find(s.t, last, s.end); !ok {
			last++
		}
	}
	p.family, p.given, p.last, p.strong = w, trimGenitive(s.t.slice(i+1, last)), last, true
	return true
}

// knownFull reads an English name of two words that the document has been found to give
// in full, though the first of them is known alone, too.
func (s *scanner) knownFull(i int, p *person) bool {
	if s.t.lang != "en" || i+1 >= s.end || !s.t.upper(i+1) || s.titleCased() {
		return false
	}
	family := trimGenitive(s.t.raw(i + 1))
	if name := s.t.raw(i) + " " + family; !s.fulls[name] || s.k.particles[s.t.raw(i)] || i > s.first && s.t.upper(i-1) && !s.titleEnds(i-1) {
		return false
	}
	p.given, p.family, p.last, p.strong = s.t.raw(i), family, i+2, true
	return true
}

// titleEnds reports whether a role or title ends with a token, so that a name can begin
// behind it.
func (s *scanner) titleEnds(i int) bool {
	_, title := s.k.titles[s.t.raw(i)]
	_, _, role := s.k.english.find(s.t, i, i+1)
	return title || role
}

// knownFamily reads a family name that the document has given in full.
func (s *scanner) knownFamily(i int, p *person) bool {
	if s.opensWithParticle(i, p) {
		return true
	}
	w := trimGenitive(s.t.raw(i))
	if s.k.notNames[w] && !(s.k.families[w] && s.t.tag(i-1) != language.ADP) || utf8.RuneCountInString(w) < 2 {
		return false
	}
	if _, ok := s.k.given[w]; ok && s.t.upper(i+1) && s.canBeFamily(i+1) && !(s.headlines && s.t.lang == "en" && s.titleCased()) {
		return false
	}
	if f := s.particlesFrom(i); f > i {
		if name := trimGenitive(s.t.slice(i, f+1)); s.isKnown(name, p) {
			p.family, p.last, p.strong = name, f+1, true
			return true
		}
	}
	if s.isKnown(w, p) {
		p.family, p.last, p.strong = w, i+1, true
		return true
	}
	if base, ok := strings.CutSuffix(w, "s"); ok && s.t.lang == "de" && s.isKnown(base, p) {
		p.family, p.last, p.strong = base, i+1, true
		return true
	}
	return false
}

// doubleName reads a family name of two words that the document has given in full:
// "Hafner Kolbe" of Anna Hafner Kolbe, and nobody called Hafner.
func (s *scanner) doubleName(i int, p *person) bool {
	if !s.doubles[s.t.raw(i)] || i+1 >= s.end || !s.t.upper(i+1) {
		return false
	}
	name := trimGenitive(s.t.slice(i, i+2))
	if !s.knows(name) || !s.isKnown(name, p) {
		return false
	}
	p.family, p.last, p.strong = name, i+2, true
	return true
}

// opensWithParticle reads a known family name with its particle at the beginning
// of a sentence, where that has a capital: "Zu Stettenfels sagte".
func (s *scanner) opensWithParticle(i int, p *person) bool {
	if i != s.first || s.k.particles[s.t.raw(i)] || !s.k.particles[s.t.low(i)] {
		return false
	}
	f := i + 1
	for f < s.end && f < i+3 && s.k.particles[s.t.raw(f)] {
		f++
	}
	if f >= s.end || !s.t.upper(f) {
		return false
	}
	name := s.t.low(i) + " " + trimGenitive(s.t.slice(i+1, f+1))
	if !s.knows(name) || !s.isKnown(name, p) {
		return false
	}
	p.family, p.last, p.strong = name, f+1, true
	return true
}

// spell gives the sounds of a name; a text asks for the same names often.
func (s *scanner) spell(name string) []string {
	sounds, ok := s.spelled[name]
	if !ok {
		sounds = spellings(name)
		s.spelled[name] = sounds
	}
	return sounds
}

// minSpelling is the shortest family name that other spellings are tried for.
const minSpelling = 4

func (s *scanner) isKnown(name string, p *person) bool {
	for _, key := range s.spell(name) {
		f, ok := s.families[key]
		if !ok || f.printed != name && utf8.RuneCountInString(name) < minSpelling {
			continue
		}
		if !f.several && p.gender == 0 {
			p.gender = f.gender
		}
		return true
	}
	return false
}

// sharesFamily reads the first of two English names with one family name: "Anna and Paul
// Kramer".
func (s *scanner) sharesFamily(i int) (Mention, bool) {
	w := s.t.raw(i)
	if !s.second || s.t.lang != "en" || s.t.low(i+1) != "and" || s.titleCased() || s.t.caps(i) || s.k.notNames[w] || i > s.first && (s.t.upper(i-1) || s.t.raw(i-1) == ",") {
		return Mention{}, false
	}
	var p person
	if !s.givenNames(i+2, &p) && !s.knownFull(i+2, &p) || p.family == "" || s.called[w] != "" && s.called[w] != p.family || s.familyOf(w) {
		return Mention{}, false
	}
	g, known := s.k.given[w]
	if !known && !s.fulls[w+" "+p.family] {
		return Mention{}, false
	}
	return Mention{First: i, Last: i + 1, Head: i, Form: Name, Kind: Person, Gender: genderOf(g.gender), Definite: true,
		Given: w, Family: p.family, Name: w}, true
}

// familyOf reports whether a word is the family name of somebody whom the document names
// in full.
func (s *scanner) familyOf(w string) bool {
	for full := range s.fulls {
		if strings.HasSuffix(full, " "+w) {
			return true
		}
	}
	return false
}

// bearers reads the plural of a family name that the document has given in full: "the
// Kramers".
func (s *scanner) bearers(i int) (Mention, bool) {
	base, ok := strings.CutSuffix(s.t.raw(i), "s")
	if !ok || !s.second || s.t.lang != "en" || s.t.low(i-1) != "the" && i > s.first || s.t.tag(i) != language.PROPN || s.t.possessive(i+1) && s.t.low(i-1) != "the" || !s.familyOf(base) || s.familyOf(s.t.raw(i)) {
		return Mention{}, false
	}
	return Mention{First: i, Last: i + 1, Head: i, Form: Role, Kind: Group, Plural: true, Definite: true, Family: base, Roles: []string{s.t.raw(i)}}, true
}

// firstName reads a given name that stands alone, of the only person of that
// given name that the report names in full: "I like Anna," said Lorenz.
func (s *scanner) firstName(i int) (Mention, bool) {
	w := trimGenitive(s.t.raw(i))
	family := s.called[w]
	if !s.second || family == "" || s.t.lang != "en" || s.t.caps(i) {
		return Mention{}, false
	}
	title := s.titleCased()
	if title && s.fulls[w+" "+trimGenitive(s.t.raw(i+1))] {
		return Mention{}, false
	}
	if tag := s.t.tag(i); tag != language.PROPN || !title && (s.t.upper(i+1) && s.t.letters(i+1) && i+1 < s.end || s.t.upper(i-1) && i-1 >= s.first && s.t.letters(i-1)) || s.k.notNames[w] {
		return Mention{}, false
	}
	g, ok := s.k.given[w]
	if !ok {
		return Mention{}, false
	}
	return Mention{First: i, Last: i + 1, Head: i, Form: Name, Kind: Person, Gender: genderOf(g.gender), Definite: true,
		Given: w, Family: family, Name: w}, true
}
