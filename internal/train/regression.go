package train

import (
	"math"

	"synopse/story/cluster"
)

// sample is a pair as the learner sees it.
type sample struct {
	x      cluster.Features
	same   float64
	weight float64
}

const (
	steps    = 4000
	stepSize = 0.5
	decay    = 0.0005 // pulls weights to zero
)

// fit is logistic regression by gradient descent with weights that may not have
// the wrong sign: what is alike speaks for one event, what clashes against it.
func fit(samples []sample) cluster.Features {
	var w, size cluster.Features
	sum := 0.0
	for _, s := range samples {
		sum += s.weight
		for i, v := range s.x {
			size[i] += s.weight * v * v
		}
	}
	for i := range size {
		size[i] = math.Sqrt(size[i]/sum) + 0.02
	}
	for range steps {
		var slope cluster.Features
		for _, s := range samples {
			z := 0.0
			for i, v := range s.x {
				z += w[i] * v / size[i]
			}
			e := s.weight / sum * (1/(1+math.Exp(-z)) - s.same)
			for i, v := range s.x {
				slope[i] += e * v / size[i]
			}
		}
		for i := range w {
			if i > 0 {
				slope[i] += decay * w[i]
			}
			w[i] -= stepSize * slope[i]
			if sign := cluster.FeatureSigns[i]; sign*w[i] < 0 {
				w[i] = 0
			}
		}
	}
	for i := range w {
		w[i] /= size[i]
	}
	return w
}
