package synopsis

import (
	"slices"
	"strings"

	"synopse/actor"
	"synopse/language"
	"synopse/language/sense"
)

const (
	metOften = 0.50 // probability from which two sentences speak for two names being of one person
)

// called is a person as one report calls them: by one given and one family name.
type called struct {
	r       int
	given   string
	family  string
	first   int // the mention that has both
	actor   int
	gender  language.Morph
	offices []string
	roles   []string
	places  []int // numbers of the sentences that speak of them
}

// otherNameClashes finds persons whom two reports give the same family name and
// another given name: "Richterin Karla Ostwald", "Richterin Katrin Ostwald".
// Neither report has the other name, and office, role or what is told of them shows
// that it is one person.
func (m *maker) otherNameClashes() []clash {
	byFamily := map[string][]called{}
	var order []string
	for r := range m.readings {
		for _, c := range m.calledIn(r) {
			k := nameKey(c.family)
			if byFamily[k] == nil {
				order = append(order, k)
			}
			byFamily[k] = append(byFamily[k], c)
		}
	}
	var out []clash
	for _, k := range order {
		list := byFamily[k][:min(len(byFamily[k]), compared)]
		for n, a := range list {
			for _, b := range list[n+1:] {
				if c, ok := m.otherName(&a, &b); ok {
					out = append(out, c)
				}
			}
		}
	}
	return out
}

// calledIn gives the persons that reading r calls by given and family name, but for
// those who share their family name with somebody there.
func (m *maker) calledIn(r int) []called {
	var out []called
	at := map[string]int{} // by family name
	several := map[string]bool{}
	for j := range m.readings[r].Mentions {
		x := &m.readings[r].Mentions[j]
		link := m.link(r, j)
		if x.Kind != actor.Person || x.Form != actor.Name || x.Given == "" || x.Family == "" || len(link) != 1 || strings.Contains(x.Given, ".") {
			continue
		}
		key := nameKey(x.Family)
		k, known := at[key]
		switch {
		case !known:
			at[key] = len(out)
			out = append(out, called{r: r, given: x.Given, family: x.Family, first: j, actor: link[0], gender: x.Gender})
		case out[k].given != x.Given:
			several[key] = true
		}
	}
	out = slices.DeleteFunc(out, func(c called) bool { return several[nameKey(c.family)] })
	for k := range out {
		m.describe(&out[k])
	}
	return out
}

// describe notes what a report calls a person beside the name, and where.
func (m *maker) describe(c *called) {
	for j := range m.readings[c.r].Mentions {
		x := &m.readings[c.r].Mentions[j]
		if link := m.link(c.r, j); len(link) != 1 || link[0] != c.actor {
			continue
		}
		if x.Office != "" {
			c.offices = append(c.offices, x.Office+" "+x.Country+" "+x.Region)
		}
		for _, w := range x.Roles {
			c.roles = appendOnce(c.roles, w)
		}
		c.places = appendOnce(c.places, m.at(place{c.r, x.Sentence}))
	}
}

// otherName makes the clash of two names, if they are of one person.
func (m *maker) otherName(a, b *called) (clash, bool) {
	x, y := &m.readings[a.r].Mentions[a.first], &m.readings[b.r].Mentions[b.first]
	i, j := m.at(place{a.r, x.Sentence}), m.at(place{b.r, y.Sentence})
	if a.r == b.r || !m.oneEvent(i, j) || !otherGiven(a.given, b.given, a.actor == b.actor) {
		return clash{}, false
	}
	if a.gender != 0 && b.gender != 0 && a.gender&b.gender == 0 {
		return clash{}, false
	}
	if m.tellsWord(a.r, strings.ToLower(b.given)) || m.tellsWord(b.r, strings.ToLower(a.given)) || !m.onePerson(a, b) {
		return clash{}, false
	}
	return clash{"name", i, j, m.nameTokens(a, x), m.nameTokens(b, y), m.pointOfBoth(i, j)}, true
}

// nameTokens gives the tokens of a name without what stands around it in its mention.
func (m *maker) nameTokens(c *called, x *actor.Mention) [2]int {
	tokens := [2]int{x.First, x.Last}
	doc := &m.readings[c.r].Document
	for t := x.First; t < x.Last; t++ {
		if doc.Tokens[t].Text == c.given {
			tokens[0] = t
		}
		if strings.HasSuffix(c.family, doc.Tokens[t].Text) && t > tokens[0] {
			tokens[1] = t + 1
		}
	}
	return tokens
}

// otherGiven reports whether two given names are not one name, of two persons as far
// as their names go, or of what is taken for one person.
func otherGiven(a, b string, one bool) bool {
	x, y := strings.ToLower(a), strings.ToLower(b)
	switch {
	case strings.ContainsAny(a+b, " -"), strings.HasPrefix(x, y), strings.HasPrefix(y, x), oneLetterOff(x, y), shortForm(x, y):
		return false
	case actor.OtherGiven(a, b):
		return true
	}
	return !one && x[0] == y[0] && !actor.SameGiven(a, b) && !spelledAlike(x, y)
}

// onePerson reports whether two names are of one person: an office, a role, or, for
// names that begin alike, what is told of them.
func (m *maker) onePerson(a, b *called) bool {
	if slices.ContainsFunc(a.offices, func(o string) bool { return slices.Contains(b.offices, o) }) || m.oneOfRoles(a, b) {
		return true
	}
	switch {
	case a.given[0] != b.given[0]:
		return false
	case actor.OtherGiven(a.given, b.given):
		return true
	}
	for _, i := range a.places {
		for _, j := range b.places {
			if m.toldBy(i, j) >= metOften {
				return true
			}
		}
	}
	return false
}

// oneOfRoles reports whether a role of both is one: "Richterin", "judge".
func (m *maker) oneOfRoles(a, b *called) bool {
	l, k := m.lang(a.r), m.lang(b.r)
	for _, x := range a.roles {
		for _, y := range b.roles {
			if strings.EqualFold(x, y) || sense.Between(sense.Of(l, x, sense.Noun), sense.Of(k, y, sense.Noun)) == sense.Same {
				return true
			}
		}
	}
	return false
}

// shortForm reports whether one of two given names may be a short form of the other:
// "Zack", "Zachary".
func shortForm(a, b string) bool {
	const least, longest = 3, 4
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) >= least && len(a) <= longest && len(b) > longest && strings.HasPrefix(b, a[:least])
}

// fewLettersOff reports whether two family names may be spellings of one: at most a
// third of their letters differ.
func fewLettersOff(a, b string) bool {
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for k := range row {
		row[k] = k
	}
	for i, r := range x {
		before := row[0]
		row[0] = i + 1
		for k, s := range y {
			cost := before
			if r != s {
				cost++
			}
			before = row[k+1]
			row[k+1] = min(cost, row[k]+1, before+1)
		}
	}
	return 3*row[len(y)] <= max(len(x), len(y))
}
