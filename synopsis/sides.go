package synopsis

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"synopse/actor"
)

//go:embed data/offices.txt
var officesFile string

//go:embed data/countries.txt
var countriesFile string

// speaksForCountry are the offices whose holders speak for their country.
var speaksForCountry = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, row := range table(officesFile) {
		if strings.HasPrefix(row[0], "body:") || strings.HasPrefix(row[0], "seat:") || strings.HasPrefix(row[0], "head:") {
			continue
		}
		for _, key := range strings.Fields(row[0]) {
			out[key] = true
		}
	}
	return out
})

// bodiesOfCountry are ends of names of bodies that speak for their country,
// seatsOfCountry beginnings of roles whose holders do, bodiesWithHeads ends of
// names of bodies that the roles of their people begin with.
var (
	bodiesOfCountry = sync.OnceValue(func() []string { return marked("body:") })
	seatsOfCountry  = sync.OnceValue(func() []string { return marked("seat:") })
	bodiesWithHeads = sync.OnceValue(func() []string { return marked("head:") })
)

// marked gives the words of the lines of offices.txt with a mark, without stars.
func marked(mark string) []string {
	var out []string
	for _, row := range table(officesFile) {
		if list, ok := strings.CutPrefix(row[0], mark); ok {
			for _, w := range strings.Fields(list) {
				out = append(out, strings.Trim(w, "*"))
			}
		}
	}
	return out
}

var shortNames = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for _, row := range table(countriesFile) {
		if len(row) == 3 {
			out[row[0]] = row[1:]
		}
	}
	return out
})

// countryName gives a country's short name in German or English: our own table
// first, then the Unicode CLDR. An unknown code is its own name.
func countryName(code, lang string) string {
	if n := shortNames()[code]; n != nil {
		if lang == "de" {
			return n[0]
		}
		return n[1]
	}
	region, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	namer := display.English.Regions()
	if lang == "de" {
		namer = display.German.Regions()
	}
	if n := namer.Name(region); n != "" {
		return n
	}
	return code
}

// least shares of a country's statements that make it a party of the story.
const (
	partyStatements = 2
	partyShare      = 0.1
)

// findSides decides which side each actor stands for: its country for officials
// where officials of several countries speak in the story, else the actor.
func (m *maker) findSides() {
	m.side = make([]int, len(m.actors))
	said := map[string]int{}
	home := map[string]int{} // the actor that is the country
	for i, a := range m.actors {
		m.side[i] = i
		if a.Kind == actor.Country && a.Country != "" {
			if _, ok := home[a.Country]; !ok {
				home[a.Country] = i
			}
		}
	}
	total := 0
	for i := range m.stmts {
		for _, a := range m.stmts[i].speakers {
			if c := m.official(a); c != "" {
				said[c]++
			}
		}
		total++
	}
	m.parties = map[string]bool{}
	for c, n := range said {
		if n >= partyStatements && float64(n) >= partyShare*float64(total) {
			m.parties[c] = true
		}
	}
	if len(m.parties) < 2 {
		m.parties = map[string]bool{}
		m.oneCountry(said)
		m.joinAffiliates()
		m.joinSpellings()
		return
	}
	for i := range m.actors {
		c := m.official(i)
		if c == "" {
			continue
		}
		if _, ok := home[c]; !ok {
			home[c] = i // nobody names the country: its first official stands for it
		}
		m.side[i] = home[c]
	}
	m.joinAffiliates()
}

// oneCountry notes the country whose people speak most in a story at home: it
// is where things happen, not what they are about.
func (m *maker) oneCountry(said map[string]int) {
	count := map[string]int{}
	for c, n := range said {
		count[c] += n
	}
	for r := range m.readings {
		for _, x := range m.readings[r].Mentions {
			if x.Country != "" {
				count[x.Country]++
			}
		}
	}
	best := ""
	for c, n := range count {
		if best == "" || n > count[best] || n == count[best] && c < best {
			best = c
		}
	}
	m.home = map[string]bool{best: true}
	for c := range said {
		m.home[c] = true
	}
}

// athome reports whether a country is a party or where the story takes place, so
// that naming it does not make it the issue.
func (m *maker) athome(code string) bool { return m.parties[code] || m.home[code] }

// official gives the country an actor speaks for, or "".
func (m *maker) official(i int) string {
	a := &m.actors[i]
	if a.Country == "" {
		return ""
	}
	if a.Kind == actor.Country {
		return a.Country
	}
	for _, o := range a.Offices {
		if speaksForCountry()[o] {
			return a.Country
		}
	}
	if a.Kind == actor.Person {
		return m.atSeat(a)
	}
	name := strings.ToLower(a.Name)
	for _, end := range bodiesOfCountry() {
		if strings.HasSuffix(name, end) {
			return a.Country
		}
	}
	return ""
}

// atSeat gives the country of somebody who is described as of the government's
// house: "ein Kremlmitarbeiter".
func (m *maker) atSeat(a *actor.Actor) string {
	for _, role := range a.Roles {
		for _, seat := range seatsOfCountry() {
			if strings.HasPrefix(strings.ToLower(role), seat) {
				return a.Country
			}
		}
	}
	return ""
}

// sidesOf gives the sides that actors stand for, each once.
func (m *maker) sidesOf(actors []int) []int {
	var out []int
	for _, a := range actors {
		out = appendOnce(out, m.side[a])
	}
	return out
}

// partyCodes gives the parties' codes, the one with most mentions first.
func (m *maker) partyCodes() []string {
	count := map[string]int{}
	for i := range m.stmts {
		for _, a := range m.stmts[i].speakers {
			if c := m.official(a); m.parties[c] {
				count[c]++
			}
		}
	}
	var out []string
	for c := range m.parties {
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b string) int {
		if count[a] != count[b] {
			return count[b] - count[a]
		}
		return strings.Compare(a, b)
	})
	return out
}

// joinSpellings puts persons whose name reports spell in two ways on one side.
func (m *maker) joinSpellings() {
	byFamily := map[string][]int{}
	for i, a := range m.actors {
		if a.Kind == actor.Person && m.hasName[i] {
			key := strings.ToLower(familyName(a.Name))
			byFamily[key] = append(byFamily[key], i)
		}
	}
	for i, a := range m.actors {
		for _, j := range byFamily[strings.ToLower(familyName(a.Name))] {
			if j < i && m.side[i] == i && m.spelledOne(j, i) {
				m.side[i] = m.side[j]
			}
		}
	}
}
