package synopsis

import (
	"cmp"
	"math"
	"slices"
)

// gist is what a sentence tells, as things that can be found again in another
// sentence that was written apart: names, numbers, days and words, each under
// several keys of which one may be enough: the word itself, what it means, what
// that is a kind of.
type gist struct {
	keys    []gistKey // by id
	items   []gistItem
	sum     float64 // weight of the items
	words   float64 // of those that are no names
	read    bool
	towards *direction // of a statement: where its words point
}

// gistKey is something an item can be found by: the closer to what it says, the
// stronger, 0 to 1.
type gistKey struct {
	id       int32
	item     int16
	strength float32
	alone    bool // no other sentence of the report has it
}

// gistItem is one thing of a gist: its weight, rarity taken into account, and
// what kind of thing it is.
type gistItem struct {
	kind    float64
	weight  float64
	name    bool
	number  float64 // how much a number says by itself; 0 if it is none
	day     bool
	counted bool  // that things of a kind are counted
	vector  int32 // number of the word's vector, from 1; 0 if it has none
}

// strengths of keys.
const (
	bySense   = 0.9  // the word means the same
	byBroader = 0.55 // it is a kind of that
	byHead    = 0.6  // a compound's head
	byPart    = 0.4  // another part of a compound
)

// gistTerms numbers the keys of a story and counts the sentences that have them.
type gistTerms struct {
	ids    map[string]int32
	names  []string
	count  []int
	rarity []float64
	total  int

	vectors vectors // of words
}

func (v *gistTerms) id(name string) int32 {
	if id, ok := v.ids[name]; ok {
		return id
	}
	id := int32(len(v.names))
	v.ids[name] = id
	v.names = append(v.names, name)
	v.count = append(v.count, 0)
	return id
}

// readGists makes the gist of every sentence.
func (m *maker) readGists() {
	m.keysOf = gistTerms{ids: map[string]int32{}, vectors: newVectors()}
	m.gists = make([]gist, len(m.sentences))
	cues := m.cueTokens()
	for i := range m.sentences {
		g := &gistReader{m: m, sentence: i, g: &m.gists[i], cues: cues[m.sentences[i].r]}
		g.read()
		m.countKeys(i)
	}
	m.noteAlone()
	v := &m.keysOf
	v.total = len(m.sentences)
	v.rarity = make([]float64, len(v.count))
	for k, n := range v.count {
		v.rarity[k] = math.Max(0.4, math.Log(float64(v.total+4)/(float64(n)+1)))
	}
	for i := range m.gists {
		m.gists[i].weigh(v)
	}
	v.vectors.remember()
	m.readDirections()
	m.readAllWords()
}

// cueTokens notes the tokens of each reading that say that somebody says something.
func (m *maker) cueTokens() []map[int]bool {
	out := make([]map[int]bool, len(m.readings))
	for r := range out {
		out[r] = map[int]bool{}
	}
	for i := range m.stmts {
		for t := m.stmts[i].Cue.First; t < m.stmts[i].Cue.Last; t++ {
			out[m.stmts[i].reading][t] = true
		}
	}
	return out
}

// countKeys sorts the keys of a sentence's gist and counts them.
func (m *maker) countKeys(i int) {
	g := &m.gists[i]
	m.keysOf.sort(g)
	last := int32(-1)
	for _, k := range g.keys {
		if k.id != last {
			m.keysOf.count[k.id]++
		}
		last = k.id
	}
}

func (v *gistTerms) sort(g *gist) {
	slices.SortStableFunc(g.keys, func(a, b gistKey) int {
		return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(b.strength, a.strength), cmp.Compare(a.item, b.item))
	})
}

// rare gives a key's rarity; one first seen after the sentences were read is as
// rare as can be.
func (v *gistTerms) rare(id int32) float64 {
	if int(id) < len(v.rarity) {
		return v.rarity[id]
	}
	return math.Log(float64(v.total + 4))
}

// noteAlone marks the keys that one sentence of each report has.
func (m *maker) noteAlone() {
	count := make([]int, len(m.keysOf.names))
	each := func(r int, f func(k *gistKey)) {
		for s := range m.readings[r].Document.Sentences {
			last := int32(-1)
			keys := m.gists[m.at(place{r, s})].keys
			for k := range keys {
				if keys[k].id != last {
					f(&keys[k])
				}
				last = keys[k].id
			}
		}
	}
	for r := range m.readings {
		each(r, func(k *gistKey) { count[k.id]++ })
		each(r, func(k *gistKey) { k.alone = count[k.id] == 1 })
		each(r, func(k *gistKey) { count[k.id] = 0 })
	}
}

// weigh gives each item the weight of its rarest strong key.
func (g *gist) weigh(v *gistTerms) {
	for _, k := range g.keys {
		if k.strength >= bySense {
			x := &g.items[k.item]
			x.weight = max(x.weight, x.kind*v.rare(k.id))
		}
	}
	for k := range g.items {
		x := &g.items[k]
		g.sum += x.weight
		if !x.name {
			g.words += x.weight
		}
	}
}

// empty reports whether a gist has no words and no names: "1 of 12".
func (g *gist) empty() bool {
	return !slices.ContainsFunc(g.items, func(x gistItem) bool { return x.number == 0 && !x.day && !x.counted })
}

// numbered reports whether a gist has a number.
func (g *gist) numbered() bool {
	return slices.ContainsFunc(g.items, func(x gistItem) bool { return x.number > 0 })
}
