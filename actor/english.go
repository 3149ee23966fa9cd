package actor

import (
	"strings"

	"synopse/language"
)

// phraseEN reads an English noun phrase: article, whose ("Russia's"), words
// before the role, the role, and what it is of ("a senior Iranian official",
// "President of the European Commission", "people familiar with the matter").
func (s *scanner) phraseEN(i int) (np, bool) {
	r := np{first: i, mark: -1}
	p := s.openEN(i, &r)
	p, ok := s.premodifiersEN(p, &r)
	if !ok {
		return r, false
	}
	if !s.headEN(p, &r) {
		return r, false
	}
	if s.t.low(i) == "both" && !r.plural {
		r.first, r.two, r.hasDet = i+1, false, false // "both Justice A and Justice B"
	}
	after := r.last
	s.fromRegion(&r)
	s.complementEN(&r)
	s.tellWhose(&r, after)
	s.secondRoleEN(&r)
	return r, true
}

// openEN reads article, number and possessor.
func (s *scanner) openEN(i int, r *np) int {
	p := i
	if i > s.first && (s.t.possessive(i-1) || strings.HasSuffix(s.t.raw(i-1), "'s") || strings.HasSuffix(s.t.raw(i-1), "’s")) {
		r.det, r.hasDet = determiner{kind: "definite", count: "-"}, true // "Kramer's lawyer"
	}
	if d, ok := s.k.determiners["en"][s.t.low(p)]; ok {
		r.det, r.hasDet = d, true
		r.two, r.plural = d.count == "two", d.count != "-"
		p++
		if s.t.low(p-1) == "both" && s.t.low(p) == "the" {
			p++
		}
		if e, ok := s.k.determiners["en"][s.t.low(p)]; ok && e.count != "-" {
			r.two, r.plural = e.count == "two", true
			p++
		}
	}
	if e, last, ok := s.k.names.find(s.t, p, s.end); ok && e.form != "" {
		attached := strings.HasSuffix(s.t.raw(last-1), "'s") || strings.HasSuffix(s.t.raw(last-1), "’s")
		if s.t.possessive(last) || attached {
			r.whose(e.country, orgKey(e))
			r.det, r.hasDet = determiner{kind: "definite"}, true
			if attached {
				return last
			}
			return last + 1
		}
	}
	return p
}

// maxPremodifiers is how many words are read before an English role.
const maxPremodifiers = 5

// premodifiersEN skips adjectives and nouns up to the role.
func (s *scanner) premodifiersEN(p int, r *np) (int, bool) {
	start := p
	for n := 0; n < maxPremodifiers && p < s.end; n++ {
		if _, _, ok := s.k.english.find(s.t, p, s.end); ok && !s.tellsCountry(p) {
			return p, true
		}
		if e, last, ok := s.k.adjPhrases.find(s.t, p, s.end); ok {
			if r.country == "" {
				r.country, r.adjective = e.country, s.t.slice(p, last)
			}
			p = last
			continue
		}
		if e, last, ok := s.k.names.find(s.t, p, s.end); ok {
			r.whose(e.country, orgKey(e))
			p = last
			continue
		}
		if q := s.regionAt(p); q > p {
			if r.mark < 0 {
				r.mark = p // "the Florida senator"
			}
			r.region = s.t.slice(p, q)
			p = q
			continue
		}
		if q := s.ownerOfBody(p); q > p {
			s.learnName(trimGenitive(s.t.raw(p+1)), genderOf(s.k.given[s.t.raw(p)].gender))
			p = q
			continue
		}
		if r.mark < 0 && p > s.first && s.t.upper(p) && s.t.tag(p) == language.ADJ {
			r.mark = p // "the Democratic nominee"
		}
		if !s.premodifier(p, r.hasDet || p > start || s.t.tag(p) == language.PROPN && s.t.upper(p)) {
			return p, false
		}
		p++
	}
	return p, false
}

// tellsCountry reports whether what may be somebody of a country ("a Greek") is the
// adjective of it, since words up to a role follow: "Greek fisheries minister".
func (s *scanner) tellsCountry(p int) bool {
	_, last, ok := s.k.adjPhrases.find(s.t, p, s.end)
	if !ok || s.t.tag(last-1) != language.ADJ {
		return false
	}
	for n := 0; n < maxPremodifiers && last < s.end && !s.isGiven(last); n++ {
		if _, _, ok := s.k.english.find(s.t, last, s.end); ok {
			return true
		}
		if !s.premodifier(last, true) {
			return false
		}
		last++
	}
	return false
}

// ownerOfBody reads a full name in front of a body: "the Anna Kramer campaign".
func (s *scanner) ownerOfBody(i int) int {
	if !s.isGiven(i) || !s.canBeFamily(i+1) {
		return i
	}
	e, last, ok := s.k.english.find(s.t, i+2, s.end)
	if !ok || e.plural || s.t.upper(last-1) || s.k.nouns[e.noun].kind == Person {
		return i
	}
	return i + 2
}

func (s *scanner) premodifier(i int, inside bool) bool {
	w := s.t.low(i)
	if w == "/" && s.t.upper(i-1) && s.t.upper(i+1) {
		return true // "an Acme/Nordwerk poll"
	}
	if s.k.modifiers[w] || s.k.modifiers[s.t.raw(i)] {
		return true
	}
	if !s.t.tagged || !inside || s.k.notNames[s.t.raw(i)] || s.isGiven(i) {
		return false
	}
	switch s.t.tag(i) {
	case language.ADJ, language.NOUN, language.PROPN:
		return true
	}
	return strings.HasSuffix(w, "-based") || strings.HasSuffix(w, "-old")
}

// headEN reads the role; of several in a row ("police chief", "government
// spokesman") the last is the head.
func (s *scanner) headEN(p int, r *np) bool {
	e, last, ok := s.k.english.find(s.t, p, s.end)
	if !ok {
		return false
	}
	from := p
	if r.mark >= 0 {
		from = r.mark
	}
	for n := 0; n < maxPremodifiers && last < s.end; n++ {
		next, after, ok := s.k.english.find(s.t, last, s.end)
		body := ok && s.k.nouns[next.noun].kind == Organisation && !s.t.upper(last) // "the largest teachers union"
		if !ok || e.plural && s.k.nouns[e.noun].kind == Person && !body || s.isGiven(last) && s.t.upper(last) {
			break
		}
		if s.t.tagged && s.t.tag(last) == language.VERB {
			break
		}
		if n := s.k.nouns[e.noun]; n.country != "" {
			r.whose(n.country, n.org)
		}
		if !s.t.upper(p) || s.t.upper(last) {
			from = last
		}
		e, p, last = next, last, after
	}
	n := s.k.nouns[e.noun]
	if s.runsIt(p, last, e.plural) {
		return false
	}
	if s.t.tagged && last == p+1 && (s.t.tag(p) == language.VERB || s.t.tag(p) == language.AUX || s.t.tag(p) == language.ADV || s.t.tag(p) == language.ADP) {
		return false
	}
	if s.t.tagged && n.kind != Person && s.t.tag(last) == language.NOUN && !s.t.upper(last) && !(n.kind == Document && s.k.documentSays[s.t.low(last)]) && !s.verbAsNoun(last) {
		return false // "campaign trail"
	}
	if s.t.tagged && n.kind == Person && !e.plural && last < s.end && !s.t.upper(last) {
		// "a major case", "the American working class"
		if after := s.t.tag(last); after == language.NOUN || after == language.ADJ && n.capital || s.t.tag(p) == language.ADJ && !n.capital && last == p+1 && !(r.hasDet && s.t.verb(last)) {
			return false
		}
	}
	if s.t.tagged && n.kind == Person && !n.capital && last == p+1 && s.t.tag(p) == language.ADJ && !s.t.upper(p) && !(r.hasDet && s.t.verb(last)) {
		return false // "the major TV networks", but "the official added"
	}
	if n.capital && (!s.t.upper(p) || !e.plural && s.t.upper(last) && s.t.letters(last) && last < s.end && !s.isGiven(last)) {
		return false // "the Norwegian Sea"
	}
	if s.second && p <= r.first+1 && s.t.upper(p) && (s.tails[s.t.slice(p, min(last+1, s.end))].Name != "" || n.kind == Document && s.tails[s.t.slice(p, last)].Name != "") {
		return false // "the Daily News" is no daily, "the Post" no post
	}
	if n.kind == Document && s.t.upper(p) && s.t.upper(p-1) && p > r.first && s.k.orgWords[s.t.raw(p)] {
		return false // "the Harbour Post" neither
	}
	r.noun, r.head, r.last = n, last-1, last
	r.plural = e.plural || n.plural || r.plural && n.kind != Person
	r.whose(n.country, n.org)
	word := s.t.slice(min(from, p), last)
	if n.kind != Person {
		word = s.t.slice(p, last)
		if n.kind == Organisation && p > r.first && s.t.tag(p-1) == language.PROPN && s.t.upper(p-1) && (!s.t.upper(p) || s.titleCased()) && r.country == "" {
			word = s.t.slice(p-1, last) // "the Kramer campaign" is not "the Lorenz campaign"
		}
	}
	if r.adjective != "" && n.kind == Person {
		word = r.adjective + " " + word
	}
	r.joinRole(word)
	return true
}

// runsIt reports whether what looks like a role in the plural is a verb: "Anna Kramer
// chairs the council", "Kramer heads into the summer".
func (s *scanner) runsIt(p, last int, plural bool) bool {
	if !plural || last != p+1 || !s.t.is(p, "verb-too") || p <= s.first {
		return false
	}
	after := s.t.any(last, language.DET) || s.t.is(last, "possessive") || s.t.is(last, "goes-into")
	return after && (s.t.tag(p-1) == language.PROPN || s.t.raw(p-1) == ",")
}

// verbAsNoun reports whether what is tagged as a noun after a body is a verb by
// which it takes a stand, in the third person: "the campaign denies it".
func (s *scanner) verbAsNoun(i int) bool {
	w := s.t.low(i)
	if s.k.say[w] {
		return true
	}
	stem, ok := strings.CutSuffix(w, "s")
	if !ok || s.t.is(i, "noun-first") || !s.t.any(i+1, language.DET, language.PRON, language.PROPN, language.ADJ, language.SCONJ) {
		return false
	}
	for _, base := range [...]string{stem, strings.TrimSuffix(stem, "e"), strings.TrimSuffix(stem, "ie") + "y"} {
		if mark, ok := s.k.stance[base]; ok && mark == "" {
			return true
		}
	}
	return false
}

// secondRoleEN reads "former governor and presidential candidate Anna Kramer".
func (s *scanner) secondRoleEN(r *np) {
	if r.plural || r.noun.kind != Person || s.t.low(r.last) != "and" {
		return
	}
	next := np{first: r.last + 1, hasDet: true, mark: -1}
	p, ok := s.premodifiersEN(r.last+1, &next)
	if !ok || !s.headEN(p, &next) || next.noun.kind != Person || next.plural {
		return
	}
	if p, ok := s.person(next.last, false); !ok || !p.strong {
		return
	}
	r.last, r.head = next.last, next.head
	r.joinRole(next.roles[0])
	r.whose(next.country, next.org)
}

// complementEN reads "of the Senate", "for the Kremlin", "to Russia".
func (s *scanner) complementEN(r *np) {
	for range 2 {
		i := r.last
		switch s.t.low(i) {
		case "of", "for":
		case "to":
			if r.noun.key != "ambassador" && r.noun.key != "envoy" && r.noun.key != "special-envoy" {
				return
			}
		default:
			return
		}
		p := i + 1
		if _, ok := s.k.determiners["en"][s.t.low(p)]; ok {
			p++
		}
		if e, last, ok := s.k.names.find(s.t, p, s.end); ok {
			if s.t.low(i) != "to" {
				r.whose(e.country, orgKey(e))
			}
			r.last = last
			continue
		}
		last, ok := s.ofEN(p)
		ok = ok || last > p && r.noun.kind == Organisation && s.t.upper(r.head) && s.t.upper(p) // "the Federation of Teachers"
		if !ok || s.t.low(i) == "to" {
			return
		}
		r.last = last
	}
}

// maxOf is how many words after "of" belong to a role.
const maxOf = 6

// ofEN reads capitalised words, or a common noun, after "of".
func (s *scanner) ofEN(p int) (int, bool) {
	q := p
	for q < s.end && q-p < maxOf {
		if s.t.upper(q) && !s.k.notNames[s.t.raw(q)] && s.t.letters(q) && (!s.isGiven(q) || q > p && s.t.entity(q) == language.InPerson) {
			q++
			continue
		}
		if q > p && (s.t.low(q) == "of" || s.t.low(q) == "for" || s.t.low(q) == "and" || s.t.low(q) == "&") && s.t.upper(q+1) && s.t.upper(q-1) {
			q++
			continue
		}
		break
	}
	if q > p {
		_, _, role := s.k.english.find(s.t, p, s.end)
		return q, !role || s.t.low(p-1) == "the" // "a friend of Sen. Kramer"
	}
	if !s.t.tagged {
		return p, false
	}
	if s.t.is(p, "time") {
		return p, false // "the campaign for weeks"
	}
	for q < s.end && q-p < 3 && (s.t.tag(q) == language.NOUN || s.t.tag(q) == language.ADJ) {
		q++
	}
	if q > p && s.t.possessive(q) && plural(s.t.low(q-1)) && s.t.tag(q+1) == language.NOUN {
		q += 2 // "the head of the guards' union"
	}
	return q, q > p
}
