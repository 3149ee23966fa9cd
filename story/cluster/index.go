package cluster

import (
	"slices"

	"synopse/story/profile"
)

// index finds stories by their keys.
type index struct {
	lists map[profile.Key][]int32 // numbers of stories, the latest entered last
	seen  []float32               // scratch: by number
	found []int32                 // scratch
}

// longestList bounds how many stories are kept for a key: the latest ones.
const longestList = 64

// enter notes keys of a story that it did not have.
func (x *index) enter(s *storyState, keys vector) {
	for _, e := range keys {
		if len(s.Keys) >= storyKeys {
			return
		}
		at, there := slices.BinarySearch(s.Keys, e.Key)
		if there {
			continue
		}
		s.Keys = slices.Insert(s.Keys, at, e.Key)
		list := append(x.lists[e.Key], s.Number)
		if len(list) > longestList {
			list = slices.Clone(list[longestList/4:])
		}
		x.lists[e.Key] = list
	}
}

// leave takes a story out.
func (x *index) leave(s *storyState) {
	for _, k := range s.Keys {
		list := x.lists[k]
		if i := slices.Index(list, s.Number); i >= 0 {
			list = slices.Delete(list, i, i+1)
		}
		if len(list) == 0 {
			delete(x.lists, k)
		} else {
			x.lists[k] = list
		}
	}
	s.Keys = nil
}

// look gives the numbers of stories that share the most weight with the keys,
// the best first, at most n.
func (x *index) look(keys vector, stories, n int) []int32 {
	for len(x.seen) < stories {
		x.seen = append(x.seen, make([]float32, max(64, stories-len(x.seen)))...)
	}
	found := x.found[:0]
	for _, e := range keys {
		for _, number := range x.lists[e.Key] {
			if x.seen[number] == 0 {
				found = append(found, number)
			}
			x.seen[number] += e.Weight * e.Weight
		}
	}
	x.found = found
	best := make([]int32, 0, n+1)
	for _, number := range found {
		if len(best) == n && !x.before(number, best[n-1]) {
			continue
		}
		at := len(best)
		for at > 0 && x.before(number, best[at-1]) {
			at--
		}
		best = slices.Insert(best, at, number)
		best = best[:min(n, len(best))]
	}
	for _, number := range found {
		x.seen[number] = 0
	}
	return best
}

// before orders stories found: more weight first, then the later one.
func (x *index) before(a, b int32) bool {
	return x.seen[a] > x.seen[b] || x.seen[a] == x.seen[b] && a > b
}
