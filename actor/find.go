package actor

import (
	"slices"
	"strings"
	"unicode"

	"synopse/language"
	"synopse/report"
)

// Find gives all mentions of one document in token order; of mentions that
// start at one token the longest comes first. Bylines, datelines and credits
// are not searched: who wrote a report is no party of it.
func Find(doc *language.Document) []Mention {
	if doc == nil || len(doc.Tokens) == 0 {
		return nil
	}
	s := newScanner(newText(doc))
	s.tradeNames()
	s.document(func() bool { return !s.titleCased() }) // learns the names
	s.headlines = true
	s.document(s.titleCased)
	s.out, s.second = s.out[:0], true
	s.document(func() bool { return true })
	return s.join()
}

// scanner goes through a document from left to right.
type scanner struct {
	t *text
	k *knowledge

	sentence   int
	first, end int // tokens of the sentence

	countries map[string]bool    // codes of the countries named so far
	called    map[string]string  // given names to the one family name that they are told with; "" for several
	bodies    map[string]bool    // names of organisations, of one word, read so far
	families  map[string]family  // sounds of family names read so far
	acronyms  map[string]Mention // "(GdP)" after an organisation's name
	titleOf   int                // the sentence, from 1, that titleIs was counted for
	titleIs   bool
	bareRole  bool                // a role without article stands before: a name must follow
	short     map[string]Mention  // first words of bodies' names to the one body; without a name for several
	tails     map[string]Mention  // last words of bodies' names, likewise
	spoke     map[string]bool     // nouns of documents that speak
	tagged    map[string]int      // single words tagged as persons, by how often
	quoted    []bool              // tokens in quotation marks; nil until asked for
	second    bool                // the document is gone through again, its names known
	headlines bool                // names outside headlines in title case are known
	spelled   map[string][]string // names to their sounds
	apposed   map[string]bool     // single words of which the report says that they are a body
	borne     map[string]bool     // roles that persons of the report have by name
	doubles   map[string]bool     // first words of family names of two words
	fulls     map[string]bool     // full names read when the document was gone through first
	traded    map[string]bool     // names of bodies that look like a person's
	out       []Mention
}

// family is what the document tells of a family name.
type family struct {
	printed string
	gender  language.Morph
	several bool // full names of different gender: two persons of that name
}

// document goes through the sentences that are wanted.
func (s *scanner) document(wanted func() bool) {
	for i, sen := range s.t.doc.Sentences {
		switch sen.Kind {
		case report.Byline, report.Dateline, report.Credit:
			continue
		}
		s.sentence, s.first, s.end = i, max(sen.First, 0), min(sen.Last, len(s.t.doc.Tokens))
		if !wanted() || s.credits() {
			continue
		}
		s.scan()
	}
}

// credits reports whether a sentence says who wrote the report: "(Reporting by
// Anna Kramer; editing by Paul Lorenz)".
func (s *scanner) credits() bool {
	for i := s.first; i < s.end && i < s.first+4; i++ {
		switch s.t.low(i) {
		case "reporting", "writing", "editing":
			return s.t.low(i+1) == "by"
		}
	}
	return false
}

// newScanner gives a scanner that knows nothing of the text yet.
func newScanner(t *text) *scanner {
	return &scanner{t: t, k: know(), traded: map[string]bool{}, bodies: map[string]bool{}, called: map[string]string{}, countries: map[string]bool{},
		families: map[string]family{}, acronyms: map[string]Mention{}, tagged: map[string]int{}, spoke: map[string]bool{}, short: map[string]Mention{}, tails: map[string]Mention{}, fulls: map[string]bool{}, apposed: map[string]bool{}, borne: map[string]bool{}, doubles: map[string]bool{}, spelled: map[string][]string{}}
}

func (s *scanner) scan() {
	for i := s.first; i < s.end; {
		if !s.t.letters(i) && !strings.HasSuffix(s.t.raw(i), "%") {
			i++
			continue
		}
		m, ok := s.at(i)
		if !ok || m.Last <= i {
			i++
			continue
		}
		m.Sentence = s.sentence
		s.learn(m)
		s.out = append(s.out, m)
		i = m.Last
		if m.Kind == Organisation {
			s.acronym(m)
		}
	}
}

// at gives the longest mention that starts at token i.
func (s *scanner) at(i int) (Mention, bool) {
	best, found := Mention{}, false
	better := func(m Mention, ok bool) {
		if ok && (!found || m.Last > best.Last) {
			best, found = m, true
		}
	}
	better(s.listed(i))
	better(s.regionSpeaks(i))
	better(s.aged(i))
	better(s.name(i))
	if m, ok := s.phrase(i); ok && !s.hidesName(i, m) {
		if m.Form == Name && found && m.Last == best.Last {
			found = false // "Major Kramer" is a role and a name
		}
		better(m, ok)
	}
	if m, ok := s.organisation(i); !found || best.Kind != Person || !s.titleCased() {
		if ok && found && s.t.lang == "en" && best.Kind == Group && best.Form == Role && m.Last == best.Last && m.Last > best.Head+2 {
			found = false // "Harbour Sailors for Clean Water" is a body
		}
		better(m, ok) // in a headline a tag runs on over the verb
	}
	if !found {
		better(s.pronoun(i))
		better(s.speakingWord(i))
		better(s.firstPerson(i))
		better(s.share(i))
		if s.t.lang == "en" && s.t.tagged && !found {
			better(s.unnamed(i))
		}
	}
	if found && len(s.traded) > 0 {
		best = s.asTrade(best)
	}
	return best, found
}

// hidesName reports whether what looks like a role phrase is a listed name with
// its article: "die Deutsche Bank".
func (s *scanner) hidesName(i int, m Mention) bool {
	if m.Form != Role || m.Last < i+2 {
		return false
	}
	if _, ok := s.k.determiners[s.t.lang][s.t.low(i)]; !ok {
		return false
	}
	_, last, ok := s.k.names.find(s.t, i+1, s.end)
	return ok && m.Head < last || s.t.lang == "en" && s.insideBody(i+1, &m)
}

// insideBody reports whether what looks like a role is the beginning of a body's name
// that was tagged as one: "the Harbour Governors Association".
func (s *scanner) insideBody(i int, m *Mention) bool {
	if s.capitalBody(i, m) {
		return true
	}
	if s.t.entity(i) != language.BeginOrganisation || m.Head >= m.Last || !s.t.upper(m.Head) {
		return false
	}
	last := s.bodyRun(i)
	if _, end, ok := s.k.names.find(s.t, i+1, s.end); ok && end == last {
		return false // "the Republican Congress"
	}
	w := s.t.low(last - 1)
	_, _, role := s.k.english.find(s.t, last-1, s.end)
	return last > m.Last && !(role && !s.k.orgWords[s.t.raw(last-1)]) && !strings.HasSuffix(w, "man") && !strings.HasSuffix(w, "woman")
}

// capitalBody reports what looks like a role of a body and has a capital at each of three
// and more words: "the Congressional Budget Office", "the National Teachers' Union".
func (s *scanner) capitalBody(i int, m *Mention) bool {
	if m.Kind != Organisation && m.Kind != Group || m.Head >= s.end || s.titleCased() {
		return false
	}
	workers := s.t.possessive(m.Head+1) && s.k.orgWords[s.t.raw(m.Head+2)] && m.Head > i // "the National Teachers' Union"
	if !workers && (m.Head < i+2 || !s.k.orgWords[s.t.raw(m.Head)]) {
		return false
	}
	for k := i; k <= m.Head; k++ {
		if !s.t.upper(k) || s.isGiven(k) {
			return false
		}
	}
	_, last, ok := s.k.names.find(s.t, i, s.end)
	return !(ok && last == m.Head) // "the Norwegian Police"
}

// learn keeps a full name's family name, so that it is known alone.
func (s *scanner) learn(m Mention) {
	if m.Kind == Organisation && m.Form == Name && m.Head == m.First && m.Last == m.First+1 && s.bodies != nil {
		s.bodies[m.Name] = true
	}
	if m.Kind == Organisation && m.Form == Name {
		s.initials(m)
		s.shortName(m)
		s.tailName(m)
	}
	if m.Kind != Person || m.Family == "" || m.Form != Name {
		return
	}
	for _, role := range m.Roles {
		s.borne[role] = true
	}
	if m.Given != "" && !s.second {
		s.fulls[m.Given+" "+m.Family] = true
	}
	if m.Given != "" && s.called != nil && !s.second {
		if old, ok := s.called[m.Given]; ok && old != m.Family {
			s.called[m.Given] = ""
		} else {
			s.called[m.Given] = m.Family
		}
	}
	s.learnName(m.Family, m.Gender)
	if core, generation := splitGeneration(m.Family); generation != "" && core != "" {
		s.learnName(core, m.Gender)
	}
	if first, rest, ok := strings.Cut(m.Family, " "); ok && m.Given != "" && !s.k.particles[first] && !strings.Contains(rest, " ") {
		s.doubles[first] = true
	}
	if mononym(m.Given) {
		s.learnName(m.Given, m.Gender)
	}
}

// mononym reports whether a given name is rare enough for its bearer to be
// called by it alone, as in Thai or Icelandic reports: one that no list knows.
func mononym(given string) bool {
	_, common := know().given[given]
	return given != "" && !common && !strings.ContainsAny(given, " .-") && len(given) > minSpelling
}

func (s *scanner) learnName(name string, gender language.Morph) {
	for _, key := range s.spell(name) {
		f, ok := s.families[key]
		if !ok {
			s.families[key] = family{printed: name, gender: gender}
			continue
		}
		if gender != 0 && f.gender != 0 && gender != f.gender {
			f.several = true
		}
		if f.gender == 0 {
			f.gender = gender
		}
		s.families[key] = f
	}
}

// acronym learns "(ABC)" that stands right after an organisation's name.
func (s *scanner) acronym(m Mention) {
	i := m.Last
	if s.t.raw(i) != "(" || s.t.raw(i+2) != ")" || !isAcronym(s.t.raw(i+1)) {
		return
	}
	if m.Form == Role {
		m.Name, m.Office = s.t.raw(i+1), ""
	}
	m.Roles = nil
	s.acronyms[s.t.raw(i+1)] = m
}

// initials learns the acronym of a name of three and more words, all with a
// capital: "Bees Bloom Everywhere" is BBE.
func (s *scanner) initials(m Mention) {
	var b strings.Builder
	for i := m.First; i < m.Last; i++ {
		if w := s.t.low(i); w == "the" && i == m.First || w == "of" || w == "for" || w == "and" {
			continue
		}
		if !s.t.upper(i) || s.t.caps(i) {
			return
		}
		b.WriteRune([]rune(s.t.raw(i))[0])
	}
	short := b.String()
	if len(short) < 3 {
		return
	}
	if _, ok := s.acronyms[short]; !ok {
		s.acronyms[short] = m
	}
}

// isAcronym reports whether a word is short and mostly capitals ("VfGH").
func isAcronym(w string) bool {
	n, up := 0, 0
	for _, r := range w {
		n++
		if unicode.IsUpper(r) {
			up++
		}
	}
	return up >= 2 && n <= 8 && 2*up > n
}

// listed finds countries, capitals, seats and organisations that the data
// names, and acronyms that the document introduced.
func (s *scanner) listed(i int) (Mention, bool) {
	if m, ok := s.acronyms[s.t.raw(i)]; ok {
		return Mention{First: i, Last: i + 1, Head: i, Form: Name, Kind: Organisation, Name: m.Name, Country: m.Country,
			Office: m.Office, Definite: true}, true
	}
	e, last, ok := s.k.names.find(s.t, i, s.end)
	if !ok {
		return Mention{}, false
	}
	if s.t.lang == "en" && last == i+1 && s.t.raw(i) == "US" && s.t.tag(i) == language.PRON {
		return Mention{}, false
	}
	if e.loose && !s.countries[e.country] {
		return Mention{}, false
	}
	if e.form == Name && e.kind == Country && !e.loose && s.countries != nil {
		s.countries[e.country] = true
	}
	m := Mention{First: i, Last: last, Head: last - 1, Form: e.form, Kind: e.kind, Country: e.country, Definite: true,
		Name: e.label, Office: e.key}
	if e.kind == Country {
		m.Office = ""
	}
	m.Place = e.kind == Country && s.isPlace(i, last, e)
	return m, true
}

// isPlace reports whether a country or seat is named as a place.
func (s *scanner) isPlace(i, last int, e entry) bool {
	p := i - 1
	if d, ok := s.k.determiners[s.t.lang][s.t.low(p)]; ok && p >= s.first {
		if w := s.t.low(p); w == "im" || w == "beim" || w == "zum" || w == "zur" {
			return w == "im"
		}
		if d.kind == "definite" {
			p--
		}
	}
	if p >= s.first && s.k.placesBefore[s.t.lang][s.t.low(p)] {
		// "aus Moskau hieß es" is the government
		return !(s.t.low(p) == "aus" && (s.t.low(last) == "hieß" || s.t.low(last) == "verlautete"))
	}
	if e.town && !s.k.say[s.t.low(last)] && !s.k.say[s.t.low(i-1)] {
		return true // "the tribunal at The Hague", and no government
	}
	if e.form == Metonym && e.capital {
		// "Berlin (dpa)", "MOSKAU –", "London, 5. Mai": a dateline in the text
		if i == s.first && (s.t.raw(last) == "(" || s.t.raw(last) == "–" || s.t.raw(last) == "-" || s.t.raw(last) == "/" || s.t.raw(last) == "—") {
			return true
		}
		if i == s.first && s.t.raw(last) == "," {
			return true
		}
		if s.t.raw(i-1) == "/" || s.t.raw(i-1) == "(" && s.t.raw(last) == ")" {
			return true
		}
	}
	return false
}

// trimGenitive takes the English possessive off a name.
func trimGenitive(name string) string {
	for _, e := range [...]string{"'s", "’s", "'", "’"} {
		if n := len(name) - len(e); n > 0 && name[n:] == e {
			return name[:n]
		}
	}
	return name
}

// sortMentions puts mentions into token order, longest first.
func sortMentions(ms []Mention) {
	slices.SortStableFunc(ms, func(a, b Mention) int {
		if a.First != b.First {
			return a.First - b.First
		}
		return b.Last - a.Last
	})
}
