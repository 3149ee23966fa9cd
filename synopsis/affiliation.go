package synopsis

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"synopse/actor"
)

//go:embed data/affiliation.txt
var affiliationFile string

// affiliation holds the words of data/affiliation.txt by kind.
var affiliation = sync.OnceValue(func() map[string][]element {
	out := map[string][]element{}
	for _, row := range table(affiliationFile) {
		for _, w := range strings.Fields(row[1]) {
			out[row[0]] = append(out[row[0]], newElement(w))
		}
	}
	return out
})

// affiliated reports whether a word, in small letters, is one of a kind.
func affiliated(kind, word string) bool {
	return slices.ContainsFunc(affiliation()[kind], func(e element) bool { return e.matches(word) })
}

// joinAffiliates puts persons who stand for themselves on the side of the body or the
// person for which reports say they speak: by their role ("Präsidentin des Verbands",
// "KRO-Chefin"), or in the text ("who heads the federation"). One of whom two
// bodies are told stays alone.
func (m *maker) joinAffiliates() {
	bodies := m.bodiesByName()
	told, former := m.affiliatesTold(), m.formerly()
	for j, a := range m.actors {
		if a.Kind != actor.Person || m.side[j] != j || former[j] {
			continue
		}
		var of []int
		for _, role := range a.Roles {
			for _, name := range slices.Concat(bodiesOfRole(role), bodiesInCompound(role), ministryOf(role)) {
				if i, ok := bodies[name]; ok {
					of = appendOnce(of, i)
				}
			}
		}
		for _, office := range a.Offices {
			for _, e := range affiliation()["office:"+office] {
				if i, ok := bodies[e.text]; ok {
					of = appendOnce(of, i)
				}
			}
		}
		for _, i := range told[j] {
			of = appendOnce(of, i)
		}
		if sides := m.sidesOf(of); len(sides) == 1 && sides[0] != j {
			m.side[j] = sides[0]
		}
	}
}

// formerly tells of whom a report says that he held an office once.
func (m *maker) formerly() []bool {
	out := make([]bool, len(m.actors))
	for r := range m.readings {
		doc := &m.readings[r].Document
		for j := range m.readings[r].Mentions {
			p := m.oneOf(r, j, actor.Person)
			if p < 0 || out[p] {
				continue
			}
			x := &m.readings[r].Mentions[j]
			for t := max(x.First-2, doc.Sentences[x.Sentence].First); t < x.Last; t++ {
				out[p] = out[p] || affiliated("former", lower(doc, t))
			}
		}
	}
	return out
}

// bodiesByName gives the bodies of a story by what they are called, in
// small letters without article; what several are called names none.
func (m *maker) bodiesByName() map[string]int {
	out := map[string]int{}
	several := map[string]bool{}
	for i, a := range m.actors {
		if a.Kind == actor.Person || a.Kind == actor.Country {
			continue // a body that no list has may be taken for a group
		}
		called := append(append(slices.Clone(a.Names), a.Name), a.Roles...)
		for _, name := range called {
			name = withoutArticle(strings.ToLower(name))
			if k, ok := out[name]; ok && k != i {
				several[name] = true
			}
			out[name] = i
		}
	}
	for name := range several {
		delete(out, name)
	}
	delete(out, "")
	return out
}

// withoutArticle takes an article from the beginning of words in small letters.
func withoutArticle(s string) string {
	for _, article := range [...]string{"der ", "die ", "das ", "den ", "dem ", "the "} {
		s = strings.TrimPrefix(s, article)
	}
	return s
}

// bodiesOfRole gives what the body may be called, in small letters, for which one
// of a role speaks: "Präsidentin des Eigentümerverbands", "FDP-Chef".
func bodiesOfRole(role string) []string {
	words := strings.Fields(strings.ToLower(role))
	if len(words) == 0 {
		return nil
	}
	if k := strings.LastIndexByte(words[0], '-'); k > 0 && affiliated("role", words[0][k+1:]) {
		return []string{words[0][:k]}
	}
	for k, w := range words {
		if k == 0 || !affiliated("of", w) {
			continue
		}
		if !affiliated("role", words[k-1]) && !affiliated("role", words[0]) {
			return nil
		}
		body := withoutArticle(strings.Join(words[k+1:], " "))
		if affiliated("own", body) {
			return nil
		}
		out := []string{body}
		for _, genitive := range [...]string{"s", "es", "n"} {
			if short, ok := strings.CutSuffix(body, genitive); ok {
				out = append(out, short)
			}
		}
		return out
	}
	return nil
}

// bodiesInCompound gives the body that a German role begins with, if it is of a kind
// whose people are called so: "Gewerkschaftssprecherin".
func bodiesInCompound(role string) []string {
	word, _, _ := strings.Cut(strings.ToLower(role), " ")
	for _, kind := range bodiesWithHeads() {
		k := strings.Index(word, kind)
		if k < 0 {
			continue
		}
		body := word[:k+len(kind)]
		if affiliated("role", strings.TrimPrefix(word[len(body):], "s")) {
			return []string{body}
		}
	}
	return nil
}

// ministryOf gives the ministry of a minister: "Verkehrsministerin", "transport minister".
func ministryOf(role string) []string {
	role = strings.ToLower(role)
	for _, end := range [...]string{"ministerin", "minister"} {
		if of, ok := strings.CutSuffix(role, end); ok && of != "" {
			if of, english := strings.CutSuffix(of, " "); english {
				return []string{of + " ministry"}
			}
			return []string{of + "ministerium"}
		}
	}
	return nil
}

// affiliatesTold gives the bodies for which the text says that persons speak.
func (m *maker) affiliatesTold() map[int][]int {
	out := map[int][]int{}
	for r := range m.readings {
		mentions := m.readings[r].Mentions
		for j := range mentions {
			p := m.oneOf(r, j, actor.Person)
			if p < 0 {
				continue
			}
			if o := m.whosePerson(r, j); o >= 0 && o != p {
				out[p] = appendOnce(out[p], o)
			}
			for k := max(0, j-4); k < min(len(mentions), j+4); k++ {
				if b := m.oneOf(r, k, actor.Organisation); b >= 0 && m.toldFor(r, j, k) {
					out[p] = appendOnce(out[p], b)
				}
			}
		}
	}
	return out
}

// whosePerson gives the person whose lawyer or spokesman mention j of a reading says that
// somebody is ("Kerns Anwältin Susanne Hale", "Kern's lawyer"), -1 if none.
func (m *maker) whosePerson(r, j int) int {
	mentions, doc := m.readings[r].Mentions, &m.readings[r].Document
	p := &mentions[j]
	if !slices.ContainsFunc(p.Roles, func(role string) bool { return affiliated("for-person", lastOf(strings.ToLower(role))) }) {
		return -1
	}
	for k := max(0, j-4); k < j; k++ {
		b := &mentions[k]
		if b.Sentence != p.Sentence || b.Form != actor.Name {
			continue
		}
		german := b.Last == p.First && doc.Language != "en" && strings.HasSuffix(lower(doc, b.Last-1), "s")
		if w := lower(doc, b.Last); german || b.Last+1 == p.First && (w == "'s" || w == "’s" || w == "'" || w == "’") {
			return m.oneOf(r, k, actor.Person)
		}
	}
	return -1
}

// lastOf gives the last word of a role.
func lastOf(role string) string { return role[strings.LastIndexByte(role, ' ')+1:] }

// oneOf gives the actor of a mention if it is one of a kind, else -1.
func (m *maker) oneOf(r, j int, kind actor.Kind) int {
	x := &m.readings[r].Mentions[j]
	if links := m.link(r, j); len(links) == 1 && x.Kind == kind && x.Form != actor.Pronoun && !x.Place && m.actors[links[0]].Kind == kind {
		return links[0]
	}
	return -1
}

// toldFor reports whether the words between a person and a body, mentions j and k of
// a reading, say that the person speaks for it.
func (m *maker) toldFor(r, j, k int) bool {
	p, b := &m.readings[r].Mentions[j], &m.readings[r].Mentions[k]
	doc := &m.readings[r].Document
	word := func(t int) string { return lower(doc, t) }
	if b.Last <= p.First { // "KCT's chief executive, Adrian Foss"; "Transit streikt. Ihr Sprecher …"
		speaks := slices.ContainsFunc(p.Roles, func(role string) bool { return affiliated("role", strings.ToLower(role)) })
		switch {
		case !speaks:
			return false
		case b.Sentence == p.Sentence && b.Last+1 == p.First:
			return word(b.Last) == "'s" || word(b.Last) == "'"
		case affiliated("its", word(p.First)) || affiliated("its", word(p.First-1)):
			return m.onlyBody(r, j, k)
		}
		return false
	}
	if b.Sentence != p.Sentence || b.First < p.Last {
		return false
	}
	own := affiliated("own", strings.ToLower(b.Name)) || slices.ContainsFunc(b.Roles, func(role string) bool { return affiliated("own", strings.ToLower(role)) })
	t := p.Last
	if word(t) == "," {
		t++
	}
	switch {
	case affiliated("person-of", word(t)):
		return !own && m.articlesOnly(r, t+1, b.First)
	case t == p.Last || word(t) != "who" && word(t) != "die" && word(t) != "der":
		return false
	case affiliated("leads", word(t+1)):
		return m.articlesOnly(r, t+2, b.First)
	}
	return affiliated("leads", word(b.Last)) && m.articlesOnly(r, t+1, b.First)
}

// articlesOnly reports whether there is no token or one article in a range.
func (m *maker) articlesOnly(r, first, last int) bool {
	doc := &m.readings[r].Document
	return first == last || first+1 == last && withoutArticle(lower(doc, first)+" ") == ""
}

// onlyBody reports whether body k is the only one named from the sentence before a
// person's to the person, mention j.
func (m *maker) onlyBody(r, j, k int) bool {
	mentions := m.readings[r].Mentions
	p := &mentions[j]
	if mentions[k].Sentence < p.Sentence-1 {
		return false
	}
	for n := range mentions {
		x := &mentions[n]
		if x.Sentence < p.Sentence-1 || x.First >= p.First || x.Kind != actor.Organisation || x.Form == actor.Pronoun {
			continue
		}
		if !slices.Equal(m.link(r, n), m.link(r, k)) {
			return false
		}
	}
	return true
}
