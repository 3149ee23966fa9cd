package synopsis

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synopse/actor"
	"synopse/language"
	"synopse/language/sense"
)

const (
	longestName = 3 // tokens of a name in a slot
	shortName   = 3 // code points of a name that is compared
)

// nameSlot: both sides are names, of actors or of places, that are not two
// spellings or two ways to name one.
func (m *maker) nameSlot(al aligned, s slot) (clash, bool) {
	a, okA := m.nameIn(al.i, s.a)
	b, okB := m.nameIn(al.j, s.b)
	if !okA || !okB || a.place != b.place || a.kind != b.kind && a.kind != "" && b.kind != "" {
		return clash{}, false
	}
	if m.oneName(&a, &b) || m.tellsWord(b.r, a.last()) && m.tellsWord(a.r, b.last()) {
		return clash{}, false
	}
	kind := "name"
	if a.place {
		kind = "place"
	}
	return clash{kind: kind, a: al.i, b: al.j, va: a.tokens, vb: b.tokens}, true
}

// named is a name in a slot.
type named struct {
	r       int
	tokens  [2]int
	words   []string // lower case
	kind    actor.Kind
	country string
	actors  []int
	place   bool // where something is or happens
}

func (n *named) last() string { return n.words[len(n.words)-1] }

// nameIn reads tokens r of sentence i as one name, and nothing else.
func (m *maker) nameIn(i int, r [2]int) (named, bool) {
	if r[1]-r[0] > longestName {
		return named{}, false
	}
	k := m.sentences[i].r
	doc := &m.readings[k].Document
	n := named{r: k, tokens: r}
	for t := r[0]; t < r[1]; t++ {
		if dateWord(lower(doc, t)) || !capital(doc.Tokens[t].Text) || doc.Tokens[t].Tag != language.PROPN && !m.inName(k, t) {
			return n, false
		}
		n.words = append(n.words, lower(doc, t))
	}
	if len([]rune(n.last())) < shortName || strings.HasSuffix(n.last(), ".") {
		return n, false
	}
	if j := m.named[k][r[0]]; j >= 0 {
		x := &m.readings[k].Mentions[j]
		n.kind, n.country, n.actors = x.Kind, x.Country, m.link(k, int(j))
		n.place = x.Place
	}
	n.place = n.place || n.kind != actor.Person && locative(lower(doc, r[0]-1))
	if n.place {
		n.kind = ""
	}
	return n, true
}

// dateWord reports whether a word is a weekday or a month.
func dateWord(w string) bool { return dateWords()["weekday"][w] > 0 || dateWords()["month"][w] > 0 }

// inName reports whether a token is part of a mention by name.
func (m *maker) inName(r, t int) bool {
	j := m.named[r][t]
	return j >= 0 && m.readings[r].Mentions[j].Form == actor.Name
}

// locative reports whether a word before a name makes it a place.
func locative(w string) bool {
	switch w {
	case "in", "near", "im", "nahe", "nach", "aus":
		return true
	}
	return false
}

// oneName reports whether two names may be of one actor or place: linked to one
// actor, of one country, one within the other, or spelled alike.
func (m *maker) oneName(a, b *named) bool {
	if overlap(a.actors, b.actors) || a.country != "" && a.country == b.country && (a.kind == actor.Country || b.kind == actor.Country || a.place) {
		return true
	}
	for _, x := range a.words {
		for _, y := range b.words {
			if strings.HasPrefix(x, y) || strings.HasPrefix(y, x) || spelledAlike(x, y) || m.oneTerm(a.r, b.r, x, y) {
				return true
			}
		}
	}
	return false
}

// spelledAlike reports whether two words may be spellings of one name: by
// actor's keys, or since they have the same consonants. It is generous, since a
// spelling shown as a clash is worse than a clash not shown.
func spelledAlike(x, y string) bool {
	for _, a := range strings.Split(x, "-") {
		for _, b := range strings.Split(y, "-") {
			if k := consonants(a); len(k) > 1 && k == consonants(b) || actor.SameSpelling(a, b) {
				return true
			}
		}
	}
	return false
}

// consonants gives a word without vowels and doubled letters: "Muammar" → "mr".
func consonants(w string) string {
	var out []rune
	for _, r := range plain.Replace(w) {
		if !strings.ContainsRune("aeiouy'’", r) && (len(out) == 0 || out[len(out)-1] != r) {
			out = append(out, r)
		}
	}
	return string(out)
}

// oneTerm reports whether two words are names of one thing in two languages.
func (m *maker) oneTerm(r, s int, x, y string) bool {
	a, b := m.newWordTerms(x, m.lang(r)), m.newWordTerms(y, m.lang(s))
	if len(a) > 0 && len(b) > 0 && a[0].id == b[0].id {
		return true
	}
	return sense.Between(namesOf(m.lang(r), x), namesOf(m.lang(s), y)) == sense.Same
}

// namesOf gives what a word in lower case names: "münchen", "munich".
func namesOf(lang, w string) []sense.ID {
	if ids := sense.Of(lang, w, sense.Noun); ids != nil {
		return ids
	}
	r, n := utf8.DecodeRuneInString(w)
	return sense.Of(lang, string(unicode.ToUpper(r))+w[n:], sense.Noun)
}

// tellsWord reports whether a reading has a word, in lower case.
func (m *maker) tellsWord(r int, w string) bool {
	if m.wordSets == nil {
		m.wordSets = make([]map[string]bool, len(m.readings))
	}
	if m.wordSets[r] == nil {
		doc := &m.readings[r].Document
		m.wordSets[r] = make(map[string]bool, len(doc.Tokens))
		for t := range doc.Tokens {
			m.wordSets[r][lower(doc, t)] = true
		}
	}
	return m.wordSets[r][w]
}

// firstNameClashes finds persons of one family name and two first names that
// begin alike in two sentences of a point that are likely to tell one thing:
// "Marius Keller", "Moritz Keller"; and of one first name and two family names:
// "heiratete er Doris Kranz", "heiratete er Doris Vogt". Neither report knows the
// other one.
func (m *maker) firstNameClashes(p int) []clash {
	var out []clash
	m.pairs(p, func(i, j int, _ float64) bool {
		if !m.surelyOne(i, j) {
			return true
		}
		for _, a := range m.fullNamesIn(i) {
			for _, b := range m.fullNamesIn(j) {
				if c, ok := m.firstNames(i, j, a, b); ok {
					c.point = p
					out = append(out, c)
				}
			}
		}
		return true
	})
	return out
}

// fullNamesIn gives the mentions of persons by first and family name in sentence i.
func (m *maker) fullNamesIn(i int) []int {
	s := &m.sentences[i]
	return slices.DeleteFunc(slices.Clone(m.mentionsIn(s.place)), func(j int) bool {
		x := &m.readings[s.r].Mentions[j]
		return x.Kind != actor.Person || x.Form != actor.Name || len(strings.Fields(x.Name)) != 2 || len(m.link(s.r, j)) != 1
	})
}

// firstNames makes the clash of two mentions, if it is one.
func (m *maker) firstNames(i, j, a, b int) (clash, bool) {
	r, s := m.sentences[i].r, m.sentences[j].r
	x, y := &m.readings[r].Mentions[a], &m.readings[s].Mentions[b]
	p, q := strings.Fields(strings.ToLower(x.Name)), strings.Fields(strings.ToLower(y.Name))
	at := 0 // the name that differs
	if p[0] == q[0] {
		at = 1
	}
	u, v := p[at], q[at]
	if p[1-at] != q[1-at] || u == v || at == 0 && u[0] != v[0] || strings.HasPrefix(u, v) || strings.HasPrefix(v, u) || strings.Contains(u+v, ".") ||
		m.link(r, a)[0] == m.link(s, b)[0] || spelledAlike(u, v) || at == 0 && shortForm(u, v) || at == 1 && fewLettersOff(u, v) || m.tellsWord(s, u) || m.tellsWord(r, v) {
		return clash{}, false
	}
	return clash{kind: "name", a: i, b: j, va: [2]int{x.First, x.Last}, vb: [2]int{y.First, y.Last}}, true
}

// spelledOne reports whether two actors are one person whose first name reports
// spell in two ways: "Joanne Marlow", "Joanna Marlow". No report has both.
func (m *maker) spelledOne(a, b int) bool {
	x, y := &m.actors[a], &m.actors[b]
	if x.Kind != actor.Person || y.Kind != actor.Person || !m.hasName[a] || !m.hasName[b] {
		return false
	}
	p, q := strings.Fields(strings.ToLower(x.Name)), strings.Fields(strings.ToLower(y.Name))
	return len(p) == 2 && len(q) == 2 && p[1] == q[1] && p[0] != q[0] && p[0][0] == q[0][0] &&
		len(p[0]) > shortName && len(q[0]) > shortName && oneLetterOff(p[0], q[0]) && !m.inOneReport(a, b)
}

// oneLetterOff reports whether two words differ in one letter, or one has one more.
func oneLetterOff(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 1 {
		return false
	}
	k := 0
	for k < len(x) && x[k] == y[k] {
		k++
	}
	if len(x) == len(y) {
		return k < len(x) && string(x[k+1:]) == string(y[k+1:])
	}
	return string(x[k:]) == string(y[k+1:])
}

// inOneReport reports whether a report names both actors.
func (m *maker) inOneReport(a, b int) bool {
	for r := range m.readings {
		var has [2]bool
		for j := range m.readings[r].Mentions {
			for _, x := range m.link(r, j) {
				has[0], has[1] = has[0] || x == a, has[1] || x == b
			}
		}
		if has[0] && has[1] {
			return true
		}
	}
	return false
}
