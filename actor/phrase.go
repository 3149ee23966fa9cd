package actor

import (
	"slices"
	"strings"

	"synopse/language"
)

// np is a noun phrase whose head is a role, a group or a body, as far as it has
// been read.
type np struct {
	first, last, head int
	noun              noun
	det               determiner
	hasDet            bool
	plural            bool
	two               bool
	mark              int // English: the capitalised adjective that tells it from others; -1 if none
	country           string
	org               string
	region            string // state of the US
	adjective         string // printed before the role ("russischer", "Russian")
	roles             []string
}

// apply fills what the phrase tells into a person's mention.
func (r np) apply(m Mention) Mention {
	if len(r.roles) == 0 {
		return m
	}
	m.Roles = r.roles
	if r.noun.office {
		m.Office = r.noun.key
	}
	m.Country, m.Region = r.country, r.region
	if m.Gender == 0 || m.Gender.Has(masculine|feminine) {
		if g := r.noun.gender; g != 0 && (r.noun.office || r.noun.onlyNamed) {
			m.Gender = g
		}
	}
	return m
}

// nounPhrase reads a phrase with a role at token i in the document's language.
func (s *scanner) nounPhrase(i int) (np, bool) {
	if s.t.lang == "en" {
		return s.phraseEN(i)
	}
	return s.phraseDE(i)
}

// phrase reads a noun phrase at token i, with the name that may follow.
func (s *scanner) phrase(i int) (Mention, bool) {
	r, ok := s.nounPhrase(i)
	if !ok {
		return Mention{}, false
	}
	if r.noun.kind == Person && !r.plural {
		if m, ok := s.named(r); ok {
			return m, true
		}
	}
	if !r.hasDet && r.noun.kind == Person && !r.plural && s.t.lang == "de" {
		after, ok := s.verbNumber(r.last)
		before, also := s.verbNumber(r.first - 1)
		r.plural = ok && after || !ok && also && before
	}
	if m, ok := s.paperAsRole(r); ok {
		return m, true
	}
	if r.noun.onlyNamed || !s.stands(r) || s.ours(r) {
		return Mention{}, false
	}
	if s.t.lang == "en" && r.noun.kind != Person && r.noun.kind != Document && s.t.upper(r.head) && r.head > s.first && !s.titleCased() {
		return s.properBody(r)
	}
	return s.roleMention(r), true
}

// named reads the name after a role: "US-Außenminister Paul Kramer", "der
// Vorsitzende des Verbandes, Anna Kramer,".
func (s *scanner) named(r np) (Mention, bool) {
	if slices.Contains(s.k.isa[r.noun.key], "relative") && s.t.lang == "en" && s.t.upper(r.head) {
		return Mention{}, false // "Mother Emanuel Church"
	}
	s.bareRole = s.t.lang == "de" && !r.hasDet && r.head == r.first
	p, ok := s.person(r.last, !s.k.partisan(r.noun))
	s.bareRole = false
	if ok && s.t.lang == "en" && r.last > r.head+1 && !p.strong && p.start == p.first {
		return Mention{}, false // "the chairman of America Rising"
	}
	if ok && !r.plural && !s.startsRole(r.last) && !s.ofPerson(p) && !s.partOfName(p) {
		m := s.personMention(p, r)
		m.First = r.first
		return s.apposition(m), true
	}
	comma := r.last
	if s.t.raw(comma) == "(" {
		for comma < s.end && comma < r.last+maxAside && s.t.raw(comma) != ")" {
			comma++
		}
		comma++
	}
	if s.t.raw(comma) != "," || !r.hasDet && s.t.lang == "de" || r.plural {
		return Mention{}, false
	}
	p, ok = s.person(comma+1, s.t.tag(comma+1) == language.PROPN && s.t.tag(comma+2) == language.PROPN)
	if !ok || p.given == "" || !s.closes(p.last) || s.t.lang == "en" && s.t.verb(p.last) && r.first > s.first {
		return Mention{}, false // "In the race for the mayor, Anna Kramer won": a clause of its own
	}
	m := s.personMention(p, r)
	m.First = r.first
	return m, true
}

// partOfName reports whether an unknown English name goes on after a possessive:
// "the separatist Northshire People's Republic".
func (s *scanner) partOfName(p person) bool {
	return s.t.lang == "en" && !p.strong && s.t.possessive(p.last) && s.t.upper(p.last+1)
}

// partisan reports whether an English role is as often an adjective ("Republican
// National Convention"), so that only a sure name may follow.
func (k *knowledge) partisan(n noun) bool {
	return n.capital || slices.Contains(k.isa[n.key], "partisan")
}

// ofPerson reports whether a bare family name after a role is a genitive, so
// that it tells whose: "Stellvertreter Kramers".
func (s *scanner) ofPerson(p person) bool {
	return s.t.lang == "de" && p.given == "" && p.start == p.first && s.t.raw(p.last-1) == p.family+"s"
}

// startsRole reports whether another role begins at the token, so that what
// looks like a name is none.
func (s *scanner) startsRole(i int) bool {
	if s.t.lang != "en" {
		return false
	}
	_, last, ok := s.k.english.find(s.t, i, s.end)
	return ok && !s.isGiven(i) && last > i
}

// closes reports whether an apposition can end before token i.
func (s *scanner) closes(i int) bool {
	if i >= s.end {
		return true
	}
	switch s.t.raw(i) {
	case ",", ".", ";", ")", "(", "–", ":", "und", "and", "!", "?":
		return true
	}
	return s.t.verb(i)
}

// ours reports whether a phrase is the speaker's own ("our troops"), which only
// the speaker could tell.
func (s *scanner) ours(r np) bool {
	return s.t.is(r.first, "own")
}

// titleCased reports whether a sentence is an English headline whose words all
// start with a capital, so that capitals tell nothing.
func (s *scanner) titleCased() bool {
	if s.titleOf == s.sentence+1 {
		return s.titleIs
	}
	s.titleOf, s.titleIs = s.sentence+1, s.countCapitals()
	return s.titleIs
}

func (s *scanner) countCapitals() bool {
	up, all := 0, 0
	for i := s.first; i < s.end; i++ {
		if s.t.letters(i) && !s.t.upper(i) && (s.t.verb(i) || s.t.lang == "en" && s.t.tag(i) == language.NOUN && len(s.t.raw(i)) > 3) {
			return false // "Anna Kramer won on Tuesday", "Rep. Anna Kramer chairs the Harbour Committee"
		}
		if s.t.letters(i) && len(s.t.raw(i)) > 3 {
			all++
			if s.t.upper(i) {
				up++
			}
		}
	}
	return up*4 > all*3
}

// properBody makes an organisation of a body with a capital: "the Council on
// Foreign Relations". Towns are places.
func (s *scanner) properBody(r np) (Mention, bool) {
	if r.noun.key == "city" || r.noun.key == "country-noun" {
		return Mention{}, false
	}
	if s.t.tag(r.last) == language.PROPN && s.t.upper(r.last) && r.last < s.end && r.last == r.head+1 && !s.isGiven(r.last) && !s.knows(s.t.raw(r.last)) && !s.startsRole(r.last) {
		r.last++ // "the Daily Mirror"
	}
	first := r.first
	for first < r.head && !s.t.upper(first) {
		first++
	}
	if first == r.head && r.last == r.head+1 && r.noun.kind != Organisation && s.tails[s.t.raw(first)].Name == "" {
		return s.roleMention(r), true
	}
	if _, ok := s.k.determiners["en"][s.t.low(first)]; ok && first < r.head {
		first++
	}
	if s.t.possessive(first+1) && first+1 < r.head {
		return s.roleMention(r), true
	}
	return s.byTail(Mention{First: r.first, Last: r.last, Head: r.head, Form: Name, Kind: Organisation, Country: r.country, Definite: true,
		Name: s.t.slice(first, r.last)}), true
}

// paperAsRole reads "The Advocate said": a word for a role that is as often the
// name of a paper, with a capital inside a sentence.
func (s *scanner) paperAsRole(r np) (Mention, bool) {
	if s.t.lang != "en" || r.noun.kind != Person || r.plural || r.last != r.first+2 || s.t.low(r.first) != "the" || !s.k.media[s.t.raw(r.head)] || s.titleCased() || s.shouted() {
		return Mention{}, false
	}
	return Mention{First: r.head, Last: r.last, Head: r.head, Form: Name, Kind: Organisation, Definite: true, Name: s.t.raw(r.head)}, true
}

// stands reports whether a role without a name is a mention of its own.
func (s *scanner) stands(r np) bool {
	n := r.noun
	if n.key == "majority" && s.t.lang == "en" {
		return s.answers(r.last) || s.viewedBy(r.first)
	}
	if n.speaks {
		word := s.t.low(r.head)
		if s.speaks(r) {
			s.spoke[word] = true
			return true
		}
		return s.second && s.spoke[word] && (r.det.kind == "definite" || n.kind == Group) // "the study" again
	}
	switch n.kind {
	case Group, Organisation, Country:
		if s.t.raw(r.last) == ":" && r.first == s.first && r.last-r.first <= maxLabel {
			return true // "Newspaper: Minister used private account"
		}
		if n.key == "opposition" && s.t.low(r.last) == "to" {
			return false // "his opposition to the plan"
		}
		if s.t.lang == "en" && !r.hasDet && !r.plural && r.head == r.first && !s.k.bare[n.key] {
			return false
		}
		switch n.key {
		case "sides":
			return r.two
		case "country-noun": // "der mexikanische Staat" acts, "das Land" is a place
			return r.two || s.t.low(r.first) == "no" || s.isState(r)
		case "people", "states":
			return r.hasDet
		case "company", "media", "agency", "commission", "association", "university", "union", "party", "city", "church", "hospital", "court":
			return r.hasDet || n.modifier != "" || r.head > r.first || n.plural
		}
		return true
	}
	if r.plural {
		return n.key != "person" || r.two // "300 Menschen" say nothing
	}
	switch s.t.low(r.first - 1) {
	case "als", "zum", "zur", "as", "zu":
		return false
	}
	if r.hasDet {
		return true
	}
	// "Kremlchef droht": without an article only where the role says whose
	return s.t.lang == "de" && r.country != "" && n.office && r.first == s.first
}

// maxLabel is how many words may stand before the colon of a headline.
const maxLabel = 3

// isState reports whether a phrase is a country as one that acts.
func (s *scanner) isState(r np) bool {
	return r.noun.key == "country-noun" && r.country != "" && !r.plural && (r.noun.base == "Staat" || r.noun.base == "state")
}

// roleMention makes the mention of a phrase without a name.
func (s *scanner) roleMention(r np) Mention {
	r.noun = s.bodyOrMember(&r)
	n := r.noun
	m := Mention{First: r.first, Last: r.last, Head: r.head, Form: Role, Kind: n.kind, Plural: r.plural, Gender: n.gender,
		Definite: r.det.kind == "definite" || !r.hasDet && n.kind != Person && !n.anonymous,
		Country:  r.country, Region: r.region, Roles: r.roles}
	if n.kind == Document {
		m.Definite = r.det.kind == "definite"
		m.Last = m.Head + 1 // whose it is, is a mention of its own
	}
	if n.kind == Person && r.plural {
		m.Kind = Group
	}
	if n.kind == Country && r.country == "" {
		m.Kind = Group
	}
	if s.isState(r) {
		m.Kind = Country
	}
	m.Office = n.key
	if n.key == "people" && n.kind == Person {
		m.Office = "people-of" // "ein Russe"
	}
	if !m.Definite || n.anonymous && !r.hasDet {
		m.Anonymous = n.kind == Person || n.kind == Group && (n.anonymous || r.det.kind == "indefinite")
	}
	return m
}

// bodyOrMember reads "der Stadtrat" as the body where the text calls nobody so ("Stadtrat
// Paul Lorenz … der Stadtrat").
func (s *scanner) bodyOrMember(r *np) noun {
	body, ok := s.k.alsoBody[s.t.low(r.head)]
	if !ok || s.t.lang != "de" || r.plural || r.det.kind != "definite" || s.borne[r.noun.base] {
		return r.noun
	}
	return body
}

// joinRole adds a role word, in its plain form, to the phrase.
func (r *np) joinRole(word string) {
	for _, old := range r.roles {
		if old == word {
			return
		}
	}
	r.roles = append(r.roles, word)
}

// whose fills country and organisation where nothing nearer told them.
func (r *np) whose(country, org string) {
	if r.country == "" {
		r.country = country
	}
	if r.org == "" {
		r.org = org
	}
}

// adjectiveDE gives the country of a German adjective in any of its endings.
func (s *scanner) adjectiveDE(w string) (code string, ok bool) {
	if !strings.Contains(w, "sch") && !strings.Contains(w, "treu") {
		return "", false
	}
	for _, e := range [...]string{"en", "er", "em", "es", "e"} {
		if stem, cut := strings.CutSuffix(w, e); cut {
			if code, ok = s.k.adjectives[stem]; ok {
				return code, true
			}
		}
	}
	return "", false
}
