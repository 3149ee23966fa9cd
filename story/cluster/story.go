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
	Sum       vector  // of the members' keys, the weightiest; not of length 1
	norm      float64 // of Sum; 0 if it is to be worked out anew
	Keys      []profile.Key
	Last      int64   // minute of the latest report
	Joined    int     // reports that the stream had when its last one came
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
	if n > len(v)/2 {
		sorted := slices.Clone(v)
		sortHeaviest(sorted)
		return sorted[:min(n, len(sorted))]
	}
	best := make(vector, 0, n+1)
	for _, e := range v {
		if len(best) == n && heavier(e, best[n-1]) > 0 {
			continue
		}
		at := len(best)
		for at > 0 && heavier(e, best[at-1]) < 0 {
			at--
		}
		best = slices.Insert(best, at, e)
		best = best[:min(n, len(best))]
	}
	return best
}

// heavier orders entries by weight, the weightiest first, then by key.
func heavier(a, b entry) int {
	switch {
	case a.Weight > b.Weight:
		return -1
	case a.Weight < b.Weight:
		return 1
	}
	return cmp.Compare(a.Key, b.Key)
}

// add puts a report into the story.
func (s *storyState) add(m member, sh *sheet, sample int) {
	s.Members = append(s.Members, m)
	s.Last = max(s.Last, m.Minute)
	s.sums(plus(s.Sum, sh.Whole))
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
	sortByKey(out)
	return out
}

// grown reports whether the story has so many more members than when it was last
// tidied that it is to be looked at again; so a story is looked at a number of
// times that goes with the logarithm of its size.
func (s *storyState) grown() bool { return 4*len(s.Members) > 5*s.Checked }

// near is the cosine of a story's sum and another vector, whose length is given.
func (s *storyState) near(v *lookup, length float64) float64 {
	a := s.length()
	if a == 0 || length == 0 {
		return 0
	}
	return v.dot(s.Sum) / (a * length)
}

// length is that of the story's sum.
func (s *storyState) length() float64 {
	if s.norm == 0 {
		s.norm = length(s.Sum)
	}
	return s.norm
}

// sums sets what the members' keys add up to.
func (s *storyState) sums(v vector) { s.Sum, s.norm = v, 0 }

// score is the mean score of a report against some of the story's sample.
func (s *storyState) score(sh *table) float64 {
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
func (s *Stream) link(a, b *storyState) float64 {
	pairs := s.settings.Pairs
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
		s.table.set(e.Sheet)
		for _, f := range y {
			sum += score(&s.table, f.Sheet)
		}
	}
	return sum / float64(len(x)*len(y))
}

// loose is the cohesion of a story too small to have one.
const loose, leastCohesive = -100, 2

// cohesion is the mean score of the sample's pairs.
func (s *Stream) cohesion(st *storyState) float64 {
	if len(st.Exemplars) < leastCohesive {
		return loose
	}
	if st.Held != 0 {
		return st.Held
	}
	sum, n := 0.0, 0
	for i, x := range st.Exemplars {
		s.table.set(x.Sheet)
		for _, y := range st.Exemplars[:i] {
			sum += score(&s.table, y.Sheet)
			n++
		}
	}
	st.Held = sum / float64(n)
	return st.Held
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
		sum := strongest(s.Sum, sleepingKeys)
		sortByKey(sum)
		s.sums(sum)
	}
}
