package train

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"synopse/internal/corpus"
	"synopse/language"
	"synopse/language/sequence"
	"synopse/language/tagger"
)

// entityLabels are the labels of the models for names, in the order of
// language.Entity.
var entityLabels = []string{"O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-OTH", "I-OTH"}

// entityTag maps the tag of a corpus to a label. Derived words ("deutsch") and
// parts of compounds ("ZDF-Produktion") are no names.
func entityTag(tag string) string {
	prefix, kind, _ := strings.Cut(tag, "-")
	switch kind {
	case "PER", "LOC", "ORG", "OTH":
		return prefix + "-" + kind
	case "MISC":
		return prefix + "-OTH"
	}
	return "O"
}

// entitySentences reads sentences with names. Each group is one document or,
// where the corpus has no documents, one sentence.
func entitySentences(file string) ([]labelled, error) {
	data, err := corpus.Read(shared(file))
	if err != nil {
		return nil, err
	}
	sentences, err := corpus.BIO(file, data)
	if err != nil {
		return nil, err
	}
	out := make([]labelled, 0, len(sentences))
	for _, s := range sentences {
		e := labelled{}
		for i, t := range s.Tokens {
			e.tokens = append(e.tokens, language.Token{Text: t})
			e.labels = append(e.labels, entityTag(s.Tags[i]))
		}
		out = append(out, e)
	}
	return out, nil
}

// moreEntities reads the sentences of the treebanks whose names are marked as
// things spoken of; they are learnt from, never measured.
func (l *tongue) moreEntities() ([]labelled, error) {
	if l.mentions == "" {
		return nil, nil
	}
	sentences, err := treebank(l.mentions)
	if err != nil {
		return nil, err
	}
	out := make([]labelled, 0, len(sentences))
	for _, s := range sentences {
		if e, ok := namesOfMentions(s); ok {
			e.domain = 1
			out = append(out, e)
		}
	}
	return out, nil
}

// withTags fills the parts of speech of the sentences by taggers that have not
// seen them: for each part, one trained on the rest. So the tags are as good,
// or bad, as those in reading.
func (l *tongue) withTags(sentences []labelled) error {
	var banks []labelled
	for _, name := range l.treebanks {
		bank, err := treebank(name)
		if err != nil {
			return err
		}
		for _, s := range bank {
			r := l.readings(s)
			if l.namesHome && name != l.home {
				r = foreign(r)
			}
			banks = append(banks, r...)
		}
	}
	for fold := range l.tagFolds {
		from, to := fold*len(sentences)/l.tagFolds, (fold+1)*len(sentences)/l.tagFolds
		held := map[string]bool{}
		for _, s := range sentences[from:to] {
			held[textOf(s.tokens)] = true
		}
		var learn []labelled
		for _, s := range banks {
			if !held[textOf(s.tokens)] {
				learn = append(learn, s)
			}
		}
		model, err := l.learn(learn, held, 1)
		if err != nil {
			return err
		}
		if err := l.tagWith(model, sentences[from:to]); err != nil {
			return err
		}
	}
	return nil
}

// tagWith sets the numbers of the tags of the sentences' tokens.
func (l *tongue) tagWith(model []byte, sentences []labelled) error {
	m, err := sequence.Open(string(model))
	if err != nil {
		return err
	}
	x := l.extractor()
	var f sequence.Features
	var d sequence.Decoder
	for i := range sentences {
		s := &sentences[i]
		x.Prepare(s.tokens, nil)
		x.Features(&f)
		s.extra = make([]uint32, len(s.tokens))
		for k, a := range d.Decode(m, &f) {
			s.extra[k] = tagger.TagHash(m.Labels[a])
		}
	}
	return nil
}

func textOf(tokens []language.Token) string {
	var b strings.Builder
	for _, t := range tokens {
		b.WriteString(t.Text)
		b.WriteByte(' ')
	}
	return b.String()
}

func (l *tongue) learnEntities(sentences []labelled) ([]byte, error) {
	number := map[string]uint8{}
	for i, n := range entityLabels {
		number[n] = uint8(i)
	}
	x := l.extractor()
	examples := make([]sequence.Example, 0, len(sentences))
	for i, s := range sentences {
		f := &sequence.Features{}
		l.nameFeatures(&x, sentences, i, f)
		labels := make([]uint8, len(s.labels))
		for i, name := range s.labels {
			labels[i] = number[name]
		}
		examples = append(examples, sequence.Example{Features: f, Labels: labels})
	}
	return sequence.LearnField(sequence.FieldPlan{
		Labels: entityLabels, Bits: l.entityBits, Epochs: entityEpochs, Prior: entityPrior, Rate: entityRate, Bias: l.entityBias,
	}, examples)
}

// nameFeatures fills f with the features of sentence i. The sentences must be
// asked for in order.
func (l *tongue) nameFeatures(x *tagger.Extractor, sentences []labelled, i int, f *sequence.Features) {
	if l.texts && i%tagger.Around == 0 {
		x.LookAround(func(yield func([]language.Token) bool) {
			for _, s := range sentences[i:min(len(sentences), i+tagger.Around)] {
				if !yield(s.tokens) {
					return
				}
			}
		})
	}
	x.Prepare(sentences[i].tokens, sentences[i].extra)
	x.Elsewhere = sentences[i].domain != 0
	x.NameFeatures(f)
}

// How names are learnt; chosen by cross-validation, mostly of the German ones.
const (
	entityEpochs = 20
	entityPrior  = 2
	entityRate   = 0.05
)

func trainEntities(l *tongue) ([]byte, error) {
	all, more, err := l.nameSentences()
	if err != nil {
		return nil, err
	}
	return l.learnEntities(append(all, more...))
}

// nameSentences reads what names are learnt from: sentences whose names are
// marked, and more that are never measured; all with tags.
func (l *tongue) nameSentences() (marked, more []labelled, err error) {
	marked, err = entitySentences(l.entities)
	if err != nil {
		return nil, nil, err
	}
	more, err = l.moreEntities()
	if err != nil {
		return nil, nil, err
	}
	all := append(marked, more...)
	if err := l.withTags(all); err != nil {
		return nil, nil, err
	}
	return all[:len(marked)], all[len(marked):], nil
}

// foldEntities cross-validates in five blocks of the corpus.
func foldEntities(w io.Writer, l *tongue) error {
	all, more, err := l.nameSentences()
	if err != nil {
		return err
	}
	scores := map[string]*score{"PER": {}, "LOC": {}, "ORG": {}}
	for fold := range foldCount {
		from, to := fold*len(all)/foldCount, (fold+1)*len(all)/foldCount
		learn := slices.Concat(all[:from], all[to:], more)
		bytes, err := l.learnEntities(learn)
		if err != nil {
			return err
		}
		m, err := sequence.Open(string(bytes))
		if err != nil {
			return err
		}
		x := l.extractor()
		var f sequence.Features
		var d sequence.Decoder
		for i, s := range all[from:to] {
			l.nameFeatures(&x, all[from:to], i, &f)
			got := make([]string, len(s.tokens))
			for i, a := range d.Decode(m, &f) {
				got[i] = m.Labels[a]
			}
			for kind, c := range scores {
				c.add(spans(s.labels, kind), spans(got, kind))
			}
		}
	}
	var total score
	for _, kind := range []string{"PER", "LOC", "ORG"} {
		c := *scores[kind]
		fmt.Fprintf(w, "%s: %s\n", kind, c)
		total.correct += c.correct
		total.predicted += c.predicted
		total.gold += c.gold
	}
	fmt.Fprintf(w, "names %s, %d folds of %s, PER+LOC+ORG: %s\n", l.code, foldCount, l.entities, total)
	return nil
}

type score struct{ correct, predicted, gold int }

func (c *score) add(gold, got [][2]int) {
	have := map[[2]int]bool{}
	for _, s := range gold {
		have[s] = true
	}
	c.gold += len(gold)
	c.predicted += len(got)
	for _, s := range got {
		if have[s] {
			c.correct++
		}
	}
}

func (c score) String() string {
	p, r := float64(c.correct)/float64(max(c.predicted, 1)), float64(c.correct)/float64(max(c.gold, 1))
	f := 0.0
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return fmt.Sprintf("P %.2f R %.2f F1 %.2f (%d of %d predicted, %d gold)", 100*p, 100*r, 100*f, c.correct, c.predicted, c.gold)
}

// spans gives the spans of one kind in BIO labels.
func spans(labels []string, kind string) [][2]int {
	var out [][2]int
	open := false
	for i, l := range labels {
		prefix, k, _ := strings.Cut(l, "-")
		switch {
		case k != kind:
			open = false
		case prefix == "I" && open:
			out[len(out)-1][1] = i + 1
		default:
			out = append(out, [2]int{i, i + 1})
			open = true
		}
	}
	return out
}
