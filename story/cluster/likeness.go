package cluster

import (
	"math"

	"synopse/story/profile"
)

// Likeness says, from 0 to 1, how alike the reports of each pair are in what they
// tell: by the words they share and by how near their subjects are. How rare words
// are is counted over all reports, for each language by itself. There is a subject
// for each profile.
func Likeness(profiles []profile.Profile, subjects []Subject, pairs [][2]int) []float64 {
	sheets := weighedByLanguage(profiles)
	about := bags(subjects)
	out := make([]float64, len(pairs))
	var t table
	for i, p := range pairs {
		a, b := sheets[p[0]], sheets[p[1]]
		t.set(a)
		event := 1 / (1 + math.Exp(-score(&t, b)/likenessScale))
		words := (1-topicShare)*event + topicShare*topic(a, b)
		near := math.Pow(max(0, about[p[0]].Likeness(&about[p[1]])), nearPower)
		out[i] = (words + nearShare*near) / (1 + nearShare)
	}
	return out
}

// The constants were tuned on readers' ratings.
const (
	likenessScale = 4    // spreads scores: ratings go in steps, the model's probability is 0 or 1 nearly everywhere
	topicShare    = 0.75 // how much being on one topic counts beside being of one event
	nearShare     = 0.8  // how much the nearness of subjects counts beside the words in common
	nearPower     = 2    // what is only a little near says nothing
	acrossScale   = 2.5  // of cosines across languages: few words meet even where all is the same
)

// topic is how much two reports have their words in common, those of the
// beginning of either counted twice.
func topic(a, b *sheet) float64 {
	common := (dot(a.Whole, b.Whole) + max(dot(a.Lead, b.Whole), dot(a.Whole, b.Lead))) / 2
	if a.Language != b.Language {
		return min(1, acrossScale*common)
	}
	return math.Sqrt(common)
}

// weighedByLanguage weighs keys by how rare they are in the language that has them
// most.
func weighedByLanguage(profiles []profile.Profile) []*sheet {
	of := map[string]*counts{}
	var all []*counts
	for i := range profiles {
		c := of[profiles[i].Language]
		if c == nil {
			n := newCounts()
			c = &n
			of[profiles[i].Language] = c
			all = append(all, c)
		}
		c.add(&profiles[i])
	}
	for _, c := range all {
		c.others = all
	}
	sheets := make([]*sheet, len(profiles))
	for i := range profiles {
		sheets[i] = newSheet(&profiles[i], of[profiles[i].Language])
	}
	return sheets
}
