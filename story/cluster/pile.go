package cluster

import (
	"cmp"
	"math"
	"slices"
)

// Pile groups reports that are all there: the same stories whatever their order.
// All are counted before the first is placed, and no story ends. Stories stand in
// the order of their first reports by date; reports without a date come last.
func Pile(reports []Report, decided []Override) []Story {
	set := Defaults()
	set.Keep, set.Awake, set.Tidy = 0, 0, 0
	if len(reports) <= small {
		set.Join = math.Inf(1) // all begin alone; Tidy joins the closest first
		set.Sample, set.Pairs, set.Merge = 30, 400, -0.2
	}
	s := New(set)
	for _, o := range decided {
		s.Decide(o)
	}
	order := slices.Clone(reports)
	slices.SortFunc(order, func(a, b Report) int {
		x, y := a.Profile.Minute, b.Profile.Minute
		return cmp.Or(cmp.Compare(btoi(x == 0), btoi(y == 0)), cmp.Compare(x, y), cmp.Compare(a.ID, b.ID))
	})
	for i := range order {
		s.counts.add(&order[i].Profile)
	}
	s.counted = true
	if len(order) <= small {
		s.sheets = s.pictures(order)
	}
	for _, r := range order {
		s.Add(r)
	}
	s.Tidy()
	if len(order) <= small {
		s.takeIn()
	}
	return s.Stories()
}

// small is the size up to which a pile is grouped closest reports first, and not
// one report after the other.
const small = 3000

// pictures gives the sheets of a small pile, with what the nearest reports add.
func (s *Stream) pictures(reports []Report) map[string]*sheet {
	out := map[string]*sheet{}
	var list []*sheet
	for i := range reports {
		if out[reports[i].ID] == nil {
			sh := newSheet(&reports[i].Profile, &s.counts)
			out[reports[i].ID] = sh
			list = append(list, sh)
		}
	}
	widen(list)
	return out
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
