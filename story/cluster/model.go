package cluster

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"synopse/story/profile"
)

//go:embed data/weights.txt
var weightsFile string

// Weights are the model's: a weight for every feature, for reports in one
// language and across languages, in a stream and in a pile that is all there.
type Weights struct{ Same, Across, PileSame, PileAcross Features }

var weights = sync.OnceValue(func() *Weights {
	w, err := ParseWeights(weightsFile)
	if err != nil {
		panic("cluster: data/weights.txt: " + err.Error())
	}
	return w
})

// ParseWeights reads the lines "feature same across same-pile across-pile".
func ParseWeights(file string) (*Weights, error) {
	w := &Weights{}
	columns := [...]*Features{&w.Same, &w.Across, &w.PileSame, &w.PileAcross}
	known := map[string]int{}
	for i, name := range FeatureNames {
		known[name] = i
	}
	for line := range strings.Lines(file) {
		line, _, _ = strings.Cut(line, "#")
		cols := strings.Fields(line)
		if len(cols) == 0 {
			continue
		}
		i, ok := known[cols[0]]
		if !ok || len(cols) != 1+len(columns) {
			return nil, fmt.Errorf("no line of weights: %q", strings.TrimSpace(line))
		}
		for c, to := range columns {
			v, err := strconv.ParseFloat(cols[1+c], 64)
			if err != nil {
				return nil, fmt.Errorf("a weight of %s is no number", cols[0])
			}
			to[i] = v
		}
	}
	return w, nil
}

// of gives the weights for two reports.
func (w *Weights) of(a, b *sheet) *Features {
	same, piled := a.Language == b.Language, a.Wide != nil && b.Wide != nil
	switch {
	case piled && same:
		return &w.PileSame
	case piled:
		return &w.PileAcross
	case same:
		return &w.Same
	}
	return &w.Across
}

// Score is how strongly the model takes two reports to be of one event: the
// logarithm of the odds, 0 where it can't tell.
func score(a *table, b *sheet) float64 {
	w := weights().of(a.of, b)
	x := compare(a, b, w)
	sum := meaning(a.of, b)
	for i := range x {
		sum += w[i] * x[i]
	}
	return sum
}

// Compare gives the features of pairs of the profiles: what the model is trained
// on. How rare keys are is counted over all of them.
func Compare(profiles []profile.Profile, pairs [][2]int) []Features {
	sheets := weighed(profiles)
	widen(sheets)
	out := make([]Features, len(pairs))
	var t table
	for i, p := range pairs {
		t.set(sheets[p[0]])
		out[i] = compare(&t, sheets[p[1]], &everything)
	}
	return out
}

func weighed(profiles []profile.Profile) []*sheet {
	c := newCounts()
	for i := range profiles {
		c.add(&profiles[i])
	}
	sheets := make([]*sheet, len(profiles))
	for i := range profiles {
		sheets[i] = newSheet(&profiles[i], &c)
	}
	return sheets
}
