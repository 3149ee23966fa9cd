package synopsis

import (
	_ "embed"
	"strings"
	"sync"

	"synopse/actor"
	"synopse/language"
)

//go:embed data/places.txt
var placesFile string

// placeWords is what data/places.txt says: by kind and language, word and meaning.
var placeWords = sync.OnceValue(func() map[string]map[string]map[string]string {
	out := map[string]map[string]map[string]string{}
	for _, row := range table(placesFile) {
		out[row[0]] = map[string]map[string]string{"de": {}, "en": {}}
		for k, lang := range []string{"de", "en"} {
			for _, c := range cells(row, 1+k) {
				word, meaning, _ := strings.Cut(c, " ")
				out[row[0]][lang][word] = meaning
			}
		}
	}
	return out
})

// placeClash compares where two sentences say that something is: by name, of which each
// has one behind a word like "in"; or by two directions of one noun.
func (m *maker) placeClash(i, j int) (clash, bool) {
	if c, ok := m.directionClash(i, j); ok {
		return c, true
	}
	a, okA := m.onlyPlace(i)
	b, okB := m.onlyPlace(j)
	if !okA || !okB || m.oneName(&a, &b) || a.last() == b.last() || m.tellsPlace(b.r, &a) || m.tellsPlace(a.r, &b) {
		return clash{}, false
	}
	if m.lang(a.r) != m.lang(b.r) && (namesOf(m.lang(a.r), a.last()) == nil || namesOf(m.lang(b.r), b.last()) == nil) {
		return clash{}, false // perhaps one name in two languages
	}
	if m.isCountry(&a) != m.isCountry(&b) || !m.bound(i, a.tokens[0], j, b.tokens[0]) || m.otherTime(i, j) {
		return clash{}, false
	}
	return clash{kind: "place", va: a.tokens, vb: b.tokens}, true
}

// isCountry reports whether a name is of a country.
func (m *maker) isCountry(n *named) bool {
	j := m.named[n.r][n.tokens[0]]
	return j >= 0 && m.readings[n.r].Mentions[j].Kind == actor.Country
}

// tellsPlace reports whether a report has a word of a place's name, in whatever form.
func (m *maker) tellsPlace(r int, n *named) bool {
	for _, w := range n.words {
		if m.tellsWord(r, w) || m.tellsWord(r, w+"s") || m.tellsWord(r, w+"er") || m.tellsWord(r, strings.TrimSuffix(w, "s")) {
			return true
		}
	}
	return false
}

// onlyPlace gives the only name in sentence i that stands behind a word that locates:
// "in Riga", "in der Grenzstadt Tessala", "at Kirby station".
func (m *maker) onlyPlace(i int) (named, bool) {
	if m.places == nil {
		m.places = make([]*onePlace, len(m.sentences))
	}
	if m.places[i] == nil {
		n, ok := m.readOnlyPlace(i)
		m.places[i] = &onePlace{n, ok}
	}
	return m.places[i].named, m.places[i].ok
}

// onePlace is the only place of a sentence, if it has one.
type onePlace struct {
	named
	ok bool
}

// readOnlyPlace looks for it.
func (m *maker) readOnlyPlace(i int) (named, bool) {
	s := &m.sentences[i]
	doc := &m.readings[s.r].Document
	x := m.sentenceTokens(i)
	var out named
	found := 0
	for t := x[0]; t < x[1]; t++ {
		if _, ok := placeWords()["locates"][doc.Language][lower(doc, t)]; !ok {
			continue
		}
		if n, ok := m.placeBehind(i, t+1, x[1]); ok {
			out = n
			found++
		}
	}
	return out, found == 1
}

// placeBehind reads the name of a place at token t, behind an article and a noun for
// towns and the like if there are any.
func (m *maker) placeBehind(i, t, last int) (named, bool) {
	r := m.sentences[i].r
	doc := &m.readings[r].Document
	if t < last && doc.Tokens[t].Tag == language.DET {
		t++
	}
	if t+1 < last && doc.Tokens[t+1].Tag == language.PROPN && m.townWord(doc, t) {
		t++
	} else if t+2 < last && lower(doc, t+1) == "of" && m.townWord(doc, t) {
		t += 2
	}
	end := t
	for end < last && end < t+longestName && doc.Tokens[end].Tag == language.PROPN && capital(doc.Tokens[end].Text) {
		end++
	}
	if end == t {
		return named{}, false
	}
	n, ok := m.nameIn(i, [2]int{t, end})
	return n, ok && n.kind != actor.Person && n.kind != actor.Organisation
}

// townWord reports whether a noun for towns and the like stands at token t: "Grenzstadt".
func (m *maker) townWord(doc *language.Document, t int) bool {
	w := lower(doc, t)
	for town := range placeWords()["town"][doc.Language] {
		if strings.HasSuffix(w, town) {
			return true
		}
	}
	return false
}
