package synopsis

import (
	"math"

	"synopse/language/wordvec"
)

// vectors are the vectors of a story's words, each under a number from 1, with
// how near they are to each other in hundredths, worked out when asked for.
type vectors struct {
	numbers map[string]int32
	list    []wordvec.Word
	near    []int8 // row by row; unasked where not yet known
}

func newVectors() vectors {
	return vectors{numbers: map[string]int32{}, list: make([]wordvec.Word, 1)}
}

const (
	unasked   = -128
	mostAsked = 4000 // words up to which nearness is kept
)

// remember makes room for the nearness of the words there are.
func (v *vectors) remember() {
	if n := len(v.list); n <= mostAsked {
		v.near = make([]int8, n*n)
		for k := range v.near {
			v.near[k] = unasked
		}
	}
}

// of gives the number of a word's vector, by its lemma or else as it is printed;
// 0 if it has none.
func (v *vectors) of(lang, lemma, text string) int32 {
	key := lang + lemma + "|" + text
	n, ok := v.numbers[key]
	if ok {
		return n
	}
	w, known := wordvec.Of(lang, lemma)
	if !known {
		w, known = wordvec.Of(lang, text)
	}
	if known {
		n = int32(len(v.list))
		v.list = append(v.list, w)
	}
	v.numbers[key] = n
	return n
}

func (v *vectors) word(n int32) *wordvec.Word { return &v.list[n] }

// likeness is the cosine of two words, to a hundredth.
func (v *vectors) likeness(a, b int32) float64 {
	if a == b {
		return 1
	}
	n := len(v.list)
	if len(v.near) != n*n {
		return hundredth(wordvec.Likeness(&v.list[a], &v.list[b])) / 100
	}
	if a > b {
		a, b = b, a
	}
	x := &v.near[int(a)*n+int(b)]
	if *x == unasked {
		*x = int8(hundredth(wordvec.Likeness(&v.list[a], &v.list[b])))
	}
	return float64(*x) / 100
}

func hundredth(x float64) float64 { return math.Round(100 * x) }

const (
	softBar  = 0.35 // cosine from which words may stand for each other
	softFrom = 0.15 // cosine of two sentences that have no key in common from which their words are compared

	allFromNothing = 0.20 // the same for the cosine of all their words as printed
)

// softly says how much two sentences say the same where words that are used
// alike stand for each other: the share of the weight of the one of which more is
// said, and of the other one. It is to be called right after shared.
func (m *maker) softly(a, b int) (most, least float64) {
	g, h := &m.gists[a], &m.gists[b]
	x := m.softHalf(g, h, m.heardA[:len(g.items)])
	y := m.softHalf(h, g, m.heardB[:len(h.items)])
	return max(x, y), min(x, y)
}

// softHalf gives the share of a gist's weight that another one says.
func (m *maker) softHalf(g, h *gist, list []heard) float64 {
	if g.sum == 0 {
		return 0
	}
	v := &m.keysOf.vectors
	sum := 0.0
	for k := range g.items {
		x := &g.items[k]
		best := list[k].value
		if x.vector > 0 && best < x.weight {
			for j := range h.items {
				if y := &h.items[j]; y.vector > 0 {
					if l := v.likeness(x.vector, y.vector); l >= softBar {
						best = max(best, l*min(x.weight, y.weight))
					}
				}
			}
		}
		sum += min(best, x.weight)
	}
	return sum / g.sum
}

// direction is a vector of length one, of a sentence or a paragraph.
type direction [wordvec.Dimensions]float32

// towardsWord is where a word's vector points.
func towardsWord(w *wordvec.Word) (d direction) {
	for k, x := range w {
		d[k] = float32(x)
	}
	d.toLength()
	return d
}

func (d *direction) add(o *direction, by float32) {
	for k, x := range o {
		d[k] += by * x
	}
}

// toLength brings a vector to length one, unless it is none.
func (d *direction) toLength() {
	square := d.dot(d)
	if square == 0 {
		return
	}
	d.scale(float32(1 / math.Sqrt(square)))
}

func (d *direction) scale(by float32) {
	for k := range d {
		d[k] *= by
	}
}

func (d *direction) dot(o *direction) float64 {
	var p, q, r, t float32 // four sums at a time are faster
	for k := 0; k < len(d); k += 4 {
		p += d[k] * o[k]
		q += d[k+1] * o[k+1]
		r += d[k+2] * o[k+2]
		t += d[k+3] * o[k+3]
	}
	return float64(p+q) + float64(r+t)
}

// readDirections works out where each sentence and paragraph points, and how far
// each sentence points to what all have in common: by that they are all alike.
func (m *maker) readDirections() {
	n := len(m.sentences)
	m.towards, m.paragraph, m.common = make([]direction, n), make([]*direction, n), make([]float64, n)
	var centre direction
	for i := range m.gists {
		d := &m.towards[i]
		*d = m.directionOf(&m.gists[i])
		centre.add(d, 1)
		if i > 0 && m.blockOf(i) == m.blockOf(i-1) {
			m.paragraph[i] = m.paragraph[i-1]
		} else {
			m.paragraph[i] = &direction{}
		}
		m.paragraph[i].add(d, 1)
	}
	centre.toLength()
	m.average = make([]direction, len(m.readings))
	count := make([]float32, len(m.readings))
	for i := range m.towards {
		if i == 0 || m.paragraph[i] != m.paragraph[i-1] {
			m.paragraph[i].toLength()
			r := m.sentences[i].r
			m.average[r].add(m.paragraph[i], 1)
			count[r]++
		}
		m.common[i] = m.towards[i].dot(&centre)
	}
	for r := range m.average {
		m.average[r].scale(1 / max(count[r], 1))
	}
}

// paragraphsAlike is the cosine of the paragraphs of two sentences, less that of
// any two paragraphs of their reports on average.
func (m *maker) paragraphsAlike(a, b int) float64 {
	return m.paragraph[a].dot(m.paragraph[b]) - m.averagesAlike(m.sentences[a].r, m.sentences[b].r)
}

// averagesAlike is the cosine of what two reports' paragraphs have on average.
func (m *maker) averagesAlike(r, s int) float64 {
	if r > s {
		r, s = s, r
	}
	if m.averages == nil {
		m.averages = make([][]float64, len(m.readings))
	}
	if m.averages[r] == nil {
		m.averages[r] = make([]float64, len(m.readings)-r)
	}
	x := &m.averages[r][s-r]
	if *x == 0 { // not asked for yet
		*x = m.average[r].dot(&m.average[s])
	}
	return *x
}

// directionOf adds up the vectors of a gist's words by their weight.
func (m *maker) directionOf(g *gist) direction {
	var d direction
	for _, x := range g.items {
		if x.vector > 0 {
			for k, y := range m.keysOf.vectors.word(x.vector) {
				d[k] += float32(x.weight) * float32(y)
			}
		}
	}
	d.toLength()
	return d
}

// use gives the cosine of two sentences, and the same without what all sentences
// have in common.
func (m *maker) use(a, b int) (whole, own float64) {
	whole = m.towards[a].dot(&m.towards[b])
	return whole, m.lessCommon(whole, m.common[a], m.common[b])
}

// lessCommon takes out of a cosine what all sentences have in common, given how far
// the two point to that. What two sentences have in common is their own, of
// few sentences the most of it.
func (m *maker) lessCommon(whole, a, b float64) float64 {
	const few = 2
	share := 1 - few/float64(max(len(m.sentences), few))
	rest := (1 - share*a*a) * (1 - share*b*b)
	if rest <= 1e-6 {
		return 0
	}
	return (whole - share*a*b) / math.Sqrt(rest)
}
