package de

import (
	_ "embed"
	"strings"
	"sync"

	"synopse/language"
	"synopse/language/sequence"
	"synopse/language/tagger"
)

//go:embed data/tags.bin
var tagWeights string

var tagModel = sync.OnceValue(func() *sequence.Model {
	m, err := sequence.Open(tagWeights)
	if err != nil {
		panic(err) // the file is part of the program and opened by its tests
	}
	return m
})

// Annotate fills tag, lemma, morphology and entity of the tokens of a document
// whose sentences and tokens are given.
func Annotate(doc *language.Document) {
	a := newAnnotator()
	for _, s := range doc.Sentences {
		a.sentence(doc.Tokens[s.First:s.Last])
	}
}

// annotator keeps its memory from sentence to sentence.
type annotator struct {
	words    tagger.Extractor
	features sequence.Features
	decoder  sequence.Decoder
	model    *sequence.Model
	labels   []label
	forms    []form // of the tagged label of each token
}

// form is what a label of the tagger says beyond the part of speech.
type form byte

const (
	finite     form = 'f'
	infinitive form = 'i'
	participle form = 'p'
	particle   form = 'v' // a separated prefix
)

// label is a label of the tagger, taken apart.
type label struct {
	tag  language.Tag
	form form
}

func newAnnotator() *annotator {
	a := &annotator{model: tagModel()}
	a.words.Classes = Classes
	for _, name := range a.model.Labels {
		tag, suffix, _ := strings.Cut(name, "-")
		l := label{tag: language.ParseTag(tag)}
		if suffix != "" {
			l.form = form(suffix[0])
		}
		a.labels = append(a.labels, l)
	}
	return a
}

// sentence annotates the tokens of one sentence.
func (a *annotator) sentence(tokens []language.Token) {
	a.words.Prepare(tokens, nil)
	a.words.Features(&a.features)
	a.forms = a.forms[:0]
	for i, k := range a.decoder.Decode(a.model, &a.features) {
		l := a.labels[k]
		tokens[i].Tag = l.tag
		a.forms = append(a.forms, l.form)
	}
	a.morphology(tokens)
	a.lemmas(tokens)
}
