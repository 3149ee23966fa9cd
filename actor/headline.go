package actor

import "strings"

// overread reports whether a full name in a headline in title case goes on over
// the verb: nobody else is called so, and the report has a bearer of the first
// word ("Anna Blasts Rivals", "Kramer Calls It a Day"), or begins with it ("Endorsed
// Kramer").
func (s *scanner) overread(i int, p *person) bool {
	if s.t.lang != "en" || p.given == "" || !s.headlines || !s.titleCased() || s.fulls[p.given+" "+p.family] {
		return false
	}
	w := s.t.raw(i)
	if s.called[w] == "" && !s.knows(w) && !(s.knows(p.family) && s.pastVerb(i)) {
		return false
	}
	p.given, p.family, p.last, p.strong = "", "", p.start, false
	return true
}

// goesOn reports whether a word of an English headline in title case is the
// verb or pronoun after a name: "Anna Kramer Says", "Kramer He Never Met".
func (s *scanner) goesOn(i int) bool {
	if s.t.lang != "en" || !s.t.upper(i) || !s.titleCased() {
		return false
	}
	_, pronoun := s.k.pronouns["en"][s.t.low(i)]
	return pronoun || s.headlineVerb(i)
}

// pastVerb reports whether a word of a headline is the past of a verb of stance
// ("Endorsed").
func (s *scanner) pastVerb(i int) bool {
	stem, ok := strings.CutSuffix(s.t.low(i), "d")
	if !ok {
		return false
	}
	for _, base := range [...]string{stem, strings.TrimSuffix(stem, "e")} {
		if mark, ok := s.k.stance[base]; ok && mark == "" {
			return true
		}
	}
	return s.k.say[s.t.low(i)]
}

// headlineVerb reports whether a word of a headline in title case is a verb by
// which somebody takes a stand ("Says", "Blasts"), and not as likely a noun.
func (s *scanner) headlineVerb(i int) bool {
	w := s.t.low(i)
	if s.k.say[w] {
		return true
	}
	stem, ok := strings.CutSuffix(w, "s")
	mark, stance := s.k.stance[stem]
	return ok && stance && mark == "" && !s.t.is(i, "noun-first")
}

// capsOnly reports whether all words of a tagged name are set in capitals and
// none is a known given name: a heading, a town of a dateline.
func (s *scanner) capsOnly(first, last int) bool {
	for j := first; j < last; j++ {
		title, ok := s.t.titleCase(j)
		if _, given := s.k.given[title]; !ok && !s.t.caps(j) || given {
			return false
		}
	}
	return true
}
