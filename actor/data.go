package actor

import (
	"embed"
	"strings"
	"sync"
)

//go:embed data/*.txt
var files embed.FS

// rows gives the entries of a data file, each cut into trimmed columns. Lines
// that are empty or start with # are left out.
func rows(name string) [][]string {
	raw, err := files.ReadFile("data/" + name)
	if err != nil {
		panic(err) // the file is part of the program
	}
	var out [][]string
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, ";")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		out = append(out, cells)
	}
	return out
}

// list cuts a cell into its values.
func list(cell string) []string {
	var out []string
	for v := range strings.SplitSeq(cell, ",") {
		if v = strings.TrimSpace(v); v != "" {
			out = append(out, v)
		}
	}
	return out
}

// words gives the first column of a data file as a set.
func words(name string) map[string]bool {
	set := map[string]bool{}
	for _, r := range rows(name) {
		set[r[0]] = true
	}
	return set
}

// knowledge is everything the data files say, in the form the finder needs.
type knowledge struct {
	names        *phrasebook // countries, capitals, seats, organisations
	adjectives   map[string]string
	adjPhrases   *phrasebook // English adjectives of countries
	german       map[string]noun
	alsoBody     map[string]noun // offices that are as often the body: "der Stadtrat"
	english      *phrasebook     // English roles and groups
	nouns        []noun          // what english points to
	isa          map[string][]string
	origins      map[string]origin // first parts of compounds
	orgCountry   map[string]string
	bodies       map[string]string    // names and seats of organisations in the list to their keys
	countryNames map[string][2]string // German, English
	bare         map[string]bool      // groups that stand without an article in English
	anonymous    map[string]bool      // groups that are nobody in particular
	anyBody      map[string]bool      // nouns for any body of a kind
	bodyKinds    *bodyKinds
	owned        map[string]bool // bodies that belong to one person
	one          map[string]bool // groups that a country has one of

	given        map[string]givenName
	familyFirst  map[string]bool
	titles       map[string]string
	states       map[string]string // abbreviations of states of the US
	particles    map[string]bool
	say          map[string]bool
	function     map[functionClass]map[string]bool
	regions      map[string]bool   // places that are no names of persons
	speech       map[string]bool   // German nouns for what is said
	stance       map[string]string // English words by which somebody takes a stand: verbs "", adjectives "be"
	possessed    map[string]bool   // English nouns whose possessive tells who speaks
	documentSays map[string]bool   // verbs by which documents speak
	notNames     map[string]bool
	families     map[string]bool // of notNames, those that can be family names
	orgWords     map[string]bool
	orgEnds      []string
	sameDocument map[string]string // nouns for a document to others that take it up
	media        map[string]bool   // words of the names of papers and stations
	modifiers    map[string]bool
	pronouns     map[string]map[string]pronoun    // by language
	determiners  map[string]map[string]determiner // by language
	placesBefore map[string]map[string]bool       // by language
}

type givenName struct {
	gender string
	canon  string
}

// origin says whose an office or body is.
type origin struct {
	country string
	org     string
}

type pronoun struct {
	number, gender, role string
}

// functionClass is a class of function words of a language.
type functionClass struct{ lang, class string }

type determiner struct {
	kind  string
	count string
}

var know = sync.OnceValue(load)

func load() *knowledge {
	k := &knowledge{
		names: newPhrasebook(false), adjPhrases: newPhrasebook(false), english: newPhrasebook(true),
		adjectives: map[string]string{}, german: map[string]noun{}, alsoBody: map[string]noun{}, isa: map[string][]string{},
		origins: map[string]origin{}, orgCountry: map[string]string{}, bodies: map[string]string{}, one: map[string]bool{}, owned: map[string]bool{}, anyBody: map[string]bool{}, anonymous: map[string]bool{}, bare: map[string]bool{}, families: map[string]bool{}, countryNames: map[string][2]string{},
		given: map[string]givenName{}, titles: map[string]string{}, states: map[string]string{},
		familyFirst: words("family-first.txt"), particles: words("particles.txt"),
		say: words("say-verbs.txt"), notNames: words("not-names.txt"), media: words("media-words.txt"), modifiers: words("modifiers.txt"),
		possessed: words("possessed-speech.txt"), stance: map[string]string{}, documentSays: words("document-verbs.txt"),
		sameDocument: map[string]string{}, speech: words("speech-nouns.txt"), regions: words("regions.txt"), function: map[functionClass]map[string]bool{}, orgWords: map[string]bool{}, pronouns: map[string]map[string]pronoun{},
		determiners: map[string]map[string]determiner{}, placesBefore: map[string]map[string]bool{},
	}
	k.loadOrganisations()
	k.loadCountries()
	k.loadNouns()
	k.loadWords()
	k.bodyKinds = loadBodyKinds()
	return k
}

func (k *knowledge) loadWords() {
	for _, r := range rows("not-names.txt") {
		k.families[r[0]] = len(r) > 1 && r[1] == "family"
	}
	for _, r := range rows("given-names.txt") {
		k.given[r[0]] = givenName{gender: r[1], canon: r[2]}
	}
	for _, r := range rows("us-states.txt") {
		k.states[r[0]] = r[0]
		for _, a := range list(r[1]) {
			k.states[a] = r[0]
		}
	}
	for _, r := range rows("stance-verbs.txt") {
		k.stance[r[0]] = strings.Join(r[1:], "")
	}
	for _, r := range rows("same-documents.txt") {
		k.sameDocument[r[0]] = r[1]
	}
	for _, r := range rows("titles.txt") {
		k.titles[r[0]] = r[1]
	}
	for w := range words("organisation-words.txt") {
		if end, ok := strings.CutPrefix(w, "-"); ok {
			k.orgEnds = append(k.orgEnds, end)
			continue
		}
		k.orgWords[w] = true
	}
	for _, r := range rows("pronouns.txt") {
		set(k.pronouns, r[0], r[1], pronoun{number: r[2], gender: r[3], role: r[4]})
	}
	for _, r := range rows("determiners.txt") {
		set(k.determiners, r[0], r[1], determiner{kind: r[2], count: r[3]})
	}
	for _, r := range rows("function-words.txt") {
		for _, w := range list(r[2]) {
			set(k.function, functionClass{r[0], r[1]}, w, true)
		}
	}
	for _, r := range rows("places.txt") {
		set(k.placesBefore, r[0], r[1], true)
	}
	for _, r := range rows("prefixes.txt") {
		k.origins[r[0]] = k.originOf(r[1])
	}
}

// originOf reads the "whose" column: a country code is written in capitals, an
// organisation's key in small letters, "-" is nobody's.
func (k *knowledge) originOf(cell string) origin {
	switch {
	case cell == "-" || cell == "":
		return origin{}
	case len(cell) == 2 && cell == strings.ToUpper(cell):
		return origin{country: cell}
	}
	return origin{org: cell, country: k.orgCountry[cell]}
}

// set puts a value into a map of maps.
func set[K comparable, V any](m map[K]map[string]V, a K, b string, v V) {
	if m[a] == nil {
		m[a] = map[string]V{}
	}
	m[a][b] = v
}
