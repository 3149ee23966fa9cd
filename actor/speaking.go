package actor

import (
	"strings"

	"synopse/language"
)

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
		return i >= s.first && i < s.end && (!s.t.upper(i) || s.titleCased()) && (s.k.documentSays[s.t.low(i)] || s.k.say[s.t.low(i)] ||
			r.noun.kind != Person && s.t.lang == "en" && s.opinion(i, false))
	}
	if s.t.lang == "de" && before == "von" || s.t.lang == "en" && (before == "of" || before == "by") {
		return s.viewedBy(r.first)
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
	if r.noun.kind == Document && s.t.is(r.head, "polling") && (s.t.is(r.first-1, "by-poll") || s.t.tag(r.last) == language.AUX) {
		return true // "leads in recent polls", "polls are split"
	}
	if s.preposition(r.first-1) && before != "as" && !(before == "after" && says(r.last)) && !(r.noun.kind == Document && s.shows(r.last)) {
		return false
	}
	from := r.last
	if r.noun.kind == Document && s.t.lang == "en" {
		from = s.pastAside(from)
	}
	for i := from; i < s.end && i < from+maxComplement; i++ {
		switch s.t.raw(i) {
		case ",", ";", ":", "(", "–", "\"", "“", "„":
			return false
		}
		if says(i) || s.t.lang == "en" && s.t.is(i, "be") && s.takesStand(i) {
			return true
		}
		if s.t.lang == "de" && s.t.verb(i) {
			return false
		}
		if s.t.lang == "en" && s.t.verb(i) && !s.t.is(i, "seems") && !s.t.is(i, "auxiliary") && !s.attribute(i) {
			return false
		}
	}
	return false
}

// shows reports whether a participle of showing stands right at a token: "with
// polls showing a lead", "an email stressing the point".
func (s *scanner) shows(i int) bool {
	return i < s.end && strings.HasSuffix(s.t.low(i), "ing") && s.t.lang == "en" &&
		(s.k.documentSays[s.t.low(i)] || s.opinion(i, false) || s.t.low(i) == "showing")
}

// viewedBy reports whether the phrase that begins at a token is who takes a
// stand in the passive: "was seen as a threat by some", "pressed by the host".
func (s *scanner) viewedBy(i int) bool {
	if s.t.lang != "en" || s.t.low(i-1) != "by" {
		return false
	}
	for q := i - 2; q >= s.first && q >= i-maxToVerb; q-- {
		if s.t.tag(q) == language.VERB {
			return s.opinion(q, false)
		}
		if s.t.tag(q) == language.PUNCT {
			return false
		}
	}
	return false
}

// attribute reports whether a verb form after a noun belongs to it: "a poll
// [released] on Tuesday found".
func (s *scanner) attribute(i int) bool {
	return s.t.doc.Tokens[i].Morph.Any(language.PastParticiple|language.PresentParticiple) && !s.t.is(i-1, "auxiliary") && !s.t.is(i-1, "be")
}

// maxAsideTokens is how long what stands between commas after a document may be.
const maxAsideTokens = 16

// pastAside gives the token after an aside between commas: "a poll, conducted by
// two firms, found".
func (s *scanner) pastAside(i int) int {
	if s.t.raw(i) != "," || !s.attribute(min(i+1, len(s.t.doc.Tokens)-1)) && s.t.low(i+1) != "which" {
		return i
	}
	for j := i + 1; j < s.end && j < i+maxAsideTokens; j++ {
		if s.t.raw(j) == "," {
			return j + 1
		}
	}
	return i
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
	switch s.t.low(i) {
	case "the": // "the two agreed"
		m.Last, m.Head, m.Plural = i+2, i+1, true
		return m, s.t.low(i+1) == "two" && (s.t.any(i+2, language.VERB, language.AUX) || s.takesStand(i+2))
	case "who":
		return m, s.relativeAt(i) && s.takesStand(i+1)
	case "which": // "the report, which says"
		m.Kind, m.Gender = Organisation, neuter
		return m, s.t.raw(i-1) == "," && i-1 > s.first && (s.takesStand(i+1) || s.k.documentSays[s.t.low(i+1)])
	case "that": // "a union that backs the plan"
		m.Kind, m.Gender = Organisation, neuter
		return m, s.afterBody(i) && (s.takesStand(i+1) || s.k.documentSays[s.t.low(i+1)])
	case "it":
		m.Kind, m.Gender = Organisation, neuter
		return m, s.takesStand(i + 1)
	case "others", "many", "some", "most":
		m.Form, m.Kind, m.Plural, m.Definite, m.Anonymous = Role, Group, true, false, true
		return m, s.takesStand(i+1) || s.viewedBy(i)
	case "you", "we":
		if s.quoted == nil {
			s.quoted = quotedTokens(s.t.doc)
		}
		m.Form, m.Kind, m.Plural, m.Definite = Role, Group, true, false
		return m, !s.quoted[i] && s.takesStand(i+1)
	case "its", "their":
		m.Kind, m.Gender = Organisation, neuter
		m.Plural = s.t.low(i) == "their"
		if m.Plural {
			m.Kind, m.Gender = Group, 0
		}
		return m, s.k.possessed[s.t.low(i+1)] || s.t.tag(i+1) == language.ADJ && s.k.possessed[s.t.low(i+2)]
	case "her", "his":
		m.Gender = masculine
		if s.t.low(i) == "her" {
			m.Gender = feminine
		}
		return m, s.k.possessed[s.t.low(i+1)] || s.t.tag(i+1) == language.ADJ && s.k.possessed[s.t.low(i+2)]
	}
	return Mention{}, false
}

// afterBody reports whether a body, group or document was named right before a
// token.
func (s *scanner) afterBody(i int) bool {
	if len(s.out) == 0 {
		return false
	}
	m := &s.out[len(s.out)-1]
	return m.Last == i && m.Sentence == s.sentence && m.Kind != Person && !m.Place
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

// maxToVerb is how many auxiliaries and adverbs are read before the verb by
// which somebody takes a stand.
const maxToVerb = 5

// takesStand reports whether a verb of saying or of taking a stand follows,
// perhaps after auxiliaries or adverbs: "has long sought", "is pushing", "was
// not happy". Of the passive ("was accused") nobody is the speaker.
func (s *scanner) takesStand(i int) bool {
	be := false
	for n := 0; n < maxToVerb && i < s.end; n++ {
		if s.t.upper(i) && !s.titleCased() {
			return false
		}
		switch {
		case s.t.is(i, "be"):
			be = true
		case s.t.is(i, "auxiliary"):
		case s.opinion(i, be):
			return true
		case s.t.low(i) == "on" && s.t.upper(i+1) && i+2 < s.end:
			i++ // "who on Tuesday endorsed her"
		case s.t.tag(i) != language.ADV && s.t.tag(i) != language.PART:
			return false
		}
		i++
	}
	return false
}

// opinion reports whether a token is a verb of saying or of taking a stand; after
// a form of "be" only one in -ing, or an adjective.
func (s *scanner) opinion(i int, be bool) bool {
	w := s.t.low(i)
	if be {
		mark, ok := s.k.stance[w]
		return ok && mark == "be" || strings.HasSuffix(w, "ing") && s.opinion(i, false)
	}
	noun := s.t.tag(i) == language.NOUN && !s.beforeObject(i)
	if s.k.say[w] || w == "say" {
		return !noun
	}
	lemma := s.t.doc.Tokens[i].Lemma
	if lemma == "" {
		lemma = w
	}
	mark, ok := s.k.stance[strings.ToLower(lemma)]
	return ok && mark == "" && !noun && s.t.tag(i) != language.ADJ
}

// beforeObject reports whether what is tagged as a noun must be a verb, for an
// object or a clause of its own follows: "Many fear they will lose", "the two
// admit that".
func (s *scanner) beforeObject(i int) bool {
	return i+1 < s.end && i > s.first && !s.t.upper(i) && (s.t.any(i+1, language.DET, language.PRON) || s.t.is(i+1, "subordinator"))
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
	case s.t.lang == "de" && w == "es" && i+1 == s.end: // "…, teilte es mit"
		m.Kind, m.Gender = Organisation, neuter
		return m, true
	case s.t.lang == "de" && s.t.is(i, "relative") && i+1 == s.end && s.t.doc.Tokens[i].Tag == language.PRON:
		return m, true
	}
	return Mention{}, false
}

// besideSpeech reports whether a verb of saying stands right before or after a
// proper noun: evidence that the word is a speaker's name.
func (s *scanner) besideSpeech(i int) bool {
	return s.t.tag(i) == language.PROPN && (s.spokenBeside(i) || s.ofAge(i))
}

// aged reads an English age that stands for somebody ("the 22-year-old said").
func (s *scanner) aged(i int) (Mention, bool) {
	d, ok := s.k.determiners["en"][s.t.low(i)]
	if s.t.lang != "en" || !ok || d.count != "-" || !strings.HasSuffix(s.t.low(i+1), "-year-old") || i+1 >= s.end {
		return Mention{}, false
	}
	if s.t.any(i+2, language.NOUN, language.PROPN, language.ADJ) && i+2 < s.end {
		return Mention{}, false
	}
	return Mention{First: i, Last: i + 2, Head: i + 1, Form: Role, Kind: Person, Definite: d.kind == "definite", Office: "aged", Roles: []string{s.t.raw(i + 1)}}, true
}

// ofAge reports a name behind an age ("the 40-year-old Kolbe"), and not a town before
// a noun ("a 40-year-old Harbourtown sailor").
func (s *scanner) ofAge(i int) bool {
	return i > s.first && strings.HasSuffix(s.t.low(i-1), "-year-old") && !s.t.any(i+1, language.NOUN, language.PROPN, language.ADJ)
}

func (s *scanner) spokenBeside(i int) bool {
	if s.t.low(i-1) == "the" || s.k.placesBefore[s.t.lang][s.t.low(i-1)] {
		return false
	}
	if s.k.say[s.t.low(i-1)] && i > s.first || s.t.low(i-1) == "so" && s.t.raw(i-2) == "," {
		return true
	}
	return s.k.say[s.t.low(i+1)] || s.t.tag(i+1) == language.PROPN && s.k.say[s.t.low(i+2)]
}
