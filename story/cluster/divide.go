package cluster

import (
	"cmp"
	"slices"
)

// fallApart splits a story whose sample has parts that no longer belong
// together, and gives the new stories.
func (s *Stream) fallApart(st *storyState) []*storyState {
	if len(st.Exemplars) < 2 || s.overrides.joined(st) {
		return nil
	}
	groups := s.linkage(st.Exemplars)
	if len(groups) < 2 {
		return nil
	}
	return s.separate(st, groups)
}

// linkage groups a sample by average linkage down to a score.
func (s *Stream) linkage(sample []exemplar) [][]exemplar {
	n := len(sample)
	sum := make([][]float64, n) // of scores between groups
	inside := make([]float64, n)
	groups := make([][]exemplar, n)
	for i := range sample {
		sum[i] = make([]float64, n)
		groups[i] = []exemplar{sample[i]}
		s.table.set(sample[i].Sheet)
		for k := range i {
			v := score(&s.table, sample[k].Sheet)
			sum[i][k], sum[k][i] = v, v
		}
	}
	cohesion := func(i int) float64 {
		if m := len(groups[i]); m >= leastCohesive {
			return inside[i] / float64(m*(m-1)/2)
		}
		return loose
	}
	for {
		a, b, most := -1, -1, s.settings.Split
		for i := range groups {
			for k := range i {
				if groups[i] == nil || groups[k] == nil {
					continue
				}
				v := nearness(sum[i][k]/float64(len(groups[i])*len(groups[k])), cohesion(i), cohesion(k))
				if v >= most {
					a, b, most = k, i, v
				}
			}
		}
		if a < 0 {
			return slices.DeleteFunc(groups, func(g []exemplar) bool { return g == nil })
		}
		inside[a] += inside[b] + sum[a][b]
		groups[a] = append(groups[a], groups[b]...)
		groups[b] = nil
		for k := range groups {
			sum[a][k] += sum[b][k]
			sum[k][a] = sum[a][k]
		}
	}
}

// divide takes report b, and what is nearer to it than to report a, out of a
// story.
func (s *Stream) divide(st *storyState, a, b string) {
	var near [2]vector
	for _, m := range st.Members {
		if m.ID == a {
			near[0] = m.Gist
		}
		if m.ID == b {
			near[1] = m.Gist
		}
	}
	var parts [2][]member
	for _, m := range st.Members {
		side := 0
		if m.ID == b || m.ID != a && dot(m.Gist, near[1]) > dot(m.Gist, near[0]) {
			side = 1
		}
		parts[side] = append(parts[side], m)
	}
	s.rebuild(st, parts[:])
}

// separate makes a story of each group of a sample; the other members go where
// their weightiest keys are.
func (s *Stream) separate(st *storyState, groups [][]exemplar) []*storyState {
	of := map[uint64]int{}
	sums := make([]vector, len(groups))
	for g, group := range groups {
		for _, e := range group {
			of[e.Hash] = g
			sums[g] = plus(sums[g], e.Sheet.Whole)
		}
		sums[g] = unit(slices.Clone(sums[g]), sumKeys)
	}
	parts := make([][]member, len(groups))
	for _, m := range st.Members {
		g, ok := of[m.Hash]
		if !ok {
			most := -1.0
			for k := range sums {
				if v := dot(sums[k], m.Gist); v > most {
					g, most = k, v
				}
			}
		}
		parts[g] = append(parts[g], m)
	}
	return s.rebuild(st, parts)
}

// rebuild makes the parts of a story into stories: the largest keeps its id and
// number. It gives the new ones.
func (s *Stream) rebuild(st *storyState, parts [][]member) []*storyState {
	sheets := map[uint64]*sheet{}
	for _, e := range st.Exemplars {
		sheets[e.Hash] = e.Sheet
	}
	slices.SortStableFunc(parts, func(a, b []member) int { return cmp.Compare(len(b), len(a)) })
	var out []*storyState
	s.index.leave(st)
	*st = storyState{ID: st.ID, Number: st.Number}
	for i, part := range parts {
		if len(part) == 0 {
			continue
		}
		to := st
		if i > 0 {
			to = s.begin(s.freeName(part))
			out = append(out, to)
		}
		for _, m := range part {
			s.restore(to, m, sheets[m.Hash])
			s.journal.move(m.ID)
		}
	}
	return out
}

// freeName gives a report of the part that no other story is named after.
func (s *Stream) freeName(part []member) string {
	for _, m := range part {
		if _, taken := s.byID[prefix+m.ID]; !taken {
			return m.ID
		}
	}
	return part[0].ID + "-2" // every report's name is taken: a story was split again and again
}

// restore puts a member back, with its sheet if it is one of the sample. A part
// without any of the sample is compared by its members' weightiest keys.
func (s *Stream) restore(st *storyState, m member, sh *sheet) {
	if sh != nil {
		s.put(st, m, sh, strongest(sh.Whole, indexKeys))
		return
	}
	st.Members = append(st.Members, m)
	st.Last, st.Joined = max(st.Last, m.Minute), s.added
	st.sums(plus(st.Sum, m.Gist))
	st.Held = 0
	s.where[m.ID] = st.Number
	s.index.enter(st, m.Gist)
	if len(st.Exemplars) == 0 {
		st.Exemplars = []exemplar{{m.Hash, &sheet{Minute: m.Minute, Whole: m.Gist, Lead: m.Gist}}}
	}
}
