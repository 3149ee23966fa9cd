package actor

import (
	"slices"
	"strings"
)

// The columns of countries.txt.
const (
	colCode = iota
	colNamesDE
	colNamesEN
	colAdjDE
	colAdjEN
	colPeopleDE
	colPeopleEN
	colCapitalDE
	colCapitalEN
)

func (k *knowledge) loadCountries() {
	for _, r := range rows("countries.txt") {
		code := r[colCode]
		if de, en := list(r[colNamesDE]), list(r[colNamesEN]); len(de) > 0 && len(en) > 0 {
			k.countryNames[code] = [2]string{de[0], en[0]}
		}
		here := origin{country: code}
		for _, col := range []int{colNamesDE, colNamesEN} {
			for _, n := range list(r[col]) {
				n, loose := strings.CutPrefix(n, "?")
				label := nominative(list(r[col]), n)
				if loose {
					label = list(r[col])[0] // "Iran" for "die Islamische Republik"
				}
				k.names.add(n, entry{kind: Country, form: Name, country: code, key: code, label: label, loose: loose, lang: onlyIn(r, col, n)})
				if !loose {
					k.origins[n] = here
				}
			}
		}
		for _, col := range []int{colCapitalDE, colCapitalEN} {
			for _, n := range list(r[col]) {
				n, town := strings.CutPrefix(n, "~")
				k.names.add(n, entry{kind: Country, form: Metonym, country: code, key: code, capital: true, town: town})
			}
		}
		for _, a := range list(r[colAdjDE]) {
			k.adjectives[a] = code
		}
		for _, a := range list(r[colAdjEN]) {
			k.adjPhrases.add(a, entry{country: code, key: code})
		}
		k.loadPeople(r, code)
	}
	for _, r := range rows("seats.txt") {
		o := k.originOf(r[0])
		e := entry{kind: Country, form: Metonym, country: o.country, key: r[0]}
		if o.org != "" {
			e.kind = Organisation
		}
		for _, n := range list(r[1]) {
			e.label = nominative(list(r[1]), n)
			k.names.add(n, e)
			if o.org != "" {
				k.bodies[n] = o.org
			}
		}
	}
}

// onlyIn gives the language that a country's name is one in, "" if it is one in
// both.
func onlyIn(r []string, col int, name string) string {
	other, lang := colNamesEN, "de"
	if col == colNamesEN {
		other, lang = colNamesDE, "en"
	}
	if slices.Contains(list(r[other]), name) {
		return ""
	}
	return lang
}

// loadPeople adds what a country's people are called: "ein Russe", "Russians".
func (k *knowledge) loadPeople(r []string, code string) {
	for _, p := range list(r[colPeopleDE]) {
		n := noun{key: "people", base: p, kind: Person, country: code, gender: masculine}
		k.addGerman(n, p)
		f := n
		f.gender, f.base = feminine, strings.TrimSuffix(p, "e")+"in"
		k.addGerman(f, f.base)
	}
	for _, p := range list(r[colPeopleEN]) {
		k.addEnglish(noun{key: "people", base: p, kind: Person, country: code, capital: true}, p)
	}
}

func (k *knowledge) loadOrganisations() {
	for _, r := range rows("organisations.txt") {
		if r[1] != "" {
			k.orgCountry[r[0]] = r[1]
		}
		for _, n := range list(r[2]) {
			k.names.add(n, entry{kind: Organisation, form: Name, country: r[1], key: r[0], label: nominative(list(r[2]), n)})
			k.origins[n] = origin{country: r[1], org: r[0]}
			k.bodies[n] = r[0]
		}
	}
}

// nominative gives the first of several names that a form is an inflection of:
// "Weißes Haus" for "Weißen Hauses", but "White House" for itself.
func nominative(names []string, form string) string {
	words := strings.Fields(form)
next:
	for _, n := range names {
		other := strings.Fields(n)
		if len(other) != len(words) {
			continue
		}
		for i, w := range words {
			if !inflection(w, other[i]) {
				continue next
			}
		}
		return n
	}
	return form
}

// inflection reports whether two words are the same or differ in their German
// ending only.
func inflection(a, b string) bool {
	if a == b {
		return true
	}
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	for _, rest := range [...]string{a[i:], b[i:]} {
		switch rest {
		case "", "e", "s", "n", "r", "m", "es", "en", "er", "em":
		default:
			return false
		}
	}
	return i >= 4
}
