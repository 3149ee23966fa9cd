package actor

import (
	"strings"

	"synopse/language"
)

// maxShare is how far after "37 percent" an opinion is looked for.
const maxShare = 6

// share reads part of those asked, where it has an opinion: "37 Prozent sind der
// Auffassung", "40 percent said", "42%".
func (s *scanner) share(i int) (Mention, bool) {
	first := i - 1
	switch w := s.t.low(i); {
	case w == "prozent", w == "percent", w == "%":
	case strings.HasSuffix(w, "%") && len(w) > 1: // "42%"
		first = i
	default:
		return Mention{}, false
	}
	if first < i && (i <= s.first || s.t.doc.Tokens[i-1].Text == "" || s.t.letters(i-1) && s.t.tag(i-1) != language.NUM) {
		return Mention{}, false
	}
	m := several(first, i+1, i)
	if s.t.lang == "en" {
		return m, s.answers(i + 1)
	}
	for j := i + 1; j < s.end && j <= i+maxShare; j++ {
		if s.t.raw(j) == "," || s.t.raw(j) == ":" {
			return m, false
		}
		if s.k.say[s.t.low(j)] || s.k.speech[s.t.low(j)] && s.t.low(j) != "angaben" {
			return m, true
		}
	}
	return m, false
}

// several makes the mention of some who are nobody in particular.
func several(first, last, head int) Mention {
	return Mention{First: first, Last: last, Head: head, Form: Role, Kind: Group, Plural: true, Anonymous: true}
}

// answers reports whether a share has an opinion: a verb by which somebody takes
// a stand follows, perhaps after who they are a share of ("of likely voters",
// "overall") and the share in other words ("a majority, 55 percent,").
func (s *scanner) answers(i int) bool {
	end := min(s.end, i+maxComplement)
	for ; i < end; i++ {
		if s.takesStand(i) {
			return true
		}
		switch s.t.tag(i) {
		case language.VERB:
			if !s.t.doc.Tokens[i].Morph.Has(language.PastParticiple) {
				return s.t.is(i, "having")
			}
		case language.AUX:
			if !s.t.is(i, "auxiliary") && !s.t.is(i, "be") {
				return false
			}
		case language.PUNCT, language.SYM:
			if w := s.t.raw(i); w != "," && w != "%" && w != "\"" && w != "“" && w != "-" && w != "–" && w != "(" && w != ")" || s.t.upper(i+1) && s.t.letters(i+1) {
				return false
			}
		}
	}
	return false
}

// quantity reads English words for how many, where those have an opinion: "four
// in 10 voters said", "many of his friends think", "two of whom oppose it".
func (s *scanner) quantity(i int) (Mention, bool) {
	if s.t.tag(i) != language.NUM && !s.t.is(i, "quantity") {
		return Mention{}, false
	}
	switch w := s.t.low(i + 1); {
	case w == "of":
		m := several(i, i+1, i)
		if s.t.low(i) == "one" {
			m.Kind, m.Plural = Person, false
		}
		return m, !s.preposition(i-1) && s.answers(i+2) || s.viewedBy(i)
	case w == "in" && s.t.tag(i) != language.NUM: // "many in the party think"
		return several(i, i+1, i), !s.preposition(i-1) && s.answers(i+2)
	case (w == "in" || w == "out") && s.t.tag(i) == language.NUM:
		last := i + 3
		if w == "out" {
			last++
		}
		return several(i, last, i), s.t.tag(last-1) == language.NUM && s.answers(last)
	}
	return Mention{}, false
}

// unnamed reads what only English words without a name or a known noun say:
// quantities, "those who", nouns that no list has.
func (s *scanner) unnamed(i int) (Mention, bool) {
	switch s.t.low(i + 1) {
	case "of", "in", "out":
		if m, ok := s.quantity(i); ok {
			return m, true
		}
	}
	switch s.t.tag(i) {
	case language.PRON, language.NOUN, language.DET, language.ADJ, language.NUM:
	default:
		return Mention{}, false
	}
	if m, ok := s.anyone(i); ok {
		return m, true
	}
	return s.somebody(i)
}

// anyone reads English words for whoever it may be, where they take a stand:
// "those who fear", "those surveyed", "nobody knows", "everyone thinks".
func (s *scanner) anyone(i int) (Mention, bool) {
	if !s.t.is(i, "anyone") {
		return Mention{}, false
	}
	m := several(i, i+1, i)
	switch s.t.low(i) {
	case "those":
		if s.t.any(i+1, language.NOUN, language.PROPN) {
			return m, false
		}
		if s.t.tag(i+1) == language.ADJ { // "those close to the mayor say"
			return m, s.answers(i + 2)
		}
		if s.t.is(i+1, "asked") {
			m.Last++
			m.Roles = []string{"those asked"} // the same ones again
			return m, true
		}
		return m, s.t.low(i+1) == "who" && (s.takesStand(i+2) || s.answers(i+3)) || s.t.is(i+1, "asked")
	}
	return m, !s.t.verb(i-1) && s.takesStand(i+1)
}
