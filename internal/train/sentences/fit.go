package sentences

import "math"

// sample is evidence with whether it is so. Offset is added to the odds as it is.
type sample struct {
	x      []float64
	offset float64
	so     bool
}

const (
	rounds = 12 // of Newton's method; half of it is enough
	ridge  = 10 // how strongly weights are held to zero
)

// fit gives the weights of a logistic regression, the first one that of nothing,
// by Newton's method with a ridge on weights of evidence that is brought to one
// scale.
func fit(samples []sample, ridge float64) []float64 {
	n := len(samples[0].x)
	size := make([]float64, n+1)
	size[0] = 1
	for _, s := range samples {
		for k, v := range s.x {
			size[k+1] += v * v
		}
	}
	for k := 1; k <= n; k++ {
		size[k] = math.Sqrt(size[k]/float64(len(samples))) + 1e-6
	}
	w := make([]float64, n+1)
	row := make([]float64, n+1)
	for range rounds {
		slope := make([]float64, n+1)
		curve := make([][]float64, n+1)
		for k := range curve {
			curve[k] = make([]float64, n+1)
		}
		for _, s := range samples {
			row[0] = 1
			z := s.offset + w[0]
			for k, v := range s.x {
				row[k+1] = v / size[k+1]
				z += w[k+1] * row[k+1]
			}
			p := 1 / (1 + math.Exp(-z))
			e, h := p, max(p*(1-p), 1e-9)
			if s.so {
				e--
			}
			for a := range row {
				slope[a] += e * row[a]
				for b := range a + 1 {
					curve[a][b] += h * row[a] * row[b]
				}
			}
		}
		for a := range curve {
			if a > 0 {
				slope[a] += ridge * w[a]
				curve[a][a] += ridge
			}
			curve[a][a] += 1e-9
			for b := range a {
				curve[b][a] = curve[a][b]
			}
		}
		step := solve(curve, slope)
		for k := range w {
			w[k] -= step[k]
		}
	}
	for k := range w {
		w[k] /= size[k]
	}
	return w
}

// solve solves a system of linear equations by elimination.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	x := append([]float64(nil), b...)
	for c := range n {
		best := c
		for r := c; r < n; r++ {
			if math.Abs(a[r][c]) > math.Abs(a[best][c]) {
				best = r
			}
		}
		a[c], a[best] = a[best], a[c]
		x[c], x[best] = x[best], x[c]
		if a[c][c] == 0 {
			continue
		}
		for r := c + 1; r < n; r++ {
			f := a[r][c] / a[c][c]
			for k := c; k < n; k++ {
				a[r][k] -= f * a[c][k]
			}
			x[r] -= f * x[c]
		}
	}
	for c := n - 1; c >= 0; c-- {
		for k := c + 1; k < n; k++ {
			x[c] -= a[c][k] * x[k]
		}
		if a[c][c] != 0 {
			x[c] /= a[c][c]
		}
	}
	return x
}
