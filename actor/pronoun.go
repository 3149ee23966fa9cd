package actor

import (
	"strings"

	"synopse/language"
)

// pronoun reads a pronoun that can stand for an actor. Possessives ("ihr
// Land", "her lawyer") and the polite "Sie" are none.
func (s *scanner) pronoun(i int) (Mention, bool) {
	p, ok := s.k.pronouns[s.t.lang][s.t.low(i)]
	if !ok {
		return Mention{}, false
	}
	if s.t.lang == "de" && !s.pronounDE(i) || s.t.lang == "en" && !s.pronounEN(i) {
		return Mention{}, false
	}
	m := Mention{First: i, Last: i + 1, Head: i, Form: Pronoun, Kind: Person, Definite: true, Gender: genderOf(p.gender)}
	switch p.number {
	case "pl":
		m.Plural = true
	case "-":
		m.Plural = s.pluralVerb(i)
	}
	if m.Plural {
		m.Gender, m.Kind = 0, Group
	}
	return m, true
}

func (s *scanner) pronounDE(i int) bool {
	w := s.t.low(i)
	if s.t.upper(i) && i > s.first && w != "er" {
		prev := s.t.raw(i - 1)
		if w != "beide" && !isQuote(prev) && prev != ":" || isQuote(prev) && w != "beide" {
			return false
		}
	}
	switch w {
	case "ihr":
		if s.t.tagged && s.t.tag(i) == language.DET {
			return false
		}
		return !s.t.upper(i+1) && !(inflected(s.t.low(i+1)) && s.t.upper(i+2))
	case "beide", "beiden":
		if s.t.low(i-1) == "die" || s.t.low(i-1) == "den" || s.t.low(i-1) == "der" {
			return !s.t.upper(i+1) && s.t.tag(i+1) != language.ADJ
		}
		verb := s.t.tag(i+1) == language.ADJ && strings.HasSuffix(s.t.low(i+1), "ten") && !s.t.upper(i+2) // "Beide betonten, …", tagged so
		return !s.t.upper(i+1) && (s.t.tag(i+1) != language.ADJ || verb) && s.t.tag(i+1) != language.NUM && s.t.low(i+1) != "male"
	}
	return true
}

func isQuote(w string) bool {
	switch w {
	case "\"", "„", "“", "”", "«", "»", "'", "‚", "‘", "’", "(", "[":
		return true
	}
	return false
}

func (s *scanner) pronounEN(i int) bool {
	switch s.t.low(i) {
	case "her":
		if s.t.tagged {
			switch s.t.tag(i + 1) {
			case language.NOUN, language.ADJ, language.PROPN, language.NUM:
				return false
			}
			return true
		}
		return !s.t.letters(i+1) || s.k.placesBefore["en"][s.t.low(i+1)] || s.t.low(i+1) == "to" || s.t.low(i+1) == "that"
	case "both":
		switch s.t.low(i + 1) {
		case "said", "are", "were", "have", "had", "agreed", "denied", "will", "would", "deny", "want", "say", ",", ".":
			return true
		}
		return false
	}
	return true
}

// maxClause is how far the finite verb of "sie" is looked for.
const maxClause = 40

// pluralVerb reports whether the verb that goes with "sie" is plural: the one
// right after or before it, else the one that ends its clause.
func (s *scanner) pluralVerb(i int) bool {
	if s.t.lang == "en" {
		return true
	}
	if pl, ok := s.verbNumber(i + 1); ok {
		return pl
	}
	if pl, ok := s.verbNumber(i - 1); ok && i > s.first {
		return pl
	}
	last := -1
	for j := i + 1; j < s.end && j < i+maxClause; j++ {
		switch s.t.raw(j) {
		case ",", ".", ";", ":", "–", "!", "?":
			j = s.end
			continue
		}
		if s.t.tagged {
			if pl, ok := s.verbNumber(j); ok {
				return pl
			}
		}
		if s.t.letters(j) && !s.t.upper(j) {
			last = j
		}
	}
	return last > 0 && pluralForm(s.t.low(last))
}

// verbNumber gives the number of a finite verb at a token.
func (s *scanner) verbNumber(i int) (plural, ok bool) {
	if i < s.first || i >= s.end || !s.t.letters(i) || s.t.upper(i) {
		return false, false
	}
	if s.t.tagged {
		m := s.t.doc.Tokens[i].Morph
		if tag := s.t.tag(i); tag != language.VERB && tag != language.AUX {
			return false, false
		}
		switch {
		case m.Has(language.Finite | language.Plural):
			return true, true
		case m.Has(language.Finite | language.Singular):
			return false, true
		case m.Any(language.Infinitive | language.PastParticiple | language.ZuInfinitive):
			return false, false
		}
		return pluralForm(s.t.low(i)), true
	}
	w := s.t.low(i)
	if s.k.say[w] || s.t.is(i, "finite") {
		return pluralForm(w), true
	}
	return false, false
}

// pluralForm reports whether a German verb form looks plural.
func pluralForm(w string) bool {
	return w == "sind" || strings.HasSuffix(w, "en") || strings.HasSuffix(w, "ln") || strings.HasSuffix(w, "rn")
}
