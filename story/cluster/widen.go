package cluster

import (
	"cmp"
	"slices"

	"synopse/story/profile"
)

// What the reports nearest to a report say of it, in a pile that is all there.
// A report's wide picture is its own keys with those of its nearest ones added
// (query expansion after Rocchio 1971): two reports of one event that put it in
// other words meet in what the others write. Its crowd is how near its nearest
// ones are in that picture: where a whole topic is close together, being close
// says less (after the local scaling of Conneau and others, ICLR 2018).

const (
	wideNearest = 10  // reports that a wide picture takes in
	mostWide    = 240 // keys of it
	crowdOf     = 10  // reports whose nearness is a report's crowd
)

// widen gives every sheet of a pile its wide picture and its crowd.
func widen(sheets []*sheet) {
	own := make([]vector, len(sheets))
	for i, s := range sheets {
		own[i] = s.Whole
	}
	for i, near := range nearestOf(own, wideNearest) {
		sheets[i].Wide = wide(own, i, near)
	}
	for i, s := range sheets {
		own[i] = s.Wide
	}
	for i, near := range nearestOf(own, crowdOf) {
		sum := 0.0
		for _, n := range near {
			sum += n.cosine
		}
		sheets[i].Crowd = sum / float64(min(crowdOf, max(1, len(sheets)-1)))
	}
}

// neighbour is one of the vectors and its cosine with another.
type neighbour struct {
	at     int
	cosine float64
}

// nearestOf gives the n vectors nearest to each, the nearest first; those that
// have no key in common with it are none of them.
func nearestOf(vectors []vector, n int) [][]neighbour {
	lists := map[profile.Key][]neighbour{}
	for i, v := range vectors {
		for _, e := range v {
			lists[e.Key] = append(lists[e.Key], neighbour{i, float64(e.Weight)})
		}
	}
	out := make([][]neighbour, len(vectors))
	sums := make([]float64, len(vectors))
	for i, v := range vectors {
		clear(sums)
		for _, e := range v {
			for _, p := range lists[e.Key] {
				sums[p.at] += float64(e.Weight) * p.cosine
			}
		}
		sums[i] = 0
		var near []neighbour
		for k, c := range sums {
			if c > 0 {
				near = append(near, neighbour{k, c})
			}
		}
		slices.SortFunc(near, func(a, b neighbour) int { return cmp.Or(cmp.Compare(b.cosine, a.cosine), cmp.Compare(a.at, b.at)) })
		out[i] = slices.Clone(near[:min(n, len(near))])
	}
	return out
}

// wide adds up a vector and, with the same weight in all, its nearest ones: the
// cube of the cosine makes those of its own event count most.
func wide(own []vector, i int, near []neighbour) vector {
	all := 0.0
	for _, n := range near {
		all += n.cosine * n.cosine * n.cosine
	}
	sum := map[profile.Key]float64{}
	for _, e := range own[i] {
		sum[e.Key] += float64(e.Weight)
	}
	for _, n := range near {
		share := n.cosine * n.cosine * n.cosine / all
		for _, e := range own[n.at] {
			sum[e.Key] += share * float64(e.Weight)
		}
	}
	out := make(vector, 0, len(sum))
	for k, w := range sum {
		out = append(out, entry{k, float32(w)})
	}
	return unit(out, mostWide)
}
