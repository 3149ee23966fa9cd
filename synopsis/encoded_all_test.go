package synopsis

import (
	"math"
	"testing"
)

// Of a few sentences every pair is looked at once, of many a number that grows as
// they do.
func TestSomeOf(t *testing.T) {
	list := func(n int) (out []int) {
		for i := range n {
			out = append(out, i)
		}
		return out
	}
	for _, n := range []int{1, 2, 3, 8, 61, 2 * asked} {
		seen := map[[2]int]int{}
		for _, p := range someOf(list(n)) {
			seen[[2]int{min(p[0], p[1]), max(p[0], p[1])}]++
		}
		for p, times := range seen {
			if times != 1 || p[0] == p[1] {
				t.Fatalf("of %d: pair %v %d times", n, p, times)
			}
		}
		if len(seen) != n*(n-1)/2 {
			t.Errorf("of %d: %d pairs", n, len(seen))
		}
	}
	for _, n := range []int{1000, 10_000} {
		if got := len(someOf(list(n))); got > 2*asked*n || got < asked*n/2 {
			t.Errorf("of %d: %d pairs", n, got)
		}
	}
}

// However near an encoder takes any two sentences to be, one that is as near as
// any shows nothing.
func TestEncodedIsStandard(t *testing.T) {
	for _, near := range []float32{0, 1, 20} {
		m := &maker{rank: []int{0, 1}, encoded: encoded{own: make([][]float32, 6)}}
		var order []int
		for i, v := range [][]float32{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {1, 0.1, 0}, {0, 1, 0.3}, {0.2, 0, 1}} {
			m.sentences = append(m.sentences, sentence{place: place{i / 3, i % 3}, tells: true})
			m.encoded.own[i] = toLength(append(v, near))
			order = append(order, i)
		}
		m.encoded.takeCommon(order)
		m.measure(order)
		sum, squares := 0.0, 0.0
		for a := range 3 {
			for b := 3; b < 6; b++ {
				x := m.encodedEvidence(a, b)[0]
				sum, squares = sum+x, squares+x*x
			}
		}
		if math.Abs(sum) > 1e-3 || math.Abs(squares/9-1) > 1e-3 {
			t.Errorf("near %v: mean %.4f, variance %.4f", near, sum/9, squares/9)
		}
	}
}
