package synopsis

import "slices"

// linked joins things into groups while the two groups that are most alike on average
// are more alike than a bar (agglomerative clustering, average linkage; Sokal and
// Michener 1958). like has how alike each two are, both ways; it is used up. Groups
// stand in the order of their first members. The time grows with the square of the
// number of things, but for what joins that were near to many cost.
func linked(like [][]float64, bar float64) [][]int {
	const grain = 1e-9 // rounding decides nothing
	n := len(like)
	groups := make([][]int, n)
	nearest := make([]int, n) // of the groups behind, by the average
	for a := range groups {
		groups[a] = []int{a}
	}
	average := func(a, b int) float64 { return like[a][b] / float64(len(groups[a])*len(groups[b])) }
	look := func(a int) {
		nearest[a] = -1
		for b := a + 1; b < n; b++ {
			if groups[b] != nil && (nearest[a] < 0 || average(a, b) > average(a, nearest[a])+grain) {
				nearest[a] = b
			}
		}
	}
	for a := range groups {
		look(a)
	}
	for {
		x := -1
		for a := range groups {
			if groups[a] != nil && nearest[a] >= 0 && (x < 0 || average(a, nearest[a]) > average(x, nearest[x])+grain) {
				x = a
			}
		}
		if x < 0 || average(x, nearest[x]) <= bar+grain {
			break
		}
		y := nearest[x]
		for c := range groups {
			if groups[c] != nil && c != x && c != y {
				like[x][c] += like[y][c]
				like[c][x] = like[x][c]
			}
		}
		groups[x], groups[y] = append(groups[x], groups[y]...), nil
		look(x)
		for a := range groups[:y] {
			if groups[a] == nil || a == x {
				continue
			}
			switch near := nearest[a]; {
			case near == x || near == y:
				look(a)
			case a < x && average(a, x) > average(a, near)+grain:
				nearest[a] = x
			}
		}
	}
	return slices.DeleteFunc(groups, func(g []int) bool { return g == nil })
}
