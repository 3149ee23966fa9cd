package cluster

import (
	"cmp"
	"container/heap"
	"slices"
)

// Tidy looks again at the stories that changed since the last time: it splits
// those of which a part has little to do with the rest, joins those that are one,
// and forgets those that ended.
func (s *Stream) Tidy() {
	var changed []*storyState
	for _, st := range s.stories {
		if st == nil {
			continue
		}
		if s.ended(st, s.clock.Now) {
			s.forget(st)
			continue
		}
		if s.asleep(st, s.clock.Now) && s.quiet(st) {
			st.slim()
		}
		if st.grown() {
			changed = append(changed, st)
		}
	}
	for _, st := range changed {
		changed = append(changed, s.fallApart(st)...)
	}
	s.mergeAll(changed)
	for _, st := range changed {
		st.Checked = len(st.Members)
	}
}

// pairing is a possible merge.
type pairing struct {
	a, b  *storyState
	sizes int // members of both when it was scored
	score float64
}

type pairings []pairing

func (p pairings) Len() int { return len(p) }
func (p pairings) Less(i, k int) bool {
	x, y := p[i], p[k]
	return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.a.Number, y.a.Number), cmp.Compare(x.b.Number, y.b.Number)) < 0
}
func (p pairings) Swap(i, k int) { p[i], p[k] = p[k], p[i] }
func (p *pairings) Push(x any)   { *p = append(*p, x.(pairing)) }
func (p *pairings) Pop() any {
	last := (*p)[len(*p)-1]
	*p = (*p)[:len(*p)-1]
	return last
}

// mergeAll joins the closest stories first, as long as two are close enough.
func (s *Stream) mergeAll(changed []*storyState) {
	var queue pairings
	for _, st := range changed {
		queue = append(queue, s.partners(st)...)
	}
	heap.Init(&queue)
	for queue.Len() > 0 {
		p := heap.Pop(&queue).(pairing)
		if s.stories[p.a.Number] != p.a || s.stories[p.b.Number] != p.b || p.sizes != len(p.a.Members)+len(p.b.Members) {
			continue // one of the two is no longer what it was
		}
		kept := s.merge(p.a, p.b)
		for _, next := range s.partners(kept) {
			heap.Push(&queue, next)
		}
	}
}

const (
	partnersLooked = 12
	partnersScored = 6
	leastNear      = 0.06 // cosine of the sums of what is looked at closer
)

// apartness is how much it counts against a merge that the reports inside each of
// two stories are more alike than those of one and the other.
const apartness = 0.9

// nearness is how near two groups are: their mean score, less where both hold
// together better than that.
func nearness(link, a, b float64) float64 {
	return link - apartness*max(0, min(a, b)-link)
}

// partners gives the merges that a story could go into.
func (s *Stream) partners(st *storyState) []pairing {
	var out []pairing
	for _, other := range s.nearest(st) {
		apart := max(st.Last, other.Last) - min(st.Last, other.Last)
		if s.overrides.keptApart(st, other, s.where) || s.settings.Keep > 0 && apart > s.settings.Keep {
			continue
		}
		v := s.link(st, other)
		if v >= s.settings.Merge { // else it gets no more by what follows
			v = nearness(v, s.cohesion(st), s.cohesion(other))
		}
		if s.settings.Awake > 0 && apart > s.settings.Awake {
			v -= s.settings.Wake
		}
		if v < s.settings.Merge {
			continue
		}
		a, b := st, other
		if a.Number > b.Number {
			a, b = b, a
		}
		out = append(out, pairing{a, b, len(a.Members) + len(b.Members), v})
	}
	return out
}

// nearest gives the stories whose sums are nearest to that of a story.
func (s *Stream) nearest(st *storyState) []*storyState {
	var out []*storyState
	var near []float64
	s.near.set(st.Sum)
	for _, n := range s.index.look(unit(strongest(st.Sum, indexKeys), indexKeys), len(s.stories), partnersLooked+1) {
		other := s.stories[n]
		v := other.near(&s.near, st.length())
		if other == st || v < leastNear {
			continue
		}
		at := len(out)
		for at > 0 && near[at-1] < v {
			at--
		}
		out, near = slices.Insert(out, at, other), slices.Insert(near, at, v)
	}
	return out[:min(len(out), partnersScored)]
}

// merge puts the smaller story into the larger one, the later into the earlier
// among equals, and gives the one that stays.
func (s *Stream) merge(a, b *storyState) *storyState {
	if len(b.Members) > len(a.Members) || len(b.Members) == len(a.Members) && b.Number < a.Number {
		a, b = b, a
	}
	s.remove(b)
	s.forward[b.ID] = a.ID
	s.journal.merge(b.ID, a.ID)
	a.Members = append(a.Members, b.Members...)
	for _, m := range b.Members {
		s.where[m.ID] = a.Number
		s.journal.move(m.ID)
	}
	a.Last, a.Joined = max(a.Last, b.Last), max(a.Joined, b.Joined)
	a.sums(plus(a.Sum, b.Sum))
	a.Exemplars = append(slices.Clone(a.Exemplars), b.Exemplars...)
	slices.SortFunc(a.Exemplars, func(x, y exemplar) int { return cmp.Compare(x.Hash, y.Hash) })
	a.Exemplars = a.Exemplars[:min(len(a.Exemplars), s.settings.Sample)]
	a.Held = 0
	s.index.enter(a, strongest(b.Sum, indexKeys))
	return a
}

// remove takes a story out of everything but the reports' places.
func (s *Stream) remove(st *storyState) {
	s.index.leave(st)
	s.stories[st.Number] = nil
	delete(s.byID, st.ID)
}

// forget ends a story.
func (s *Stream) forget(st *storyState) {
	s.remove(st)
	for _, m := range st.Members {
		delete(s.where, m.ID)
		s.journal.end(m.ID, st.ID)
	}
}
