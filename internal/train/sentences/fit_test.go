package sentences

import (
	"math"
	"testing"
)

// Evidence that makes a thing e² times as likely gets a weight near 2, evidence
// that says nothing one near 0, whatever its scale.
func TestFit(t *testing.T) {
	var samples []sample
	add := func(x, noise float64, odds float64, n int) {
		for k := range n {
			samples = append(samples, sample{x: []float64{x * 10, noise}, so: float64(k) < odds/(1+odds)*float64(n)})
		}
	}
	for _, noise := range []float64{-1, 1} {
		add(0, noise, 0.5, 3000)
		add(1, noise, 0.5*math.Exp(2), 3000)
	}
	w := fit(samples, 0.01)
	for k, want := range []float64{math.Log(0.5), 0.2, 0} {
		if math.Abs(w[k]-want) > 0.02 {
			t.Errorf("weight %d is %.3f, want %.3f", k, w[k], want)
		}
	}
}

// An offset is taken as it is: nothing is left for the first weight to say.
func TestFitOffset(t *testing.T) {
	var samples []sample
	for k := range 1000 {
		samples = append(samples, sample{x: []float64{1}, offset: math.Log(3), so: k < 750})
	}
	if w := fit(samples, 0.01); math.Abs(w[0]+w[1]) > 0.01 {
		t.Errorf("weights %v, want none", w)
	}
}

func TestSolve(t *testing.T) {
	x := solve([][]float64{{0, 2}, {4, 1}}, []float64{6, 11})
	if math.Abs(x[0]-2) > 1e-12 || math.Abs(x[1]-3) > 1e-12 {
		t.Errorf("got %v, want 2 and 3", x)
	}
}
