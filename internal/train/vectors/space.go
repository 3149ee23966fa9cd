package vectors

import (
	"math"

	"synopse/language/wordvec"
)

// point is a vector of the table before it is cut into pieces.
type point [wordvec.Dimensions]float64

// space is how the encoder's vectors are turned: less the mean of a language,
// along the directions in which words differ most.
type space struct {
	mean       map[string][]float64
	directions [][]float64
}

const (
	dropped = 6  // first directions, left out: they tell kinds of words apart, and frequent ones from rare ones
	rounds  = 30 // of orthogonal iteration
)

// learnSpace finds the directions (principal components, by orthogonal iteration).
func learnSpace(vectors [][]float32, words []word) *space {
	s := &space{mean: map[string][]float64{}}
	count := map[string]float64{}
	for i, v := range vectors {
		l := words[i].language
		if s.mean[l] == nil {
			s.mean[l] = make([]float64, embedding)
		}
		for d, x := range v {
			s.mean[l][d] += float64(x)
		}
		count[l]++
	}
	for l, m := range s.mean {
		for d := range m {
			m[d] /= count[l]
		}
	}
	spread := covariance(vectors, words, s)
	s.directions = make([][]float64, wordvec.Dimensions+dropped)
	for k := range s.directions {
		s.directions[k] = make([]float64, embedding)
		for d := range embedding {
			s.directions[k][d] = math.Sin(float64(1 + k*embedding + d)) // any start that is no plane
		}
	}
	for range rounds {
		for k, v := range s.directions {
			s.directions[k] = times(spread, v)
		}
		makeOrthogonal(s.directions)
	}
	return s
}

// covariance is how the vectors differ from their means.
func covariance(vectors [][]float32, words []word, s *space) [][]float64 {
	out := make([][]float64, embedding)
	for d := range out {
		out[d] = make([]float64, embedding)
	}
	x := make([]float64, embedding)
	for i, v := range vectors {
		mean := s.mean[words[i].language]
		for d := range x {
			x[d] = float64(v[d]) - mean[d]
		}
		for d, a := range x {
			row := out[d]
			for j, b := range x {
				row[j] += a * b
			}
		}
	}
	return out
}

func times(matrix [][]float64, v []float64) []float64 {
	out := make([]float64, len(matrix))
	for i, row := range matrix {
		out[i] = dot(row, v)
	}
	return out
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i, x := range a {
		sum += x * b[i]
	}
	return sum
}

// makeOrthogonal takes out of each vector what it shares with those before, and
// makes it one long (Gram and Schmidt).
func makeOrthogonal(vectors [][]float64) {
	for k, v := range vectors {
		for _, u := range vectors[:k] {
			share := dot(u, v)
			for d := range v {
				v[d] -= share * u[d]
			}
		}
		length := math.Sqrt(dot(v, v))
		for d := range v {
			v[d] /= length
		}
	}
}

// turn gives a vector in the space, one long. Directions are dealt out to the
// pieces in turn, so that all pieces tell about as much.
func (s *space) turn(v []float32, language string) point {
	x := make([]float64, embedding)
	for d := range x {
		x[d] = float64(v[d]) - s.mean[language][d]
	}
	var p point
	const width = wordvec.Dimensions / wordvec.Parts
	for k := range wordvec.Dimensions {
		p[k%wordvec.Parts*width+k/wordvec.Parts] = dot(s.directions[k+dropped], x)
	}
	p.scale()
	return p
}

// scale makes a point one long, if it is not nothing.
func (p *point) scale() {
	length := math.Sqrt(dot(p[:], p[:]))
	if length == 0 {
		return
	}
	for d := range p {
		p[d] /= length
	}
}

func (p *point) add(q *point, weight float64) {
	for d, x := range q {
		p[d] += weight * x
	}
}
