package train

import (
	"math"
	"slices"

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
)

// learner says how a model is learnt.
type learner struct {
	decay   float64  // pulls weights to zero
	without []string // features that are left out
}

var (
	streamLearner = learner{decay: 0.0005, without: []string{"wide"}}
	// Where the nearest reports help, less is asked of the rest: the models of a pile
	// are held back more. Made-up reports of one event nearly always share its places
	// and those of others don't; of real ones, all of a conflict share them.
	pileLearner   = learner{decay: 0.02, without: []string{"grams", "places", "places-clash"}}
	acrossLearner = learner{decay: 0.02}
)

// fit is logistic regression by gradient descent with weights that may not have
// the wrong sign: what is alike speaks for one event, what clashes against it.
func fit(samples []sample, l learner) cluster.Features {
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
				slope[i] += l.decay * w[i]
			}
			w[i] -= stepSize * slope[i]
			if sign := cluster.FeatureSigns[i]; sign*w[i] < 0 || slices.Contains(l.without, cluster.FeatureNames[i]) {
				w[i] = 0
			}
		}
	}
	for i := range w {
		w[i] /= size[i]
	}
	return w
}
