package actor

import (
	"strings"

	"synopse/language"
	"synopse/language/wordlist"
)

// maxTrade is how many words the name of a firm has that is known by what is said of it.
const maxTrade = 3

// tradeNames learns names of bodies that look like a person's, "Orrin Crossings", from
// what an English text says of them: "tunnel operator Orrin Crossings", "Orrin Crossings
// said it", "Orrin Crossings, which", "Orrin Crossings' shares". What may be said of a
// person as well ("investor Anna Kramer", "Kramer said it was late") tells only together
// with something else.
func (s *scanner) tradeNames() {
	if s.t.lang != "en" {
		return
	}
	told := map[string]tradeSigns{}
	for _, sen := range s.t.doc.Sentences {
		s.first, s.end = max(sen.First, 0), min(sen.Last, len(s.t.doc.Tokens))
		for i := s.first; i < s.end; {
			last := s.capitalRun(i)
			if last > i && last <= i+maxTrade && s.mayTrade(i, last) {
				name := trimGenitive(s.t.slice(i, last))
				signs := told[name]
				s.tradeSigns(&signs, i, last)
				told[name] = signs
			}
			i = max(last, i+1)
		}
	}
	for name, signs := range told {
		first, rest, several := strings.Cut(name, " ")
		points := signs.points()
		if several && (signs.called || signs.maybe || signs.it) && wordlist.Names().Name(lastWord(rest))&(wordlist.FamilyNear|wordlist.FamilyFar) == 0 {
			points++
		}
		least := 2
		if isGivenName(first) {
			least = 3
		}
		s.traded[name] = !signs.person && points >= least
	}
}

// tradeSigns is what a text tells of a name.
type tradeSigns struct {
	called, maybe, it, which, owns bool // "firm X", "operator X", "X said it", "X, which", "X's shares"
	person                         bool // "X, who"
}

// points weighs the signs; two make a body of a name that looks like nobody's.
func (t tradeSigns) points() int {
	n := 0
	for _, sign := range [...]struct {
		is bool
		by int
	}{{t.called, 2}, {t.maybe, 1}, {t.it, 1}, {t.which, 1}, {t.owns, 1}} {
		if sign.is {
			n += sign.by
		}
	}
	return n
}

// capitalRun gives the end of a run of words with a capital that may be a name.
func (s *scanner) capitalRun(i int) int {
	for i < s.end && s.t.upper(i) && s.t.letters(i) && !s.k.notNames[s.t.raw(i)] {
		i++
	}
	return i
}

// mayTrade reports whether a run of capital words may be such a name: no title, no
// article, no role, no place.
func (s *scanner) mayTrade(i, last int) bool {
	if s.t.entity(i) == language.BeginLocation || s.k.titles[s.t.raw(i)] != "" || s.t.is(i, "article") || i > s.first && s.k.titles[s.t.raw(i-1)] != "" {
		return false
	}
	switch s.t.low(i - 1) {
	case "of", "for", "and", "&":
		if i > s.first && s.t.upper(i-2) {
			return false // the end of a longer name
		}
	}
	_, _, role := s.k.english.find(s.t, i, last)
	return !role
}

// tradeSigns notes what stands beside a run of capital words.
func (s *scanner) tradeSigns(t *tradeSigns, i, last int) {
	if i > s.first {
		t.called = t.called || s.t.is(i-1, "trade")
		t.maybe = t.maybe || s.t.is(i-1, "trader")
	}
	next, after := s.t.low(last), s.t.low(last+1)
	switch {
	case s.k.say[next] && (after == "it" || after == "its"):
		t.it = true
	case next == ",":
		t.which = t.which || after == "which"
		t.person = t.person || after == "who"
	case next == "who":
		t.person = true
	case s.t.possessive(last):
		t.owns = t.owns || s.t.is(last+1, "traded")
	}
}

// tradeName reads a name learnt so, and names that "&" joins ("Marlow & Stead").
func (s *scanner) tradeName(i int) (int, bool) {
	if s.t.lang != "en" || !s.t.upper(i) {
		return i, false
	}
	if s.t.raw(i+1) == "&" && i+2 < s.end && s.t.upper(i+2) && s.partners(i, i+2) {
		return i + 3, true
	}
	last := s.capitalRun(i)
	for n := min(last, i+maxTrade); n > i; n-- {
		if s.traded[strings.TrimSuffix(trimGenitive(s.t.slice(i, n)), "'")] {
			return n, true
		}
	}
	return i, false
}

// partners reports two words that "&" makes the name of a firm: one is a family name, and
// neither a body of its own ("Facebook & Google") or a given name ("Anna & Paul").
func (s *scanner) partners(i, k int) bool {
	const family = wordlist.FamilyNear | wordlist.FamilyFar
	for _, t := range [...]int{i, k} {
		if _, _, listed := s.k.names.find(s.t, t, t+1); listed || isGivenName(s.t.raw(t)) && wordlist.Names().Name(s.t.raw(t))&family == 0 {
			return false
		}
	}
	return (wordlist.Names().Name(s.t.raw(i))|wordlist.Names().Name(trimGenitive(s.t.raw(k))))&family != 0
}

// asTrade makes a body of what was read as a person by such a name.
func (s *scanner) asTrade(m Mention) Mention {
	if m.Kind != Person || m.Form != Name || !s.traded[m.Name] {
		return m
	}
	for i := m.First; i < m.Last; i++ {
		if last, ok := s.tradeName(i); ok && last == m.Last {
			return Mention{First: i, Last: last, Head: last - 1, Form: Name, Kind: Organisation, Name: m.Name, Definite: true}
		}
	}
	return m
}
