package cluster

import (
	"cmp"
	"math"
	"slices"

	"synopse/story/profile"
)

// member is a report in a story: little enough to keep for all of them.
type member struct {
	ID     string
	Hash   uint64
	Minute int64
	Gist   vector // its weightiest keys
}

// exemplar is a member that others are compared with.
type exemplar struct {
	Hash  uint64
	Sheet *sheet
}

// storyState is a story. Exemplars are the members with the least hashes, so that the
// sample does not depend on the order in which they came.
type storyState struct {
	ID        string
	Number    int32
	Members   []member
	Exemplars []exemplar
	Sum       vector // of the members' keys, the weightiest; not of length 1
	Keys      []profile.Key
	Last      int64   // minute of the latest report
	Held      float64 // cohesion, 0 if it is to be worked out anew
	Checked   int     // members when it was last tidied
}

const (
	gistKeys  = 12
	sumKeys   = 160
	indexKeys = 24 // of a report: by these stories are looked up
	storyKeys = 96
)

// strongest gives the n weightiest entries, weightiest first.
func strongest(v vector, n int) vector {
	sorted := slices.Clone(v)
	slices.SortFunc(sorted, func(a, b entry) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Key, b.Key))
	})
	return sorted[:min(n, len(sorted))]
}

// add puts a report into the story.
func (s *storyState) add(m member, sh *sheet, sample int) {
	s.Members = append(s.Members, m)
	s.Last = max(s.Last, m.Minute)
	s.Sum = plus(s.Sum, sh.Whole)
	at, _ := slices.BinarySearchFunc(s.Exemplars, m.Hash, func(e exemplar, h uint64) int { return cmp.Compare(e.Hash, h) })
	if at < sample {
		s.Exemplars = slices.Insert(s.Exemplars, at, exemplar{m.Hash, sh})
		s.Exemplars = s.Exemplars[:min(len(s.Exemplars), sample)]
		s.Held = 0
	}
}

// plus adds two vectors and keeps the weightiest keys.
func plus(a, b vector) vector {
	if len(a) == 0 {
		return b
	}
	out := make(vector, 0, len(a)+len(b))
	i, k := 0, 0
	for i < len(a) || k < len(b) {
		switch {
		case k == len(b) || i < len(a) && a[i].Key < b[k].Key:
			out = append(out, a[i])
			i++
		case i == len(a) || b[k].Key < a[i].Key:
			out = append(out, b[k])
			k++
		default:
			out = append(out, entry{a[i].Key, a[i].Weight + b[k].Weight})
			i++
			k++
		}
	}
	if len(out) <= sumKeys {
		return out
	}
	out = strongest(out, sumKeys*3/4)
	slices.SortFunc(out, func(a, b entry) int { return cmp.Compare(a.Key, b.Key) })
	return out
}

// grown reports whether the story has so many more members than when it was last
// tidied that it is to be looked at again; so a story is looked at a number of
// times that goes with the logarithm of its size.
func (s *storyState) grown() bool { return 4*len(s.Members) > 5*s.Checked }

// near is the cosine of a story's sum and another vector.
func (s *storyState) near(v vector) float64 {
	a, b := length(s.Sum), length(v)
	if a == 0 || b == 0 {
		return 0
	}
	return dot(s.Sum, v) / (a * b)
}

// score is the mean score of a report against some of the story's sample.
func (s *storyState) score(sh *sheet) float64 {
	if len(s.Exemplars) == 0 {
		return math.Inf(-1)
	}
	some := s.Exemplars[:min(len(s.Exemplars), joinSample)]
	sum := 0.0
	for _, e := range some {
		sum += score(sh, e.Sheet)
	}
	return sum / float64(len(some))
}

// joinSample is how many reports of a story a new one is scored against.
const joinSample = 5

// link is the mean score between two stories' samples, over so many pairs at most.
func link(a, b *storyState, pairs int) float64 {
	x, y := a.Exemplars, b.Exemplars
	for len(x)*len(y) > pairs {
		if len(x) >= len(y) {
			x = x[:len(x)-1]
		} else {
			y = y[:len(y)-1]
		}
	}
	sum := 0.0
	for _, e := range x {
		for _, f := range y {
			sum += score(e.Sheet, f.Sheet)
		}
	}
	return sum / float64(len(x)*len(y))
}

// loose is the cohesion of a story too small to have one.
const loose, leastCohesive = -100, 2

// cohesion is the mean score of the sample's pairs.
func (s *storyState) cohesion() float64 {
	if len(s.Exemplars) < leastCohesive {
		return loose
	}
	if s.Held != 0 {
		return s.Held
	}
	sum, n := 0.0, 0
	for i, x := range s.Exemplars {
		for _, y := range s.Exemplars[:i] {
			sum += score(x.Sheet, y.Sheet)
			n++
		}
	}
	s.Held = sum / float64(n)
	return s.Held
}

const (
	sleepingSample = 3
	sleepingKeys   = 64
)

// slim makes a story that sleeps take less memory.
func (s *storyState) slim() {
	if len(s.Exemplars) > sleepingSample {
		s.Exemplars = slices.Clone(s.Exemplars[:sleepingSample])
		s.Held = 0
	}
	if len(s.Sum) > sleepingKeys {
		s.Sum = strongest(s.Sum, sleepingKeys)
		slices.SortFunc(s.Sum, func(a, b entry) int { return cmp.Compare(a.Key, b.Key) })
	}
}
