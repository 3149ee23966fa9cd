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
	Last      int64 // minute of the latest report
	Changed   bool
}

const (
	gistKeys  = 12
	sumKeys   = 256
	indexKeys = 24 // of a report: by these stories are looked up
	storyKeys = 120
)

// strongest gives the n weightiest entries, weightiest first.
func strongest(v vector, n int) vector {
	out := slices.Clone(v)
	slices.SortFunc(out, func(a, b entry) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Key, b.Key))
	})
	return out[:min(n, len(out))]
}

// add puts a report into the story.
func (s *storyState) add(m member, sh *sheet, sample int) {
	s.Members = append(s.Members, m)
	s.Last = max(s.Last, m.Minute)
	s.Changed = true
	s.Sum = plus(s.Sum, sh.Whole)
	at, _ := slices.BinarySearchFunc(s.Exemplars, m.Hash, func(e exemplar, h uint64) int { return cmp.Compare(e.Hash, h) })
	if at < sample {
		s.Exemplars = slices.Insert(s.Exemplars, at, exemplar{m.Hash, sh})
		s.Exemplars = s.Exemplars[:min(len(s.Exemplars), sample)]
	}
}

// plus adds two vectors and keeps the weightiest keys.
func plus(a, b vector) vector {
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

// near is the cosine of a report and the story's sum.
func (s *storyState) near(sh *sheet) float64 {
	n := 0.0
	for _, e := range s.Sum {
		n += float64(e.Weight) * float64(e.Weight)
	}
	if n == 0 {
		return 0
	}
	return dot(s.Sum, sh.Whole) / math.Sqrt(n)
}

// score is the mean score of a report against the story's sample.
func (s *storyState) score(sh *sheet) float64 {
	if len(s.Exemplars) == 0 {
		return math.Inf(-1)
	}
	sum := 0.0
	for _, e := range s.Exemplars {
		sum += score(sh, e.Sheet)
	}
	return sum / float64(len(s.Exemplars))
}

// link is the mean score between two stories' samples.
func link(a, b *storyState) float64 {
	sum := 0.0
	for _, x := range a.Exemplars {
		for _, y := range b.Exemplars {
			sum += score(x.Sheet, y.Sheet)
		}
	}
	return sum / float64(len(a.Exemplars)*len(b.Exemplars))
}

// loose is the cohesion of a story too small to have one.
const loose, leastCohesive = -100, 2

// cohesion is the mean score of the sample's pairs.
func (s *storyState) cohesion() float64 {
	if len(s.Exemplars) < leastCohesive {
		return loose
	}
	sum, n := 0.0, 0
	for i, x := range s.Exemplars {
		for _, y := range s.Exemplars[:i] {
			sum += score(x.Sheet, y.Sheet)
			n++
		}
	}
	return sum / float64(n)
}
