package sentences

import (
	"fmt"
	"io"
	"slices"

	"synopse/reading"
	"synopse/synopsis"
)

// Encode gives a vector for each text.
type Encode func(texts []string) ([][]float32, error)

// parts are how many times the odds are learnt without a part of the stories.
const parts = 10

// Encoded learns what the vectors of two sentences add to the odds of everything
// else, and gives all weights: the others are those that the package has.
func Encoded(folder string, encode Encode) ([]byte, error) {
	l, err := newEncodedLearner(folder, encode)
	if err != nil {
		return nil, err
	}
	w := synopsis.OwnWeights()
	w.Encoded = l.fitFrom(l.encoded, -1)
	return []byte(header + w.String()), nil
}

// EncodedFolds learns without each part of the stories in turn and prints how well
// links of its stories are then told, without vectors and with them.
func EncodedFolds(out io.Writer, folder string, encode Encode) error {
	l, err := newEncodedLearner(folder, encode)
	if err != nil {
		return err
	}
	var without, with []told
	gold := 0
	beside := l.besides()
	for part := range parts {
		w := l.weights[part]
		w.Beside = l.fitFrom(beside, part)
		w.Encoded = l.fitFrom(l.encoded, part)
		for k := part; k < len(l.stories); k += parts {
			s := &l.stories[k]
			without = append(without, links(s, w, synopsis.Options{})...)
			with = append(with, links(s, w, l.options[k])...)
			gold += s.gold
		}
	}
	fmt.Fprintln(out, "links of sentences, without vectors of an encoder")
	printBars(out, without, gold)
	fmt.Fprintln(out, "with them")
	printBars(out, with, gold)
	return nil
}

// links gives the links of a story with how likely they are.
func links(s *story, w synopsis.Weights, o synopsis.Options) (out []told) {
	for _, p := range synopsis.PairsWith(s.readings, w, o) {
		if p.Beside != nil {
			out = append(out, told{synopsis.Likely(w.Beside, p.Beside), s.same[key(p)]})
		}
	}
	return out
}

// encodedLearner is a learner with the vectors of its stories, and with weights
// that were learnt without each part of them.
type encodedLearner struct {
	*learner
	options []synopsis.Options // of each list of samples
	weights [parts]synopsis.Weights
	encoded [][]sample // of each list of samples
}

func newEncodedLearner(folder string, encode Encode) (*encodedLearner, error) {
	from, err := newLearner(folder)
	if err != nil {
		return nil, err
	}
	l := &encodedLearner{learner: from}
	if l.options, err = encodeAll(l.read, encode); err != nil {
		return nil, fmt.Errorf("asking the encoder for vectors: %w", err)
	}
	for part := range parts {
		l.weights[part] = synopsis.Weights{Alone: l.fitAlone(-1, part, parts),
			Beside: synopsis.OwnWeights().Beside, Encoded: make([]float64, len(synopsis.EncodedKinds))}
	}
	for k := range l.read {
		l.encoded = append(l.encoded, l.samples(k, l.weights[l.owners[k][0]%parts]))
	}
	return l, nil
}

// samples gives what vectors show of the pairs of a story, upon the odds by
// everything else that two sentences show alone.
func (l *encodedLearner) samples(k int, w synopsis.Weights) (out []sample) {
	for _, p := range synopsis.PairsWith(l.read[k], w, l.options[k]) {
		if p.Encoded != nil {
			out = append(out, sample{p.Encoded, synopsis.Odds(w.Alone, p.Alone) - p.Crowd, l.same[k][key(p)]})
		}
	}
	return out
}

// fitFrom learns from the samples of stories, without a part of these; from all if
// it is -1.
func (l *encodedLearner) fitFrom(lists [][]sample, without int) []float64 {
	var samples []sample
	for k, own := range l.owners {
		if !slices.ContainsFunc(own, func(s int) bool { return s%parts == without }) {
			samples = append(samples, lists[k]...)
		}
	}
	return fit(samples, ridge)
}

// besides gives what others show without vectors, by odds that were learnt
// without the story, as learn does.
func (l *encodedLearner) besides() [][]sample {
	out := make([][]sample, len(l.read))
	for k := range l.read {
		out[k] = l.besideIn(k)
	}
	return out
}

func (l *encodedLearner) besideIn(k int) (out []sample) {
	for _, p := range synopsis.Pairs(l.read[k], l.weights[l.owners[k][0]%parts]) {
		if p.Beside != nil {
			out = append(out, sample{x: p.Beside, so: l.same[k][key(p)]})
		}
	}
	return out
}

// encodeAll asks once for every text there is.
func encodeAll(lists [][]reading.Reading, encode Encode) ([]synopsis.Options, error) {
	number := map[string]int{}
	var texts []string
	for _, readings := range lists {
		for _, list := range synopsis.Texts(readings) {
			for _, t := range list {
				if _, ok := number[t]; !ok && t != "" {
					number[t] = len(texts)
					texts = append(texts, t)
				}
			}
		}
	}
	vectors, err := encode(texts)
	if err != nil {
		return nil, err
	}
	known := func(texts []string) (out [][]float32, err error) {
		for _, t := range texts {
			out = append(out, vectors[number[t]])
		}
		return out, nil
	}
	out := make([]synopsis.Options, len(lists))
	for k, readings := range lists {
		if out[k], err = synopsis.Encode(readings, known); err != nil {
			return nil, err
		}
	}
	return out, nil
}
