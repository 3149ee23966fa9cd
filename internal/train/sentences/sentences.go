package sentences

import (
	"fmt"
	"io"
	"slices"

	"synopse/internal/eval/storygold"
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

// told is a pair with how likely it is said to be the same.
type told struct {
	p    float64
	same bool
}

// Folds learns without each story in turn and prints how well its links are then
// told, pair by pair, at several bars.
func Folds(out io.Writer, folder string) error {
	l, err := newLearner(folder)
	if err != nil {
		return err
	}
	var all []told
	gold := 0
	var said []told
	utterances := 0
	for k := range l.stories {
		w := l.learn(k)
		for _, p := range synopsis.Sayings(l.stories[k].readings, w) {
			said = append(said, told{synopsis.Likely(w.SayingBeside, p.Beside), l.stories[k].said[key(p)]})
		}
		utterances += len(l.stories[k].said)
		for _, p := range synopsis.Pairs(l.stories[k].readings, w) {
			if p.Beside != nil {
				all = append(all, told{synopsis.Likely(w.Beside, p.Beside), l.stories[k].same[key(p)]})
			}
		}
		gold += l.stories[k].gold
	}
	fmt.Fprintln(out, "links of sentences")
	printBars(out, all, gold)
	fmt.Fprintln(out, "pairs of statements that give one utterance")
	printBars(out, said, utterances)
	return nil
}

// printBars prints how well pairs are told at several bars.
func printBars(out io.Writer, all []told, gold int) {
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
		p, r := float64(right)/float64(max(found, 1)), float64(right)/float64(max(gold, 1))
		fmt.Fprintf(out, "bar %.2f: P %.3f R %.3f F1 %.3f (%d, %d, %d)\n", bar, p, r, 2*p*r/max(p+r, 1e-9), right, found, gold)
	}
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
	return learnerOf(stories), nil
}

func learnerOf(stories []story) *learner {
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
	return l
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
	w.Beside = fit(samples, ridge)
	l.learnSayings(&w, without)
	w.Belong = l.learnIssues(w, without)
	w.Title = l.learnTitles(w, without)
	w.Encoded = synopsis.OwnWeights().Encoded // learnt by Encoded
	return w
}

// learnSayings learns which statements give one utterance.
func (l *learner) learnSayings(w *synopsis.Weights, without int) {
	w.Saying, w.SayingBeside = make([]float64, len(synopsis.SayingKinds)), make([]float64, len(synopsis.SayingBesideKinds))
	collect := func(beside bool) (out []sample) {
		for k := range l.stories {
			if k == without {
				continue
			}
			for _, p := range synopsis.Sayings(l.stories[k].readings, *w) {
				x := p.Alone
				if beside {
					x = p.Beside
				}
				out = append(out, sample{x: x, so: l.stories[k].said[key(p)]})
			}
		}
		return out
	}
	w.Saying = fit(collect(false), ridge/5)
	w.SayingBeside = fit(collect(true), ridge/5)
}

// learnIssues learns which sentences belong to one issue, from those that the gold
// has on an issue.
func (l *learner) learnIssues(w synopsis.Weights, without int) []float64 {
	w.Belong = make([]float64, len(synopsis.BelongKinds))
	var out []sample
	for k := range l.stories {
		s := &l.stories[k]
		if k == without {
			continue
		}
		for _, p := range synopsis.Belongings(s.readings, w) {
			if s.listed[p.A] && s.listed[p.B] {
				out = append(out, sample{x: p.Alone, so: s.issue[key(p)]})
			}
		}
	}
	return fit(out, ridge)
}

// learnTitles learns what names an issue, from the gold's issues: that which shares a
// word with the reader's label, in one of the languages of the story.
func (l *learner) learnTitles(w synopsis.Weights, without int) []float64 {
	w.Title = make([]float64, len(synopsis.TitleKinds))
	var out []sample
	for k := range l.stories {
		s := &l.stories[k]
		if k == without || len(s.issues) == 0 {
			continue
		}
		for i, titles := range synopsis.Titles(s.readings, w, s.issues) {
			for _, t := range titles {
				out = append(out, sample{x: t.Evidence, so: s.called(i, t.Labels)})
			}
		}
	}
	return fit(out, ridge)
}

// called reports whether an issue's labels by the gold are like others, in a language of
// the story.
func (s *story) called(i int, labels map[string]string) bool {
	return slices.ContainsFunc(s.readings, func(r reading.Reading) bool {
		lang := r.Document.Language
		return storygold.AlikeLabels(labels[lang], s.labels[i][lang])
	})
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
	return fit(samples, ridge)
}
