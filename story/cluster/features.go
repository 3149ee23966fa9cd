package cluster

import "math"

// The features of a pair of reports; FeatureNames says what they are.
const (
	bias = iota
	wholeCos
	wholeRoot
	titleCos
	leadCos
	leadInWhole
	nameCos
	gramCos
	numberCos
	placeCos
	placeClash
	daysShared
	daysClash
	daysApart
	sameOutlet
	wideCos
	featureCount
)

// FeatureCount is how many features a pair has.
const FeatureCount = featureCount

// FeatureNames names the features in their order, as data/weights.txt does.
var FeatureNames = [featureCount]string{
	"bias",                // always 1
	"whole", "whole-root", // cosine of all keys, and its square root
	"title", "lead", // cosines of titles, and of titles and first words
	"lead-in-whole",  // how well one's title and first words match all of the other
	"names", "grams", // cosines of names, of pieces of words
	"numbers",                // of titles and first words
	"places", "places-clash", // names after a preposition of place: the same
	"days", "days-clash", // days the texts name: share in common; both have some, none near
	"days-apart", "same-outlet", // between the publications: logarithm of days beyond the first, 0 if unknown; 1 or 0
	"wide", // of a pile: cosine of the wide pictures, less a share of the mean of the crowds (widen)
}

// Features is what a pair of reports is judged by.
type Features [featureCount]float64

// everything is what compare works out if nothing may be left out.
var everything = func() (all Features) {
	for i := range all {
		all[i] = 1
	}
	return all
}()

// compare gives the features of two reports; the order of the two doesn't matter.
// Features that need is zero for may be left out. The table holds one of the two.
func compare(t *table, b *sheet, need *Features) (x Features) {
	a := t.of
	x[bias] = 1
	x[wholeCos] = t.whole.dot(b.Whole)
	x[wholeRoot] = math.Sqrt(x[wholeCos])
	for _, v := range [...]struct {
		feature int
		a, b    vector
	}{{titleCos, a.Title, b.Title}, {leadCos, a.Lead, b.Lead}, {nameCos, a.Names, b.Names},
		{numberCos, a.Numbers, b.Numbers}} {
		if need[v.feature] != 0 {
			x[v.feature] = dot(v.a, v.b)
		}
	}
	if need[leadInWhole] != 0 {
		x[leadInWhole] = max(dot(a.Lead, b.Whole), dot(a.Whole, b.Lead))
	}
	if need[gramCos] != 0 {
		x[gramCos] = t.grams.dot(b.Grams)
	}
	x[placeCos] = dot(a.Places, b.Places)
	x[placeClash] = clash(len(a.Places), len(b.Places), x[placeCos])
	x[daysShared] = sharedDays(a.Days, b.Days)
	x[daysClash] = otherDays(a.Days, b.Days)
	if a.Minute != 0 && b.Minute != 0 {
		x[daysApart] = math.Log1p(max(0, math.Abs(float64(a.Minute-b.Minute))/day-newsCycle))
	}
	if a.Outlet != "" && a.Outlet == b.Outlet {
		x[sameOutlet] = 1
	}
	x[wideCos] = dot(a.Wide, b.Wide) - crowdShare*(a.Crowd+b.Crowd)/2
	return x
}

// crowdShare is how much the nearness of the nearest reports is taken off that of
// two reports of a pile. It was tuned on corpora of stories.
const crowdShare = 0.5

const (
	newsCycle = 1 // days that reports of one event may well be apart
	closeDays = 2 // days named in two reports that are so near don't clash
)

// otherDays is 1 where both reports name days and none of one is near any of the
// other.
func otherDays(a, b []int32) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch d := a[i] - b[k]; {
		case max(d, -d) <= closeDays:
			return 0
		case d < 0:
			i++
		default:
			k++
		}
	}
	return 1
}

func clash(a, b int, common float64) float64 {
	if a > 0 && b > 0 && common == 0 {
		return 1
	}
	return 0
}

func sharedDays(a, b []int32) float64 {
	n := 0
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch x, y := a[i], b[k]; {
		case x < y:
			i++
		case x > y:
			k++
		default:
			n++
			i++
			k++
		}
	}
	if n == 0 {
		return 0
	}
	return float64(n) / float64(min(len(a), len(b)))
}

// FeatureSigns says which way a feature speaks: 1 for one event, -1 against it, 0
// for either.
var FeatureSigns = func() (signs Features) {
	for i := range signs {
		signs[i] = 1
	}
	signs[bias] = 0
	for _, i := range []int{placeClash, daysClash, daysApart, sameOutlet} {
		signs[i] = -1
	}
	return signs
}()
