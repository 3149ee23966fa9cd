package actor

import "synopse/language"

// maxComplement is how many words may stand between a document and its verb:
// "a review of last year's letters seems to show".
const maxComplement = 9

// speaks reports whether a phrase stands where somebody speaks: before or after
// a verb of saying, or as a source ("laut einer Studie").
func (s *scanner) speaks(r np) bool {
	before := s.t.low(r.first - 1)
	if s.t.lang == "de" && s.k.speech[s.t.low(r.head)] {
		return false // "Angaben der Polizei": the police speak
	}
	says := func(i int) bool {
		return i >= s.first && i < s.end && (!s.t.upper(i) || s.titleCased()) && (s.k.documentSays[s.t.low(i)] || s.k.say[s.t.low(i)])
	}
	if s.t.lang == "de" && before == "von" || s.t.lang == "en" && (before == "of" || before == "by") {
		return false
	}
	switch {
	case r.first > s.first && (before == "laut" || before == "gemäß"), s.t.low(r.last) == "zufolge", s.t.low(r.last) == "nach" && s.t.raw(r.last+1) == ",",
		before == "to" && s.t.low(r.first-2) == "according":
		return true
	case before == "nach" && s.t.lang == "de" && r.noun.key != "law":
		return true
	case s.t.lang == "de" && s.k.speech[before] && s.t.upper(r.first-1) && s.genitiveArticle(r.first):
		return true
	case s.t.raw(r.last) == ":" && r.first == s.first:
		return true // "Poll: …"
	case s.t.lang == "de" && says(r.first-1) && !s.t.is(r.first, "oblique"):
		return true
	}
	if s.preposition(r.first-1) && before != "as" {
		return false
	}
	for i := r.last; i < s.end && i < r.last+maxComplement; i++ {
		switch s.t.raw(i) {
		case ",", ";", ":", "(", "–", "\"", "“", "„":
			return false
		}
		if says(i) {
			return true
		}
		if s.t.lang == "de" && s.t.verb(i) {
			return false
		}
		if s.t.lang == "en" && s.t.verb(i) && s.t.low(i) != "seems" && s.t.low(i) != "seem" && s.t.low(i) != "appears" && s.t.low(i) != "to" {
			return false
		}
	}
	return false
}

func (s *scanner) genitiveArticle(i int) bool {
	switch s.t.low(i) {
	case "einer", "eines", "der", "des", "dieser", "dieses":
		return true
	}
	return false
}

// preposition reports whether a token of the sentence is a preposition.
func (s *scanner) preposition(i int) bool {
	return i >= s.first && (s.t.tag(i) == language.ADP || s.t.is(i, "preposition"))
}

// speakingWord reads small English words that are somebody only beside a verb
// of saying: "Kramer, who says", "it said", "others claimed"; and possessives
// of what is said: "her vow".
func (s *scanner) speakingWord(i int) (Mention, bool) {
	if s.t.lang != "en" {
		return Mention{}, false
	}
	m := Mention{First: i, Last: i + 1, Head: i, Form: Pronoun, Kind: Person, Definite: true}
	said := s.takesStand(i + 1)
	switch s.t.low(i) {
	case "who":
		return m, said && s.relativeAt(i)
	case "which": // "the report, which says"
		m.Kind, m.Gender = Organisation, neuter
		return m, (said || s.k.documentSays[s.t.low(i+1)]) && s.t.raw(i-1) == "," && i-1 > s.first
	case "it":
		m.Kind, m.Gender = Organisation, neuter
		return m, said
	case "others", "many", "some":
		m.Form, m.Kind, m.Plural, m.Definite, m.Anonymous = Role, Group, true, false, true
		return m, said
	case "her", "his":
		m.Gender = masculine
		if s.t.low(i) == "her" {
			m.Gender = feminine
		}
		return m, s.k.possessed[s.t.low(i+1)]
	}
	return Mention{}, false
}

// relativeAt reports whether a relative pronoun can stand at a token: after a
// comma or right after a noun or name.
func (s *scanner) relativeAt(i int) bool {
	if i-1 <= s.first {
		return false
	}
	switch s.t.raw(i - 1) {
	case ",", "(", "—", "–":
		return true
	}
	tag := s.t.tag(i - 1)
	return tag == language.PROPN || tag == language.NOUN
}

// takesStand reports whether a verb of saying or of taking a stand follows,
// perhaps after "has", "have" or an adverb.
func (s *scanner) takesStand(i int) bool {
	for n := 0; n < 3 && i < s.end; n++ {
		if s.t.upper(i) || !s.t.letters(i) {
			return false
		}
		w := s.t.low(i)
		if s.k.say[w] || s.k.stance[w] {
			return s.t.tag(i) != language.NOUN
		}
		switch w {
		case "on":
			if !s.t.upper(i+1) || i+2 >= s.end {
				return false
			}
			i++ // "who on Tuesday endorsed her"
		case "has", "have", "had", "also", "would", "will":
		default:
			if s.t.tag(i) != language.ADV {
				return false
			}
		}
		i++
	}
	return false
}

// maxShare is how far after "37 percent" an opinion is looked for.
const maxShare = 6

// share reads part of those asked, where it has an opinion: "37 Prozent sind der
// Auffassung", "40 percent said".
func (s *scanner) share(i int) (Mention, bool) {
	switch s.t.low(i) {
	case "prozent", "percent":
	default:
		return Mention{}, false
	}
	if i <= s.first || s.t.doc.Tokens[i-1].Text == "" || s.t.letters(i-1) {
		return Mention{}, false
	}
	m := Mention{First: i - 1, Last: i + 1, Head: i, Form: Role, Kind: Group, Plural: true, Anonymous: true}
	for j := i + 1; j < s.end && j <= i+maxShare; j++ {
		if s.t.raw(j) == "," || s.t.raw(j) == ":" {
			return m, false
		}
		if s.k.say[s.t.low(j)] || s.t.lang == "en" && s.k.stance[s.t.low(j)] && s.t.tag(j) == language.VERB || s.t.lang == "de" && s.k.speech[s.t.low(j)] && s.t.low(j) != "angaben" {
			return m, true
		}
	}
	return m, false
}

// relative reads a relative pronoun or "it" that was found to be a speaker.
func (s *scanner) relative(i int) (Mention, bool) {
	m := Mention{First: i, Last: i + 1, Head: i, Sentence: s.sentence, Form: Pronoun, Kind: Person, Definite: true}
	switch w := s.t.low(i); {
	case s.t.lang == "en" && w == "who":
		return m, true
	case s.t.lang == "en" && w == "it" && i+1 == s.end:
		m.Kind, m.Gender = Organisation, neuter
		return m, true
	case s.t.lang == "de" && s.t.is(i, "relative") && i+1 == s.end && s.t.doc.Tokens[i].Tag == language.PRON:
		return m, true
	}
	return Mention{}, false
}
