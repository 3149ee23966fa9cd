package sentences

import (
	"fmt"
	"io"
	"slices"

	"synopse/reading"
	"synopse/synopsis"
)

const header = "# Weights of evidence by model and kind, as logarithms of odds, made by\n" +
	"# synopse-train sentences from stories of our own (docs/MODELS.md).\n"

// Weights learns from all open stories in a folder.
func Weights(folder string) ([]byte, error) {
	l, err := newLearner(folder)
	if err != nil {
		return nil, err
	}
	w := l.learn(-1)
	return []byte(header + w.String()), nil
}

// Folds learns without each story in turn and prints how well its links are then
// told, pair by pair, at several bars.
func Folds(out io.Writer, folder string) error {
	l, err := newLearner(folder)
	if err != nil {
		return err
	}
	type told struct {
		p    float64
		same bool
	}
	var all []told
	gold := 0
	for k := range l.stories {
		w := l.learn(k)
		for _, p := range synopsis.Pairs(l.stories[k].readings, w) {
			if p.Beside != nil {
				all = append(all, told{synopsis.Likely(w.Beside, p.Beside), l.stories[k].same[key(p)]})
			}
		}
		gold += l.stories[k].gold
	}
	for bar := 0.2; bar < 0.61; bar += 0.05 {
		right, found := 0, 0
		for _, t := range all {
			if t.p >= bar {
				found++
				if t.same {
					right++
				}
			}
		}
		p, r := float64(right)/float64(max(found, 1)), float64(right)/float64(gold)
		fmt.Fprintf(out, "bar %.2f: P %.3f R %.3f F1 %.3f (%d, %d, %d)\n", bar, p, r, 2*p*r/max(p+r, 1e-9), right, found, gold)
	}
	return nil
}

func key(p synopsis.Pair) [2]int { return [2]int{min(p.A, p.B), max(p.A, p.B)} }

// learner holds what is learnt from.
type learner struct {
	stories []story
	alone   [][]sample // by story; those of strangers belong to both of theirs
	owners  [][]int    // stories that a list of samples is from
	read    [][]reading.Reading
	same    []map[[2]int]bool
}

func newLearner(folder string) (*learner, error) {
	stories, err := readStories(folder)
	if err != nil {
		return nil, err
	}
	l := &learner{stories: stories}
	add := func(s *story, owners ...int) {
		var list []sample
		for _, p := range synopsis.Pairs(s.readings, synopsis.OwnWeights()) {
			list = append(list, sample{p.Alone, -p.Crowd, s.same[key(p)]})
		}
		l.alone, l.owners = append(l.alone, list), append(l.owners, owners)
		l.read, l.same = append(l.read, s.readings), append(l.same, s.same)
	}
	for k := range stories {
		add(&stories[k], k)
	}
	for k, s := range strangers(stories) {
		add(&s, k, (k+1)%len(stories))
	}
	return l, nil
}

// learn learns without one story; without none if it is -1. What others show goes
// by odds that were learnt without the story they are shown in, in five parts, so
// that it is not taken for surer than it is.
func (l *learner) learn(without int) synopsis.Weights {
	const parts = 5
	var w synopsis.Weights
	w.Alone = l.fitAlone(without, -1, 0)
	var samples []sample
	for part := range parts {
		x := synopsis.Weights{Alone: l.fitAlone(without, part, parts), Beside: synopsis.OwnWeights().Beside}
		for k, own := range l.owners {
			if slices.Contains(own, without) || own[0]%parts != part {
				continue
			}
			for _, p := range synopsis.Pairs(l.read[k], x) {
				if p.Beside != nil {
					samples = append(samples, sample{x: p.Beside, so: l.same[k][key(p)]})
				}
			}
		}
	}
	w.Beside = fit(samples, prior*50)
	return w
}

// fitAlone learns the odds by what two sentences show alone without a story and
// without a part of the others.
func (l *learner) fitAlone(without, part, parts int) []float64 {
	var samples []sample
	for k, own := range l.owners {
		if slices.ContainsFunc(own, func(s int) bool { return s == without || parts > 0 && s%parts == part }) {
			continue
		}
		samples = append(samples, l.alone[k]...)
	}
	return fit(samples, prior*50)
}
