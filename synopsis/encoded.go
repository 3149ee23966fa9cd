package synopsis

import (
	"math"
	"slices"
	"strings"

	"synopse/reading"
)

// Options are what Make can be given besides readings.
type Options struct {
	// Vectors are those of sentences by an encoder of texts, the same one for all:
	// by reading, then by sentence of its document (see Texts). A sentence without
	// one is compared as it is anyway. How long vectors are does not matter, only
	// where they point.
	Vectors [][][]float32
}

// Texts gives what an encoder is to be asked for: by reading and sentence the
// sentences of running text, with single spaces; "" for sentences that are
// compared with nothing.
func Texts(readings []reading.Reading) [][]string {
	out := make([][]string, len(readings))
	for r := range readings {
		text := []rune(readings[r].Report.Text)
		for _, s := range readings[r].Document.Sentences {
			words := ""
			if prose(s.Kind) && len(readings) > 1 {
				words = strings.Join(strings.Fields(string(text[s.Start:s.End])), " ")
			}
			out[r] = append(out[r], words)
		}
	}
	return out
}

// Encode asks for the vectors of the sentences of readings, all at once, by a function
// that gives one for each text. Its error is given back as it is.
func Encode(readings []reading.Reading, vectorsOf func(texts []string) ([][]float32, error)) (Options, error) {
	lists := Texts(readings)
	var texts []string
	for _, list := range lists {
		for _, t := range list {
			if t != "" {
				texts = append(texts, t)
			}
		}
	}
	vectors, err := vectorsOf(texts)
	if err != nil {
		return Options{}, err
	}
	out := Options{Vectors: make([][][]float32, len(lists))}
	for r, list := range lists {
		out.Vectors[r] = make([][]float32, len(list))
		for s, t := range list {
			if t != "" {
				out.Vectors[r][s], vectors = vectors[0], vectors[1:]
			}
		}
	}
	return out, nil
}

// encoded are the vectors of a story's sentences.
type encoded struct {
	own          [][]float32 // of each sentence, less what all have in common, of length one; nil if it has none
	mean, spread float64     // of the likeness of two sentences of different reports
}

// asked is with how many others each sentence is compared to learn how alike
// sentences of the story are; in a small story with all.
const asked = 60

// encode takes in the vectors of sentences. Encoders differ in how alike they
// take any two sentences of one subject to be. So what all sentences of the story
// have in common is taken out, and likeness is measured against that of other
// sentences of the story.
func (m *maker) encode(vectors [][][]float32) {
	if len(vectors) == 0 {
		return
	}
	order := m.readVectors(vectors)
	if len(order) == 0 {
		return
	}
	m.encoded.takeCommon(order)
	m.measure(order)
}

// measure learns how alike any two sentences of different reports are.
func (m *maker) measure(order []int) {
	sum, squares, count := 0.0, 0.0, 0.0
	for _, p := range someOf(order) {
		if a, b := p[0], p[1]; m.sentences[a].r != m.sentences[b].r {
			x := m.encoded.alike(a, b)
			sum, squares, count = sum+x, squares+x*x, count+1
		}
	}
	if count == 0 {
		return
	}
	mean := sum / count
	m.encoded.mean, m.encoded.spread = mean, math.Sqrt(max(0, squares/count-mean*mean))
}

// someOf gives pairs of sentences: all of a few, of many each with some others
// from all over the story.
func someOf(order []int) [][2]int {
	n := len(order)
	step := max(1, n/2/asked)
	var out [][2]int
	for ahead := 1; ahead <= n/2; ahead += step {
		for k := range order {
			if next := k + ahead; next < n || 2*ahead != n { // across the middle each pair comes twice
				out = append(out, [2]int{order[k], order[next%n]})
			}
		}
	}
	return out
}

// readVectors keeps the vectors of sentences of running text, and gives these
// sentences by rank, so that sums do not hang on the order of the inputs. Vectors
// of several sizes are not of one encoder: then there are none.
func (m *maker) readVectors(vectors [][][]float32) []int {
	m.encoded = encoded{own: make([][]float32, len(m.sentences))}
	size := 0
	var order []int
	for _, i := range m.byRank() {
		x := &m.sentences[i]
		if !x.tells || x.r >= len(vectors) || x.s >= len(vectors[x.r]) {
			continue
		}
		v := toLength(vectors[x.r][x.s])
		if v == nil {
			continue
		}
		if size != 0 && len(v) != size {
			m.encoded = encoded{}
			return nil
		}
		size = len(v)
		m.encoded.own[i] = v
		order = append(order, i)
	}
	return order
}

// takeCommon takes what all sentences have in common out of each.
func (e *encoded) takeCommon(order []int) {
	centre := make([]float32, len(e.own[order[0]]))
	for _, i := range order {
		for d, x := range e.own[i] {
			centre[d] += x
		}
	}
	if centre = toLength(centre); centre == nil {
		return
	}
	const hardly = 1e-3 // what is left of a sentence that says nothing else
	for _, i := range order {
		v := e.own[i]
		by := float32(inner(v, centre))
		for d, x := range centre {
			v[d] -= by * x
		}
		if math.Sqrt(inner(v, v)) < hardly {
			e.own[i] = make([]float32, len(v))
			continue
		}
		e.own[i] = toLength(v)
	}
}

// alike is the cosine of two sentences that have vectors.
func (e *encoded) alike(a, b int) float64 { return inner(e.own[a], e.own[b]) }

// encodedEvidence gives how much more alike two sentences are than any two of the
// story, in standard deviations; nil if one has no vector.
func (m *maker) encodedEvidence(a, b int) []float64 {
	const flat = 1e-6 // all are as alike as any
	e := &m.encoded
	if e.own == nil || e.own[a] == nil || e.own[b] == nil || e.spread < flat {
		return nil
	}
	return []float64{math.Round(1e4*(e.alike(a, b)-e.mean)/e.spread) / 1e4}
}

// encodedOdds is what the vectors of two sentences add to the odds that they tell
// the same: nothing if there are none.
func (m *maker) encodedOdds(a, b int) float64 {
	e := m.encodedEvidence(a, b)
	if e == nil {
		return 0
	}
	return weigh(m.weights.Encoded, e)
}

// toLength gives a vector of length one that points the same way; nil for one
// that points nowhere.
func toLength(v []float32) []float32 {
	most := 0.0
	for _, x := range v {
		most = max(most, math.Abs(float64(x))) // NaN stays
	}
	if most == 0 || math.IsNaN(most) || math.IsInf(most, 0) {
		return nil
	}
	out := slices.Clone(v)
	sum := 0.0
	for _, x := range v {
		sum += float64(x) / most * (float64(x) / most)
	}
	by := 1 / most / math.Sqrt(sum)
	for i, x := range v {
		out[i] = float32(float64(x) * by)
	}
	return out
}

// inner is the inner product; it adds up four sums at a time, which is faster.
func inner(v, w []float32) float64 {
	var p, q, r, t float32
	k := 0
	for ; k+4 <= len(v); k += 4 {
		p += v[k] * w[k]
		q += v[k+1] * w[k+1]
		r += v[k+2] * w[k+2]
		t += v[k+3] * w[k+3]
	}
	for ; k < len(v); k++ {
		p += v[k] * w[k]
	}
	return float64(p+q) + float64(r+t)
}
