package actor

import (
	"strings"

	"synopse/language"
)

// MentionFor makes a mention of an arbitrary noun phrase, tokens [first, last)
// of the document, that was found to be a speaker: a role, group, organisation
// or document. Names are Find's business; where the phrase holds one, what Find
// would say of it is used. Ranges outside the document are cut to it.
func MentionFor(doc *language.Document, first, last int) Mention {
	last = min(max(last, 0), len(doc.Tokens))
	first = min(max(first, 0), len(doc.Tokens))
	m := Mention{First: first, Last: last, Form: Role, Kind: Group, Head: max(last-1, first)}
	if last <= first {
		m.Last = m.First
		return m
	}
	m.Sentence = doc.SentenceAt(first)
	first = withArticle(doc, first)
	m.First = first
	s := newScanner(newWindow(doc, first, last))
	s.second, s.sentence, s.first, s.end = true, m.Sentence, first, last
	if p, ok := s.pronoun(first); ok && last == first+1 {
		p.Sentence = m.Sentence
		return p
	}
	if last == first+1 && s.isWriter(first) {
		m.Form, m.Kind, m.Definite = Pronoun, Person, true
		return m
	}
	if p, ok := s.possessiveSpeech(first, last); ok {
		return p
	}
	if p, ok := s.relative(first); ok {
		p.Last = last
		return p
	}
	s.scan()
	if found, ok := s.widest(s.afterSpeechNoun(first, last), last); ok {
		found.First, found.Last = first, last
		return found
	}
	if s.properName(&m) {
		return m
	}
	if found, ok := s.whoseWords(first, last); ok {
		return found
	}
	s.describe(&m)
	return m
}

// withArticle takes the article or "both" before a phrase in, for it tells whom
// the phrase means.
func withArticle(doc *language.Document, first int) int {
	if len(doc.Sentences) == 0 {
		return first
	}
	lang := doc.Language
	if lang != "en" {
		lang = "de"
	}
	start := doc.Sentences[doc.SentenceAt(first)].First
	for n := 0; n < 2 && first > start; n++ {
		w := strings.ToLower(doc.Tokens[first-1].Text)
		d, ok := know().determiners[lang][w]
		if !ok || d.kind == "definite" && know().notNames[w] || w == "vom" || w == "beim" || w == "zum" || w == "zur" || w == "im" || w == "her" {
			break
		}
		first--
	}
	return first
}

// properName reads a speaker of one or two proper nouns that nothing else knows:
// an acronym is an organisation, anything else most likely a person's name.
func (s *scanner) properName(m *Mention) bool {
	first := m.First
	if d, ok := s.k.determiners[s.t.lang][s.t.low(first)]; ok && d.kind == "definite" {
		first++
	}
	if n := m.Last - first; n < 1 || n > 2 {
		return false
	}
	body := false // "Northport Terminals": a noun with a capital behind a name
	for i := first; i < m.Last; i++ {
		brand := s.k.brand(s.t.raw(i))
		proper := s.t.doc.Tokens[i].Tag == language.PROPN || isAcronym(s.t.raw(i)) || brand
		if s.t.lang == "en" && i > first && s.t.doc.Tokens[i].Tag == language.NOUN && !likePeople(s.t.low(i)) {
			proper, body = true, true
		}
		if !proper || !s.t.upper(i) && !brand || s.k.notNames[s.t.raw(i)] {
			return false
		}
	}
	m.Form, m.Definite, m.Head, m.Name = Name, true, m.Last-1, trimGenitive(s.t.slice(first, m.Last))
	if s.k.regions[m.Name] || m.Last == first+1 && s.placeElsewhere(first) {
		m.Form, m.Kind = Metonym, Organisation // "Saxony called for talks"
		return true
	}
	if body || first > m.First || s.k.brand(s.t.raw(first)) || isAcronym(s.t.raw(first)) || s.k.orgWords[s.t.raw(m.Last-1)] || s.t.entity(first) == language.BeginOrganisation {
		m.Kind = Organisation
		return true
	}
	m.Kind, m.Family = Person, trimGenitive(s.t.raw(m.Last-1))
	if m.Last-first == 2 {
		m.Given = s.t.raw(first)
	}
	return true
}

// whoseWords gives the one whose words, ire or record an English phrase is about, where no
// list knows the noun: "Kramer's words showed". Nouns that look like people are others.
func (s *scanner) whoseWords(first, last int) (Mention, bool) {
	if s.t.lang != "en" || len(s.out) == 0 || likePeople(s.t.low(last-1)) || s.t.tag(last-1) != language.NOUN {
		return Mention{}, false
	}
	m := s.out[0]
	if m.First != first || m.Kind == Country || !s.t.possessive(m.Last) || len(s.out) > 1 {
		return Mention{}, false
	}
	m.Last = last
	return m, true
}

// placeElsewhere reports whether the document has an English word behind "in" somewhere.
func (s *scanner) placeElsewhere(i int) bool {
	toks := s.t.doc.Tokens
	if s.t.lang != "en" {
		return false
	}
	for k := 1; k < len(toks); k++ {
		if toks[k].Text == toks[i].Text && toks[k-1].Text == "in" {
			return true
		}
	}
	return false
}

// possessiveSpeech reads "seiner Meinung", "ihren Angaben": the possessive tells
// who speaks, as a pronoun does.
func (s *scanner) possessiveSpeech(first, last int) (Mention, bool) {
	w := s.t.low(first)
	if s.t.lang == "en" && last == first+2 {
		m, ok := s.speakingWord(first)
		m.Last = last
		return m, ok && m.Gender.Any(masculine|feminine)
	}
	if s.t.lang != "de" || last < first+2 || last > first+3 || !s.k.speech[s.t.low(last-1)] {
		return Mention{}, false
	}
	m := Mention{First: first, Last: last, Head: first, Sentence: s.sentence, Form: Pronoun, Kind: Person, Definite: true}
	switch {
	case strings.HasPrefix(w, "sein"):
		m.Gender = masculine
	case strings.HasPrefix(w, "ihr"):
		m.Gender = feminine
	default:
		return Mention{}, false
	}
	return m, true
}

// afterSpeechNoun skips "Angaben der", "Meinung von", so that who says it
// becomes the head.
func (s *scanner) afterSpeechNoun(first, last int) int {
	if s.t.lang != "de" {
		return first
	}
	for i := first; i < last && i < first+3; i++ {
		if s.k.speech[s.t.low(i)] && s.t.upper(i) {
			if i+1 < last && (s.t.low(i+1) == "von" || s.t.low(i+1) == "aus") {
				return i + 2
			}
			return i + 1
		}
	}
	return first
}

// newWindow looks at a few tokens only.
func newWindow(doc *language.Document, first, last int) *text {
	t := &text{doc: doc, lang: doc.Language, base: first, lower: make([]string, last-first)}
	if t.lang != "en" {
		t.lang = "de"
	}
	for i := first; i < last; i++ {
		t.lower[i-first] = strings.ToLower(doc.Tokens[i].Text)
		tag := doc.Tokens[i].Tag
		t.tagged = t.tagged || tag == language.ADJ || tag == language.PROPN || tag == language.DET || tag == language.ADP
	}
	return t
}

// widest gives the mention inside the phrase that is the phrase's head: it
// starts at its first word or, after an article and adjectives, comes first.
func (s *scanner) widest(first, last int) (Mention, bool) {
	for _, m := range s.out {
		if m.First < first {
			continue
		}
		if m.Last < last && (s.possessor(m) || s.modifies(m)) {
			first = max(first, m.Last)
			continue
		}
		if m.First > first+maxAdjectives {
			break
		}
		if m.First > first {
			before := s.t.slice(first, m.First)
			if strings.ContainsAny(before, ",") || s.nounBefore(first, m.First) {
				break
			}
		}
		return m, true
	}
	return Mention{}, false
}

// possessor reports whether a mention only tells whose the rest of the phrase
// is: "Kramers Sprecher", "Kramer's lawyer".
func (s *scanner) possessor(m Mention) bool {
	w := s.t.raw(m.Last - 1)
	if s.t.possessive(m.Last) || strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s") {
		return true
	}
	if s.t.lang != "de" || m.Form == Role || !strings.HasSuffix(w, "s") || !s.t.upper(m.Last) {
		return false
	}
	return m.Kind == Person && !strings.HasSuffix(m.Name, "ss") || m.Kind != Person && w != m.Name
}

// modifies reports whether an English name only tells which the noun after it
// is: "the Harbour Poll average".
func (s *scanner) modifies(m Mention) bool {
	return s.t.lang == "en" && m.Form != Pronoun && s.t.doc.Tokens[m.Last].Tag == language.NOUN
}

// nounBefore reports whether a noun or preposition stands in front, so that the
// mention is not the head ("Kreise der Regierung", "Menschen in Moskau").
func (s *scanner) nounBefore(first, last int) bool {
	for i := first; i < last; i++ {
		w := s.t.low(i)
		if s.t.lang == "de" && s.t.upper(i) && i > first {
			return true
		}
		if _, det := s.k.determiners[s.t.lang][w]; det || s.t.lang == "de" && !s.t.upper(i) && inflected(w) {
			continue
		}
		switch s.t.tag(i) {
		case language.NOUN, language.ADP, language.VERB:
			return true
		}
		if _, ok := s.k.nounDE(s.t.raw(i)); ok && s.t.lang == "de" {
			return true
		}
	}
	return false
}

// describe fills a mention from its head noun where nothing in the data names
// it: documents, "Medienberichte", "people familiar with the matter".
func (s *scanner) describe(m *Mention) {
	r := np{first: m.First, mark: -1}
	p := m.First
	var n noun
	ok := false
	if s.t.lang == "en" {
		p = s.openEN(p, &r)
		if q, found := s.premodifiersEN(p, &r); found {
			ok = s.headEN(q, &r)
		}
		n, m.Plural = r.noun, r.plural
		p = r.head
	} else {
		p = s.adjectivesDE(s.openDE(p, &r), &r)
		n, ok = s.headDE(p)
		if ok {
			r.noun = n
			r.whose(n.country, n.org)
			m.Plural = s.pluralDE(m.First, p, r)
		}
	}
	m.Definite = r.det.kind == "definite"
	m.Country = r.country
	if r.country != "" && s.k.speech[s.t.low(p)] && s.t.lang == "de" {
		m.Kind, m.Head, m.Definite, m.Plural = Country, p, true, false // "israelischen Angaben"
		return
	}
	if !ok {
		m.Anonymous = r.det.kind == "indefinite"
		m.Head = s.headGuess(m.First, m.Last)
		return
	}
	m.Head, m.Kind, m.Gender = p, n.kind, n.gender
	if m.Roles = r.roles; len(m.Roles) == 0 {
		m.Roles = []string{n.base}
		if m.Plural {
			m.Roles[0] = s.t.raw(p)
		}
	}
	if n.kind != Document {
		m.Office = n.key
	}
	m.Anonymous = n.anonymous || n.kind == Person && !m.Definite
	if n.kind == Country && m.Country == "" || n.kind == Person && m.Plural {
		m.Kind = Group
	}
}

// headGuess gives the first capitalised word (German) or the last word before a
// preposition (English) as the head.
func (s *scanner) headGuess(first, last int) int {
	for i := first; i < last; i++ {
		if s.t.lang == "de" && s.t.upper(i) && i > first {
			return i
		}
		if s.t.lang == "en" && i > first && (s.t.tag(i) == language.ADP || s.t.low(i) == "of" || s.t.low(i) == "in") {
			return i - 1
		}
	}
	return last - 1
}
