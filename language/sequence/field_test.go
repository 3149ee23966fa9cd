package sequence

import (
	"bytes"
	"math"
	"testing"
)

func TestLearnField(t *testing.T) {
	plan := FieldPlan{Labels: []string{"A", "B"}, Bits: 10, Epochs: 20, Prior: 0.1, Rate: 0.1}
	data, err := LearnField(plan, alternating())
	if err != nil {
		t.Fatal(err)
	}
	m, err := Open(string(data))
	if err != nil {
		t.Fatal(err)
	}
	var d Decoder
	for n, e := range alternating()[:2] {
		if got := d.Decode(m, e.Features); !bytes.Equal(got, e.Labels) {
			t.Errorf("example %d: %v, want %v", n, got, e.Labels)
		}
	}
	if again, err := LearnField(plan, alternating()); err != nil || !bytes.Equal(data, again) {
		t.Error("learning twice gives different bytes")
	}
	plan.Bias = 1000
	data, err = LearnField(plan, alternating())
	if err != nil {
		t.Fatal(err)
	}
	if m, err = Open(string(data)); err != nil {
		t.Fatal(err)
	}
	if got := d.Decode(m, alternating()[0].Features); bytes.IndexByte(got, 0) >= 0 {
		t.Errorf("with the first label held back: %v", got)
	}
}

// TestMarginals compares the probabilities of a chain of three tokens with
// those counted over all its eight paths.
func TestMarginals(t *testing.T) {
	c := newField(FieldPlan{Labels: []string{"A", "B"}, Bits: 2})
	copy(c.transitions, []float32{0.5, -1, 0.25, 2, 1, -0.5}) // from A, from B, from the start
	emissions := [][2]float64{{0.3, -0.2}, {1.5, 0.1}, {-0.4, 0.6}}
	f := &Features{}
	for range emissions {
		f.EndToken()
	}
	c.emissions, c.alpha, c.beta = grown(nil, 6), grown(nil, 6), grown(nil, 6)
	c.pairs, c.factors = grown(nil, 12), grown(nil, 3)
	for i, e := range emissions {
		copy(c.emissions[2*i:], e[:])
		c.edges(f, i)
	}
	c.marginals(3)

	var total float64
	var single [3][2]float64
	for path := range 8 {
		before, score := 2, 0.0
		for i, e := range emissions {
			label := path >> i & 1
			score += e[label] + float64(c.transitions[2*before+label])
			before = label
		}
		total += math.Exp(score)
		for i := range emissions {
			single[i][path>>i&1] += math.Exp(score)
		}
	}
	for i := range emissions {
		for k := range 2 {
			if got, want := c.alpha[2*i+k]*c.beta[2*i+k], single[i][k]/total; math.Abs(got-want) > 1e-12 {
				t.Errorf("token %d, label %d: %v, want %v", i, k, got, want)
			}
		}
	}
}
