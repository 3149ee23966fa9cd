package cluster

import "slices"

// Override is a decision by hand about two reports: that they are of one story,
// or that they are not. The later of two on the same reports counts.
type Override struct {
	Together bool
	A, B     string // ids of reports
}

// overrides are what was decided by hand, by report.
type overrides struct {
	all      []Override
	together map[string][]string
	separate map[string][]string
}

func newOverrides() overrides {
	return overrides{together: map[string][]string{}, separate: map[string][]string{}}
}

func (o *overrides) add(v Override) {
	o.all = slices.DeleteFunc(o.all, func(x Override) bool {
		return x.A == v.A && x.B == v.B || x.A == v.B && x.B == v.A
	})
	o.all = append(o.all, v)
	*o = overrides{all: o.all, together: map[string][]string{}, separate: map[string][]string{}}
	for _, x := range o.all {
		m := o.separate
		if x.Together {
			m = o.together
		}
		m[x.A] = append(m[x.A], x.B)
		m[x.B] = append(m[x.B], x.A)
	}
}

// storyOf gives the story that holds a report which must be with this one.
func (o *overrides) storyOf(id string, where map[string]int32) (int32, bool) {
	for _, other := range o.together[id] {
		if n, ok := where[other]; ok {
			return n, true
		}
	}
	return 0, false
}

// joined reports whether the story was made by hand: it holds reports that must be
// together.
func (o *overrides) joined(st *storyState) bool {
	if len(o.together) == 0 {
		return false
	}
	return slices.ContainsFunc(st.Members, func(m member) bool { return len(o.together[m.ID]) > 0 })
}

// apart reports whether the story holds a report that must not be with this one.
func (o *overrides) apart(id string, st *storyState, where map[string]int32) bool {
	for _, other := range o.separate[id] {
		if n, ok := where[other]; ok && n == st.Number {
			return true
		}
	}
	return false
}

// keptApart reports whether two stories hold reports that must not be together.
func (o *overrides) keptApart(a, b *storyState, where map[string]int32) bool {
	if len(o.separate) == 0 {
		return false
	}
	if len(a.Members) > len(b.Members) {
		a, b = b, a
	}
	for _, m := range a.Members {
		if o.apart(m.ID, b, where) {
			return true
		}
	}
	return false
}

// Decide enters a decision by hand: it holds from now on, and stories change at
// once. Reports that are not known yet are taken care of when they come.
func (s *Stream) Decide(o Override) {
	s.overrides.add(o)
	a, ok := s.where[o.A]
	b, ok2 := s.where[o.B]
	if !ok || !ok2 || (a == b) == o.Together {
		return
	}
	if o.Together {
		s.merge(s.stories[a], s.stories[b])
		return
	}
	s.divide(s.stories[a], o.A, o.B)
}
