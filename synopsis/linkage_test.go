package synopsis

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestLinked: two pairs that are close, and a fifth thing that is near one of the first
// pair only, which is not enough on average.
func TestLinked(t *testing.T) {
	like := [][]float64{
		{0, 0.9, 0.1, 0.0, 0.7},
		{0.9, 0, 0.2, 0.1, 0.0},
		{0.1, 0.2, 0, 0.8, 0.1},
		{0.0, 0.1, 0.8, 0, 0.1},
		{0.7, 0.0, 0.1, 0.1, 0},
	}
	if got := fmt.Sprint(linked(like, 0.4)); got != "[[0 1] [2 3] [4]]" {
		t.Error(got)
	}
}

// TestLinkedPlainly: the same groups as by looking at all pairs of groups each time.
func TestLinkedPlainly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 12).Draw(t, "things")
		like, again := make([][]float64, n), make([][]float64, n)
		for a := range n {
			like[a], again[a] = make([]float64, n), make([]float64, n)
		}
		for a := range n {
			for b := range a {
				x := float64(rapid.IntRange(0, 20).Draw(t, "alike")) / 20
				like[a][b], like[b][a], again[a][b], again[b][a] = x, x, x, x
			}
		}
		bar := rapid.Float64Range(0.01, 0.99).Draw(t, "bar")
		got, want := linked(like, bar), linkedPlainly(again, bar)
		for _, groups := range [][][]int{got, want} {
			for _, g := range groups {
				slices.Sort(g)
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%v, want %v", got, want)
		}
	})
}

func linkedPlainly(like [][]float64, bar float64) [][]int {
	groups := make([][]int, len(like))
	for a := range groups {
		groups[a] = []int{a}
	}
	for {
		best, x, y := bar, -1, -1
		for a := range groups {
			for b := a + 1; b < len(groups); b++ {
				sum := 0.0
				for _, i := range groups[a] {
					for _, j := range groups[b] {
						sum += like[i][j]
					}
				}
				if avg := sum / float64(len(groups[a])*len(groups[b])); avg > best+1e-9 {
					best, x, y = avg, a, b
				}
			}
		}
		if x < 0 {
			return groups
		}
		groups[x] = append(groups[x], groups[y]...)
		groups = slices.Delete(groups, y, y+1)
	}
}
