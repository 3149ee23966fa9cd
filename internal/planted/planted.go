// Package planted makes a second report out of a report: the same news in other
// words, with a few known changes of fact and a few sentences left out. What a
// synopsis finds in such a pair can be counted by machine.
//
// In: sentences by paragraph, a language, a seed. Out: two texts and the list of
// what was planted, by code points into the texts. The same input gives the same
// pair. It goes by patterns and word lists of its own (data/*.txt), not by the
// reading that it helps to measure.
package planted

import (
	"strings"
	"unicode/utf8"
)

// The kinds of planted changes.
const (
	Number   = "number"
	Date     = "date"
	Name     = "name"
	Place    = "place"
	Negation = "negation"
	Modality = "modality"
)

// Kinds are all kinds, in the order in which they are planted.
var Kinds = []string{Number, Date, Name, Place, Negation, Modality}

// Sentence is one sentence of a report.
type Sentence struct {
	Text      string
	Paragraph int
}

// Range is a stretch of a text in code points.
type Range struct{ Start, End int }

// Change is one planted change: the value in the original and in the retold
// text, and the sentences that they stand in. A value that was put in or taken
// out is empty on one side.
type Change struct {
	Kind                    string
	Before, After           string
	InOriginal, InRetold    Range
	OriginalValue, NewValue Range
	OriginalIndex           int // number of the sentence in the original
	RetoldIndex             int
}

// Pair is a report and its retelling.
type Pair struct {
	Original, Retold string
	Changes          []Change
	LeftOut          []Range // sentences of the original that the retelling does not have
}

// Options say how much is changed.
type Options struct {
	Language string // "de" or "en"
	Seed     uint64
	Perturb  bool // plant changes; without it the pair tells the same
}

const (
	leastWords   = 8    // of a sentence that is changed or left out
	leaveOut     = 0.12 // share of the sentences left out
	leaveOutMost = 4
)

// Make tells a report again.
func Make(sentences []Sentence, o Options) Pair {
	r := newRandom(o.Seed)
	retold := make([]string, len(sentences))
	for i, s := range sentences {
		retold[i] = paraphrase(s.Text, o.Language, r)
	}
	var changes []Change
	var gone []int
	if o.Perturb {
		changes = plant(sentences, retold, o.Language, r)
		gone = omit(sentences, changes, r)
	}
	order := arrange(sentences, gone, r)
	p := Pair{Changes: changes}
	var where, there []Range
	p.Original, where = lay(sentences, nil, identity(len(sentences)))
	p.Retold, there = lay(sentences, retold, order)
	at := map[int]int{}
	for k, i := range order {
		at[i] = k
	}
	for k := range p.Changes {
		c := &p.Changes[k]
		c.RetoldIndex = at[c.OriginalIndex]
		c.InOriginal, c.InRetold = where[c.OriginalIndex], there[c.RetoldIndex]
		c.OriginalValue = within(c.InOriginal, sentences[c.OriginalIndex].Text, c.Before)
		c.NewValue = within(c.InRetold, retold[c.OriginalIndex], c.After)
	}
	for _, i := range gone {
		p.LeftOut = append(p.LeftOut, where[i])
	}
	return p
}

func identity(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// lay writes sentences in an order, paragraphs apart, and says where each went.
func lay(sentences []Sentence, texts []string, order []int) (string, []Range) {
	var b strings.Builder
	var at []Range
	n := 0
	for k, i := range order {
		t := sentences[i].Text
		if texts != nil {
			t = texts[i]
		}
		if k > 0 {
			gap := " "
			if sentences[order[k-1]].Paragraph != sentences[i].Paragraph {
				gap = "\n\n"
			}
			b.WriteString(gap)
			n += len(gap)
		}
		size := utf8.RuneCountInString(t)
		at = append(at, Range{n, n + size})
		b.WriteString(t)
		n += size
	}
	return b.String(), at
}

// within gives where a value stands in a sentence at r.
func within(r Range, sentence, value string) Range {
	k := strings.Index(sentence, value)
	if k < 0 || value == "" {
		return Range{r.Start, r.Start}
	}
	start := r.Start + utf8.RuneCountInString(sentence[:k])
	return Range{start, start + utf8.RuneCountInString(value)}
}

// arrange leaves sentences out and swaps some neighbours.
func arrange(sentences []Sentence, gone []int, r *random) []int {
	out := map[int]bool{}
	for _, i := range gone {
		out[i] = true
	}
	var order []int
	for i := range sentences {
		if !out[i] {
			order = append(order, i)
		}
	}
	for k := 2; k < len(order); k++ {
		if sentences[order[k-1]].Paragraph == sentences[order[k]].Paragraph && r.chance(0.2) {
			order[k-1], order[k] = order[k], order[k-1]
		}
	}
	return order
}

// omit chooses the sentences to leave out: long enough to tell something, not
// the first, and not those that were changed.
func omit(sentences []Sentence, changes []Change, r *random) []int {
	changed := map[int]bool{}
	for _, c := range changes {
		changed[c.OriginalIndex] = true
	}
	var free []int
	for i := 1; i < len(sentences); i++ {
		if !changed[i] && len(strings.Fields(sentences[i].Text)) >= leastWords && strings.HasSuffix(sentences[i].Text, ".") {
			free = append(free, i)
		}
	}
	n := min(int(leaveOut*float64(len(sentences)))+1, leaveOutMost, len(free))
	var out []int
	for range n {
		k := r.below(len(free))
		out = append(out, free[k])
		free = append(free[:k], free[k+1:]...)
	}
	return out
}

// random is the generator splitmix64 (Steele, Lea, Flood 2014): small, and the
// same everywhere.
type random struct{ state uint64 }

func newRandom(seed uint64) *random { return &random{seed} }

func (r *random) next() uint64 {
	r.state += 0x9e3779b97f4a7c15
	z := r.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

func (r *random) below(n int) int { return int(r.next() % uint64(n)) }

func (r *random) chance(p float64) bool { return float64(r.next()>>11)/(1<<53) < p }
