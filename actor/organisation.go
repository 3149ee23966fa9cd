package actor

import (
	"slices"
	"strings"
	"unicode"

	"synopse/language"
)

// organisation finds organisations that no list names: by the tags of the
// language step, or by a word that ends such names ("Acme Holdings Inc.").
func (s *scanner) organisation(i int) (Mention, bool) {
	brand := s.k.brand(s.t.raw(i)) && (s.spokenBeside(i) || s.t.low(i-1) == "by" || s.t.low(i-1) == "laut")
	if !s.t.upper(i) && !brand || s.t.caps(i) && s.shouted() {
		return Mention{}, false
	}
	last, ok := s.orgByEntity(i)
	if ok && s.headlines && s.t.lang == "en" && s.titleCased() && s.holdsBearer(i, last) {
		last, ok = i, false // "Calls Kramer"
	}
	if !ok {
		last, ok = s.orgByWords(i)
	}
	if !ok && s.articleAcronym(i) {
		last, ok = i+1, true
	}
	if !ok && (brand || s.knownBody(i)) {
		last, ok = i+1, true
	}
	if !ok {
		last, ok = s.tail(i)
	}
	if !ok {
		last, ok = s.tradeName(i)
	}
	if !ok || last <= i || s.holdsPerson(i, last) {
		return Mention{}, false
	}
	m := Mention{First: i, Last: last, Head: last - 1, Form: Name, Kind: Organisation, Name: trimGenitive(s.t.slice(i, last)), Definite: true}
	if full := s.short[m.Name]; last == i+1 && full.Name != "" && s.second {
		m = full.at(m) // "Nordwerk" of "Nordwerk Holdings"
	}
	if last > i+1 && s.t.lang == "en" && s.t.is(last-1, "polling") {
		return s.namedPoll(m), true
	}
	return s.byTail(m), true
}

// namedPoll makes a document of a name that ends in the word for one: "the
// Harbour University Poll".
func (s *scanner) namedPoll(m Mention) Mention {
	m.Form, m.Kind, m.Name, m.Office, m.Roles = Role, Document, "", "study", []string{s.t.raw(m.Head)}
	if d, ok := s.k.determiners["en"][s.t.low(m.First-1)]; ok && m.First > s.first {
		m.First--
		m.Definite = d.kind == "definite"
	}
	s.spoke[s.t.low(m.Head)] = true
	return m
}

// holdsBearer reports whether a run of words that no word for a body ends has
// the name of a person of the report.
func (s *scanner) holdsBearer(first, last int) bool {
	if s.k.orgWords[s.t.raw(last-1)] || last == first+1 {
		return false
	}
	for i := first; i < last; i++ {
		if s.knows(trimGenitive(s.t.raw(i))) {
			return true
		}
	}
	return false
}

// at gives a body that is known by its full name at another place.
func (m Mention) at(there Mention) Mention {
	there.Name, there.Office, there.Country = m.Name, m.Office, m.Country
	return there
}

// keepOnly keeps a body under one of its words, or that several have the word.
func keepOnly(words map[string]Mention, w string, m Mention) {
	if old, ok := words[w]; ok && old.Name != m.Name {
		m = Mention{}
	}
	words[w] = m
}

// shortName learns that a body's name of several words can be cut to its first,
// where that is a name of its own and no place.
func (s *scanner) shortName(m Mention) {
	w := trimGenitive(s.t.raw(m.First))
	if m.Last-m.First < 2 || s.second || s.t.tag(m.First) != language.PROPN || s.k.orgWords[w] || s.isGiven(m.First) || s.k.regions[w] {
		return
	}
	listed := m.Office != "" && s.t.lang == "en"
	if _, _, ok := s.k.names.find(s.t, m.First, m.First+1); ok || s.t.entity(m.First) != language.BeginOrganisation && !listed {
		return
	}
	keepOnly(s.short, w, m)
}

// tailName learns that an English body can be called by the last words of its
// name: "the Herald" for "the Harbour Herald".
func (s *scanner) tailName(m Mention) {
	if s.second || s.t.lang != "en" || !strings.Contains(m.Name, " ") {
		return
	}
	for q := max(m.First+1, m.Last-maxTail); q < m.Last; q++ {
		if s.t.upper(q) && (q > m.First+1 || !s.t.possessive(q-1)) {
			if w := trimGenitive(s.t.slice(q, m.Last)); w != m.Name {
				keepOnly(s.tails, w, m)
			}
		}
	}
	for q := m.First + 2; q+1 < m.Last; q++ {
		if w := s.t.low(q); (w == "of" || w == "for") && s.k.orgWords[s.t.raw(q-1)] {
			keepOnly(s.tails, s.t.raw(q-1), m) // "the Board" of Elections
			return
		}
	}
}

// maxTail is how many of the last words of a body's name stand for it.
const maxTail = 2

// byTail gives the body whose name ends in what stands after "the".
func (s *scanner) byTail(m Mention) Mention {
	if full := s.tails[m.Name]; s.second && full.Name != "" && (s.t.low(m.First-1) == "the" || s.t.low(m.First) == "the") {
		return full.at(m)
	}
	return m
}

// tail reads the last words of a body's name after "the", where no tag says
// that they are a body.
func (s *scanner) tail(i int) (int, bool) {
	if !s.second || s.t.low(i-1) != "the" || i == s.first {
		return i, false
	}
	for n := maxTail; n > 0; n-- {
		if i+n <= s.end && s.tails[trimGenitive(s.t.slice(i, i+n))].Name != "" && !s.t.upper(i+n) {
			return i + n, true
		}
	}
	return i, false
}

func (s *scanner) orgByEntity(i int) (int, bool) {
	if s.t.entity(i) != language.BeginOrganisation || s.k.notNames[s.t.raw(i)] {
		return i, false
	}
	last := s.bodyRun(i)
	if w := s.t.raw(i); s.t.lang == "de" && last == i+1 && !isAcronym(w) {
		// a single word needs more than a tag: to be tagged again
		if !s.second {
			s.tagged[w]++
		}
		if s.tagged[w] < 2 && !s.spokenBeside(i) {
			return i, false
		}
	}
	if s.t.lang == "de" && last == i+1 {
		if _, ok := s.k.nounDE(s.t.raw(i)); ok || s.t.tag(i) == language.NOUN && !isAcronym(s.t.raw(i)) || s.shouted() {
			return i, false
		}
	}
	return last, true
}

// bodyRun gives the end of a run of tokens tagged as one body; in English with the word
// for a body after its possessive ("the Harbour Fishermen's Association").
func (s *scanner) bodyRun(i int) int {
	last := i + 1
	for last < s.end && s.t.entity(last) == language.InOrganisation {
		last++
	}
	if s.t.lang == "en" && s.t.possessive(last) && last+1 < s.end && s.k.orgWords[s.t.raw(last+1)] && !s.isGiven(last-1) && last > i+1 && plural(s.t.low(last-1)) {
		last += 2
	}
	return last
}

// holdsPerson reports whether a run that looks like a body is an English full name and
// the body that somebody is of: "Anna Kramer of the Harbour Alliance".
func (s *scanner) holdsPerson(first, last int) bool {
	if s.t.lang != "en" {
		return false
	}
	for first+2 < last {
		if s.k.titles[s.t.raw(first)] != "" {
			first++ // "Prof. Anna Kramer of Harbour College"
			if s.t.raw(first) == "." {
				first++
			}
			continue
		}
		e, after, ok := s.k.english.find(s.t, first, last)
		if !ok || s.k.nouns[e.noun].kind != Person || s.t.low(after) == "of" {
			break
		}
		first = after // "Mayor Anna Kramer of the Harbour Party"
	}
	return first+2 < last && s.t.low(first+2) == "of" && isGivenName(s.t.raw(first)) && s.canBeFamily(first+1) && !s.k.orgWords[s.t.raw(first)]
}

// maxOrg is how many words an organisation's name can have.
const maxOrg = 8

// orgByWords reads a run of capitalised words that ends in a word for an
// organisation. The run may hold "of the", "for", "&".
func (s *scanner) orgByWords(i int) (int, bool) {
	if s.k.notNames[s.t.raw(i)] || s.goesOn(i) {
		return i, false
	}
	end, q := 0, i
	for q < s.end && q-i < maxOrg {
		w := s.t.raw(q)
		if s.t.upper(q) && !(q > i && s.k.notNames[w]) {
			if s.k.orgWords[w] && q > i || q > i && s.orgEnd(w) && s.t.lang == "de" {
				end = q + 1
			} else if end > 0 && s.joined(q, i) {
				end = q + 1
			}
			q++
			continue
		}
		if q > i && s.t.possessive(q) && s.k.orgWords[s.t.raw(q+1)] && !s.isGiven(q-1) && !s.knows(s.t.raw(q-1)) {
			q++ // "the Kent County Coroner's Office"
			continue
		}
		if q > i && (w == "of" || w == "for" || w == "&" || w == "on" || w == "the" && s.t.low(q-1) == "of") {
			q++
			continue
		}
		break
	}
	if end == 0 {
		// "University of Oslo", "Institute for War Studies"
		if s.k.orgWords[s.t.raw(i)] && (s.t.low(i+1) == "of" || s.t.low(i+1) == "for") && s.t.upper(i+2) && q > i+2 {
			return q, true
		}
		return i, false
	}
	return end, true
}

// joined reports whether a word goes on after "of" or "for" in a name.
func (s *scanner) joined(q, i int) bool {
	return q > i && slices.Contains([]string{"of", "for", "the", "&"}, s.t.low(q-1))
}

func (s *scanner) orgEnd(w string) bool {
	if !strings.Contains(w, "-") {
		return false
	}
	low := strings.ToLower(w)
	for _, e := range s.k.orgEnds {
		if strings.HasSuffix(low, e) {
			return true
		}
	}
	return false
}

// articleAcronym reports whether an acronym stands after an article in the
// nominative, as bodies do: "die GdP". Numerals ("XIV") are none.
func (s *scanner) articleAcronym(i int) bool {
	w := s.t.raw(i)
	if !isAcronym(w) || len(w) < 3 || len(w) > 6 || strings.Trim(w, "IVXLCM") == "" || s.k.notNames[w] || strings.ContainsAny(w, "0123456789.") {
		return false
	}
	switch s.t.low(i - 1) {
	case "die", "der", "the":
		return i > s.first && s.t.tag(i) != language.ADJ && !s.t.upper(i+1)
	}
	return false
}

// shouted reports whether a sentence is set in capitals, so that they tell
// nothing: "WHAT NOBODY SAID".
func (s *scanner) shouted() bool {
	caps := 0
	for i := s.first; i < s.end && i < s.first+maxOrg; i++ {
		if s.t.caps(i) {
			caps++
		}
	}
	return caps > 2
}

// isCountry reports whether a word is a country's name.
func (k *knowledge) isCountry(w string) bool {
	for _, p := range k.names.first[w] {
		if p.rest == w && p.entry.kind == Country && p.entry.form == Name {
			return true
		}
	}
	return false
}

// brand reports whether a word has a capital inside, as names of firms do
// ("BuzzMill", "eFirm"), or is a firm's name with a country ("Acme-Norwegen").
func (k *knowledge) brand(w string) bool {
	if before, after, ok := strings.Cut(w, "-"); ok && len(before) > 2 && k.isCountry(after) {
		return !k.isCountry(before)
	}
	for _, p := range [...]string{"Mc", "Mac", "De", "Di", "La", "Le", "Van", "Von", "Fitz"} {
		if strings.HasPrefix(w, p) {
			return false
		}
	}
	lower := false
	for _, r := range w {
		switch {
		case !unicode.IsLetter(r):
			return false
		case unicode.IsLower(r):
			lower = true
		case lower:
			return true
		}
	}
	return false
}

// knownBody reports whether a word stands where a body of one word, that the
// report has named as one, stands again.
func (s *scanner) knownBody(i int) bool {
	w := trimGenitive(s.t.raw(i))
	if !s.second || !s.bodies[w] && (s.short[w].Name == "" || s.t.lang != "en" || s.t.upper(i+1)) || !s.t.upper(i) || s.t.tag(i) != language.PROPN || s.knows(w) || s.isGiven(i) || s.k.notNames[w] {
		return false
	}
	switch s.t.entity(i) {
	case language.BeginPerson, language.InPerson, language.BeginLocation, language.InLocation:
		return false
	}
	return s.t.lang == "en" || !s.t.upper(i+1)
}
