package story

// Relation says how a report's text goes with earlier ones.
type Relation string

// The relations.
const (
	Full        Relation = "full"        // nearly all of it stands in an earlier text
	Derived     Relation = "derived"     // a good part of it does
	Independent Relation = "independent" // little or nothing does
)

const (
	fullShare    = 0.75
	derivedShare = sameOrigin
)

// Related gives the relation of a report with these copies: what counts is the
// share of its words that stands in any of its sources.
func Related(copies []Copy) Relation {
	share := 0.0
	for _, c := range copies {
		if c.From >= 0 {
			share += fresh(copies, c)
		}
	}
	switch {
	case share >= fullShare:
		return Full
	case share >= derivedShare:
		return Derived
	}
	return Independent
}

// fresh is the part of a copy's share that no copy before it covers.
func fresh(copies []Copy, c Copy) float64 {
	all, covered := 0, 0
	for _, r := range c.Runs {
		all += r.AEnd - r.AStart
		for _, other := range copies {
			if other.From < 0 {
				continue
			}
			if other.From == c.From {
				break
			}
			for _, o := range other.Runs {
				covered += max(0, min(r.AEnd, o.AEnd)-max(r.AStart, o.AStart))
			}
		}
	}
	if all == 0 {
		return 0
	}
	return c.Share * float64(max(0, all-covered)) / float64(all)
}
