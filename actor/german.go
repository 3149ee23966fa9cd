package actor

import (
	"strings"

	"synopse/language"
)

// phraseDE reads a German noun phrase: article, adjectives, role, and whose it
// is ("der frühere russische Außenminister", "Sprecher des US-Außenministeriums").
func (s *scanner) phraseDE(i int) (np, bool) {
	r := np{first: i}
	p := s.openDE(i, &r)
	p = s.adjectivesDE(p, &r)
	n, ok := s.headDE(p)
	if !ok {
		if n, ok = s.unknownRole(p); !ok {
			return r, false
		}
	}
	if p > i && !r.hasDet && r.country == "" && !s.t.tagged {
		return r, false
	}
	r.head, r.last, r.noun = p, p+1, n
	if n.country != "" {
		r.country = n.country
	}
	r.org = n.org
	r.plural = s.pluralDE(i, p, r)
	if !r.plural && n.both {
		r.noun.gender = s.adjectivalGender(i, p, r.hasDet)
	}
	s.roleWordDE(&r)
	s.secondRoleDE(&r)
	after := r.last
	s.complementsDE(&r)
	s.tellWhose(&r, after)
	return r, true
}

// openDE reads the article and number before the noun.
func (s *scanner) openDE(i int, r *np) int {
	if e, last, ok := s.k.names.find(s.t, i, s.end); ok && e.kind == Country && last == i+1 && s.t.upper(last) &&
		strings.HasSuffix(s.t.raw(i), "s") && s.t.raw(i) != e.label {
		r.det, r.hasDet = determiner{kind: "definite", count: "-"}, true // "Frankreichs Präsident"
		r.country = e.country
		return last
	}
	d, ok := s.k.determiners["de"][s.t.low(i)]
	if !ok {
		if base, cut := strings.CutSuffix(s.t.raw(i-1), "s"); cut && i > s.first && s.knows(base) {
			r.det, r.hasDet = determiner{kind: "definite", count: "-"}, true // "Kramers Sprecher"
		}
		return i
	}
	r.det, r.hasDet = d, true
	switch s.t.low(i) {
	case "vom", "beim", "zum", "zur", "im":
		r.first = i + 1 // the article is part of the preposition
	}
	r.two, r.plural = d.count == "two", d.count != "-"
	p := i + 1
	if e, ok := s.k.determiners["de"][s.t.low(p)]; ok && e.count != "-" {
		r.two, r.plural = e.count == "two", true
		p++
	}
	return p
}

// maxAdjectives is how many adjectives are read before a role.
const maxAdjectives = 4

// adjectivesDE skips adjectives and takes the country of one.
func (s *scanner) adjectivesDE(p int, r *np) int {
	for n := 0; n < maxAdjectives && p < s.end; n++ {
		w := s.t.low(p)
		if r.hasDet && n == 0 && s.t.tag(p) == language.ADV && strings.Contains(s.t.low(p+1), "-jährig") {
			p++ // "die heute 46-Jährige"
			continue
		}
		if code, ok := s.adjectiveDE(w); ok {
			r.country = code
			r.adjective = strings.TrimRight(w, "enmrs")
			p++
			continue
		}
		if s.t.upper(p) && strings.HasSuffix(w, "er") && s.t.upper(p+1) {
			// "der Berliner Bürgermeister"
			if e, _, ok := s.cityAdjective(p); ok {
				r.country = e.country
				p++
				continue
			}
			break
		}
		if s.t.is(p, "rank") && s.t.upper(p) {
			if n, ok := s.headDE(p + 1); ok && n.kind == Person && n.office {
				p++
				continue // "die Vorsitzende Richterin"
			}
		}
		if s.t.upper(p) || strings.Contains(s.t.raw(p), "-Jährige") || !s.t.letters(p) && !strings.Contains(w, "-jährig") || !inflected(w) || s.k.say[w] {
			break
		}
		if s.t.tagged {
			if tag := s.t.tag(p); tag != language.ADJ && !(r.hasDet && tag == language.VERB) {
				break
			}
		} else if !r.hasDet && n == 0 {
			break
		}
		p++
	}
	return p
}

func (s *scanner) headDE(p int) (noun, bool) {
	if p >= s.end || !s.t.upper(p) && !strings.Contains(s.t.raw(p), "-Jährige") {
		return noun{}, false
	}
	if _, title := s.k.titles[s.t.raw(p)]; title && (s.isGiven(p+1) || s.t.tag(p+1) == language.PROPN) {
		return noun{}, false // "Frau Merkel"
	}
	return s.k.nounDE(s.t.raw(p))
}

// unknownRole takes a noun that no list knows for a role if it ends like one
// and a full name follows: "die Archäologin Montserrat Kramer".
func (s *scanner) unknownRole(p int) (noun, bool) {
	if p+2 >= s.end || !s.t.upper(p) || s.t.tag(p) != language.NOUN || !s.t.upper(p+1) || !s.t.upper(p+2) || s.k.notNames[s.t.raw(p)] {
		return noun{}, false
	}
	if !s.isGiven(p+1) && !(s.t.tag(p+1) == language.PROPN && s.t.tag(p+2) == language.PROPN && s.nameLike(p+1) && s.nameLike(p+2)) {
		return noun{}, false
	}
	n := noun{base: s.t.raw(p), kind: Person, singular: true, onlyNamed: true}
	low := s.t.low(p)
	for _, e := range [...]string{"erin", "istin", "login", "entin", "orin", "ikerin", "frau"} {
		if strings.HasSuffix(low, e) {
			n.gender = feminine
			return n, true
		}
	}
	for _, e := range [...]string{"er", "ist", "loge", "ent", "or", "ant", "eur", "mann"} {
		if strings.HasSuffix(low, e) {
			n.gender = masculine
			return n, true
		}
	}
	return noun{}, false
}

// pluralDE decides between "der Minister" and "die Minister".
func (s *scanner) pluralDE(i, head int, r np) bool {
	n := r.noun
	switch {
	case n.plural || n.pluralF || r.plural:
		return true
	case n.singular, n.key == "aged":
		return false
	}
	if low := s.t.low(i); (low == "die" || low == "diese") && strings.HasSuffix(n.base, "e") && strings.HasSuffix(s.t.low(head), "e") {
		return false // "die Vorsitzende"
	}
	if low := s.t.low(i); (low == "die" || low == "diese") && strings.HasSuffix(n.base, "e") && strings.HasSuffix(s.t.low(head), "n") {
		return true // "die Vorsitzenden"
	}
	if n.gender == feminine && !strings.HasSuffix(n.base, "e") {
		return !strings.EqualFold(s.t.raw(head), n.base) // a feminine noun changes in the plural only
	}
	if m := s.t.doc.Tokens[head].Morph; s.t.tagged && m.Any(language.Singular|language.Plural) && !m.Has(language.Singular|language.Plural) {
		return m.Has(language.Plural)
	}
	if !r.hasDet {
		low := strings.ToLower(s.t.raw(head))
		return n.kind == Person && (strings.HasSuffix(low, "en") || strings.HasSuffix(low, "ern")) && !strings.HasSuffix(strings.ToLower(n.base), "en")
	}
	weak := strings.HasSuffix(s.t.low(head), "en") && !strings.HasSuffix(n.base, "en")
	switch s.t.low(i) {
	case "die", "diese", "jene", "seine", "ihre", "unsere", "keine":
		return n.gender == masculine
	case "der", "dieser", "ihrer", "seiner":
		if n.gender != masculine {
			return false
		}
		if low := s.t.low(i + 1); i+1 < head && strings.HasSuffix(low, "e") {
			return false // "der neue Minister"
		}
		// "das Treffen der Minister": a genitive after a noun is plural
		return weak || s.t.low(i) == "der" && s.t.upper(i-1) && i > s.first && !s.t.verb(i-1) && s.t.tag(i-1) != language.PROPN && s.t.tagged
	case "den":
		return n.gender == masculine && strings.HasSuffix(s.t.low(head), "ern") || n.gender == feminine
	}
	return false
}

// roleWordDE gives the role as a reader would print it: "russischer
// Außenminister", "US-Chefdiplomat".
func (s *scanner) roleWordDE(r *np) {
	word := r.noun.base
	if r.plural {
		if word = s.t.raw(r.head); word == r.noun.base+"n" && (r.noun.plural || strings.HasSuffix(r.noun.base, "er")) {
			word = r.noun.base // "den Reportern"
		}
	} else if r.noun.kind == Person && r.adjective != "" {
		end := "er "
		if r.noun.gender == feminine {
			end = "e "
		}
		word = r.adjective + end + word
	}
	r.joinRole(word)
}

// secondRoleDE reads "Kanzlerin und CDU-Chefin", "Außenminister und Vizekanzler".
func (s *scanner) secondRoleDE(r *np) {
	if r.plural || r.noun.kind != Person || s.t.low(r.last) != "und" {
		return
	}
	at := s.adjectivesDE(r.last+1, &np{hasDet: true})
	n, ok := s.headDE(at)
	if !ok || n.kind != Person || n.gender != r.noun.gender || n.pluralF {
		return
	}
	if p, ok := s.person(at+1, true); !ok || p.last <= at+1 {
		return
	}
	r.last = at + 1
	r.head = r.last - 1
	r.joinRole(n.base)
	r.whose(n.country, n.org)
}

// complementsDE reads whose the office is: "der Ukraine", "von Venezuela",
// "Russlands", "des US-Außenministeriums", "beider Länder".
func (s *scanner) complementsDE(r *np) {
	for range 2 {
		last, ok := s.complementDE(r)
		if !ok {
			return
		}
		r.last = last
	}
}

// tellWhose adds what follows a role to its printed form: "Präsident der Ukraine".
func (s *scanner) tellWhose(r *np, after int) {
	if n := len(r.roles); n > 0 && r.last > after && !r.plural {
		r.roles[n-1] += " " + s.t.slice(after, r.last)
	}
}

func (s *scanner) complementDE(r *np) (int, bool) {
	i := r.last
	if base, ok := strings.CutSuffix(s.t.raw(i), "s"); ok && s.k.regions[base] {
		return i + 1, true // "Ministerpräsident Bayerns"
	}
	if e, last, ok := s.k.names.find(s.t, i, s.end); ok && s.genitiveName(r, i, last, e) {
		r.whose(e.country, orgKey(e))
		return last, true
	}
	switch s.t.low(i) {
	case "der", "des", "dieser", "dieses", "ihres", "ihrer", "seines", "seiner", "eines", "einer", "beider":
		return s.genitiveDE(r, i)
	case "von", "vom", "für":
		return s.vonDE(r, i)
	case "in", "im":
		if r.noun.key != "ambassador" && r.noun.key != "embassy" {
			return i, false
		}
		if _, last, ok := s.k.names.find(s.t, i+1, s.end); ok {
			return last, true
		}
	}
	return i, false
}

func orgKey(e entry) string {
	if e.kind == Organisation {
		return e.key
	}
	return ""
}

// genitiveName reports whether a listed name belongs to the role before it:
// "Russlands", "die Nachrichtenagentur AFP".
func (s *scanner) genitiveName(r *np, i, last int, e entry) bool {
	if last != i+1 {
		return e.kind == Organisation && r.noun.kind != Person
	}
	w := s.t.raw(i)
	if e.kind == Organisation {
		return r.noun.kind != Person && r.noun.kind != Country
	}
	if !strings.HasSuffix(w, "s") {
		return false
	}
	for _, p := range s.k.names.first[w] {
		if p.rest == w {
			return strings.HasSuffix(strings.TrimSuffix(w, "s"), "s") // "Honduras" itself
		}
	}
	return true
}

func (s *scanner) genitiveDE(r *np, i int) (int, bool) {
	p := i + 1
	var inner np
	p = s.adjectivesDE(p, &inner)
	if e, last, ok := s.k.names.find(s.t, p, s.end); ok {
		r.whose(e.country, orgKey(e))
		for e.kind == Organisation && last < s.end && s.t.tag(last) == language.PROPN && s.t.upper(last) && !s.isGiven(last) {
			last++
		}
		return last, true
	}
	// names may start with what looks like an adjective ("Vereinigten Staaten")
	if e, last, ok := s.k.names.find(s.t, i+1, s.end); ok {
		r.whose(e.country, orgKey(e))
		return last, true
	}
	if p >= s.end || !s.t.upper(p) || s.k.notNames[s.t.raw(p)] && s.t.low(i) != "beider" || s.isGiven(p) {
		return i, false
	}
	if s.t.tagged && s.t.tag(p) != language.NOUN && s.t.tag(p) != language.PROPN {
		return i, false
	}
	n, ok := s.k.nounDE(s.t.raw(p))
	if ok && n.kind == Person && s.t.low(i) == "der" && n.gender == masculine && !s.t.tagged {
		return i, false
	}
	if q, named := s.person(p+1, true); ok && n.kind == Person && named && q.last > p+1 {
		return i, false // "der Sprecher der Ministerin Anna Brandt": hers is the name
	}
	if inner.country == "" {
		inner.country = n.country
	}
	r.whose(inner.country, n.org)
	if s.t.low(i) == "beider" {
		r.two, r.plural = true, true
	}
	if e, last, found := s.k.names.find(s.t, p+1, s.end); found && ok && n.kind != Person && e.kind == Organisation {
		return last, true
	}
	return p + 1, true
}

func (s *scanner) vonDE(r *np, i int) (int, bool) {
	p := i + 1
	if _, ok := s.k.determiners["de"][s.t.low(p)]; ok && s.t.low(i) != "vom" {
		if s.t.low(i) == "für" {
			return i, false
		}
		p++
	}
	var inner np
	p = s.adjectivesDE(p, &inner)
	if e, last, ok := s.k.names.find(s.t, p, s.end); ok {
		r.whose(e.country, orgKey(e))
		return last, true
	}
	if p >= s.end || !s.t.upper(p) || s.isGiven(p) || s.entityPerson(p) {
		return i, false
	}
	if s.t.low(i) != "für" && s.t.tagged && s.t.tag(p) != language.PROPN {
		return i, false
	}
	r.whose(inner.country, "")
	last := p + 1
	if s.t.low(i) == "für" && s.t.low(last) == "und" && s.t.upper(last+1) {
		last += 2
	}
	return last, true
}

func (s *scanner) entityPerson(i int) bool {
	e := s.t.entity(i)
	return e == language.BeginPerson || e == language.InPerson
}
