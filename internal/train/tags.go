package train

import (
	"fmt"
	"io"
	"sort"
	"strings"

	"synopse/internal/corpus"
	"synopse/language"
	"synopse/language/sequence"
)

// labelled is a sentence with a label for each token.
type labelled struct {
	tokens []language.Token
	labels []string
	extra  []uint32 // what another model says of each token
	domain uint32   // 0: tagged as the treebank that is cross-validated, as in reading
}

// readings gives a treebank sentence as the product sees it, with contractions
// and hyphens as written, and, where that differs, as the treebank cuts it.
func (l *tongue) readings(s corpus.Sentence) []labelled {
	words := labelled{}
	for _, w := range s.Words {
		words.tokens = append(words.tokens, language.Token{Text: w.Form})
		words.labels = append(words.labels, l.label(w))
	}
	var written labelled
	for _, f := range s.Surfaces {
		part := s.Words[f.First:f.Last]
		joined := ""
		for _, w := range part {
			joined += w.Form
		}
		if len(part) > 1 && joined == f.Form { // clitics: the words are the tokens
			for _, w := range part {
				written.tokens = append(written.tokens, language.Token{Text: w.Form})
				written.labels = append(written.labels, l.label(w))
			}
			continue
		}
		written.tokens = append(written.tokens, language.Token{Text: f.Form})
		written.labels = append(written.labels, l.label(part[0]))
	}
	if joined := joinHyphens(s, written); len(joined.tokens) != len(written.tokens) {
		return []labelled{words, joined}
	}
	if len(written.tokens) != len(words.tokens) {
		return []labelled{words, written}
	}
	return []labelled{words}
}

// joinHyphens joins "long", "-", "term" to one token with the last label, as
// the product cuts them.
func joinHyphens(s corpus.Sentence, in labelled) labelled {
	if len(in.tokens) != len(s.Surfaces) {
		return in
	}
	var out labelled
	for i := 0; i < len(in.tokens); i++ {
		n := len(out.tokens)
		if i > 0 && i+1 < len(in.tokens) && in.tokens[i].Text == "-" && n > 0 &&
			!s.Surfaces[i-1].SpaceAfter && !s.Surfaces[i].SpaceAfter && letters(in.tokens[i+1].Text) && letters(in.tokens[i-1].Text) {
			out.tokens[n-1].Text += "-" + in.tokens[i+1].Text
			out.labels[n-1] = in.labels[i+1]
			i++
			continue
		}
		out.tokens = append(out.tokens, in.tokens[i])
		out.labels = append(out.labels, in.labels[i])
	}
	return out
}

func letters(s string) bool {
	return s != "" && (s[0]|0x20 >= 'a' && s[0]|0x20 <= 'z' || s[0] >= 0x80)
}

// examples makes the examples of labelled sentences. names gives the labels.
func (l *tongue) examples(sentences []labelled, names []string) []sequence.Example {
	number := map[string]uint8{}
	for i, n := range names {
		number[n] = uint8(i)
	}
	x := l.extractor()
	out := make([]sequence.Example, 0, len(sentences))
	for _, s := range sentences {
		f := &sequence.Features{}
		extra := make([]uint32, len(s.tokens))
		for i := range extra {
			extra[i] = s.domain
		}
		x.Prepare(s.tokens, extra)
		x.Features(f)
		labels := make([]uint8, len(s.labels))
		for i, name := range s.labels {
			labels[i] = number[name]
		}
		out = append(out, sequence.Example{Features: f, Labels: labels})
	}
	return out
}

// labelNames gives all labels in use, sorted.
func labelNames(sentences []labelled) []string {
	seen := map[string]bool{}
	var out []string
	for _, s := range sentences {
		for _, n := range s.labels {
			if !seen[n] {
				seen[n] = true
				out = append(out, n)
			}
		}
	}
	sort.Strings(out)
	return out
}

// learn trains once on the treebanks, lets the outcome tag the sentences whose
// names are known, puts those names right, and trains again on both, leaving
// out the texts in held. The last model is the average of several learners.
func (l *tongue) learn(sentences []labelled, held map[string]bool, learners int) ([]byte, error) {
	if l.names == "" {
		return l.learnOnce(sentences, learners)
	}
	first, err := l.learnOnce(sentences, 1)
	if err != nil {
		return nil, err
	}
	more, err := l.tagNames(first)
	if err != nil {
		return nil, err
	}
	for _, s := range more {
		if !held[textOf(s.tokens)] {
			sentences = append(sentences, s)
		}
	}
	return l.learnOnce(sentences, learners)
}

func (l *tongue) learnOnce(sentences []labelled, learners int) ([]byte, error) {
	names := labelNames(sentences)
	return sequence.Learn(sequence.Plan{
		Labels: names, Bits: l.bits, Epochs: l.epochs, Dropout: tagDropout, Margin: tagMargin, Learners: learners,
	}, l.examples(sentences, names))
}

func trainTags(l *tongue) ([]byte, error) {
	var all []labelled
	for _, name := range l.treebanks {
		sentences, err := treebank(name)
		if err != nil {
			return nil, err
		}
		for _, s := range sentences {
			r := l.readings(s)
			if name != l.home {
				r = foreign(r)
			}
			all = l.weigh(all, r, name)
		}
	}
	return l.learn(all, nil, l.learners)
}

// weigh appends sentences, those of a small home treebank twice.
func (l *tongue) weigh(to, sentences []labelled, bank string) []labelled {
	to = append(to, sentences...)
	if l.homeTwice && bank == l.home {
		to = append(to, sentences...)
	}
	return to
}

// foreign marks sentences as tagged otherwise than the treebank that is
// cross-validated, so that the learner can keep the two apart (Daumé 2007).
func foreign(in []labelled) []labelled {
	for i := range in {
		in[i].domain = 1
	}
	return in
}

// How models learn: dropout is the share of features left out at random, of
// 1<<32; margin is by how much the right labels must win. A token has some
// fifty features whose weights move by one.
const (
	tagDropout = 1 << 32 / 7
	tagMargin  = 60
)

const foldCount = 5

// foldTags cross-validates on the documents of one treebank; the others are
// always learnt from.
func foldTags(w io.Writer, l *tongue) error {
	var rest []labelled
	for _, name := range l.treebanks {
		if name == l.folds {
			continue
		}
		sentences, err := treebank(name)
		if err != nil {
			return err
		}
		for _, s := range sentences {
			r := l.readings(s)
			if l.folds == l.home {
				r = foreign(r)
			}
			rest = append(rest, r...)
		}
	}
	own, err := treebank(l.folds)
	if err != nil {
		return err
	}
	right, total := 0, 0
	wrong := map[string]int{}
	for fold := range foldCount {
		learn := append([]labelled(nil), rest...)
		var test []labelled
		document := 0
		for _, s := range own {
			if s.NewDoc {
				document++
			}
			if document%foldCount == fold {
				test = append(test, l.readings(s)[0])
			} else {
				learn = l.weigh(learn, l.readings(s), l.folds)
			}
		}
		bytes, err := l.learn(learn, nil, l.learners)
		if err != nil {
			return err
		}
		r, t, err := l.measure(bytes, test, wrong)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "fold %d: %.2f %% of %d\n", fold+1, 100*float64(r)/float64(t), t)
		right, total = right+r, total+t
	}
	fmt.Fprintf(w, "UPOS %s, %d folds of %s: %.2f %% (%d of %d)\n", l.code, foldCount, l.folds, 100*float64(right)/float64(total), right, total)
	printWrong(w, wrong)
	return nil
}

// measure gives right and all answers on UPOS.
func (l *tongue) measure(model []byte, test []labelled, wrong map[string]int) (right, total int, err error) {
	m, err := sequence.Open(string(model))
	if err != nil {
		return 0, 0, err
	}
	x := l.extractor()
	var f sequence.Features
	var d sequence.Decoder
	for _, s := range test {
		x.Prepare(s.tokens, nil)
		x.Features(&f)
		for i, a := range d.Decode(m, &f) {
			gold, _, _ := strings.Cut(s.labels[i], "-")
			got, _, _ := strings.Cut(m.Labels[a], "-")
			total++
			if gold == got {
				right++
				continue
			}
			wrong[gold+" as "+got]++
		}
	}
	return right, total, nil
}

func printWrong(w io.Writer, wrong map[string]int) {
	keys := make([]string, 0, len(wrong))
	for k := range wrong {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		if wrong[keys[i]] != wrong[keys[j]] {
			return wrong[keys[i]] > wrong[keys[j]]
		}
		return keys[i] < keys[j]
	})
	for _, k := range keys[:min(len(keys), 12)] {
		fmt.Fprintf(w, "  %4d  %s\n", wrong[k], k)
	}
}
