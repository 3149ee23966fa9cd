package cluster

import "slices"

const (
	aloneNearest = 3   // reports of a story that a report alone is compared with
	aloneLeast   = 0.0 // the mean score with those: even odds
	aloneMargin  = 0.5 // how much more it must be than that of any other story
)

// takeIn puts the reports of a pile that are alone into the story they are
// nearest to, where there is only one near: background to an event has little in
// common with most of its reports, and something with a few.
func (s *Stream) takeIn() {
	type step struct{ alone, story *storyState }
	var steps []step
	for _, st := range s.stories {
		if st != nil && len(st.Members) == 1 {
			if to := s.home(st); to != nil {
				steps = append(steps, step{st, to})
			}
		}
	}
	for _, x := range steps {
		s.merge(x.story, x.alone)
	}
}

// home gives the story that a report alone belongs to, nil if there is none or
// more than one.
func (s *Stream) home(alone *storyState) *storyState {
	var best *storyState
	most, second := aloneLeast, aloneLeast-aloneMargin
	for _, other := range s.nearest(alone) {
		if len(other.Members) < 2 {
			continue
		}
		v := s.closest(alone, other)
		switch {
		case v >= most:
			best, most, second = other, v, max(second, most)
		case v > second:
			second = v
		}
	}
	if best == nil || most-second < aloneMargin || s.overrides.keptApart(alone, best, s.where) {
		return nil
	}
	return best
}

// closest is the mean score of a story of one report with those of another
// story's sample that are nearest to it.
func (s *Stream) closest(alone, other *storyState) float64 {
	var scores []float64
	s.table.set(alone.Exemplars[0].Sheet)
	for _, e := range other.Exemplars {
		scores = append(scores, score(&s.table, e.Sheet))
	}
	slices.Sort(scores)
	scores = scores[max(0, len(scores)-aloneNearest):]
	sum := 0.0
	for _, v := range scores {
		sum += v
	}
	return sum / float64(len(scores))
}
