package synopsis

import (
	_ "embed"
	"sync"
)

//go:embed data/stands.txt
var standsFile string

// The kinds of data/stands.txt, in its order.
const (
	standOpen = iota
	standClosed
	standSure
)

var standWords = sync.OnceValue(func() bilingual { return bilingualOf(standsFile) })

const (
	standTold = 0.60 // probability from which two sentences are asked how they make a thing stand
	standMost = 20   // tokens of a sentence that is asked
)

// standClash finds what one sentence leaves open and the other one says will be or will
// not be: "schloss Entlassungen nicht aus", "Entlassungen seien nicht vorgesehen".
func (m *maker) standClash(i, j int) (clash, bool) {
	if m.toldBy(i, j) < standTold || m.tooLong(i) || m.tooLong(j) || m.otherTime(i, j) {
		return clash{}, false
	}
	a, okA := m.stand(i)
	b, okB := m.stand(j)
	if !okA || !okB || (a.value == standOpen) == (b.value == standOpen) || !m.sharesTelling(i, j) {
		return clash{}, false
	}
	c := clash{kind: "negation", va: [2]int{a.first, a.last}, vb: [2]int{b.first, b.last}}
	if a.value == standSure || b.value == standSure {
		c.kind = "modality"
	}
	return c, true
}

// stand gives how a sentence makes what it tells stand, where that is one way.
func (m *maker) stand(i int) (hit, bool) {
	if m.standLookups == nil {
		m.standLookups = standWords().lookups()
	}
	s := &m.sentences[i]
	first := m.sentenceTokens(i)[0]
	var out hit
	found := false
	for _, h := range m.standLookups.find(m.lang(s.r), m.lowers(s.r, s.s)) {
		if !found || h.value == standOpen && out.value != standOpen { // "schloss es nicht aus" is also "schloss … aus"
			out, found = h, true
		}
	}
	out.first, out.last = out.first+first, out.last+first
	return out, found
}

func (m *maker) tooLong(i int) bool {
	x := m.sentenceTokens(i)
	return x[1]-x[0] > standMost
}

// sharesTelling reports whether two sentences share a word that is no everyday one, or
// words that mean the same.
func (m *maker) sharesTelling(i, j int) bool {
	return sharesTerm(m.tellingIn(i, m.sentenceTokens(i)), m.tellingIn(j, m.sentenceTokens(j)))
}
