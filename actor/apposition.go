package actor

import (
	"strconv"

	"synopse/language"
)

// apposition adds what stands after a name: ", einem Investor", ", the German
// chancellor,", "(CDU)".
func (s *scanner) apposition(m Mention) Mention {
	i := m.Last
	if m.Region == "" && s.t.lang == "en" {
		m.Region = s.partyLine(i)
	}
	if s.t.raw(i) == "(" && s.t.raw(i+2) == ")" {
		i += 3
	}
	i = s.pastAge(i)
	if s.t.raw(i) != "," || i+1 >= s.end {
		return m
	}
	r, ok := s.nounPhrase(i + 1)
	if !ok || r.plural || r.noun.kind != Person || r.noun.onlyNamed || !s.ends(r.last) {
		return m
	}
	if !r.hasDet && r.noun.modifier == "" && r.last == r.head+1 && s.t.lang == "de" {
		return m
	}
	if p, ok := s.person(r.last, true); ok && p.last > r.last {
		return m // a role with a name of its own: the next of a list
	}
	if m.Gender != 0 && r.noun.gender != 0 && m.Gender&r.noun.gender == 0 {
		return m
	}
	m.Last = r.last
	m.Roles = append(m.Roles, r.roles...)
	if m.Office == "" && r.noun.office {
		m.Office = r.noun.key
	}
	if m.Country == "" {
		m.Country = r.country
	}
	if m.Gender == 0 && r.noun.office {
		m.Gender = r.noun.gender
	}
	return m
}

// calledBody reports that the report says of a single word what body it is, here or elsewhere.
func (s *scanner) calledBody(i int) bool {
	w := trimGenitive(s.t.raw(i))
	if s.apposed[w] || s.bodyByApposition(i+1) {
		s.apposed[w] = true
		return true
	}
	return false
}

// bodyByApposition reports that what stands after a word says that it is a body: "Northwind,
// a Danish start-up,".
func (s *scanner) bodyByApposition(i int) bool {
	if s.t.raw(i) != "," || i+1 >= s.end {
		return false
	}
	r, ok := s.nounPhrase(i + 1)
	return ok && r.hasDet && !r.plural && r.noun.kind == Organisation && s.ends(r.last)
}

// ends reports whether an apposition is closed at token i: by a comma or the
// end of the sentence, or goes on with a preposition.
func (s *scanner) ends(i int) bool {
	if i >= s.end {
		return true
	}
	switch s.t.raw(i) {
	case ",", ".", ";", ")", "–", ":", "!", "?", "“", "\"", "”":
		return true
	}
	switch s.t.low(i) {
	case "who", "whose", "whom":
		return true
	}
	switch s.t.tag(i) {
	case language.ADP:
		return true
	case language.NoTag:
		switch s.t.low(i) {
		case "wegen", "in", "im", "bei", "aus", "von", "mit", "for", "at", "from", "with":
			return true
		}
	}
	return false
}

// oldest is the greatest age that stands between commas behind a name.
const oldest = 120

// pastAge gives the comma behind an age between commas: "Anna Kramer, 22, a student".
// Without one it gives i.
func (s *scanner) pastAge(i int) int {
	if s.t.raw(i) != "," || i+2 >= s.end || s.t.raw(i+2) != "," {
		return i
	}
	if age, err := strconv.Atoi(s.t.raw(i + 1)); err != nil || age < 1 || age > oldest {
		return i
	}
	return i + 2
}
