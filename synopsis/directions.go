package synopsis

import (
	"slices"
	"strings"

	"synopse/language"
)

// directed is a noun with a direction: "Nordflügel", "the eastern span".
type directed struct {
	way    string // "n", "e", "s", "w"
	noun   string
	tokens [2]int
}

// directionClash compares two directions of one noun: "durch den Nordflügel", "im
// Südflügel". Neither report has the other one of that noun.
func (m *maker) directionClash(i, j int) (clash, bool) {
	for _, a := range m.directedIn(i) {
		for _, b := range m.directedIn(j) {
			if a.way != b.way && m.lang(m.sentences[i].r) == m.lang(m.sentences[j].r) && a.noun == b.noun &&
				!m.tellsDirected(m.sentences[i].r, b) && !m.tellsDirected(m.sentences[j].r, a) {
				return clash{kind: "place", va: a.tokens, vb: b.tokens}, true
			}
		}
	}
	return clash{}, false
}

// directedIn gives the nouns of sentence i that have a direction; not to be changed.
func (m *maker) directedIn(i int) []directed {
	if m.directions == nil {
		m.directions = make([][]directed, len(m.sentences))
	}
	if m.directions[i] == nil {
		m.directions[i] = m.readDirected(i)
	}
	return m.directions[i]
}

// readDirected looks for them.
func (m *maker) readDirected(i int) []directed {
	doc := &m.readings[m.sentences[i].r].Document
	x := m.sentenceTokens(i)
	out := []directed{}
	for t := x[0]; t < x[1]; t++ {
		low := lower(doc, t)
		if way, ok := placeWords()["direction"][doc.Language][low]; ok && t+1 < x[1] && doc.Tokens[t+1].Tag == language.NOUN {
			out = append(out, directed{way, stem(lower(doc, t+1), doc.Language), [2]int{t, t + 2}})
			continue
		}
		if doc.Language != "de" || doc.Tokens[t].Tag != language.NOUN {
			continue
		}
		for front, way := range placeWords()["front"]["de"] { // no two of them begin one word
			if rest, ok := strings.CutPrefix(low, front); ok && len(rest) > shortName {
				out = append(out, directed{way, stem(rest, "de"), [2]int{t, t + 1}})
			}
		}
	}
	return out
}

// tellsDirected reports whether a report has a noun with a direction anywhere.
func (m *maker) tellsDirected(r int, d directed) bool {
	for s := range m.readings[r].Document.Sentences {
		if slices.ContainsFunc(m.directedIn(m.at(place{r, s})), func(x directed) bool { return x.way == d.way && x.noun == d.noun }) {
			return true
		}
	}
	return false
}
