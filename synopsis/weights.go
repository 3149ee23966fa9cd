package synopsis

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/weights.txt
var weightsFile string

// Weights say how much each kind of evidence speaks for something, as logarithms
// of odds: what a model asks, the odds to begin with ("start"), and a weight a
// kind. "synopse-train sentences" makes them from stories of our own.
type Weights struct {
	Alone        []float64 // two sentences tell the same, by what they show alone
	Beside       []float64 // the same, by others of their reports as well
	Saying       []float64 // two statements give one utterance, by what they show alone
	SayingBeside []float64 // the same, by others as well
	Encoded      []float64 // what the vectors of two sentences add to Alone, if an encoder gave them
	Belong       []float64 // two sentences in which something is said belong to one issue
	Title        []float64 // a topic or a noun names an issue
}

// The names of the weights, in order.
var (
	AloneKinds = []string{"start", "whole", "shorter", "clause", "words", "weight", "only-here", "names", "numbers", "days",
		"one-speaker", "two-speakers", "said-once", "apart", "both-lead", "only-names",
		"use", "own-use", "all-words", "paragraphs", "soft-most", "soft-least", "other-numbers", "other-tongue", "said-unknown", "one-act"}
	BesideKinds       = []string{"start", "alone", "margin", "margin-back", "around"}
	SayingKinds       = []string{"start", "told", "words", "soft-most", "says-little", "lengths", "other-tongue", "bare", "bare-little", "all-words"}
	SayingBesideKinds = []string{"start", "alone", "margin", "margin-back", "around"}
	EncodedKinds      = []string{"start", "likeness"}
	BelongKinds       = []string{"start", "next", "one-paragraph", "one-report", "told", "around", "words", "use", "own-use", "paragraphs", "soft-most", "soft-least", "theme", "one-speaker", "one-act", "apart", "all-words"}
	TitleKinds        = []string{"start", "share", "many", "beside", "own", "rare", "reports", "heading", "theme", "news", "known", "near", "content", "sides", "long", "opens", "verb", "all"}
)

// models gives the models' names, kinds and weights.
func (w *Weights) models() []struct {
	name    string
	kinds   []string
	weights *[]float64
} {
	return []struct {
		name    string
		kinds   []string
		weights *[]float64
	}{{"alone", AloneKinds, &w.Alone}, {"beside", BesideKinds, &w.Beside},
		{"saying", SayingKinds, &w.Saying}, {"said-by", SayingBesideKinds, &w.SayingBeside}, {"belong", BelongKinds, &w.Belong}, {"title", TitleKinds, &w.Title},
		{"encoded", EncodedKinds, &w.Encoded}}
}

// ReadWeights reads weights as String writes them. What a text does not have
// weighs nothing.
func ReadWeights(text string) Weights {
	var w Weights
	rows := map[string]float64{}
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		if len(f) < 3 || f[0] == "#" {
			continue
		}
		rows[f[0]+" "+f[1]], _ = strconv.ParseFloat(f[2], 64)
	}
	for _, m := range w.models() {
		for _, k := range m.kinds {
			*m.weights = append(*m.weights, rows[m.name+" "+k])
		}
	}
	return w
}

// String writes weights one a line: model, kind, weight.
func (w *Weights) String() string {
	var b strings.Builder
	for _, m := range w.models() {
		for k, name := range m.kinds {
			fmt.Fprintf(&b, "%-9s %-14s %8.4f\n", m.name, name, (*m.weights)[k])
		}
	}
	return b.String()
}

// OwnWeights are the weights that come with the package.
var OwnWeights = sync.OnceValue(func() Weights { return ReadWeights(weightsFile) })
